//! From the keys of a file to [`Config`]: the one place that names every key.

use super::choices::{Backend, Language, ReplyOrder, Role, Theme};
use super::error::{Kind, Problem};
use super::flags::Flags;
use super::reader::{Reader, Section};
use super::{
    Agent, Clipboard, Config, DEFAULTS, KeyOverride, Phrases, Remind, Replies, Reviews, Screen,
    Shop, Urge, macros, values,
};
use crate::domain::{
    Colour, DiscountLimit, MemoTemplate, Platform, Quiet, Roster, Segment, Shift, Word,
};
use chrono::{NaiveTime, TimeDelta};
use std::path::PathBuf;
use std::time::Duration;

/// The shipped settings.
pub(super) fn defaults() -> Config {
    let mut config = blank();
    let reader = Reader::read(DEFAULTS, |root| config.take(root));
    debug_assert!(reader.problems.is_empty(), "config.toml: {:?}", reader.problems);
    // A line of the shipped file helps nobody.
    config.urge.reply_place = (0, 0);
    config.flags.meanings.values_mut().for_each(|said| said.is_own = false);
    config
}

/// The shipped settings with a user's text over them, and what is wrong with the text.
pub(super) fn over_defaults(text: &str) -> (Config, Vec<Problem>) {
    let mut config = defaults();
    let reader = Reader::read(text, |root| config.take(root));
    (config, reader.problems)
}

/// The keys that the program asks the shipped settings for in vain.
#[cfg(test)]
pub(super) fn absent_in_defaults() -> Vec<String> {
    let mut config = blank();
    let absent = Reader::read(DEFAULTS, |root| config.take(root)).absent;
    // Of these there is none until a shop makes one: an example stands there.
    let mut absent: Vec<String> = absent.into_iter().filter(|key| key != "list").collect();
    let example: String = DEFAULTS
        .lines()
        .skip_while(|line| *line != "# [[list]]")
        .take_while(|line| !line.is_empty())
        .map(|line| format!("{}\n", line.trim_start_matches("# ")))
        .collect();
    let reader = Reader::read(&example, |root| config.take_lists(root));
    debug_assert!(reader.problems.is_empty(), "config.toml: {:?}", reader.problems);
    absent.extend(reader.absent);
    absent
}

/// What stands before `config.toml` is read; nothing of it survives the reading.
fn blank() -> Config {
    Config {
        language: Language::Auto,
        agent: Agent { name: String::new(), role: Role::ReadOnly },
        shop: Shop { name: String::new(), platform: Platform::Other },
        clipboard: Clipboard {
            backend: Backend::File,
            command: Vec::new(),
            file: PathBuf::new(),
            clear_personal_after: None,
        },
        roster: Roster::default(),
        flags: Flags::default(),
        lists: Vec::new(),
        memo: MemoTemplate::default(),
        phrases: Phrases { addons: Vec::new() },
        replies: Replies {
            order: ReplyOrder::Plain,
            tolerant_pinyin: true,
            chat_limit_chars: None,
            chat_limit_bytes: None,
        },
        reviews: Reviews { call_after_hours: 0, call_windows: Vec::new() },
        urge: Urge {
            at: NaiveTime::MIN,
            flag: Colour::Grey,
            reply: String::new(),
            reply_place: (0, 0),
            note: String::new(),
            window_days: 0,
        },
        macros: Vec::new(),
        remind: Remind { quiet: None, promise_ahead: TimeDelta::zero() },
        discount: DiscountLimit::default(),
        buyer_groups: Vec::new(),
        screen: Screen { mouse: false, theme: Theme::Plain, ascii_borders: true, bell: false },
        keys: Vec::new(),
    }
}

impl Config {
    /// Takes over every key that a file holds.
    fn take(&mut self, root: &mut Section<'_, '_>) {
        root.read("language", &mut self.language, values::word);
        root.section("agent", |agent| {
            agent.read("name", &mut self.agent.name, values::text);
            agent.read("role", &mut self.agent.role, values::word);
        });
        root.section("shop", |shop| {
            shop.read("name", &mut self.shop.name, values::text);
            shop.read("platform", &mut self.shop.platform, values::word);
        });
        root.section("clipboard", |clipboard| self.clipboard.take(clipboard));
        self.take_shifts(root);
        root.section("flags", |flags| self.flags.take(flags));
        self.take_lists(root);
        root.section("memo", |memo| {
            memo.read("template", &mut self.memo, values::memo);
        });
        root.section("phrases", |phrases| {
            phrases.list("addons", &mut self.phrases.addons, values::word);
            self.phrases.addons.sort_unstable();
            self.phrases.addons.dedup();
        });
        root.section("replies", |replies| self.replies.take(replies));
        root.section("reviews", |reviews| {
            reviews.read("call_after_hours", &mut self.reviews.call_after_hours, |v| {
                values::number(v, 1..=720)
            });
            reviews.list("call_windows", &mut self.reviews.call_windows, values::window);
        });
        root.section("urge", |urge| {
            urge.read("at", &mut self.urge.at, values::time);
            let (platform, old) = (self.shop.platform, self.urge.flag);
            let at = urge.read("flag", &mut self.urge.flag, values::word);
            if let Some(at) = at
                && !self.flags.offers(platform, self.urge.flag)
            {
                urge.complain(at, Kind::NotOffered { colour: self.urge.flag, platform });
                self.urge.flag = old;
            }
            let old = self.urge.reply.clone();
            if let Some(at) = urge.read("reply", &mut self.urge.reply, values::text)
                && self.urge.reply != old
            {
                self.urge.reply_place = urge.place(at);
            }
            urge.read("note", &mut self.urge.note, values::buyer_note);
            urge.read("window_days", &mut self.urge.window_days, |v| values::number(v, 1..=30));
        });
        macros::take(&mut self.macros, root, &self.flags, self.shop.platform);
        root.section("remind", |remind| {
            let old = self.remind.quiet.map(|q| vec![q.start, q.end]);
            let mut times = old.unwrap_or_default();
            remind.list("quiet", &mut times, values::time);
            match times.as_slice() {
                [] => self.remind.quiet = None,
                [start, end] => self.remind.quiet = Some(Quiet { start: *start, end: *end }),
                _ => remind.complain(remind.start(), Kind::NotAPair),
            }
            let minutes = |v: &_| values::number(v, 0..=2_880).map(TimeDelta::minutes);
            remind.read("promise_ahead_minutes", &mut self.remind.promise_ahead, minutes);
        });
        root.section("discount", |discount| {
            discount.read("limit", &mut self.discount.order, values::money);
            discount.read("shift_limit", &mut self.discount.shift, values::money);
        });
        root.section("buyers", |buyers| {
            buyers.list("groups", &mut self.buyer_groups, values::group);
        });
        root.section("screen", |screen| {
            screen.read("mouse", &mut self.screen.mouse, values::boolean);
            screen.read("theme", &mut self.screen.theme, values::word);
            screen.read("ascii_borders", &mut self.screen.ascii_borders, values::boolean);
            screen.read("bell", &mut self.screen.bell, values::boolean);
        });
        root.section("keys", |keys| {
            for (key, value, at) in keys.entries() {
                let (line, column) = keys.place(at);
                match values::text(value.get_ref()) {
                    Ok(act) => {
                        self.keys.push(KeyOverride { key: key.to_owned(), act, line, column });
                    }
                    Err(kind) => keys.complain(value.span().start, kind),
                }
            }
        });
    }

    /// A file that holds shifts replaces all others. Several with one name are the parts of one.
    fn take_shifts(&mut self, root: &mut Section<'_, '_>) {
        let mut shifts: Vec<Shift> = Vec::new();
        let given = root.sections("shift", |section| {
            let (mut name, mut agents) = (String::new(), Vec::new());
            let mut part = Segment { start: NaiveTime::MIN, end: NaiveTime::MIN };
            let named = section.need("name", &mut name, values::text);
            let start = section.need("start", &mut part.start, values::time);
            let end = section.need("end", &mut part.end, values::time);
            section.list("agents", &mut agents, values::text);
            let (Some(named), Some(start), Some(_)) = (named, start, end) else { return };
            if name.is_empty() {
                section.complain(named, Kind::Needed { key: "shift.name".to_owned() });
                return;
            }
            match shifts.iter_mut().find(|shift| shift.name == name) {
                Some(shift) if shift.segments.iter().any(|s| overlap(s, &part)) => {
                    section.complain(start, Kind::Overlap { shift: name });
                }
                Some(shift) => {
                    shift.segments.push(part);
                    for agent in agents {
                        if !shift.agents.contains(&agent) {
                            shift.agents.push(agent);
                        }
                    }
                }
                None => shifts.push(Shift { name, segments: vec![part], agents }),
            }
        });
        if given {
            self.roster.shifts = shifts;
        }
        let roster = &mut self.roster;
        root.section("shift_rules", |rules| {
            let minutes = |v: &_| values::number(v, 0..=720).map(TimeDelta::minutes);
            rules.read("overtime_minutes", &mut roster.overtime, minutes);
            rules.read("early_minutes", &mut roster.early, minutes);
        });
    }
}

/// Two stretches of the day share a minute. One that ends when it starts is the whole day.
fn overlap(a: &Segment, b: &Segment) -> bool {
    let holds = |segment: &Segment, time: NaiveTime| {
        if segment.end <= segment.start {
            time >= segment.start || time < segment.end
        } else {
            (segment.start..segment.end).contains(&time)
        }
    };
    holds(a, b.start) || holds(b, a.start)
}

impl Clipboard {
    fn take(&mut self, section: &mut Section<'_, '_>) {
        let old = self.backend;
        let chosen = section.read("backend", &mut self.backend, values::word);
        section.list("command", &mut self.command, values::text);
        section.read("file", &mut self.file, values::path);
        section.read("clear_personal_after", &mut self.clear_personal_after, |v| {
            let seconds = u64::try_from(values::number(v, 0..=86_400)?).unwrap_or_default();
            Ok((seconds > 0).then(|| Duration::from_secs(seconds)))
        });
        if let Some(at) = chosen
            && self.backend == Backend::Command
            && self.command.is_empty()
        {
            section.complain(at, Kind::Needed { key: "clipboard.command".to_owned() });
            self.backend = old;
        }
    }
}

impl Replies {
    fn take(&mut self, section: &mut Section<'_, '_>) {
        section.read("order", &mut self.order, values::word);
        section.read("tolerant_pinyin", &mut self.tolerant_pinyin, values::boolean);
        section.read("chat_limit_chars", &mut self.chat_limit_chars, values::limit);
        section.read("chat_limit_bytes", &mut self.chat_limit_bytes, values::limit);
    }
}

impl Flags {
    fn take(&mut self, section: &mut Section<'_, '_>) {
        section.read("erp_colours", &mut self.erp_colours, values::boolean);
        section.each_section(values::named::<Platform>, |section, platform| {
            let offered = Colour::preset(platform, self.erp_colours);
            let mut seen: Vec<Colour> = Vec::new();
            section.each_section(
                |name| match values::named::<Colour>(name)? {
                    colour if offered.iter().any(|(_, c)| *c == colour) => Ok(colour),
                    colour => Err(Kind::NotOffered { colour, platform }),
                },
                |flag, colour| {
                    if seen.contains(&colour) {
                        let key = format!("{} {}", platform.code(), colour.code());
                        flag.complain(flag.start(), Kind::Twice { key });
                    }
                    seen.push(colour);
                    let said = self.meanings.entry((platform, colour)).or_default();
                    said.is_own |= flag.read("meaning", &mut said.meaning, values::text).is_some();
                    flag.read("reserved", &mut said.reserved, values::boolean);
                },
            );
        });
    }
}
