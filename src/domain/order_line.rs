//! What was bought, line by line.

use super::{Money, OrderState};
use serde::{Deserialize, Serialize};

/// One line of an order: so many of one thing. What is not known is empty, or zero.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OrderLine {
    /// The platform's number of the line (子订单编号), where it has one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// What it is called.
    pub title: String,
    /// Which of its kinds: colour, size (商品属性, 规格).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sku: String,
    /// How many.
    pub quantity: u32,
    /// The price of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<Money>,
    /// What all of them cost, where the platform tells that instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// The shop's own code (商家编码, 货号).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// Where the line stands; one may be shipped before another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<OrderState>,
}

impl OrderLine {
    /// Writes the lines that a report tells of into those that are known. A numbered line takes
    /// the place of the one with its number. Lines without a number are told all at once, and take
    /// the place of all that have none.
    pub fn write(known: &mut Vec<Self>, told: &[Self]) {
        if told.iter().any(|line| line.number.is_empty()) {
            known.retain(|line| !line.number.is_empty());
        }
        for line in told {
            let same = known.iter_mut().find(|k| !k.number.is_empty() && k.number == line.number);
            match same {
                Some(known) => known.clone_from(line),
                None => known.push(line.clone()),
            }
        }
    }

    /// What all lines cost together; nothing when one does not tell.
    pub fn total(lines: &[Self]) -> Option<Money> {
        let cost = |line: &Self| {
            let price = line.price.map(|p| p.0.saturating_mul(i64::from(line.quantity.max(1))));
            line.amount.map(|a| a.0).or(price)
        };
        let costs: Option<Vec<i64>> = lines.iter().map(cost).collect();
        costs
            .filter(|c| !c.is_empty())
            .map(|c| Money(c.iter().fold(0, |s, c| s.saturating_add(*c))))
    }

    /// The titles, each once, joined as the platform joins them.
    pub fn titles(lines: &[Self]) -> String {
        let mut titles: Vec<&str> = Vec::new();
        for line in lines.iter().filter(|l| !l.title.is_empty()) {
            if !titles.contains(&line.title.as_str()) {
                titles.push(&line.title);
            }
        }
        titles.join("，")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(number: &str, title: &str) -> OrderLine {
        OrderLine { number: number.into(), title: title.into(), ..OrderLine::default() }
    }

    #[test]
    fn numbered_lines_replace_their_own_and_others_all() {
        let mut lines = vec![line("1", "杯"), line("2", "壶")];
        OrderLine::write(&mut lines, &[line("2", "大壶"), line("3", "碗")]);
        assert_eq!(lines, [line("1", "杯"), line("2", "大壶"), line("3", "碗")]);
        let mut lines = vec![line("", "杯"), line("", "壶")];
        OrderLine::write(&mut lines, &[line("", "杯"), line("", "杯")]);
        assert_eq!(lines, [line("", "杯"), line("", "杯")], "two of the same are two lines");
        assert_eq!(OrderLine::titles(&lines), "杯");
    }
}
