//! The console as a pure state machine: [`Msg`] in, [`Effect`]s out.
//!
//! Owns what the screen shows and what keys mean. Must not know: the terminal, threads, files,
//! SQLite, the wall clock (time comes in with every message). [`App::update`] is the only door;
//! drawing reads `&App`.
//!
//! A key goes to the top layer first, then to the acts of the view in front ([`acts::ACTS`]), then
//! to its search box. Nothing on screen is called saved before [`Msg::Saved`] says so.

pub mod acts;
mod addons;
mod buyers;
mod checks;
mod chooser;
mod clipboard;
mod copying;
mod describe;
mod discounts;
mod favourites;
mod field;
mod filling;
mod flagging;
pub mod form;
mod forms;
mod handover;
mod ids;
mod importing;
mod input;
mod item_forms;
pub mod keys;
mod layer;
pub mod layout;
mod linting;
mod list;
mod macros;
mod marking;
mod msg;
mod order_forms;
pub mod order_hits;
mod order_lists;
mod orders;
mod palette;
mod pasted;
mod phrase_check;
mod phrase_edits;
mod phrase_export;
mod phrase_forms;
mod phrase_import;
mod phrase_lists;
mod phrase_steps;
mod pictures;
mod product_forms;
mod product_import;
mod product_text;
mod products;
mod quitting;
mod reminder_forms;
mod reminders;
mod replies;
mod reviews;
mod run;
mod saving;
mod settings;
mod tally;
mod today;
mod unfinished;
mod urging;
mod urging_pane;

pub use acts::{Act, ActId};
pub use buyers::BuyerView;
pub use chooser::{Chooser, Choosing, Option as ChooserOption};
pub use describe::{describe, write_error};
pub use discounts::Discounted;
pub use filling::Preview;
pub use handover::{HandoverPane, HandoverRow, HandoverText, Pane};
pub use ids::Ids;
pub use layer::{Card, Confirm, Confirmed, Layer, Phone};
pub use linting::Caught;
pub use list::Cursor;
pub use macros::{Deed, Macro};
pub use msg::{Board, Effect, ImportOf, ImportResult, Msg, Route, Target, UnknownSheet};
pub use order_lists::MOST_COUNTED;
pub use orders::{FILTERS, OrdersPane};
pub use palette::{Palette, PaletteRow};
pub use pasted::NumberFrom;
pub use phrase_check::Remark;
pub use phrase_edits::{Lost, PhraseBase, PhraseEdit};
pub use phrase_export::{EXPORT_CHARSETS, EXPORT_FORMS, PhraseExport, PhrasesExported};
pub use phrase_import::PhraseImport;
pub use phrase_lists::{Listed, PhraseList, UNUSED_DAYS};
pub use pictures::picture_words;
pub use product_forms::{CardBase, ProductEdit};
pub use product_import::ProductImport;
pub use reminders::{Subject, when_words};
pub use replies::{RepliesPane, Shelf};
pub use reviews::ReviewsPane;
pub use settings::{FlagMeaning, Settings};
pub use tally::TallyPane;
pub use today::{TodayPane, TodayRow};
pub use urging_pane::{UrgeSettings, UrgingPane};

use crate::domain::{DraftId, Order, Time};
use crate::i18n::{Lang, t};
use chrono::TimeDelta;
use keys::KeyMap;
use std::collections::HashMap;
use std::sync::Arc;

/// The views behind F2 to F9.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[expect(missing_docs, reason = "each is one view")]
pub enum View {
    #[default]
    Replies,
    Orders,
    Handover,
    Reviews,
    Tally,
    Today,
}

impl View {
    /// In the order of their keys.
    pub const ALL: [Self; 6] =
        [Self::Replies, Self::Orders, Self::Handover, Self::Reviews, Self::Tally, Self::Today];

    /// The act that goes there.
    pub fn act(self) -> ActId {
        match self {
            Self::Replies => ActId::ViewReplies,
            Self::Orders => ActId::ViewOrders,
            Self::Handover => ActId::ViewHandover,
            Self::Reviews => ActId::ViewReviews,
            Self::Tally => ActId::ViewTally,
            Self::Today => ActId::ViewToday,
        }
    }
}

/// How a message to the user is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Something was done.
    Good,
    /// Something could not be done.
    Bad,
}

/// A short message over the footer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// What it says.
    pub text: String,
    /// How it is meant.
    pub mood: Mood,
    /// When it goes.
    pub until: Time,
}

/// The whole console.
#[derive(Debug)]
pub struct App {
    /// What the config says.
    pub settings: Settings,
    /// The language of the screen.
    pub lang: Lang,
    /// The time of the message in hand.
    pub now: Time,
    /// Columns and rows.
    pub size: (u16, u16),
    /// The view in front.
    pub view: View,
    /// What lies over it; the last is on top.
    pub layers: Vec<Layer>,
    /// Quick replies.
    pub replies: RepliesPane,
    /// Orders.
    pub orders: OrdersPane,
    /// Handover.
    pub handover: HandoverPane,
    /// Bad reviews.
    pub reviews: ReviewsPane,
    /// The tally.
    pub tally: TallyPane,
    /// What is due.
    pub today: TodayPane,
    /// The buyers to be urged to pay.
    pub urging: UrgingPane,
    /// Reviews, items, handovers.
    pub board: Board,
    /// The order in hand: it fills the variables of replies and names the buyer of counts.
    pub hand: Option<Order>,
    /// The product whose fact was copied last, by its key.
    product: Option<String>,
    /// The message over the footer.
    pub toast: Option<Toast>,
    /// Why nothing can be saved.
    pub read_only: Option<String>,
    /// A long job: done of all.
    pub job: Option<(u64, u64)>,
    /// The rules of the forbidden-word check.
    rules: Option<Arc<crate::lint::Rules>>,
    /// The last import.
    import: Option<ImportResult>,
    keys: KeyMap,
    ids: Ids,
    /// Commits on their way.
    saving: Vec<saving::Saving>,
    copying: HashMap<u64, clipboard::CopyJob>,
    last_copy: u64,
    /// Forms that were left or found unfinished, one of a kind, the newest last.
    kept: Vec<unfinished::Kept>,
    /// A draft that was found before the phrases were there.
    found: Option<String>,
    /// The commit id of the form that is being sent.
    sending: Option<uuid::Uuid>,
    /// What is due.
    due: today::Seen,
    /// How often the bell has rung for what is due.
    rung: i64,
    /// The reply that was copied last.
    last_reply: Option<favourites::LastReply>,
    /// What to say when the favourites are kept, and when the settings are.
    pinning: Option<String>,
    settings_said: Option<String>,
    phrase_work: phrase_steps::PhraseWork,
}

impl App {
    /// A console that has not heard anything yet.
    pub fn new(settings: Settings, keys: KeyMap, ids: Ids, now: Time, size: (u16, u16)) -> Self {
        let lang = settings.lang;
        Self {
            lang,
            now,
            size,
            view: View::default(),
            layers: Vec::new(),
            replies: RepliesPane::default(),
            orders: OrdersPane::default(),
            handover: HandoverPane::default(),
            reviews: ReviewsPane::default(),
            tally: TallyPane::new(settings.roster.at(now, &settings.agent).day),
            today: TodayPane::default(),
            urging: UrgingPane::default(),
            board: Board::default(),
            hand: None,
            product: None,
            toast: None,
            read_only: None,
            job: None,
            rules: None,
            import: None,
            keys,
            ids,
            saving: Vec::new(),
            copying: HashMap::new(),
            last_copy: 0,
            kept: Vec::new(),
            found: None,
            sending: None,
            due: today::Seen::default(),
            rung: 0,
            last_reply: None,
            pinning: None,
            settings_said: None,
            phrase_work: phrase_steps::PhraseWork::default(),
            settings,
        }
    }

    /// What to do at the start.
    pub fn start(&mut self) -> Vec<Effect> {
        let mut effects = vec![Effect::LoadPins, Effect::LoadUsage];
        effects.extend(self.reload());
        effects.push(Effect::LoadValues);
        effects
    }

    /// Takes one message in.
    pub fn update(&mut self, msg: Msg, now: Time) -> Vec<Effect> {
        self.now = now;
        if self.toast.as_ref().is_some_and(|t| t.until <= now) {
            self.toast = None;
        }
        let typed = matches!(msg, Msg::Key(_) | Msg::Paste(_));
        let effects = match msg {
            Msg::Key(key) => self.key_over_toast(key),
            Msg::Paste(text) => self.paste(&text),
            Msg::Pointed(target) => self.pointed(target),
            Msg::Wheel(rows) => self.wheel(rows),
            Msg::Resized(columns, rows) => {
                self.size = (columns, rows);
                Vec::new()
            }
            Msg::Tick => self.ring(),
            Msg::FirstPage(phrases) => {
                self.replies.set_first_page(phrases);
                Vec::new()
            }
            Msg::LibraryLoaded(shelf) => self.shelf_loaded(shelf),
            Msg::RulesLoaded(rules, wrong) => self.rules_loaded(rules, wrong),
            Msg::UsageLoaded(usage) => self.usage_loaded(usage),
            Msg::PinsLoaded(pins) => self.pins_loaded(pins),
            Msg::ValuesLoaded(values) => {
                self.replies.recall.restore(values);
                Vec::new()
            }
            Msg::OrdersLoaded(number, page) => {
                self.orders.loaded(number, page);
                Vec::new()
            }
            Msg::OrdersCounted(counts) => {
                self.orders.counts = counts;
                Vec::new()
            }
            Msg::MarksLoaded(page) => {
                self.marks_loaded(page);
                Vec::new()
            }
            Msg::NumberFound(number, from, orders) => self.number_found(number, from, orders),
            Msg::NumberRead(text) => self.number_read(text.as_deref()),
            Msg::BuyerLoaded(page) => self.buyer_loaded(*page),
            Msg::CardLoaded(card) => self.card_loaded(card.map(|c| *c)),
            Msg::BoardLoaded(board) => {
                self.board = *board;
                self.rebuild_lists();
                self.hush(now);
                Vec::new()
            }
            Msg::ActivityLoaded(number, rows) => {
                let roster = &self.settings.roster;
                self.tally.loaded(number, rows, roster);
                Vec::new()
            }
            Msg::Saved(id) => self.saved(id),
            Msg::NotSaved(id, words) => self.not_saved(id, words),
            Msg::Refused(id, why) => self.refused(id, &why),
            Msg::UrgingLoaded(number, page) => {
                self.urging_loaded(number, page);
                Vec::new()
            }
            Msg::Toggled(undo, commit) => self.toggled(undo, commit.map(|c| *c)),
            Msg::ChangedElsewhere => {
                let mut effects = self.reload();
                effects.push(Effect::LoadUsage);
                effects
            }
            Msg::Copied(id, route) => self.copied(id, &route),
            Msg::Composed(id, text) => {
                if let Some(job) = self.copying.get_mut(&id) {
                    job.text.clone_from(&text);
                }
                vec![Effect::Copy { id, text, personal: false }]
            }
            Msg::NotCopied(id, why) => self.not_copied(id, &why),
            Msg::ClipboardRead(text) => self.clipboard_read(&text),
            Msg::PhraseRead(text) => self.phrase_read(text.as_deref()),
            Msg::PhrasesWritten(number, result) => self.phrases_written(number, result),
            Msg::DeletedLoaded(found) => self.deleted_loaded(found),
            Msg::PictureOpened(path) => {
                let path = path.display().to_string();
                self.say(t!(self.lang, "replies-picture-opened", "path" => path));
                Vec::new()
            }
            Msg::PictureSought(picture, title, is_there) => {
                self.picture_sought(&picture, title.as_deref(), is_there)
            }
            Msg::Progressed(done, all) => {
                self.job = Some((done, all));
                Vec::new()
            }
            Msg::Imported(result) => self.imported(*result),
            Msg::ImportUnknown(sheet) => {
                self.unknown_sheet(*sheet);
                Vec::new()
            }
            Msg::Exported(path) => {
                let path = path.display().to_string();
                self.say(t!(self.lang, "tally-exported", "path" => path));
                Vec::new()
            }
            Msg::PhrasesExported(exported) => self.phrases_exported(exported),
            Msg::SettingsWritten => {
                let said = self.settings_said.take();
                self.say(said.unwrap_or_else(|| t!(self.lang, "app-settings-saved")));
                Vec::new()
            }
            Msg::AddonsSwitched(on) => self.addons_switched(on),
            Msg::Failed(words) => {
                let import = self.job.take().and_then(|_| self.kept_import());
                match import {
                    Some(form) => self.mend_import(form, words),
                    None => self.warn(words),
                }
                Vec::new()
            }
            Msg::DraftFound(json) => self.draft_found(json),
            Msg::DraftSent => vec![Effect::KeepDraft(None)],
            Msg::ReadOnly(why) => {
                self.read_only = Some(why);
                Vec::new()
            }
        };
        self.see_due(!typed || !effects.is_empty());
        self.keep_cursors_visible();
        effects
    }

    /// When the screen must be drawn again although nothing happens: a toast goes, or what is
    /// due changes its minute.
    pub fn next_wake(&self) -> Option<TimeDelta> {
        let toast = self.toast.as_ref().map(|t| t.until - self.now);
        let minute = self.next_due().map(|_| {
            TimeDelta::milliseconds(60_000 - self.now.timestamp_millis().rem_euclid(60_000))
        });
        [toast, minute].into_iter().flatten().min().map(|t| t.max(TimeDelta::milliseconds(20)))
    }

    /// The agent has no name yet: a banner offers the form.
    pub fn needs_setup(&self) -> bool {
        !self.settings.is_set_up
    }

    /// The key map, for footer and help.
    pub fn keys(&self) -> &KeyMap {
        &self.keys
    }

    /// Says that something was done.
    pub(crate) fn say(&mut self, text: String) {
        self.show(text, Mood::Good);
    }

    /// Says that something could not be done.
    pub(crate) fn warn(&mut self, text: String) {
        self.show(text, Mood::Bad);
    }

    fn show(&mut self, text: String, mood: Mood) {
        let seconds = if mood == Mood::Good { 4 } else { 8 };
        self.toast = Some(Toast { text, mood, until: self.now + TimeDelta::seconds(seconds) });
    }

    /// Asks anew for everything that a change may have touched.
    fn reload(&mut self) -> Vec<Effect> {
        let mut effects = vec![self.load_orders(), self.load_board(), self.load_urging()];
        if self.view == View::Tally {
            effects.push(self.load_activity());
        }
        if self.view == View::Orders {
            effects.push(self.count_lists());
        }
        if let Some(Layer::Card(Card::Order(card))) =
            self.layers.iter().find(|l| matches!(l, Layer::Card(Card::Order(_))))
        {
            effects.push(Effect::LoadCard(card.card.order.id));
        }
        effects.extend(self.buyer_shown().map(Effect::LoadBuyer));
        effects
    }

    fn load_board(&self) -> Effect {
        let began = self.settings.roster.began(self.now, &self.settings.agent);
        let since = began.and_local_timezone(*self.now.offset()).single().unwrap_or(self.now);
        let place = self.settings.roster.at(self.now, &self.settings.agent);
        Effect::LoadBoard { since, draft: DraftId::of(&self.settings.agent, &place) }
    }
}
