//! A console without terminal, threads or clock: the app, a store in a folder of its own, a
//! clipboard that is a list, and a time that the test moves.
//!
//! Every effect is carried out at once and its answer goes back in, until nothing is left to do.

#![allow(dead_code, reason = "each test binary uses its part")]

use chaqi::app::keys::{Code, Key, KeyMap};
use chaqi::app::{
    App, Effect, FlagMeaning, Ids, Layer, Mood, Msg, Route, Settings, Shelf, UrgeSettings,
};
use chaqi::domain::{
    Change, Colour, Commit, Money, Order, OrderFields, OrderKey, OrderState, Platform, Roster,
    Segment, Shift, Time,
};
use chaqi::i18n::Lang;
use chaqi::phrases::{Language, Library, Sources};
use chaqi::runtime::desk::Desk;
use chaqi::runtime::phrase_desk::PhraseDesk;
use chaqi::store::{Place, Store};
use chaqi::text::width;
use chaqi::ui::{Caret, Look, draw};
use chrono::{NaiveTime, TimeDelta};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::{Arc, OnceLock};
use tempfile::TempDir;

/// A Saturday evening, in the middle of the late shift.
pub const EVENING: &str = "2026-11-21T20:05:00+08:00";

/// The console of one agent.
pub struct Shell {
    pub app: App,
    desk: Desk,
    /// The phrase files; nothing where only the embedded phrases are wanted.
    phrases: Option<PhraseDesk>,
    /// What is on the clipboard for reading.
    pub reads: Option<String>,
    /// Pictures that were opened.
    pub opened: Vec<PathBuf>,
    /// What was copied, the last at the end.
    pub clipboard: Vec<String>,
    /// How copying ends: by which way, or why not.
    pub route: Result<Route, String>,
    /// Saving fails with this.
    pub full: Option<String>,
    pub now: Time,
    /// What the app asked for since [`Shell::asked`] was last called.
    effects: Vec<Effect>,
    /// The unfinished form that a crash would leave behind.
    pub draft: Option<String>,
    pub quit: bool,
    pub look: Look,
    folder: Rc<TempDir>,
}

/// The embedded phrases; built once.
pub fn shelf(lang: Lang) -> Arc<Shelf> {
    static ZH: OnceLock<Arc<Shelf>> = OnceLock::new();
    static EN: OnceLock<Arc<Shelf>> = OnceLock::new();
    let (cell, language) = match lang {
        Lang::ZhCn => (&ZH, Language::ZhCn),
        Lang::En => (&EN, Language::En),
    };
    let build = || {
        let sources = Sources { language, ..Sources::default() };
        let library = Library::load(&sources, time(EVENING).date_naive());
        assert!(library.problems.is_empty(), "{:?}", library.problems);
        Arc::new(Shelf::new(library))
    };
    Arc::clone(cell.get_or_init(build))
}

pub fn time(text: &str) -> Time {
    Time::parse_from_rfc3339(text).unwrap()
}

/// Two shifts of a shop, the late one past midnight.
pub fn roster() -> Roster {
    let clock = |text| NaiveTime::parse_from_str(text, "%H:%M").unwrap();
    let shift = |name: &str, start, end| Shift {
        name: name.into(),
        segments: vec![Segment { start: clock(start), end: clock(end) }],
        agents: Vec::new(),
    };
    Roster {
        shifts: vec![shift("白班", "08:30", "16:00"), shift("晚班", "16:00", "01:00")],
        ..Roster::default()
    }
}

pub fn settings(lang: Lang, agent: &str) -> Settings {
    let zh = lang == Lang::ZhCn;
    let meaning = |colour| match (colour, zh) {
        (Colour::Red, true) => "特殊要求",
        (Colour::Yellow, true) => "改价/优惠",
        (Colour::Green, true) => "退款售后",
        (Colour::Blue, true) => "已催付",
        (Colour::Red, false) => "special wish",
        (Colour::Yellow, false) => "price changed",
        (Colour::Green, false) => "refund",
        (Colour::Blue, false) => "urged to pay",
        _ => "",
    };
    let flags = Colour::preset(Platform::Taobao, false)
        .into_iter()
        .map(|(digit, colour)| FlagMeaning {
            colour,
            digit,
            meaning: meaning(colour).to_owned(),
            reserved: colour == Colour::Blue,
        })
        .collect();
    let douyin = Colour::preset(Platform::Douyin, false).into_iter();
    let douyin = douyin.map(|(digit, colour)| FlagMeaning {
        colour,
        digit,
        meaning: "".into(),
        reserved: false,
    });
    Settings {
        lang,
        agent: agent.into(),
        shop: if zh { "插旗旗舰店" } else { "Chaqi Flagship" }.into(),
        flags: vec![(Platform::Taobao, flags), (Platform::Douyin, douyin.collect())],
        roster: roster(),
        chat_chars: 500,
        urge: UrgeSettings {
            flags: vec![(Platform::Taobao, Colour::Blue)],
            reply: "urge-gentle".into(),
            note: "催付".into(),
            ..UrgeSettings::default()
        },
        is_set_up: true,
        call_windows: vec!["10:00-11:00".into(), "16:00-20:00".into()],
        ..Settings::default()
    }
}

impl Shell {
    /// The console of 慧兰 on an empty store.
    pub fn new() -> Self {
        Self::of(Lang::ZhCn, "慧兰")
    }

    pub fn of(lang: Lang, agent: &str) -> Self {
        // In memory where there is such a folder: these tests are not about the disk.
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        Self::on(Rc::new(folder), lang, agent, time(EVENING), 1)
    }

    /// The same agent's console on a copy of the store: what is done there is not done here.
    pub fn twin(&self) -> Self {
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        for entry in std::fs::read_dir(self.folder.path()).unwrap().map(Result::unwrap) {
            let name = entry.file_name();
            // Not the shared memory: it belongs to the file it lies beside.
            if entry.path().is_file() && !name.to_string_lossy().ends_with("-shm") {
                std::fs::copy(entry.path(), folder.path().join(name)).unwrap();
            }
        }
        let agent = self.app.settings.agent.clone();
        Self::on(Rc::new(folder), self.app.lang, &agent, self.now, 7_777)
    }

    /// Another agent's console on the same store.
    pub fn colleague(&self, agent: &str) -> Self {
        let seed = agent.bytes().map(u64::from).sum::<u64>() + 1_000;
        Self::on(Rc::clone(&self.folder), self.app.lang, agent, self.now, seed)
    }

    /// The same, as it is until the phrases are read.
    pub fn colleague_before_phrases(&self, agent: &str) -> Self {
        Self::bare(Rc::clone(&self.folder), self.app.lang, agent, self.now, 7_778)
    }

    fn on(folder: Rc<TempDir>, lang: Lang, agent: &str, now: Time, seed: u64) -> Self {
        let mut shell = Self::bare(folder, lang, agent, now, seed);
        shell.send(Msg::LibraryLoaded(shelf(lang)));
        shell.asked();
        shell
    }

    fn bare(folder: Rc<TempDir>, lang: Lang, agent: &str, now: Time, seed: u64) -> Self {
        let place = Place { db: folder.path().join("chaqi.db") };
        let exports = folder.path().join("exports");
        let desk = Desk::open(place, exports, lang, agent.into(), now).unwrap();
        let settings = settings(lang, agent);
        let app = App::new(settings, KeyMap::default(), Ids::seeded(seed), now, (80, 24));
        let mut shell = Self {
            app,
            desk,
            phrases: None,
            reads: None,
            opened: Vec::new(),
            clipboard: Vec::new(),
            route: Ok(Route::System),
            full: None,
            now,
            effects: Vec::new(),
            draft: None,
            quit: false,
            look: Look::default(),
            folder,
        };
        let effects = shell.app.start();
        shell.work(effects);
        shell
    }

    /// The console starts anew with these keys.
    pub fn rekey(&mut self, keys: KeyMap) {
        let settings = self.app.settings.clone();
        self.app = App::new(settings, keys, Ids::seeded(99), self.now, (80, 24));
        let effects = self.app.start();
        self.work(effects);
        self.send(Msg::LibraryLoaded(shelf(self.app.lang)));
        self.asked();
    }

    /// The folder of phrase files, which are read and written from now on. The agent's own is
    /// `personal.toml`, the shop's `shop.toml`.
    pub fn phrase_files(&mut self) -> PathBuf {
        let folder = self.folder().join("phrases");
        let language = match self.app.lang {
            Lang::ZhCn => Language::ZhCn,
            Lang::En => Language::En,
        };
        let personal = Some(folder.join("personal.toml"));
        let sources =
            Sources { language, addons: Vec::new(), shop_dir: Some(folder.clone()), personal };
        let trash = self.folder().join("deleted.json");
        let desk = PhraseDesk::open(sources, trash, self.now.date_naive());
        let shelf = desk.shelf();
        self.phrases = Some(desk);
        self.send(Msg::LibraryLoaded(shelf));
        folder
    }

    /// What the phrases' thread does every few seconds.
    pub fn look_at_phrases(&mut self) {
        let today = self.now.date_naive();
        let Some(desk) = &mut self.phrases else { return };
        if desk.look(today) {
            let shelf = desk.shelf();
            self.send(Msg::LibraryLoaded(shelf));
        }
    }

    /// The store as another program finds it.
    pub fn store(&self) -> Store {
        let place = Place { db: self.folder.path().join("chaqi.db") };
        Store::open(place, *self.now.offset()).unwrap()
    }

    pub fn folder(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    /// Time goes on.
    pub fn wait(&mut self, minutes: i64) {
        self.now += TimeDelta::minutes(minutes);
        self.send(Msg::Tick);
    }

    /// It is this time.
    pub fn at(&mut self, text: &str) {
        self.now = time(text);
        self.send(Msg::Tick);
    }

    /// Tells the app something, and does all that follows.
    pub fn send(&mut self, msg: Msg) {
        let effects = self.app.update(msg, self.now);
        self.work(effects);
    }

    fn work(&mut self, effects: Vec<Effect>) {
        let mut left = VecDeque::from(effects);
        while let Some(effect) = left.pop_front() {
            self.effects.push(effect.clone());
            if let (Effect::EditPhrases(number, edit), Some(desk)) = (&effect, &mut self.phrases) {
                let result = desk.edit((**edit).clone(), self.now);
                if desk.look(self.now.date_naive()) {
                    let shelf = desk.shelf();
                    left.extend(self.app.update(Msg::LibraryLoaded(shelf), self.now));
                }
                left.extend(self.app.update(Msg::PhrasesWritten(*number, result), self.now));
                continue;
            }
            if let Some(answer) = self.perform(effect) {
                left.extend(self.app.update(answer, self.now));
            }
        }
    }

    fn perform(&mut self, effect: Effect) -> Option<Msg> {
        match effect {
            Effect::Copy { id, text, .. } => Some(self.put(id, text)),
            Effect::Save(commit) if self.full.is_some() => {
                Some(Msg::NotSaved(commit.id, self.full.clone().unwrap()))
            }
            Effect::KeepDraft(draft) => {
                self.draft = draft;
                None
            }
            Effect::WriteSettings(_) => {
                self.desk.rename(self.app.settings.agent.clone());
                Some(Msg::SettingsWritten)
            }
            Effect::SwitchAddons(on) => Some(Msg::AddonsSwitched(on)),
            Effect::Quit => {
                self.quit = true;
                None
            }
            Effect::ReadNumber => Some(Msg::NumberRead(self.reads.clone())),
            Effect::ReadClipboard => self.reads.clone().map(Msg::ClipboardRead),
            Effect::ReadPhrase => {
                Some(Msg::PhraseRead(self.reads.as_deref().map(chaqi::exchange::phrases::our_text)))
            }
            Effect::LoadDeleted => {
                self.phrases.as_ref().map(|desk| Msg::DeletedLoaded(desk.deleted(self.now)))
            }
            Effect::SeekPicture(picture, title) => {
                let is_there = picture.is_there();
                Some(Msg::PictureSought(picture, title, is_there))
            }
            Effect::OpenPicture(picture) => Some(match picture.file() {
                Ok(path) => {
                    self.opened.push(path.clone());
                    Msg::PictureOpened(path)
                }
                Err(error) => {
                    let path = picture.path().display().to_string();
                    Msg::Failed(chaqi::app::picture_words(self.app.lang, error, &path))
                }
            }),
            // Played by the test.
            Effect::Import { .. }
            | Effect::ImportPhrases { .. }
            | Effect::ImportProducts { .. }
            | Effect::ExportPhrases(_)
            | Effect::LookAtPhrases
            | Effect::CancelJob => None,
            effect => self.desk.perform(effect, self.now),
        }
    }

    fn put(&mut self, id: u64, text: String) -> Msg {
        match self.route.clone() {
            Ok(route) => {
                self.clipboard.push(text);
                Msg::Copied(id, route)
            }
            Err(why) => Msg::NotCopied(id, why),
        }
    }

    /// Presses keys. A character stands for itself; a blank for nothing, so that scripts can be
    /// read (`<space>` is the key); names stand in angle brackets: `<enter> <esc> <tab> <s-tab>
    /// <up> <down> <left> <right> <bs> <del> <pgup> <pgdn> <home> <end> <space> <lt>`, `<f1>` to
    /// `<f12>`, `<c-x>` and `<a-1>` for Ctrl and Alt.
    pub fn press(&mut self, script: &str) {
        for key in keys(script) {
            self.send(Msg::Key(key));
        }
    }

    /// Text as it is typed, or as an input method commits it: a run of characters that no key has
    /// comes as one text ([`chaqi::runtime`]'s input gathers it), the others as keys.
    pub fn type_text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let end = rest.find(|c: char| c.is_ascii()).unwrap_or(rest.len());
            if c.is_ascii() {
                self.send(Msg::Key(Key::plain(Code::Char(c))));
                rest = &rest[1..];
            } else {
                self.send(Msg::Paste(rest[..end].to_owned()));
                rest = &rest[end..];
            }
        }
    }

    pub fn paste(&mut self, text: &str) {
        self.send(Msg::Paste(text.into()));
    }

    /// Fills fields of the form in front, by their names, and sends it.
    #[track_caller]
    pub fn fill(&mut self, values: &[(&str, &str)]) {
        for (name, value) in values {
            self.go_to_field(name);
            self.type_text(value);
        }
        self.press("<c-s>");
    }

    /// Puts the caret into a field, as Tab does.
    #[track_caller]
    pub fn go_to_field(&mut self, name: &str) {
        for _ in 0..30 {
            let Some(Layer::Form(form)) = self.app.layers.last() else {
                panic!("no form:\n{}", self.screen(100, 30))
            };
            if form.fields[form.focus].name == *name {
                return;
            }
            self.press("<tab>");
        }
        panic!("no field {name}:\n{}", self.screen(100, 30));
    }

    /// The value of a field of the form in front.
    #[track_caller]
    pub fn field(&mut self, name: &str) -> String {
        match self.app.layers.last() {
            Some(Layer::Form(form)) => form.value(name).to_owned(),
            _ => panic!("no form:\n{}", self.screen(100, 30)),
        }
    }

    /// What the app asked for since the last call.
    pub fn asked(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    /// The changes it asked to save since the last call, commit by commit.
    pub fn saves(&mut self) -> Vec<Vec<Change>> {
        self.asked()
            .into_iter()
            .filter_map(|e| match e {
                Effect::Save(Commit { changes, .. }) => Some(changes),
                _ => None,
            })
            .collect()
    }

    /// The text that was copied last.
    pub fn copied(&self) -> &str {
        self.clipboard.last().map_or("", String::as_str)
    }

    /// The message over the footer.
    pub fn toast(&self) -> &str {
        self.app.toast.as_ref().map_or("", |t| &t.text)
    }

    /// Something could not be done.
    pub fn is_warned(&self) -> bool {
        self.app.toast.as_ref().is_some_and(|t| t.mood == Mood::Bad)
    }

    #[track_caller]
    pub fn toasts(&self, parts: &[&str]) {
        for part in parts {
            assert!(self.toast().contains(part), "{part:?} is not in the toast {:?}", self.toast());
        }
    }

    /// Draws at a size.
    pub fn buffer(&mut self, columns: u16, rows: u16) -> (Buffer, Caret) {
        if self.app.size != (columns, rows) {
            self.send(Msg::Resized(columns, rows));
        }
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let caret = draw(&self.app, &self.look, &mut buffer);
        (buffer, caret)
    }

    /// The text of the screen at a size.
    pub fn screen(&mut self, columns: u16, rows: u16) -> String {
        print(&self.buffer(columns, rows).0)
    }

    /// The screen beside a chat window.
    pub fn small(&mut self) -> String {
        self.screen(48, 14)
    }

    #[track_caller]
    pub fn shows(&mut self, parts: &[&str]) {
        let screen = self.screen(100, 30);
        for part in parts {
            assert!(screen.contains(part), "{part:?} is not on the screen:\n{screen}");
        }
    }

    #[track_caller]
    pub fn hides(&mut self, parts: &[&str]) {
        let screen = self.screen(100, 30);
        for part in parts {
            assert!(!screen.contains(part), "{part:?} is on the screen:\n{screen}");
        }
    }

    /// What is lit up as hit by the search, in reading order.
    pub fn lit(&mut self) -> String {
        let hit = self.look.theme.hit.fg;
        let (buffer, _) = self.buffer(100, 30);
        let lit = buffer.content.iter().filter(|c| c.style().fg == hit);
        lit.map(ratatui::buffer::Cell::symbol).filter(|s| *s != " ").collect()
    }

    /// Puts an order into the store, as this agent would by hand.
    pub fn order(&mut self, number: &str, buyer: &str, item: &str, amount: i64, state: OrderState) {
        let pays = !matches!(state, OrderState::Unpaid | OrderState::Closed);
        let fields = OrderFields {
            buyer: Some(buyer.into()),
            item: Some(item.into()),
            amount: Some(Money(amount)),
            state: Some(state),
            created: Some(self.now),
            paid: pays.then_some(self.now),
            ..OrderFields::default()
        };
        let key = self.key(number);
        self.save(vec![Change::OrderAdded { key, fields }]);
    }

    pub fn key(&self, number: &str) -> OrderKey {
        let shop = self.app.settings.shop.clone();
        OrderKey { platform: Platform::Taobao, shop, number: number.into() }
    }

    /// Saves changes past the app, and lets it notice.
    pub fn save(&mut self, changes: Vec<Change>) {
        let id = uuid::Uuid::now_v7();
        let commit = Commit::new(id, &self.app.settings.agent, self.now, changes);
        self.store().save(&commit).unwrap();
        self.send(Msg::ChangedElsewhere);
    }

    /// An order as it is stored.
    #[track_caller]
    pub fn stored(&self, number: &str) -> Order {
        self.store().order(self.key(number).id()).unwrap().unwrap()
    }

    /// A console on the orders, with three of them and the cursor on the first row.
    pub fn on_orders() -> Self {
        let mut shell = Self::new();
        shell.three_orders();
        shell.wait(1);
        shell.press("<f3><home>");
        shell.asked();
        shell
    }

    /// Three orders: unpaid, to ship, shipped; the last is on top.
    pub fn three_orders(&mut self) {
        let all = [
            ("2713800000000000101", "小鱼爱吃糖", "羊毛围巾 驼色", 12_900, OrderState::Unpaid),
            ("2713800000000000102", "tb_77812", "加绒手套 黑色 L", 5_990, OrderState::ToShip),
            ("2713800000000000103", "春天的风", "毛线帽 米白", 7_900, OrderState::Shipped),
        ];
        for (number, buyer, item, amount, state) in all {
            self.now += TimeDelta::minutes(1);
            self.order(number, buyer, item, amount, state);
        }
    }
}

/// The keys of a script; see [`Shell::press`].
pub fn keys(script: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        if c == '<' {
            let end = rest.find('>').unwrap_or_else(|| panic!("no '>' in {script:?}"));
            keys.push(named(&rest[1..end]));
            rest = &rest[end + 1..];
        } else {
            if c != ' ' {
                keys.push(Key::plain(Code::Char(c)));
            }
            rest = &rest[c.len_utf8()..];
        }
    }
    keys
}

fn named(name: &str) -> Key {
    let full = match name {
        "lt" => return Key::plain(Code::Char('<')),
        "s-tab" => "shift-tab".to_owned(),
        "bs" => "backspace".to_owned(),
        "del" => "delete".to_owned(),
        "pgup" => "pageup".to_owned(),
        "pgdn" => "pagedown".to_owned(),
        _ => match name.split_once('-') {
            Some(("c", key)) => format!("ctrl-{key}"),
            Some(("a", key)) => format!("alt-{key}"),
            _ => name.to_owned(),
        },
    };
    Key::parse(&full).unwrap_or_else(|e| panic!("<{name}>: {e}"))
}

/// The text of a buffer: wide glyphs once, no blanks at the ends of lines. Fails where a glyph is
/// cut in half: at the edge, or by what was written over its second half.
#[track_caller]
pub fn print(buffer: &Buffer) -> String {
    let (columns, rows) = (buffer.area.width, buffer.area.height);
    let mut text = String::new();
    for y in 0..rows {
        let mut line = String::new();
        let mut x = 0;
        while x < columns {
            let symbol = buffer.cell((x, y)).map_or(" ", |c| c.symbol());
            let wide = width(symbol).max(1) as u16;
            line.push_str(symbol);
            for covered in x + 1..x + wide {
                let under = buffer.cell((covered, y)).map(|c| c.symbol());
                assert!(
                    matches!(under, Some(" " | "")),
                    "{symbol:?} at {x},{y} of {columns}×{rows} is cut by {under:?}"
                );
            }
            x += wide;
        }
        assert_eq!(x, columns, "row {y} of {columns}×{rows}: {line:?}");
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[test]
fn scripts_become_keys() {
    let plain = |c| Key::plain(Code::Char(c));
    assert_eq!(
        keys("yj <enter><c-n> <a-1><space><lt>议<f12>"),
        [
            plain('y'),
            plain('j'),
            Key::plain(Code::Enter),
            Key::ctrl('n'),
            Key::alt('1'),
            plain(' '),
            plain('<'),
            plain('议'),
            Key::plain(Code::F(12)),
        ]
    );
    assert_eq!(keys("<s-tab><bs>"), [Key::plain(Code::BackTab), Key::plain(Code::Backspace)]);
    assert!(std::panic::catch_unwind(|| keys("<nonsense>")).is_err());
}
