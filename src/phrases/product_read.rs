//! The `[[product]]` tables of a pack file.
//!
//! Owns the keys a product card may have; must not know other files.

use super::pack::Pack;
use super::product::{Card, Product, Question};
use super::reader::{Reader, Value};
use super::template::Pieces;
use super::{Expected, ProblemKind};
use std::sync::Arc;
use toml::de::{DeTable, DeValue};

const PRODUCT_KEYS: [&str; 11] = [
    "number", "name", "aliases", "sizes", "colours", "material", "stock", "points", "cautions",
    "qa", "facts",
];
const QUESTION_KEYS: [&str; 3] = ["question", "answer", "text"];

impl Reader<'_> {
    /// `[[product]]`.
    pub(super) fn products(&mut self, value: &Value<'_>, pack: &mut Pack) {
        let DeValue::Array(list) = value.get_ref() else {
            return self.bad("product", value, Expected::TableList);
        };
        for entry in list {
            match entry.get_ref() {
                DeValue::Table(table) => self.product(entry.span().start, table, pack),
                _ => self.bad("product", entry, Expected::TableList),
            }
        }
    }

    fn product(&mut self, at: usize, table: &DeTable<'_>, pack: &mut Pack) {
        let before = self.problems.len();
        let mut card = Card::default();
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "number" => card.number = self.plain("number", value),
                "name" => card.name = self.plain("name", value),
                "aliases" => card.aliases = self.plains("aliases", value),
                "sizes" => card.sizes = self.plains("sizes", value),
                "colours" => card.colours = self.plains("colours", value),
                "material" => card.material = self.plain("material", value),
                "stock" => card.stock = self.plain("stock", value),
                "points" => card.points = self.plains("points", value),
                "cautions" => card.cautions = self.plains("cautions", value),
                "qa" => card.questions = self.questions(value),
                "facts" => match value.get_ref() {
                    DeValue::Table(facts) => {
                        for (name, value) in facts {
                            let name = name.get_ref().trim().to_owned();
                            let value = self.plain("facts", value);
                            card.facts.insert(name, value);
                        }
                        card.facts.retain(|_, value| !value.is_empty());
                    }
                    _ => self.bad("facts", value, Expected::Table),
                },
                other => self.unknown(key.span().start, other, &PRODUCT_KEYS),
            }
        }
        self.need("name", &card.name, at, before);
        if self.problems[before..].iter().all(|problem| !problem.kind.is_error()) {
            let (source, line) = (Arc::clone(self.source), self.lines.line(at));
            pack.products.push(Arc::new(Product { card, source, line }));
        }
    }

    /// `[[product.qa]]`.
    fn questions(&mut self, value: &Value<'_>) -> Vec<Question> {
        let DeValue::Array(list) = value.get_ref() else {
            self.bad("qa", value, Expected::TableList);
            return Vec::new();
        };
        let mut questions = Vec::new();
        for entry in list {
            let DeValue::Table(table) = entry.get_ref() else {
                self.bad("qa", entry, Expected::TableList);
                continue;
            };
            let (before, at) = (self.problems.len(), entry.span().start);
            let mut question = Question::default();
            for (key, value) in table {
                match key.get_ref().as_ref() {
                    "question" => question.question = self.plain("question", value),
                    "answer" => question.answer = self.template("answer", value),
                    "text" => question.text = self.template("text", value),
                    other => self.unknown(key.span().start, other, &QUESTION_KEYS),
                }
            }
            self.need("question", &question.question, at, before);
            self.need("answer", question.said(), at, before);
            questions.push(question);
        }
        questions
    }

    /// A text whose braces are looked at.
    fn template(&mut self, key: &str, value: &Value<'_>) -> String {
        let text = self.plain(key, value);
        if let Some(Err(error)) = Pieces::of(&text).find(Result::is_err) {
            self.problem(value.span().start, ProblemKind::Braces(error));
        }
        text
    }

    /// A text or a whole number, trimmed.
    fn plain(&mut self, key: &str, value: &Value<'_>) -> String {
        match value.get_ref() {
            DeValue::String(text) => text.trim().replace("\r\n", "\n"),
            DeValue::Integer(number) => number.as_str().to_owned(),
            _ => {
                self.bad(key, value, Expected::Text);
                String::new()
            }
        }
    }

    /// Several of them, or just one.
    fn plains(&mut self, key: &str, value: &Value<'_>) -> Vec<String> {
        let mut texts: Vec<String> = match value.get_ref() {
            DeValue::Array(list) => list.iter().map(|value| self.plain(key, value)).collect(),
            DeValue::String(_) | DeValue::Integer(_) => vec![self.plain(key, value)],
            _ => {
                self.bad(key, value, Expected::TextList);
                Vec::new()
            }
        };
        texts.retain(|text| !text.is_empty());
        texts
    }
}
