//! How much a phrase is used: a count, and a score that fades.
//!
//! Owns the arithmetic; must not know the clock or the store. Pure.

use serde::{Deserialize, Serialize};

/// The score halves in so many milliseconds: 14 days.
const HALF_LIFE_MS: f64 = 14.0 * 86_400_000.0;
const DAY_MS: i64 = 86_400_000;

/// The use of one phrase.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Usage {
    /// Copies ever made.
    pub count: u32,
    /// The last copy, in milliseconds since 1970.
    pub last: i64,
    /// What the copies were worth at that moment.
    pub score: f64,
}

impl Usage {
    /// Counts one more copy. A clock set back never makes the last copy earlier.
    pub fn touch(&mut self, now_ms: i64) {
        self.score = self.faded(now_ms) + 1.0;
        self.last = if self.count == 0 { now_ms } else { self.last.max(now_ms) };
        self.count = self.count.saturating_add(1);
    }

    /// The place in a list ordered by use: greater is more. A copy just made is worth 1,000.
    pub fn rank(&self, now_ms: i64) -> u32 {
        // Saturates: as casts from float do not wrap.
        (self.faded(now_ms) * 1_000.0).round() as u32
    }

    /// Whether the last copy is at least so many days old, or there never was one.
    pub fn unused_for(&self, days: u32, now_ms: i64) -> bool {
        self.count == 0 || now_ms.saturating_sub(self.last) >= i64::from(days) * DAY_MS
    }

    fn faded(&self, now_ms: i64) -> f64 {
        if self.count == 0 {
            return 0.0;
        }
        let age = now_ms.saturating_sub(self.last).max(0) as f64;
        self.score.max(0.0) * (-age / HALF_LIFE_MS).exp2()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_halve_in_a_fortnight() {
        let mut usage = Usage::default();
        assert_eq!(usage.rank(0), 0);
        for _ in 0..4 {
            usage.touch(1_000);
        }
        assert_eq!((usage.count, usage.last, usage.rank(1_000)), (4, 1_000, 4_000));
        assert_eq!(usage.rank(1_000 + 14 * DAY_MS), 2_000);
        usage.touch(1_000 + 28 * DAY_MS);
        assert_eq!(usage.rank(usage.last), 2_000);
    }

    #[test]
    fn recent_beats_often_long_ago_and_clocks_may_jump() {
        let (mut old, mut new) = (Usage::default(), Usage::default());
        (0..20).for_each(|_| old.touch(0));
        let now = 120 * DAY_MS;
        new.touch(now);
        assert!(new.rank(now) > old.rank(now));
        new.touch(5);
        assert_eq!((new.count, new.last, new.rank(now)), (2, now, 2_000));
        assert!(old.unused_for(60, now) && !new.unused_for(60, now));
        assert!(Usage::default().unused_for(60, now));
    }
}
