//! A handover as text for the chat and as Markdown. Phone numbers are masked.
//!
//! Must not know: how words are said in which language; they come in as [`HandoverLabels`].

use super::csv_out::printable;
use super::markdown::escape;
use crate::domain::{Draft, Handover, Item, Section, Severity, Time, Word, mask};
use chrono::NaiveDate;
use std::io::{self, Write};

/// The words of a handover.
pub struct HandoverLabels<'a> {
    /// The title line, from day, shift and agent; the shift may be empty.
    pub title: &'a dyn Fn(NaiveDate, &str, &str) -> String,
    /// The name of a section.
    pub section: &'a dyn Fn(Section) -> String,
    /// A section's head in the chat text.
    pub heading: &'a dyn Fn(Section) -> String,
    /// Between what an item is about and its summary.
    pub colon: String,
    /// The name of a severity.
    pub severity: &'a dyn Fn(Severity) -> String,
    /// What an empty section says.
    pub none: String,
    /// What a section says that nobody has filled yet.
    pub unfilled: String,
    /// Before the owner.
    pub owner: String,
    /// Before the time by which it is due.
    pub due: String,
    /// “If … then …”, from both parts.
    pub if_then: &'a dyn Fn(&str, &str) -> String,
    /// Before a next step without a condition.
    pub next: String,
    /// How old an item is, from whole days.
    pub age: &'a dyn Fn(i64) -> String,
    /// How often it was handed over.
    pub passes: &'a dyn Fn(u32) -> String,
}

/// What is to be written: a handover with its items, or a draft.
#[derive(Debug, Clone, Copy)]
pub struct HandoverPage<'a> {
    /// The business day.
    pub day: NaiveDate,
    /// The shift; empty outside any.
    pub shift: &'a str,
    /// Who hands over.
    pub agent: &'a str,
    /// The items, in order.
    pub items: &'a [Item],
    /// The age of items counts to here.
    pub now: Time,
    /// The sections that nobody has filled or marked “none” yet.
    pub open: &'a [Section],
}

impl<'a> HandoverPage<'a> {
    /// A handover that was submitted, with its items as they stand.
    pub fn submitted(handover: &'a Handover, items: &'a [Item], now: Time) -> Self {
        let Handover { day, shift, agent, .. } = handover;
        Self { day: *day, shift, agent, items, now, open: &[] }
    }

    /// A draft with the sections that are still open ([`Draft::gaps`]).
    pub fn draft(
        draft: &'a Draft,
        open: &'a [Section],
        day: NaiveDate,
        shift: &'a str,
        agent: &'a str,
        now: Time,
    ) -> Self {
        Self { day, shift, agent, items: &draft.items, now, open }
    }

    fn of(&self, section: Section) -> impl Iterator<Item = &'a Item> {
        self.items.iter().filter(move |i| i.section == section && !i.deleted)
    }

    /// What an empty section says.
    fn nothing<'l>(&self, section: Section, labels: &'l HandoverLabels<'_>) -> &'l str {
        if self.open.contains(&section) { &labels.unfilled } else { &labels.none }
    }

    fn title(&self, labels: &HandoverLabels<'_>) -> String {
        (labels.title)(self.day, self.shift, self.agent)
    }
}

/// One line for the chat: masked, no line end of its own.
fn plain(text: &str) -> String {
    let text = mask::phones_in(text);
    printable(&text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines below an item's first.
fn details(item: &Item, now: Time, labels: &HandoverLabels<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    let mut who = Vec::new();
    if !item.owner.is_empty() {
        who.push(format!("{}{}", labels.owner, plain(&item.owner)));
    }
    if let Some(due) = item.due {
        who.push(format!(
            "{}{}",
            labels.due,
            due.with_timezone(now.offset()).format("%m-%d %H:%M")
        ));
    }
    if !who.is_empty() {
        lines.push(who.join("  "));
    }
    match (item.condition.is_empty(), item.next.is_empty()) {
        (true, true) => {}
        (true, false) => lines.push(format!("{}{}", labels.next, plain(&item.next))),
        (false, _) => lines.push((labels.if_then)(&plain(&item.condition), &plain(&item.next))),
    }
    let mut past = Vec::new();
    if item.passes > 0 {
        past.push((labels.passes)(item.passes));
    }
    if item.age_days(now) > 0 {
        past.push((labels.age)(item.age_days(now)));
    }
    if !past.is_empty() {
        lines.push(past.join("  "));
    }
    lines
}

fn head(item: &Item, labels: &HandoverLabels<'_>) -> String {
    let parts = [plain(&item.label), plain(&item.summary)];
    parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(&labels.colon)
}

/// Writes the page as text for the chat: short lines, a blank one between sections.
///
/// # Errors
/// Writing failed.
pub fn chat(
    out: &mut impl Write,
    page: &HandoverPage<'_>,
    labels: &HandoverLabels<'_>,
) -> io::Result<()> {
    writeln!(out, "{}", plain(&page.title(labels)))?;
    for section in Section::ALL {
        let heading = (labels.heading)(*section);
        if page.of(*section).next().is_none() {
            writeln!(out, "\n{heading}{}", page.nothing(*section, labels))?;
            continue;
        }
        writeln!(out, "\n{}", heading.trim_end())?;
        for (number, item) in page.of(*section).enumerate() {
            let severity = (labels.severity)(item.severity);
            writeln!(out, "{}. [{severity}] {}", number + 1, head(item, labels))?;
            for line in details(item, page.now, labels) {
                writeln!(out, "   {line}")?;
            }
        }
    }
    Ok(())
}

/// Writes the page as Markdown.
///
/// # Errors
/// Writing failed.
pub fn markdown(
    out: &mut impl Write,
    page: &HandoverPage<'_>,
    labels: &HandoverLabels<'_>,
) -> io::Result<()> {
    writeln!(out, "# {}", escape(&plain(&page.title(labels))))?;
    for section in Section::ALL {
        writeln!(out, "\n## {}\n", escape(&(labels.section)(*section)))?;
        if page.of(*section).next().is_none() {
            writeln!(out, "{}", escape(page.nothing(*section, labels)))?;
        }
        for (number, item) in page.of(*section).enumerate() {
            let severity = escape(&(labels.severity)(item.severity));
            writeln!(out, "{}. **{severity}** {}", number + 1, escape(&head(item, labels)))?;
            for line in details(item, page.now, labels) {
                writeln!(out, "   - {}", escape(&line))?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ItemId;
    use uuid::Uuid;

    fn time(text: &str) -> Time {
        Time::parse_from_rfc3339(text).unwrap()
    }

    fn items() -> Vec<Item> {
        let since = time("2026-11-18T09:00:00+08:00");
        let mut item = Item::new(ItemId(Uuid::nil()), "晓月", since);
        item.section = Section::Orders;
        item.severity = Severity::Urgent;
        item.label = "2713000000000000001 小鹿".into();
        item.summary = "改地址\n电话13812345678 *急*".into();
        item.owner = "仓库".into();
        item.due = Some(time("2026-11-22T02:00:00+00:00"));
        item.condition = "买家催".into();
        item.next = "发 wl".into();
        item.passes = 2;
        let mut plain =
            Item::new(ItemId(Uuid::from_u128(1)), "晓月", time("2026-11-21T22:00:00+08:00"));
        plain.summary = "明天有活动\u{1b}[2J".into();
        plain.next = "看公告".into();
        let mut gone = plain.clone();
        gone.deleted = true;
        vec![item, plain, gone]
    }

    fn written(markdown_form: bool) -> String {
        let labels = HandoverLabels {
            title: &|day, shift, agent| format!("交接 {day} {shift} {agent}"),
            section: &|s| s.names()[0].to_owned(),
            heading: &|s| format!("【{}】", s.names()[0]),
            colon: "：".into(),
            severity: &|s| s.names()[0].to_owned(),
            unfilled: "还没填".into(),
            none: "无".into(),
            owner: "负责：".into(),
            due: "截止：".into(),
            if_then: &|a, b| format!("如果{a}，就{b}"),
            next: "下一步：".into(),
            age: &|days| format!("已{days}天"),
            passes: &|n| format!("第{n}次交接"),
        };
        let items = items();
        let draft = Draft { items, ..Draft::default() };
        let now = time("2026-11-21T23:00:00+08:00");
        let page = HandoverPage::draft(&draft, &[], now.date_naive(), "晚班", "慧兰", now);
        let mut out = Vec::new();
        if markdown_form {
            markdown(&mut out, &page, &labels).unwrap();
        } else {
            chat(&mut out, &page, &labels).unwrap();
        }
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn for_the_chat() {
        assert_eq!(
            written(false),
            "交接 2026-11-21 晚班 慧兰\n\n【订单】\n\
             1. [紧急] 2713000000000000001 小鹿：改地址 电话138****5678 *急*\n   \
             负责：仓库  截止：11-22 10:00\n   如果买家催，就发 wl\n   第2次交接  已3天\n\n\
             【中差评】无\n\n【其他事项】\n1. [关注] 明天有活动\u{fffd}[2J\n   下一步：看公告\n"
        );
    }

    #[test]
    fn as_markdown() {
        assert_eq!(
            written(true),
            "# 交接 2026-11-21 晚班 慧兰\n\n## 订单\n\n\
             1. **紧急** 2713000000000000001 小鹿：改地址 电话138\\*\\*\\*\\*5678 \\*急\\*\n   \
             - 负责：仓库  截止：11-22 10:00\n   - 如果买家催，就发 wl\n   - 第2次交接  已3天\n\n\
             ## 中差评\n\n无\n\n## 其他事项\n\n1. **关注** 明天有活动\u{fffd}\\[2J\n   - 下一步：看公告\n"
        );
    }
}
