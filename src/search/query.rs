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

impl Query {
    /// With an input method no blank follows a category: of `@物流催` 物流 is the category and 催 a
    /// word, where there is no category 物流催. The longest name counts.
    pub fn among(mut self, categories: &[String]) -> Self {
        let Some(asked) = &self.category else { return self };
        let begins = |name: &&String| !name.is_empty() && asked.starts_with(name.as_str());
        let Some(name) = categories.iter().filter(begins).max_by_key(|name| name.len()) else {
            return self;
        };
        if name.len() < asked.len() && !name.is_ascii() {
            self.words = [&asked[name.len()..], &self.words].join(" ").trim_end().to_owned();
            self.category = Some(name.clone());
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_category_may_be_followed_at_once() {
        let known = ["物流".to_owned(), "物流异常".to_owned(), "care".to_owned()];
        for (query, category, words) in [
            ("@物流催", Some("物流"), "催"),
            ("@物流异常催 件", Some("物流异常"), "催 件"),
            ("@物流", Some("物流"), ""),
            ("@wl", Some("wl"), ""),
            ("@careful", Some("careful"), ""),
            ("物流催", None, "物流催"),
        ] {
            let parsed = Query { category: category.map(str::to_owned), words: words.to_owned() };
            assert_eq!(parse_query(query).among(&known), parsed, "{query}");
        }
    }

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
