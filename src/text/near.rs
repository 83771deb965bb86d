//! "Did you mean": the nearest of some known words.

/// The known word nearest to `word`, when it is near enough to be a slip of the fingers: at most
/// one change in up to four letters, two in more. Case does not count.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.to_lowercase().chars().collect();
    let limit = if word.len() <= 4 { 1 } else { 2 };
    known
        .into_iter()
        .filter(|other| other.chars().count().abs_diff(word.len()) <= limit)
        .map(|other| (distance(&word, &other.to_lowercase().chars().collect::<Vec<_>>()), other))
        // A word of which nothing is left is no slip.
        .filter(|(distance, other)| *distance <= limit && *distance < other.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, other)| other)
}

/// Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut best = (above[j] + usize::from(x != y)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_slips_and_nothing_else() {
        let known = ["title", "text", "tags", "valid_from", "code"];
        for (slip, meant) in [
            ("titel", Some("title")),
            ("Title", Some("title")),
            ("tag", Some("tags")),
            ("valid_form", Some("valid_from")),
            ("colour", None),
            ("x", None),
            ("vlaid_from", Some("valid_from")),
        ] {
            assert_eq!(nearest(slip, known), meant, "{slip}");
        }
        assert_eq!(nearest("x", ["y"]), None);
    }
}
