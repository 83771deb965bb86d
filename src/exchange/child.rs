//! Reading a report in a process of its own: the same program, under limits of memory and time,
//! so that no file can hurt the console.
//!
//! The console opens the file and hands it over as standard input; the process reads it and
//! answers on standard output. Its diagnostics go nowhere: they might hold a buyer's data.
//!
//! Must not know: what happens to the orders.

use super::decode::is_workbook;
use super::kinds::Other;
use super::process::{MAX_FILE, Reading, seekable, stdin};
use super::reports::read_orders_watched;
use super::sheet::Sheet;
use super::wire::{Message, Receiver, Sender};
use super::{
    ImportError, ImportOptions, ImportedOrder, Opened, OrderRow, Refused, Repeated, job, limits,
};
use chrono::FixedOffset;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{ChildStdout, Command, Stdio};

/// The hidden command under which the program reads a report; one argument follows, which is
/// [`run`]'s.
pub const COMMAND: &str = "__parse";
/// Rows between two reports of progress.
const STEP: u64 = 2_048;

/// How far the reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes read so far. The file is read twice.
    pub bytes_done: u64,
    /// Bytes to be read in all.
    pub bytes_total: u64,
    /// Rows read in the pass that gives orders.
    pub rows: u64,
}

/// What the reading gives, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "nearly every value is an order")]
pub enum Event {
    /// What the report is; before all orders.
    Opened(Opened),
    /// An order.
    Order(ImportedOrder),
    /// A row that was not taken.
    Refused(Refused),
    /// A further row of an order.
    Repeated(Repeated),
    /// Now and then.
    Progress(Progress),
}

/// What was read in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Totals {
    /// Rows after the header, summary rows not counted.
    pub rows: u64,
    /// Rows of these that were one more line or refund of an order.
    pub joined: u64,
}

/// A whole report in memory.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parsed {
    /// The orders.
    pub orders: Vec<ImportedOrder>,
    /// The rows that were not taken.
    pub refused: Vec<Refused>,
    /// Further rows of these orders.
    pub repeated: Vec<Repeated>,
    /// What was read in all.
    pub totals: Totals,
    /// What the report is.
    pub opened: Option<Opened>,
}

/// Opens what is to be imported; `-` is standard input.
///
/// # Errors
/// It can't be opened, or is a folder.
pub fn open(path: &Path) -> Result<File, ImportError> {
    let named = |e: io::Error| ImportError::Io { message: format!("{}: {e}", path.display()) };
    if path.as_os_str() == "-" {
        return stdin().map_err(named);
    }
    if std::fs::metadata(path).map_err(named)?.is_dir() {
        return Err(ImportError::NotAFile { path: path.display().to_string() });
    }
    File::open(path).map_err(named)
}

/// Reads a report in a process of the program `exe` and tells `on` what it gives, as it comes.
/// A break ends the process at once.
///
/// # Errors
/// Whatever is wrong with the file as a whole: then nothing that was told before must be kept.
/// [`ImportError::Unsafe`] when the process died or was ended by its limits.
pub fn parse(
    exe: &Path,
    input: File,
    options: &ImportOptions,
    on: &mut dyn FnMut(Event) -> ControlFlow<()>,
) -> Result<Totals, ImportError> {
    let mut parsing = Parsing::begin(exe, input, options)?;
    loop {
        match parsing.step()? {
            Step::Event(event) => {
                if on(event).is_break() {
                    return Err(ImportError::Cancelled);
                }
            }
            Step::End(totals) => return Ok(totals),
        }
    }
}

/// A report that is being read in a process of its own, step by step. Dropping it ends the
/// process.
pub struct Parsing {
    child: Reading,
    stream: Receiver<BufReader<ChildStdout>>,
}

/// One step of [`Parsing`].
#[expect(clippy::large_enum_variant, reason = "nearly every value is an order")]
pub enum Step {
    /// What it gave.
    Event(Event),
    /// All was read.
    End(Totals),
}

impl Parsing {
    /// Starts the process of the program `exe`.
    ///
    /// # Errors
    /// As [`parse`].
    pub fn begin(exe: &Path, input: File, options: &ImportOptions) -> Result<Self, ImportError> {
        let mut command = Command::new(exe);
        command.arg(COMMAND).arg(argument(options));
        command.stdin(input).stdout(Stdio::piped()).stderr(Stdio::null());
        let (mut child, pipe) = Reading::start(&mut command)?;
        // Whatever is wrong with the stream: it is the end of the process that tells why.
        match Receiver::new(BufReader::with_capacity(256 * 1024, pipe)) {
            Ok(stream) => Ok(Self { child, stream }),
            Err(_) => Err(child.end()),
        }
    }

    /// Waits for the next step.
    ///
    /// # Errors
    /// As [`parse`].
    pub fn step(&mut self) -> Result<Step, ImportError> {
        match self.stream.next() {
            Ok(Message::Event(event)) => Ok(Step::Event(event)),
            Ok(Message::End(result)) => result.map(Step::End),
            Err(_) => Err(self.child.end()),
        }
    }
}

/// [`parse`] into memory, for files of ordinary size; `progress` may break it off.
///
/// # Errors
/// As [`parse`].
pub fn parse_all(
    exe: &Path,
    input: File,
    options: &ImportOptions,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Parsed, ImportError> {
    let mut parsed = Parsed::default();
    parsed.totals = parse(exe, input, options, &mut |event| parsed.take(event, progress))?;
    Ok(parsed)
}

/// [`parse`] in this process, for tests and benches.
///
/// # Errors
/// As [`read_orders`](super::read_orders).
pub fn parse_here(
    input: impl Read + Seek,
    options: &ImportOptions,
    on: &mut dyn FnMut(Event) -> ControlFlow<()>,
) -> Result<Totals, ImportError> {
    read_all(input, options, &mut |event| match on(event) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(ImportError::Cancelled),
    })
}

impl Parsed {
    fn take(
        &mut self,
        event: Event,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        match event {
            Event::Opened(opened) => self.opened = Some(opened),
            Event::Order(order) => self.orders.push(order),
            Event::Refused(refused) => self.refused.push(refused),
            Event::Repeated(repeated) => self.repeated.push(repeated),
            Event::Progress(now) => return progress(now),
        }
        ControlFlow::Continue(())
    }
}

/// The options as the one argument of the hidden command.
fn argument(options: &ImportOptions) -> String {
    let ImportOptions { platform, platform_given, shop, shop_column, offset, columns, remembered } =
        options;
    let offset = offset.local_minus_utc();
    let asked = (platform, platform_given, shop, shop_column, offset, columns, remembered);
    serde_json::json!(asked).to_string()
}

/// [`argument`] read back.
fn options(argument: &str) -> Option<ImportOptions> {
    let (platform, platform_given, shop, shop_column, offset, columns, remembered) =
        serde_json::from_str(argument).ok()?;
    let offset = FixedOffset::east_opt(offset)?;
    Some(ImportOptions { platform, platform_given, shop, shop_column, offset, columns, remembered })
}

/// The hidden command itself: limits this process, reads standard input, answers on standard
/// output. Returns the exit code. For nothing but the start of a process: the limits stay.
pub fn run(argument: &str) -> u8 {
    if let Some(code) = job::run(argument) {
        return code;
    }
    let Some(options) = options(argument) else { return 2 };
    if limits::set().is_err() {
        return 3;
    }
    let served = stdin().and_then(|input| serve(input, &options, io::stdout().lock()));
    u8::from(served.is_err())
}

/// Reads a report and writes the answer. What cannot be read twice is copied into a nameless
/// temporary file first.
///
/// # Errors
/// The answer can't be written: nobody listens any more. What is wrong with the report goes into
/// the answer.
pub fn serve(input: File, options: &ImportOptions, out: impl Write) -> io::Result<()> {
    let mut sender = Sender::new(BufWriter::with_capacity(256 * 1024, out))?;
    let mut lost = None;
    let result = seekable(input).and_then(|input| {
        read_all(input, options, &mut |event| {
            sender.event(&event).map_err(|error| {
                lost = Some(error);
                ImportError::Cancelled
            })
        })
    });
    match lost {
        Some(error) => Err(error),
        None => sender.end(&result),
    }
}

/// The one loop over a report.
fn read_all(
    mut input: impl Read + Seek,
    options: &ImportOptions,
    tell: &mut dyn FnMut(Event) -> Result<(), ImportError>,
) -> Result<Totals, ImportError> {
    let start = input.stream_position()?;
    let length = input.seek(io::SeekFrom::End(0))?.saturating_sub(start);
    input.seek(io::SeekFrom::Start(start))?;
    if length > MAX_FILE {
        return Err(ImportError::TooLarge { limit: MAX_FILE });
    }
    let head = first_bytes(&mut input)?;
    if !is_workbook(&head) {
        return match Other::of_bytes(&head) {
            Some(other) => other.refused(),
            None => read_rows(input, Sheet::open, length, options, tell),
        };
    }
    #[cfg(feature = "xlsx")]
    {
        let text = super::workbook::spool(input, super::workbook::Wanted::default())?;
        let length = text.metadata()?.len();
        read_rows(text, Sheet::open_rows, length, options, tell)
    }
    #[cfg(not(feature = "xlsx"))]
    Err(ImportError::Spreadsheet)
}

/// Looks at the first bytes and goes back.
fn first_bytes(input: &mut (impl Read + Seek)) -> Result<Vec<u8>, ImportError> {
    let start = input.stream_position()?;
    let mut head = Vec::new();
    input.take(64).read_to_end(&mut head)?;
    input.seek(io::SeekFrom::Start(start))?;
    Ok(head)
}

fn read_rows<R: Read + Seek>(
    input: R,
    open: fn(R) -> Result<Sheet<R>, ImportError>,
    length: u64,
    options: &ImportOptions,
    tell: &mut dyn FnMut(Event) -> Result<(), ImportError>,
) -> Result<Totals, ImportError> {
    let bytes_total = length * 2;
    let mut orders = read_orders_watched(input, open, options, &mut |bytes_done, _| {
        tell(Event::Progress(Progress { bytes_done, bytes_total, rows: 0 }))
    })?;
    tell(Event::Opened(orders.opened().clone()))?;
    let mut told = 0;
    while let Some(row) = orders.next() {
        tell(match row? {
            OrderRow::Order(order) => Event::Order(order),
            OrderRow::Refused(refused) => Event::Refused(refused),
            OrderRow::Repeated(repeated) => Event::Repeated(repeated),
        })?;
        let rows = orders.rows();
        if rows >= told + STEP {
            told = rows;
            tell(Event::Progress(Progress { bytes_done: orders.taken(), bytes_total, rows }))?;
        }
    }
    let rows = orders.rows();
    tell(Event::Progress(Progress { bytes_done: bytes_total, bytes_total, rows }))?;
    Ok(Totals { rows, joined: orders.joined() })
}
