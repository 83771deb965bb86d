//! Products as a sheet: a row for each question, the facts on the first row of a product, so that
//! it can be read back.

use super::products::{ROLES, Role};
use super::table_cells as cells;
use crate::phrases::{Card, Question};
use std::collections::BTreeSet;
use std::io;

/// A sheet as delimited text, without a mark of its encoding.
///
/// # Errors
/// None that a memory of ordinary size gives.
pub fn products_csv(cards: &[&Card]) -> io::Result<String> {
    let facts: BTreeSet<&String> = cards.iter().flat_map(|card| card.facts.keys()).collect();
    let heads = ROLES.iter().map(|(_, names)| names[0]);
    let heads: Vec<&str> = heads.chain(facts.iter().map(|name| name.as_str())).collect();
    let mut out =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    out.write_record(heads.iter().map(|head| cells::guarded(head)))?;
    for card in cards {
        let none = Question::default();
        let rows = card.questions.len().max(1);
        for (at, asked) in card.questions.iter().chain([&none]).take(rows).enumerate() {
            let own = ROLES.iter().map(|(role, _)| known(card, asked, *role, at == 0));
            let fact = |name: &&String| {
                card.facts.get(*name).filter(|_| at == 0).cloned().unwrap_or_default()
            };
            let row: Vec<String> = own.chain(facts.iter().map(fact)).collect();
            out.write_record(row.iter().map(|cell| cells::guarded(cell)))?;
        }
    }
    let bytes = out.into_inner().map_err(csv::IntoInnerError::into_error)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

fn known(card: &Card, asked: &Question, role: Role, first: bool) -> String {
    match role {
        Role::Number => card.number.clone(),
        Role::Name => card.name.clone(),
        Role::Question => asked.question.clone(),
        Role::Answer => asked.answer.clone(),
        Role::Text => asked.text.clone(),
        _ if !first => String::new(),
        Role::Aliases => cells::list_cell(&card.aliases),
        Role::Sizes => cells::list_cell(&card.sizes),
        Role::Colours => cells::list_cell(&card.colours),
        Role::Material => card.material.clone(),
        Role::Stock => card.stock.clone(),
        Role::Points => card.points.join("\n"),
        Role::Cautions => card.cautions.join("\n"),
        Role::Fact => String::new(),
    }
}
