//! What every command needs: who, where, when, the settings, and the way to the store.

use super::errors::{Failure, bad_time};
use super::{order_urge, output};
use crate::config::{Config, Overrides, Paths, Role};
use crate::domain::{
    Change, Colour, Commit, MAX_NUMBER, Order, OrderKey, Platform, ShiftDay, Time, Word,
};
use crate::i18n::{Lang, t, word};
use crate::phrases;
use crate::store::{Place, Saved, Store};
use crate::text::gate;
use chrono::NaiveDateTime;
use std::cell::Cell;
use uuid::Uuid;

/// What every command needs.
pub(super) struct Context {
    /// The language of everything that is said.
    pub(super) lang: Lang,
    /// The settings, with the options of the command line over them.
    pub(super) config: Config,
    /// Where everything is.
    pub(super) paths: Paths,
    /// The options of the command line.
    pub(super) overrides: Overrides,
    /// The time of the command, in the local offset.
    pub(super) now: Time,
    /// The system's name for the user was noted as the agent's.
    noted: Cell<bool>,
}

impl Context {
    /// Gathers it.
    pub(super) fn new(
        lang: Lang,
        config: Config,
        paths: Paths,
        overrides: Overrides,
        now: Time,
    ) -> Self {
        Self { lang, config, paths, overrides, now, noted: Cell::new(false) }
    }

    /// The agent's name; the system's for the user as long as nobody is set up, which is said
    /// once.
    pub(super) fn agent(&self) -> String {
        if !self.config.agent.name.is_empty() {
            return self.config.agent.name.clone();
        }
        let name = ["USER", "LOGNAME", "USERNAME"]
            .iter()
            .filter_map(|name| std::env::var(name).ok())
            .find(|name| !name.trim().is_empty())
            .unwrap_or_else(|| "agent".to_owned());
        if !self.noted.replace(true) {
            output::note(&t!(self.lang, "cli-note-agent", "name" => name.as_str()));
        }
        name
    }

    /// The language of the phrase packs.
    pub(super) fn phrase_language(&self) -> phrases::Language {
        match self.lang {
            Lang::ZhCn => phrases::Language::ZhCn,
            Lang::En => phrases::Language::En,
        }
    }

    /// Where phrases come from.
    pub(super) fn phrase_sources(&self) -> phrases::Sources {
        phrases::Sources {
            language: self.phrase_language(),
            addons: self.config.phrases.addons.clone(),
            shop_dir: Some(self.paths.phrases_dir.clone()),
            personal: Some(self.paths.personal_phrases.clone()),
        }
    }

    /// Opens the store.
    pub(super) fn store(&self) -> Result<Store, Failure> {
        Ok(Store::open(Place { db: self.paths.db.clone() }, *self.now.offset())?)
    }

    /// Opens the store for an act; refused for who may only look.
    pub(super) fn store_to_write(&self) -> Result<Store, Failure> {
        self.may_write()?;
        self.store()
    }

    /// Refuses who may only look.
    pub(super) fn may_write(&self) -> Result<(), Failure> {
        if self.config.agent.role == Role::ReadOnly {
            let file = self.paths.config_file.display().to_string();
            return Err(Failure::said(t!(self.lang, "cli-fail-role"))
                .hint(t!(self.lang, "cli-hint-role", "file" => file)));
        }
        Ok(())
    }

    /// Saves one act of the agent.
    pub(super) fn act(&self, store: &mut Store, changes: Vec<Change>) -> Result<Commit, Failure> {
        let commit = Commit::new(fresh_id(), &self.agent(), self.now, changes);
        match store.save(&commit)? {
            Saved::Refused(why) => Err(order_urge::refused(self, &why)),
            Saved::Now(_) | Saved::Before => Ok(commit),
        }
    }

    /// The shift and business day of now.
    pub(super) fn place(&self) -> ShiftDay {
        self.config.roster.at(self.now, &self.agent())
    }

    /// A local time of the calendar as a point in time.
    pub(super) fn local(&self, time: NaiveDateTime) -> Time {
        time.and_local_timezone(*self.now.offset()).single().unwrap_or(self.now)
    }

    /// Reads a time that was given on the command line.
    pub(super) fn time(&self, text: &str) -> Result<Time, Failure> {
        super::values::time(text, self.now, self.place().day)
            .map_err(|e| bad_time(self.lang, text, &e))
    }

    /// Reads a time that may have been given.
    pub(super) fn maybe_time(&self, text: Option<&str>) -> Result<Option<Time>, Failure> {
        text.map(|text| self.time(text)).transpose()
    }

    /// The key of an order as the console would make it, so that both make the same order.
    pub(super) fn order_key(
        &self,
        platform: Option<Platform>,
        shop: Option<&str>,
        number: &str,
    ) -> Result<OrderKey, Failure> {
        let number = order_number(number);
        if number.is_empty() {
            return Err(Failure::usage(t!(self.lang, "cli-fail-number-empty")));
        }
        let platform = platform.unwrap_or(self.config.shop.platform);
        if !OrderKey::is_number(platform, &number) {
            let why = t!(self.lang, "domain-bad-number", "number" => number,
                "platform" => platform.code(), "most" => MAX_NUMBER);
            return Err(Failure::usage(why).hint(t!(self.lang, "cli-hint-number")));
        }
        Ok(OrderKey {
            platform,
            shop: shop.map_or_else(|| self.config.shop.name.clone(), |s| s.trim().to_owned()),
            number,
        })
    }

    /// The one order of that number.
    pub(super) fn find_order(
        &self,
        store: &Store,
        number: &str,
        platform: Option<Platform>,
        shop: Option<&str>,
    ) -> Result<Order, Failure> {
        let mut found = store.orders_numbered(number.trim())?;
        if found.is_empty() {
            found = store.orders_numbered(&order_number(number))?;
        }
        found.retain(|order| {
            platform.is_none_or(|p| p == order.key.platform)
                && shop.is_none_or(|s| s.trim() == order.key.shop)
        });
        // Our own shop is meant unless something else was said.
        if found.len() > 1 && platform.is_none() && shop.is_none() {
            let own = &self.config.shop;
            let ours = |o: &Order| o.key.platform == own.platform && o.key.shop == own.name;
            if found.iter().any(ours) {
                found.retain(ours);
            }
        }
        if found.len() > 1 {
            let places: Vec<String> = found
                .iter()
                .map(|o| format!("{} {}", word(self.lang, o.key.platform), o.key.shop))
                .collect();
            return Err(Failure::said(t!(self.lang, "cli-fail-order-several",
                "number" => number, "places" => places.join("; ")))
            .hint(t!(self.lang, "cli-hint-order-several")));
        }
        found.pop().ok_or_else(|| {
            Failure::nothing(t!(self.lang, "cli-fail-order-none", "number" => number))
                .hint(t!(self.lang, "cli-hint-order-none"))
        })
    }

    /// Reads a colour that the platform offers; `none` is no flag.
    pub(super) fn colour(&self, text: &str, platform: Platform) -> Result<Option<Colour>, Failure> {
        let folded = gate::fold_search(text);
        if matches!(folded.trim(), "none" | "off" | "无" | "取消" | "不插") {
            return Ok(None);
        }
        let read = Colour::parse_on(&folded, platform);
        match read.ok().filter(|colour| self.config.flags.offers(platform, *colour)) {
            Some(colour) => Ok(Some(colour)),
            None => {
                let known: Vec<String> = self
                    .config
                    .flags
                    .choices(platform)
                    .iter()
                    .map(|c| format!("{} {}", c.colour.code(), c.colour.names()[0]))
                    .collect();
                Err(Failure::usage(t!(self.lang, "cli-fail-colour",
                    "colour" => text, "platform" => word(self.lang, platform)))
                .hint(t!(self.lang, "cli-hint-known", "known" => known.join(", "))))
            }
        }
    }
}

/// A new id that sorts by time.
pub(super) fn fresh_id() -> Uuid {
    Uuid::now_v7()
}

/// An order number as it is kept: half-width and without blanks.
pub(super) fn order_number(text: &str) -> String {
    gate::fold_search(text).chars().filter(|c| !c.is_whitespace()).collect()
}

/// The one record whose id begins with `prefix`, of those that `ids` lists.
pub(super) fn by_prefix<T: Clone>(
    lang: Lang,
    prefix: &str,
    records: &[T],
    id: impl Fn(&T) -> Uuid,
) -> Result<T, Failure> {
    let wanted = prefix.trim().rsplit(':').next().unwrap_or_default().to_lowercase();
    if wanted.len() < 4 {
        return Err(Failure::usage(t!(lang, "cli-fail-id-short", "id" => prefix))
            .hint(t!(lang, "cli-hint-id")));
    }
    let mut found = records.iter().filter(|record| {
        let id = id(record);
        id.hyphenated().to_string().starts_with(&wanted)
            || id.simple().to_string().starts_with(&wanted)
    });
    match (found.next(), found.next()) {
        (Some(record), None) => Ok(record.clone()),
        (Some(_), Some(_)) => Err(Failure::said(t!(lang, "cli-fail-id-several", "id" => prefix))
            .hint(t!(lang, "cli-hint-id-longer"))),
        (None, _) => Err(Failure::nothing(t!(lang, "cli-fail-id-none", "id" => prefix))
            .hint(t!(lang, "cli-hint-id"))),
    }
}

/// The shortest beginning, of eight characters at least, that tells the ids of a list apart.
pub(super) fn short_id(ids: &[Uuid], id: Uuid) -> String {
    let text = id.hyphenated().to_string();
    let others: Vec<String> =
        ids.iter().filter(|other| **other != id).map(|o| o.hyphenated().to_string()).collect();
    let length = (8..text.len())
        .find(|n| !text[..*n].ends_with('-') && others.iter().all(|o| o[..*n] != text[..*n]));
    text[..length.unwrap_or(text.len())].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_by_their_beginning() {
        let ids = [
            0x0190_0000_0000_7000_8000_0000_0000_0001_u128,
            0x0190_0000_0000_7000_8000_0000_0000_0102,
        ]
        .map(Uuid::from_u128);
        assert!(by_prefix(Lang::En, "0190", &ids, |id| *id).is_err());
        assert!(by_prefix(Lang::En, "019", &ids, |id| *id).is_err());
        assert!(by_prefix(Lang::En, "0191", &ids, |id| *id).is_err());
        let short = short_id(&ids, ids[1]);
        assert!(matches!(by_prefix(Lang::En, &short, &ids, |id| *id), Ok(id) if id == ids[1]));
        let named = format!("review:{}", ids[0]);
        assert!(matches!(by_prefix(Lang::En, &named, &ids, |id| *id), Ok(id) if id == ids[0]));
        assert_eq!(short_id(&[], Uuid::from_u128(7 << 96)), "00000007");
    }

    #[test]
    fn numbers_lose_blanks_and_width() {
        assert_eq!(order_number(" ２７１３ 0000\t1 "), "271300001");
    }
}
