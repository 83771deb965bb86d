//! The add-on packs of phrases: one switch for each trade.

use super::form::{Field, Form, Purpose};
use super::{App, Effect};
use crate::domain::{Trade, Word};
use crate::i18n::{t, word};

const ON: &str = "on";
const OFF: &str = "off";

impl App {
    pub(super) fn addons_form(&self) -> Form {
        let lang = self.lang;
        let states = [
            (OFF.to_owned(), t!(lang, "app-addon-off")),
            (ON.to_owned(), t!(lang, "app-addon-on")),
        ];
        let switch = |trade: &Trade| {
            let now = if self.settings.addons.contains(trade) { ON } else { OFF };
            Field::choice(trade.code(), word(lang, *trade), states.to_vec(), now)
        };
        let fields = Trade::ALL.iter().map(switch).collect();
        Form::new(Purpose::Addons, t!(lang, "app-addons-title"), fields)
    }

    /// The packs are on as the form said; only now, since the config may refuse to be written.
    pub(super) fn addons_switched(&mut self, on: Vec<Trade>) -> Vec<Effect> {
        let names: Vec<String> = on.iter().map(|trade| word(self.lang, *trade)).collect();
        let names = names.join(&t!(self.lang, "app-list-separator"));
        self.say(if on.is_empty() {
            t!(self.lang, "app-addons-none")
        } else {
            t!(self.lang, "app-addons-switched", "packs" => names)
        });
        self.settings.addons = on;
        Vec::new()
    }
}

pub(super) fn submit_addons(form: &Form) -> Vec<Effect> {
    let on = Trade::ALL.iter().copied().filter(|trade| form.value(trade.code()) == ON);
    vec![Effect::SwitchAddons(on.collect())]
}
