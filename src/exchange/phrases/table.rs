//! Sheets of phrases, whoever wrote them: what a column holds goes by its name, the header may
//! stand below a few lines of explanation.

use super::columns::{self, Field};
use super::table_cells as cells;
use super::{Asked, Caution, Found, Reason};
use crate::domain::{Platform, Word};
use crate::exchange::sheet::{Row, Sheet};
use crate::exchange::{ImportError, cell};
use crate::phrases::Draft;
use chrono::{FixedOffset, NaiveDate};
use std::io::Read;

/// The header is one of the first so many rows.
const HEADER_WITHIN: usize = 10;
/// No file has more phrases.
const MAX_PHRASES: u64 = 50_000;
/// No file has more text, in bytes.
pub(super) const MAX_TEXT: u64 = 16 << 20;

/// Not more rows than a file may have.
pub(super) fn within(rows: u64) -> Result<(), ImportError> {
    match rows {
        0..=MAX_PHRASES => Ok(()),
        _ => Err(ImportError::TooManyRows { limit: MAX_PHRASES }),
    }
}

/// What is known of the columns.
struct Columns {
    line: u64,
    names: Vec<String>,
    roles: Vec<Option<Field>>,
    /// We wrote it: texts are our templates.
    ours: bool,
    /// Newlines and commas may be written as entities.
    entities: bool,
}

/// Reads a sheet.
pub(super) fn read<R: Read>(mut sheet: Sheet<R>, asked: &Asked) -> Result<Found, ImportError> {
    let columns = header(&mut sheet, asked)?;
    let mut found = Found::default();
    for (name, role) in columns.names.iter().zip(&columns.roles) {
        if role.is_none() && !columns::is_passed_over(name) {
            found.warn(columns.line, Caution::NotTaken { what: name.clone() });
        }
    }
    let mut row = Row::default();
    let mut bytes = 0;
    while sheet.next_row(&mut row)? {
        found.rows += 1;
        bytes += (0..row.len()).map(|i| row.cell(i).len() as u64).sum::<u64>();
        within(found.rows)?;
        if bytes > MAX_TEXT {
            return Err(ImportError::TooLarge { limit: MAX_TEXT });
        }
        columns.row(&mut sheet, &row, asked, &mut found);
    }
    Ok(found)
}

/// Finds the header.
fn header<R: Read>(sheet: &mut Sheet<R>, asked: &Asked) -> Result<Columns, ImportError> {
    let first = sheet.header().to_vec();
    let mut names = first.clone();
    let mut row = Row::default();
    for _ in 0..HEADER_WITHIN {
        if let Some(roles) = columns::roles(&names, &asked.map) {
            let has = |name: &str| names.iter().any(|n| columns::key(n) == name);
            let ours = roles.contains(&Some(Field::Id));
            let entities = !ours && !has("快捷短语编码");
            let line = row.line().max(1);
            return Ok(Columns { line, names, roles, ours, entities });
        }
        if !sheet.next_row(&mut row)? {
            break;
        }
        names = (0..row.len())
            .map(|i| sheet.text(row.cell(i)).map(|t| cell::header(&t)).unwrap_or_default())
            .collect();
    }
    let seen: Vec<String> =
        first.iter().take(60).map(|name| super::super::error::short(name, 40)).collect();
    let has = |name: &String| first.iter().any(|n| columns::key(n) == columns::key(name));
    Err(match asked.map.iter().find(|(_, name)| !has(name)) {
        Some((_, name)) => ImportError::NoColumn { name: name.clone(), columns: seen },
        None => ImportError::NoTextColumn { columns: seen },
    })
}

impl Columns {
    fn row<R: Read>(&self, sheet: &mut Sheet<R>, row: &Row, asked: &Asked, found: &mut Found) {
        let line = row.line();
        let columns = self.names.len();
        if (columns..row.len()).any(|i| !row.cell(i).is_empty()) {
            let reason = Reason::ExtraCells { expected: columns, found: row.len() };
            return found.refuse(line, None, reason, "");
        }
        let mut draft = Draft::default();
        let (mut text, mut subgroup) = (String::new(), String::new());
        for (index, role) in self.roles.iter().enumerate() {
            let Some(field) = *role else { continue };
            let bytes = row.cell(index);
            let Some(raw) = sheet.text(bytes) else {
                let shown = String::from_utf8_lossy(bytes);
                return found.refuse(line, Some(&self.names[index]), Reason::BadBytes, &shown);
            };
            let raw = if self.entities { cells::without_entities(&raw) } else { raw.into_owned() };
            let value = cells::text(&raw);
            let plain = cell::clean(&raw).trim();
            match field {
                Field::Text => text = value,
                Field::Subgroup => subgroup = self.group(&value),
                Field::Group => draft.category = self.group(&value),
                Field::Id => plain.clone_into(&mut draft.id),
                Field::Code => plain.clone_into(&mut draft.code),
                Field::Title => draft.title = value,
                Field::Tags => draft.tags = cells::list(&value),
                Field::Aliases => draft.aliases = cells::list(&value),
                Field::Variants => draft.variants = cells::wordings(&value),
                Field::Image => draft.image = Some(value).filter(|v| !v.trim().is_empty()),
                Field::ValidFrom | Field::ValidTo | Field::ReviewBy | Field::Platform
                    if plain.is_empty() => {}
                Field::ValidFrom | Field::ValidTo | Field::ReviewBy => {
                    let Some(day) = day(plain) else {
                        let name = Some(self.names[index].as_str());
                        return found.refuse(line, name, Reason::BadTime, plain);
                    };
                    *match field {
                        Field::ValidFrom => &mut draft.valid_from,
                        Field::ValidTo => &mut draft.valid_to,
                        _ => &mut draft.review_by,
                    } = Some(day);
                }
                Field::Platform => {
                    let Ok(platform) = Platform::parse(plain) else {
                        let name = Some(self.names[index].as_str());
                        return found.refuse(line, name, Reason::UnknownWord, plain);
                    };
                    draft.platform = Some(platform);
                }
            }
        }
        if !subgroup.is_empty() {
            let group = std::mem::take(&mut draft.category);
            draft.category = [group, subgroup].join("/").trim_matches('/').to_owned();
        }
        if self.ours {
            draft.text = text;
            return found.take(line, draft);
        }
        if draft.category.is_empty() {
            draft.category.clone_from(&asked.ungrouped);
        }
        found.take_foreign(line, draft, &text);
    }

    /// A group; levels are divided by `=>` in the sheets of bots.
    fn group(&self, value: &str) -> String {
        if self.ours {
            return value.to_owned();
        }
        let levels: Vec<&str> = value.split("=>").map(str::trim).collect();
        super::one_line(&levels.join("/"))
    }
}

fn day(text: &str) -> Option<NaiveDate> {
    cell::time(text, FixedOffset::east_opt(0)?).map(|time| time.date_naive())
}
