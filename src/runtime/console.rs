//! The main loop: messages in, effects out, one draw after each burst.

use super::clipboard::{Clipboard, Outcome, Route};
use super::drafts::{Drafts, orphans};
use super::event::Event;
use super::opener::{self, OpenError};
use super::rules::Watch;
use super::signals::{Signal, Signals};
use super::terminal::{Options, Terminal};
use super::{desk, input, job, phrase_export, phrase_import, product_import, settings, shelf};
use crate::app::{self, App, Effect, Ids, Msg, PhraseExport, PhraseImport, ProductImport};
use crate::config::{self, Config, ConfigError, Overrides, Paths};
use crate::domain::{Mapping, Time, Trade, Word as _};
use crate::exchange::{self, ImportOptions};
use crate::i18n::{Lang, io_error, system, t};
use crate::phrases::picture::Picture;
use crate::phrases::{Language, Sources};
use crate::store::{Place, StoreError};
use crate::ui::{self, Look};
use chrono::{Local, NaiveDate};
use ratatui::layout::Size;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

/// How long the clipboard may take to let go at the end.
const FAREWELL: Duration = Duration::from_millis(15);

/// The number of a reading of the clipboard whose text becomes a phrase.
const FOR_PHRASE: u64 = 1;
/// The number of a reading whose text should be an order number.
const FOR_NUMBER: u64 = 2;

/// What the console starts with.
#[derive(Debug, Clone)]
struct Start {
    config: Config,
    paths: Paths,
    overrides: Overrides,
    lang: Lang,
}

/// Why the console did not start, or ended.
#[derive(Debug, thiserror::Error)]
enum ConsoleError {
    /// A key of the config; in the user's language.
    #[error("{0}")]
    Config(String),
    /// The terminal.
    #[error(transparent)]
    Terminal(#[from] std::io::Error),
    /// The store could not be opened; in the user's language.
    #[error("{0}")]
    Store(String),
}

/// Time with the offset of this place.
fn now() -> Time {
    Local::now().fixed_offset()
}

fn today() -> NaiveDate {
    now().date_naive()
}

/// A path as it was typed, with `~` for the home folder.
fn at_home(path: PathBuf) -> PathBuf {
    match (path.strip_prefix("~"), std::env::home_dir()) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path,
    }
}

struct Console {
    app: App,
    look: Look,
    terminal: Terminal,
    /// Nothing until the first frame stands.
    clipboard: Option<Clipboard>,
    drafts: Option<Drafts>,
    start: Start,
    desk: Sender<desk::Order>,
    /// The number of the newest question for orders: the desk gives older ones up.
    newest: Arc<AtomicU64>,
    shelf: Sender<shelf::Order>,
    send: Sender<Event>,
    cancel: Arc<AtomicBool>,
    quit: Option<u8>,
}

/// Runs the console until it is quit; gives the exit code. `config` has the command line applied.
///
/// # Errors
/// A wrong key in the config before the screen is taken; a terminal that can't be used; a store
/// that can't be opened. All in the user's language.
pub fn start(config: &Config, paths: &Paths, overrides: &Overrides) -> anyhow::Result<u8> {
    let lang = config.lang(&config::locale(|name| std::env::var(name).ok()));
    let (config, paths, overrides) = (config.clone(), paths.clone(), overrides.clone());
    Ok(run(Start { config, paths, overrides, lang })?)
}

fn run(start: Start) -> Result<u8, ConsoleError> {
    let keys = settings::key_map(&start.config, &start.paths.config_file)
        .map_err(|e: ConfigError| ConsoleError::Config(e.text(start.lang)))?;
    let app_settings = settings::settings(&start.config, start.lang);
    let (send, events) = mpsc::channel();
    let sources = sources(&start);
    let first = shelf::first(&sources, &start.paths.first_page, today());
    let (shelf_orders, shelf_inbox) = mpsc::channel();
    let (orders, inbox) = mpsc::channel();

    let seed = uuid::Uuid::now_v7().as_u128() as u64;
    let mut app = App::new(app_settings, keys, Ids::seeded(seed), now(), (80, 24));
    if start.config.agent.role == config::Role::ReadOnly {
        app.update(Msg::ReadOnly(t!(start.lang, "app-role-read-only")), now());
    }
    if let Some(page) = first {
        app.update(Msg::FirstPage(page), now());
    }
    // Before the terminal is ours: whatever ends the program from here on gives it back.
    let to_main = send.clone();
    let signals = Signals::start(move |signal| {
        let _ = to_main.send(Event::Signal(signal));
    })?;
    super::signals::ignore_file_size_signal()?;
    let terminal = Terminal::enter(Options {
        mouse: start.config.screen.mouse && !start.overrides.no_mouse,
        title: format!("chaqi {}", start.config.shop.name),
        crash_notice: t!(start.lang, "app-crashed"),
    })?;
    let mut console = Console {
        look: settings::look(&start.config),
        app,
        terminal,
        clipboard: None,
        drafts: None,
        start,
        desk: orders,
        newest: Arc::default(),
        shelf: shelf_orders,
        send: send.clone(),
        cancel: Arc::new(AtomicBool::new(false)),
        quit: None,
    };
    console.draw()?;
    // The first frame stands; everything slower comes now.
    let places = shelf::Places {
        cache: console.start.paths.first_page.clone(),
        trash: console.start.paths.data_dir.join("deleted-phrases.json"),
    };
    let rules = Watch::new(console.start.paths.lint_rules.clone(), console.start.lang);
    let shelf_thread = shelf::start(sources, rules, places, now, send.clone(), shelf_inbox)?;
    let desk_thread = start_desk(&console.start, Arc::clone(&console.newest), inbox, &send)?;
    console.clipboard = Some(start_clipboard(&console.start, &send)?);
    input::start(send)?;
    let effects = console.app.start();
    console.perform_all(effects);
    console.offer_drafts();
    // The window may have changed before anyone listened for that.
    if console.terminal.size()? != Size::from(console.app.size) {
        console.draw()?;
    }
    let result = console.serve(&events, &signals);
    let Console { terminal, clipboard, desk, shelf, .. } = console;
    drop(terminal);
    if let Some(clipboard) = clipboard {
        clipboard.close(FAREWELL);
    }
    drop((desk, shelf));
    // What was still on its way to the files gets there.
    let _ = desk_thread.join();
    let _ = shelf_thread.join();
    result
}

fn sources(start: &Start) -> Sources {
    let language = match start.lang {
        Lang::ZhCn => Language::ZhCn,
        Lang::En => Language::En,
    };
    Sources {
        language,
        addons: start.config.phrases.addons.clone(),
        shop_dir: Some(start.paths.phrases_dir.clone()),
        personal: Some(start.paths.personal_phrases.clone()),
    }
}

fn start_desk(
    start: &Start,
    newest: Arc<AtomicU64>,
    inbox: Receiver<desk::Order>,
    send: &Sender<Event>,
) -> std::io::Result<std::thread::JoinHandle<()>> {
    let place = Place { db: start.paths.db.clone() };
    let (exports, lang) = (start.paths.exports.clone(), start.lang);
    let agent = settings::agent(&start.config);
    let open = move || {
        let mut desk = desk::Desk::open(place, exports, lang, agent, now())?;
        desk.listen(newest);
        Ok(desk)
    };
    let words = move |error: &StoreError| desk::in_words(lang, error);
    desk::start(open, now, words, inbox, send.clone(), start.paths.log.clone())
}

fn start_clipboard(start: &Start, send: &Sender<Event>) -> std::io::Result<Clipboard> {
    let send = send.clone();
    Clipboard::start(settings::clipboard(&start.config, &start.paths), move |outcome| {
        let _ = send.send(Event::Clipboard(outcome));
    })
}

impl Console {
    fn serve(&mut self, events: &Receiver<Event>, signals: &Signals) -> Result<u8, ConsoleError> {
        loop {
            let first = match self.app.next_wake().and_then(|w| w.to_std().ok()) {
                Some(wait) => match events.recv_timeout(wait) {
                    Ok(event) => event,
                    Err(RecvTimeoutError::Timeout) => Event::Msg(Msg::Tick),
                    Err(RecvTimeoutError::Disconnected) => return Ok(0),
                },
                None => match events.recv() {
                    Ok(event) => event,
                    Err(_) => return Ok(0),
                },
            };
            // An input method commits a burst of characters: take all of it, then draw once.
            let mut next = Some(first);
            while let Some(event) = next {
                match event {
                    Event::Fatal(words) => return Err(ConsoleError::Store(words)),
                    Event::Signal(signal) => {
                        if let Some(code) = self.signal(signal, signals)? {
                            return Ok(code);
                        }
                    }
                    event => self.take(event),
                }
                if let Some(code) = self.quit {
                    return Ok(code);
                }
                next = events.try_recv().ok();
            }
            self.draw()?;
        }
    }

    fn signal(&mut self, signal: Signal, signals: &Signals) -> std::io::Result<Option<u8>> {
        match signal {
            Signal::Stop => self.terminal.suspend()?,
            Signal::Continue => self.terminal.resume()?,
            Signal::Terminate(_) | Signal::Hangup => {
                signals.acknowledge();
                return Ok(Some(signal.exit_code()));
            }
        }
        Ok(None)
    }

    fn take(&mut self, event: Event) {
        match event {
            Event::Msg(msg) => self.update(msg),
            Event::Click(column, row) => {
                let target = ui::hit(&self.app, column, row);
                self.update(Msg::Pointed(target));
            }
            Event::Clipboard(outcome) => self.clipboard_did(outcome),
            Event::Signal(_) | Event::Fatal(_) => {}
        }
    }

    fn update(&mut self, msg: Msg) {
        let effects = self.app.update(msg, now());
        self.perform_all(effects);
    }

    fn clipboard_did(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Copied { id, route } => {
                let route = match route {
                    Route::System => app::Route::System,
                    Route::Osc52 => app::Route::Osc52,
                    Route::Tmux => app::Route::Tmux,
                    Route::Command(name) => app::Route::Command(name),
                    Route::File(path) => app::Route::File(path),
                };
                self.update(Msg::Copied(id, route));
            }
            Outcome::Osc52 { id, sequence } => match self.terminal.send(sequence) {
                Ok(()) => self.update(Msg::Copied(id, app::Route::Osc52)),
                Err(error) => self.update(Msg::NotCopied(id, error.to_string())),
            },
            Outcome::Failed { id, reasons } => {
                let lang = self.app.lang;
                let why: Vec<String> =
                    reasons.iter().map(|r| system(lang, &r.to_string())).collect();
                self.update(Msg::NotCopied(id, why.join("; ")));
            }
            Outcome::Read { id: FOR_PHRASE, text } => {
                let text = text.map(|text| exchange::phrases::our_text(&text));
                self.update(Msg::PhraseRead(text));
            }
            Outcome::Read { id: FOR_NUMBER, text } => self.update(Msg::NumberRead(text)),
            Outcome::Read { text: Some(text), .. } => self.update(Msg::ClipboardRead(text)),
            Outcome::Read { .. } | Outcome::Replaced { .. } | Outcome::Cleared => {}
        }
    }

    /// Draws for the size that the terminal has now: word of a change comes late or not at all.
    fn draw(&mut self) -> std::io::Result<()> {
        let size = self.terminal.size()?;
        if size != Size::from(self.app.size) {
            self.update(Msg::Resized(size.width, size.height));
        }
        let (app, look) = (&self.app, &self.look);
        self.terminal.draw(size, |buffer| ui::draw(app, look, buffer))
    }

    fn perform_all(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            self.perform(effect);
        }
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Copy { id, text, personal } => {
                let Some(clipboard) = &self.clipboard else { return };
                clipboard.copy(id, text.clone());
                if let (true, Some(after)) =
                    (personal, self.start.config.clipboard.clear_personal_after)
                {
                    clipboard.clear_if_unchanged(text, after);
                }
            }
            Effect::KeepFirstPage(page) => {
                let _ = self.shelf.send(shelf::Order::KeepPage(page));
            }
            Effect::ReadPhrase => {
                if let Some(clipboard) = &self.clipboard {
                    clipboard.read(FOR_PHRASE);
                }
            }
            Effect::ReadNumber => {
                if let Some(clipboard) = &self.clipboard {
                    clipboard.read(FOR_NUMBER);
                }
            }
            Effect::EditPhrases(number, edit) => {
                let _ = self.shelf.send(shelf::Order::Edit(number, edit));
            }
            Effect::LookAtPhrases => {
                let _ = self.shelf.send(shelf::Order::Look);
            }
            Effect::LoadDeleted => {
                let _ = self.shelf.send(shelf::Order::ListDeleted);
            }
            Effect::OpenPicture(picture) => self.open_picture(picture),
            Effect::SeekPicture(picture, title) => self.seek_picture(picture, title),
            Effect::ReadClipboard => {
                if let Some(clipboard) = &self.clipboard {
                    clipboard.read(0);
                }
            }
            Effect::KeepDraft(json) => {
                let Some(drafts) = &self.drafts else { return };
                match json {
                    Some(json) => drafts.save(&json),
                    None => drafts.clear(),
                }
                if let Some(error) = drafts.take_error() {
                    self.drafts_failed(&error);
                }
            }
            Effect::WriteSettings(values) => self.write_settings(&values),
            Effect::SwitchAddons(on) => self.switch_addons(on),
            Effect::Import { path, dry_run, mapping } => self.import(path, dry_run, mapping),
            Effect::ImportPhrases { import, dry_run } => self.import_phrases(import, dry_run),
            Effect::ImportProducts { import, dry_run } => self.import_products(import, dry_run),
            Effect::ExportPhrases(export) => self.export_phrases(export),
            Effect::CancelJob => self.cancel.store(true, Ordering::Relaxed),
            Effect::Bell => {
                let _ = self.terminal.bell();
            }
            Effect::Quit => self.quit = Some(0),
            effect => {
                if let Effect::LoadOrders(number, _) = &effect {
                    self.newest.store(*number, Ordering::Relaxed);
                }
                let _ = self.desk.send(desk::Order::Do(effect));
            }
        }
    }

    fn open_picture(&mut self, picture: Picture) {
        let (send, lang) = (self.send.clone(), self.app.lang);
        let name = picture.path().display().to_string();
        let done = move |result| {
            let msg = match result {
                Ok(path) => Msg::PictureOpened(path),
                Err(OpenError::Picture(error)) => {
                    Msg::Failed(app::picture_words(lang, error, &name))
                }
                Err(OpenError::Viewer { program, reason }) => {
                    let reason = format!("{program}: {}", io_error(lang, &reason));
                    Msg::Failed(t!(lang, "error-viewer", "path" => name, "reason" => reason))
                }
            };
            let _ = send.send(Event::Msg(msg));
        };
        if let Err(error) = opener::open(picture, done) {
            self.update(Msg::Failed(io_error(self.app.lang, &error)));
        }
    }

    fn seek_picture(&mut self, picture: Picture, title: Option<String>) {
        let send = self.send.clone();
        let done = move |picture, is_there| {
            let _ = send.send(Event::Msg(Msg::PictureSought(picture, title, is_there)));
        };
        if let Err(error) = opener::seek(picture, done) {
            self.update(Msg::Failed(io_error(self.app.lang, &error)));
        }
    }

    fn switch_addons(&mut self, on: Vec<Trade>) {
        let codes: Vec<&str> = on.iter().map(|trade| trade.code()).collect();
        let msg = match config::set_list(&self.start.paths.config_file, "phrases.addons", &codes) {
            Ok(()) => {
                self.start.config.phrases.addons.clone_from(&on);
                let _ = self.shelf.send(shelf::Order::Addons(on.clone()));
                Msg::AddonsSwitched(on)
            }
            Err(error) => Msg::Failed(
                t!(self.app.lang, "error-settings", "reason" => error.text(self.app.lang)),
            ),
        };
        self.update(msg);
    }

    fn write_settings(&mut self, values: &[(&'static str, String)]) {
        let pairs: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let msg = match config::set(&self.start.paths.config_file, &pairs) {
            Ok(()) => Msg::SettingsWritten,
            Err(error) => Msg::Failed(
                t!(self.app.lang, "error-settings", "reason" => error.text(self.app.lang)),
            ),
        };
        let agent = self.app.settings.agent.clone();
        let _ = self.desk.send(desk::Order::Rename(agent, self.app.lang));
        self.update(msg);
    }

    fn import_phrases(&mut self, import: PhraseImport, dry_run: bool) {
        self.cancel = Arc::new(AtomicBool::new(false));
        let started = std::env::current_exe().and_then(|program| {
            let paths = &self.start.paths;
            let target = match import.shared {
                true => paths.phrases_dir.join("imported.toml"),
                false => paths.personal_phrases.clone(),
            };
            let import = PhraseImport { path: at_home(import.path), ..import };
            let (sources, lang) = (sources(&self.start), self.app.lang);
            let today = today();
            let rules = self.app.rules_in_force();
            let platform = self.app.settings.platform;
            let job = phrase_import::Job {
                import,
                dry_run,
                target,
                sources,
                rules,
                platform,
                program,
                lang,
                today,
            };
            phrase_import::start(job, self.cancel.clone(), self.send.clone())
        });
        if let Err(error) = started {
            self.import_not_started(&error);
        }
    }

    fn import_products(&mut self, import: ProductImport, dry_run: bool) {
        self.cancel = Arc::new(AtomicBool::new(false));
        let started = std::env::current_exe().and_then(|program| {
            let target = super::products::shops_file(&self.start.paths.phrases_dir);
            let import = ProductImport { path: at_home(import.path), ..import };
            let (sources, lang) = (sources(&self.start), self.app.lang);
            let today = today();
            let job =
                product_import::Job { import, dry_run, target, sources, program, lang, today };
            product_import::start(job, self.cancel.clone(), self.send.clone())
        });
        if let Err(error) = started {
            self.import_not_started(&error);
        }
    }

    fn export_phrases(&mut self, export: PhraseExport) {
        let (folder, sources) = (self.start.paths.exports.clone(), sources(&self.start));
        let job =
            phrase_export::Job { export, folder, sources, lang: self.app.lang, today: today() };
        if let Err(error) = phrase_export::start(job, self.send.clone()) {
            let reason = io_error(self.app.lang, &error);
            self.update(Msg::Failed(
                t!(self.app.lang, "replies-export-failed", "reason" => reason),
            ));
        }
    }

    fn import_not_started(&mut self, error: &std::io::Error) {
        let reason = io_error(self.app.lang, error);
        self.update(Msg::Failed(t!(self.app.lang, "error-import-start", "reason" => reason)));
    }

    fn import(&mut self, path: PathBuf, dry_run: bool, mapping: Option<Mapping>) {
        let path = at_home(path);
        self.cancel = Arc::new(AtomicBool::new(false));
        let program = match std::env::current_exe() {
            Ok(program) => program,
            Err(error) => return self.import_not_started(&error),
        };
        let settings = &self.app.settings;
        let import = job::Import {
            path,
            dry_run,
            options: ImportOptions {
                columns: mapping,
                ..ImportOptions::new(settings.platform, &settings.shop, *now().offset())
            },
            mappings: self.start.paths.order_columns.clone(),
            program,
            place: Place { db: self.start.paths.db.clone() },
            agent: settings.agent.clone(),
            lang: self.app.lang,
            now: now(),
        };
        if let Err(error) = job::start(import, self.cancel.clone(), self.send.clone()) {
            self.import_not_started(&error);
        }
    }

    fn drafts_failed(&mut self, error: &std::io::Error) {
        let path = self.start.paths.drafts.display().to_string();
        let reason = io_error(self.app.lang, error);
        self.update(Msg::Failed(
            t!(self.app.lang, "error-drafts", "path" => path, "reason" => reason),
        ));
    }

    /// Opens the draft file of this console, and offers what dead ones left.
    fn offer_drafts(&mut self) {
        let folder = self.start.paths.drafts.clone();
        let drafts = match Drafts::open(&folder) {
            Ok(drafts) => drafts,
            Err(error) => return self.drafts_failed(&error),
        };
        if let Some(found) = orphans(&folder).ok().and_then(|all| all.into_iter().next()) {
            let text = found.text().to_owned();
            drafts.adopt(found, &text);
            let _ = self.desk.send(desk::Order::Offer(text));
        }
        self.drafts = Some(drafts);
    }
}
