//! New identities without a clock or a random source of one's own.

use crate::domain::{Time, to_ms};
use uuid::{Builder, Uuid};

/// Makes UUIDs of version 7 from the time that comes in and a seed that the shell drew once.
#[derive(Debug, Clone)]
pub struct Ids {
    state: u64,
}

impl Ids {
    /// A source of ids; two consoles need two seeds.
    pub fn seeded(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next id.
    pub fn make(&mut self, now: Time) -> Uuid {
        let mut bytes = [0; 10];
        bytes[..8].copy_from_slice(&self.next().to_le_bytes());
        bytes[8..].copy_from_slice(&self.next().to_le_bytes()[..2]);
        Builder::from_unix_timestamp_millis(to_ms(now).max(0) as u64, &bytes).into_uuid()
    }

    /// SplitMix64.
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}
