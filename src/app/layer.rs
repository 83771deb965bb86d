//! What lies over a view: open is push, close is pop, and the top gets every key first.

use super::chooser::Chooser;
use super::form::{Did, Form};
use super::keys::{Code, Key};
use super::palette::Palette;
use super::unfinished::Kept;
use super::{ActId, App, Effect, ImportResult, Mood, RepliesPane, Toast};
use crate::domain::tally::Activity;
use crate::domain::{Change, CommitId, Item, Order, OrderCard, Platform, Review, mask};
use crate::i18n::t;
use chrono::TimeDelta;

/// One layer.
#[derive(Debug)]
pub enum Layer {
    /// A form.
    Form(Box<Form>),
    /// A small menu: colours, states, counters.
    Chooser(Chooser),
    /// Every act, searchable; with explanations it is the help.
    Palette(Palette),
    /// Something to read.
    Card(Card),
    /// A question that Enter answers with yes.
    Confirm(Confirm),
    /// Quick replies over another view.
    Replies(Box<RepliesPane>),
    /// The buyers to be urged to pay.
    Urging,
}

/// Something to read, scrolled with the arrow keys.
#[derive(Debug)]
pub enum Card {
    /// An order with its timeline.
    Order(Box<OrderView>),
    /// A review with its contacts.
    Review(Box<Review>, usize),
    /// A handover item.
    Item(Box<Item>, usize),
    /// A buyer with everything around them.
    Buyer(Box<super::BuyerView>),
    /// The rows behind a number of the tally.
    Rows(String, Vec<Activity>, usize),
    /// What an import did, with every row that was refused or repeated.
    Import(Box<ImportResult>, usize),
    /// A text under a title.
    Text(String, String, usize),
}

/// An order card on the screen.
#[derive(Debug)]
pub struct OrderView {
    /// The order and all that happened around it.
    pub card: OrderCard,
    /// Lines scrolled.
    pub scroll: usize,
    /// How much of the phone is shown.
    pub phone: Phone,
}

/// How much of a phone is shown. Whoever sees all of it stands in the record first (S05).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phone {
    /// Its ends.
    Masked,
    /// Its ends, until this commit is in the file.
    Asked(CommitId),
    /// All of it.
    Shown,
}

impl OrderView {
    /// There is a phone of which more can be shown.
    pub fn hides_phone(&self) -> bool {
        let phone = &self.card.order.phone;
        self.phone == Phone::Masked && mask::phone(phone) != *phone
    }
}

impl Card {
    /// A text under a title.
    pub fn text(title: String, text: String) -> Self {
        Self::Text(title, text, 0)
    }

    fn scroll(&mut self) -> &mut usize {
        match self {
            Self::Order(view) => &mut view.scroll,
            Self::Buyer(view) => &mut view.scroll,
            Self::Review(_, scroll)
            | Self::Item(_, scroll)
            | Self::Rows(_, _, scroll)
            | Self::Import(_, scroll)
            | Self::Text(_, _, scroll) => scroll,
        }
    }
}

/// A question.
#[derive(Debug)]
pub struct Confirm {
    /// What is asked.
    pub title: String,
    /// What it is about, line by line.
    pub body: Vec<String>,
    /// What yes means.
    pub yes: Confirmed,
}

/// What a yes does.
#[derive(Debug, Clone)]
pub enum Confirmed {
    /// Go on with the form that was found.
    ResumeDraft,
    /// Hand over.
    SubmitHandover,
    /// Not quit, but go to the handover.
    GoHandOver,
    /// Change the product cards.
    EditCard(Box<super::ProductEdit>),
    /// Do this although a flag that the shop reserved is overwritten.
    Deed(Box<super::Deed>),
    /// Copy against a rule. Enter does not do that.
    CopyAnyway(Box<super::linting::Held>),
    /// Do this to many orders. Enter does not do that, but the act's own key.
    Many(ActId, Key),
    /// Open the order whose number was pasted.
    OpenOrder(Box<Order>),
    /// Make an order of the number that was pasted.
    MakeOrder(String, Platform),
    /// Save these changes after all, and say so.
    Save(Vec<crate::domain::Change>, String),
}

impl Confirm {
    /// The message that names its keys.
    pub fn keys(&self) -> &'static str {
        match self.yes {
            Confirmed::GoHandOver => "handover-quit-keys",
            Confirmed::CopyAnyway(_) => "replies-held-keys",
            Confirmed::ResumeDraft => "app-draft-keys",
            Confirmed::Many(..) => "orders-many-keys",
            Confirmed::OpenOrder(_) => "orders-pasted-open-keys",
            Confirmed::MakeOrder(..) => "orders-pasted-make-keys",
            _ => "app-confirm-keys",
        }
    }
}

/// For so long before its end a warning may be taken away: it has stood for two seconds then.
const UNREAD: TimeDelta = TimeDelta::seconds(6);

impl App {
    pub(super) fn layer_key(&mut self, key: Key) -> Vec<Effect> {
        let Some(layer) = self.layers.last_mut() else { return Vec::new() };
        match layer {
            Layer::Form(form) => {
                let did = form.key(key);
                self.form_did(did)
            }
            Layer::Chooser(_) => self.chooser_key(key),
            Layer::Palette(_) => self.palette_key(key),
            Layer::Replies(_) => self.overlay_key(key),
            Layer::Urging => self.urging_key(key),
            Layer::Card(_) => self.card_key(key),
            Layer::Confirm(Confirm { yes: Confirmed::CopyAnyway(_), .. }) => match key {
                key if key == Key::ctrl('c') => self.confirmed(),
                key if key == Key::plain(Code::Esc) => self.declined(),
                _ => Vec::new(),
            },
            Layer::Confirm(Confirm { yes: Confirmed::Many(_, again), .. }) => match key {
                key if key == *again => self.confirmed(),
                key if key == Key::plain(Code::Esc) => self.declined(),
                _ => Vec::new(),
            },
            Layer::Confirm(_) => match key.code {
                Code::Enter => self.confirmed(),
                Code::Esc => self.declined(),
                _ => Vec::new(),
            },
        }
    }

    /// No: nothing happens. An unfinished form is not offered again; within this session it stands
    /// in the next form of its kind.
    fn declined(&mut self) -> Vec<Effect> {
        match self.layers.pop() {
            Some(Layer::Confirm(Confirm { yes: Confirmed::ResumeDraft, .. })) => {
                vec![Effect::KeepDraft(None)]
            }
            _ => Vec::new(),
        }
    }

    fn card_key(&mut self, key: Key) -> Vec<Effect> {
        if let Some(effects) = self.buyer_card_key(key) {
            return effects;
        }
        let Some(Layer::Card(card)) = self.layers.last_mut() else { return Vec::new() };
        if let (Card::Import(result, _), true) = (&*card, key == Key::ctrl('c')) {
            let result = result.clone();
            return self.copy_import(&result);
        }
        let scroll = card.scroll();
        match key.code {
            Code::Up => *scroll = scroll.saturating_sub(1),
            Code::Down => *scroll += 1,
            Code::PageUp => *scroll = scroll.saturating_sub(10),
            Code::PageDown => *scroll += 10,
            Code::Home => *scroll = 0,
            Code::Enter => return self.card_main(),
            Code::Esc => {
                self.layers.pop();
            }
            _ => {
                // What works on the row works on its card; what is about all rows closes it first.
                let Some(act) = self.act_on(key) else { return Vec::new() };
                if act == ActId::Submit {
                    self.layers.pop();
                }
                return self.run(act);
            }
        }
        Vec::new()
    }

    /// Enter on an open card: an order's masked phone is revealed, an import that was tried is
    /// taken in, other cards close.
    fn card_main(&mut self) -> Vec<Effect> {
        if let Some(Layer::Card(Card::Import(result, _))) = self.layers.last() {
            let result = result.clone();
            return self.import_tried(&result);
        }
        if let Some(Layer::Card(Card::Order(view))) = self.layers.last()
            && view.hides_phone()
        {
            let key = view.card.order.key.clone();
            let effects = self.save(vec![Change::PhoneRevealed { key }], String::new());
            let asked = self.saving.last().map(|s| s.id).filter(|_| !effects.is_empty());
            if let (Some(id), Some(Layer::Card(Card::Order(view)))) =
                (asked, self.layers.last_mut())
            {
                view.phone = Phone::Asked(id);
            }
            return effects;
        }
        self.layers.pop();
        Vec::new()
    }

    /// Shows the phone that waited for this commit, or masks it again.
    pub(super) fn phone_asked(&mut self, id: CommitId, saved: bool) {
        for layer in &mut self.layers {
            if let Layer::Card(Card::Order(view)) = layer
                && view.phone == Phone::Asked(id)
            {
                view.phone = if saved { Phone::Shown } else { Phone::Masked };
            }
        }
    }

    pub(super) fn layer_paste(&mut self, text: &str) -> Vec<Effect> {
        match self.layers.last_mut() {
            Some(Layer::Form(form)) => {
                let did = form.insert(text);
                self.form_did(did)
            }
            Some(Layer::Palette(palette)) => {
                palette.query.insert(text);
                self.search_palette();
                Vec::new()
            }
            Some(Layer::Replies(pane)) => {
                pane.query.insert(text);
                let mut effects = self.replies_query_changed();
                effects.extend(self.pasted_number(text));
                effects
            }
            Some(Layer::Chooser(_)) => self.choose_by_text(text),
            Some(Layer::Urging) => {
                self.urging.query.insert(text);
                self.urging_query_changed();
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn layer_row(&mut self, n: usize) -> Vec<Effect> {
        match self.layers.last_mut() {
            Some(Layer::Chooser(chooser)) => {
                chooser.cursor.go(n, chooser.options.len());
                self.choose()
            }
            Some(Layer::Palette(palette)) => {
                let len = palette.rows.len();
                palette.cursor.go(n, len);
                self.run_from_palette()
            }
            Some(Layer::Replies(pane)) => {
                let len = pane.len();
                pane.cursor.go(n, len);
                match pane.chosen() {
                    Some(phrase) => self.copy_phrase(&phrase),
                    None => Vec::new(),
                }
            }
            // A click chooses; a click on the chosen row urges.
            Some(Layer::Urging) if self.urging.cursor.at == n => self.urge_chosen(),
            Some(Layer::Urging) => {
                let len = self.urging.rows.len();
                self.urging.cursor.go(n, len);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn layer_wheel(&mut self, rows: isize) -> Vec<Effect> {
        match self.layers.last_mut() {
            Some(Layer::Chooser(chooser)) => chooser.cursor.step(rows, chooser.options.len()),
            Some(Layer::Palette(palette)) => palette.cursor.step(rows, palette.rows.len()),
            Some(Layer::Replies(pane)) => {
                let len = pane.len();
                pane.cursor.step(rows, len);
            }
            Some(Layer::Urging) => self.urging_step(rows),
            Some(Layer::Card(card)) => {
                let scroll = card.scroll();
                *scroll = scroll.saturating_add_signed(rows);
            }
            _ => {}
        }
        Vec::new()
    }

    /// Takes a key. Where it opens a layer, what went well before is no longer news, nor what went
    /// wrong and was read: it would lie over the layer's last rows and its keys.
    pub(super) fn key_over_toast(&mut self, key: Key) -> Vec<Effect> {
        let seen = |toast: &&Toast| toast.mood == Mood::Good || self.now > toast.until - UNREAD;
        let before = self.toast.as_ref().filter(seen).cloned();
        let layers = self.layers.len();
        let effects = self.key(key);
        if before.is_some() && self.layers.len() > layers {
            self.toast.take_if(|toast| Some(&*toast) == before.as_ref());
        }
        effects
    }

    /// Opens a form, with what was left in it the last time.
    pub(super) fn open_form(&mut self, form: Form) -> Vec<Effect> {
        if let Some(why) = self.read_only.clone() {
            self.warn(t!(self.lang, "app-read-only", "why" => why));
            return Vec::new();
        }
        self.push_form(form);
        Vec::new()
    }

    /// The same for forms that save nothing.
    pub(super) fn push_form(&mut self, mut form: Form) {
        form.commit = self.ids.make(self.now);
        // Answers for one buyer are none for another.
        form.record = self.about().filter(|_| form.purpose.asks_for_variables());
        let is_same = |k: &Kept| k.purpose == form.purpose && k.record == form.record;
        if let Some(at) = self.kept.iter().position(is_same) {
            form.restore(&self.kept.remove(at));
            self.say(t!(self.lang, "app-draft-restored"));
        }
        self.layers.push(Layer::Form(Box::new(form)));
        self.ask_approval();
    }

    pub(super) fn form_did(&mut self, did: Did) -> Vec<Effect> {
        self.ask_approval();
        let Some(Layer::Form(form)) = self.layers.last_mut() else { return Vec::new() };
        if did == Did::Changed {
            Self::follow_buyer(form);
        }
        match did {
            Did::Changed if !form.is_touched() => vec![Effect::KeepDraft(None)],
            Did::Changed => match serde_json::to_string(&form.kept()) {
                Ok(json) => vec![Effect::KeepDraft(Some(json))],
                Err(_) => Vec::new(),
            },
            Did::Close => match self.layers.pop() {
                Some(Layer::Form(form)) if self.keep_form(&form) => Vec::new(),
                _ => vec![Effect::KeepDraft(None)],
            },
            Did::Send => self.send_form(),
            Did::Moved | Did::Nothing => Vec::new(),
        }
    }

    fn send_form(&mut self) -> Vec<Effect> {
        let Some(Layer::Form(mut form)) = self.layers.pop() else { return Vec::new() };
        form.error = None;
        let missing = form.fields.iter().find(|f| f.required && f.value().trim().is_empty());
        if let Some(name) = missing.map(|f| f.name.clone()) {
            let words = t!(self.lang, "app-field-needed");
            form.refuse(&name, words);
            self.layers.push(Layer::Form(form));
            return Vec::new();
        }
        if let Some((name, words)) = self.blank_answer(&form) {
            form.refuse(&name, words);
            self.layers.push(Layer::Form(form));
            return Vec::new();
        }
        self.sending = Some(form.commit).filter(|id| !id.is_nil());
        let sent = self.submit(&form);
        self.sending = None;
        match sent {
            Ok(mut effects) => {
                // The draft goes when the record holds it, not before.
                if effects.iter().any(|e| matches!(e, Effect::EditPhrases(..))) {
                    self.phrase_work.came_from(form);
                } else if effects.iter().any(|e| matches!(e, Effect::Save(_))) {
                    if let Some(saving) = self.saving.last_mut() {
                        saving.form = Some(form);
                    }
                } else {
                    effects.push(Effect::KeepDraft(None));
                }
                effects
            }
            Err((field, words)) => {
                form.refuse(field, words);
                self.layers.push(Layer::Form(form));
                Vec::new()
            }
        }
    }

    fn confirmed(&mut self) -> Vec<Effect> {
        let Some(Layer::Confirm(confirm)) = self.layers.pop() else { return Vec::new() };
        match confirm.yes {
            Confirmed::ResumeDraft => match self.kept.pop() {
                Some(kept) => self.resume(&kept),
                None => Vec::new(),
            },
            Confirmed::SubmitHandover => self.submit_handover(),
            Confirmed::GoHandOver => self.go_hand_over(),
            Confirmed::Many(act, _) => self.many_agreed(act),
            Confirmed::OpenOrder(order) => self.open_found(*order),
            Confirmed::MakeOrder(number, platform) => self.make_order(&number, platform),
            Confirmed::Deed(deed) => self.begin(*deed),
            Confirmed::EditCard(edit) => self.edit_card(*edit),
            Confirmed::CopyAnyway(held) => self.copy_anyway(*held),
            Confirmed::Save(changes, said) => {
                self.orders.marked.clear();
                self.save(changes, said)
            }
        }
    }

    /// Whether the act in hand is meant for the card on top.
    pub(super) fn on_card(&self) -> bool {
        matches!(self.layers.last(), Some(Layer::Card(_)))
    }

    /// The acts that the footer offers now.
    pub fn hints(&self) -> Vec<ActId> {
        let view = self.view;
        let mut acts: Vec<_> = super::acts::ACTS
            .iter()
            .filter(|a| a.hint > 0 && a.place.holds(view))
            .filter(|a| self.keys.key_of(a.id).is_some() && self.why_not(a.id).is_none())
            .collect();
        acts.sort_by_key(|a| a.hint);
        acts.into_iter().map(|a| a.id).collect()
    }
}
