//! What an agent may give away alone, and from where on the supervisor decides.

use super::Money;

/// How much an agent may give alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DiscountLimit {
    /// On one order, all discounts together; nothing is no limit.
    pub order: Option<Money>,
    /// In one shift, all orders together; nothing is no limit.
    pub shift: Option<Money>,
}

/// The limit that a discount goes over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// That of the order, with what the order would come to.
    Order(Money, Money),
    /// That of the shift, with what the shift would come to.
    Shift(Money, Money),
}

impl DiscountLimit {
    /// Which limit another discount of `amount` goes over, when `order` and `shift` were given
    /// before; nothing when the agent may give it alone.
    pub fn over(&self, amount: Money, order: Money, shift: Money) -> Option<Over> {
        let past = |limit: Option<Money>, before: Money| {
            limit.map(|limit| (limit, before + amount)).filter(|(limit, sum)| sum > limit)
        };
        past(self.order, order)
            .map(|(limit, sum)| Over::Order(limit, sum))
            .or_else(|| past(self.shift, shift).map(|(limit, sum)| Over::Shift(limit, sum)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_ones_add_up() {
        let limit = DiscountLimit { order: Some(Money(2_000)), shift: Some(Money(10_000)) };
        let none = Money(0);
        assert_eq!(limit.over(Money(2_000), none, none), None, "exactly the limit is allowed");
        assert_eq!(
            limit.over(Money(2_001), none, none),
            Some(Over::Order(Money(2_000), Money(2_001)))
        );
        assert_eq!(
            limit.over(Money(1_000), Money(1_500), none),
            Some(Over::Order(Money(2_000), Money(2_500)))
        );
        assert_eq!(
            limit.over(Money(1_000), none, Money(9_500)),
            Some(Over::Shift(Money(10_000), Money(10_500)))
        );
        assert_eq!(DiscountLimit::default().over(Money(i64::MAX), none, none), None);
    }
}
