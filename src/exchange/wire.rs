//! How the reading process tells the console what it found: frames of a kind, a length and a
//! payload. Orders are packed, since there are many; what is rare is JSON.
//!
//! The reader trusts nothing: a frame that is too long or does not add up is an error.

use super::child::{Event, Progress, Totals};
use super::{ImportError, ImportedOrder, Opened, Refused};
use crate::domain::{
    Colour, Money, OrderFields, OrderKey, OrderState, Platform, Time, Word, now_from_ms, to_ms,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::io::{self, Read, Write};

/// The first bytes of a stream.
pub(super) const MAGIC: &[u8; 8] = b"chaqi\0r2";
/// No frame is longer: a row is at most 1 MiB in its file.
const MAX_FRAME: usize = 8 * 1024 * 1024;

const HEADER: u8 = b'H';
const ORDER: u8 = b'O';
const REFUSED: u8 = b'R';
const REPEATED: u8 = b'S';
const PROGRESS: u8 = b'P';
const FAILED: u8 = b'E';
const END: u8 = b'Z';

/// Writes the stream.
pub(super) struct Sender<W: Write> {
    out: W,
    frame: Vec<u8>,
    columns: BTreeMap<String, u32>,
}

impl<W: Write> Sender<W> {
    /// Begins the stream; the names of the columns are told once.
    pub(super) fn new(out: W) -> io::Result<Self> {
        let mut sender = Self { out, frame: Vec::new(), columns: BTreeMap::new() };
        sender.out.write_all(MAGIC)?;
        Ok(sender)
    }

    pub(super) fn event(&mut self, event: &Event) -> io::Result<()> {
        match event {
            Event::Opened(opened) => {
                self.columns = opened.header.iter().cloned().zip(0..).collect();
                self.json(HEADER, opened)
            }
            Event::Order(order) => self.order(order),
            Event::Refused(refused) => self.json(REFUSED, refused),
            Event::Repeated(repeated) => self.json(REPEATED, repeated),
            Event::Progress(p) => {
                self.json(PROGRESS, &(p.bytes_done, p.bytes_total, p.rows))?;
                self.out.flush()
            }
        }
    }

    /// Ends the stream.
    pub(super) fn end(&mut self, result: &Result<Totals, ImportError>) -> io::Result<()> {
        match result {
            Ok(totals) => self.json(END, totals)?,
            Err(error) => self.json(FAILED, error)?,
        }
        self.out.flush()
    }

    fn json(&mut self, kind: u8, value: &impl Serialize) -> io::Result<()> {
        self.frame.clear();
        serde_json::to_writer(&mut self.frame, value)?;
        self.send(kind)
    }

    fn send(&mut self, kind: u8) -> io::Result<()> {
        let length = u32::try_from(self.frame.len()).map_err(io::Error::other)?;
        self.out.write_all(&[kind])?;
        self.out.write_all(&length.to_le_bytes())?;
        self.out.write_all(&self.frame)
    }

    fn order(&mut self, order: &ImportedOrder) -> io::Result<()> {
        let ImportedOrder { line, key, fields, fills, .. } = order;
        let to = &mut self.frame;
        to.clear();
        to.extend(line.to_le_bytes());
        put(to, key.platform.code());
        put(to, &key.shop);
        put(to, &key.number);
        let texts = [
            &fields.buyer,
            &fields.item,
            &fields.waybill,
            &fields.courier,
            &fields.phone,
            &fields.platform_memo,
        ];
        for text in texts {
            maybe(to, text.as_ref(), |to, text| put(to, text));
        }
        maybe(to, fields.state.as_ref(), |to, state| put(to, state.code()));
        maybe(to, fields.amount, |to, amount| to.extend(amount.0.to_le_bytes()));
        maybe(to, fields.cod, |to, cod| to.push(u8::from(cod)));
        for time in [fields.created, fields.paid] {
            maybe(to, time, |to, time| {
                to.extend(to_ms(time).to_le_bytes());
                to.extend(time.offset().local_minus_utc().to_le_bytes());
            });
        }
        to.push(u8::from(*fills));
        maybe(to, fields.platform_flag, |to, flag| put(to, flag.code()));
        // Lines and refunds are few, or the order has little else.
        let parts = (&fields.lines, &fields.refunds);
        let parts = (!parts.0.is_empty() || !parts.1.is_empty()).then_some(parts);
        let parts = parts.map(|parts| serde_json::to_string(&parts)).transpose()?;
        maybe(to, parts.as_ref(), |to, parts| put(to, parts));
        let count = u32::try_from(fields.extras.len()).map_err(io::Error::other)?;
        to.extend(count.to_le_bytes());
        // Every extra is named after a column, and both are sorted: one walk finds them all.
        let mut columns = self.columns.iter();
        for (name, text) in &fields.extras {
            let (_, column) = columns.find(|(column, _)| *column == name).ok_or_else(broken)?;
            to.extend(column.to_le_bytes());
            put(to, text);
        }
        self.send(ORDER)
    }
}

fn put(to: &mut Vec<u8>, text: &str) {
    // A frame beyond u32 fails when it is sent.
    to.extend(u32::try_from(text.len()).unwrap_or(u32::MAX).to_le_bytes());
    to.extend_from_slice(text.as_bytes());
}

fn maybe<T>(to: &mut Vec<u8>, value: Option<T>, write: impl FnOnce(&mut Vec<u8>, T)) {
    to.push(u8::from(value.is_some()));
    if let Some(value) = value {
        write(to, value);
    }
}

/// What came over the wire.
#[expect(clippy::large_enum_variant, reason = "nearly every value is an order")]
pub(super) enum Message {
    Event(Event),
    End(Result<Totals, ImportError>),
}

/// Reads the stream.
pub(super) struct Receiver<R> {
    input: R,
    frame: Vec<u8>,
    columns: Vec<String>,
}

impl<R: Read> Receiver<R> {
    pub(super) fn new(mut input: R) -> io::Result<Self> {
        let mut magic = [0; 8];
        input.read_exact(&mut magic)?;
        if magic != *MAGIC {
            return Err(broken());
        }
        Ok(Self { input, frame: Vec::new(), columns: Vec::new() })
    }

    /// The next message. An error or an early end of the stream means that the process died.
    pub(super) fn next(&mut self) -> io::Result<Message> {
        let mut head = [0; 5];
        self.input.read_exact(&mut head)?;
        let length = u32::from_le_bytes([head[1], head[2], head[3], head[4]]) as usize;
        if length > MAX_FRAME {
            return Err(broken());
        }
        self.frame.resize(length, 0);
        self.input.read_exact(&mut self.frame)?;
        Ok(match head[0] {
            HEADER => {
                let opened: Opened = self.json()?;
                self.columns.clone_from(&opened.header);
                Message::Event(Event::Opened(opened))
            }
            ORDER => Message::Event(Event::Order(self.order()?)),
            REFUSED => Message::Event(Event::Refused(self.json::<Refused>()?)),
            REPEATED => Message::Event(Event::Repeated(self.json()?)),
            PROGRESS => {
                let (bytes_done, bytes_total, rows) = self.json()?;
                Message::Event(Event::Progress(Progress { bytes_done, bytes_total, rows }))
            }
            FAILED => Message::End(Err(self.json()?)),
            END => Message::End(Ok(self.json()?)),
            _ => return Err(broken()),
        })
    }

    fn json<T: DeserializeOwned>(&self) -> io::Result<T> {
        Ok(serde_json::from_slice(&self.frame)?)
    }

    fn order(&self) -> io::Result<ImportedOrder> {
        let mut from = Take(&self.frame);
        let line = from.u64()?;
        let platform = Platform::parse(from.text()?).map_err(io::Error::other)?;
        let key = OrderKey { platform, shop: from.owned()?, number: from.owned()? };
        let mut text = || from.maybe(Take::owned);
        let mut fields = OrderFields {
            buyer: text()?,
            item: text()?,
            waybill: text()?,
            courier: text()?,
            phone: text()?,
            platform_memo: text()?,
            ..OrderFields::default()
        };
        fields.state = from.maybe(|f| f.text().map(OrderState::read))?;
        fields.amount = from.maybe(|f| f.u64().map(|fen| Money(fen.cast_signed())))?;
        fields.cod = from.maybe(|f| Ok(f.array::<1>()? == [1]))?;
        fields.created = from.maybe(Take::time)?;
        fields.paid = from.maybe(Take::time)?;
        let fills = from.array::<1>()? == [1];
        let flag = from.maybe(|f| f.text().map(Colour::parse))?;
        fields.platform_flag = flag.transpose().map_err(io::Error::other)?;
        if let Some(parts) = from.maybe(Take::owned)? {
            (fields.lines, fields.refunds) = serde_json::from_str(&parts)?;
        }
        let count = from.u32()?;
        let mut extras = Vec::new();
        for _ in 0..count {
            let name = self.columns.get(from.u32()? as usize).ok_or_else(broken)?;
            extras.push((name.clone(), from.owned()?));
        }
        fields.extras = extras.into_iter().collect();
        let order = ImportedOrder { line, key, fields, fills, listed: None };
        if from.0.is_empty() { Ok(order) } else { Err(broken()) }
    }
}

/// Takes values from the front of a frame.
struct Take<'a>(&'a [u8]);

impl<'a> Take<'a> {
    fn bytes(&mut self, n: usize) -> io::Result<&'a [u8]> {
        let (head, rest) = self.0.split_at_checked(n).ok_or_else(broken)?;
        self.0 = rest;
        Ok(head)
    }

    fn array<const N: usize>(&mut self) -> io::Result<[u8; N]> {
        self.bytes(N)?.try_into().map_err(io::Error::other)
    }

    fn u32(&mut self) -> io::Result<u32> {
        self.array().map(u32::from_le_bytes)
    }

    fn u64(&mut self) -> io::Result<u64> {
        self.array().map(u64::from_le_bytes)
    }

    fn text(&mut self) -> io::Result<&'a str> {
        let length = self.u32()? as usize;
        std::str::from_utf8(self.bytes(length)?).map_err(io::Error::other)
    }

    fn owned(&mut self) -> io::Result<String> {
        self.text().map(str::to_owned)
    }

    fn time(&mut self) -> io::Result<Time> {
        let ms = self.u64()?.cast_signed();
        let offset = i32::from_le_bytes(self.array()?);
        let offset = chrono::FixedOffset::east_opt(offset).ok_or_else(broken)?;
        Ok(now_from_ms(ms, offset))
    }

    fn maybe<T>(&mut self, read: impl FnOnce(&mut Self) -> io::Result<T>) -> io::Result<Option<T>> {
        match self.array::<1>()? {
            [0] => Ok(None),
            [1] => read(self).map(Some),
            _ => Err(broken()),
        }
    }
}

fn broken() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "not what the reading process says")
}
