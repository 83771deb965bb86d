//! Claims and urgings: what must happen once is refused a second time, inside the transaction that
//! would save it. So is taking back what somebody else relies on.

use super::log::parsed;
use super::{Store, StoreError};
use crate::domain::{
    Change, Claim, ClaimId, ClaimKey, Commit, CommitId, Entry, Order, Platform, Refusal, Stamp,
    Time, Word, now_from_ms, to_ms, urge,
};
use chrono::FixedOffset;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

const CLAIM: &str = "platform, shop, buyer, number, day, holder, at, agent, until";

/// Why a commit must not be saved: somebody holds what it claims, or an order that it urges is not
/// to be urged any more. A commit that is brought back is asked as if it were new.
pub(super) fn refusal(
    transaction: &Transaction<'_>,
    commit: &Commit,
    offset: FixedOffset,
) -> Result<Option<Refusal>, StoreError> {
    for change in &commit.changes {
        let found = match change {
            Change::Claimed { claim, .. } => {
                held(transaction, claim, to_ms(commit.at), offset)?.map(Refusal::Held)
            }
            Change::OrderUrged { key, .. } => {
                let unpaid = transaction
                    .prepare_cached(
                        "SELECT 1 FROM orders WHERE id = ?1 AND state = 'unpaid' AND NOT deleted",
                    )?
                    .exists([key.id().to_string()])?;
                (!unpaid).then(|| Refusal::Settled(key.clone()))
            }
            Change::Redone { commit: target } => match taken_back(transaction, *target, commit)? {
                Some(old) => refusal(transaction, &old, offset)?,
                None => None,
            },
            Change::Undone { commit: target } => answered(transaction, *target, offset)?,
            _ => None,
        };
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

/// The first answer to an item that a commit handed over: it is the receiver's from then on.
fn answered(
    transaction: &Transaction<'_>,
    target: CommitId,
    offset: FixedOffset,
) -> Result<Option<Refusal>, StoreError> {
    let found = transaction
        .prepare_cached(
            "SELECT c.agent, c.stamp FROM commits t
             JOIN changes passed ON passed.commit_n = t.n AND passed.kind = 'item-passed'
             JOIN changes answer ON answer.record = passed.record AND answer.kind = 'item-answered'
             JOIN commits c ON c.n = answer.commit_n AND c.stamp > t.stamp
             WHERE t.id = ?1 AND c.id NOT IN (SELECT target FROM undone WHERE undone)
             ORDER BY c.stamp LIMIT 1",
        )?
        .query_row([target.to_string()], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))
        .optional()?;
    let Some((agent, stamp)) = found else { return Ok(None) };
    let stamp: Stamp = parsed(&stamp)?;
    Ok(Some(Refusal::Answered { agent, at: now_from_ms(stamp.ms, offset) }))
}

/// The claims of a commit that was taken back, as they would be made now. Whether its orders are
/// still unpaid does not matter: what it says was true.
fn taken_back(
    transaction: &Transaction<'_>,
    target: CommitId,
    now: &Commit,
) -> Result<Option<Commit>, StoreError> {
    let bodies: Vec<String> = transaction
        .prepare_cached(
            "SELECT body FROM changes WHERE kind = 'claimed'
               AND commit_n = (SELECT n FROM commits WHERE id = ?1)",
        )?
        .query_map([target.to_string()], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let changes: Vec<Change> =
        bodies.iter().map(|b| super::log::change(b)).collect::<Result<_, _>>()?;
    Ok((!changes.is_empty()).then(|| Commit { changes, ..now.clone() }))
}

/// Who holds a claim: on the same business day, or of the same buyer and not yet run out.
fn held(
    connection: &Connection,
    key: &ClaimKey,
    now: i64,
    offset: FixedOffset,
) -> Result<Option<Claim>, StoreError> {
    let ClaimKey::Urge { platform, shop, buyer, number, .. } = key;
    let sql = format!(
        "SELECT {CLAIM} FROM claims WHERE id = ?1 OR (buyer = ?2 AND number = ?3 AND platform = ?4
           AND shop = ?5 AND until > ?6) ORDER BY at DESC LIMIT 1"
    );
    connection
        .prepare_cached(&sql)?
        .query_row(
            params![key.id().to_string(), buyer, number, platform.code(), shop, now],
            |row| Ok(claim_row(row, offset)),
        )
        .optional()?
        .transpose()
}

fn claim_row(row: &Row<'_>, offset: FixedOffset) -> Result<Claim, StoreError> {
    let platform: String = row.get(0)?;
    let key = ClaimKey::Urge {
        platform: Platform::parse(&platform).map_err(|e| StoreError::Content(e.to_string()))?,
        shop: row.get(1)?,
        buyer: row.get(2)?,
        number: row.get(3)?,
        day: parsed(&row.get::<_, String>(4)?)?,
    };
    Ok(Claim {
        id: key.id(),
        key,
        commit: parsed(&row.get::<_, String>(5)?)?,
        at: now_from_ms(row.get(6)?, offset),
        agent: row.get(7)?,
        until: now_from_ms(row.get(8)?, offset),
    })
}

pub(super) fn write_claim(transaction: &Transaction<'_>, claim: &Claim) -> Result<(), StoreError> {
    let ClaimKey::Urge { platform, shop, buyer, number, day } = &claim.key;
    transaction
        .prepare_cached(
            "INSERT OR REPLACE INTO claims
               (id, platform, shop, buyer, number, day, holder, at, agent, until)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute(params![
            claim.id.to_string(),
            platform.code(),
            shop,
            buyer,
            number,
            day.to_string(),
            claim.commit.to_string(),
            to_ms(claim.at),
            claim.agent,
            to_ms(claim.until)
        ])?;
    Ok(())
}

/// Writes by which claims an order was urged and when it was paid.
pub(super) fn write_urgings(
    transaction: &Transaction<'_>,
    id: &str,
    entries: &[Entry],
    order: Option<&Order>,
) -> Result<(), StoreError> {
    transaction.prepare_cached("DELETE FROM urgings WHERE order_id = ?1")?.execute([id])?;
    let Some(order) = order else { return Ok(()) };
    let mut insert = transaction
        .prepare_cached("INSERT INTO urgings (order_id, claim, paid) VALUES (?1, ?2, ?3)")?;
    for urging in urge::urgings(entries, order) {
        insert.execute(params![id, urging.claim.to_string(), urging.paid.map(to_ms)])?;
    }
    Ok(())
}

impl Store {
    /// One claim by its id.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn claim(&self, id: ClaimId) -> Result<Option<Claim>, StoreError> {
        let sql = format!("SELECT {CLAIM} FROM claims WHERE id = ?1");
        self.one(&sql, &id.to_string(), |store, row| claim_row(row, store.offset))
    }

    /// Who urged the buyer of an order, if somebody did and it still holds at the time of `now`.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn urged_by(&self, key: &ClaimKey, now: Time) -> Result<Option<Claim>, StoreError> {
        held(&self.connection, key, to_ms(now), self.offset)
    }
}
