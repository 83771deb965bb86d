//! The one small form that asks for what is not known.
//!
//! Owns which fields it has and what they begin with; must not know how it looks. Pure.

use super::{Template, Variable};
use std::collections::BTreeMap;

/// One question of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The variable.
    pub name: String,
    /// The question; the name when nothing was declared.
    pub label: String,
    /// Values to pick from.
    pub choices: Vec<String>,
    /// The declared default.
    pub default: Option<String>,
    /// What stands in the field now.
    pub value: String,
}

impl Field {
    /// Whether it still has to be filled in.
    pub fn is_empty(&self) -> bool {
        self.value.trim().is_empty()
    }
}

/// The questions, and what needed no question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Form {
    /// In the order of the text.
    pub fields: Vec<Field>,
    known: BTreeMap<String, String>,
}

impl Form {
    /// The first field without a value: where the form opens.
    pub fn first_empty(&self) -> Option<usize> {
        self.fields.iter().position(Field::is_empty)
    }

    /// Every value: the known ones and the fields'.
    pub fn values(&self) -> BTreeMap<String, String> {
        let mut values = self.known.clone();
        values.extend(self.fields.iter().map(|field| (field.name.clone(), field.value.clone())));
        values
    }
}

/// Sorts the variables of a template into known and asked. A field begins with the value last
/// given for its name, else the declared default, else nothing.
///
/// `known` comes from the order in hand, the settings and the clipboard; a blank value there
/// counts as not known.
pub fn resolve(
    template: &Template<'_>,
    known: &BTreeMap<String, String>,
    last: &BTreeMap<String, String>,
    declared: &BTreeMap<String, Variable>,
) -> Form {
    let mut form = Form::default();
    for name in template.variables() {
        if let Some(value) = known.get(name).filter(|value| !value.trim().is_empty()) {
            form.known.insert(name.to_owned(), value.clone());
            continue;
        }
        let variable = declared.get(name).cloned().unwrap_or_default();
        let value = last
            .get(name)
            .filter(|value| !value.trim().is_empty())
            .or(variable.default.as_ref())
            .cloned()
            .unwrap_or_default();
        form.fields.push(Field {
            name: name.to_owned(),
            label: if variable.label.is_empty() { name.to_owned() } else { variable.label },
            choices: variable.choices,
            default: variable.default,
            value,
        });
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
    }

    #[test]
    fn asks_only_for_what_is_not_known() {
        let declared = BTreeMap::from([(
            "courier".to_owned(),
            Variable {
                label: "快递公司".to_owned(),
                choices: vec!["中通快递".to_owned(), "圆通速递".to_owned()],
                default: Some("中通快递".to_owned()),
            },
        )]);
        let template = Template::parse("{buyer} {courier} {waybill} {order} {date}").unwrap();
        let known = map(&[("buyer", "小王"), ("order", "  ")]);
        let last = map(&[("waybill", "YT123"), ("buyer", "旧"), ("courier", "")]);
        let mut form = resolve(&template, &known, &last, &declared);

        let seen: Vec<_> = form
            .fields
            .iter()
            .map(|f| (f.name.as_str(), f.label.as_str(), f.value.as_str(), f.choices.len()))
            .collect();
        assert_eq!(
            seen,
            [
                ("courier", "快递公司", "中通快递", 2),
                ("waybill", "waybill", "YT123", 0),
                ("order", "order", "", 0)
            ]
        );
        assert_eq!(form.first_empty(), Some(2));
        form.fields[2].value = "88".to_owned();
        assert_eq!(form.first_empty(), None);
        assert_eq!(
            form.values(),
            map(&[
                ("buyer", "小王"),
                ("courier", "中通快递"),
                ("waybill", "YT123"),
                ("order", "88")
            ])
        );
    }
}
