//! The values given for variables before.
//!
//! Owns what is remembered, by variable and by record; must not know what a record is. Pure.

use std::collections::BTreeMap;

/// Values given before: the last for each variable, and the last for each record.
#[derive(Debug, Clone, Default)]
pub struct Recall {
    last: BTreeMap<String, String>,
    about: BTreeMap<String, BTreeMap<String, String>>,
}

impl Recall {
    /// Remembers a value, given with that record in hand if there was one; blanks are nothing.
    pub fn keep(&mut self, about: Option<&str>, name: &str, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        self.last.insert(name.to_owned(), value.to_owned());
        if let Some(about) = about {
            self.keep_about(about, name, value);
        }
    }

    /// Remembers a value for that record alone.
    pub fn keep_about(&mut self, about: &str, name: &str, value: &str) {
        let value = value.trim();
        if !value.is_empty() {
            let own = self.about.entry(about.to_owned()).or_default();
            own.insert(name.to_owned(), value.to_owned());
        }
    }

    /// Takes in what an earlier console remembered; what was given since counts more.
    pub fn restore(&mut self, values: BTreeMap<String, String>) {
        for (name, value) in values {
            if self.last(&name).is_none() {
                self.keep(None, &name, &value);
            }
        }
    }

    /// What was given for the variable last.
    pub fn last(&self, name: &str) -> Option<&str> {
        self.last.get(name).map(String::as_str)
    }

    /// What was given for the variable with that record in hand.
    pub fn about(&self, about: Option<&str>, name: &str) -> Option<&str> {
        self.about.get(about?)?.get(name).map(String::as_str)
    }
}
