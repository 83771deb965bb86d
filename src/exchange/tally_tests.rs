//! Tests of the tally's files: the same numbers in each, and each total equals its rows.

use super::*;
use crate::domain::tally::{Activity, By};
use crate::domain::{CountId, Ref, Roster, Time};
use chrono::NaiveDate;

fn row(measure: Measure, agent: &str, value: i64, detail: &str) -> Activity {
    Activity {
        measure,
        at: Time::parse_from_rfc3339("2026-11-21T20:05:09+08:00").unwrap(),
        agent: agent.into(),
        record: Ref::Count(CountId(uuid::Uuid::nil())),
        value,
        detail: detail.into(),
        buyer: "=小鹿".into(),
    }
}

fn tally() -> Tally {
    let day = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let rows = [
        row(Measure::Received, "慧兰", 2, ""),
        row(Measure::Received, "=晓月", 1, ""),
        row(Measure::Deals, "慧兰", 2, "2713000000000000001"),
        row(Measure::Amount, "慧兰", 1_001, "2713000000000000001"),
        row(Measure::Compensation, "慧兰", -250, "返款 打13812345678"),
        row(Measure::Lost, "慧兰", 1, "price"),
        row(Measure::Lost, "", 2, "price"),
        row(Measure::Lost, "", 1, "quality"),
        row(Measure::Problems, "", 1, "service"),
    ];
    Tally::count(rows, &Roster::default(), day, day, By::Agent)
}

fn with_labels<T>(use_them: impl FnOnce(&TallyLabels<'_>) -> T) -> T {
    use_them(&TallyLabels {
        key: "客服".into(),
        total: "合计".into(),
        nobody: "（无人）".into(),
        measure: &|m| m.names()[0].to_owned(),
        conversion: "转化率".into(),
        urging: "催付成功率".into(),
        order_value: "客单价".into(),
        lost_by: "流失原因".into(),
        problems_by: "问题类别".into(),
        separator: "；".into(),
        detail: &|_, code| code.to_uppercase(),
    })
}

#[test]
fn json_is_the_contract() {
    let mut out = Vec::new();
    json(&mut out, &tally()).unwrap();
    let value: Value = serde_json::from_slice(&out).unwrap();
    assert_eq!((&value["from"], &value["by"]), (&json!("2026-11-21"), &json!("agent")));
    assert_eq!(value["to"], "2026-11-21");
    let rows = value["rows"].as_array().unwrap();
    assert_eq!(rows.iter().map(|r| &r["key"]).collect::<Vec<_>>(), ["=晓月", "慧兰", ""]);
    let measures = &rows[1]["measures"];
    assert_eq!(measures["received"], 2);
    assert_eq!(measures["amount"], "10.01");
    assert_eq!(measures["compensation"], "-2.50");
    assert_eq!(measures["conversion"], "100.0");
    assert_eq!(measures["order_value"], "5.01");
    assert_eq!(rows[2]["measures"]["conversion"], Value::Null);
    assert_eq!(value["total"]["conversion"], "66.7");
    assert_eq!(value["total"]["lost_by"], json!({"price": 3, "quality": 1}));
    assert_eq!(value["total"]["problems_by"], json!({"service": 1}));
    assert_eq!(value["total"]["promises_by"], json!({}));
    for measure in Measure::ALL {
        assert!(value["total"].get(measure.code()).is_some(), "{measure:?}");
    }
}

#[test]
fn csv_and_markdown_have_the_groups_and_the_total() {
    let (mut sheet, mut page) = (Vec::new(), Vec::new());
    with_labels(|labels| {
        csv(&mut sheet, &tally(), labels).unwrap();
        markdown(&mut page, &tally(), labels).unwrap();
    });
    assert!(sheet.starts_with("\u{feff}客服,接待,成交,成交额,".as_bytes()));
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&sheet[3..]);
    let rows: Vec<Vec<String>> =
        reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect();
    let keys: Vec<&str> = rows.iter().map(|r| r[0].as_str()).collect();
    assert_eq!(keys, ["客服", "'=晓月", "慧兰", "（无人）", "合计"]);
    assert_eq!(rows[4][1..4], ["3", "2", "10.01"]);
    let rates = 1 + Measure::ALL.len();
    assert_eq!(rows[4][rates..], ["66.7%", "", "5.01", "PRICE 3；QUALITY 1", "SERVICE 1"]);
    let paid_back = 1 + Measure::ALL.iter().position(|m| *m == Measure::Compensation).unwrap();
    assert_eq!(rows[2][paid_back], "-2.50", "a negative amount stays a number");

    let page = String::from_utf8(page).unwrap();
    let lines: Vec<&str> = page.lines().collect();
    assert_eq!(lines.len(), 6);
    assert!(lines[5].starts_with("| 合计     |    3 |"), "{page}");
    use unicode_width::UnicodeWidthStr;
    assert!(lines.iter().all(|l| l.width() == lines[0].width()), "{page}");
}

#[test]
fn the_rows_behind_a_number_add_up_to_it() {
    let tally = tally();
    let roster = Roster::default();
    let labels = RowLabels {
        heads: ["时间", "客服", "记录", "数值", "明细", "买家"].map(str::to_owned),
        total: "合计".into(),
        record: &|row| row.record.kind().to_owned(),
        detail: &|_, text| text.to_owned(),
    };
    for measure in Measure::ALL {
        let rows = || tally.rows_behind(*measure, None, &roster);
        let (mut document, mut sheet, mut page) = (Vec::new(), Vec::new(), Vec::new());
        rows_json(&mut document, *measure, rows()).unwrap();
        rows_csv(&mut sheet, *measure, rows(), &labels).unwrap();
        rows_markdown(&mut page, *measure, rows(), &labels).unwrap();
        let document: Value = serde_json::from_slice(&document).unwrap();
        let shown = tally.total.shown(*measure);
        let total = &document["total"];
        assert_eq!(total.as_str().map_or_else(|| total.to_string(), str::to_owned), shown);
        assert_eq!(document["rows"].as_array().unwrap().len(), rows().count());
        let sheet = String::from_utf8(sheet).unwrap();
        assert!(sheet.ends_with(&format!("合计,,,{shown},,\r\n")), "{sheet}");
        assert_eq!(sheet.lines().count(), rows().count() + 2);
        let page = String::from_utf8(page).unwrap();
        assert_eq!(page.lines().count(), rows().count() + 3);
        for text in [&sheet, &page, &document.to_string()] {
            assert!(!text.contains("13812345678"), "{text}");
        }
        if *measure == Measure::Deals {
            assert!(sheet.contains(",2713000000000000001\t,'=小鹿\r\n"), "{sheet}");
        }
    }
}
