//! The `[[product]]` tables of a pack file.
//!
//! Owns the keys a product card may have; must not know other files.

use super::pack::Pack;
use super::product::{Product, Question};
use super::reader::{Reader, Value};
use super::template::Pieces;
use super::{Expected, ProblemKind};
use std::sync::Arc;
use toml::de::{DeTable, DeValue};

const PRODUCT_KEYS: [&str; 11] = [
    "number", "name", "aliases", "sizes", "colours", "material", "stock", "points", "cautions",
    "qa", "facts",
];
const QUESTION_KEYS: [&str; 2] = ["question", "answer"];

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
        let mut product = Product::blank(self.source, self.lines.line(at));
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "number" => product.number = self.plain("number", value),
                "name" => product.name = self.plain("name", value),
                "aliases" => product.aliases = self.plains("aliases", value),
                "sizes" => product.sizes = self.plains("sizes", value),
                "colours" => product.colours = self.plains("colours", value),
                "material" => product.material = self.plain("material", value),
                "stock" => product.stock = self.plain("stock", value),
                "points" => product.points = self.plains("points", value),
                "cautions" => product.cautions = self.plains("cautions", value),
                "qa" => product.questions = self.questions(value),
                "facts" => match value.get_ref() {
                    DeValue::Table(facts) => {
                        for (name, value) in facts {
                            let name = name.get_ref().trim().to_owned();
                            let value = self.plain("facts", value);
                            product.facts.insert(name, value);
                        }
                        product.facts.retain(|_, value| !value.is_empty());
                    }
                    _ => self.bad("facts", value, Expected::Table),
                },
                other => self.unknown(key.span().start, other, &PRODUCT_KEYS),
            }
        }
        self.need("name", &product.name, at, before);
        if self.problems[before..].iter().all(|problem| !problem.kind.is_error()) {
            pack.products.push(Arc::new(product));
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
                    "answer" => {
                        question.answer = self.plain("answer", value);
                        if let Some(Err(error)) = Pieces::of(&question.answer).find(Result::is_err)
                        {
                            self.problem(value.span().start, ProblemKind::Braces(error));
                        }
                    }
                    other => self.unknown(key.span().start, other, &QUESTION_KEYS),
                }
            }
            self.need("question", &question.question, at, before);
            self.need("answer", &question.answer, at, before);
            questions.push(question);
        }
        questions
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
