//! Sheets of products: a row for each question, or for each product, or both mixed; what a column
//! holds goes by its name. A column that nobody knows is a fact of that name.

use super::table::{MAX_TEXT, within};
use super::{blanks, columns, table_cells as cells};
use crate::exchange::decode::is_workbook;
use crate::exchange::error::short;
use crate::exchange::sheet::{Row, Sheet};
use crate::exchange::{ImportError, Reason, Refused, cell};
use crate::phrases::{Card, CardIndex, Question};
use serde::{Deserialize, Serialize};
use std::io::{Read, Seek, SeekFrom};

/// The header is one of the first so many rows.
const HEADER_WITHIN: usize = 10;

/// How a sheet of products is to be read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProductsAsked {
    /// The sheet of a workbook.
    pub products_sheet: Option<String>,
    /// Which columns hold what; the others go by their names.
    pub map: Vec<(Fact, String)>,
}

/// What a sheet of products holds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ProductsFound {
    /// Rows.
    pub rows: u64,
    /// The cards, each product once, in the order of the file.
    pub cards: Vec<Card>,
    /// Rows that were not taken.
    pub refused: Vec<Refused>,
    /// What rows of one product say otherwise than those before: the first stands. Product and
    /// fact.
    pub differed: Vec<(String, String)>,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names of the columns")]
pub enum Fact {
    Number,
    Name,
    Aliases,
    Sizes,
    Colours,
    Material,
    Stock,
    Points,
    Cautions,
    Question,
    Answer,
    Text,
    /// Of its own name.
    Own,
}

/// What columns are called; the first is the head in our own sheets.
pub(super) const FACTS: [(Fact, &[&str]); 12] = [
    (
        Fact::Number,
        &["货号", "款号", "产品编号", "商品编号", "商品编码", "商家编码", "编号", "sku", "number"],
    ),
    (
        Fact::Name,
        &[
            "产品",
            "产品名称",
            "商品",
            "商品名称",
            "宝贝",
            "宝贝名称",
            "品名",
            "名称",
            "product",
            "name",
        ],
    ),
    (Fact::Aliases, &["别名", "简称", "aliases"]),
    (Fact::Sizes, &["尺码", "尺寸", "规格", "size", "sizes"]),
    (Fact::Colours, &["颜色", "色号", "color", "colour", "colors", "colours"]),
    (Fact::Material, &["材质", "面料", "材料", "成分", "material"]),
    (Fact::Stock, &["库存", "库存数量", "stock"]),
    (Fact::Points, &["卖点", "产品卖点", "商品卖点", "亮点", "points", "selling points"]),
    (Fact::Cautions, &["注意事项", "注意", "提醒", "cautions", "notes"]),
    (Fact::Question, &["问题", "问句", "买家问题", "问", "question"]),
    (Fact::Answer, &["回答", "答案", "答", "answer"]),
    (Fact::Text, &["话术", "话术内容", "快捷短语", "回复话术", "回复", "text"]),
];

impl Fact {
    /// By its name for `--map`, or by what a column may be called.
    pub fn parse(name: &str) -> Option<Self> {
        Some(role(name)).filter(|fact| *fact != Self::Own)
    }

    /// The names for `--map`.
    pub fn codes() -> Vec<&'static str> {
        let is_code = |name: &&str| name.is_ascii() && !name.contains(' ');
        let english = |names: &[&'static str]| names.iter().copied().rfind(is_code);
        FACTS.iter().filter_map(|(_, names)| english(names)).collect()
    }
}

/// Reads a sheet. For the reading process alone, since a file may be hostile: everywhere else
/// [`read_products`](crate::exchange::job::read_products).
///
/// # Errors
/// What is wrong with the file as a whole; refused rows are in [`ProductsFound`].
pub fn read(
    mut input: impl Read + Seek,
    asked: &ProductsAsked,
) -> Result<ProductsFound, ImportError> {
    let mut head = Vec::new();
    (&mut input).take(4).read_to_end(&mut head)?;
    input.rewind()?;
    if is_workbook(&head) {
        return workbook(input, asked);
    }
    if input.seek(SeekFrom::End(0))? > MAX_TEXT {
        return Err(ImportError::TooLarge { limit: MAX_TEXT });
    }
    input.rewind()?;
    table(Sheet::open(input)?, asked)
}

#[cfg(feature = "xlsx")]
fn workbook(input: impl Read + Seek, asked: &ProductsAsked) -> Result<ProductsFound, ImportError> {
    use crate::exchange::workbook::{Wanted, spool};
    let wanted = Wanted { named: asked.products_sheet.as_deref(), likely: None };
    table(Sheet::open_rows(spool(input, wanted)?)?, asked)
}

#[cfg(not(feature = "xlsx"))]
fn workbook(_: impl Read + Seek, _: &ProductsAsked) -> Result<ProductsFound, ImportError> {
    Err(ImportError::Spreadsheet)
}

fn table<R: Read>(
    mut sheet: Sheet<R>,
    asked: &ProductsAsked,
) -> Result<ProductsFound, ImportError> {
    let (names, roles) = header(&mut sheet, &asked.map)?;
    let mut index = CardIndex::default();
    let mut found = ProductsFound::default();
    let mut row = Row::default();
    let mut bytes = 0;
    while sheet.next_row(&mut row)? {
        found.rows += 1;
        bytes += (0..row.len()).map(|i| row.cell(i).len() as u64).sum::<u64>();
        within(found.rows)?;
        if bytes > MAX_TEXT {
            return Err(ImportError::TooLarge { limit: MAX_TEXT });
        }
        match card(&mut sheet, &row, &names, &roles) {
            Ok(card) => found.take(&mut index, row.line(), card),
            Err(refused) => found.refused.push(refused),
        }
    }
    for card in &mut found.cards {
        if card.name.is_empty() {
            card.name.clone_from(&card.number);
        }
    }
    Ok(found)
}

/// Finds the header: the first row with a column for the product and one for something about it,
/// and with those of `map`.
fn header<R: Read>(
    sheet: &mut Sheet<R>,
    map: &[(Fact, String)],
) -> Result<(Vec<String>, Vec<Fact>), ImportError> {
    let first = sheet.header().to_vec();
    let mut names = first.clone();
    let mut row = Row::default();
    for _ in 0..HEADER_WITHIN {
        let roles = roles(&names, map);
        let names_it = |role: &Fact| matches!(role, Fact::Name | Fact::Number);
        let says = |role: &Fact| !names_it(role) && *role != Fact::Own;
        match roles {
            Some(roles) if roles.iter().any(names_it) && roles.iter().any(says) => {
                return Ok((names, roles));
            }
            _ => {}
        }
        if !sheet.next_row(&mut row)? {
            break;
        }
        names = (0..row.len())
            .map(|i| sheet.text(row.cell(i)).map(|t| cell::header(&t)).unwrap_or_default())
            .collect();
    }
    let columns = first.iter().take(60).map(|name| short(name, 40)).collect();
    Err(match map.iter().find(|(_, name)| column(&first, name).is_none()) {
        Some((_, name)) => ImportError::NoColumn { name: name.clone(), columns },
        None => ImportError::NoProductColumn { columns },
    })
}

fn column(names: &[String], name: &str) -> Option<usize> {
    names.iter().position(|own| columns::key(own) == columns::key(name))
}

/// What each column holds; nothing when one of `map` is missing. What `map` says of one column, no
/// other holds by its name.
fn roles(names: &[String], map: &[(Fact, String)]) -> Option<Vec<Fact>> {
    let mapped = |fact: Fact| map.iter().any(|(own, _)| *own == fact);
    let by_name =
        |name: &String| Some(role(name)).filter(|fact| !mapped(*fact)).unwrap_or(Fact::Own);
    let mut roles: Vec<Fact> = names.iter().map(by_name).collect();
    for (fact, name) in map {
        roles[column(names, name)?] = *fact;
    }
    Some(roles)
}

fn role(name: &str) -> Fact {
    let name = columns::key(name);
    let called = |names: &[&str]| names.iter().any(|own| columns::key(own) == name);
    let known = FACTS.iter().find(|(_, names)| called(names));
    known.map_or(Fact::Own, |(role, _)| *role)
}

/// What one row says.
fn card<R: Read>(
    sheet: &mut Sheet<R>,
    row: &Row,
    names: &[String],
    roles: &[Fact],
) -> Result<Card, Refused> {
    let line = row.line();
    let refused = |column: Option<&String>, reason: Reason, value: &str| Refused {
        line,
        column: column.cloned(),
        reason,
        value: short(value.trim(), 40),
    };
    if (names.len()..row.len()).any(|i| !row.cell(i).is_empty()) {
        let reason = Reason::ExtraCells { expected: names.len(), found: row.len() };
        return Err(refused(None, reason, ""));
    }
    let mut card = Card::default();
    let mut asked = Question::default();
    for (index, (role, name)) in roles.iter().zip(names).enumerate() {
        let bytes = row.cell(index);
        let Some(raw) = sheet.text(bytes) else {
            let shown = String::from_utf8_lossy(bytes);
            return Err(refused(Some(name), Reason::BadBytes, &shown));
        };
        let value = cells::text(&raw).trim().to_owned();
        if value.is_empty() {
            continue;
        }
        match role {
            Fact::Number if cell::has_lost_digits(&value) => {
                return Err(refused(Some(name), Reason::LostDigits, &value));
            }
            Fact::Question => asked.question = super::one_line(&value),
            Fact::Answer => asked.answer = blanks::ours(&value).text,
            Fact::Text => asked.text = blanks::ours(&value).text,
            Fact::Own if name.is_empty() => {}
            Fact::Own => {
                card.facts.insert(name.clone(), value);
            }
            fact => put(&mut card, *fact, &value),
        }
    }
    let is_answered = !asked.answer.is_empty();
    if asked.answer.is_empty() || asked.answer == asked.text {
        asked.answer = std::mem::take(&mut asked.text);
    }
    if asked.said().is_empty() {
        if !asked.question.is_empty() {
            return Err(refused(None, Reason::NoText, &asked.question));
        }
        return Ok(card);
    }
    // “Sizes” is no question but a fact; what is to be said of it stays beside it.
    let fact = role(&asked.question);
    if is_answered && is_of_a_card(fact) && !asked.answer.contains('{') {
        put(&mut card, fact, &asked.answer);
        if asked.text.is_empty() {
            return Ok(card);
        }
    }
    if asked.question.is_empty() {
        asked.question = super::title_of(asked.said());
    }
    card.questions.push(asked);
    Ok(card)
}

/// Whether it stands on a card by itself, and does not name the product.
fn is_of_a_card(fact: Fact) -> bool {
    !matches!(fact, Fact::Name | Fact::Question | Fact::Answer | Fact::Text | Fact::Own)
}

/// Writes one fact of its own place on a card.
fn put(card: &mut Card, fact: Fact, value: &str) {
    match fact {
        Fact::Number => card.number = cell::clean(value).trim().to_owned(),
        Fact::Name => card.name = super::one_line(value),
        Fact::Aliases => card.aliases = cells::list(value),
        Fact::Sizes => card.sizes = choices(value),
        Fact::Colours => card.colours = choices(value),
        Fact::Material => card.material = super::one_line(value),
        Fact::Stock => card.stock = super::one_line(value),
        Fact::Points => card.points = sentences(value),
        Fact::Cautions => card.cautions = sentences(value),
        Fact::Question | Fact::Answer | Fact::Text | Fact::Own => {}
    }
}

/// Sizes or colours: also with a stroke between them, lying or standing.
fn choices(cell: &str) -> Vec<String> {
    let parts = cells::list(cell);
    match &parts[..] {
        [one] => one
            .split(['/', '|', '｜'])
            .map(str::trim)
            .filter(|t| !t.is_empty())
            .map(str::to_owned)
            .collect(),
        _ => parts,
    }
}

/// Sentences: a line or a semicolon divides them, a comma does not.
fn sentences(cell: &str) -> Vec<String> {
    let parts = cell.split(['\n', ';', '；']).map(str::trim);
    parts.filter(|text| !text.is_empty()).map(str::to_owned).collect()
}

impl ProductsFound {
    /// Takes what a row says; one without a product belongs to the product above it, as in a sheet
    /// with merged cells.
    fn take(&mut self, index: &mut CardIndex, line: u64, card: Card) {
        let place = if card.name.is_empty() && card.number.is_empty() {
            self.cards.len().checked_sub(1)
        } else {
            index.find(&card, |at| self.cards.get(at))
        };
        let next = self.cards.len();
        index.add(place.unwrap_or(next), &card);
        match place.and_then(|at| self.cards.get_mut(at)) {
            Some(known) => {
                let differed = known.take_in(&card, false);
                let name = known.key().to_owned();
                self.differed.extend(differed.into_iter().map(|fact| (name.clone(), fact)));
            }
            None if card.name.is_empty() && card.number.is_empty() => {
                let value = card.questions.first().map(|q| q.question.as_str()).unwrap_or_default();
                let value = short(value, 40);
                self.refused.push(Refused { line, column: None, reason: Reason::NoProduct, value });
            }
            None => self.cards.push(card),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn found(text: &str) -> ProductsFound {
        read(Cursor::new(text.as_bytes()), &ProductsAsked::default()).unwrap()
    }

    #[test]
    fn questions_of_one_product_make_one_card() {
        let found = found(
            "产品 ,问题,回答,话术,洗涤\n,没有产品,答,,\n雪纺衬衫,会起球吗,不会,\"亲，{买家昵称}放心\",手洗\n\
             ,透吗,有内衬,,干洗\n亚麻裤,长吗,,,\n雪纺衬衫,,,只有话术,\n",
        );
        assert_eq!((found.rows, found.cards.len()), (5, 1));
        let card = &found.cards[0];
        let said: Vec<(&str, &str, &str)> = card
            .questions
            .iter()
            .map(|q| (q.question.as_str(), q.answer.as_str(), q.said()))
            .collect();
        assert_eq!(
            said,
            [
                ("会起球吗", "不会", "亲，{buyer}放心"),
                ("透吗", "有内衬", "有内衬"),
                ("只有话术", "只有话术", "只有话术"),
            ]
        );
        assert_eq!(card.facts["洗涤"], "手洗");
        assert_eq!(found.differed, [("雪纺衬衫".to_owned(), "洗涤".to_owned())]);
        let refused: Vec<(u64, &Reason)> =
            found.refused.iter().map(|row| (row.line, &row.reason)).collect();
        assert_eq!(refused, [(2, &Reason::NoProduct), (5, &Reason::NoText)]);
    }

    /// The sheet of other tools has a row for each fact, too.
    #[test]
    fn a_row_that_asks_for_a_fact_fills_it() {
        let found = found(
            "产品,问题,回答,话术\n连衣裙,颜色,红、蓝,\n连衣裙,尺码,S/M/L,亲有S到L码\n\
             连衣裙,库存,35,\n连衣裙,材质,,摸着很软\n连衣裙,会起球吗,不会,\n",
        );
        let card = &found.cards[0];
        assert_eq!(
            (card.colours.join(" "), card.sizes.join(" ")),
            ("红 蓝".into(), "S M L".into())
        );
        assert_eq!((card.stock.as_str(), card.material.as_str()), ("35", ""));
        let said: Vec<(&str, &str)> =
            card.questions.iter().map(|q| (q.question.as_str(), q.said())).collect();
        assert_eq!(said, [("尺码", "亲有S到L码"), ("材质", "摸着很软"), ("会起球吗", "不会")]);
    }

    #[test]
    fn columns_of_other_names_are_told() {
        let asked = |map: &[(Fact, &str)]| ProductsAsked {
            map: map.iter().map(|(fact, name)| (*fact, (*name).to_owned())).collect(),
            ..ProductsAsked::default()
        };
        let read =
            |asked| read(Cursor::new("宝贝,描述,备注\n衬衫,会缩水吗,不会\n".as_bytes()), &asked);
        let found = read(asked(&[(Fact::Question, "描述"), (Fact::Answer, "备 注")])).unwrap();
        assert_eq!(found.cards[0].questions[0].question, "会缩水吗");
        assert_eq!(found.cards[0].questions[0].said(), "不会");
        assert!(found.cards[0].facts.is_empty());
        let none = read(asked(&[(Fact::Question, "问法")]));
        assert!(matches!(none, Err(ImportError::NoColumn { .. })), "{none:?}");
        assert_eq!(Fact::parse("colour"), Some(Fact::Colours));
        assert_eq!(Fact::parse("洗涤"), None);
        assert_eq!(Fact::codes().len(), FACTS.len());
    }

    #[test]
    fn facts_stand_in_columns_below_an_explanation() {
        let found = found(
            "夏装产品表\n款号,宝贝名称,尺码,颜色,面料,库存,卖点,注意事项\n\
             CS-12,雪纺衬衫,S/M/L,\"米白、雾蓝\",聚酯,35,冰凉，不粘身；免烫,单独洗\nCS-12,,XL,,,,,\n\
             KZ-7,,均码,,,,,\n1.23E+15,x,,,,,,\n",
        );
        let card = &found.cards[0];
        assert_eq!((card.sizes.join(" "), card.colours.len()), ("S M L XL".to_owned(), 2));
        assert_eq!(card.points, ["冰凉，不粘身", "免烫"]);
        assert_eq!((card.material.as_str(), card.stock.as_str()), ("聚酯", "35"));
        assert_eq!((found.cards[1].name.as_str(), found.cards.len()), ("KZ-7", 2));
        assert_eq!(found.refused[0].reason, Reason::LostDigits);
        let none = read(Cursor::new("产品,别的\na,b\n".as_bytes()), &ProductsAsked::default());
        assert!(matches!(none, Err(ImportError::NoProductColumn { .. })), "{none:?}");
    }
}
