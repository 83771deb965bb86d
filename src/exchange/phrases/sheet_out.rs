//! Phrases as sheets: all columns, or the three that Qianniu takes.

use super::columns::{FIELDS, Field};
use super::out::Report;
use super::{Format, table_cells as cells};
use crate::domain::Word;
use crate::phrases::Draft;
use std::io;

/// What Qianniu's own files have in their first line.
const QIANNIU: [(Field, &str); 3] =
    [(Field::Code, "快捷短语编码"), (Field::Text, "快捷短语"), (Field::Group, "快捷短语分组")];
/// A cell of a workbook holds no more characters (UTF-16 units).
const LONGEST: usize = 32_767;

/// The columns of our own sheets.
fn columns() -> impl Iterator<Item = Field> {
    FIELDS.iter().map(|(field, _, _)| *field).filter(|field| *field != Field::Subgroup)
}

/// A phrase as the cells of a form.
pub(super) fn cells(draft: &Draft, format: Format) -> Vec<String> {
    match format {
        Format::Text => vec![draft.text.clone()],
        Format::Qianniu => QIANNIU.iter().map(|(field, _)| cell(draft, *field)).collect(),
        _ => columns().map(|field| cell(draft, field)).collect(),
    }
}

fn cell(draft: &Draft, field: Field) -> String {
    let day = |day: Option<chrono::NaiveDate>| day.map(|d| d.to_string()).unwrap_or_default();
    match field {
        Field::Id => draft.id.clone(),
        Field::Code => draft.code.clone(),
        Field::Title => draft.title.clone(),
        Field::Text => draft.text.clone(),
        Field::Group => draft.category.clone(),
        Field::Subgroup => String::new(),
        Field::Tags => cells::list_cell(&draft.tags),
        Field::Aliases => cells::list_cell(&draft.aliases),
        Field::Variants => cells::wordings_cell(&draft.variants),
        Field::ValidFrom => day(draft.valid_from),
        Field::ValidTo => day(draft.valid_to),
        Field::ReviewBy => day(draft.review_by),
        Field::Platform => draft.platform.map(Word::code).unwrap_or_default().to_owned(),
        Field::Image => draft.image.clone().unwrap_or_default(),
    }
}

/// A sheet with every column, as text.
pub(super) fn csv(drafts: &[&Draft]) -> io::Result<String> {
    let heads: Vec<&str> = columns().map(Field::head).collect();
    sheet(&heads, drafts, Format::Csv)
}

/// A sheet for Qianniu, as text.
pub(super) fn qianniu(drafts: &[&Draft]) -> io::Result<String> {
    sheet(&QIANNIU.map(|(_, head)| head), drafts, Format::Qianniu)
}

fn sheet(heads: &[&str], drafts: &[&Draft], format: Format) -> io::Result<String> {
    let mut out =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    out.write_record(heads)?;
    for draft in drafts {
        out.write_record(cells(draft, format).iter().map(|cell| cells::guarded(cell)))?;
    }
    let bytes = out.into_inner().map_err(csv::IntoInnerError::into_error)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// Whether every cell of a phrase fits into a workbook.
pub(super) fn fits_a_workbook(draft: &Draft, report: &mut Report) -> bool {
    let long = |cell: &String| cell.encode_utf16().count() >= LONGEST;
    let fits = !cells(draft, Format::Xlsx).iter().any(long);
    if !fits {
        report.refuse(draft, "too-long", String::new());
    }
    fits
}

/// A workbook with every column.
pub(super) fn xlsx(drafts: &[&Draft]) -> io::Result<Vec<u8>> {
    let heads = columns().map(|field| field.head().to_owned()).collect();
    let rows = drafts.iter().map(|draft| cells(draft, Format::Xlsx));
    let wide = |field| if matches!(field, Field::Text | Field::Variants) { 60 } else { 14 };
    let all: Vec<Vec<String>> = std::iter::once(heads).chain(rows).collect();
    workbook("话术列表", &all, &columns().map(wide).collect::<Vec<u16>>())
}

/// A workbook of one sheet: the heads, then the rows; columns without a width are narrow. Cells are
/// texts, guarded as in a sheet of text: sooner or later somebody saves it as one.
#[cfg(feature = "xlsx")]
pub(super) fn workbook(name: &str, rows: &[Vec<String>], widths: &[u16]) -> io::Result<Vec<u8>> {
    use rust_xlsxwriter::{Format as Look, FormatAlign, Workbook};
    let mut book = Workbook::new();
    let bold = Look::new().set_bold();
    let wrapped = Look::new().set_text_wrap().set_align(FormatAlign::Top);
    let sheet = book.add_worksheet();
    sheet.set_name(name).map_err(io::Error::other)?;
    sheet.set_freeze_panes(1, 0).map_err(io::Error::other)?;
    let columns = rows.first().map_or(0, Vec::len);
    for (column, width) in (0..).zip(widths.iter().chain(std::iter::repeat(&14)).take(columns)) {
        sheet.set_column_width(column, *width).map_err(io::Error::other)?;
    }
    for (at, row) in (0..).zip(rows) {
        let look = if at == 0 { &bold } else { &wrapped };
        for (column, text) in (0..).zip(row) {
            let text = cells::guarded(text);
            if !text.is_empty() {
                sheet.write_string_with_format(at, column, text, look).map_err(io::Error::other)?;
            }
        }
    }
    book.save_to_buffer().map_err(io::Error::other)
}

/// Not built in.
#[cfg(not(feature = "xlsx"))]
pub(super) fn workbook(_: &str, _: &[Vec<String>], _: &[u16]) -> io::Result<Vec<u8>> {
    Err(io::Error::new(io::ErrorKind::Unsupported, "this build writes no workbooks"))
}
