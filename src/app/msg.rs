//! What comes in, and what is to be done.

use super::keys::Key;
use super::{ActId, NumberFrom, PhraseExport, PhraseImport, PhrasesExported, ProductImport, View};
use crate::domain::tally::Activity;
use crate::domain::urge::{UrgePage, UrgeQuery};
use crate::domain::{
    Buyer, BuyerId, BuyerKey, BuyerPage, Commit, CommitId, DraftId, Handover, Item, Mapping, Money,
    Order, OrderCard, OrderFilter, OrderId, OrderPage, OrderQuery, PastedNumber, Refusal, Reminder,
    Review, Section, SeenColumn, Time, Trade,
};
use crate::phrases::picture::Picture;
use crate::phrases::{Deleted, Phrase, Usage, WriteError, Written};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

/// Something happened.
#[derive(Debug, Clone)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted, or committed by an input method in one piece.
    Paste(String),
    /// The mouse pointed at something.
    Pointed(Target),
    /// The wheel turned: rows down, negative up.
    Wheel(i32),
    /// The terminal has another size.
    Resized(u16, u16),
    /// Time went on.
    Tick,
    /// The first page of phrases, before the rest is loaded.
    FirstPage(Vec<Arc<Phrase>>),
    /// All phrases are there, first or again.
    LibraryLoaded(Arc<super::Shelf>),
    /// The rules of the forbidden-word check, first or again, and what is wrong in the shop's.
    RulesLoaded(Arc<crate::lint::Rules>, Option<String>),
    /// How much each phrase was used, by id.
    UsageLoaded(HashMap<String, Usage>),
    /// The ids of the favourites.
    PinsLoaded(HashSet<String>),
    /// The last value of each variable, from consoles before this one.
    ValuesLoaded(BTreeMap<String, String>),
    /// A page of the order list; stale when the number is not the last one asked for.
    OrdersLoaded(u64, OrderPage),
    /// How many orders each list has, as far as that was found out.
    OrdersCounted(Vec<Option<usize>>),
    /// The orders of a list that are to be marked.
    MarksLoaded(OrderPage),
    /// The orders with a number that was pasted or read from the clipboard.
    NumberFound(PastedNumber, NumberFrom, Vec<Order>),
    /// The text on the clipboard, which should be an order number; nothing when it can't be read.
    NumberRead(Option<String>),
    /// A buyer with everything around them.
    BuyerLoaded(Box<BuyerPage>),
    /// An order with its timeline; nothing when it is not there.
    CardLoaded(Option<Box<OrderCard>>),
    /// Reviews, items and handovers.
    BoardLoaded(Box<Board>),
    /// What the tally counts, for the number asked with.
    ActivityLoaded(u64, Vec<Activity>),
    /// A commit is in the file.
    Saved(CommitId),
    /// A commit could not be saved: why, and what to do.
    NotSaved(CommitId, String),
    /// A commit was not saved: somebody was first, or an order is not as it was.
    Refused(CommitId, Box<Refusal>),
    /// The buyers to be urged; stale when the number is not the last one asked for.
    UrgingLoaded(u64, UrgePage),
    /// An act was taken back (`true`) or brought back; nothing when there was none.
    Toggled(bool, Option<Box<Commit>>),
    /// Another console changed something.
    ChangedElsewhere,
    /// A text is on the clipboard.
    Copied(u64, Route),
    /// The text of a handover, composed for the clipboard.
    Composed(u64, String),
    /// A text could not be copied: why.
    NotCopied(u64, String),
    /// The text on the clipboard.
    ClipboardRead(String),
    /// A long job goes on: done of all.
    Progressed(u64, u64),
    /// A report was compared, or taken in.
    Imported(Box<ImportResult>),
    /// Nobody knows which column of a sheet is what.
    ImportUnknown(Box<UnknownSheet>),
    /// A file was written.
    Exported(PathBuf),
    /// Phrases were written into a file.
    PhrasesExported(PhrasesExported),
    /// The settings were written.
    SettingsWritten,
    /// The text on the clipboard with its blanks as variables; nothing when it can't be read.
    PhraseRead(Option<String>),
    /// What became of an edit of phrases, by its number.
    PhrasesWritten(u64, Result<Vec<Written>, WriteError>),
    /// The phrases that can be brought back.
    DeletedLoaded(Result<Vec<Deleted>, WriteError>),
    /// A picture was handed to the system's viewer.
    PictureOpened(PathBuf),
    /// A picture was looked for, as [`Effect::SeekPicture`] said: whether it is there.
    PictureSought(Picture, Option<String>, bool),
    /// These add-on packs of phrases are on from now on, and stand in the config.
    AddonsSwitched(Vec<Trade>),
    /// Something in the background failed: what, and what to do.
    Failed(String),
    /// A form that was not finished when the console ended.
    DraftFound(String),
    /// The form that was not finished had been sent after all.
    DraftSent,
    /// The store can only be read, and why.
    ReadOnly(String),
}

/// What the mouse can point at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A view's name in the top line.
    Tab(View),
    /// The nth row of the list in front.
    Row(usize),
    /// The nth field of the form in front.
    Field(usize),
    /// An act in the footer.
    Act(ActId),
    /// Nothing in particular.
    Nothing,
}

/// By which way a text went to the clipboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The system's clipboard.
    System,
    /// The terminal's escape sequence.
    Osc52,
    /// tmux.
    Tmux,
    /// A program, by name.
    Command(String),
    /// A file.
    File(PathBuf),
}

/// Reviews, open handover items and handovers: small enough to hold all of them.
#[derive(Debug, Clone, Default)]
pub struct Board {
    /// Every review.
    pub reviews: Vec<Review>,
    /// Items that are not done, also those taken out of a draft.
    pub items: Vec<Item>,
    /// The reminders and promises that wait for somebody.
    pub reminders: Vec<Reminder>,
    /// The orders that those are about.
    pub reminded: HashMap<OrderId, Order>,
    /// What agents said of buyers.
    pub buyers: HashMap<BuyerId, Buyer>,
    /// What the agent took off orders' prices in this shift.
    pub discounted: Money,
    /// The newest handovers with their items.
    pub handovers: Vec<(Handover, Vec<Item>)>,
    /// Orders that the shift handled: what a draft is built from.
    pub handled: Vec<Order>,
    /// The sections marked “none”, and in whose draft.
    pub none: Vec<(DraftId, Section)>,
}

impl Board {
    /// Marks a section of a draft “none”, or takes the mark off.
    pub(super) fn mark(&mut self, draft: DraftId, section: Section, none: bool) {
        self.none.retain(|marked| *marked != (draft, section));
        if none {
            self.none.push((draft, section));
        }
    }
}

/// What an import did or would do, in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportResult {
    /// The file.
    pub path: PathBuf,
    /// Something is, or would be, written.
    pub writes: bool,
    /// How many rows became what.
    pub counts: String,
    /// What the file was taken for, and what else has to be said of it as a whole.
    pub notes: Vec<String>,
    /// A few of the orders: new ones, changed ones with what changes, flags that stay.
    pub samples: Vec<String>,
    /// Rows that were refused.
    pub refused: Vec<String>,
    /// Further rows of an order that came before.
    pub repeated: Vec<String>,
    /// It was only a trial.
    pub dry_run: bool,
    /// Which column is what, as the agent said.
    pub mapping: Option<Mapping>,
    /// What was asked for.
    pub of: ImportOf,
}

/// What an import is of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum ImportOf {
    /// A platform's report.
    #[default]
    Orders,
    /// Phrases of another program.
    Phrases(PhraseImport),
    /// A sheet of products.
    Products(ProductImport),
}

/// A sheet of which nobody knows yet which column is what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnknownSheet {
    /// The file.
    pub path: PathBuf,
    /// Its columns.
    pub columns: Vec<SeenColumn>,
    /// What they may be.
    pub guess: Mapping,
    /// What is unknown about it, in words.
    pub words: String,
}

/// Something to be done outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Save a commit.
    Save(Commit),
    /// Take the agent's last act back.
    Undo,
    /// Bring the act undone last back.
    Redo,
    /// Load a page of orders; the number comes back with it.
    LoadOrders(u64, OrderQuery),
    /// Count the orders of these lists.
    CountOrders(Vec<OrderFilter>),
    /// Load the orders that are to be marked.
    LoadMarks(OrderQuery),
    /// Look an order number up.
    FindNumber(PastedNumber, NumberFrom),
    /// Read the clipboard for an order number.
    ReadNumber,
    /// Load a buyer with everything around them.
    LoadBuyer(BuyerKey),
    /// Load an order with its timeline.
    LoadCard(OrderId),
    /// Load reviews, items, handovers, and what belongs to the draft.
    LoadBoard {
        /// Orders handled since then belong to the draft.
        since: Time,
        /// The draft.
        draft: DraftId,
    },
    /// Load the buyers to be urged; the number comes back with it.
    LoadUrging(u64, UrgeQuery),
    /// Load what the tally counts between two times; the number comes back with it.
    LoadActivity(u64, Time, Time),
    /// Load the use of phrases.
    LoadUsage,
    /// Load the favourites.
    LoadPins,
    /// Load the last value of each variable.
    LoadValues,
    /// Remember the last values of variables for consoles after this one.
    KeepValues(BTreeMap<String, String>),
    /// Make a phrase a favourite, or no longer one.
    Pin(String, bool),
    /// Keep these phrases as the first page of the next start.
    KeepFirstPage(Vec<Arc<Phrase>>),
    /// Put a text on the clipboard; the number comes back with the outcome.
    Copy {
        /// Which copy.
        id: u64,
        /// The text.
        text: String,
        /// It holds a person's data: clear it after a while.
        personal: bool,
    },
    /// Put a handover on the clipboard.
    CopyHandover {
        /// Which copy.
        id: u64,
        /// What is to be written.
        text: Box<super::HandoverText>,
    },
    /// Read the clipboard.
    ReadClipboard,
    /// Read the clipboard for a new phrase.
    ReadPhrase,
    /// Change phrase files; the number comes back with the outcome.
    EditPhrases(u64, Box<super::PhraseEdit>),
    /// Load the phrases that can be brought back.
    LoadDeleted,
    /// Open a picture with the system's viewer.
    OpenPicture(Picture),
    /// Look whether a picture is there: the one of the phrase with this title, whose path is to be
    /// copied, or one beside a text that is copied already.
    SeekPicture(Picture, Option<String>),
    /// Keep the form in hand as it stands, or forget it.
    KeepDraft(Option<String>),
    /// Write settings, by their dotted keys.
    WriteSettings(Vec<(&'static str, String)>),
    /// Write which add-on packs of phrases are on, and load the phrases anew.
    SwitchAddons(Vec<Trade>),
    /// Take a platform's report in, or only compare it.
    Import {
        /// The file.
        path: PathBuf,
        /// Only compare.
        dry_run: bool,
        /// Which column is what, as the agent said.
        mapping: Option<Mapping>,
    },
    /// Take phrases of another program in, or only compare them.
    ImportPhrases {
        /// What is asked for.
        import: PhraseImport,
        /// Only compare.
        dry_run: bool,
    },
    /// Take product cards in, or only compare them.
    ImportProducts {
        /// What is asked for.
        import: ProductImport,
        /// Only compare.
        dry_run: bool,
    },
    /// Look at the phrase files now, and not only the next time.
    LookAtPhrases,
    /// Stop the long job.
    CancelJob,
    /// Write phrases into the folder for exports.
    ExportPhrases(PhraseExport),
    /// Write the tally into the folder for exports.
    ExportTally {
        /// The name of the file.
        path: PathBuf,
        /// The tally.
        tally: Box<crate::domain::tally::Tally>,
    },
    /// Ring the bell.
    Bell,
    /// End the console.
    Quit,
}
