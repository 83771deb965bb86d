//! Bad reviews: worst first, the 48-hour clock, contacts and progress.

use super::chooser::{Chooser, Choosing};
use super::form::{Field, Form, Purpose};
use super::{App, Card, ChooserOption, Cursor, Effect, Layer};
use crate::domain::{
    Change, Channel, Contact, Money, Rating, Ref, Review, ReviewFields, ReviewId, ReviewState,
    SeverityClass, Time, Word,
};
use crate::i18n::{Named, t, word};
use crate::search::match_text;
use crate::text::{Line, gate, when};

/// The list of reviews.
#[derive(Debug, Clone, Default)]
pub struct ReviewsPane {
    /// The search box.
    pub query: Line,
    /// The chosen row.
    pub cursor: Cursor,
    /// The ids of the rows, worst first.
    pub rows: Vec<ReviewId>,
}

/// A field whose options are the values of a vocabulary.
pub(super) fn word_field<W: Named>(app: &App, name: &str, label: String, chosen: W) -> Field {
    let options = W::ALL.iter().map(|w| (w.code().to_owned(), word(app.lang, *w))).collect();
    Field::choice(name, label, options, chosen.code())
}

impl App {
    /// Open ones first, worst first, then the one that is due first; settled ones last.
    pub(super) fn rebuild_reviews(&mut self) {
        let chosen = self.reviews.rows.get(self.reviews.cursor.at).copied();
        let query = self.reviews.query.text().trim().to_owned();
        let hours = self.settings.call_hours;
        let mut rows: Vec<&Review> = self
            .board
            .reviews
            .iter()
            .filter(|r| {
                query.split_whitespace().all(|word| {
                    [&r.buyer, &r.text, &r.item, &r.order, &r.reason]
                        .iter()
                        .any(|field| match_text(word, field).is_some())
                        || r.severity.code().eq_ignore_ascii_case(word)
                })
            })
            .collect();
        rows.sort_by_key(|review| review.pressing(hours));
        self.reviews.rows = rows.into_iter().map(|r| r.id).collect();
        if let Some(at) = chosen.and_then(|id| self.reviews.rows.iter().position(|r| *r == id)) {
            self.reviews.cursor.at = at;
        }
    }

    /// A review by its id.
    pub fn review(&self, id: ReviewId) -> Option<&Review> {
        self.board.reviews.iter().find(|r| r.id == id)
    }

    /// The chosen review, or the one on the open card.
    pub fn chosen_review(&self) -> Option<&Review> {
        if let Some(Layer::Card(Card::Review(review, _))) = self.layers.last() {
            return self.review(review.id);
        }
        self.reviews.rows.get(self.reviews.cursor.at).and_then(|id| self.review(*id))
    }

    pub(super) fn open_review(&mut self) -> Vec<Effect> {
        if let Some(review) = self.chosen_review().cloned() {
            self.layers.push(Layer::Card(Card::Review(Box::new(review), 0)));
        }
        Vec::new()
    }

    pub(super) fn review_form(&self, purpose: Purpose, old: Option<&Review>) -> Form {
        let lang = self.lang;
        let hand = self.hand.as_ref();
        let start =
            |get: fn(&Review) -> &str, from_hand: &str| old.map_or(from_hand, get).to_owned();
        let hand_buyer = hand.map_or("", |o| o.buyer.as_str()).to_owned();
        let hand_order = hand.map_or("", |o| o.key.number.as_str()).to_owned();
        let hand_item = hand.map_or("", |o| o.item.as_str()).to_owned();
        let fields = vec![
            Field::text("buyer", t!(lang, "app-field-buyer"))
                .with(&start(|r| &r.buyer, &hand_buyer))
                .required(),
            Field::text("text", t!(lang, "app-field-review-text"))
                .with(&start(|r| &r.text, ""))
                .required(),
            word_field(
                self,
                "severity",
                t!(lang, "app-field-severity-class"),
                old.map_or(SeverityClass::default(), |r| r.severity),
            ),
            word_field(
                self,
                "rating",
                t!(lang, "app-field-rating"),
                old.map_or(Rating::default(), |r| r.rating),
            ),
            Field::text("reason", t!(lang, "app-field-reason")).with(&start(|r| &r.reason, "")),
            Field::text("order", t!(lang, "app-field-number"))
                .with(&start(|r| &r.order, &hand_order)),
            Field::text("item", t!(lang, "app-field-item")).with(&start(|r| &r.item, &hand_item)),
            Field::text("phone", t!(lang, "app-field-phone")).with(&start(|r| &r.phone, "")),
            Field::text("at", t!(lang, "app-field-review-at"))
                .with(&old.map(|r| r.at.format("%Y-%m-%d %H:%M").to_string()).unwrap_or_default())
                .hinted(t!(lang, "app-hint-now")),
        ];
        let mut fields = fields;
        if old.is_none() {
            // What the order in hand says is offered: what is typed takes its place.
            for (field, from_hand) in
                [("buyer", hand_buyer), ("order", hand_order), ("item", hand_item)]
            {
                let field = fields.iter_mut().find(|f| f.name == field);
                let offer = field.filter(|_| !from_hand.is_empty());
                offer.into_iter().for_each(|f| f.suggestions = vec![from_hand.clone()]);
            }
        }
        let title =
            t!(lang, if old.is_some() { "reviews-edit-title" } else { "reviews-new-title" });
        Form::new(purpose, title, fields)
    }

    /// What was filled in from the order in hand goes when the buyer of a new review is another, and
    /// comes back with the own one.
    pub(super) fn follow_buyer(form: &mut Form) {
        let written = form.fields.get(form.focus).is_some_and(|field| field.name == "buyer");
        if form.purpose != Purpose::ReviewNew || !written || form.initial("buyer").is_empty() {
            return;
        }
        let other = form.changed("buyer");
        for field in form.fields.iter_mut().filter(|f| matches!(&*f.name, "order" | "item")) {
            let filled_in = field.initial.clone();
            match other {
                true if field.value().trim() == filled_in => field.set(""),
                false if field.value().trim().is_empty() => field.set(&filled_in),
                _ => {}
            }
        }
    }

    pub(super) fn submit_review(
        &mut self,
        form: &Form,
        old: Option<ReviewId>,
    ) -> Result<Vec<Effect>, (&'static str, String)> {
        let at = match form.value("at") {
            "" => old.is_none().then_some(self.now),
            text => {
                Some(self.read_past(text).ok_or_else(|| ("at", t!(self.lang, "app-bad-time")))?)
            }
        };
        let text = |name: &str| Some(form.value(name).to_owned());
        let fields = ReviewFields {
            at,
            buyer: text("buyer"),
            text: text("text"),
            severity: SeverityClass::parse(form.value("severity")).ok(),
            rating: Rating::parse(form.value("rating")).ok(),
            reason: text("reason"),
            order: Some(gate::half_width(form.value("order"))),
            item: text("item"),
            phone: Some(gate::half_width(form.value("phone"))),
            stars: None,
        };
        Ok(match old {
            Some(review) => {
                let said = t!(self.lang, "reviews-edited");
                self.save(vec![Change::ReviewEdited { review, fields }], said)
            }
            None => {
                let review = ReviewId(self.ids.make(self.now));
                let said =
                    t!(self.lang, "reviews-logged", "buyer" => form.value("buyer").to_owned());
                self.save(vec![Change::ReviewLogged { review, fields }], said)
            }
        })
    }

    /// A time that is over: `2026-11-21 09:30`, `昨天 21:00`, `今天9点`, `前天`.
    pub(super) fn read_past(&self, text: &str) -> Option<Time> {
        let text = gate::fold_search(text);
        for (word, days) in [("前天", 2), ("昨天", 1), ("今天", 0), ("yesterday", 1), ("today", 0)]
        {
            let Some(rest) = text.trim().strip_prefix(word) else { continue };
            let day = self.now.date_naive() - chrono::Days::new(days);
            let clock = match rest.trim().trim_end_matches('点') {
                "" => self.now.time(),
                hour => chrono::NaiveTime::parse_from_str(hour, "%H:%M")
                    .or_else(|_| chrono::NaiveTime::parse_from_str(&format!("{hour}:00"), "%H:%M"))
                    .ok()?,
            };
            let at = day.and_time(clock).and_local_timezone(*self.now.offset()).single()?;
            return (at <= self.now).then_some(at);
        }
        chrono::NaiveDateTime::parse_from_str(&text, "%Y-%m-%d %H:%M")
            .ok()
            .and_then(|t| t.and_local_timezone(*self.now.offset()).single())
            .filter(|t| *t <= self.now)
    }

    /// A time to come, in words or digits.
    pub(super) fn read_future(&self, text: &str) -> Option<Time> {
        let place = self.settings.roster.at(self.now, &self.settings.agent);
        when::parse_on(text, self.now, place.day).ok()
    }

    pub(super) fn open_contact(&mut self) -> Vec<Effect> {
        let Some(review) = self.chosen_review().cloned() else { return self.nothing_chosen() };
        if !review.state.is_open() && review.state != ReviewState::Refused {
            self.warn(t!(self.lang, "reviews-settled"));
            return Vec::new();
        }
        let form = self.contact_form(&review);
        self.open_form(form)
    }

    pub(super) fn contact_form(&self, review: &Review) -> Form {
        let lang = self.lang;
        let mut next = Field::text("next", t!(lang, "app-field-next-contact"))
            .hinted(t!(lang, "app-hint-when"));
        next.suggestions = self
            .settings
            .call_windows
            .iter()
            .filter_map(|w| w.split('-').next())
            .map(|start| t!(lang, "reviews-tomorrow-at", "time" => start.trim().to_owned()))
            .collect();
        let fields = vec![
            Field::text("outcome", t!(lang, "app-field-outcome")).required(),
            word_field(self, "channel", t!(lang, "app-field-channel"), Channel::Chat),
            next,
            Field::text("cost", t!(lang, "app-field-cost"))
                .hinted(t!(lang, "app-hint-example", "example" => "5.00")),
        ];
        let title = t!(lang, "reviews-contact-title", "buyer" => review.buyer.clone());
        Form::new(Purpose::Contact(review.id), title, fields)
    }

    pub(super) fn submit_contact(
        &mut self,
        form: &Form,
        review: ReviewId,
    ) -> Result<Vec<Effect>, (&'static str, String)> {
        let next = match form.value("next") {
            "" => None,
            text => Some(
                self.read_future(text).ok_or_else(|| ("next", t!(self.lang, "app-bad-time")))?,
            ),
        };
        let cost = match gate::fold_search(form.value("cost")).as_str() {
            "" => None,
            text => {
                Some(text.parse::<Money>().map_err(|_| ("cost", t!(self.lang, "app-bad-amount")))?)
            }
        };
        let contact = Contact {
            channel: Channel::parse(form.value("channel")).unwrap_or_default(),
            at: self.now,
            agent: self.settings.agent.clone(),
            outcome: form.value("outcome").to_owned(),
            next,
            cost,
        };
        let said = t!(self.lang, "reviews-contacted");
        Ok(self.save(vec![Change::ReviewContacted { review, contact }], said))
    }

    /// The replies for reviews, with this review in hand: what is copied is its public answer.
    pub(super) fn open_public_reply(&mut self) -> Vec<Effect> {
        let Some(review) = self.chosen_review().map(|review| review.id) else {
            return self.nothing_chosen();
        };
        let effects = self.open_overlay();
        let care = t!(self.lang, "reviews-care-category");
        if let Some(Layer::Replies(pane)) = self.layers.last_mut() {
            pane.answers = Some(review);
            // A shop may have named its packs otherwise: then all replies are there.
            let named = pane.categories().into_iter().find(|known| *known.name == *care);
            pane.category = named.map(|known| known.name.to_string());
        }
        self.search_replies();
        effects
    }

    /// A review was answered in public.
    pub(super) fn answered(&self, review: ReviewId, title: &str) -> Change {
        let contact = Contact {
            channel: Channel::Public,
            at: self.now,
            agent: self.settings.agent.clone(),
            outcome: title.to_owned(),
            next: None,
            cost: None,
        };
        Change::ReviewContacted { review, contact }
    }

    /// Where the review may go from here; what it can't is not offered.
    pub(super) fn choose_progress(&mut self) -> Vec<Effect> {
        let Some(review) = self.chosen_review().cloned() else { return self.nothing_chosen() };
        let next = review.state.next();
        let now = word(self.lang, review.state);
        if next.is_empty() {
            self.warn(t!(self.lang, "reviews-final", "state" => now));
            return Vec::new();
        }
        let options = next
            .iter()
            .zip('1'..)
            .map(|(state, digit)| ChooserOption {
                code: state.code().to_owned(),
                label: word(self.lang, *state),
                more: String::new(),
                letter: '\0',
                digit: Some(digit),
                colour: None,
            })
            .collect();
        let title =
            t!(self.lang, "reviews-progress-title", "buyer" => review.buyer, "state" => now);
        let chooser = Chooser::new(title, Choosing::Progress(review.id), options);
        self.layers.push(Layer::Chooser(chooser));
        Vec::new()
    }

    pub(super) fn progress_review(&mut self, id: ReviewId, to: ReviewState) -> Vec<Effect> {
        let Some(review) = self.review(id).cloned() else { return Vec::new() };
        if let Err(error) = review.state.step(to) {
            let (from, to) = (word(self.lang, error.from), word(self.lang, error.to));
            self.warn(t!(self.lang, "reviews-illegal", "from" => from, "to" => to));
            return Vec::new();
        }
        if matches!(to, ReviewState::Promised | ReviewState::Waiting) {
            let form = self.promise_form(&review, to);
            return self.open_form(form);
        }
        let said = t!(self.lang, "reviews-progressed", "state" => word(self.lang, to));
        self.save(vec![Change::ReviewProgressed { review: id, to, until: None }], said)
    }

    pub(super) fn promise_form(&self, review: &Review, to: ReviewState) -> Form {
        let field = Field::text("until", t!(self.lang, "app-field-until"))
            .hinted(t!(self.lang, "app-hint-when"))
            .required();
        let title = t!(self.lang, "reviews-promise-title", "buyer" => review.buyer.clone());
        Form::new(Purpose::Promise(review.id, to), title, vec![field])
    }

    pub(super) fn submit_promise(
        &mut self,
        form: &Form,
        review: ReviewId,
        to: ReviewState,
    ) -> Result<Vec<Effect>, (&'static str, String)> {
        let until = self
            .read_future(form.value("until"))
            .ok_or_else(|| ("until", t!(self.lang, "app-bad-time")))?;
        let said = t!(self.lang, "reviews-progressed", "state" => word(self.lang, to));
        Ok(self.save(vec![Change::ReviewProgressed { review, to, until: Some(until) }], said))
    }

    pub(super) fn delete_review(&mut self) -> Vec<Effect> {
        let Some(review) = self.chosen_review().cloned() else { return self.nothing_chosen() };
        if self.on_card() {
            self.layers.pop();
        }
        let said = t!(self.lang, "reviews-deleted", "buyer" => review.buyer);
        self.save(vec![Change::ReviewDropped { review: review.id }], said)
    }

    /// A line for the work group: who, what, how bad, what was done.
    pub(super) fn copy_review(&mut self) -> Vec<Effect> {
        let Some(review) = self.chosen_review().cloned() else { return self.nothing_chosen() };
        let last = review.contacts.last().map(|c| c.outcome.clone()).unwrap_or_default();
        let text = t!(self.lang, "reviews-line",
            "severity" => word(self.lang, review.severity),
            "buyer" => review.buyer.clone(), "order" => review.order,
            "item" => review.item, "text" => review.text,
            "state" => word(self.lang, review.state), "last" => last);
        let said = t!(self.lang, "reviews-line-said", "buyer" => review.buyer);
        // Empty parts leave gaps.
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.copy(crate::domain::mask::phones_in(&text), said, None)
    }

    pub(super) fn review_to_handover(&mut self) -> Vec<Effect> {
        let Some(review) = self.chosen_review().cloned() else { return self.nothing_chosen() };
        let label = [review.order.as_str(), &review.buyer].join(" ").trim().to_owned();
        self.item_form_about(Ref::Review(review.id), label, review.text)
    }
}
