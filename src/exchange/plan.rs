//! How a sheet is to be read: what kind of report it is, and what each column means.

use super::ImportError;
use super::cell;
use super::columns::Role;
use super::error::short;
use super::guess;
use super::kinds::{Kind, Other};
use super::reports::ImportOptions;
use super::sheet::{Row, Sheet};
use crate::domain::{Platform, SeenColumn, Word, mask};
use serde::{Deserialize, Serialize};
use std::io::Read;

/// So many rows are looked at for samples of an unknown sheet.
const LOOKED_AT: usize = 50;
/// So many samples of a column are shown.
const SAMPLES: usize = 3;

/// What an opened report is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// The kind.
    pub kind: Kind,
    /// The platform of its orders.
    pub platform: Platform,
    /// Its columns gave the platform away, and it is another than was asked for.
    pub overrides: bool,
    /// Somebody said once, for these columns, which is what.
    pub remembered: bool,
    /// The names of its columns.
    pub header: Vec<String>,
}

/// How to read it.
pub(super) struct Plan {
    pub(super) opened: Opened,
    pub(super) roles: Vec<Role>,
    pub(super) number: usize,
    /// Each row is a line of an order.
    pub(super) lines: bool,
}

impl Plan {
    /// Recognises the sheet.
    pub(super) fn of<R: Read>(
        sheet: &mut Sheet<R>,
        options: &ImportOptions,
    ) -> Result<Self, ImportError> {
        let header = sheet.header().to_vec();
        let remembered = options.remembered.iter().find(|mapping| mapping.fits(&header));
        let mapping = options.columns.as_ref().or(remembered);
        let kind = match (Kind::of(&header), mapping) {
            (Some(kind), _) => kind,
            (None, Some(_)) => Kind::Mapped,
            (None, None) => return unknown(sheet, header, options),
        };
        let mut roles: Vec<Role> = header.iter().map(|h| Role::of(kind, h)).collect();
        if let Some(mapping) = mapping {
            for (field, name) in &mapping.columns {
                let wanted = cell::header(name);
                let Some(at) = header.iter().position(|h| h.eq_ignore_ascii_case(&wanted)) else {
                    let columns = header.iter().take(60).map(|h| short(h, 40)).collect();
                    let name = format!("{}={name}", field.code());
                    return Err(ImportError::NoColumn { name, columns });
                };
                let role = Role::mapped(*field);
                for other in roles.iter_mut().filter(|r| **r == role) {
                    *other = Role::Extra;
                }
                roles[at] = role;
            }
        }
        let Some(number) = roles.iter().position(|r| *r == Role::Number) else {
            return unknown(sheet, header, options);
        };
        let guessed = guess::platform(&header).filter(|_| kind == Kind::Mapped);
        let told = mapping.and_then(|m| m.platform).or(kind.platform(&header)).or(guessed);
        let platform = told.filter(|_| !options.platform_given).unwrap_or(options.platform);
        let lines = kind != Kind::TaobaoOrders
            && !kind.is_refunds()
            && roles.iter().any(|role| role.is_of_a_line());
        let opened = Opened {
            kind,
            platform,
            overrides: platform != options.platform,
            remembered: options.columns.is_none() && remembered.is_some(),
            header,
        };
        Ok(Self { opened, roles, number, lines })
    }
}

/// Says what the sheet is instead, or what has to be known to read it.
fn unknown<T, R: Read>(
    sheet: &mut Sheet<R>,
    header: Vec<String>,
    options: &ImportOptions,
) -> Result<T, ImportError> {
    if let Some(other) = Other::of(&header) {
        return other.refused();
    }
    let mut columns: Vec<SeenColumn> = header
        .iter()
        .map(|name| SeenColumn { name: short(name, 40), samples: Vec::new() })
        .collect();
    let mut row = Row::default();
    for _ in 0..LOOKED_AT {
        if !sheet.next_row(&mut row)? {
            break;
        }
        for (at, column) in columns.iter_mut().enumerate().take(row.len()) {
            let Some(text) = sheet.text(row.cell(at)) else { continue };
            let text = short(&mask::phones_in(cell::clean(&text)), 32);
            if column.samples.len() < SAMPLES && !text.is_empty() && !column.samples.contains(&text)
            {
                column.samples.push(text);
            }
        }
    }
    let guess = Box::new(guess::mapping(&columns, options.platform));
    let headers = header.iter().take(60).map(|h| short(h, 40)).collect();
    // Nothing to choose a number from: no table.
    let columns = if columns.len() < 2 { Vec::new() } else { columns };
    Err(ImportError::NotRecognised { headers, columns, guess })
}
