//! Phrases as the `matches` of espanso. What has to be asked for is a form; dates, the time and
//! the clipboard are espanso's own.

use super::espanso_vars::{USUAL_DATE, USUAL_TIME, their_name};
use crate::phrases::{Draft, Piece, Template, Variable};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The name of the form in each match.
const FORM: &str = "chaqi";

/// Writes a file of matches. A text whose braces don't work out goes out as it stands.
pub(super) fn write(drafts: &[&Draft], variables: &BTreeMap<String, Variable>) -> String {
    let mut out = String::from("matches:\n");
    for draft in drafts {
        one(&mut out, draft, variables);
    }
    if drafts.is_empty() { "matches: []\n".to_owned() } else { out }
}

fn one(out: &mut String, draft: &Draft, variables: &BTreeMap<String, Variable>) {
    let code = if draft.code.is_empty() { &draft.id } else { &draft.code };
    let codes: Vec<String> =
        std::iter::once(code).chain(&draft.aliases).map(|code| format!(":{code}")).collect();
    match &codes[..] {
        [code] => line(out, "  - ", "trigger", &quoted(code)),
        codes => line(out, "  - ", "triggers", &list(codes)),
    }
    line(out, "    ", "label", &quoted(&draft.title));
    if !draft.tags.is_empty() {
        line(out, "    ", "search_terms", &list(&draft.tags));
    }
    let mut used = Used::default();
    let text = used.text(&draft.text);
    line(out, "    ", "replace", &quoted(&text));
    used.declare(out, variables);
}

fn line(out: &mut String, indent: &str, key: &str, value: &str) {
    let _ = writeln!(out, "{indent}{key}: {value}");
}

/// A scalar in double quotes; what JSON writes so, YAML reads so.
fn quoted(text: &str) -> String {
    let json = serde_json::Value::from(text).to_string();
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    out
}

fn list(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", texts.join(", "))
}

/// The variables that a text uses.
#[derive(Default)]
struct Used<'a> {
    asked: Vec<&'a str>,
    /// Days from today and the format, in our text as it stands.
    days: Vec<(i32, Option<&'a str>)>,
    times: Vec<Option<&'a str>>,
    clipboard: bool,
}

impl<'a> Used<'a> {
    fn text(&mut self, text: &'a str) -> String {
        let Ok(template) = Template::parse(text) else { return literal(text) };
        let mut out = String::new();
        let mut plain = String::new();
        for piece in template.pieces() {
            let variable = match piece {
                Piece::Text(text) => {
                    plain.push_str(text);
                    continue;
                }
                Piece::Phrase(id) => {
                    // Stands as it is: espanso knows phrases by triggers, not by ids.
                    out.push_str(&literal(&std::mem::take(&mut plain)));
                    let _ = write!(out, "{{>{id}}}");
                    continue;
                }
                Piece::Time(format) => format!("time{}", number(&mut self.times, *format)),
                Piece::Date(days, format) => {
                    let number = number(&mut self.days, (*days, *format));
                    format!("{}{number}", date_name(*days))
                }
                Piece::Variable("clipboard") => {
                    self.clipboard = true;
                    "clipboard".to_owned()
                }
                Piece::Variable(name) => {
                    if !self.asked.contains(name) {
                        self.asked.push(name);
                    }
                    format!("{FORM}.{}", their_name(name))
                }
            };
            out.push_str(&literal(&std::mem::take(&mut plain)));
            let _ = write!(out, "{{{{{variable}}}}}");
        }
        out + &literal(&plain)
    }

    fn declare(&self, out: &mut String, variables: &BTreeMap<String, Variable>) {
        let mut all = Vec::new();
        let mut add = |name: &str, kind: &str, params: Option<serde_json::Value>| {
            let mut variable = serde_json::json!({"name": name, "type": kind});
            if let Some(params) = params {
                variable["params"] = params;
            }
            all.push(variable);
        };
        for (at, (days, format)) in self.days.iter().enumerate() {
            let offset = i64::from(*days) * 86_400;
            let format = format.unwrap_or(USUAL_DATE);
            let params = serde_json::json!({"format": format, "offset": offset});
            add(&format!("{}{}", date_name(*days), shown(at)), "date", Some(params));
        }
        for (at, format) in self.times.iter().enumerate() {
            let params = serde_json::json!({"format": format.unwrap_or(USUAL_TIME)});
            add(&format!("time{}", shown(at)), "date", Some(params));
        }
        if self.clipboard {
            add("clipboard", "clipboard", None);
        }
        if !self.asked.is_empty() {
            add(FORM, "form", Some(self.form(variables)));
        }
        if !all.is_empty() {
            out.push_str("    vars:\n");
            for variable in all {
                // A JSON object is a mapping of YAML in its short form.
                let _ = writeln!(out, "      - {variable}");
            }
        }
    }

    fn form(&self, variables: &BTreeMap<String, Variable>) -> serde_json::Value {
        let mut layout = Vec::new();
        let mut fields = serde_json::Map::new();
        for name in &self.asked {
            let declared = variables.get(*name);
            let label = declared.map(|v| v.label.as_str()).filter(|label| !label.is_empty());
            let theirs = their_name(name);
            layout.push(format!("{}: [[{theirs}]]", label.unwrap_or(name)));
            let Some(declared) = declared else { continue };
            let mut field = serde_json::Map::new();
            if !declared.choices.is_empty() {
                field.insert("type".to_owned(), "choice".into());
                field.insert("values".to_owned(), declared.choices.clone().into());
            }
            if declared.lines {
                field.insert("multiline".to_owned(), true.into());
            }
            if let Some(default) = &declared.default {
                field.insert("default".to_owned(), default.as_str().into());
            }
            if !field.is_empty() {
                fields.insert(theirs, field.into());
            }
        }
        serde_json::json!({"layout": layout.join("\n"), "fields": fields})
    }
}

/// Notes a date or time, and gives what tells it from the first one.
fn number<T: PartialEq>(all: &mut Vec<T>, one: T) -> String {
    let at = all.iter().position(|known| *known == one).unwrap_or_else(|| {
        all.push(one);
        all.len() - 1
    });
    shown(at)
}

fn shown(at: usize) -> String {
    if at == 0 { String::new() } else { format!("_{}", at + 1) }
}

fn date_name(days: i32) -> String {
    match days {
        0 => "date".to_owned(),
        days if days > 0 => format!("date_p{days}"),
        days => format!("date_m{}", days.unsigned_abs()),
    }
}

/// A text in which nothing is a variable.
fn literal(text: &str) -> String {
    text.replace("{{", "\\{\\{").replace("}}", "\\}\\}")
}
