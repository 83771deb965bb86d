//! A report of orders as a stream of orders, one per order number. What kind of report it is and
//! what its columns mean, by name and never by position, is in `kinds.rs`, `plan.rs` and
//! `columns.rs`.
//!
//! Must not know: which orders are there already.

use super::columns::Role;
use super::error::short;
use super::gather::{Found, join_line, merge, whole};
use super::plan::{Opened, Plan};
use super::sheet::{Row, Sheet};
use super::{ImportError, Reason, Refused, Repeated, cell};
use crate::domain::{Mapping, Money, OrderFields, OrderKey, Platform};
use chrono::FixedOffset;
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::io::{Read, Seek};

/// So many refused rows are told one by one; a file with more is refused as a whole.
pub const MAX_REFUSED: usize = 100_000;
/// What the first cell of a summary row says.
const SUMMARIES: [&str; 7] =
    ["汇总值", "平均值", "汇总", "均值", "店铺汇总值", "店铺平均值", "合计"];

/// How a report is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportOptions {
    /// The platform of the orders, unless the columns give another one away.
    pub platform: Platform,
    /// It was asked for: then it is that one in any case.
    pub platform_given: bool,
    /// The shop of the orders, as the config names it: so an order typed in by hand and the same
    /// order in a report are one.
    pub shop: String,
    /// Take the shop from the column 店铺名称 where it is filled, instead.
    pub shop_column: bool,
    /// The offset of the report's times.
    pub offset: FixedOffset,
    /// Which column is what, as somebody said for this file.
    pub columns: Option<Mapping>,
    /// The same as it was said before, for sheets with those columns.
    pub remembered: Vec<Mapping>,
}

impl ImportOptions {
    /// Options for orders of `platform` and `shop`, with times in `offset`.
    pub fn new(platform: Platform, shop: &str, offset: FixedOffset) -> Self {
        Self {
            platform,
            platform_given: false,
            shop: shop.to_owned(),
            shop_column: false,
            offset,
            columns: None,
            remembered: Vec::new(),
        }
    }
}

/// An order as a report tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedOrder {
    /// The line of its (first) row.
    pub line: u64,
    /// Platform, shop and number.
    pub key: OrderKey,
    /// What the report says; empty cells are not in it.
    pub fields: OrderFields,
    /// The report is about something else: but for refunds it only fills what is empty.
    pub fills: bool,
    /// What its rows list, with postage; only while rows are joined.
    pub(super) listed: Option<Money>,
}

/// One result of reading a report.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "nearly every value is an order")]
pub enum OrderRow {
    /// An order.
    Order(ImportedOrder),
    /// A row that was not taken.
    Refused(Refused),
    /// A further row of an order.
    Repeated(Repeated),
}

/// Reads a report as a stream, in two passes: the first finds which order numbers come more than
/// once (and what is broken as a whole), so that the second gives each order once while it holds
/// only those in memory. In a report of orders a repeated number is one order: later cells win,
/// different titles are joined by `，`; rows that contradict each other are not joined, the later
/// one wins. In a report of items or refunds each row is one more of them.
///
/// # Errors
/// [`ImportError::NotRecognised`] when the columns are none that are known, and whatever makes a
/// file unreadable as a whole.
pub fn read_orders<R: Read + Seek>(
    reader: R,
    options: &ImportOptions,
) -> Result<Orders<R>, ImportError> {
    read_orders_watched(reader, Sheet::open, options, &mut |_, _| Ok(()))
}

/// Like [`read_orders`]; `open` tells what kind of sheet it is, and `watch` is told the bytes and rows of the first pass now and then, and
/// may end it.
pub(super) fn read_orders_watched<R: Read + Seek>(
    mut reader: R,
    open: fn(R) -> Result<Sheet<R>, ImportError>,
    options: &ImportOptions,
    watch: &mut dyn FnMut(u64, u64) -> Result<(), ImportError>,
) -> Result<Orders<R>, ImportError> {
    let start = reader.stream_position()?;
    let mut sheet = open(reader)?;
    let plan = Plan::of(&mut sheet, options)?;
    let mut by_name: Vec<usize> = (0..plan.roles.len()).collect();
    by_name.sort_by_key(|i| &sheet.header()[*i]);
    let mut ranks = vec![0; plan.roles.len()];
    for (rank, index) in by_name.into_iter().enumerate() {
        ranks[index] = rank;
    }
    let hasher = RandomState::new();
    let mut hashes = Vec::new();
    let mut row = Row::default();
    while sheet.next_row(&mut row)? {
        hashes.push(hasher.hash_one(bare_number(row.cell(plan.number))));
        if hashes.len() % 4_096 == 0 {
            watch(sheet.taken(), sheet.rows())?;
        }
    }
    hashes.sort_unstable();
    let mut repeated = HashMap::new();
    for same in hashes.chunk_by(|a, b| a == b).filter(|same| same.len() > 1) {
        repeated.insert(same[0], same.len());
    }
    drop(hashes);
    let first_pass = sheet.taken();
    let mut reader = sheet.into_reader();
    reader.seek(std::io::SeekFrom::Start(start))?;
    Ok(Orders {
        sheet: open(reader)?,
        plan,
        ranks,
        options: options.clone(),
        row,
        hasher,
        repeated,
        held: HashMap::new(),
        complete: None,
        skipped: 0,
        joined: 0,
        first_pass,
        refused: (0, 0),
        failed: false,
    })
}

/// The digits of a number cell, near enough to see that two are the same.
fn bare_number(bytes: &[u8]) -> &[u8] {
    let noise = |b: &u8| !b.is_ascii_alphanumeric();
    let start = bytes.iter().position(|b| !noise(b)).unwrap_or(bytes.len());
    let end = bytes.iter().rposition(|b| !noise(b)).map_or(start, |i| i + 1);
    &bytes[start..end]
}

/// The orders of a report, one after the other. An error ends it.
pub struct Orders<R> {
    sheet: Sheet<R>,
    plan: Plan,
    /// The place of each column when they are sorted by name.
    ranks: Vec<usize>,
    options: ImportOptions,
    row: Row,
    hasher: RandomState,
    /// How many rows are still to come of numbers that stand more than once.
    repeated: HashMap<u64, usize>,
    held: HashMap<u64, ImportedOrder>,
    /// The order whose last row was told just now.
    complete: Option<ImportedOrder>,
    /// How many summary rows there were.
    skipped: u64,
    joined: u64,
    first_pass: u64,
    refused: (usize, u64),
    failed: bool,
}

impl<R: Read> Orders<R> {
    /// How many rows were read so far, summary rows not counted: each is the first row of an order,
    /// a further one, one more line or refund of it, or refused.
    pub fn rows(&self) -> u64 {
        self.sheet.rows() - self.skipped
    }

    /// How many of these rows were one more line or refund of an order.
    pub fn joined(&self) -> u64 {
        self.joined
    }

    /// How many bytes were read so far, in both passes.
    pub fn taken(&self) -> u64 {
        self.first_pass + self.sheet.taken()
    }

    /// What the report is.
    pub fn opened(&self) -> &Opened {
        &self.plan.opened
    }

    fn step(&mut self) -> Result<Option<OrderRow>, ImportError> {
        if let Some(order) = self.complete.take() {
            return Ok(Some(self.order(order)));
        }
        let mut row = std::mem::take(&mut self.row);
        let result = self.step_with(&mut row);
        self.row = row;
        result
    }

    fn order(&self, order: ImportedOrder) -> OrderRow {
        OrderRow::Order(whole(order, self.plan.opened.kind))
    }

    fn step_with(&mut self, row: &mut Row) -> Result<Option<OrderRow>, ImportError> {
        while self.sheet.next_row(row)? {
            let hash = self.hasher.hash_one(bare_number(row.cell(self.plan.number)));
            let read = self.read(row);
            let Some(left) = self.repeated.get_mut(&hash) else {
                match read {
                    Ok(None) => {
                        self.skipped += 1;
                        continue;
                    }
                    Ok(Some(order)) => return Ok(Some(self.order(order))),
                    Err(refused) => return self.refuse(refused).map(Some),
                }
            };
            *left = left.saturating_sub(1);
            let last = *left == 0;
            let mut out = None;
            match read {
                Ok(None) => self.skipped += 1,
                Ok(Some(order)) => match self.held.get_mut(&hash) {
                    Some(held) if held.key == order.key => {
                        let (line, first_line) = (order.line, held.line);
                        let lines = self.plan.lines || held.fills;
                        let join = if lines { join_line } else { merge };
                        let differs = join(held, order);
                        if last {
                            self.complete = self.held.remove(&hash);
                        }
                        if lines && !differs {
                            self.joined += 1;
                            if let Some(order) = self.complete.take() {
                                return Ok(Some(self.order(order)));
                            }
                            continue;
                        }
                        let row = Repeated { line, first_line, differs };
                        return Ok(Some(OrderRow::Repeated(row)));
                    }
                    // Two numbers with one hash, or one number in two shops.
                    _ => out = self.held.insert(hash, order),
                },
                // The held order, if any, waits for its next row or for the end.
                Err(refused) => return self.refuse(refused).map(Some),
            }
            if last && out.is_none() {
                out = self.held.remove(&hash);
            }
            if let Some(order) = out {
                return Ok(Some(self.order(order)));
            }
        }
        // Held back by a hash that two numbers share, or because their last row was refused.
        let next = self.held.keys().next().copied();
        Ok(next.and_then(|hash| self.held.remove(&hash)).map(|order| self.order(order)))
    }

    fn refuse(&mut self, refused: Refused) -> Result<OrderRow, ImportError> {
        let (count, first) = &mut self.refused;
        if *count == 0 {
            *first = refused.line;
        }
        *count += 1;
        if *count > MAX_REFUSED {
            return Err(ImportError::TooManyRefused { limit: MAX_REFUSED, first: *first });
        }
        Ok(OrderRow::Refused(refused))
    }

    /// Reads one row; nothing for a summary row.
    fn read(&mut self, row: &Row) -> Result<Option<ImportedOrder>, Refused> {
        let roles = &self.plan.roles;
        let number = self.plan.number;
        let platform = self.plan.opened.platform;
        let columns = roles.len();
        let line = row.line();
        let whole = |reason, value: &str| {
            Err(Refused { line, column: None, reason, value: short(value, 40) })
        };
        if row.len() > columns && (columns..row.len()).any(|i| !row.cell(i).is_empty()) {
            return whole(Reason::ExtraCells { expected: columns, found: row.len() }, "");
        }
        for bytes in [row.cell(0), row.cell(number)] {
            if !bytes.is_ascii()
                && let Some(text) = self.sheet.text(bytes)
                && SUMMARIES.contains(&cell::clean(&text))
            {
                return Ok(None);
            }
        }
        if row.is_cut() && row.len() < columns {
            return whole(Reason::CutOff, "");
        }
        let mut found = Found::default();
        let mut refund = !self.plan.opened.kind.is_refunds();
        for (index, &role) in roles.iter().enumerate().take(row.len()) {
            let bytes = row.cell(index);
            if bytes.is_empty() || role == Role::Left {
                continue;
            }
            let refuse = |sheet: &Sheet<R>, reason| {
                let value = sheet.encoding().decode_lossy(bytes);
                let column = sheet.header().get(index).cloned();
                Err(Refused { line, column, reason, value: short(value.trim(), 40) })
            };
            let Some(raw) = self.sheet.text(bytes) else {
                if role == Role::Extra {
                    continue;
                }
                return refuse(&self.sheet, Reason::BadBytes);
            };
            let text = cell::clean(&raw);
            if text.is_empty() {
                continue;
            }
            if role.is_id() && cell::has_lost_digits(text.trim()) {
                return refuse(&self.sheet, Reason::LostDigits);
            }
            refund |= role == Role::RefundNumber;
            if let Err(reason) = found.take(role, index, text, platform, &self.options) {
                return refuse(&self.sheet, reason);
            }
        }
        let missing = if found.number.is_empty() {
            Some((number, Reason::MissingNumber))
        } else if refund {
            None
        } else {
            let at = roles.iter().position(|r| *r == Role::RefundNumber);
            Some((at.unwrap_or_default(), Reason::MissingRefund))
        };
        let header = self.sheet.header();
        if let Some((at, reason)) = missing {
            let column = header.get(at).cloned();
            return Err(Refused { line, column, reason, value: String::new() });
        }
        // A map is made of sorted names without a search for each.
        let mut extras = std::mem::take(&mut found.extras);
        extras.sort_unstable_by_key(|(index, _)| self.ranks[*index]);
        found.fields.extras =
            extras.into_iter().map(|(i, text)| (header[i].clone(), text)).collect();
        let shop = std::mem::take(&mut found.shop);
        let shop = if shop.is_empty() { self.options.shop.clone() } else { shop };
        let key = OrderKey { platform, shop, number: std::mem::take(&mut found.number) };
        Ok(Some(found.order(line, self.plan.opened.kind, self.plan.lines, key)))
    }
}

impl<R: Read> Iterator for Orders<R> {
    type Item = Result<OrderRow, ImportError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        let step = self.step();
        self.failed = step.is_err();
        step.transpose()
    }
}

#[cfg(test)]
#[path = "reports_tests.rs"]
mod tests;
