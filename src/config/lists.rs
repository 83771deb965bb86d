//! The shop's own lists of orders: `[[list]]`.

use super::error::Kind;
use super::reader::{Section, wrong_type};
use super::{Config, values};
use crate::domain::{Colour, Money, OrderState, OwnList};
use crate::text::{gate, nearest};
use chrono::TimeDelta;
use toml::de::DeValue;

impl Config {
    /// A file that holds lists replaces all others.
    pub(super) fn take_lists(&mut self, root: &mut Section<'_, '_>) {
        let mut lists: Vec<OwnList> = Vec::new();
        let given = root.sections("list", |section| {
            let mut list = OwnList::default();
            let named = section.need("name", &mut list.name, values::text);
            take(section, &mut list);
            let Some(named) = named else { return };
            if list.name.is_empty() {
                section.complain(named, Kind::Needed { key: "list.name".to_owned() });
            } else if lists.iter().any(|other| other.name == list.name) {
                section.complain(named, Kind::Twice { key: list.name });
            } else {
                lists.push(list);
            }
        });
        if given {
            self.lists = lists;
        }
    }
}

fn take(section: &mut Section<'_, '_>, list: &mut OwnList) {
    let of = &mut list.criteria;
    section.read("text", &mut of.text, values::text);
    section.read("state", &mut of.states, |v| several(v, state));
    let mut flags = Flags::default();
    section.read("flag", &mut flags, read_flags);
    (of.flags, of.flagged) = (flags.colours, flags.any);
    section.read("cod", &mut of.cod, |v| values::boolean(v).map(Some));
    section.read("address_checked", &mut of.address_checked, |v| values::boolean(v).map(Some));
    section.read("cod_confirmed", &mut of.cod_confirmed, |v| values::boolean(v).map(Some));
    section.read("platform", &mut of.platform, |v| values::word(v).map(Some));
    section.read("shop", &mut of.shop, |v| values::text(v).map(Some));
    section.read("agent", &mut of.agent, |v| values::text(v).map(Some));
    section.read("has_note", &mut of.has_note, |v| values::boolean(v).map(Some));
    section.read("amount_over", &mut of.amount_over, |v| amount(v).map(Some));
    section.read("amount_under", &mut of.amount_under, |v| amount(v).map(Some));
    section.read("older_than", &mut list.older_than, |v| length(v).map(Some));
    section.read("newer_than", &mut list.newer_than, |v| length(v).map(Some));
}

/// A value, or a list of them.
fn several<T>(value: &DeValue<'_>, one: impl Fn(&str) -> Result<T, Kind>) -> Result<Vec<T>, Kind> {
    let text = |value: &DeValue<'_>| {
        let text = value.as_str().ok_or_else(|| wrong_type("string", value))?;
        one(text.trim())
    };
    match value.as_array() {
        Some(all) => all.iter().map(|value| text(value.get_ref())).collect(),
        None => Ok(vec![text(value)?]),
    }
}

/// A state: a code, an agent's word, or a platform's own words in Chinese.
fn state(text: &str) -> Result<OrderState, Kind> {
    match OrderState::read(text) {
        OrderState::Other(word) if word.is_ascii() => Err(Kind::UnknownWord {
            near: nearest(&word, OrderState::KNOWN.iter().map(OrderState::code)).map(str::to_owned),
            known: OrderState::KNOWN.iter().map(OrderState::code).collect::<Vec<_>>().join(", "),
            word,
        }),
        state => Ok(state),
    }
}

#[derive(Default)]
struct Flags {
    colours: Vec<Colour>,
    any: Option<bool>,
}

fn read_flags(value: &DeValue<'_>) -> Result<Flags, Kind> {
    let any = match value.as_str().map(str::trim) {
        Some("any" | "有" | "任意") => Some(true),
        Some("none" | "无" | "没有") => Some(false),
        _ => None,
    };
    let colours = if any.is_some() { Vec::new() } else { several(value, values::named::<Colour>)? };
    Ok(Flags { colours, any })
}

/// An amount: a number, or a text such as `"12.50"`.
fn amount(value: &DeValue<'_>) -> Result<Money, Kind> {
    let text = match value {
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::String(text) => text.to_string(),
        other => return Err(wrong_type("string", other)),
    };
    text.parse().map_err(|_| Kind::NotAnAmount { text })
}

/// A length of time: `"2d"`.
fn length(value: &DeValue<'_>) -> Result<TimeDelta, Kind> {
    let text = value.as_str().ok_or_else(|| wrong_type("string", value))?;
    read_length(text).ok_or_else(|| Kind::NotASpan { text: text.to_owned() })
}

/// Reads a length of time such as `2d`, `36h`, `30m`, `2天`, `36小时`, `30分钟`.
pub fn read_length(text: &str) -> Option<TimeDelta> {
    let text = gate::half_width(text).to_lowercase();
    let at = text.find(|c: char| !c.is_ascii_digit())?;
    let number: i64 = text[..at].parse().ok().filter(|n| *n <= 100_000)?;
    match &text[at..] {
        "d" | "天" | "日" => Some(TimeDelta::days(number)),
        "h" | "小时" => Some(TimeDelta::hours(number)),
        "m" | "min" | "分" | "分钟" => Some(TimeDelta::minutes(number)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Platform;
    use std::path::Path;

    #[test]
    fn a_list_is_read_with_its_conditions() {
        let text = "[[list]]\nname = \"大额待发\"\nstate = [\"to-ship\", \"部分发货\"]\nflag = \"红\"\n\
            amount_over = 99.5\namount_under = \"1,000\"\nolder_than = \"２天\"\nnewer_than = \"36h\"\n\
            platform = \"拼多多\"\nhas_note = false\n[[list]]\nname = \"没插旗\"\nflag = \"none\"\n";
        let config = Config::parse(text, Path::new("config.toml")).unwrap();
        let [one, two] = config.lists.as_slice() else { panic!("{:?}", config.lists) };
        let of = &one.criteria;
        assert_eq!(of.states, [OrderState::ToShip, OrderState::PartShipped]);
        assert_eq!((of.flags.as_slice(), of.flagged), ([Colour::Red].as_slice(), None));
        assert_eq!((of.amount_over, of.amount_under), (Some(Money(9_950)), Some(Money(100_000))));
        assert_eq!(
            (one.older_than, one.newer_than),
            (Some(TimeDelta::days(2)), Some(TimeDelta::hours(36)))
        );
        assert_eq!((of.platform, of.has_note, of.cod), (Some(Platform::Pdd), Some(false), None));
        assert_eq!((two.name.as_str(), two.criteria.flagged), ("没插旗", Some(false)));
        assert!(Config::default().lists.is_empty());
    }

    #[test]
    fn what_is_wrong_with_a_list_is_named_with_its_line() {
        for (text, line, part) in [
            ("[[list]]\nstate = \"to-ship\"\n", 1, "list.name"),
            ("[[list]]\nname = \" \"\n", 2, "list.name"),
            ("[[list]]\nname = \"a\"\n[[list]]\nname = \"a\"\n", 4, "a"),
            ("[[list]]\nname = \"a\"\nstate = \"toship\"\n", 3, "to-ship"),
            ("[[list]]\nname = \"a\"\nflag = [\"redd\"]\n", 3, "red"),
            ("[[list]]\nname = \"a\"\nolder_than = \"2 weeks\"\n", 3, "2d"),
            ("[[list]]\nname = \"a\"\namount_over = \"viel\"\n", 3, "19.90"),
            ("[[list]]\nname = \"a\"\nolder_then = \"2d\"\n", 3, "list.older_than"),
        ] {
            let error = Config::parse(text, Path::new("config.toml")).unwrap_err();
            assert_eq!(error.problems[0].line, line, "{text}");
            let said = error.text(crate::i18n::Lang::En);
            assert!(said.contains(part), "{text}: {said}");
            assert!(
                error.text(crate::i18n::Lang::ZhCn).contains("list") || !said.contains("list.")
            );
        }
    }
}
