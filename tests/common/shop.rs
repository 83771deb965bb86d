//! A shop's home for tests: its config, its clipboard file, its database read from outside.

use std::path::{Path, PathBuf};

use chaqi::domain::{Change, Commit, OrderFields, OrderKey, Platform, Time};
use chaqi::i18n::{FluentValue, Lang};
use chaqi::store::{Place, Saved, Store};
use chrono::{FixedOffset, TimeDelta, Utc};
use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;
use unicode_width::UnicodeWidthStr;

use super::{Console, Spec};

/// The shop's name.
pub const SHOP: &str = "插旗旗舰店";

/// A home of its own, removed with the value.
pub struct Shop {
    folder: TempDir,
    /// More lines of the config, in front of the shifts.
    pub more: String,
}

impl Shop {
    /// An empty home.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), more: String::new() }
    }

    /// A home where one agent is set up, and copies go to a file.
    pub fn of(agent: &str) -> Self {
        let shop = Self::empty();
        shop.agent(agent);
        shop
    }

    /// Another agent sits down: the config names them. Whoever it is, it is the middle of their
    /// shift now: no test is cut in two by the end of a business day.
    pub fn agent(&self, agent: &str) {
        let hour = |by: i64| (now() + TimeDelta::hours(by)).format("%H:%M").to_string();
        let (start, end) = (hour(-6), hour(6));
        let mut config = format!(
            "language = \"zh-CN\"\n[agent]\nname = \"{agent}\"\n[shop]\nname = \"{SHOP}\"\n\
             [clipboard]\nbackend = \"file\"\n{}",
            self.more
        );
        for (name, who) in [("白班", "晓月"), ("晚班", "慧兰")] {
            config.push_str(&format!(
                "[[shift]]\nname = \"{name}\"\nstart = \"{start}\"\nend = \"{end}\"\n\
                 agents = [\"{who}\"]\n"
            ));
        }
        std::fs::write(self.home().join("config.toml"), config).unwrap();
    }

    /// The folder.
    pub fn home(&self) -> &Path {
        self.folder.path()
    }

    /// A console on it.
    pub fn console(&self, columns: u16, rows: u16) -> Console {
        Console::spawn(Spec::default().home(self.home()).size(columns, rows))
    }

    /// The text that was copied last.
    pub fn copied(&self) -> String {
        std::fs::read_to_string(self.home().join("clipboard.txt")).unwrap_or_default()
    }

    /// The record, read by another program.
    pub fn record(&self) -> Connection {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Connection::open_with_flags(self.home().join("chaqi.db"), flags).unwrap()
    }

    /// One number from the record.
    pub fn number(&self, query: &str) -> i64 {
        self.record().query_row(query, [], |row| row.get(0)).unwrap()
    }

    /// The texts of one column.
    pub fn texts(&self, query: &str) -> Vec<String> {
        let record = self.record();
        let mut statement = record.prepare(query).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    }

    /// The texts of all notes on an order, the oldest first.
    pub fn notes(&self, number: &str) -> Vec<String> {
        let notes: Vec<String> =
            self.texts(&format!("SELECT notes FROM orders WHERE number = '{number}'"));
        let Some(notes) = notes.first() else { return Vec::new() };
        let notes: serde_json::Value = serde_json::from_str(notes).unwrap();
        let text = |note: &serde_json::Value| note["text"].as_str().unwrap().to_owned();
        notes.as_array().unwrap().iter().map(text).collect()
    }

    /// The half-written forms on the disk.
    pub fn drafts(&self) -> Vec<(PathBuf, String)> {
        let Ok(folder) = std::fs::read_dir(self.home().join("drafts")) else { return Vec::new() };
        folder
            .filter_map(|entry| {
                let path = entry.unwrap().path();
                let json = path.extension().is_some_and(|e| e == "json");
                json.then(|| std::fs::read_to_string(&path).ok().map(|text| (path, text)))?
            })
            .collect()
    }

    /// The files of exports.
    pub fn exports(&self) -> Vec<PathBuf> {
        let Ok(folder) = std::fs::read_dir(self.home().join("exports")) else { return Vec::new() };
        let mut files: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files
    }

    /// Saves changes as one commit through the library.
    pub fn save(&self, agent: &str, changes: Vec<Change>) {
        let place = Place { db: self.home().join("chaqi.db") };
        let mut store = Store::open(place, *now().offset()).unwrap();
        let commit = Commit::new(uuid::Uuid::now_v7(), agent, now(), changes);
        assert!(matches!(store.save(&commit).unwrap(), Saved::Now(_)));
    }
}

/// The key of an order of the shop.
pub fn order_key(number: &str) -> OrderKey {
    OrderKey { platform: Platform::Taobao, shop: SHOP.into(), number: number.into() }
}

/// A new order.
pub fn order(number: &str, buyer: &str) -> Change {
    let fields = OrderFields {
        buyer: Some(buyer.into()),
        item: Some("羊毛围巾".into()),
        created: Some(now()),
        ..OrderFields::default()
    };
    Change::OrderAdded { key: order_key(number), fields }
}

/// Now, where the shop is.
pub fn now() -> Time {
    Utc::now().with_timezone(&FixedOffset::east_opt(8 * 3600).unwrap())
}

/// A message as the console says it.
pub fn words(id: &str, values: &[(&'static str, &str)]) -> String {
    let mut given = Vec::new();
    for (name, value) in values {
        // Only short ones are counts; an order's number is a text.
        let value = match value.parse::<i64>() {
            Ok(count) if value.len() < 6 => FluentValue::from(count),
            _ => FluentValue::from((*value).to_owned()),
        };
        given.push((*name, value));
    }
    chaqi::i18n::format(Lang::ZhCn, id, &given)
}

/// A text without blanks, line ends and frames: what wrapping does not change.
pub fn squash(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !"│╭╮╰╯─".contains(*c)).collect()
}

impl Console {
    /// Waits until a message stands on the screen, wherever its lines are broken.
    #[track_caller]
    pub fn wait_said(&self, id: &str, values: &[(&'static str, &str)]) {
        let words = words(id, values);
        assert!(!words.starts_with('⟦'), "no such message: {words}");
        self.wait_squashed(&words);
    }

    /// Waits until a text stands on the screen, wherever its lines are broken.
    #[track_caller]
    pub fn wait_squashed(&self, text: &str) {
        let wanted = squash(text);
        self.wait_until(&format!("“{text}”"), |screen| squash(screen).contains(&wanted));
    }

    /// Waits until a message is gone.
    #[track_caller]
    pub fn wait_unsaid(&self, id: &str, values: &[(&'static str, &str)]) {
        let words = words(id, values);
        let wanted = squash(&words);
        self.wait_until(&format!("no “{words}”"), |s| !squash(s).contains(&wanted));
    }

    /// Waits until the caret stands right behind a text.
    #[track_caller]
    pub fn wait_caret_behind(&self, text: &str) {
        self.wait_seen(&format!("the caret behind {text:?}"), |screen, cursor| {
            let Some((column, row)) = cursor else { return false };
            let line = screen.lines().nth(usize::from(row)).unwrap_or_default();
            line.match_indices(text)
                .any(|(at, found)| line[..at + found.len()].width() == usize::from(column))
        });
    }

    /// Puts the caret into the field of a form that has this label.
    #[track_caller]
    pub fn go_to_field(&mut self, label: &str) {
        let field = |screen: &str, cursor: Option<(u16, u16)>| {
            let row = screen.lines().nth(usize::from(cursor?.1))?.split_once('│')?.1;
            row.trim_start().split([' ', '*']).next().map(str::to_owned)
        };
        for _ in 0..20 {
            let now = self.seen(field);
            if now.as_deref() == Some(label) {
                return;
            }
            self.keys("<tab>");
            self.wait_seen("the next field", |s, cursor| field(s, cursor) != now);
        }
        panic!("no field {label}:\n{}", self.screen());
    }

    /// Quits, and checks that the terminal is given back.
    #[track_caller]
    pub fn quit(mut self) {
        let status = self.press_quit();
        assert_eq!(status.exit_code(), 0, "{status}\n{}", self.screen());
        assert_eq!(self.modes(), super::Modes::default());
        assert!(self.settings_are_back());
        self.assert_all_ours();
    }

    /// Every control sequence so far is one of ours.
    #[track_caller]
    pub fn assert_all_ours(&self) {
        let foreign: Vec<_> = super::control_sequences(&self.raw())
            .into_iter()
            .filter(|seq| !super::is_ours(seq))
            .collect();
        assert_eq!(foreign, [], "foreign sequences");
    }

    /// No wide glyph is cut, and every box has whole walls.
    #[track_caller]
    pub fn assert_whole(&self) {
        let cells = self.cells();
        let screen = self.screen();
        for (y, row) in cells.iter().enumerate() {
            for (x, (text, wide, half)) in row.iter().enumerate() {
                assert!(!text.contains('\u{fffd}'), "a broken glyph at {x},{y}:\n{screen}");
                let next_is_half = row.get(x + 1).is_some_and(|c| c.2);
                assert_eq!(*wide, next_is_half, "half a glyph at {x},{y}:\n{screen}");
                assert!(!*half || row[x - 1].1, "the wrong half at {x},{y}:\n{screen}");
            }
        }
        // A corner above has a corner below, and a wall all the way.
        for (up, wall, down) in [("╭", "│", "╰"), ("╮", "│", "╯")] {
            for y in 0..cells.len() {
                for x in (0..cells[y].len()).filter(|x| cells[y][*x].0 == up) {
                    let end = (y + 1..cells.len()).find(|y| cells[*y][x].0 != wall);
                    // The lower wall may lie under the message over the footer.
                    let hidden = end.is_none_or(|y| y + 5 > cells.len());
                    let closed = end.is_some_and(|y| cells[y][x].0 == down);
                    assert!(closed || hidden, "a broken wall under {x},{y}:\n{screen}");
                }
            }
        }
    }
}
