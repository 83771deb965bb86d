//! Taking a platform's report in: each order is compared with what is known and written at once,
//! all in one transaction. Nothing of the report is held, so that it may be of any length.

use super::log::{Chain, chain_before, has_past, last_stamp};
use super::tables::{fold_into, refold};
use super::{Store, StoreError, order_words};
use crate::domain::{
    Change, Colour, CommitId, Entry, Order, OrderFields, OrderKey, OrderState, SHOP_COLUMN, Stamp,
    Time,
};
use rusqlite::{Transaction, TransactionBehavior, params};

/// SQLite's page cache during an import and otherwise, in KiB (negative, as the pragma takes it).
const IMPORT_CACHE: i64 = -65_536;
const USUAL_CACHE: i64 = -2_000;
/// So many orders of each sort are kept to be shown.
const SAMPLES: usize = 5;

/// An order of a report, as it comes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// Platform, shop and number.
    pub key: OrderKey,
    /// What the report says of it.
    pub fields: OrderFields,
    /// The report is about something else: but for refunds it only fills what is empty.
    pub fills: bool,
}

/// A known order before, and what the report says that is new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedOrder {
    /// The order as it is known.
    pub before: Order,
    /// The news.
    pub fields: OrderFields,
}

/// The platform has another flag than the agent set; the agent's stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFlag {
    /// The order's number.
    pub number: String,
    /// The agent's.
    pub ours: Colour,
    /// The platform's.
    pub theirs: Colour,
}

/// What an import did, or would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportReport {
    /// Orders that were not known.
    pub new: u64,
    /// Known orders of which something changed.
    pub changed: u64,
    /// Known orders with nothing new.
    pub same: u64,
    /// Orders that an agent deleted here: they stay deleted, whatever the report says.
    pub deleted: u64,
    /// Refunds that the report tells of.
    pub refunds: u64,
    /// Orders whose flag on the platform is another than the agent's.
    pub flags_kept: u64,
    /// The first shop that the report names where its orders go to another, and that one.
    pub other_shop: Option<(String, String)>,
    /// The first of the new ones.
    pub new_orders: Vec<Incoming>,
    /// The first of the changed ones.
    pub changed_orders: Vec<ChangedOrder>,
    /// The first of the kept flags.
    pub kept: Vec<KeptFlag>,
}

impl ImportReport {
    /// Something is, or would be, written.
    pub fn writes(&self) -> bool {
        self.new + self.changed > 0
    }
}

impl Store {
    /// Compares an order of a report with what is known, counts it, and gives the change to write;
    /// nothing when nothing is new.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn compare(
        &self,
        report: &mut ImportReport,
        incoming: Incoming,
    ) -> Result<Option<Change>, StoreError> {
        let Incoming { key, mut fields, fills } = incoming;
        report.refunds += fields.refunds.len() as u64;
        if report.other_shop.is_none() {
            let named = fields.extras.get(SHOP_COLUMN).map(|name| name.trim());
            let other = named.filter(|name| !name.is_empty() && *name != key.shop);
            report.other_shop = other.map(|name| (name.to_owned(), key.shop.clone()));
        }
        let known = self.order(key.id())?;
        let Some(before) = known else {
            // What nobody told is not "unpaid".
            fields.state.get_or_insert(OrderState::Untold);
            report.new += 1;
            if report.new_orders.len() < SAMPLES {
                let (key, fields) = (key.clone(), fields.clone());
                report.new_orders.push(Incoming { key, fields, fills });
            }
            return Ok(Some(Change::OrderImported { key, fields }));
        };
        if before.deleted {
            report.deleted += 1;
            return Ok(None);
        }
        if fills {
            fields = filling(&before, fields);
        }
        let theirs = fields.platform_flag;
        if let (Some(ours), Some(theirs)) = (before.flag.filter(|_| !before.flag_imported), theirs)
            && ours != theirs
        {
            report.flags_kept += 1;
            if report.kept.len() < SAMPLES {
                report.kept.push(KeptFlag { number: key.number.clone(), ours, theirs });
            }
        }
        let mut fields = before.difference(fields);
        // What was paid does not become unpaid again: that report is an older one.
        if fields.state == Some(OrderState::Unpaid) && before.paid.is_some() {
            fields.state = None;
        }
        if fields.is_empty() {
            report.same += 1;
            return Ok(None);
        }
        report.changed += 1;
        if report.changed_orders.len() < SAMPLES {
            report.changed_orders.push(ChangedOrder { before, fields: fields.clone() });
        }
        Ok(Some(Change::OrderImported { key, fields }))
    }

    /// Writes an import as one commit in one transaction: `work` gives order after order to the
    /// intake. Its error leaves the store as it was; so does an import that changes nothing.
    ///
    /// # Errors
    /// Those of `work`; as [`Store::save`].
    pub fn import<T, E: From<StoreError>>(
        &mut self,
        id: CommitId,
        agent: &str,
        at: Time,
        work: impl FnOnce(&mut Intake<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        // Thousands of rows go to random places of the indexes: room for them, for this once.
        let set = |store: &Self, name: &str, value: &dyn rusqlite::ToSql| {
            store.connection.pragma_update(None, name, value).map_err(StoreError::from)
        };
        set(self, "cache_size", &IMPORT_CACHE)?;
        // An import erases nothing that must not be found again.
        set(self, "secure_delete", &"OFF")?;
        let done = self.import_now(id, agent, at, work);
        set(self, "secure_delete", &"ON")?;
        set(self, "cache_size", &USUAL_CACHE)?;
        done
    }

    fn import_now<T, E: From<StoreError>>(
        &mut self,
        id: CommitId,
        agent: &str,
        at: Time,
        work: impl FnOnce(&mut Intake<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let store = &*self;
        store.behind_lock(|| {
            let transaction =
                Transaction::new_unchecked(&store.connection, TransactionBehavior::Immediate)
                    .map_err(StoreError::from)?;
            let last = last_stamp(&transaction)?;
            let stamp = Stamp::next(last.as_ref(), at.timestamp_millis(), store.device.clone());
            let head = Head { id, agent: agent.to_owned(), at, stamp: stamp.to_string() };
            let chain = Chain::begin(
                &chain_before(&transaction)?,
                &[&id.to_string(), &head.stamp, &at.to_rfc3339(), agent],
            );
            let report = ImportReport::default();
            let mut intake =
                Intake { store, transaction: &transaction, report, head, chain, commit: None };
            let done = work(&mut intake)?;
            intake.finish()?;
            transaction.commit().map_err(StoreError::from)?;
            Ok(done)
        })
    }
}

/// Keeps of a report about refunds what the order does not know yet.
fn filling(order: &Order, mut fields: OrderFields) -> OrderFields {
    if !order.buyer.is_empty() {
        fields.buyer = None;
    }
    if !order.item.is_empty() {
        fields.item = None;
    }
    fields.state = None;
    fields
}

/// Who imports, and when.
struct Head {
    id: CommitId,
    agent: String,
    at: Time,
    stamp: String,
}

/// An import on its way; see [`Store::import`].
pub struct Intake<'s> {
    store: &'s Store,
    transaction: &'s Transaction<'s>,
    /// What it did so far.
    pub report: ImportReport,
    head: Head,
    chain: Chain,
    /// The commit's row, once there is something to write.
    commit: Option<i64>,
}

impl Intake<'_> {
    /// Takes an order in.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn take(&mut self, incoming: Incoming) -> Result<(), StoreError> {
        let Some(change) = self.store.compare(&mut self.report, incoming)? else { return Ok(()) };
        let transaction = self.transaction;
        let Head { id, agent, at, stamp } = &self.head;
        let n = match self.commit {
            Some(n) => n,
            None => {
                transaction.execute(
                    "INSERT INTO commits (id, stamp, at, agent, device, undoable, chain)
                     VALUES (?1, ?2, ?3, ?4, ?5, 1, x'')",
                    params![id.to_string(), stamp, at.to_rfc3339(), agent, self.store.device.0],
                )?;
                *self.commit.insert(transaction.last_insert_rowid())
            }
        };
        let body =
            serde_json::to_string(&change).map_err(|e| StoreError::Content(e.to_string()))?;
        self.chain.add(&body);
        let record = change.target().map(|r| r.to_string()).unwrap_or_default();
        // A report may name one order twice, in two shops' columns or by a rare clash of hashes.
        let past = has_past(transaction, &record, -1)?;
        transaction
            .prepare_cached(
                "INSERT INTO changes (commit_n, record, kind, body) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![n, record, change.kind(), body])?;
        if past {
            return refold(transaction, &record);
        }
        let entry = Entry { commit: *id, at: *at, agent: agent.clone(), change };
        fold_into(transaction, &record, &[entry])
    }

    fn finish(self) -> Result<(), StoreError> {
        let Some(n) = self.commit else { return Ok(()) };
        self.transaction
            .execute("UPDATE commits SET chain = ?1 WHERE n = ?2", params![self.chain.end(), n])?;
        order_words::index_if_many(self.transaction)
    }
}
