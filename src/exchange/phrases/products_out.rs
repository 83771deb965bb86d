//! Products as a sheet: a row for each question, the facts on the first row of a product, so that
//! it can be read back.

use super::products::{FACTS, Fact};
use super::sheet_out::workbook;
use super::table_cells as cells;
use crate::phrases::{Card, Question};
use std::collections::BTreeSet;
use std::io;

/// A sheet as delimited text, without a mark of its encoding.
///
/// # Errors
/// None that a memory of ordinary size gives.
pub fn products_csv(cards: &[&Card]) -> io::Result<String> {
    let mut out =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows(cards) {
        out.write_record(row.iter().map(|cell| cells::guarded(cell)))?;
    }
    let bytes = out.into_inner().map_err(csv::IntoInnerError::into_error)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// The same as a workbook.
///
/// # Errors
/// A text that is longer than a cell can be, or a build that writes no workbooks.
pub fn products_xlsx(cards: &[&Card]) -> io::Result<Vec<u8>> {
    let wide = [Fact::Question, Fact::Answer, Fact::Text, Fact::Points, Fact::Cautions];
    let widths: Vec<u16> =
        FACTS.iter().map(|(fact, _)| if wide.contains(fact) { 40 } else { 14 }).collect();
    workbook("产品卡", &rows(cards), &widths)
}

/// The heads, then the rows.
fn rows(cards: &[&Card]) -> Vec<Vec<String>> {
    let facts: BTreeSet<&String> = cards.iter().flat_map(|card| card.facts.keys()).collect();
    let heads = FACTS.iter().map(|(_, names)| names[0].to_owned());
    let mut all = vec![heads.chain(facts.iter().map(|name| (*name).clone())).collect()];
    for card in cards {
        let none = Question::default();
        let rows = card.questions.len().max(1);
        for (at, asked) in card.questions.iter().chain([&none]).take(rows).enumerate() {
            let own = FACTS.iter().map(|(fact, _)| known(card, asked, *fact, at == 0));
            let more = |name: &&String| {
                card.facts.get(*name).filter(|_| at == 0).cloned().unwrap_or_default()
            };
            all.push(own.chain(facts.iter().map(more)).collect());
        }
    }
    all
}

fn known(card: &Card, asked: &Question, fact: Fact, first: bool) -> String {
    match fact {
        Fact::Number => card.number.clone(),
        Fact::Name => card.name.clone(),
        Fact::Question => asked.question.clone(),
        Fact::Answer => asked.answer.clone(),
        Fact::Text => asked.text.clone(),
        _ if !first => String::new(),
        Fact::Aliases => cells::list_cell(&card.aliases),
        Fact::Sizes => cells::list_cell(&card.sizes),
        Fact::Colours => cells::list_cell(&card.colours),
        Fact::Material => card.material.clone(),
        Fact::Stock => card.stock.clone(),
        Fact::Points => card.points.join("\n"),
        Fact::Cautions => card.cautions.join("\n"),
        Fact::Own => String::new(),
    }
}
