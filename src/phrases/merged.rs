//! Files laid over one another: who is shown, who rests, and which ids and codes are there twice.

use super::list::{Ids, Phrases, Spot};
use super::pack::Pack;
use super::{Brief, Place, Problem, ProblemKind};
use crate::domain::Colour;
use chrono::NaiveDate;
use std::collections::HashMap;
use std::sync::Arc;

/// The files so far, the lesser first.
pub(super) struct Merged<'a> {
    packs: &'a Arc<[Arc<Pack>]>,
    today: NaiveDate,
    order: Vec<Option<Spot>>,
    resting: Vec<Spot>,
    ids: Ids,
    slots: Vec<Slot>,
    codes: Ids,
    holders: Vec<Firsts>,
}

/// Who had something first, by scope.
type Firsts = [Option<Spot>; 3];

/// One id.
struct Slot {
    /// Where it is shown.
    place: Option<u32>,
    firsts: Firsts,
}

impl<'a> Merged<'a> {
    pub(super) fn new(packs: &'a Arc<[Arc<Pack>]>, today: NaiveDate) -> Self {
        let count = packs.iter().map(|pack| pack.phrases.len()).sum();
        Self {
            packs,
            today,
            order: Vec::with_capacity(count),
            resting: Vec::new(),
            ids: Ids::sized(count),
            slots: Vec::with_capacity(count),
            codes: Ids::sized(count),
            holders: Vec::with_capacity(count),
        }
    }

    /// Lays the next file over those before.
    pub(super) fn lay_over(&mut self, file: u32, problems: &mut Vec<Problem>) {
        let Some(pack) = self.packs.get(file as usize) else { return };
        for id in &pack.hidden {
            self.hide(id);
        }
        for (row, phrase) in (0..).zip(pack.phrases.iter()) {
            if let Err(kind) = self.add(Spot { file, row }, &phrase) {
                let source = Arc::clone(phrase.source);
                problems.push(Problem { source, line: phrase.line, column: 1, kind });
            }
        }
    }

    fn hide(&mut self, id: &str) {
        let (packs, slots) = (self.packs, &self.slots);
        let known = self.ids.find(id, |at| first(packs, &slots[at].firsts, |p| p.id == id));
        if let Some(place) = known.and_then(|at| self.slots[at].place.take()) {
            self.order[place as usize] = None;
        }
        self.resting.retain(|spot| brief(packs, *spot).is_none_or(|phrase| phrase.id != id));
    }

    /// Adds a phrase.
    ///
    /// # Errors
    /// What was there before: the id, and then this one is left out; or the code.
    fn add(&mut self, spot: Spot, phrase: &Brief<'_>) -> Result<(), ProblemKind> {
        let (packs, scope) = (self.packs, phrase.scope as usize);
        let place = |first: Spot| {
            let first = brief(packs, first).map(|p| (Arc::clone(p.source), p.line));
            let (source, line) = first.unwrap_or_default();
            Place { source, line }
        };
        let slots = &self.slots;
        let same = |at: usize| first(packs, &slots[at].firsts, |p| p.id == phrase.id);
        let known = self.ids.find_or_add(phrase.id, slots.len(), same);
        let at = known.unwrap_or(self.slots.len());
        if known.is_none() {
            self.slots.push(Slot { place: None, firsts: [None; 3] });
        }
        let slot = &mut self.slots[at];
        if let Some(first) = slot.firsts[scope] {
            return Err(ProblemKind::DuplicateId { id: phrase.id.to_owned(), first: place(first) });
        }
        slot.firsts[scope] = Some(spot);
        if !phrase.valid_on(self.today) {
            self.resting.push(spot);
        } else if let Some(place) = slot.place {
            self.order[place as usize] = Some(spot);
        } else {
            slot.place = u32::try_from(self.order.len()).ok();
            self.order.push(Some(spot));
        }
        if phrase.code.is_empty() {
            return Ok(());
        }
        let holders = &self.holders;
        let same = |at: usize| first(packs, &holders[at], |p| p.code == phrase.code);
        let known = self.codes.find_or_add(phrase.code, holders.len(), same);
        let at = known.unwrap_or(self.holders.len());
        if known.is_none() {
            self.holders.push([None; 3]);
        }
        match self.holders[at][scope].get_or_insert(spot) {
            own if *own == spot => Ok(()),
            first => {
                let (code, first) = (phrase.code.to_owned(), place(*first));
                Err(ProblemKind::DuplicateCode { code, first })
            }
        }
    }

    /// The phrases that are shown, and those that rest and that nothing stands in for.
    pub(super) fn finish(self) -> (Phrases, Phrases) {
        let mut colours: HashMap<Arc<str>, Colour> = HashMap::new();
        for pack in self.packs.iter() {
            if let Some(colour) = pack.colour {
                colours.entry(Arc::clone(&pack.name)).or_insert(colour);
            }
        }
        let colours = Arc::new(colours);
        let list = |spots| Phrases::new(Arc::clone(self.packs), Arc::clone(&colours), spots);
        let shown = list(self.order.into_iter().flatten().collect());
        if self.resting.is_empty() {
            return (shown, list(Vec::new()));
        }
        let stood_in = |spot: &Spot| {
            brief(self.packs, *spot).is_some_and(|phrase| shown.place(phrase.id).is_some())
        };
        let resting = self.resting.into_iter().filter(|spot| !stood_in(spot)).collect();
        (shown, list(resting))
    }
}

fn brief(packs: &[Arc<Pack>], spot: Spot) -> Option<Brief<'_>> {
    packs.get(spot.file as usize)?.phrases.get(spot.row as usize)
}

/// Tells of those who had something first, who all have the same, whether it is that.
fn first(packs: &[Arc<Pack>], firsts: &Firsts, is: impl Fn(&Brief<'_>) -> bool) -> bool {
    let spot = firsts.iter().flatten().next();
    spot.and_then(|spot| brief(packs, *spot)).is_some_and(|phrase| is(&phrase))
}
