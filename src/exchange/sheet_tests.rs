//! Tests of rows, lines and caps.

use super::*;

/// Gives out a few bytes at a time, so that every state meets the end of a window.
struct Drip<'a>(&'a [u8]);

impl Read for Drip<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let n = into.len().min(3).min(self.0.len());
        into[..n].copy_from_slice(&self.0[..n]);
        self.0 = &self.0[n..];
        Ok(n)
    }
}

fn rows(text: &str) -> Vec<(u64, Vec<String>)> {
    let mut sheet = Sheet::open(text.as_bytes()).unwrap();
    let mut row = Row::default();
    let mut out = Vec::new();
    while sheet.next_row(&mut row).unwrap() {
        let cells =
            (0..row.len()).map(|i| String::from_utf8(row.cell(i).to_vec()).unwrap()).collect();
        out.push((row.line(), cells));
    }
    out
}

fn row(line: u64, cells: &[&str]) -> (u64, Vec<String>) {
    (line, cells.iter().map(|c| (*c).to_owned()).collect())
}

#[test]
fn lines_are_physical_under_every_line_end() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["a,b", "1,2", "", "3,4", "5,6", ""].join(end);
        assert_eq!(
            rows(&text),
            [row(2, &["1", "2"]), row(4, &["3", "4"]), row(5, &["5", "6"])],
            "{end:?}"
        );
    }
    let many = "a,b\r\n\"x\r\ny\r\nz\",2\r\n\"p\"\"q\",\"r\"s\r\n";
    assert_eq!(rows(many), [row(2, &["x\r\ny\r\nz", "2"]), row(5, &["p\"q", "rs"])]);
}

#[test]
fn small_windows_change_nothing() {
    let body = "\"a\"\"b\r\n\",=\"12\"\r\n,\r\n3,\"\"\r\n".repeat(20_000);
    let text = format!("x,y\r\n{body}");
    let mut whole = Sheet::open(text.as_bytes()).unwrap();
    let mut drip = Sheet::open(Drip(text.as_bytes())).unwrap();
    let (mut a, mut b) = (Row::default(), Row::default());
    while whole.next_row(&mut a).unwrap() {
        assert!(drip.next_row(&mut b).unwrap());
        assert_eq!((&a.data, &a.ends, a.line), (&b.data, &b.ends, b.line));
    }
    assert!(!drip.next_row(&mut b).unwrap());
    assert_eq!((whole.rows(), drip.rows()), (40_000, 40_000));
}

#[test]
fn the_delimiter_is_the_most_frequent_one_outside_quotes() {
    for (text, delimiter) in
        [("a,b;c,d", b','), ("\n\na\tb,c\td", b'\t'), ("\"a,b,c\";d;e", b';'), ("a", b',')]
    {
        assert_eq!(Sheet::open(text.as_bytes()).unwrap().delimiter(), delimiter, "{text}");
    }
}

#[test]
fn caps_are_errors_that_name_the_line() {
    fn refused(text: &str) -> ImportError {
        let mut sheet = match Sheet::open(text.as_bytes()) {
            Ok(sheet) => sheet,
            Err(error) => return error,
        };
        let mut row = Row::default();
        loop {
            match sheet.next_row(&mut row) {
                Ok(true) => {}
                Ok(false) => panic!("taken"),
                Err(error) => return error,
            }
        }
    }
    assert_eq!(refused(""), ImportError::Empty);
    assert_eq!(refused("\r\n \r\n"), ImportError::Empty);
    assert_eq!(refused("a,b\n1,2\n3,\"x\ny\n"), ImportError::OpenQuote { line: 3 });
    let long = format!("a,b\n1,{}\n", "x".repeat(MAX_CELL + 1));
    assert_eq!(refused(&long), ImportError::CellTooLong { line: 2, column: 2, limit: MAX_CELL });
    let wide = ",".repeat(MAX_COLUMNS);
    let many = ImportError::TooManyColumns { line: 1, limit: MAX_COLUMNS };
    assert_eq!(refused(&format!("a{wide}")), many);
    let heavy = format!("a,b\n{}", format!("{},", "x".repeat(MAX_CELL)).repeat(17));
    assert_eq!(refused(&heavy), ImportError::RowTooLong { line: 2, limit: MAX_ROW });
}

#[test]
fn an_ascii_header_leaves_the_encoding_open() {
    let mut bytes = b"order,buyer\n1,".to_vec();
    bytes.extend_from_slice(&Encoding::Gb18030.encode("慧兰"));
    let mut sheet = Sheet::open(&bytes[..]).unwrap();
    let mut row = Row::default();
    assert!(sheet.next_row(&mut row).unwrap());
    assert!(row.is_cut());
    assert_eq!(sheet.text(row.cell(1)).unwrap(), "慧兰");
    assert_eq!(sheet.encoding(), Encoding::Gb18030);
}
