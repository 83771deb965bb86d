//! The Taobao and Tmall order report as a stream of orders, one per order number. What the columns
//! mean, by name and never by position, is in `columns.rs`.
//!
//! Must not know: which orders are there already.

use super::columns::Role;
use super::error::short;
use super::gather::{Found, first, merge, set, set_time};
use super::sheet::{Row, Sheet};
use super::{ImportError, Reason, Refused, Repeated, cell};
use crate::domain::{OrderFields, OrderKey, OrderState, Platform};
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
    /// The platform of the orders.
    pub platform: Platform,
    /// The shop of the orders, as the config names it: so an order typed in by hand and the same
    /// order in a report are one.
    pub shop: String,
    /// Take the shop from the column 店铺名称 where it is filled, instead.
    pub shop_column: bool,
    /// The offset of the report's times.
    pub offset: FixedOffset,
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

/// Reads an order report as a stream, in two passes: the first finds which order numbers come
/// more than once (and what is broken as a whole), so that the second gives each order once while
/// it holds only those in memory. A repeated number is one order: later cells win, different
/// titles are joined by `，`; rows that contradict each other are not joined, the later one wins.
///
/// # Errors
/// [`ImportError::NotRecognised`] without 订单编号 and a column for the buyer or the state, and
/// whatever makes a file unreadable as a whole.
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
    let roles: Vec<Role> = sheet.header().iter().map(|h| Role::of(h)).collect();
    let number = roles.iter().position(|r| *r == Role::Number);
    let known = roles.iter().any(|r| matches!(r, Role::Buyer | Role::State));
    let (Some(number), true) = (number, known) else {
        let headers = sheet.header().iter().take(60).map(|h| short(h, 40)).collect();
        return Err(ImportError::NotRecognised { headers });
    };
    let mut by_name: Vec<usize> = (0..roles.len()).collect();
    by_name.sort_by_key(|i| &sheet.header()[*i]);
    let mut ranks = vec![0; roles.len()];
    for (rank, index) in by_name.into_iter().enumerate() {
        ranks[index] = rank;
    }
    let hasher = RandomState::new();
    let mut hashes = Vec::new();
    let mut row = Row::default();
    while sheet.next_row(&mut row)? {
        hashes.push(hasher.hash_one(bare_number(row.cell(number))));
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
        roles,
        ranks,
        number,
        options: options.clone(),
        row,
        hasher,
        repeated,
        held: HashMap::new(),
        complete: None,
        skipped: 0,
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
    roles: Vec<Role>,
    /// The place of each column when they are sorted by name.
    ranks: Vec<usize>,
    number: usize,
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
    first_pass: u64,
    refused: (usize, u64),
    failed: bool,
}

impl<R: Read> Orders<R> {
    /// How many rows were read so far, summary rows not counted: each is the first row of an order,
    /// a further one, or refused.
    pub fn rows(&self) -> u64 {
        self.sheet.rows() - self.skipped
    }

    /// How many bytes were read so far, in both passes.
    pub fn taken(&self) -> u64 {
        self.first_pass + self.sheet.taken()
    }

    /// The header's names.
    pub fn header(&self) -> &[String] {
        self.sheet.header()
    }

    fn step(&mut self) -> Result<Option<OrderRow>, ImportError> {
        if let Some(order) = self.complete.take() {
            return Ok(Some(OrderRow::Order(order)));
        }
        let mut row = std::mem::take(&mut self.row);
        let result = self.step_with(&mut row);
        self.row = row;
        result
    }

    fn step_with(&mut self, row: &mut Row) -> Result<Option<OrderRow>, ImportError> {
        while self.sheet.next_row(row)? {
            let hash = self.hasher.hash_one(bare_number(row.cell(self.number)));
            let read = self.read(row);
            let Some(left) = self.repeated.get_mut(&hash) else {
                match read {
                    Ok(None) => {
                        self.skipped += 1;
                        continue;
                    }
                    Ok(Some(order)) => return Ok(Some(OrderRow::Order(order))),
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
                        let differs = merge(held, order);
                        let row = Repeated { line, first_line, differs };
                        if last {
                            self.complete = self.held.remove(&hash);
                        }
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
                return Ok(Some(OrderRow::Order(order)));
            }
        }
        // Held back by a hash that two numbers share, or because their last row was refused.
        let next = self.held.keys().next().copied();
        Ok(next.and_then(|hash| self.held.remove(&hash)).map(OrderRow::Order))
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
        let columns = self.roles.len();
        let line = row.line();
        let whole = |reason, value: &str| {
            Err(Refused { line, column: None, reason, value: short(value, 40) })
        };
        if row.len() > columns && (columns..row.len()).any(|i| !row.cell(i).is_empty()) {
            return whole(Reason::ExtraCells { expected: columns, found: row.len() }, "");
        }
        for bytes in [row.cell(0), row.cell(self.number)] {
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
        let mut fields = OrderFields::default();
        let mut extras = Vec::new();
        for index in 0..columns.min(row.len()) {
            let role = self.roles[index];
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
            let offset = self.options.offset;
            let outcome = match role {
                Role::Actual => set(&mut found.actual, cell::amount(text), Reason::BadAmount),
                Role::Goods => set(&mut found.goods, cell::amount(text), Reason::BadAmount),
                Role::Postage => set(&mut found.postage, cell::amount(text), Reason::BadAmount),
                Role::Total => set(&mut found.total, cell::amount(text), Reason::BadAmount),
                Role::Created => set_time(&mut fields.created, text, offset),
                Role::Paid => set_time(&mut fields.paid, text, offset),
                Role::Number => {
                    let number = text.trim();
                    if OrderKey::is_number(self.options.platform, number) {
                        number.clone_into(&mut found.number);
                        Ok(())
                    } else {
                        Err(Reason::BadNumber)
                    }
                }
                _ => {
                    match role {
                        Role::Buyer => first(&mut fields.buyer, text),
                        Role::Item => first(&mut fields.item, text),
                        Role::Waybill => first(&mut fields.waybill, &cell::waybill(text.trim())),
                        Role::Courier => first(&mut fields.courier, text),
                        Role::Memo => first(&mut fields.platform_memo, text),
                        Role::Mobile => fields.phone = Some(text.trim().to_owned()),
                        Role::Phone => first(&mut fields.phone, text.trim()),
                        Role::State => {
                            found.cod |= text.contains("货到付款");
                            fields.state = Some(OrderState::read(text));
                        }
                        Role::Shop if self.options.shop_column => text.clone_into(&mut found.shop),
                        Role::Shipping => {
                            found.cod |= text.contains("货到付款");
                            extras.push((index, text.to_owned()));
                        }
                        _ => extras.push((index, text.to_owned())),
                    }
                    Ok(())
                }
            };
            if let Err(reason) = outcome {
                return refuse(&self.sheet, reason);
            }
        }
        if found.number.is_empty() {
            let column = self.sheet.header().get(self.number).cloned();
            let reason = Reason::MissingNumber;
            return Err(Refused { line, column, reason, value: String::new() });
        }
        fields.amount = found.amount(fields.paid);
        fields.cod = found.cod.then_some(true);
        // A map is made of sorted names without a search for each.
        let header = self.sheet.header();
        extras.sort_unstable_by_key(|(index, _)| self.ranks[*index]);
        fields.extras = extras.into_iter().map(|(i, text)| (header[i].clone(), text)).collect();
        let shop = if found.shop.is_empty() { self.options.shop.clone() } else { found.shop };
        let key = OrderKey { platform: self.options.platform, shop, number: found.number };
        Ok(Some(ImportedOrder { line, key, fields }))
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
#[path = "taobao_tests.rs"]
mod tests;
