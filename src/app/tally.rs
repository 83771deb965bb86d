//! The tally: numbers by agent, shift or day, and the rows behind each.

use super::{App, Card, Cursor, Effect, Layer};
use crate::domain::tally::{Activity, By, Measure, Tally};
use crate::domain::{Roster, Time, Word};
use crate::i18n::{t, word};
use crate::text::{Line, gate};
use chrono::{Datelike, Days, NaiveDate};
use std::fmt::Write;
use std::path::PathBuf;

/// The tally view.
#[derive(Debug, Clone)]
pub struct TallyPane {
    /// The search box: a day or a range in words, else a filter of the measures.
    pub query: Line,
    /// The chosen measure's row.
    pub cursor: Cursor,
    /// The first business day.
    pub from: NaiveDate,
    /// The last one.
    pub to: NaiveDate,
    /// By what it is grouped.
    pub by: By,
    /// The numbers.
    pub tally: Option<Tally>,
    rows: Vec<Activity>,
    asked: u64,
}

impl TallyPane {
    /// The tally of one day.
    pub fn new(day: NaiveDate) -> Self {
        Self {
            query: Line::new(),
            cursor: Cursor::default(),
            from: day,
            to: day,
            by: By::Agent,
            tally: None,
            rows: Vec::new(),
            asked: 0,
        }
    }

    pub(super) fn loaded(&mut self, number: u64, rows: Vec<Activity>, roster: &Roster) {
        if number == self.asked {
            self.rows = rows;
            self.count(roster);
        }
    }

    fn count(&mut self, roster: &Roster) {
        self.tally = Some(Tally::count(self.rows.clone(), roster, self.from, self.to, self.by));
    }
}

/// Reads a day or a range: `今天` `昨天` `本周` `上周` `本月` `上月`, `today` …, `11-21`,
/// `2026-11-21`, or two days joined by `~`, `..` or `到`. Weeks begin on Monday.
pub fn read_range(text: &str, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let text = gate::fold_search(text);
    let text = text.trim();
    let monday = today - Days::new(u64::from(today.weekday().num_days_from_monday()));
    let first = today.with_day(1)?;
    let last_month = first.pred_opt()?;
    let one = |day| Some((day, day));
    match text {
        "今天" | "今日" | "today" => return one(today),
        "昨天" | "昨日" | "昨晚" | "yesterday" => return one(today.pred_opt()?),
        "前天" => return one(today - Days::new(2)),
        "本周" | "这周" | "week" | "this week" => return Some((monday, today)),
        "上周" | "last week" => return Some((monday - Days::new(7), monday.pred_opt()?)),
        "本月" | "这个月" | "month" | "this month" => return Some((first, today)),
        "上月" | "上个月" | "last month" => {
            return Some((last_month.with_day(1)?, last_month));
        }
        _ => {}
    }
    for separator in ["..", "~", "到", "至"] {
        if let Some((from, to)) = text.split_once(separator) {
            let (from, to) = (read_day(from, today)?, read_day(to, today)?);
            return Some((from.min(to), from.max(to)));
        }
    }
    one(read_day(text, today)?)
}

fn read_day(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let text = text.trim().replace(['/', '.', '月', '年'], "-").replace('日', "");
    NaiveDate::parse_from_str(&text, "%Y-%m-%d").ok().or_else(|| {
        let day =
            NaiveDate::parse_from_str(&format!("{}-{text}", today.year()), "%Y-%m-%d").ok()?;
        // A day without a year that would lie ahead was last year's.
        if day > today + Days::new(31) { day.with_year(today.year() - 1) } else { Some(day) }
    })
}

impl App {
    pub(super) fn load_activity(&mut self) -> Effect {
        let (from, to) = self.settings.roster.window(self.tally.from, self.tally.to);
        self.tally.asked += 1;
        Effect::LoadActivity(self.tally.asked, self.local(from), self.local(to))
    }

    fn local(&self, time: chrono::NaiveDateTime) -> Time {
        time.and_local_timezone(*self.now.offset()).single().unwrap_or(self.now)
    }

    pub(super) fn step_group(&mut self, by: isize) -> Vec<Effect> {
        let all = By::ALL;
        let now = all.iter().position(|b| *b == self.tally.by).unwrap_or(0) as isize;
        self.tally.by = all[(now + by).rem_euclid(all.len() as isize) as usize];
        self.tally.count(&self.settings.roster);
        Vec::new()
    }

    pub(super) fn step_day(&mut self, by: i64) -> Vec<Effect> {
        let length = (self.tally.to - self.tally.from).num_days() + 1;
        let shift = chrono::TimeDelta::days(length * by);
        self.tally.from += shift;
        self.tally.to += shift;
        vec![self.load_activity()]
    }

    pub(super) fn tally_query_changed(&mut self) -> Vec<Effect> {
        let today = self.settings.roster.at(self.now, &self.settings.agent).day;
        let text = self.tally.query.text().to_owned();
        self.tally.cursor.reset();
        let range =
            if text.trim().is_empty() { Some((today, today)) } else { read_range(&text, today) };
        match range {
            Some((from, to)) if (from, to) != (self.tally.from, self.tally.to) => {
                (self.tally.from, self.tally.to) = (from, to);
                vec![self.load_activity()]
            }
            _ => Vec::new(),
        }
    }

    /// What stands in the search box is neither a day nor a measure.
    pub fn is_tally_query_lost(&self) -> bool {
        let text = self.tally.query.text().trim();
        !text.is_empty()
            && read_range(text, self.now.date_naive()).is_none()
            && !Measure::ALL
                .iter()
                .any(|m| crate::search::match_text(text, &word(self.lang, *m)).is_some())
    }

    /// The measures shown: all, or those that the search box finds when it names no day.
    pub fn measures(&self) -> Vec<Measure> {
        let text = self.tally.query.text().trim();
        let today = self.now.date_naive();
        if text.is_empty() || read_range(text, today).is_some() {
            return Measure::ALL.to_vec();
        }
        let found: Vec<Measure> = Measure::ALL
            .iter()
            .copied()
            .filter(|m| crate::search::match_text(text, &word(self.lang, *m)).is_some())
            .collect();
        if found.is_empty() { Measure::ALL.to_vec() } else { found }
    }

    pub(super) fn open_rows(&mut self) -> Vec<Effect> {
        let Some(measure) = self.measures().get(self.tally.cursor.at).copied() else {
            return Vec::new();
        };
        let Some(tally) = &self.tally.tally else { return Vec::new() };
        let rows: Vec<Activity> =
            tally.rows_behind(measure, None, &self.settings.roster).cloned().collect();
        let title = t!(self.lang, "tally-rows-title",
            "measure" => word(self.lang, measure), "total" => tally.total.shown(measure),
            "count" => rows.len() as i64);
        self.layers.push(Layer::Card(Card::Rows(title, rows, 0)));
        Vec::new()
    }

    /// What a group's key is called: nobody and off-shift have words.
    pub fn group_label(&self, key: &str) -> String {
        match (key, self.tally.by) {
            ("", By::Agent) => t!(self.lang, "domain-nobody"),
            ("", By::Shift) => t!(self.lang, "domain-off-shift"),
            _ => key.to_owned(),
        }
    }

    /// The tally as lines of text, a measure a line: for the work group.
    fn tally_text(&self) -> Option<String> {
        let tally = self.tally.tally.as_ref()?;
        let mut text = t!(self.lang, "tally-text-title",
            "shop" => self.settings.shop.clone(), "range" => self.range_words());
        text.truncate(text.trim_end().len());
        for group in &tally.groups {
            let name = self.group_label(&group.key);
            let _ = write!(text, "\n{}", t!(self.lang, "tally-text-group", "group" => name));
            for measure in Measure::ALL.iter().filter(|m| group.figures.get(**m) != 0) {
                let _ = write!(
                    text,
                    " {} {}",
                    word(self.lang, *measure),
                    group.figures.shown(*measure)
                );
            }
        }
        let _ = write!(text, "\n{}", t!(self.lang, "tally-total"));
        for measure in Measure::ALL.iter().filter(|m| tally.total.get(**m) != 0) {
            let _ = write!(text, " {} {}", word(self.lang, *measure), tally.total.shown(*measure));
        }
        if let Some(rate) = tally.total.conversion() {
            let rate = format!("{}.{}%", rate / 10, rate % 10);
            let _ = write!(text, " {} {rate}", t!(self.lang, "tally-conversion"));
        }
        if let Some(rate) = tally.total.urging_success() {
            let rate = format!("{}.{}%", rate / 10, rate % 10);
            let _ = write!(text, " {} {rate}", t!(self.lang, "urging-rate"));
        }
        Some(text)
    }

    /// The days of the tally in words.
    pub fn range_words(&self) -> String {
        if self.tally.from == self.tally.to {
            self.tally.from.to_string()
        } else {
            format!("{} ~ {}", self.tally.from, self.tally.to)
        }
    }

    /// The days of the tally as short as they can be said: `11-21`, `11-01~21`.
    pub fn range_words_short(&self) -> String {
        let (from, to) = (self.tally.from, self.tally.to);
        if from == to {
            from.format("%m-%d").to_string()
        } else if from.month() == to.month() && from.year() == to.year() {
            format!("{}~{}", from.format("%m-%d"), to.format("%d"))
        } else {
            format!("{}~{}", from.format("%m-%d"), to.format("%m-%d"))
        }
    }

    pub(super) fn copy_tally(&mut self) -> Vec<Effect> {
        match self.tally_text() {
            Some(text) => {
                let said = t!(self.lang, "tally-said", "range" => self.range_words());
                self.copy(text, said, None)
            }
            None => Vec::new(),
        }
    }

    /// `kind` is the ending of the file: csv, md or json.
    pub(super) fn export_tally(&mut self, kind: &str) -> Vec<Effect> {
        let Some(tally) = self.tally.tally.clone() else { return Vec::new() };
        let name =
            format!("tally-{}-{}-{}.{kind}", self.tally.from, self.tally.to, self.tally.by.code());
        vec![Effect::ExportTally { path: PathBuf::from(name), tally: Box::new(tally) }]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_people_say_them() {
        let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap();
        let today = day("2026-11-21");
        for (text, from, to) in [
            ("昨天", "2026-11-20", "2026-11-20"),
            ("本周", "2026-11-16", "2026-11-21"),
            ("上周", "2026-11-09", "2026-11-15"),
            ("上月", "2026-10-01", "2026-10-31"),
            ("11-03", "2026-11-03", "2026-11-03"),
            ("12月31日", "2025-12-31", "2025-12-31"),
            ("１１-０１～１１-０３", "2026-11-01", "2026-11-03"),
            ("2026-11-03..2026-11-01", "2026-11-01", "2026-11-03"),
        ] {
            assert_eq!(read_range(text, today), Some((day(from), day(to))), "{text}");
        }
        assert_eq!(read_range("接待", today), None);
    }
}
