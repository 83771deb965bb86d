//! Workbooks: orders out of `.xlsx` and `.xls`, and bombs that are refused at once.
#![cfg(all(unix, feature = "xlsx"))]
#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

mod old_workbook;

use chaqi::domain::{Money, Platform};
use chaqi::exchange::child::{self, Parsed};
use chaqi::exchange::{ImportError, ImportOptions, Reason};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::io::{Cursor, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};
use zip::write::SimpleFileOptions;

const HEAD: [&str; 7] = [
    "订单编号",
    "买家会员名",
    "买家实际支付金额",
    "订单状态",
    "宝贝标题",
    "订单创建时间",
    "物流单号",
];

/// What the program's own reading process makes of a file, in five seconds at most.
fn read(bytes: &[u8]) -> Result<Parsed, ImportError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("orders.xlsx");
    std::fs::write(&path, bytes).unwrap();
    let offset = chrono::FixedOffset::east_opt(8 * 3600).unwrap();
    let options = ImportOptions::new(Platform::Taobao, "", offset);
    let began = Instant::now();
    let program = Path::new(env!("CARGO_BIN_EXE_chaqi"));
    let input = child::open(&path).unwrap();
    let parsed = child::parse_all(program, input, &options, &mut |_| ControlFlow::Continue(()));
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    parsed
}

fn sheet(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in (0..).zip(HEAD) {
        sheet.write(0, column, name).unwrap();
    }
    fill(sheet);
    book.save_to_buffer().unwrap()
}

#[test]
fn orders_come_out_of_a_workbook() {
    let bytes = sheet(|sheet| {
        let time = Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
        let when = ExcelDateTime::parse_from_str("2026-11-21 20:05:09").unwrap();
        sheet.write(1, 0, "2713000000000000001").unwrap();
        sheet.write(1, 1, "小鹿\n第二行").unwrap();
        sheet.write(1, 2, 0.1 + 0.2).unwrap();
        sheet.write(1, 3, "等待买家付款").unwrap();
        sheet.write(1, 4, "盖碗，\"青花\"").unwrap();
        sheet.write_with_format(1, 5, &when, &time).unwrap();
        sheet.write(1, 6, 78_123_456_789_012_f64).unwrap();
        // A row is left out; the numbers of the next ones have lost their digits.
        sheet.write(3, 0, 2_713_000_000_000_000_003_f64).unwrap();
        sheet.write(4, 0, "2713000000000000004").unwrap();
        sheet.write(4, 6, 1e15).unwrap();
        sheet.write(5, 0, 271_300).unwrap();
        sheet.write(5, 5, "2026/1/2 3:04").unwrap();
    });
    let parsed = read(&bytes).unwrap();
    assert_eq!(parsed.totals.rows, 4);
    let order = &parsed.orders[0];
    assert_eq!((order.line, &*order.key.number), (2, "2713000000000000001"));
    assert_eq!(order.fields.buyer.as_deref(), Some("小鹿\n第二行"));
    assert_eq!(order.fields.amount, Some(Money(30)));
    assert_eq!(order.fields.item.as_deref(), Some("盖碗，\"青花\""));
    assert_eq!(order.fields.created.unwrap().to_rfc3339(), "2026-11-21T20:05:09+08:00");
    assert_eq!(order.fields.waybill.as_deref(), Some("78123456789012"));
    assert_eq!((parsed.orders[1].line, &*parsed.orders[1].key.number), (6, "271300"));
    let refused: Vec<_> =
        parsed.refused.iter().map(|r| (r.line, r.column.as_deref(), &r.reason)).collect();
    assert_eq!(
        refused,
        [(4, Some("订单编号"), &Reason::LostDigits), (5, Some("物流单号"), &Reason::LostDigits)]
    );
}

#[test]
fn the_first_shown_sheet_with_rows_is_taken() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("空").unwrap();
    let hidden = book.add_worksheet();
    hidden.set_name("藏").unwrap().set_hidden(true);
    hidden.write(0, 0, "x").unwrap();
    let sheet = book.add_worksheet();
    for (column, name) in (0..).zip(HEAD) {
        sheet.write(2, column, name).unwrap();
    }
    sheet.write(3, 0, "1").unwrap();
    let parsed = read(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!((parsed.orders.len(), parsed.orders[0].line), (1, 4));
    let empty = Workbook::new().save_to_buffer().unwrap();
    assert_eq!(read(&empty), Err(ImportError::Empty));
}

#[test]
fn the_old_form_is_read_as_well() {
    use old_workbook::Cell::{Number, Text};
    let rows = [
        vec![Text("订单编号"), Text("订单状态"), Text("买家实际支付金额")],
        vec![Text("2713000000000000001"), Text("交易成功"), Number(12.5)],
        vec![Number(2.713e17), Text("交易成功")],
    ];
    let parsed = read(&old_workbook::bytes(&rows)).unwrap();
    assert_eq!(parsed.orders[0].key.number, "2713000000000000001");
    assert_eq!(parsed.orders[0].fields.amount, Some(Money(1_250)));
    assert_eq!((parsed.refused[0].line, &parsed.refused[0].reason), (3, &Reason::LostDigits));
    let far = old_workbook::far_corner();
    let parsed = read(&far);
    assert!(parsed.is_err(), "{parsed:?}");
}

/// A workbook of the given parts, besides those that every workbook has.
fn book(sheets: usize, parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    let mut part = |name: &str, bytes: &[u8]| {
        out.start_file(name, options).unwrap();
        out.write_all(bytes).unwrap();
    };
    let list: String = (1..=sheets)
        .map(|n| format!("<sheet name=\"S{n}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>"))
        .collect();
    let relations: String = (1..=sheets)
        .map(|n| {
            format!(
                "<Relationship Id=\"rId{n}\" Type=\"http://schemas.openxmlformats.org/\
                 officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"
            )
        })
        .collect();
    let root = "<Relationships><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/\
                officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/>\
                </Relationships>";
    part("_rels/.rels", root.as_bytes());
    part("xl/workbook.xml", format!("<workbook><sheets>{list}</sheets></workbook>").as_bytes());
    part(
        "xl/_rels/workbook.xml.rels",
        format!("<Relationships>{relations}</Relationships>").as_bytes(),
    );
    for (name, bytes) in parts {
        part(name, bytes);
    }
    out.finish().unwrap().into_inner()
}

fn cells(text: &str) -> Vec<u8> {
    format!("<worksheet><sheetData>{text}</sheetData></worksheet>").into_bytes()
}

const SHEET: &str = "xl/worksheets/sheet1.xml";
const STRINGS: &str = "xl/sharedStrings.xml";

#[test]
fn bombs_are_refused_at_once() {
    // A cell in the far corner, and one far down that is fine.
    let corner = sheet(|sheet| {
        sheet.write(1_048_575, 16_383, "x").unwrap();
    });
    assert!(corner.len() < 8_000);
    let limit = chaqi::exchange::sheet::MAX_COLUMNS;
    assert_eq!(read(&corner), Err(ImportError::TooManyColumns { line: 1_048_576, limit }));
    let down = sheet(|sheet| {
        sheet.write(1_048_575, 0, "7").unwrap();
    });
    assert_eq!(read(&down).unwrap().orders[0].line, 1_048_576);
    let beyond = book(
        1,
        &[(SHEET, &cells("<row r=\"4294967295\"><c r=\"A4294967295\"><v>1</v></c></row>"))],
    );
    assert!(read(&beyond).is_err());

    // Far larger than the file: texts, a sheet, a single cell.
    let huge = "<si><t>旗</t></si>".repeat(3_000_000);
    let strings = book(1, &[(STRINGS, huge.as_bytes()), (SHEET, &cells(""))]);
    assert!(matches!(read(&strings), Err(ImportError::Swollen { .. })));
    let rows = cells(&"<row><c><v>1</v></c></row>".repeat(2_000_000));
    assert!(matches!(read(&book(1, &[(SHEET, &rows)])), Err(ImportError::Swollen { .. })));
    let long = cells(&format!("<row><c t=\"str\"><v>{}</v></c></row>", "x".repeat(8 << 20)));
    assert!(matches!(read(&book(1, &[(SHEET, &long)])), Err(ImportError::Workbook { .. })));

    // What it says of its sizes counts for nothing.
    let mut lying = book(1, &[(SHEET, &rows)]);
    let size = u32::try_from(rows.len()).unwrap().to_le_bytes();
    while let Some(at) = lying.windows(4).position(|w| w == size) {
        lying[at..at + 4].copy_from_slice(&[9, 0, 0, 0]);
    }
    assert!(read(&lying).is_err());

    // One long text in very many cells.
    let text = format!("<sst><si><t>{}</t></si></sst>", "旗".repeat(10_000));
    let echo = cells(&"<row><c t=\"s\"><v>0</v></c></row>".repeat(100_000));
    let echo = book(1, &[(STRINGS, text.as_bytes()), (SHEET, &echo)]);
    assert!(matches!(read(&echo), Err(ImportError::TooLarge { .. })));

    // Ten thousand sheets, as parts and as names of one part.
    let names: Vec<String> = (1..=10_000).map(|n| format!("xl/worksheets/sheet{n}.xml")).collect();
    let empty = cells("");
    let parts: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), &empty[..])).collect();
    assert_eq!(read(&book(10_000, &parts)), Err(ImportError::TooManyParts { limit: 4_096 }));
    let named = read(&book(10_000, &[(SHEET, &empty)]));
    assert_eq!(named, Err(ImportError::TooManySheets { limit: 255 }));

    // A workbook in a workbook, an archive that is none.
    let nested = book(1, &[(SHEET, &corner)]);
    assert!(matches!(read(&nested), Err(ImportError::Workbook { .. })));
    assert!(matches!(read(&book(0, &[])), Err(ImportError::Empty)));
    assert!(matches!(read(b"PK\x03\x04"), Err(ImportError::Workbook { .. })));
    assert!(read(b"\xD0\xCF\x11\xE0").is_err());
}

#[test]
fn a_broken_workbook_is_an_error_and_nothing_worse() {
    let whole = sheet(|sheet| {
        for row in 1..200 {
            sheet.write(row, 0, row.to_string()).unwrap();
            sheet.write(row, 1, "小鹿").unwrap();
        }
    });
    let step = whole.len() / 20;
    for at in (0..whole.len()).step_by(step) {
        assert!(read(&whole[..at.max(4)]).is_err(), "cut at {at}");
        let mut bent = whole.clone();
        for byte in &mut bent[at..(at + 9).min(whole.len())] {
            *byte ^= 0x5a;
        }
        if let Ok(parsed) = read(&bent) {
            assert!(parsed.orders.len() <= 199);
        }
    }
}
