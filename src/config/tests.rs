//! Good and bad config texts, and the shipped one.

use super::*;
use crate::i18n::Lang;
use std::path::Path;

fn problems(text: &str) -> Vec<Problem> {
    Config::parse(text, Path::new("config.toml")).map_or_else(|e| e.problems, |_| Vec::new())
}

/// Each: a name, the text, and line:column of every problem with words of its English message
/// and hint.
const BAD: &[(&str, &str, &[&str])] = &[
    ("a key", "[agent]\nnmae = \"慧兰\"", &["2:1 no setting agent.nmae → mean agent.name?"]),
    ("a section", "[agnet]\nname = \"慧兰\"", &["1:2 no setting agnet → mean agent?"]),
    ("nothing near", "volume = 3", &["1:1 no setting volume → config show"]),
    (
        "several at once",
        "language = \"fr\"\n[shop]\nplatform = \"taoboa\"\n[screen]\nmouse = \"yes\"\nbel = true\n",
        &[
            "1:12 “fr” is not known → auto 自动, zh-CN 中文, en 英文",
            "3:12 “taoboa” → mean taobao?",
            "5:9 wanted true or false, found a text → without quotes",
            "6:1 no setting screen.bel → mean screen.bell?",
        ],
    ),
    ("a scalar section", "agent = \"慧兰\"", &["1:9 wanted a section, found a text → [name]"]),
    (
        "a time",
        "[[shift]]\nname = \"晚\"\nstart = \"25:00\"\nend = \"8点\"\n[urge]\nat = 16",
        &[
            "3:9 “25:00” is not a time → \"08:30\"",
            "4:7 “8点” is not a time → \"08:30\"",
            "6:6 wanted a time of day, found a whole number → \"08:30\"",
        ],
    ),
    (
        "a shift without end",
        "[[shift]]\nname = \"晚\"\nstart = \"8:00\"",
        &["1:1 shift.end is missing → add shift.end"],
    ),
    (
        "a shift without name",
        "[[shift]]\nname = \" \"\nstart = \"8:00\"\nend = \"9:00\"",
        &["2:8 shift.name is missing → add"],
    ),
    (
        "one pair of brackets",
        "[shift]\nname = \"晚\"",
        &["1:1 wanted several sections, found a section → [[shift]]"],
    ),
    (
        "parts that overlap",
        "[[shift]]\nname = \"晚\"\nstart = \"16:00\"\nend = \"01:00\"\n[[shift]]\nname = \"晚\"\nstart = \"00:30\"\nend = \"02:00\"",
        &["7:9 parts of the shift “晚” overlap → check where"],
    ),
    (
        "flags",
        "[flags.taobao]\norange = { meaning = \"x\" }\nbleu = { meaning = \"x\" }\nred = \"急\"\nblue = { meanng = \"x\" }\n\"蓝\" = { meaning = \"y\" }\n[flags.tmal]\n",
        &[
            "2:1 Taobao has no orange flag → flags.erp_colours",
            "3:1 “bleu” is not known → mean blue?",
            "4:7 wanted a section, found a text → red = { meaning",
            "5:10 no setting flags.taobao.blue.meanng → mean flags.taobao.blue.meaning?",
            "6:7 taobao blue is said twice → delete one",
            "7:8 “tmal” is not known → taobao 淘宝",
        ],
    ),
    (
        "a flag of the ERP",
        "[flags]\nerp_colors = true",
        &["2:1 no setting flags.erp_colors → mean flags.erp_colours?"],
    ),
    (
        "a flag to urge with",
        "[shop]\nplatform = \"douyin\"\n[urge]\nflag = \"blue\"",
        &["4:8 Douyin has no blue flag → a colour that"],
    ),
    (
        "a placeholder",
        "[memo]\ntemplate = \"{text}/{agnet}\"",
        &["2:12 placeholder {agnet} → {text} {agent} {date}"],
    ),
    ("a memo of nothing", "[memo]\ntemplate = \"{agent}\"", &["2:12 no {text} → must be there"]),
    (
        "a command",
        "[clipboard]\nbackend = \"command\"",
        &["2:11 clipboard.command is missing → add"],
    ),
    (
        "numbers",
        "[clipboard]\nclear_personal_after = -1\n[reviews]\ncall_after_hours = 0\n[replies]\nchat_limit_chars = 1.5",
        &[
            "2:24 must be 0 to 86400 → in that range",
            "4:20 must be 1 to 720 → in that range",
            "6:20 wanted a whole number, found a fraction → digits",
        ],
    ),
    (
        "windows",
        "[reviews]\ncall_windows = [\"10:00-11:00\", \"16:00\", 4]",
        &[
            "2:32 “16:00” is not a span → \"10:00-11:00\"",
            "2:41 wanted a text, found a whole number → quotes",
        ],
    ),
    (
        "add-on packs",
        "[phrases]\naddons = [\n  \"food\",\n  \"clothng\",\n  3,\n]\naddon = []",
        &[
            "4:3 “clothng” is not known → mean clothing?",
            "5:3 wanted a text, found a whole number → quotes",
            "7:1 no setting phrases.addon → mean phrases.addons?",
        ],
    ),
    ("one add-on pack", "[phrases]\naddons = \"food\"", &["2:10 found a text"]),
    ("keys", "[keys]\n\"ctrl-t\" = 3", &["2:12 wanted a text, found a whole number → quotes"]),
    (
        "quotes of an input method",
        "[agent]\nname = “慧兰”\n",
        &["2:8 this line is wrong → full-width sign “"],
    ),
    (
        "an open string",
        "[agent]\nname = \"慧兰\nrole = \"agent\"\n",
        &["2:11 this line is wrong → double quotes"],
    ),
    (
        "a key twice",
        "[agent]\nname = \"a\"\nname = \"b\"\n",
        &["3:1 this line is wrong: this name was given before"],
    ),
    (
        "two broken lines",
        "language\n[shop]\nplatform = = 3\n",
        &["1:9 this line is wrong → name", "3:12 this line is wrong → name"],
    ),
];

#[test]
fn every_problem_is_named_with_its_place_and_a_hint() {
    for (name, text, expected) in BAD {
        let found = problems(text);
        let shown: Vec<String> = found
            .iter()
            .map(|p| {
                let (line, column) = (p.line, p.column);
                format!("{line}:{column} {} → {}", p.message(Lang::En), p.hint(Lang::En))
            })
            .collect();
        assert_eq!(shown.len(), expected.len(), "{name}: {shown:#?}");
        for (shown, expected) in shown.iter().zip(*expected) {
            let (place, words) = expected.split_once(' ').unwrap();
            assert!(shown.starts_with(&format!("{place} ")), "{name}: {shown}");
            for part in words.split(" → ") {
                assert!(shown.contains(part), "{name}: {shown}\nlacks {part}");
            }
        }
        for problem in &found {
            let chinese = problem.message(Lang::ZhCn) + &problem.hint(Lang::ZhCn);
            assert!(!chinese.contains('⟦') && !chinese.contains("{$"), "{name}: {chinese}");
        }
    }
}

#[test]
fn the_shipped_file_is_the_default_and_documents_every_key() {
    assert_eq!(apply::absent_in_defaults(), Vec::<String>::new());
    let config = Config::default();
    let mut read = Config::parse(DEFAULTS, Path::new("config.toml")).unwrap();
    // Where it stands is told of the user's file alone.
    read.urge.reply_place = config.urge.reply_place;
    assert_eq!(read, config);
    assert_eq!(Config::load(None), Ok(config.clone()));
    assert!(!config.is_set_up() && config.screen.mouse && config.keys.is_empty());
    assert_eq!(config.roster.shifts.len(), 2);
    assert_eq!(config.urge.at, NaiveTime::from_hms_opt(16, 0, 0).unwrap());
    assert_eq!(config.clipboard.clear_personal_after, Some(Duration::from_secs(30)));
    assert_eq!(
        (config.replies.chat_limit_chars, config.replies.chat_limit_bytes),
        (Some(500), None)
    );
    for platform in <Platform as crate::domain::Word>::ALL {
        let choices = config.flags.choices(*platform);
        assert_eq!(choices.iter().filter(|c| c.reserved).count(), 1, "{platform:?}");
        for choice in &choices {
            let known = config.flags.meanings.contains_key(&(*platform, choice.colour));
            assert!(known, "{platform:?} {:?}", choice.colour);
        }
    }
    // A Chinese comment, then an English one, before every key; colours share their section's.
    let lines: Vec<&str> = DEFAULTS.lines().collect();
    let mut seen = std::collections::BTreeSet::new();
    let mut section = String::new();
    for (at, line) in lines.iter().enumerate() {
        if line.starts_with('[') {
            section = (*line).to_owned();
        }
        let Some((key, _)) = line.split_once(" = ").filter(|_| !line.starts_with('#')) else {
            continue;
        };
        if section.starts_with("[flags.") || !seen.insert(format!("{section}{key}")) {
            continue;
        }
        let chinese = |line: &str| line.chars().any(|c| ('\u{4e00}'..'\u{9fff}').contains(&c));
        assert!(lines[at - 2].starts_with("# ") && chinese(lines[at - 2]), "{key}");
        assert!(lines[at - 1].starts_with("# ") && !chinese(lines[at - 1]), "{key}");
    }
    assert!(seen.len() >= 30);
}

#[test]
fn the_users_file_holds_only_what_differs() {
    let text = r#"
        language = "英文"
        [agent]
        name = " 慧兰 "
        role = "主管"
        [shop]
        platform = "抖音"
        [clipboard]
        backend = "command"
        command = ["xclip", "-selection", "clipboard"]
        clear_personal_after = 0
        [[shift]]
        name = "晚班"
        start = "10：00"
        end = 14:00
        agents = ["慧兰"]
        [[shift]]
        name = "晚班"
        start = "17:30"
        end = "24:00"
        agents = ["慧兰", "晓月"]
        [shift_rules]
        overtime_minutes = 1_20
        [flags]
        erp_colours = true
        [flags.taobao]
        red = { meaning = "加急" }
        "桃红" = { meaning = "样品" }
        [reviews]
        call_windows = ["9:30～11：00"]
        [keys]
        "f12" = "note-add"
        "ctrl-t" = ""
    "#;
    let config = Config::parse(text, Path::new("config.toml")).unwrap();
    let usual = Config::default();
    assert_eq!(config.lang("zh_CN.UTF-8"), Lang::En);
    assert_eq!((config.agent.name.as_str(), config.agent.role), ("慧兰", Role::Supervisor));
    assert_eq!(config.clipboard.command, ["xclip", "-selection", "clipboard"]);
    assert_eq!(config.clipboard.clear_personal_after, None);
    assert_eq!(config.clipboard.file, usual.clipboard.file);
    let [night] = config.roster.shifts.as_slice() else { panic!("{:?}", config.roster) };
    let time = |h, m| NaiveTime::from_hms_opt(h, m, 0).unwrap();
    assert_eq!(
        night.segments,
        [
            Segment { start: time(10, 0), end: time(14, 0) },
            Segment { start: time(17, 30), end: time(0, 0) }
        ]
    );
    assert_eq!(night.agents, ["慧兰", "晓月"]);
    assert_eq!(config.roster.overtime.num_minutes(), 120);
    assert_eq!(config.roster.early, usual.roster.early);
    assert_eq!(config.flags.meaning(Platform::Taobao, Colour::Red), "加急");
    assert_eq!(config.flags.meaning(Platform::Taobao, Colour::Peach), "样品");
    assert_eq!(config.flags.meaning(Platform::Taobao, Colour::Blue), "已催付");
    assert_eq!(config.reviews.call_windows, [Segment { start: time(9, 30), end: time(11, 0) }]);
    assert_eq!(config.urge_flag(), Some(Colour::Cyan), "Douyin has no blue");
    let [first, second] = config.keys.as_slice() else { panic!("{:?}", config.keys) };
    assert_eq!((first.key.as_str(), first.act.as_str(), first.line), ("f12", "note-add", 32));
    assert_eq!((second.act.as_str(), second.line, second.column), ("", 33, 9));
}

#[test]
fn the_rest_works_when_a_line_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.toml");
    std::fs::write(&path, "\u{feff}[agent]\r\nname = \"慧兰\"\r\nrole = \"boss\"\r\n").unwrap();
    let (config, error) = Config::load_what_works(Some(&path));
    assert_eq!((config.agent.name.as_str(), config.agent.role), ("慧兰", Role::Agent));
    let error = error.unwrap();
    assert_eq!((error.problems[0].line, error.problems[0].column), (3, 8));
    let file = path.display();
    assert_eq!(
        error.to_string(),
        format!(
            "The config file {file} has a problem:\n  {file}:3:8: “boss” is not known here\n    \
             → one of: agent 客服, supervisor 客服主管, read-only 只读"
        )
    );

    std::fs::write(&path, b"[agent]\nname = \"\xbb\xdb\xc0\xbc\"").unwrap();
    let error = Config::load(Some(&path)).unwrap_err();
    assert_eq!((error.problems[0].line, &error.problems[0].kind), (2, &Kind::NotUtf8));
    let error = Config::load(Some(&folder.path().join("none.toml"))).unwrap_err();
    assert_eq!((error.problems[0].line, &error.problems[0].kind), (0, &Kind::NotFound));
}

#[test]
fn the_command_line_has_the_last_word() {
    let mut config =
        Config::parse("language = \"en\"\n[agent]\nname = \"a\"", Path::new("c")).unwrap();
    config.apply(&Overrides::default());
    assert_eq!((config.agent.name.as_str(), config.screen.mouse), ("a", true));
    config.apply(&Overrides {
        lang: Some(Lang::ZhCn),
        agent: Some("慧兰 ".into()),
        no_mouse: true,
        ..Overrides::default()
    });
    assert_eq!((config.agent.name.as_str(), config.screen.mouse), ("慧兰", false));
    assert_eq!(config.lang("en_US"), Lang::ZhCn);
    assert_eq!(
        Config::default().lang(&locale(|name| (name == "LANG").then(|| "C".into()))),
        Lang::En
    );
}

#[test]
fn a_setting_is_written_and_all_else_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new").join("config.toml");
    set(&path, &[("agent.name", "慧\"兰"), ("shop.platform", "pdd"), ("language", "zh-CN")])
        .unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("# 插旗的设置"), "{text}");
    let config = Config::load(Some(&path)).unwrap();
    assert_eq!((config.agent.name.as_str(), config.shop.platform), ("慧\"兰", Platform::Pdd));
    assert_eq!(config.language, Language::Always(Lang::ZhCn));

    let before =
        "# mine\nlanguage = \"en\" # for now\n\n[shop] # one\nname = \"旧\"   # old\n# end\n";
    std::fs::write(&path, before).unwrap();
    set(&path, &[("shop.name", "插旗旗舰店"), ("agent.name", "慧兰")]).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let expected =
        "# mine\nlanguage = \"en\" # for now\n\n[shop] # one\nname = \"插旗旗舰店\"   # old\n";
    assert!(text.starts_with(expected), "{text}");
    assert!(text.contains("[agent]\nname = \"慧兰\"\n") && text.contains("# end\n"), "{text}");

    std::fs::write(
        &path,
        "# mine\n\n# ours\n[[shift]]\nname = \"a\"\nstart = \"8:00\"\nend = \"9:00\"\n",
    )
    .unwrap();
    set(&path, &[("language", "en"), ("replies.tolerant_pinyin", "true")]).unwrap();
    assert!(std::fs::read_to_string(&path).unwrap().contains("tolerant_pinyin = true"));
    assert!(Config::load(Some(&path)).unwrap().replies.tolerant_pinyin);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("# mine\n\nlanguage = \"en\"\n\n# ours\n[[shift]]\n"), "{text}");

    for (key, value) in [("shop.platform", "tmall2"), ("shop.nme", "x"), ("language.x", "y")] {
        assert!(set(&path, &[(key, value)]).is_err(), "{key}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    }
    std::fs::write(&path, "[agent\n").unwrap();
    let error = set(&path, &[("agent.name", "x")]).unwrap_err();
    assert!(error.text(Lang::En).contains("config.toml:1:7"), "{error}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "[agent\n");
    assert_eq!(
        std::fs::read_dir(path.parent().unwrap()).unwrap().count(),
        1,
        "nothing is left over"
    );
}

#[test]
fn a_list_is_written_and_all_else_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.toml");
    let addons = || Config::load(Some(&path)).unwrap().phrases.addons;
    set_list(&path, "phrases.addons", &["electronics", "food"]).unwrap();
    assert_eq!(addons(), [Trade::Food, Trade::Electronics]);

    std::fs::write(&path, "# mine\n[phrases] # ours\naddons = [\"服装\"] # for now\n").unwrap();
    assert_eq!(addons(), [Trade::Clothing]);
    set_list(&path, "phrases.addons", &["food"]).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(text, "# mine\n[phrases] # ours\naddons = [\"food\"] # for now\n");
    set_list(&path, "phrases.addons", &[]).unwrap();
    assert_eq!(addons(), []);

    let text = std::fs::read_to_string(&path).unwrap();
    assert!(set_list(&path, "phrases.addons", &["toys"]).is_err());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

#[cfg(unix)]
#[test]
fn only_the_owner_reads_it_and_a_link_stays_one() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let (real, link) =
        (folder.path().join("dot").join("chaqi.toml"), folder.path().join("config.toml"));
    set(&real, &[("agent.name", "a")]).unwrap();
    symlink(&real, &link).unwrap();
    set(&link, &[("agent.name", "b")]).unwrap();
    assert!(link.is_symlink());
    assert_eq!(Config::load(Some(&real)).unwrap().agent.name, "b");
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&real), mode(real.parent().unwrap())), (0o600, 0o700));
}

#[test]
fn the_settings_in_force_are_shown_with_their_comments() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.toml");
    let own = "[shop]\nplatform = \"pdd\"\n[flags.pdd]\nred = { meaning = \"急\" }\n[[shift]]\nname = \"全天\"\nstart = \"00:00\"\nend = \"24:00\"\n[keys]\n\"f12\" = \"undo\"\n";
    std::fs::write(&path, own).unwrap();
    let text = shown(Some(&path)).unwrap();
    assert_eq!(text.matches("[[shift]]").count(), 1, "{text}");
    assert!(text.contains("# Platform: taobao | pdd | douyin | jd | other\nplatform = \"pdd\"\n"));
    let mut shown = Config::parse(&text, &path).unwrap();
    let mut config = Config::load(Some(&path)).unwrap();
    shown.keys[0].line = 0;
    config.keys[0].line = 0;
    shown.urge.reply_place = config.urge.reply_place;
    assert_eq!(shown, config);
}
