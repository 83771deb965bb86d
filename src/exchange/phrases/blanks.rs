//! The blanks of other programs in our way of writing.
//!
//! A text that makes sense as one of our templates is taken as one; braces that make none are
//! doubled, so that they stay. Names that we know by another word become ours, `{分段符}` a line
//! `---`; XX, `***`, `___` and brackets that say what goes there, `[退货地址]`, become variables.

use crate::phrases::{BUILT_IN_VARIABLES, Piece, Template, escaped};

/// A text with our blanks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Ours {
    pub(super) text: String,
    /// Gaps that became variables: as they stood, and the name.
    pub(super) gaps: Vec<(String, String)>,
}

/// What others call our variables.
const NAMES: [(&str, &[&str]); 9] = [
    (
        "buyer",
        &["买家昵称", "买家姓名", "买家", "客户昵称", "买家旺旺", "customer name", "buyer name"],
    ),
    ("order", &["订单编号", "订单号", "order number", "order no", "order id"]),
    ("amount", &["订单金额", "实付金额", "order amount", "order total"]),
    ("courier", &["物流公司", "快递公司", "carrier", "courier"]),
    ("waybill", &["运单号", "物流单号", "快递单号", "tracking number"]),
    (
        "item",
        &["商品", "产品名称", "商品名称", "宝贝名称", "宝贝标题", "product name", "item name"],
    ),
    ("agent", &["客服", "客服昵称", "客服姓名", "agent name"]),
    ("shop", &["店铺", "店铺名称", "店铺名", "shop name", "store name"]),
    (PART, &["分段符"]),
];
const PART: &str = "---";
/// A gap is a run of so many of these.
const GAPS: [(char, usize, usize); 3] = [('X', 2, 6), ('*', 3, 6), ('_', 3, 8)];

/// What brackets hold that stand for something to be filled in. All others of hanzi are faces, such
/// as [微笑], or headings, such as [温馨提示].
const FILLED_IN: &str = "\
    名称 姓名 昵称 单号 订单号 编号 金额 日期 时间 地址 产品 商品 款式 \
    型号 规格 材质 面料 成分 颜色 尺码 尺寸 数量 重量 容量 价格 差价 \
    原价 赠品 特点 卖点 功能 功效 情况 状态 原因 公司 电话 链接 城市 \
    客户 买家 天数 小时 运费 优惠 折扣 比例 积分 等级 品牌 体重 身高 \
    年龄 部位 步骤 填写 插入 变量 收件 收货 手机 联系方式 快递 物流 店铺 \
    店名 仓库";
/// Latin letters in brackets that are faces or marks.
const FACES: [&str; 6] = ["ok", "no", "yes", "doge", "hi", "new"];
/// The most characters of such brackets.
const LONGEST: usize = 24;

/// What another program's name is with us.
fn known(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    NAMES.iter().find(|(_, theirs)| theirs.contains(&name.as_str())).map(|(ours, _)| *ours)
}

/// Tells whether brackets with this inside stand for something to be filled in.
fn is_filled_in(inside: &str) -> bool {
    let short = !inside.is_empty() && inside.chars().count() <= LONGEST;
    let says = inside.chars().any(|c| c.is_ascii_alphabetic())
        && !FACES.contains(&inside.to_lowercase().as_str());
    // What the chat writes for a picture of an item.
    let picture = inside.ends_with("快照");
    short && !picture && (says || FILLED_IN.split(' ').any(|word| inside.contains(word)))
}

/// The name of a variable for what stands in brackets; nothing for a sign such as X, and for a name
/// that we fill by ourselves.
fn name_of(inside: &str) -> Option<String> {
    let is_part = |c: char| c.is_alphanumeric();
    let words: Vec<&str> = inside.split(|c| !is_part(c)).filter(|word| !word.is_empty()).collect();
    let sign = |word: &&str| word.chars().all(|c| c.is_ascii_digit() || matches!(c, 'X' | 'x'));
    let name = words.join("_");
    let starts = name.chars().next().is_some_and(char::is_alphabetic);
    // What stands for today or the order in hand with us need not be what they meant.
    let lower = name.to_lowercase();
    let ours = BUILT_IN_VARIABLES.contains(&lower.as_str()) || matches!(&*lower, "date" | "time");
    (starts && !ours && !words.iter().all(sign)).then_some(name)
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

    /// `[订单号]` and its like; other brackets may be emoticons, and 【…】 mostly are for emphasis.
    fn bracket(&mut self, rest: &str) -> Option<usize> {
        let (open, close) = if rest.starts_with('[') { ('[', ']') } else { ('【', '】') };
        let inside = &rest[open.len_utf8()..];
        let end = inside.find([close, '\n']).filter(|end| inside[*end..].starts_with(close))?;
        let used = open.len_utf8() + end + close.len_utf8();
        let inside = inside[..end].trim();
        if let Some(ours) = known(inside).filter(|ours| *ours != PART) {
            self.text.push_str(&format!("{{{ours}}}"));
        } else {
            // A link of Markdown is text.
            let is_link = rest[used..].starts_with('(');
            (open == '[' && !is_link && is_filled_in(inside)).then_some(())?;
            let name = name_of(inside).map_or_else(|| self.next_gap(), |name| self.unused(&name));
            self.become_variable(&rest[..used], name);
        }
        Some(used)
    }

    /// A gap whose name nobody knows.
    fn next_gap(&self) -> String {
        format!("填空{}", self.gaps.len() + 1)
    }

    /// The name, with a number when it is asked for already: two dates of a text are two dates.
    fn unused(&self, name: &str) -> String {
        let taken = |name: &str| self.gaps.iter().any(|(_, known)| known == name);
        let numbered = (2..).map(|n| format!("{name}{n}"));
        std::iter::once(name.to_owned()).chain(numbered).find(|n| !taken(n)).unwrap_or_default()
    }

    fn become_variable(&mut self, stood: &str, name: String) {
        self.text.push_str(&format!("{{{name}}}"));
        self.gaps.push((stood.to_owned(), name));
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
        let name = self.next_gap();
        self.become_variable(&rest[..end], name);
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
            ("寄到[退货地址]，[时间]到[时间]", "寄到{退货地址}，{时间}到{时间2}"),
            ("满[X]减[X-X]，[24/48]小时", "满{填空1}减{填空2}，[24/48]小时"),
            ("[Order Number] by [Delivery date] [Status]", "{order} by {Delivery_date} {Status}"),
            ("Sent [date], refund [amount]", "Sent {填空1}, refund {填空2}"),
            ("[温馨提示][OK][赞][图](http://a.cn)", "[温馨提示][OK][赞][图](http://a.cn)"),
            ("[商品快照]【活动时间】[时\n间]", "[商品快照]【活动时间】[时\n间]"),
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
