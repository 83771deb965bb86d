//! The one small form that asks for what is not known.
//!
//! Owns which fields it has and what they begin with; must not know how it looks. Pure.

use super::{BUILT_IN_VARIABLES, Recall, Template, Variable};
use crate::text::nearest;
use std::collections::BTreeMap;

/// What belongs to one order and is wrong for any other; and what was on the clipboard then.
const OF_ONE_ORDER: [&str; 7] =
    ["buyer", "order", "item", "amount", "waybill", "clipboard", "text"];

/// Whether the last value of a variable is likely right for the next buyer, too.
pub fn is_carried(name: &str, variable: &Variable) -> bool {
    let is_usual = !variable.choices.is_empty() || variable.default.is_some();
    is_usual && !OF_ONE_ORDER.contains(&name)
}

/// One question of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The variable.
    pub name: String,
    /// The question; the name when nothing was declared.
    pub label: String,
    /// Values to pick from: those given before, then the declared ones.
    pub offers: Vec<String>,
    /// A value may have several lines.
    pub lines: bool,
    /// Neither declared nor built in: misspelt, likely.
    pub undeclared: bool,
    /// What a misspelt name may have meant.
    pub near: Option<String>,
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
    /// The field where the form opens: the first that nobody declared, else the first without a
    /// value.
    pub fn opens_on(&self) -> Option<usize> {
        let empty = || self.fields.iter().position(Field::is_empty);
        self.fields.iter().position(|field| field.undeclared).or_else(empty)
    }

    /// Every value: the known ones and the fields'.
    pub fn values(&self) -> BTreeMap<String, String> {
        let mut values = self.known.clone();
        values.extend(self.fields.iter().map(|field| (field.name.clone(), field.value.clone())));
        values
    }
}

/// Sorts the variables of a template into known and asked. A field begins with the value given for
/// the same record before, else the one given last, else the declared default, else nothing. The
/// last one is taken over only where the file names choices or a default: what anything may stand
/// in (an address, an amount promised), and what belongs to one order, is only offered.
///
/// `known` comes from the order in hand, the settings and the clipboard; a blank value there
/// counts as not known. `about` names the record in hand.
pub fn resolve(
    template: &Template<'_>,
    known: &BTreeMap<String, String>,
    recall: &Recall,
    about: Option<&str>,
    declared: &BTreeMap<String, Variable>,
) -> Form {
    let mut form = Form::default();
    for name in template.variables() {
        if let Some(value) = known.get(name).filter(|value| !value.trim().is_empty()) {
            form.known.insert(name.to_owned(), value.clone());
            continue;
        }
        let built_in = BUILT_IN_VARIABLES.contains(&name);
        let undeclared = !built_in && !declared.contains_key(name);
        let variable = declared.get(name).cloned().unwrap_or_default();
        let (here, last) = (recall.about(about, name), recall.last(name));
        let last = if name == "clipboard" { None } else { last };
        let carried = last.filter(|_| is_carried(name, &variable));
        let value = here.or(carried).or(variable.default.as_deref()).unwrap_or_default().to_owned();
        let mut offers: Vec<String> = Vec::new();
        let given = [here, last].into_iter().flatten();
        for offer in given.chain(variable.choices.iter().map(String::as_str)) {
            if !offers.iter().any(|known| known == offer) {
                offers.push(offer.to_owned());
            }
        }
        form.fields.push(Field {
            name: name.to_owned(),
            label: if variable.label.is_empty() { name.to_owned() } else { variable.label },
            offers,
            lines: variable.lines,
            undeclared,
            near: if undeclared { near(name, declared) } else { None },
            value,
        });
    }
    form
}

/// The variable that a misspelt name comes nearest to.
pub fn near(name: &str, declared: &BTreeMap<String, Variable>) -> Option<String> {
    let built_in = BUILT_IN_VARIABLES.into_iter().chain(["date", "time"]);
    nearest(name, declared.keys().map(String::as_str).chain(built_in)).map(str::to_owned)
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
                lines: false,
            },
        )]);
        let template = Template::parse("{buyer} {courier} {gift} {order} {date}").unwrap();
        let known = map(&[("buyer", "小王"), ("order", "  ")]);
        let mut recall = Recall::default();
        for (name, value) in [("gift", "袜子"), ("buyer", "旧"), ("courier", "")] {
            recall.keep(None, name, value);
        }
        let mut form = resolve(&template, &known, &recall, None, &declared);

        let seen: Vec<_> = form
            .fields
            .iter()
            .map(|f| (f.name.as_str(), f.label.as_str(), f.value.as_str(), f.offers.len()))
            .collect();
        assert_eq!(
            seen,
            [
                ("courier", "快递公司", "中通快递", 2),
                ("gift", "gift", "", 1),
                ("order", "order", "", 0)
            ]
        );
        assert_eq!(form.opens_on(), Some(1), "nobody declared it");
        form.fields[1].undeclared = false;
        form.fields[1].value = "袜子".to_owned();
        assert_eq!(form.opens_on(), Some(2));
        form.fields[2].value = "88".to_owned();
        assert_eq!(form.opens_on(), None);
        assert_eq!(
            form.values(),
            map(&[("buyer", "小王"), ("courier", "中通快递"), ("gift", "袜子"), ("order", "88")])
        );
    }

    #[test]
    fn values_come_back_for_the_same_order_and_never_for_another() {
        let template = Template::parse("{discount} {waybill}").unwrap();
        let declared = BTreeMap::from([(
            "discount".to_owned(),
            Variable { default: Some("1".to_owned()), ..Variable::default() },
        )]);
        let mut recall = Recall::default();
        let asked = |recall: &Recall, about: &str| -> Vec<(String, Vec<String>)> {
            let form = resolve(&template, &BTreeMap::new(), recall, Some(about), &declared);
            form.fields.into_iter().map(|f| (f.value, f.offers)).collect()
        };
        let texts = |all: &[&str]| all.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>();
        recall.keep(Some("a"), "discount", "3");
        recall.keep(Some("a"), "waybill", "YT1");
        recall.keep(Some("b"), "discount", "5");
        assert_eq!(
            asked(&recall, "a"),
            [("3".into(), texts(&["3", "5"])), ("YT1".into(), texts(&["YT1"]))]
        );
        assert_eq!(
            asked(&recall, "c"),
            [("5".into(), texts(&["5"])), (String::new(), texts(&["YT1"]))]
        );
    }

    #[test]
    fn a_misspelt_name_has_its_nearest() {
        let template = Template::parse("{buyr} {zzzzzz}").unwrap();
        let form = resolve(&template, &BTreeMap::new(), &Recall::default(), None, &BTreeMap::new());
        let near: Vec<_> = form.fields.iter().map(|f| (f.undeclared, f.near.as_deref())).collect();
        assert_eq!(near, [(true, Some("buyer")), (true, None)]);
    }
}
