//! What a typed query asks for: words, and a category behind an `@`.

/// A query taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// What follows an `@`: a category, or the beginning of one; not empty.
    pub category: Option<String>,
    /// All the other words.
    pub words: String,
}

/// Takes a query apart: `@物流 催` asks for 催 in the category 物流. `＠` is an `@` too.
///
/// The `@` may stand at any word; the last one counts. A lone `@` is nothing yet.
pub fn parse_query(query: &str) -> Query {
    let mut parsed = Query::default();
    for word in query.split_whitespace() {
        if let Some(category) = word.strip_prefix(['@', '＠']) {
            parsed.category = Some(category.to_owned()).filter(|c| !c.is_empty());
        } else {
            if !parsed.words.is_empty() {
                parsed.words.push(' ');
            }
            parsed.words.push_str(word);
        }
    }
    parsed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_category_stands_behind_an_at() {
        for (query, category, words) in [
            ("@物流 催", Some("物流"), "催"),
            ("＠wl　cui  fh", Some("wl"), "cui fh"),
            ("催 @物流", Some("物流"), "催"),
            ("@", None, ""),
            ("催付", None, "催付"),
            ("", None, ""),
        ] {
            let parsed = Query { category: category.map(str::to_owned), words: words.to_owned() };
            assert_eq!(parse_query(query), parsed, "{query}");
        }
    }
}
