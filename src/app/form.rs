//! The one form: fields, focus, and what is typed into them. What a form means when it is sent is
//! said by the view it belongs to (`forms`).

use super::keys::{Code, Key};
use crate::text::{Line, gate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How a field is filled.
#[derive(Debug, Clone)]
pub enum Input {
    /// Typed text; several lines when the line editor says so.
    Text(Line),
    /// One of several: codes with their labels, and the chosen one.
    Choice {
        /// Code and label of each.
        options: Vec<(String, String)>,
        /// The chosen one.
        at: usize,
    },
}

/// One field.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name; `app-field-…` or a variable's label says what it is called.
    pub name: String,
    /// What it is called on the screen.
    pub label: String,
    /// A word in an empty field: what is expected.
    pub hint: String,
    /// Values offered with the arrow keys.
    pub suggestions: Vec<String>,
    /// Its content.
    pub input: Input,
    /// It must not be empty.
    pub required: bool,
    /// What stood in it when the form was opened.
    initial: String,
    /// What was typed before one of them was taken: the arrow keys bring it back.
    typed: Option<String>,
    /// It holds an offered value as it was offered: the first character typed replaces it.
    offered: bool,
}

impl Field {
    /// An empty one-line text field.
    pub fn text(name: &str, label: String) -> Self {
        Self {
            name: name.to_owned(),
            label,
            hint: String::new(),
            suggestions: Vec::new(),
            input: Input::Text(Line::new()),
            required: false,
            initial: String::new(),
            typed: None,
            offered: false,
        }
    }

    /// An empty field of several lines.
    pub fn lines(name: &str, label: String) -> Self {
        Self { input: Input::Text(Line::multi_line()), ..Self::text(name, label) }
    }

    /// A choice; the option with the code `chosen` is chosen, else the first.
    pub fn choice(name: &str, label: String, options: Vec<(String, String)>, chosen: &str) -> Self {
        let at = options.iter().position(|(code, _)| code == chosen).unwrap_or(0);
        Self { input: Input::Choice { options, at }, ..Self::text(name, label) }
    }

    /// With this text in it.
    #[must_use]
    pub fn with(mut self, value: &str) -> Self {
        self.set(value);
        self
    }

    /// With a hint.
    #[must_use]
    pub fn hinted(mut self, hint: String) -> Self {
        self.hint = hint;
        self
    }

    /// Must be filled.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Its text, or the code of the chosen option.
    pub fn value(&self) -> &str {
        match &self.input {
            Input::Text(line) => line.text(),
            Input::Choice { options, at } => options.get(*at).map_or("", |(code, _)| code),
        }
    }

    /// Its text, or what the chosen option is called.
    pub fn shown(&self) -> &str {
        match &self.input {
            Input::Text(line) => line.text().trim(),
            Input::Choice { options, at } => options.get(*at).map_or("", |(_, label)| label),
        }
    }

    /// Puts a text in, or chooses the option with this code.
    pub fn set(&mut self, value: &str) {
        match &mut self.input {
            Input::Text(line) => line.set(value),
            Input::Choice { options, at } => {
                *at = options.iter().position(|(code, _)| code == value).unwrap_or(*at);
            }
        }
    }
}

/// What a form is for, with what it is about. Kept with a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "form", content = "about", rename_all = "kebab-case")]
pub enum Purpose {
    /// The label beside a flag, where the platform has one.
    FlagLabel(Vec<super::flagging::Marked>, crate::domain::Colour),
    /// A new order.
    OrderNew,
    /// Edit an order.
    OrderEdit(crate::domain::OrderKey),
    /// A note line on these orders.
    Note(Vec<super::flagging::Marked>),
    /// Phrases of another program.
    PhraseImport,
    /// The export of phrases.
    PhraseExport,
    /// A new review.
    ReviewNew,
    /// Edit a review.
    ReviewEdit(crate::domain::ReviewId),
    /// An attempt to reach a reviewer.
    Contact(crate::domain::ReviewId),
    /// A promise of a reviewer, with its time.
    Promise(crate::domain::ReviewId, crate::domain::ReviewState),
    /// A new handover item, maybe about a record.
    ItemNew(Option<crate::domain::Ref>),
    /// Edit an item of the draft.
    ItemEdit(crate::domain::ItemId),
    /// Answer an item: what the answer is.
    ItemAnswer(crate::domain::ItemId, crate::domain::AnswerKind),
    /// How an item ended.
    ItemDone(crate::domain::ItemId),
    /// Variables of a phrase: its id.
    Variables(String),
    /// Variables of what is done with orders in one go.
    Deed(Box<super::Deed>),
    /// A new product card.
    ProductNew,
    /// A product card that is there.
    ProductEdit(Box<super::CardBase>),
    /// Variables of several phrases that are copied as one message: their ids in order.
    Stack(Vec<String>),
    /// A new phrase; what the form has no field for.
    PhraseNew(Box<crate::phrases::Draft>),
    /// A phrase that is there.
    PhraseEdit(Box<super::PhraseBase>),
    /// Name, shop, platform, language.
    Setup,
    /// The add-on packs of phrases, each on or off.
    Addons,
    /// A new reminder or promise about these rows.
    Remind(Vec<super::Subject>, crate::domain::ReminderKind),
    /// Edit a reminder.
    RemindEdit(crate::domain::ReminderId),
    /// What came of a reminder.
    RemindDone(crate::domain::ReminderId),
    /// Put a reminder off.
    Snooze(crate::domain::ReminderId),
    /// A line about a buyer.
    BuyerNote(crate::domain::BuyerKey),
    /// Something off an order's price.
    Discount(super::Discounted),
    /// The file of an import.
    Import,
    /// Which column of an unknown sheet is what.
    ImportColumns(Box<super::UnknownSheet>),
}

impl Purpose {
    /// It asks for what a reply needs.
    pub fn asks_for_variables(&self) -> bool {
        matches!(self, Self::Variables(_) | Self::Stack(_) | Self::Deed(_))
    }

    /// It changes a record whose values stand in the form.
    fn edits(&self) -> bool {
        matches!(self, Self::OrderEdit(_) | Self::ReviewEdit(_) | Self::ItemEdit(_) | Self::Setup)
    }
}

/// A form on the screen.
#[derive(Debug, Clone)]
pub struct Form {
    /// What it is for.
    pub purpose: Purpose,
    /// The line above it.
    pub title: String,
    /// Its fields.
    pub fields: Vec<Field>,
    /// The field with the caret.
    pub focus: usize,
    /// The id of the commit that sending it makes: sent twice, it is saved once.
    pub commit: Uuid,
    /// The record that was in hand when it was opened, where its answers are for that one alone.
    pub record: Option<String>,
    /// What is wrong with a field.
    pub error: Option<(usize, String)>,
    /// What was typed when a choice has the caret.
    typed: String,
}

/// What a key did to a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Did {
    /// Something changed.
    Changed,
    /// The caret moved.
    Moved,
    /// It is to be sent.
    Send,
    /// It is to be closed.
    Close,
    /// Not a key of the form's.
    Nothing,
}

/// A form as it is kept: its purpose and what was filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// What it is for.
    #[serde(flatten)]
    pub purpose: Purpose,
    /// The id of the commit that sending it makes.
    #[serde(default)]
    pub commit: Uuid,
    /// The record that was in hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// Its fields.
    pub values: Vec<KeptField>,
}

/// A field as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptField {
    /// Its name.
    pub name: String,
    /// What it was called.
    pub label: String,
    /// What stood in it.
    pub value: String,
    /// What stood in it when the form was opened.
    #[serde(default)]
    pub initial: String,
}

impl Form {
    /// A form with the caret in its first empty required field, else in the first.
    pub fn new(purpose: Purpose, title: String, mut fields: Vec<Field>) -> Self {
        for field in &mut fields {
            field.initial = field.value().trim().to_owned();
            field.offered = !field.suggestions.is_empty() && !field.initial.is_empty();
        }
        let focus =
            fields.iter().position(|f| f.required && f.value().trim().is_empty()).unwrap_or(0);
        Self {
            purpose,
            title,
            fields,
            focus,
            commit: Uuid::nil(),
            record: None,
            error: None,
            typed: String::new(),
        }
    }

    /// The value of a field, trimmed; empty when there is no such field.
    pub fn value(&self, name: &str) -> &str {
        self.fields.iter().find(|f| f.name == name).map_or("", |f| f.value().trim())
    }

    /// What stood in a field when the form was opened.
    pub fn initial(&self, name: &str) -> &str {
        self.fields.iter().find(|f| f.name == name).map_or("", |f| f.initial.as_str())
    }

    /// Any field was changed since the form was opened.
    pub fn is_touched(&self) -> bool {
        self.fields.iter().any(|f| f.value().trim() != f.initial)
    }

    /// A field was changed since the form was opened.
    pub fn changed(&self, name: &str) -> bool {
        self.value(name) != self.initial(name)
    }

    /// What has to be kept to offer it again.
    pub fn kept(&self) -> Kept {
        let values = self
            .fields
            .iter()
            .map(|f| KeptField {
                name: f.name.clone(),
                label: f.label.clone(),
                value: f.value().to_owned(),
                initial: f.initial.clone(),
            })
            .collect();
        Kept {
            purpose: self.purpose.clone(),
            commit: self.commit,
            record: self.record.clone(),
            values,
        }
    }

    /// Fills in what was kept. Of a record that is edited only what was typed: the rest may have
    /// changed since.
    pub fn restore(&mut self, kept: &Kept) {
        self.commit = kept.commit;
        self.record.clone_from(&kept.record);
        let edits = self.purpose.edits();
        for kept in kept.values.iter().filter(|kept| !edits || kept.value != kept.initial) {
            if let Some(field) = self.fields.iter_mut().find(|f| f.name == kept.name) {
                field.set(&kept.value);
                field.offered = false;
                field.initial.clone_from(&kept.initial);
            }
        }
    }

    /// Points at what is wrong.
    pub fn refuse(&mut self, name: &str, words: String) {
        let at = self.fields.iter().position(|f| f.name == name).unwrap_or(self.focus);
        self.focus = at;
        self.error = Some((at, words));
    }

    /// Puts the caret into a field.
    pub fn go(&mut self, field: usize) {
        self.focus = field.min(self.fields.len().saturating_sub(1));
        self.typed.clear();
    }

    /// Takes pasted or committed text.
    pub fn insert(&mut self, text: &str) -> Did {
        self.error = None;
        let Some(field) = self.fields.get_mut(self.focus) else { return Did::Nothing };
        match &mut field.input {
            Input::Text(line) => {
                if std::mem::take(&mut field.offered) {
                    line.set("");
                }
                line.insert(text);
            }
            Input::Choice { options, at } => {
                self.typed.push_str(&gate::fold_search(text));
                let found = pick(options, &self.typed).or_else(|| {
                    self.typed = gate::fold_search(text);
                    pick(options, &self.typed)
                });
                if let Some(found) = found {
                    *at = found;
                }
            }
        }
        Did::Changed
    }

    /// Takes a key.
    pub fn key(&mut self, key: Key) -> Did {
        let last = self.focus + 1 == self.fields.len();
        if key.ctrl || key.alt {
            return match key.code {
                Code::Char('s') if key.ctrl => Did::Send,
                Code::Enter if key.alt => self.insert("\n"),
                _ => self.edit(key),
            };
        }
        match key.code {
            Code::Esc => Did::Close,
            Code::Enter if last => Did::Send,
            Code::Enter | Code::Tab => self.turn(1),
            Code::BackTab => self.turn(-1),
            Code::Char(c) => self.insert(c.encode_utf8(&mut [0; 4])),
            _ => self.edit(key),
        }
    }

    fn turn(&mut self, by: isize) -> Did {
        let len = self.fields.len().max(1) as isize;
        self.go((self.focus as isize + by).rem_euclid(len) as usize);
        Did::Moved
    }

    fn edit(&mut self, key: Key) -> Did {
        self.error = None;
        let Some(field) = self.fields.get_mut(self.focus) else { return Did::Nothing };
        match &mut field.input {
            Input::Text(line) => {
                let did = match (key.code, key.ctrl) {
                    (Code::Left, true) => Some((line.word_left(), false)),
                    (Code::Right, true) => Some((line.word_right(), false)),
                    (Code::Left, _) => Some((line.left(), false)),
                    (Code::Right, _) => Some((line.right(), false)),
                    (Code::Home, _) => Some((line.home(), false)),
                    (Code::End, _) => Some((line.end(), false)),
                    (Code::Backspace, false) => Some((line.backspace(), true)),
                    (Code::Delete, _) => Some((line.delete(), true)),
                    (Code::Backspace, true) | (Code::Char('w'), true) => {
                        Some((line.kill_word(), true))
                    }
                    (Code::Char('u'), true) => Some((line.kill_to_start(), true)),
                    (Code::Up, _) if line.is_multi_line() && line.up() => Some((true, false)),
                    (Code::Down, _) if line.is_multi_line() && line.down() => Some((true, false)),
                    _ => None,
                };
                field.offered &= did.is_none();
                match (did, key.code) {
                    (Some((_, true)), _) => Did::Changed,
                    (Some((_, false)), _) => Did::Moved,
                    (None, Code::Up | Code::Down) if !field.suggestions.is_empty() => {
                        suggest(field, if key.code == Code::Down { 1 } else { -1 })
                    }
                    (None, Code::Up) => self.turn(-1),
                    (None, Code::Down) => self.turn(1),
                    _ => Did::Nothing,
                }
            }
            Input::Choice { options, at } => {
                let len = options.len().max(1);
                match key.code {
                    Code::Left => *at = (*at + len - 1) % len,
                    Code::Right => *at = (*at + 1) % len,
                    Code::Up => return self.turn(-1),
                    Code::Down => return self.turn(1),
                    Code::Backspace => self.typed.clear(),
                    _ => return Did::Nothing,
                }
                Did::Changed
            }
        }
    }
}

fn suggest(field: &mut Field, by: isize) -> Did {
    let shown = field.value().trim().to_owned();
    if !shown.is_empty() && !field.suggestions.contains(&shown) {
        field.typed = Some(shown.clone());
    }
    let offers: Vec<&String> = field.suggestions.iter().chain(&field.typed).collect();
    let len = offers.len() as isize;
    let now = offers.iter().position(|s| **s == shown);
    let next = match now {
        Some(at) => (at as isize + by).rem_euclid(len),
        None if by > 0 => 0,
        None => len - 1,
    };
    let value = offers[next as usize].clone();
    field.set(&value);
    field.offered = true;
    Did::Changed
}

/// The option that typed text means: its digit, its code, or its label by hanzi or pinyin.
fn pick(options: &[(String, String)], typed: &str) -> Option<usize> {
    if let Ok(digit) = typed.parse::<usize>()
        && (1..=options.len()).contains(&digit)
    {
        return Some(digit - 1);
    }
    options.iter().position(|(code, _)| code.to_lowercase() == typed).or_else(|| {
        options
            .iter()
            .enumerate()
            .filter_map(|(at, (_, label))| {
                Some((crate::search::match_text(typed, label)?.0, std::cmp::Reverse(at)))
            })
            .max()
            .map(|(_, std::cmp::Reverse(at))| at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> Form {
        let options = [("red", "红"), ("yellow", "黄"), ("blue", "蓝")]
            .map(|(c, l)| (c.to_owned(), l.to_owned()));
        Form::new(
            Purpose::OrderNew,
            "t".into(),
            vec![
                Field::text("buyer", "买家".into()),
                Field::choice("flag", "旗".into(), options.into(), "yellow"),
                Field::text("text", "内容".into()).required(),
            ],
        )
    }

    #[test]
    fn choices_take_arrows_digits_hanzi_and_pinyin() {
        let mut form = form();
        assert_eq!(form.focus, 2, "the first empty required field");
        form.go(1);
        assert_eq!(form.value("flag"), "yellow");
        for (typed, chosen) in [("3", "blue"), ("红", "red"), ("lan", "blue"), ("２", "yellow")] {
            form.go(1);
            form.insert(typed);
            assert_eq!(form.value("flag"), chosen, "{typed}");
        }
        form.key(Key::plain(Code::Left));
        assert_eq!(form.value("flag"), "red");
    }

    #[test]
    fn what_is_offered_gives_way_to_what_is_typed() {
        let mut courier = Field::text("courier", "快递".into()).with("中通快递");
        courier.suggestions = vec!["中通快递".into(), "圆通速递".into()];
        let mut form = Form::new(Purpose::OrderNew, "t".into(), vec![courier]);
        form.insert("顺");
        form.insert("丰");
        assert_eq!(form.value("courier"), "顺丰");
        form.key(Key::plain(Code::Down));
        form.insert("德邦");
        assert_eq!(form.value("courier"), "德邦");
        form.key(Key::plain(Code::Down));
        form.key(Key::plain(Code::Backspace));
        form.insert("运");
        assert_eq!(form.value("courier"), "中通快运", "what is corrected stays");
    }

    #[test]
    fn enter_goes_on_and_sends_at_the_end() {
        let mut form = form();
        form.go(0);
        assert_eq!(form.key(Key::plain(Code::Enter)), Did::Moved);
        assert_eq!(form.key(Key::plain(Code::Enter)), Did::Moved);
        assert_eq!(form.key(Key::plain(Code::Enter)), Did::Send);
        assert_eq!(form.key(Key::ctrl('s')), Did::Send);
    }

    #[test]
    fn what_was_typed_comes_back() {
        let mut first = form();
        first.insert("要发票");
        let kept = serde_json::to_string(&first.kept()).unwrap();
        let mut second = form();
        second.restore(&serde_json::from_str(&kept).unwrap());
        assert_eq!(second.value("text"), "要发票");
        assert_eq!(second.value("flag"), "yellow");
    }

    #[test]
    fn of_an_edited_record_only_what_was_typed_comes_back() {
        let opened = |item: &str, amount: &str| {
            let fields = vec![
                Field::text("item", "宝贝".into()).with(item),
                Field::text("amount", "金额".into()).with(amount),
            ];
            Form::new(Purpose::ReviewEdit(crate::domain::ReviewId(Uuid::nil())), "t".into(), fields)
        };
        let mut first = opened("雪地靴", "10");
        first.go(0);
        first.insert(" 38 码");
        let mut second = opened("雪地靴", "12");
        second.restore(&first.kept());
        assert_eq!(second.value("item"), "雪地靴 38 码");
        assert_eq!(second.value("amount"), "12", "changed meanwhile");
    }
}
