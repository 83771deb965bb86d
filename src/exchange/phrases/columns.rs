//! What the columns of a sheet of phrases mean, by their names.

use crate::exchange::cell;
use serde::{Deserialize, Serialize};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// The id of ours: only our own sheets have it.
    Id,
    /// The short code.
    Code,
    /// The title.
    Title,
    /// The text.
    Text,
    /// The group.
    Group,
    /// The group below the group.
    Subgroup,
    /// Tags.
    Tags,
    /// Further codes.
    Aliases,
    /// Further wordings.
    Variants,
    /// The first day.
    ValidFrom,
    /// The last day.
    ValidTo,
    /// The day of the next look.
    ReviewBy,
    /// The platform.
    Platform,
    /// A picture.
    Image,
}

/// A field, its name for `--map`, and how others call it; the first of these is the head of the
/// column in our own sheets.
pub const FIELDS: [(Field, &str, &[&str]); 14] = [
    (Field::Id, "id", &["短语编号"]),
    (Field::Code, "code", &["快捷编码", "快捷短语编码", "编码", "快捷键", "简码", "代码", "code"]),
    (Field::Title, "title", &["标题", "话术标题", "问题", "问句", "场景", "适用场景", "title"]),
    (
        Field::Text,
        "text",
        &[
            "快捷短语",
            "短语",
            "短语内容",
            "内容",
            "话术",
            "话术内容",
            "回答",
            "答案",
            "回复",
            "content",
            "text",
        ],
    ),
    (
        Field::Group,
        "group",
        &["分组", "快捷短语分组", "分类", "类型", "一级分类", "目录", "category", "group"],
    ),
    (Field::Subgroup, "subgroup", &["二级分类"]),
    (Field::Tags, "tags", &["标签", "关键词", "tag", "tags", "keywords"]),
    (Field::Aliases, "aliases", &["其他编码", "aliases"]),
    (Field::Variants, "variants", &["其他说法", "variants"]),
    (Field::ValidFrom, "valid_from", &["开始日期", "valid_from"]),
    (Field::ValidTo, "valid_to", &["结束日期", "valid_to"]),
    (Field::ReviewBy, "review_by", &["复查日期", "review_by"]),
    (Field::Platform, "platform", &["平台", "platform"]),
    (Field::Image, "image", &["图片", "图片名", "image"]),
];

/// Columns that are known and of no use here.
const PASSED_OVER: [&str; 2] = ["登记日期", "是否加入团队"];

impl Field {
    /// By its name for `--map`, or by what a column may be called.
    pub fn parse(name: &str) -> Option<Self> {
        let name = key(name);
        let named = |(_, own, names): &&(Self, &str, &[&str])| {
            *own == name || names.contains(&name.as_str())
        };
        FIELDS.iter().find(named).map(|(field, _, _)| *field)
    }

    /// Its name for `--map`.
    pub fn code(self) -> &'static str {
        FIELDS.iter().find(|(field, _, _)| *field == self).map_or("", |(_, code, _)| code)
    }

    /// The head of its column in our own sheets.
    pub fn head(self) -> &'static str {
        FIELDS.iter().find(|(field, _, _)| *field == self).map_or("", |(_, _, names)| names[0])
    }
}

/// A column as it is compared: case, blanks and width make no difference.
pub(super) fn key(name: &str) -> String {
    cell::header(name).to_lowercase().chars().filter(|c| !c.is_whitespace()).collect()
}

/// The column is known to be of no use.
pub(super) fn is_passed_over(name: &str) -> bool {
    let name = key(name);
    name.is_empty() || PASSED_OVER.contains(&name.as_str())
}

/// What each column of a header holds. A field that stands twice is taken from the first column.
/// Nothing when this is no header: there is no column for the text, or one of `map` is missing.
pub(super) fn roles(header: &[String], map: &[(Field, String)]) -> Option<Vec<Option<Field>>> {
    let mut roles: Vec<Option<Field>> = vec![None; header.len()];
    for (field, name) in map {
        let at = header.iter().position(|column| key(column) == key(name))?;
        roles[at] = Some(*field);
    }
    for (at, name) in header.iter().enumerate() {
        let field = Field::parse(name).filter(|field| !roles.contains(&Some(*field)));
        if roles[at].is_none() && !name.is_empty() {
            roles[at] = field;
        }
    }
    roles.contains(&Some(Field::Text)).then_some(roles)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_go_by_their_names() {
        let header = ["分组 ", "快捷编码", "问题", "回 答", "话术", "ＴＡＧ"].map(str::to_owned);
        let roles = roles(&header, &[]).unwrap();
        let field = |at: usize| roles[at].map(Field::code);
        assert_eq!(
            [field(0), field(1), field(2), field(3), field(4), field(5)],
            [Some("group"), Some("code"), Some("title"), Some("text"), None, Some("tags")]
        );
        assert_eq!(super::roles(&header[..2], &[]), None);
        let map = [(Field::Text, "问题".to_owned())];
        let mapped = super::roles(&header[..3], &map).unwrap();
        assert_eq!(mapped[2], Some(Field::Text));
        assert_eq!(super::roles(&header, &[(Field::Code, "没有".to_owned())]), None);
        for (field, code, names) in FIELDS {
            assert_eq!(Field::parse(code), Some(field));
            assert!(names.iter().all(|name| Field::parse(name) == Some(field)), "{names:?}");
        }
    }
}
