//! A list's cursor: which row is chosen and which is at the top.

/// The cursor of a list whose rows live elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cursor {
    /// The chosen row.
    pub at: usize,
    /// The first row shown.
    pub top: usize,
}

impl Cursor {
    /// Moves by rows and stays inside `len`.
    pub fn step(&mut self, by: isize, len: usize) {
        self.at = self.at.saturating_add_signed(by).min(len.saturating_sub(1));
    }

    /// Goes to a row.
    pub fn go(&mut self, at: usize, len: usize) {
        self.at = at.min(len.saturating_sub(1));
    }

    /// Back to the top.
    pub fn reset(&mut self) {
        *self = Self::default();
    }

    /// Scrolls so that the chosen row is among `rows` shown ones, without blank rows at the end.
    pub fn show(&mut self, rows: usize, len: usize) {
        let rows = rows.max(1);
        self.at = self.at.min(len.saturating_sub(1));
        self.top = self.top.min(len.saturating_sub(rows));
        if self.at < self.top {
            self.top = self.at;
        } else if self.at >= self.top + rows {
            self.top = self.at + 1 - rows;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chosen_row_is_always_shown() {
        let mut cursor = Cursor::default();
        for (by, len, rows) in [(5, 10, 3), (-2, 10, 3), (100, 10, 3), (0, 2, 3), (0, 0, 3)] {
            cursor.step(by, len);
            cursor.show(rows, len);
            assert!(cursor.at < len.max(1));
            assert!(cursor.top <= cursor.at && cursor.at < cursor.top + rows);
        }
    }
}
