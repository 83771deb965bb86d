//! Product cards into a file the way its owner would write them: comments and order stay.
//!
//! Owns adding, changing and removing cards; must not know which cards are shown. Every act is one
//! write under a lock on the folder ([`super::write`]); a card that somebody changed meanwhile is
//! left as it is.

use super::draft::put;
use super::pack;
use super::product::{Card, Product, Question};
use super::write::{begin, rewrite};
use super::{PackHead, Scope, Source, WriteError, Written};
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, Value};

/// Writes cards: each as it was, or nothing for a new one, and as it is to be. New ones go to the
/// end; the file is made, with `head`, if need be.
///
/// # Errors
/// [`WriteError::Exists`] for a new card whose number or name the file has, [`WriteError::Changed`]
/// for one that is no longer as it was, [`WriteError::Empty`] for one without a name, and the
/// others: then nothing is written.
pub fn write_cards(
    path: &Path,
    head: &PackHead,
    cards: &[(Option<&Card>, &Card)],
) -> Result<Written, WriteError> {
    if cards.iter().any(|(_, card)| card.name.trim().is_empty()) {
        return Err(WriteError::Empty("name"));
    }
    rewrite(path, ("", ""), |document| {
        begin(document, head);
        let mut known = Known::of(document)?;
        for (base, card) in cards {
            put_card(document, &mut known, *base, card)?;
        }
        Ok(())
    })
}

/// Takes a card out, with the comment above it.
///
/// # Errors
/// [`WriteError::NotFound`], [`WriteError::Changed`], and the others.
pub fn remove_card(path: &Path, card: &Card) -> Result<Written, WriteError> {
    rewrite(path, ("", ""), |document| {
        let at = Known::of(document)?.place_of(card)?;
        list(document)?.remove(at);
        Ok(())
    })
}

fn put_card(
    document: &mut DocumentMut,
    known: &mut Known,
    base: Option<&Card>,
    card: &Card,
) -> Result<(), WriteError> {
    let at = base.map(|base| known.place_of(base)).transpose()?;
    let renamed = base.is_none_or(|base| base.key() != card.key());
    let products = list(document)?;
    if renamed && known.places.contains_key(card.key()) {
        return Err(WriteError::Exists(card.key().to_owned()));
    }
    known.places.insert(card.key().to_owned(), at.unwrap_or(products.len()));
    let Some(at) = at else {
        let mut table = Table::new();
        table.decor_mut().set_prefix("\n");
        put_facts(&mut table, &Card::default(), card);
        products.push(table);
        return Ok(());
    };
    let table = products.get_mut(at).ok_or(WriteError::Layout)?;
    put_facts(table, base.unwrap_or(&Card::default()), card);
    Ok(())
}

fn list(document: &mut DocumentMut) -> Result<&mut ArrayOfTables, WriteError> {
    document
        .entry("product")
        .or_insert(Item::ArrayOfTables(ArrayOfTables::new()))
        .as_array_of_tables_mut()
        .ok_or(WriteError::Layout)
}

/// What stands in the file: where each card is, by its key, and what it says.
struct Known {
    places: HashMap<String, usize>,
    cards: HashMap<String, Arc<Product>>,
}

impl Known {
    fn of(document: &mut DocumentMut) -> Result<Self, WriteError> {
        let source = Arc::new(Source::Embedded(String::new()));
        let pack = pack::read(&document.to_string(), "", Scope::Shop, &source);
        let mut cards = HashMap::new();
        for product in pack.products {
            cards.entry(product.key().to_owned()).or_insert(product);
        }
        let text = |table: &Table, name: &str| match table.get(name) {
            Some(Item::Value(Value::Integer(number))) => number.value().to_string(),
            item => item.and_then(Item::as_str).unwrap_or_default().trim().to_owned(),
        };
        let mut places = HashMap::new();
        for (at, table) in list(document)?.iter().enumerate() {
            let number = text(table, "number");
            let key = if number.is_empty() { text(table, "name") } else { number };
            places.entry(key).or_insert(at);
        }
        Ok(Self { places, cards })
    }

    /// Where a card stands, if it still says the same.
    fn place_of(&self, base: &Card) -> Result<usize, WriteError> {
        if self.cards.get(base.key()).is_some_and(|now| now.card != *base) {
            return Err(WriteError::Changed);
        }
        let missing = || WriteError::NotFound(base.key().to_owned());
        self.places.get(base.key()).copied().ok_or_else(missing)
    }
}

/// Sets the keys that differ from what stood there.
fn put_facts(table: &mut Table, base: &Card, card: &Card) {
    let line = |text: &str| Some(text.trim()).filter(|text| !text.is_empty()).map(Value::from);
    let lines = |texts: &[String]| {
        (!texts.is_empty())
            .then(|| Value::Array(texts.iter().map(String::as_str).collect::<Array>()))
    };
    put(table, "number", line(&card.number));
    put(table, "name", line(&card.name));
    put(table, "aliases", lines(&card.aliases));
    put(table, "sizes", lines(&card.sizes));
    put(table, "colours", lines(&card.colours));
    put(table, "material", line(&card.material));
    put(table, "stock", line(&card.stock));
    put(table, "points", lines(&card.points));
    put(table, "cautions", lines(&card.cautions));
    if card.facts != base.facts {
        put_free(table, card);
    }
    if card.questions != base.questions {
        put_questions(table, &card.questions);
    }
}

fn put_free(table: &mut Table, card: &Card) {
    if card.facts.is_empty() {
        table.remove("facts");
        return;
    }
    let facts = table.entry("facts").or_insert(Item::Table(Table::new()));
    let Some(facts) = facts.as_table_like_mut() else { return };
    let gone: Vec<String> = facts
        .iter()
        .map(|(name, _)| name.to_owned())
        .filter(|name| !card.facts.contains_key(name.trim()))
        .collect();
    for name in gone {
        facts.remove(&name);
    }
    for (name, value) in &card.facts {
        if facts.get(name).and_then(Item::as_str).map(str::trim) != Some(value.as_str()) {
            facts.insert(name, Item::Value(value.as_str().into()));
        }
    }
}

/// The questions in their new order; the table of a question that stays keeps its comments.
fn put_questions(table: &mut Table, questions: &[Question]) {
    let old: Vec<Table> = match table.remove("qa") {
        Some(Item::ArrayOfTables(list)) => list.iter().cloned().collect(),
        Some(Item::Value(Value::Array(list))) => {
            let tables = list.iter().filter_map(Value::as_inline_table).cloned();
            tables.map(toml_edit::InlineTable::into_table).collect()
        }
        _ => Vec::new(),
    };
    let mut list = ArrayOfTables::new();
    for question in questions {
        let asks = |table: &&Table| {
            table.get("question").and_then(Item::as_str).map(str::trim) == Some(&question.question)
        };
        let mut entry = old.iter().find(asks).cloned().unwrap_or_else(|| {
            let mut table = Table::new();
            table.decor_mut().set_prefix("\n");
            table
        });
        let text = |text: &str| Some(text).filter(|text| !text.is_empty()).map(Value::from);
        put(&mut entry, "question", text(&question.question));
        put(&mut entry, "answer", text(&question.answer));
        put(&mut entry, "text", text(&question.text));
        list.push(entry);
    }
    if !list.is_empty() {
        table.insert("qa", Item::ArrayOfTables(list));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrases::undo::put_back;
    use std::fs;

    const FILE: &str = "# 夏装\n[pack]\nname = \"产品\"\n\n# 卖得最好\n[[product]]\n\
        number = \"CS-12\" # 老款号\nname = \"雪纺衬衫\"\nsizes = [\"S\",\"M\"]\n\
        facts = { \"洗涤\" = \"手洗\" }\n\n# 常问\n[[product.qa]]\nquestion = \"会起球吗\"\n\
        answer = \"不会\"\n\n[[phrase]]\nid = \"x\"\ntitle = \"x\"\ntext = \"x\"\n";

    fn card(text: &str, key: &str) -> Card {
        let source = Arc::new(Source::Embedded(String::new()));
        let pack = pack::read(text, "", Scope::Shop, &source);
        assert_eq!(pack.problems, []);
        pack.products.iter().find(|p| p.key() == key).unwrap().card.clone()
    }

    #[test]
    fn a_card_is_changed_where_it_stands_and_comments_stay() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("products.toml");
        fs::write(&path, FILE).unwrap();
        let base = card(FILE, "CS-12");
        let mut next = base.clone();
        next.sizes.push("L".into());
        next.facts.insert("产地".into(), "杭州".into());
        let more = |q: &str| Question {
            question: q.into(),
            answer: "{{好}}".into(),
            ..Question::default()
        };
        next.questions.push(more("透吗"));
        let new =
            Card { name: "亚麻裤".into(), questions: vec![more("长吗")], ..Card::default() };
        let head = PackHead::default();
        let written = write_cards(&path, &head, &[(Some(&base), &next), (None, &new)]).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        for kept in ["# 夏装", "# 卖得最好\n[[product]]", "# 老款号", "# 常问\n[[product.qa]]"]
        {
            assert!(text.contains(kept), "{kept}:\n{text}");
        }
        assert_eq!((card(&text, "CS-12"), card(&text, "亚麻裤")), (next.clone(), new.clone()));
        // Nothing to change, nothing changed.
        write_cards(&path, &head, &[(Some(&next), &next)]).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
        // Somebody else was there meanwhile; the name is taken; there is no name.
        let refused =
            |cards: &[(Option<&Card>, &Card)]| write_cards(&path, &head, cards).unwrap_err();
        assert_eq!(refused(&[(Some(&base), &next)]), WriteError::Changed);
        assert_eq!(refused(&[(None, &new)]), WriteError::Exists("亚麻裤".into()));
        assert_eq!(refused(&[(Some(&next), &new)]), WriteError::Exists("亚麻裤".into()));
        assert_eq!(refused(&[(None, &Card::default())]), WriteError::Empty("name"));
        put_back(&written).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), FILE);
    }

    #[test]
    fn a_card_goes_and_the_file_is_made_when_there_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("phrases").join("products.toml");
        let head = PackHead { name: "产品卡".into(), colour: None };
        let new = Card { name: "甲".into(), stock: "35".into(), ..Card::default() };
        write_cards(&path, &head, &[(None, &new)]).unwrap();
        assert_eq!(card(&fs::read_to_string(&path).unwrap(), "甲"), new);
        let gone = Card { name: "乙".into(), ..Card::default() };
        assert_eq!(remove_card(&path, &gone).unwrap_err(), WriteError::NotFound("乙".into()));
        let written = remove_card(&path, &new).unwrap();
        assert!(!fs::read_to_string(&path).unwrap().contains('甲'));
        put_back(&written).unwrap();
        assert_eq!(card(&fs::read_to_string(&path).unwrap(), "甲"), new);
    }

    #[test]
    fn what_another_card_knows_goes_in_and_what_differs_is_named() {
        let mut own = card(FILE, "CS-12");
        let mut other = own.clone();
        assert_eq!(own.take_in(&other, true), Vec::<String>::new());
        other.material = "棉".into();
        other.sizes = vec!["ｍ".into(), "XL".into()];
        other.facts.insert("洗涤".into(), "干洗".into());
        other.questions[0].answer = "会一点".into();
        assert_eq!(own.take_in(&other, false), ["洗涤", "会起球吗"]);
        assert_eq!((own.material.as_str(), own.sizes.join(" ")), ("棉", "S M XL".into()));
        assert_eq!((own.facts["洗涤"].as_str(), own.questions[0].said()), ("手洗", "不会"));
        own.take_in(&other, true);
        assert_eq!((own.facts["洗涤"].as_str(), own.questions[0].said()), ("干洗", "会一点"));
        assert_eq!(own.take_in(&other, false), Vec::<String>::new());
    }
}
