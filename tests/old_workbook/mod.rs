//! Workbooks of the old form (`.xls`): just enough of BIFF8 in a compound file for a reader.

#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

/// A cell.
pub enum Cell {
    Text(&'static str),
    Number(f64),
}

const SECTOR: usize = 512;
const END: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;

/// One sheet of these rows.
pub fn bytes(rows: &[Vec<Cell>]) -> Vec<u8> {
    let mut cells = Vec::new();
    for (row, line) in (0_u16..).zip(rows) {
        for (column, cell) in (0_u16..).zip(line) {
            cells.push((row, column, cell));
        }
    }
    compound(&stream(&cells))
}

/// One cell in each of two corners.
pub fn far_corner() -> Vec<u8> {
    let (a, b) = (Cell::Text("订单编号"), Cell::Text("x"));
    compound(&stream(&[(0, 0, &a), (65_535, 65_535, &b)]))
}

fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let mut out = kind.to_le_bytes().to_vec();
    out.extend(u16::try_from(body.len()).unwrap().to_le_bytes());
    out.extend(body);
    out
}

/// A text with its length in two bytes, as UTF-16.
fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut out = u16::try_from(units.len()).unwrap().to_le_bytes().to_vec();
    out.push(1);
    out.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    out
}

fn stream(cells: &[(u16, u16, &Cell)]) -> Vec<u8> {
    let begin = |kind: u8| record(0x0809, &[0, 6, kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let mut globals = begin(5);
    globals.extend(record(0x0042, &1200_u16.to_le_bytes()));
    // The sheet's place, shown, a worksheet, its name.
    let place = u32::try_from(globals.len() + 4 + 8 + 2 + 4).unwrap();
    let mut sheet = place.to_le_bytes().to_vec();
    sheet.extend([0, 0, 2, 0, b'S', b'1']);
    globals.extend(record(0x0085, &sheet));
    globals.extend(record(0x000A, &[]));
    assert_eq!(globals.len(), place as usize);
    let mut out = globals;
    out.extend(begin(0x10));
    for (row, column, cell) in cells {
        let mut body = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
        let kind = match cell {
            Cell::Text(text) => {
                body.extend(wide(text));
                0x0204
            }
            Cell::Number(n) => {
                body.extend(n.to_le_bytes());
                0x0203
            }
        };
        out.extend(record(kind, &body));
    }
    out.extend(record(0x000A, &[]));
    // Shorter streams lie elsewhere in a compound file.
    out.resize(out.len().max(4_096).next_multiple_of(SECTOR), 0);
    out
}

/// A compound file of one stream: the table of sectors, the folder, the stream.
fn compound(stream: &[u8]) -> Vec<u8> {
    let mut head = vec![0_u8; SECTOR];
    let mut at =
        |place: usize, bytes: &[u8]| head[place..place + bytes.len()].copy_from_slice(bytes);
    at(0, &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    at(24, &[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    at(44, &1_u32.to_le_bytes());
    at(48, &1_u32.to_le_bytes());
    at(56, &4_096_u32.to_le_bytes());
    at(60, &END.to_le_bytes());
    at(68, &END.to_le_bytes());
    at(76, &[0xFF; 436]);
    at(76, &0_u32.to_le_bytes());
    let sectors = stream.len() / SECTOR;
    let mut table = vec![0xFFFF_FFFD, END];
    table.extend(
        (0..sectors).map(|n| if n + 1 == sectors { END } else { u32::try_from(n + 3).unwrap() }),
    );
    table.resize(SECTOR / 4, FREE);
    let mut out = head;
    out.extend(table.iter().flat_map(|sector| sector.to_le_bytes()));
    let size = u32::try_from(stream.len()).unwrap();
    out.extend(entry("Root Entry", 5, 1, END, 0));
    out.extend(entry("Workbook", 2, FREE, 2, size));
    out.extend(entry("", 0, FREE, 0, 0));
    out.extend(entry("", 0, FREE, 0, 0));
    out.extend(stream);
    out
}

fn entry(name: &str, kind: u8, child: u32, start: u32, size: u32) -> Vec<u8> {
    let mut out = vec![0_u8; 128];
    let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    out[..units.len()].copy_from_slice(&units);
    if !name.is_empty() {
        out[64] = u8::try_from(units.len() + 2).unwrap();
    }
    out[66] = kind;
    out[67] = 1;
    out[68..72].copy_from_slice(&FREE.to_le_bytes());
    out[72..76].copy_from_slice(&FREE.to_le_bytes());
    out[76..80].copy_from_slice(&child.to_le_bytes());
    out[116..120].copy_from_slice(&start.to_le_bytes());
    out[120..124].copy_from_slice(&size.to_le_bytes());
    out
}
