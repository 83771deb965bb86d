//! The blanks of other programs in our way of writing.
//!
//! A text that makes sense as one of our templates is taken as one; braces that make none are
//! doubled, so that they stay. Names that we know by another word become ours, `{分段符}` a line
//! `---`; XX, `***` and `___` become variables.

use crate::phrases::{Piece, Template, escaped};

/// A text with our blanks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Ours {
    pub(super) text: String,
    /// Gaps that became variables: as they stood, and the name.
    pub(super) gaps: Vec<(String, String)>,
}

/// What others call our variables.
const NAMES: [(&str, &[&str]); 9] = [
    ("buyer", &["买家昵称", "买家姓名", "买家", "客户昵称", "买家旺旺"]),
    ("order", &["订单编号", "订单号"]),
    ("amount", &["订单金额", "实付金额"]),
    ("courier", &["物流公司", "快递公司"]),
    ("waybill", &["运单号", "物流单号", "快递单号"]),
    ("item", &["商品", "产品名称", "商品名称", "宝贝名称", "宝贝标题"]),
    ("agent", &["客服", "客服昵称", "客服姓名"]),
    ("shop", &["店铺", "店铺名称", "店铺名"]),
    (PART, &["分段符"]),
];
const PART: &str = "---";
/// A gap is a run of so many of these.
const GAPS: [(char, usize, usize); 3] = [('X', 2, 6), ('*', 3, 6), ('_', 3, 8)];

/// What another program's name is with us.
fn known(name: &str) -> Option<&'static str> {
    NAMES.iter().find(|(_, theirs)| theirs.contains(&name)).map(|(ours, _)| *ours)
}

/// Turns a text of another program into one of ours.
pub(super) fn ours(text: &str) -> Ours {
    let template = Template::parse(text).is_ok();
    let mut out = Ours::default();
    let mut rest = text;
    let mut before = '\n';
    while let Some(c) = rest.chars().next() {
        let used = match c {
            '{' | '｛' | '}' | '｝' => out.brace(rest, c, template),
            '[' | '【' => out.bracket(rest),
            _ => out.gap(rest, c, before),
        };
        let used = used.unwrap_or_else(|| {
            out.text.push(c);
            c.len_utf8()
        });
        before = rest[..used].chars().next_back().unwrap_or(c);
        rest = &rest[used..];
    }
    out
}

impl Ours {
    /// Takes what begins with a brace; tells how many bytes that was.
    fn brace(&mut self, rest: &str, c: char, template: bool) -> Option<usize> {
        if template && rest[c.len_utf8()..].starts_with(c) {
            self.text.push(c);
            self.text.push(c);
            return Some(2 * c.len_utf8());
        }
        let inside = &rest[c.len_utf8()..];
        let end = inside.find(['{', '}', '｛', '｝', '\n']);
        if let Some(end) = end.filter(|end| inside[*end..].starts_with(['}', '｝']))
            && matches!(c, '{' | '｛')
        {
            let close = inside[end..].chars().next().map_or(1, char::len_utf8);
            let whole = &rest[..c.len_utf8() + end + close];
            let name = inside[..end].trim();
            match known(name) {
                Some(PART) => self.part(),
                Some(ours) => self.text.push_str(&format!("{{{ours}}}")),
                None if is_blank(whole) => self.text.push_str(whole),
                None => {
                    self.text.push_str(&escaped(&rest[..c.len_utf8()]));
                    return Some(c.len_utf8());
                }
            }
            return Some(whole.len());
        }
        self.text.push_str(&escaped(&rest[..c.len_utf8()]));
        Some(c.len_utf8())
    }

    /// A divider between two parts.
    fn part(&mut self) {
        let kept = self.text.trim_end_matches([' ', '\n']).len();
        self.text.truncate(kept);
        self.text.push_str("\n---\n");
    }

    /// `[订单号]` and its like; other brackets may be emoticons.
    fn bracket(&mut self, rest: &str) -> Option<usize> {
        let (open, close) = if rest.starts_with('[') { ('[', ']') } else { ('【', '】') };
        let inside = &rest[open.len_utf8()..];
        let end = inside.find(close)?;
        let ours = known(inside[..end].trim()).filter(|ours| *ours != PART)?;
        self.text.push_str(&format!("{{{ours}}}"));
        Some(open.len_utf8() + end + close.len_utf8())
    }

    /// XX, `***`, `___`, when they stand for something: not in XXL, not in 138****0000, not as a
    /// line of their own.
    fn gap(&mut self, rest: &str, c: char, before: char) -> Option<usize> {
        let sign = c.to_ascii_uppercase();
        let (_, least, most) = GAPS.iter().find(|(gap, _, _)| *gap == sign)?;
        let end = rest.find(|other| other != c).unwrap_or(rest.len());
        let after = rest[end..].chars().next().unwrap_or('\n');
        let alone = matches!(before, '\n' | '\r') && matches!(after, '\n' | '\r');
        let inside = before.is_ascii_alphanumeric() || after.is_ascii_alphanumeric();
        if !(*least..=*most).contains(&end) || inside || alone {
            // The whole run at once: its rest is no gap either.
            self.text.push_str(&rest[..end]);
            return Some(end);
        }
        let name = format!("填空{}", self.gaps.len() + 1);
        self.text.push_str(&format!("{{{name}}}"));
        self.gaps.push((rest[..end].to_owned(), name));
        Some(end)
    }
}

/// The braces and what is in them make one of our blanks.
fn is_blank(whole: &str) -> bool {
    Template::parse(whole)
        .is_ok_and(|template| !template.pieces().iter().any(|p| matches!(p, Piece::Text(_))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_in_the_wild_become_ours() {
        for (theirs, expected) in [
            (
                "{买家昵称}您好，{订单号}已发{物流公司}{ 运单号 }",
                "{buyer}您好，{order}已发{courier}{waybill}",
            ),
            ("一{分段符}二\n{分段符}\n三", "一\n---\n二\n---\n\n三"),
            ("[产品名称]【订单号】[微笑]", "{item}{order}[微笑]"),
            ("{优惠券名}满减", "{优惠券名}满减"),
            ("{buyer} {date+2} {{x}} {time}", "{buyer} {date+2} {{x}} {time}"),
            ("a{b c}d", "a{{b c}}d"),
            ("}{", "}}{{"),
            ("{\n}", "{{\n}}"),
            ("｛1｝{{", "｛｛1｝｝{{{{"),
            ("您的XX到了", "您的{填空1}到了"),
            ("拍xx码，满***元减___", "拍{填空1}码，满{填空2}元减{填空3}"),
            ("XXL 码 138****0000", "XXL 码 138****0000"),
            ("******\n标题\n______", "******\n标题\n______"),
            ("/:^_^ /:809 (*^__^*)", "/:^_^ /:809 (*^__^*)"),
        ] {
            let made = ours(theirs);
            assert_eq!(made.text, expected, "{theirs}");
            assert!(Template::parse(&made.text).is_ok(), "{theirs}");
            assert_eq!(ours(&made.text).text, made.text, "twice is once: {theirs}");
        }
    }
}
