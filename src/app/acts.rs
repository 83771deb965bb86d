//! The one table of acts: footer, help, palette, config and the key map all read it.
//!
//! A text stands in `acts.ftl`: `acts-<name>` is what it is called, `acts-<name>-more` further
//! words that find it in the palette.

use super::View;

/// Everything a user can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is described in acts.ftl")]
pub enum ActId {
    Help,
    ViewReplies,
    ViewOrders,
    ViewHandover,
    ViewReviews,
    ViewTally,
    ViewToday,
    Palette,
    QuickReplies,
    Counters,
    Undo,
    Redo,
    Setup,
    Addons,
    Quit,
    ReplyCopy,
    ReplyPin,
    ReplyRepeat,
    ReplyTolerant,
    ReplyOrder,
    CategoryNext,
    CategoryPrevious,
    PhraseFromClipboard,
    PhraseDuplicate,
    PhraseList,
    PhrasesDeleted,
    PhraseImport,
    PhraseExport,
    ProductImport,
    PhraseShow,
    PictureOpen,
    PictureCopy,
    Open,
    New,
    Edit,
    Delete,
    Flag,
    NoteAdd,
    Mark,
    ListNext,
    ListPrevious,
    OrderLists,
    FlagList,
    MarkAll,
    MarkTo,
    OrderFromClipboard,
    MemoCopy,
    Import,
    ImportShow,
    HandoverAdd,
    Remind,
    Promise,
    RemindDone,
    Snooze,
    Buyer,
    BuyerGroup,
    BuyerNote,
    Discount,
    AddressChecked,
    CodConfirm,
    WarehouseNoted,
    Contact,
    PublicReply,
    Progress,
    ReviewCopy,
    PaneNext,
    PanePrevious,
    ItemAnswer,
    ItemDone,
    SectionNone,
    Submit,
    HandoverCopy,
    HandoverCopyMarkdown,
    GroupNext,
    GroupPrevious,
    DayBack,
    DayForward,
    TallyExport,
    TallyExportMarkdown,
    TallyExportJson,
    TallyCopy,
    ProductNew,
    ProductEdit,
    ProductDelete,
    Urging,
    /// A macro of the config, by its place there; not in the table.
    Macro(u8),
}

/// Where an act works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In every view.
    Anywhere,
    /// In these views.
    In(&'static [View]),
}

impl Place {
    /// Works in a view.
    pub fn holds(self, view: View) -> bool {
        match self {
            Self::Anywhere => true,
            Self::In(views) => views.contains(&view),
        }
    }

    /// Some view has both.
    pub fn meets(self, other: Self) -> bool {
        View::ALL.iter().any(|v| self.holds(*v) && other.holds(*v))
    }
}

/// One act.
#[derive(Debug)]
pub struct Act {
    /// Which.
    pub id: ActId,
    /// Its name in config and message files.
    pub name: &'static str,
    /// Its default keys.
    pub keys: &'static [&'static str],
    /// Where it works.
    pub place: Place,
    /// Its place in the footer, first to last; 0 keeps it out.
    pub hint: u8,
}

use ActId as A;
use Place::{Anywhere, In};
use View as V;

const fn act(
    id: ActId,
    name: &'static str,
    keys: &'static [&'static str],
    place: Place,
    hint: u8,
) -> Act {
    Act { id, name, keys, place, hint }
}

const LISTS: Place = In(&[V::Orders, V::Handover, V::Reviews, V::Tally, V::Today]);

/// Where rows are that a reminder can be about.
const ROWS: Place = In(&[V::Orders, V::Handover, V::Reviews, V::Today]);

const EDITED: Place = In(&[V::Replies, V::Orders, V::Handover, V::Reviews, V::Today]);

/// The table. Within the footer a smaller `hint` comes first.
pub const ACTS: &[Act] = &[
    act(A::ReplyCopy, "reply-copy", &["enter"], In(&[V::Replies]), 1),
    act(A::Open, "open", &["enter"], In(&[V::Orders, V::Reviews, V::Tally, V::Today]), 1),
    act(A::ItemAnswer, "item-answer", &["enter"], In(&[V::Handover]), 1),
    act(A::Flag, "flag", &["ctrl-f"], In(&[V::Orders]), 2),
    act(A::NoteAdd, "note-add", &["ctrl-t"], In(&[V::Orders]), 3),
    act(A::MemoCopy, "memo-copy", &["ctrl-c"], In(&[V::Orders]), 4),
    act(A::Contact, "contact", &["ctrl-t"], In(&[V::Reviews]), 2),
    act(A::Progress, "progress", &["ctrl-f"], In(&[V::Reviews]), 3),
    act(A::PublicReply, "public-reply", &["alt-k"], In(&[V::Reviews]), 4),
    act(A::ReviewCopy, "review-copy", &["ctrl-c"], In(&[V::Reviews]), 0),
    act(A::Submit, "submit", &["ctrl-s"], In(&[V::Handover]), 2),
    act(A::ItemDone, "item-done", &["ctrl-f"], In(&[V::Handover]), 3),
    act(A::SectionNone, "section-none", &["ctrl-t"], In(&[V::Handover]), 4),
    act(A::HandoverCopy, "handover-copy", &["ctrl-c"], In(&[V::Handover]), 5),
    act(A::HandoverCopyMarkdown, "handover-copy-markdown", &[], In(&[V::Handover]), 0),
    act(A::TallyExport, "tally-export", &["ctrl-s"], In(&[V::Tally]), 2),
    act(A::TallyExportMarkdown, "tally-export-markdown", &[], In(&[V::Tally]), 0),
    act(A::TallyExportJson, "tally-export-json", &[], In(&[V::Tally]), 0),
    act(A::TallyCopy, "tally-copy", &["ctrl-c"], In(&[V::Tally]), 3),
    act(A::New, "new", &["ctrl-n"], EDITED, 5),
    act(A::Edit, "edit", &["ctrl-e"], EDITED, 6),
    act(A::Delete, "delete", &["ctrl-d"], EDITED, 0),
    act(A::HandoverAdd, "handover-add", &["ctrl-b"], In(&[V::Orders, V::Reviews]), 7),
    act(A::RemindDone, "remind-done", &["alt-d"], ROWS, 2),
    act(A::Snooze, "snooze", &["alt-s"], ROWS, 3),
    act(A::Remind, "remind", &["ctrl-r"], Anywhere, 12),
    act(A::Promise, "promise", &["alt-p"], In(&[V::Orders, V::Reviews]), 12),
    act(A::Buyer, "buyer", &["alt-b"], Anywhere, 12),
    act(A::BuyerGroup, "buyer-group", &[], Anywhere, 0),
    act(A::BuyerNote, "buyer-note", &[], Anywhere, 0),
    act(A::Discount, "discount", &["alt-y"], In(&[V::Orders]), 0),
    act(A::AddressChecked, "address-checked", &["alt-a"], In(&[V::Orders]), 0),
    act(A::CodConfirm, "cod-confirm", &["alt-c"], In(&[V::Orders]), 0),
    act(A::WarehouseNoted, "warehouse-noted", &["alt-w"], In(&[V::Orders]), 0),
    act(A::Mark, "mark", &["ctrl-x"], In(&[V::Replies, V::Orders]), 8),
    act(A::CategoryNext, "category-next", &["tab"], In(&[V::Replies]), 5),
    act(A::CategoryPrevious, "category-previous", &["shift-tab"], In(&[V::Replies]), 0),
    act(A::PhraseFromClipboard, "phrase-from-clipboard", &[], In(&[V::Replies]), 0),
    act(A::PhraseDuplicate, "phrase-duplicate", &[], In(&[V::Replies]), 0),
    act(A::PhraseList, "phrase-list", &[], In(&[V::Replies]), 0),
    act(A::PhrasesDeleted, "phrases-deleted", &[], In(&[V::Replies]), 0),
    act(A::PhraseImport, "phrase-import", &[], In(&[V::Replies]), 0),
    act(A::PhraseExport, "phrase-export", &[], In(&[V::Replies]), 0),
    act(A::PhraseShow, "phrase-show", &["alt-v"], In(&[V::Replies]), 0),
    act(A::PictureOpen, "picture-open", &[], In(&[V::Replies]), 0),
    act(A::PictureCopy, "picture-copy", &[], In(&[V::Replies]), 0),
    act(A::ListNext, "list-next", &["tab"], In(&[V::Orders]), 9),
    act(A::ListPrevious, "list-previous", &["shift-tab"], In(&[V::Orders]), 0),
    act(A::OrderLists, "order-lists", &["alt-l"], In(&[V::Orders]), 10),
    act(A::FlagList, "flag-list", &["alt-f"], In(&[V::Orders]), 0),
    act(A::MarkAll, "mark-all", &["alt-q"], In(&[V::Orders]), 0),
    act(A::MarkTo, "mark-to", &["alt-x"], In(&[V::Orders]), 0),
    act(A::OrderFromClipboard, "order-from-clipboard", &["alt-o"], Anywhere, 0),
    act(A::PaneNext, "pane-next", &["tab"], In(&[V::Handover]), 6),
    act(A::PanePrevious, "pane-previous", &["shift-tab"], In(&[V::Handover]), 0),
    act(A::GroupNext, "group-next", &["tab"], In(&[V::Tally]), 4),
    act(A::GroupPrevious, "group-previous", &["shift-tab"], In(&[V::Tally]), 0),
    act(A::DayBack, "day-back", &["alt-left"], In(&[V::Tally]), 5),
    act(A::DayForward, "day-forward", &["alt-right"], In(&[V::Tally]), 6),
    act(A::Urging, "urging", &["alt-u"], Anywhere, 0),
    act(A::Import, "import", &[], Anywhere, 0),
    act(A::ImportShow, "import-show", &[], Anywhere, 0),
    act(A::QuickReplies, "quick-replies", &["ctrl-k"], LISTS, 10),
    act(A::Counters, "counters", &["ctrl-g"], Anywhere, 11),
    act(A::Undo, "undo", &["ctrl-z"], Anywhere, 12),
    act(A::Redo, "redo", &["ctrl-y"], Anywhere, 0),
    act(A::Palette, "palette", &["ctrl-p"], Anywhere, 13),
    act(A::Help, "help", &["f1"], Anywhere, 14),
    act(A::ViewReplies, "view-replies", &["f2"], Anywhere, 0),
    act(A::ViewOrders, "view-orders", &["f3"], Anywhere, 0),
    act(A::ViewHandover, "view-handover", &["f4"], Anywhere, 0),
    act(A::ViewReviews, "view-reviews", &["f5"], Anywhere, 0),
    act(A::ViewTally, "view-tally", &["f8"], Anywhere, 0),
    act(A::ViewToday, "view-today", &["f9"], Anywhere, 0),
    act(A::ProductNew, "product-new", &[], Anywhere, 0),
    act(A::ProductImport, "product-import", &[], In(&[V::Replies]), 0),
    act(A::ProductEdit, "product-edit", &[], In(&[V::Replies]), 0),
    act(A::ProductDelete, "product-delete", &[], In(&[V::Replies]), 0),
    act(A::ReplyPin, "reply-pin", &[], In(&[V::Replies]), 0),
    act(A::ReplyRepeat, "reply-repeat", &[], Anywhere, 0),
    act(A::ReplyTolerant, "reply-tolerant", &[], In(&[V::Replies]), 0),
    act(A::ReplyOrder, "reply-order", &[], In(&[V::Replies]), 0),
    act(A::Setup, "setup", &[], Anywhere, 0),
    act(A::Addons, "addons", &[], Anywhere, 0),
    act(A::Quit, "quit", &["ctrl-q"], Anywhere, 15),
];

impl Act {
    /// The act of an id.
    pub fn of(id: ActId) -> Option<&'static Self> {
        ACTS.iter().find(|a| a.id == id)
    }
}
