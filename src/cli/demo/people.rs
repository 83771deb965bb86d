//! The demo shop's bad reviews and handovers.

use super::shop::Shop;
use crate::domain::{
    AnswerKind, Change, Channel, Contact, HandoverId, ItemFields, ItemId, Money, OrderKey, Rating,
    Ref, ReviewFields, ReviewId, ReviewState, Section, Severity, SeverityClass, Time,
};
use chrono::TimeDelta;
use uuid::Uuid;

/// How far each review has come: contacts made, then its state.
const COURSE: [(usize, ReviewState); 12] = [
    (2, ReviewState::Promised),
    (1, ReviewState::Contacting),
    (0, ReviewState::New),
    (2, ReviewState::Refused),
    (1, ReviewState::Contacting),
    (2, ReviewState::Changed),
    (2, ReviewState::Deleted),
    (2, ReviewState::Promised),
    (2, ReviewState::Waiting),
    (2, ReviewState::Contacting),
    (0, ReviewState::New),
    (2, ReviewState::Changed),
];

fn review_id(n: usize) -> ReviewId {
    ReviewId(Uuid::new_v5(&Uuid::NAMESPACE_OID, format!("chaqi demo review {n}").as_bytes()))
}

/// A dozen reviews, the older ones further on.
pub(super) fn reviews(shop: &mut Shop<'_>, orders: &[OrderKey]) {
    let words = shop.words;
    for (n, (text, reason, first, second)) in words.reviews.into_iter().enumerate() {
        let (contacts, state) = COURSE[n];
        let review = review_id(n);
        // One has waited for more than its 48 hours.
        let at = shop.ago(if n == 9 { 72 * 60 } else { 90 + 310 * n as i64 });
        let order = (20 + n * 3).min(orders.len() - 1);
        let agent = words.agents[1 + n % 2];
        let fields = ReviewFields {
            at: Some(at),
            buyer: Some(words.buyers[(order * 5) % words.buyers.len()].to_owned()),
            phone: Some(format!("190****{:04}", 2_000 + n * 37)),
            order: Some(orders[order].number.clone()),
            item: Some(words.items[(order * 7 + 3) % words.items.len()].0.to_owned()),
            rating: Some(if n % 4 == 2 { Rating::Neutral } else { Rating::Negative }),
            stars: None,
            text: Some(text.to_owned()),
            reason: Some(reason.to_owned()),
            severity: Some(
                [SeverityClass::A, SeverityClass::B, SeverityClass::C][[0, 1, 1, 0, 2, 1][n % 6]],
            ),
        };
        shop.act(at, agent, vec![Change::ReviewLogged { review, fields }]);
        let tries = [(Channel::Chat, first, None), (Channel::Phone, second, Some(Money(2_000)))];
        let mut last = at;
        for (channel, outcome, cost) in tries.into_iter().take(contacts) {
            last += TimeDelta::minutes(35);
            let contact = Contact {
                channel,
                at: last,
                agent: agent.to_owned(),
                outcome: outcome.to_owned(),
                next: (state == ReviewState::Contacting).then(|| last + TimeDelta::hours(20)),
                cost: cost.filter(|_| state == ReviewState::Promised),
            };
            shop.act(last, agent, vec![Change::ReviewContacted { review, contact }]);
        }
        if !matches!(state, ReviewState::New | ReviewState::Contacting) {
            let waits = matches!(state, ReviewState::Promised | ReviewState::Waiting);
            let until = waits.then(|| shop.now + TimeDelta::hours(5 + n as i64 * 4));
            let to = Change::ReviewProgressed { review, to: state, until };
            shop.act(last + TimeDelta::minutes(2), agent, vec![to]);
        }
    }
}

/// An earlier handover that was taken and dealt with, and the one that waits to be taken.
pub(super) fn handovers(shop: &mut Shop<'_>, orders: &[OrderKey]) {
    let words = shop.words;
    let [_, giver, earlier] = words.agents;
    let before = shop.began() - TimeDelta::hours(9);
    let mut items = Vec::new();
    for (n, (summary, outcome)) in words.settled.into_iter().enumerate() {
        let item = ItemId(shop.id());
        let fields = ItemFields {
            section: Some(Section::Other),
            summary: Some(summary.to_owned()),
            severity: Some(Severity::Watch),
            ..ItemFields::default()
        };
        items.push((item, fields));
        let taken = before + TimeDelta::minutes(12 + n as i64);
        let answer = Change::ItemAnswered {
            item,
            answer: AnswerKind::Accept,
            text: words.steps[n % 2].to_owned(),
        };
        shop.act(taken, giver, vec![answer]);
        let closed = Change::ItemClosed { item, outcome: outcome.to_owned() };
        shop.act(taken + TimeDelta::minutes(150 + 20 * n as i64), giver, vec![closed]);
    }
    let empty = vec![Section::Orders, Section::Reviews];
    submit(shop, before, earlier, items, empty);

    let at = shop.began() - TimeDelta::minutes(5);
    let mut items = Vec::new();
    for (n, (severity, summary, condition, next)) in words.matters.into_iter().enumerate() {
        let (section, about, label) = match n {
            0..4 => {
                let order = 12 + n * 2;
                let buyer = words.buyers[(order * 5) % words.buyers.len()];
                let key = &orders[order];
                (Section::Orders, Some(Ref::Order(key.id())), format!("{} {buyer}", key.number))
            }
            4 | 5 => {
                let review = (n - 4) * 4;
                let order = 20 + review * 3;
                let buyer = words.buyers[(order * 5) % words.buyers.len()];
                let label = format!("{} {buyer}", orders[order].number);
                (Section::Reviews, Some(Ref::Review(review_id(review))), label)
            }
            _ => (Section::Other, None, String::new()),
        };
        let due =
            (severity != Severity::Calm).then(|| shop.now + TimeDelta::hours(2 + n as i64 * 3));
        let fields = ItemFields {
            section: Some(section),
            about,
            label: Some(label),
            summary: Some(summary.to_owned()),
            severity: Some(severity),
            owner: None,
            due,
            condition: Some(condition.to_owned()),
            next: Some(next.to_owned()),
            ..ItemFields::default()
        };
        items.push((ItemId(shop.id()), fields));
    }
    submit(shop, at, giver, items, Vec::new());
}

fn submit(
    shop: &mut Shop<'_>,
    at: Time,
    agent: &str,
    items: Vec<(ItemId, ItemFields)>,
    empty: Vec<Section>,
) {
    let handover = HandoverId(shop.id());
    // The shift that ends is the one of an hour ago.
    let place = shop.config.roster.at(at - TimeDelta::hours(1), agent);
    let ids: Vec<ItemId> = items.iter().map(|(item, _)| *item).collect();
    let mut changes = Vec::new();
    for (item, fields) in items {
        changes.push(Change::ItemWritten { item, fields });
        changes.push(Change::ItemPassed { item, handover });
    }
    changes.push(Change::HandoverSubmitted {
        handover,
        shift: place.shift,
        day: place.day,
        items: ids,
        empty,
    });
    shop.act(at, agent, changes);
}
