//! What the system and libraries say in English, in the user's words. What is not recognised
//! stays as it was said: a strange message is better than none.

use super::{Lang, t, text};
use std::io::{Error, ErrorKind};

/// What SQLite says where the system's own error is lost, and what it means.
const SQLITE: [(&str, ErrorKind); 5] = [
    ("attempt to write a readonly database", ErrorKind::ReadOnlyFilesystem),
    ("read-only file", ErrorKind::ReadOnlyFilesystem),
    ("unable to open database file", ErrorKind::PermissionDenied),
    ("database or disk is full", ErrorKind::StorageFull),
    ("database is locked", ErrorKind::ResourceBusy),
];

/// What the TOML parser says, by words in it, and the message for it. The first that fits counts.
const TOML: [(&str, &str); 16] = [
    ("duplicate key", "error-toml-duplicate"),
    ("string values must be quoted", "error-toml-quotes"),
    ("string, expected `\"`", "error-toml-unclosed-string"),
    ("string, expected `'`", "error-toml-unclosed-string"),
    ("visible characters", "error-toml-invisible"),
    ("missing escaped value", "error-toml-escape"),
    ("unicode", "error-toml-escape"),
    ("unclosed", "error-toml-unclosed"),
    ("expected `=`", "error-toml-equals"),
    ("extra `=`", "error-toml-equals"),
    ("unexpected key or value", "error-toml-line"),
    ("key", "error-toml-key"),
    ("missing comma", "error-toml-comma"),
    ("invalid boolean", "error-toml-boolean"),
    ("invalid", "error-toml-value"),
    ("leading zero", "error-toml-value"),
];

/// What the parsers of YAML, JSON and workbooks say, by words in it, and the message for it. The
/// first that fits counts.
const PARSERS: [(&str, &str); 17] = [
    ("no `matches`", "error-parse-no-matches"),
    ("EOF while parsing", "error-parse-cut"),
    ("expected `,` or", "error-parse-comma"),
    ("trailing comma", "error-parse-more-commas"),
    ("trailing characters", "error-parse-behind"),
    ("key must be a string", "error-parse-key"),
    ("control character", "error-toml-invisible"),
    ("unprintable", "error-toml-invisible"),
    ("invalid escape", "error-toml-escape"),
    ("tabs", "error-parse-tabs"),
    ("indent", "error-parse-indent"),
    ("mapping values are not allowed", "error-parse-colon"),
    ("missing field", "error-parse-field"),
    ("invalid type", "error-parse-type"),
    ("expected value", "error-parse-value"),
    ("Zip", "error-parse-workbook"),
    ("Cfb", "error-parse-workbook"),
];

/// What a parser says of a file: `3:1: found unprintable character`, `EOF … at line 1 column 9`.
pub fn parser(lang: Lang, message: &str) -> String {
    let number = |text: &str| text.trim().parse::<i64>().ok();
    let mut front = message.splitn(3, ':');
    let place = front.next().and_then(number).zip(front.next().and_then(number));
    let (place, said) = match (place, front.next(), message.rsplit_once(" at line ")) {
        (Some(place), Some(said), _) => (Some(place), said.trim()),
        (_, _, Some((said, place))) => {
            let place = place.split_once(" column ");
            (place.and_then(|(line, column)| number(line).zip(number(column))), said)
        }
        _ => (None, message),
    };
    let known = PARSERS.iter().chain(&TOML).find(|(words, _)| said.contains(words));
    let what = known.map_or_else(|| said.to_owned(), |(_, id)| text(lang, id));
    match place {
        Some((line, column)) => {
            t!(lang, "error-parse-at", "line" => line, "column" => column, "what" => what)
        }
        None => what,
    }
}

/// A message with what the system said in it: `x.csv: Permission denied (os error 13)` becomes
/// `x.csv: 没有权限`.
pub fn system(lang: Lang, message: &str) -> String {
    if let Some((said, kind)) = SQLITE.iter().find(|(said, _)| message.contains(said)) {
        return io_kind(lang, *kind).unwrap_or_else(|| (*said).to_owned());
    }
    let code = message
        .rsplit_once("(os error ")
        .and_then(|(_, rest)| rest.split_once(')'))
        .and_then(|(code, _)| code.parse().ok());
    let known = code.map(Error::from_raw_os_error).and_then(|error| {
        let words = io_kind(lang, error.kind())?;
        Some(message.replace(&error.to_string(), &words))
    });
    known.unwrap_or_else(|| message.to_owned())
}

/// An error of the system in the user's words.
pub fn io_error(lang: Lang, error: &Error) -> String {
    // A message of its own tells more than the kind.
    let plain = error.get_ref().is_none();
    plain
        .then(|| io_kind(lang, error.kind()))
        .flatten()
        .unwrap_or_else(|| system(lang, &error.to_string()))
}

/// A kind of error; nothing for those that agents never meet.
pub fn io_kind(lang: Lang, kind: ErrorKind) -> Option<String> {
    let id = match kind {
        ErrorKind::PermissionDenied => "error-os-permission",
        ErrorKind::NotFound => "error-os-not-found",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "error-os-full",
        ErrorKind::IsADirectory => "error-os-folder",
        ErrorKind::NotADirectory => "error-os-not-a-folder",
        ErrorKind::ReadOnlyFilesystem => "error-os-read-only",
        ErrorKind::ResourceBusy => "error-os-busy",
        _ => return None,
    };
    Some(text(lang, id))
}

/// What serde says of a value that is not what its key takes; nothing when it says something else.
fn value(lang: Lang, message: &str) -> Option<String> {
    let quoted = |text: &str| text.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    let names: Vec<String> = quoted(message);
    let known = || names[1..].join(" ");
    let (first, rest) = (names.first()?.as_str(), names.len() > 1);
    Some(if message.starts_with("unknown field") && rest {
        t!(lang, "error-toml-unknown-field", "name" => first, "known" => known())
    } else if message.starts_with("unknown variant") && rest {
        t!(lang, "error-toml-unknown-word", "name" => first, "known" => known())
    } else if message.starts_with("missing field") {
        t!(lang, "error-toml-missing-field", "name" => first)
    } else {
        return None;
    })
}

/// What is wrong with a line of TOML, and the line itself as it stands there.
pub fn toml(lang: Lang, message: &str, line: &str) -> String {
    let parser = || TOML.iter().find(|(said, _)| message.contains(said));
    let what = value(lang, message)
        .or_else(|| parser().map(|(_, id)| text(lang, id)))
        .unwrap_or_else(|| message.to_owned());
    if line.trim().is_empty() {
        return t!(lang, "error-toml", "what" => what);
    }
    let line: String = line.trim().chars().filter(|c| !c.is_control()).take(60).collect();
    t!(lang, "error-toml-line-shown", "what" => what, "line" => line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_speaks_the_users_language() {
        let denied = Error::from_raw_os_error(if cfg!(windows) { 5 } else { 13 });
        assert_eq!(io_error(Lang::ZhCn, &denied), "没有权限");
        assert_eq!(system(Lang::ZhCn, &format!("x.csv: {denied}")), "x.csv: 没有权限");
        assert_eq!(io_error(Lang::ZhCn, &ErrorKind::StorageFull.into()), "磁盘满了");
        let own = Error::new(ErrorKind::StorageFull, "the reserve is gone");
        assert_eq!(io_error(Lang::ZhCn, &own), "the reserve is gone");
        let gone = Error::from_raw_os_error(2);
        assert!(!io_error(Lang::En, &gone).contains("os error"));
        for odd in ["something new", "x (os error 99999)", "(os error"] {
            assert_eq!(system(Lang::ZhCn, odd), odd);
        }
        assert!(system(Lang::ZhCn, "unable to open database file: /x").contains("没有权限"));
    }

    #[test]
    fn values_that_a_key_does_not_take_are_named_in_the_users_language() {
        for (message, words) in [
            ("unknown field `levle`, expected `id` or `level`", "不认识 levle，这里能写 id level"),
            (
                "unknown variant `hard`, expected one of `warn`, `block`",
                "没有 hard 这个值，能写 warn block",
            ),
            ("missing field `what`", "缺 what"),
            ("invalid type: integer `5`, expected a string", "值的写法不对"),
        ] {
            let said = toml(Lang::ZhCn, message, "");
            assert!(said.contains(words), "{message}: {said}");
        }
    }

    #[test]
    fn parsers_speak_the_users_language() {
        let json =
            |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap_err().to_string();
        for (message, words) in [
            (json("{\"a\": [1,"), "第 1 行第 9 字：写到一半就断了"),
            (json("{\"a\": 1,\n}"), "第 2 行第 1 字：多了一个逗号"),
            (json("[1 2]"), "逗号"),
            (json("{a: 1}"), "双引号"),
            ("3:1: found unprintable character".into(), "第 3 行第 1 字：引号里有"),
            ("2:14: invalid indentation in quoted scalar".into(), "第 2 行第 14 字：缩进"),
            ("1:6: unclosed table, expected `]`".into(), "第 1 行第 6 字：括号没有成对"),
            ("1:6: mapping values are not allowed in this context".into(), "冒号"),
            ("invalid Zip archive: Could not find EOCD".into(), "没有下载完"),
            ("no `matches`".into(), "matches"),
        ] {
            let said = parser(Lang::ZhCn, &message);
            assert!(said.contains(words), "{message}: {said}");
        }
        assert_eq!(parser(Lang::ZhCn, "a new complaint: of 3"), "a new complaint: of 3");
        assert_eq!(
            parser(Lang::En, "3:1: a new complaint"),
            "line 3, character 1: a new complaint"
        );
    }

    #[test]
    fn toml_is_explained_with_the_line() {
        for (wrong, words) in [
            ("a = 1\na = 2", "前面写过了"),
            ("a = 慧兰", "英文双引号"),
            ("a =", "英文双引号"),
            ("a = \"慧兰", "引号没有成对"),
            ("a = 'x", "引号没有成对"),
            ("a = \"\"\"x", "引号没有成对"),
            ("a = \"\\q\"", "反斜杠"),
            ("a = \"\\u12\"", "反斜杠"),
            ("[a", "括号没有成对"),
            ("a = [1", "括号没有成对"),
            ("a 1", "等号"),
            ("a = \"1\" b", "多出"),
            ("慧 = 1", "名称只能"),
            ("a = [\"1\" \"2\"]", "逗号"),
            ("a = = 1", "等号"),
            ("a = True", "true"),
            ("a = 1.2.3", "数字"),
            ("a = 09", "数字"),
        ] {
            let error = ::toml::from_str::<::toml::Table>(wrong).unwrap_err();
            let line = wrong.lines().last().unwrap();
            let said = toml(Lang::ZhCn, error.message(), line);
            assert!(said.contains(words) && said.contains("这一行写法不对"), "{wrong}: {said}");
            assert!(said.contains(line), "{wrong}: {said}");
            assert!(!said.contains("expected"), "{wrong}: {said}");
        }
        assert!(toml(Lang::ZhCn, "a new complaint", "").contains("a new complaint"));
    }
}
