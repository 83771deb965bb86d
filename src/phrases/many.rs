//! Many phrases at once: into a pack file, or a pack file from nothing; and a pack out of a text.
//!
//! Owns the act of an import: all of it in one write, or none. Must not know where the phrases
//! come from.

use super::draft::{put, put_draft};
use super::write::{begin, check, find, list, pack_name, push, put_new, rewrite};
use super::{Brief, Draft, PackHead, Problem, Scope, Source, Variable, WriteError, Written, pack};
use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::Arc;
use toml_edit::{Array, DocumentMut, Item, Table, Value};

/// What a pack file says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PackText {
    /// Its phrases with the line of each, from 1.
    pub phrases: Vec<(u32, Draft)>,
    /// Its variables by name.
    pub variables: BTreeMap<String, Variable>,
    /// What was left out, and why.
    pub problems: Vec<Problem>,
}

impl PackText {
    /// Reads the text of a pack file; `stem` is its category where it names none.
    pub fn read(text: &str, stem: &str) -> Self {
        let source = Arc::new(Source::Embedded(stem.to_owned()));
        let pack = pack::read(text, stem, Scope::Personal, &source);
        let draft = |phrase: Brief<'_>| (phrase.line, Draft::from(&phrase.phrase()));
        Self {
            phrases: pack.phrases.iter().map(draft).collect(),
            variables: pack.variables,
            problems: pack.problems,
        }
    }

    /// The text of a pack file of these phrases.
    ///
    /// # Errors
    /// [`WriteError::Empty`] and [`WriteError::Exists`] (an id twice).
    pub fn write(
        head: &PackHead,
        phrases: &[&Draft],
        variables: &BTreeMap<String, Variable>,
    ) -> Result<String, WriteError> {
        let mut document = DocumentMut::new();
        put_many(&mut document, head, phrases, &[], variables)?;
        Ok(document.to_string())
    }
}

/// Adds `new` at the end and writes `changed` over the phrases of the same ids, in one write;
/// declares `variables` that the file does not declare. Everything else stays as it stands.
///
/// # Errors
/// [`WriteError::Exists`], [`WriteError::NotFound`], and the others: then nothing is written.
pub fn merge(
    path: &Path,
    head: &PackHead,
    new: &[&Draft],
    changed: &[&Draft],
    variables: &BTreeMap<String, Variable>,
) -> Result<Written, WriteError> {
    // No single one of them.
    rewrite(path, ("", ""), |document| put_many(document, head, new, changed, variables))
}

fn put_many(
    document: &mut DocumentMut,
    head: &PackHead,
    new: &[&Draft],
    changed: &[&Draft],
    variables: &BTreeMap<String, Variable>,
) -> Result<(), WriteError> {
    new.iter().chain(changed).try_for_each(|draft| check(draft))?;
    begin(document, head);
    let category = pack_name(document);
    declare(document, variables)?;
    let phrases = list(document)?;
    for draft in changed {
        let at = find(phrases, &draft.id).and_then(|at| phrases.get_mut(at));
        let table = at.ok_or_else(|| WriteError::NotFound(draft.id.clone()))?;
        put_draft(table, draft, category.as_deref());
    }
    // Known beforehand, since a search for each of thousands would take seconds.
    let mut ids: HashSet<String> = phrases
        .iter()
        .filter_map(|table| table.get("id")?.as_str())
        .map(|id| id.trim().to_owned())
        .collect();
    for draft in new {
        if ids.insert(draft.id.clone()) {
            push(phrases, draft, category.as_deref());
        } else {
            put_new(phrases, draft, category.as_deref())?;
        }
    }
    Ok(())
}

fn declare(
    document: &mut DocumentMut,
    variables: &BTreeMap<String, Variable>,
) -> Result<(), WriteError> {
    let group = || {
        let mut table = Table::new();
        table.set_implicit(true);
        Item::Table(table)
    };
    for (name, variable) in variables {
        let mut table = document.as_table_mut();
        // `[var.a.b]` is the variable `a.b`.
        for part in std::iter::once("var").chain(name.split('.')) {
            let inner = table.entry(part).or_insert_with(group).as_table_mut();
            table = inner.ok_or(WriteError::Layout)?;
        }
        if !["label", "choices", "default"].iter().any(|key| table.contains_key(key)) {
            table.set_implicit(false);
            let choices: Array = variable.choices.iter().map(String::as_str).collect();
            put(table, "label", Some(variable.label.as_str().into()));
            put(table, "choices", (!choices.is_empty()).then_some(Value::Array(choices)));
            put(table, "default", variable.default.as_deref().map(Value::from));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(id: &str, text: &str) -> Draft {
        let (id, title, text) = (id.to_owned(), format!("标题 {id}"), text.to_owned());
        Draft { id, title, text, category: "导入".to_owned(), ..Draft::default() }
    }

    fn variables(names: &[&str]) -> BTreeMap<String, Variable> {
        let variable = |name: &&str| Variable { label: (*name).to_owned(), ..Variable::default() };
        names.iter().map(|name| ((*name).to_owned(), variable(name))).collect()
    }

    #[test]
    fn many_come_in_at_once_and_comments_stay() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shop.toml");
        let head = PackHead { name: "导入".to_owned(), colour: None };
        let (a, b) = (draft("a", "你好{客户名}\n第二行"), draft("b", "{product.size} \"x\" 😀"));
        merge(&path, &head, &[&a, &b], &[], &variables(&["product.size", "客户名"])).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, format!("# ours\n{text}\n# the end\n")).unwrap();

        let changed = draft("a", "您好");
        let c = draft("c", "{product}");
        merge(&path, &head, &[&c], &[&changed], &variables(&["product", "客户名"])).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("# ours\n") && text.contains("# the end"), "{text}");
        let pack = PackText::read(&text, "x");
        assert_eq!(pack.problems, []);
        let drafts: Vec<Draft> = pack.phrases.into_iter().map(|(_, draft)| draft).collect();
        assert_eq!(drafts, [changed, b, c.clone()]);
        assert_eq!(pack.variables, variables(&["product", "product.size", "客户名"]));

        assert_eq!(
            merge(&path, &head, &[&draft("n", "1"), &c], &[], &BTreeMap::new()),
            Err(WriteError::Exists("c".to_owned()))
        );
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text, "all or nothing");
    }

    #[test]
    fn a_pack_is_written_and_read_back() {
        let head = PackHead { name: "全部".to_owned(), colour: None };
        let (a, b) = (draft("a", "'''\n\"\"\"\\\n={{x}}"), draft("b", "  尾 "));
        let text = PackText::write(&head, &[&a, &b], &variables(&["x-y"])).unwrap();
        let pack = PackText::read(&text, "x");
        assert_eq!(pack.phrases.into_iter().map(|(_, d)| d).collect::<Vec<_>>(), [a, b]);
        assert_eq!(pack.variables, variables(&["x-y"]));
    }
}
