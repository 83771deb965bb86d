//! The bars as a table: value, peer, ratio, bar, verdict.

use std::time::Duration;

/// What a value is held against.
pub enum Bar {
    /// At most so many times the peer.
    Times(f64),
    /// At most so much.
    Most(f64),
}

/// One side of a comparison, or why there is none.
pub type Side = Result<f64, String>;

/// The rows, printed as they come.
pub struct Table {
    over: usize,
    missing: usize,
}

impl Table {
    pub fn new() -> Self {
        println!(
            "{:<4} {:<44} {:>12} {:>24} {:>8} {:>10}  verdict",
            "bar", "what", "value", "peer", "ratio", "at most"
        );
        Self { over: 0, missing: 0 }
    }

    /// A value beside a peer's.
    pub fn beside(
        &mut self,
        bar: &str,
        what: &str,
        unit: &str,
        value: Side,
        peer: (&str, Side),
        most: f64,
    ) {
        let (name, peer) = peer;
        let ratio = match (&value, &peer) {
            (Ok(value), Ok(peer)) if *peer > 0.0 => Some(value / peer),
            _ => None,
        };
        let reason = value.as_ref().err().or(peer.as_ref().err()).cloned();
        let peer = format!("{name} {}", shown(&peer, unit));
        self.row(bar, what, &shown(&value, unit), &peer, ratio, &Bar::Times(most), reason);
    }

    /// A value on its own.
    pub fn alone(&mut self, bar: &str, what: &str, unit: &str, value: Side, most: f64) {
        let reason = value.as_ref().err().cloned();
        let ratio = value.as_ref().ok().copied();
        let text = shown(&value, unit);
        self.row(bar, what, &text, "", ratio, &Bar::Most(most), reason);
    }

    /// Something to know that is held against nothing.
    pub fn note(&self, text: &str) {
        println!("     {text}");
    }

    #[allow(clippy::too_many_arguments, reason = "the columns of the table")]
    fn row(
        &mut self,
        bar: &str,
        what: &str,
        value: &str,
        peer: &str,
        measured: Option<f64>,
        most: &Bar,
        reason: Option<String>,
    ) {
        let (ratio, limit, text) = match (measured, most) {
            (Some(ratio), Bar::Times(most)) if most.is_infinite() => {
                (format!("{ratio:.2}"), *most, "no bar".into())
            }
            (Some(ratio), Bar::Times(most)) => (format!("{ratio:.2}"), *most, format!("{most} ×")),
            (None, Bar::Times(most)) => ("–".into(), *most, format!("{most} ×")),
            (_, Bar::Most(most)) => (String::new(), *most, format!("{most}")),
        };
        let verdict = match measured {
            Some(measured) if measured <= limit => "ok".into(),
            Some(_) => {
                self.over += 1;
                "OVER".into()
            }
            None => {
                self.missing += 1;
                format!("not measured: {}", reason.unwrap_or_else(|| "nothing to divide by".into()))
            }
        };
        println!("{bar:<4} {what:<44} {value:>12} {peer:>24} {ratio:>8} {text:>10}  {verdict}");
    }

    pub fn end(&self) {
        println!("{} over, {} not measured", self.over, self.missing);
    }
}

fn shown(side: &Side, unit: &str) -> String {
    match side {
        Ok(value) if *value >= 100.0 => format!("{value:.0} {unit}"),
        Ok(value) if *value >= 10.0 => format!("{value:.1} {unit}"),
        Ok(value) => format!("{value:.2} {unit}"),
        Err(_) => "–".into(),
    }
}

/// The value below which `part` of a hundred lie.
pub fn percentile(values: &[f64], part: usize) -> Side {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = (sorted.len() * part / 100).min(sorted.len().saturating_sub(1));
    sorted.get(at).copied().ok_or_else(|| "no samples".into())
}

pub fn median(values: &[f64]) -> Side {
    percentile(values, 50)
}

pub fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
