//! The one form: its purpose, its fields, and which of them has the caret. How a field takes keys is
//! `field`'s; what a form means when it is sent is said in `forms`.

pub use super::field::{Field, Input};
use super::keys::{Code, Key};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

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
    /// A sheet of products.
    ProductImport,
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
    pub(super) fn edits(&self) -> bool {
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

impl Form {
    /// A form with the caret in its first empty required field, else in the first.
    pub fn new(purpose: Purpose, title: String, mut fields: Vec<Field>) -> Self {
        fields.iter_mut().for_each(Field::open);
        let focus =
            fields.iter().position(|f| f.required && f.value().trim().is_empty()).unwrap_or(0);
        Self { purpose, title, fields, focus, commit: Uuid::nil(), record: None, error: None }
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

    /// Points at what is wrong.
    pub fn refuse(&mut self, name: &str, words: String) {
        let at = self.fields.iter().position(|f| f.name == name).unwrap_or(self.focus);
        self.focus = at;
        self.error = Some((at, words));
    }

    /// Puts the caret into a field.
    pub fn go(&mut self, field: usize) {
        self.focus = field.min(self.fields.len().saturating_sub(1));
        if let Some(field) = self.fields.get_mut(self.focus) {
            field.begin();
        }
    }

    /// Takes pasted or committed text.
    pub fn insert(&mut self, text: &str) -> Did {
        self.error = None;
        let Some(field) = self.fields.get_mut(self.focus) else { return Did::Nothing };
        field.insert(text);
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
        match (field.key(key), key.code) {
            (Did::Nothing, Code::Up) => self.turn(-1),
            (Did::Nothing, Code::Down) => self.turn(1),
            (did, _) => did,
        }
    }
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
