//! The variables of espanso and ours: <https://espanso.org/docs/matches/variables/>.

use super::espanso_in::{Node, line, scalar, scalars};
use super::{Caution, Found};
use crate::phrases::{Piece, Template, Variable, escaped};
use std::collections::BTreeMap;

const DAY: i64 = 86_400;

/// What a date of ours without a format is written as.
pub(super) const USUAL_DATE: &str = "%-m月%-d日";
/// The same of a time.
pub(super) const USUAL_TIME: &str = "%H:%M";

/// What stands for a variable in a text, by its name.
#[derive(Debug, Clone, Default)]
pub(super) struct Variables(BTreeMap<String, String>);

impl Variables {
    /// Takes a list of variables.
    pub(super) fn declare(&mut self, list: &Node<'_>, found: &mut Found) {
        for variable in list.data.as_vec().into_iter().flatten() {
            let get = |key: &str| variable.data.as_mapping_get(key);
            let Some(name) = get("name").and_then(scalar) else { continue };
            let kind = get("type").and_then(scalar).unwrap_or_default();
            let param = |key: &str| get("params").and_then(|p| p.data.as_mapping_get(key));
            let own = blank(&name);
            let stands = match kind.as_str() {
                "date" => {
                    let format = param("format").and_then(scalar).unwrap_or_default();
                    let offset = param("offset").and_then(|o| o.data.as_integer()).unwrap_or(0);
                    date(&format, offset)
                }
                "clipboard" => Some("{clipboard}".to_owned()),
                "echo" => param("echo").and_then(scalar).map(|text| escaped(&text)),
                "choice" => param("values").map(|values| {
                    ask(found, &name, choices(values));
                    own.clone()
                }),
                "random" => param("choices").map(|values| {
                    ask(found, &name, choices(values));
                    own.clone()
                }),
                "form" => param("layout").and_then(scalar).map(|layout| {
                    for (field, label) in fields(&layout) {
                        self.field(found, &field, &label, param("fields"));
                        self.0.insert(format!("{name}.{field}"), blank(&field));
                    }
                    String::new()
                }),
                _ => None,
            };
            if matches!(kind.as_str(), "random") || stands.is_none() {
                found.warn(line(variable), Caution::NotTaken { what: format!("{kind}: {name}") });
            }
            self.0.insert(name, stands.unwrap_or(own));
        }
    }

    fn field(&self, found: &mut Found, name: &str, label: &str, fields: Option<&Node<'_>>) {
        let field = fields.and_then(|f| f.data.as_mapping_get(name));
        let get = |key: &str| field.and_then(|f| f.data.as_mapping_get(key));
        let choices = get("values").map(choices).unwrap_or_default();
        let default = get("default").and_then(scalar).filter(|d| !d.is_empty());
        let lines = get("multiline").and_then(scalar).is_some_and(|yes| yes == "true");
        let label = label.to_owned();
        let known = crate::phrases::BUILT_IN_VARIABLES.contains(&our_name(name).as_str());
        if !known {
            found.variables.insert(our_name(name), Variable { label, choices, default, lines });
        }
    }

    /// The text of a match that is a form: its fields are the blanks.
    pub(super) fn of_form(
        &self,
        text: &str,
        settings: Option<&Node<'_>>,
        found: &mut Found,
    ) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, name, after)) = next_field(rest) {
            out.push_str(&escaped(before));
            self.field(found, name, "", settings);
            out.push_str(&blank(name));
            rest = after;
        }
        out + &escaped(rest)
    }

    /// A text with our blanks in the place of espanso's.
    pub(super) fn filled(&self, text: &str, at: u64, found: &mut Found) -> String {
        let mut out = String::new();
        let mut rest = text;
        while !rest.is_empty() {
            if let Some((name, after)) = variable(rest) {
                match self.0.get(name) {
                    Some(stands) => out.push_str(stands),
                    None => out.push_str(&blank(name)),
                }
                rest = after;
            } else if let Some((inside, after)) = inside(rest) {
                out.push_str(inside);
                rest = after;
            } else if let Some(after) = rest.strip_prefix("\\{\\{") {
                out.push_str("{{{{");
                rest = after;
            } else if let Some(after) = rest.strip_prefix("\\}\\}") {
                out.push_str("}}}}");
                rest = after;
            } else if let Some(after) = rest.strip_prefix("$|$") {
                found.warn(at, Caution::NotTaken { what: "$|$".to_owned() });
                rest = after;
            } else {
                let length = rest.chars().next().map_or(1, char::len_utf8);
                out.push_str(&escaped(&rest[..length]));
                rest = &rest[length..];
            }
        }
        out
    }
}

fn ask(found: &mut Found, name: &str, choices: Vec<String>) {
    let variable = Variable { choices, ..Variable::default() };
    found.variables.insert(our_name(name), variable);
}

/// `{{name}}` or `{{form.field}}` at the front of a text.
fn variable(text: &str) -> Option<(&str, &str)> {
    let (inside, after) = text.strip_prefix("{{")?.split_once("}}")?;
    let name = inside.trim();
    let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
    (!name.is_empty() && name.chars().all(word)).then_some((name, after))
}

/// `{>id}`, a phrase inside a phrase, at the front of a text.
fn inside(text: &str) -> Option<(&str, &str)> {
    let end = text.starts_with("{>").then(|| text.find('}')).flatten()? + 1;
    let (whole, after) = text.split_at(end);
    let template = Template::parse(whole).ok()?;
    matches!(template.pieces(), [Piece::Phrase(_)]).then_some((whole, after))
}

/// What precedes the next `[[field]]`, its name, and what follows.
fn next_field(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("[[")?;
    let (name, after) = rest.split_once("]]")?;
    Some((before, name.trim(), after))
}

/// The fields of a layout, each with the words before it in its line.
fn fields(layout: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for line in layout.lines() {
        let mut rest = line;
        while let Some((before, name, after)) = next_field(rest) {
            let label = before.trim().trim_end_matches([':', '：']).trim();
            found.push((name.to_owned(), label.to_owned()));
            rest = after;
        }
    }
    found
}

fn choices(values: &Node<'_>) -> Vec<String> {
    let Some(list) = values.data.as_vec() else {
        return scalars(values).iter().flat_map(|t| t.lines()).map(str::to_owned).collect();
    };
    let one = |value: &Node<'_>| {
        scalar(value).or_else(|| value.data.as_mapping_get("label").and_then(scalar))
    };
    list.iter().filter_map(one).collect()
}

/// A date of ours; nothing when it is not a whole number of days from today. The usual formats are
/// ours without one.
fn date(format: &str, offset: i64) -> Option<String> {
    let signs: Vec<char> = format
        .split('%')
        .skip(1)
        .filter_map(|sign| sign.chars().find(|c| c.is_alphabetic()))
        .collect();
    let of_time = |c: &char| matches!(c, 'H' | 'I' | 'M' | 'S' | 'T' | 'R' | 'p' | 'P' | 'k' | 'l');
    let is_time = offset == 0 && !signs.is_empty() && signs.iter().all(of_time);
    let name = match offset / DAY {
        0 if is_time => "time".to_owned(),
        0 => "date".to_owned(),
        days => format!("date{days:+}"),
    };
    let usual = if is_time { USUAL_TIME } else { USUAL_DATE };
    let plain = format!("{{{name}}}");
    let blank = match format.trim() {
        "" => plain,
        own if own == usual => plain,
        own => format!("{{{name}:{own}}}"),
    };
    (offset % DAY == 0 && Template::parse(&blank).is_ok()).then_some(blank)
}

fn blank(name: &str) -> String {
    format!("{{{}}}", our_name(name))
}

/// A name that our templates take; what [`their_name`] wrote is read back.
fn our_name(name: &str) -> String {
    let name = name.replace("_2e_", ".").replace("_2d_", "-");
    let fits = |name: &str| {
        let blank = format!("{{{name}}}");
        Template::parse(&blank).is_ok_and(|template| template.variables() == [name])
    };
    if fits(&name) {
        return name;
    }
    let kept: String = name.chars().filter(|c| c.is_alphanumeric() || *c == '_').take(30).collect();
    let made = format!("v{kept}");
    if fits(&made) { made } else { "v".to_owned() }
}

/// A name that espanso takes: letters, digits and `_`.
pub(super) fn their_name(name: &str) -> String {
    name.replace('.', "_2e_").replace('-', "_2d_")
}
