//! Acts carried out, and what every view answers to: its search box, its cursor, its rows.

use super::form::Purpose;
use super::{ActId, App, Card, Cursor, Effect, Layer, View};
use crate::domain::ReviewState;
use crate::text::Line;

/// The message for an act that has no row to act on.
pub(super) const NOTHING: &str = "app-why-nothing-chosen";

impl App {
    /// Carries an act out, or says why it can't be done.
    pub(super) fn run(&mut self, id: ActId) -> Vec<Effect> {
        if let Some(why) = self.why_not(id) {
            let words = crate::i18n::text(self.lang, why);
            self.warn(words);
            return Vec::new();
        }
        if self.ask_about_many(id) {
            return Vec::new();
        }
        let done = self.product_act(id).or_else(|| self.reminder_act(id));
        let done = done.or_else(|| self.buyer_act(id)).or_else(|| self.check_act(id));
        if let Some(effects) = done {
            return effects;
        }
        match id {
            ActId::Help => self.open_palette(true),
            ActId::Palette => self.open_palette(false),
            ActId::ViewReplies => self.go(View::Replies),
            ActId::ViewOrders => self.go(View::Orders),
            ActId::ViewHandover => self.go(View::Handover),
            ActId::ViewReviews => self.go(View::Reviews),
            ActId::ViewTally => self.go(View::Tally),
            ActId::ViewToday => self.go(View::Today),
            ActId::QuickReplies => self.open_overlay(),
            ActId::Counters => self.open_counters(),
            ActId::Undo => self.undo(),
            ActId::Redo => self.redo(),
            ActId::Setup => {
                let form = self.setup_form();
                self.push_form(form);
                Vec::new()
            }
            ActId::Addons => {
                let form = self.addons_form();
                self.push_form(form);
                Vec::new()
            }
            ActId::Quit => self.quit(),
            ActId::Urging => self.open_urging(),
            ActId::Macro(at) => self.run_macro(at),
            ActId::ReplyCopy => self.copy_chosen(),
            ActId::ReplyPin => self.pin_chosen(),
            ActId::ReplyRepeat => self.repeat_reply(),
            ActId::ReplyTolerant => self.switch_tolerant(),
            ActId::ReplyOrder => self.switch_order(),
            ActId::CategoryNext => self.step_category(1),
            ActId::CategoryPrevious => self.step_category(-1),
            ActId::Open => match self.view {
                View::Orders => self.open_order(),
                View::Reviews => self.open_review(),
                View::Tally => self.open_rows(),
                View::Today => self.open_due(),
                View::Replies | View::Handover => Vec::new(),
            },
            ActId::PhraseFromClipboard => self.phrase_from_clipboard(),
            ActId::PhraseDuplicate => self.duplicate_phrase(),
            ActId::PhraseList => self.choose_list(),
            ActId::PhrasesDeleted => vec![Effect::LoadDeleted],
            ActId::PhraseImport => {
                let form = self.phrase_import_form();
                self.open_form(form)
            }
            ActId::ProductImport => {
                let form = self.product_import_form();
                self.open_form(form)
            }
            ActId::PhraseExport => {
                let form = self.phrase_export_form();
                self.open_form(form)
            }
            ActId::PhraseShow => self.show_phrase(),
            ActId::PictureOpen => self.open_picture(),
            ActId::PictureCopy => self.copy_picture(),
            ActId::New => match self.front() {
                View::Replies => self.new_phrase(),
                View::Reviews => {
                    let mut form = self.review_form(Purpose::ReviewNew, None);
                    // What is in hand may be somebody else's: the buyer is looked at first.
                    form.focus = 0;
                    self.open_form(form)
                }
                View::Handover => self.new_item(),
                _ => {
                    let form = self.new_order_form();
                    self.open_form(form)
                }
            },
            ActId::Edit => match self.front() {
                View::Replies => self.edit_phrase(),
                View::Reviews => match self.chosen_review().cloned() {
                    Some(review) => {
                        let form = self.review_form(Purpose::ReviewEdit(review.id), Some(&review));
                        self.open_form(form)
                    }
                    None => self.nothing_chosen(),
                },
                View::Handover => self.edit_item(),
                _ => self.edit_order(),
            },
            ActId::Delete => match self.front() {
                View::Replies => self.delete_phrase(),
                View::Reviews => self.delete_review(),
                View::Handover => self.drop_item(),
                _ => self.delete_orders(),
            },
            ActId::Flag => self.choose_flag(),
            ActId::NoteAdd => self.open_note(),
            ActId::Mark if self.view == View::Replies => self.mark_reply(),
            ActId::Mark => self.mark(),
            ActId::ListNext => self.step_filter(1),
            ActId::ListPrevious => self.step_filter(-1),
            ActId::OrderLists => self.choose_order_list(),
            ActId::FlagList => self.choose_flag_list(),
            ActId::MarkAll => self.mark_all(),
            ActId::MarkTo => self.mark_to_here(),
            ActId::OrderFromClipboard => self.order_from_text(),
            ActId::MemoCopy => self.copy_memo(),
            ActId::Import => {
                let form = self.import_form();
                self.open_form(form)
            }
            ActId::ImportShow => self.show_import(),
            ActId::HandoverAdd => match self.view {
                View::Reviews => self.review_to_handover(),
                _ => self.order_to_handover(),
            },
            ActId::Contact => self.open_contact(),
            ActId::PublicReply => self.open_public_reply(),
            ActId::Progress => self.choose_progress(),
            ActId::ReviewCopy => self.copy_review(),
            ActId::PaneNext => self.step_pane(1),
            ActId::PanePrevious => self.step_pane(-1),
            ActId::ItemAnswer => self.handover_main(),
            ActId::ItemDone => self.open_done(),
            ActId::SectionNone => self.toggle_none(),
            ActId::Submit => self.ask_submit(),
            ActId::HandoverCopy => self.copy_handover(false),
            ActId::HandoverCopyMarkdown => self.copy_handover(true),
            ActId::GroupNext => self.step_group(1),
            ActId::GroupPrevious => self.step_group(-1),
            ActId::DayBack => self.step_day(-1),
            ActId::DayForward => self.step_day(1),
            ActId::TallyExport => self.export_tally("csv"),
            ActId::TallyExportMarkdown => self.export_tally("md"),
            ActId::TallyExportJson => self.export_tally("json"),
            ActId::TallyCopy => self.copy_tally(),
            // Taken above.
            ActId::Remind
            | ActId::Promise
            | ActId::RemindDone
            | ActId::Snooze
            | ActId::Buyer
            | ActId::BuyerGroup
            | ActId::BuyerNote
            | ActId::Discount
            | ActId::AddressChecked
            | ActId::CodConfirm
            | ActId::WarehouseNoted
            | ActId::ProductNew
            | ActId::ProductEdit
            | ActId::ProductDelete => Vec::new(),
        }
    }

    /// The message that says why an act can't be done now.
    pub fn why_not(&self, id: ActId) -> Option<&'static str> {
        let writes = matches!(
            id,
            ActId::New
                | ActId::Edit
                | ActId::Delete
                | ActId::Flag
                | ActId::NoteAdd
                | ActId::Contact
                | ActId::Progress
                | ActId::Counters
                | ActId::Undo
                | ActId::Redo
                | ActId::Submit
                | ActId::ItemDone
                | ActId::HandoverAdd
                | ActId::Import
                | ActId::PhraseImport
                | ActId::ProductImport
                | ActId::Remind
                | ActId::Promise
                | ActId::RemindDone
                | ActId::Snooze
                | ActId::BuyerGroup
                | ActId::BuyerNote
                | ActId::Discount
                | ActId::AddressChecked
                | ActId::CodConfirm
                | ActId::WarehouseNoted
                | ActId::ProductNew
                | ActId::ProductEdit
                | ActId::ProductDelete
                | ActId::PhraseFromClipboard
                | ActId::PhraseDuplicate
                | ActId::PhrasesDeleted
                | ActId::Macro(_)
        );
        if writes && self.read_only.is_some() {
            return Some("app-why-read-only");
        }
        let why = match id {
            ActId::Mark if self.view == View::Replies => self.replies.is_empty().then_some(NOTHING),
            ActId::MarkAll | ActId::MarkTo => self.orders.page.orders.is_empty().then_some(NOTHING),
            ActId::Flag | ActId::NoteAdd | ActId::Mark => {
                self.orders_meant().is_empty().then_some(NOTHING)
            }
            ActId::MemoCopy => match self.orders_meant().first() {
                None => Some(NOTHING),
                Some(order) => order.notes.is_empty().then_some("orders-memo-empty"),
            },
            ActId::Contact | ActId::Progress => match self.chosen_review() {
                None => Some(NOTHING),
                Some(review) if id == ActId::Progress => {
                    review.state.next().is_empty().then_some("reviews-settled")
                }
                Some(review) => {
                    let closed = !review.state.is_open() && review.state != ReviewState::Refused;
                    closed.then_some("reviews-settled")
                }
            },
            ActId::RemindDone | ActId::Snooze => self.why_no_reminder(),
            ActId::Buyer | ActId::BuyerGroup | ActId::BuyerNote => self.why_no_buyer(),
            ActId::Discount | ActId::AddressChecked | ActId::CodConfirm | ActId::WarehouseNoted => {
                self.why_not_check(id)
            }
            ActId::Edit | ActId::Delete if self.front() == View::Today => self.why_no_reminder(),
            ActId::Promise => self.list_is_empty().then_some(NOTHING),
            ActId::Macro(_) => self.orders_for_macro().is_empty().then_some(NOTHING),
            ActId::ReplyPin => self.replies.is_empty().then_some(NOTHING),
            ActId::ReplyRepeat => self.last_reply.is_none().then_some("replies-nothing-yet"),
            ActId::ReviewCopy | ActId::PublicReply => {
                self.chosen_review().is_none().then_some(NOTHING)
            }
            ActId::Edit
            | ActId::Delete
            | ActId::PhraseDuplicate
            | ActId::PhraseShow
            | ActId::PictureOpen
            | ActId::PictureCopy
                if self.front() == View::Replies =>
            {
                self.phrase_in_front().is_none().then_some(NOTHING)
            }
            ActId::Edit | ActId::Delete if self.view == View::Handover => self.why_not_item(id),
            ActId::ItemDone
            | ActId::ItemAnswer
            | ActId::SectionNone
            | ActId::HandoverCopy
            | ActId::HandoverCopyMarkdown => self.why_not_item(id),
            ActId::Edit | ActId::Delete | ActId::HandoverAdd | ActId::Open => {
                (!self.on_card() && self.list_len() == 0).then_some(NOTHING)
            }
            ActId::TallyExport
            | ActId::TallyExportMarkdown
            | ActId::TallyExportJson
            | ActId::TallyCopy => self.tally.tally.is_none().then_some(NOTHING),
            ActId::ImportShow => self.import.is_none().then_some("orders-import-none"),
            _ => None,
        };
        if why.is_some() {
            return why;
        }
        let imports = matches!(id, ActId::Import | ActId::PhraseImport | ActId::ProductImport);
        (imports && self.job.is_some()).then_some("app-why-job")
    }

    fn list_is_empty(&self) -> bool {
        !self.on_card() && self.list_len() == 0
    }

    /// The view that acts are meant for: the replies where they lie over another one.
    pub fn front(&self) -> View {
        match self.layers.iter().rev().find(|layer| !matches!(layer, Layer::Palette(_))) {
            Some(Layer::Replies(_)) => View::Replies,
            _ => self.view,
        }
    }

    pub(super) fn go(&mut self, view: View) -> Vec<Effect> {
        self.layers.clear();
        self.view = view;
        match view {
            View::Tally => vec![self.load_activity()],
            View::Orders => {
                self.orders.resort();
                vec![self.load_orders(), self.count_lists()]
            }
            View::Replies => Vec::new(),
            View::Handover | View::Reviews | View::Today => {
                self.rebuild_lists();
                vec![self.load_board()]
            }
        }
    }

    pub(super) fn rebuild_lists(&mut self) {
        self.rebuild_reviews();
        self.rebuild_handover();
        self.rebuild_today();
        for layer in &mut self.layers {
            if let Layer::Card(Card::Review(review, _)) = layer
                && let Some(now) = self.board.reviews.iter().find(|r| r.id == review.id)
            {
                **review = now.clone();
            }
        }
    }

    /// The text in the search box of the view in front.
    pub fn query(&self) -> &Line {
        match self.view {
            View::Replies => &self.replies.query,
            View::Orders => &self.orders.query,
            View::Handover => &self.handover.query,
            View::Reviews => &self.reviews.query,
            View::Tally => &self.tally.query,
            View::Today => &self.today.query,
        }
    }

    pub(super) fn query_mut(&mut self) -> &mut Line {
        match self.view {
            View::Replies => &mut self.replies.query,
            View::Orders => &mut self.orders.query,
            View::Handover => &mut self.handover.query,
            View::Reviews => &mut self.reviews.query,
            View::Tally => &mut self.tally.query,
            View::Today => &mut self.today.query,
        }
    }

    pub(super) fn query_changed(&mut self) -> Vec<Effect> {
        match self.view {
            View::Replies => self.replies_query_changed(),
            View::Orders => self.orders_changed(),
            View::Tally => self.tally_query_changed(),
            View::Handover | View::Reviews | View::Today => {
                self.cursor_mut().reset();
                self.rebuild_lists();
                self.cursor_mut().reset();
                Vec::new()
            }
        }
    }

    /// The cursor of the list in front.
    pub fn cursor(&self) -> &Cursor {
        match self.view {
            View::Replies => &self.replies.cursor,
            View::Orders => &self.orders.cursor,
            View::Handover => &self.handover.cursor,
            View::Reviews => &self.reviews.cursor,
            View::Tally => &self.tally.cursor,
            View::Today => &self.today.cursor,
        }
    }

    pub(super) fn cursor_mut(&mut self) -> &mut Cursor {
        match self.view {
            View::Replies => &mut self.replies.cursor,
            View::Orders => &mut self.orders.cursor,
            View::Handover => &mut self.handover.cursor,
            View::Reviews => &mut self.reviews.cursor,
            View::Tally => &mut self.tally.cursor,
            View::Today => &mut self.today.cursor,
        }
    }

    /// How many rows the list in front has.
    pub fn list_len(&self) -> usize {
        match self.view {
            View::Replies => self.replies.len(),
            View::Orders => self.orders.page.orders.len(),
            View::Handover => self.handover.rows.len(),
            View::Reviews => self.reviews.rows.len(),
            View::Tally => self.measures().len(),
            View::Today => self.today.rows.len(),
        }
    }

    pub(super) fn step(&mut self, by: isize) -> Vec<Effect> {
        let len = self.list_len();
        self.cursor_mut().step(by, len);
        self.chosen_changed()
    }

    pub(super) fn chosen_changed(&mut self) -> Vec<Effect> {
        if self.view == View::Orders { self.orders_moved() } else { Vec::new() }
    }

    /// Acts on the nth row that is shown.
    pub(super) fn nth(&mut self, n: usize) -> Vec<Effect> {
        self.nth_of_list(self.cursor().top + n)
    }

    pub(super) fn nth_of_list(&mut self, at: usize) -> Vec<Effect> {
        let len = self.list_len();
        if at >= len {
            return Vec::new();
        }
        self.cursor_mut().go(at, len);
        match self.view {
            // The row itself, whatever is marked.
            View::Replies => match self.replies.chosen() {
                Some(phrase) => self.copy_phrase(&phrase),
                None => Vec::new(),
            },
            View::Handover => self.run(ActId::ItemAnswer),
            _ => self.run(ActId::Open),
        }
    }

    /// How many rows the list in front shows at this size: what the drawing gives it.
    pub fn list_rows(&self) -> usize {
        super::layout::list_rows(self)
    }

    pub(super) fn keep_cursors_visible(&mut self) {
        let (rows, len) = (self.list_rows(), self.list_len());
        self.cursor_mut().show(rows, len);
        let size = self.size;
        match self.layers.last_mut() {
            Some(Layer::Palette(palette)) => {
                let len = palette.rows.len();
                palette.cursor.show(super::layout::palette_rows(size).into(), len);
            }
            Some(Layer::Urging) => {
                let len = self.urging.rows.len();
                self.urging.cursor.show(super::layout::urging_rows(size).0.into(), len);
            }
            Some(Layer::Replies(pane)) => {
                let len = pane.len();
                pane.cursor.show(super::layout::overlay_reply_rows(size).0.into(), len);
            }
            _ => {}
        }
    }
}
