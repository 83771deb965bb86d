//! `chaqi tally`: the numbers of business days, and the rows behind one of them.

use super::args::{self, TallyFormat};
use super::context::Context;
use super::errors::{Done, Failure};
use super::output::{self, Out};
use super::tally_page as page;
use crate::domain::tally::{By, Tally};
use crate::exchange::atomic_file;
use crate::i18n::{Lang, t};
use chrono::{Datelike, Days, NaiveDate};
use std::io::{self, IsTerminal};
use std::path::Path;

/// Runs the command.
pub(super) fn run(context: &Context, args: &args::Tally) -> Done {
    let (from, to) = span(context, args)?;
    let by = args.by.unwrap_or(By::Agent);
    let store = context.store()?;
    let (begin, end) = context.config.roster.window(from, to);
    let rows = store.activity(context.local(begin), context.local(end))?;
    let tally = Tally::count(rows, &context.config.roster, from, to, by);
    let format = if args.json { TallyFormat::Json } else { format(context.lang, args)? };
    let bytes = match args.rows {
        Some(measure) => page::rows(context, &store, &tally, measure, format)?,
        None => page::tally(context, &tally, format)?,
    };
    match &args.output {
        Some(path) if path != Path::new("-") => {
            atomic_file(path, args.force, |out| out.write_all(&bytes))?;
            let path = path.display().to_string();
            output::note(&t!(context.lang, "cli-note-written", "path" => path));
        }
        _ => {
            let mut out = Out::new();
            match format {
                TallyFormat::Json => out.raw_json(&String::from_utf8_lossy(&bytes))?,
                // A file for a spreadsheet stays as it is, but a terminal gets no foreign marks.
                TallyFormat::Csv if !io::stdout().is_terminal() => out.bytes(&bytes)?,
                TallyFormat::Table | TallyFormat::Csv | TallyFormat::Md => {
                    let text = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
                    out.block(text.trim_start_matches('\u{feff}').trim_end())?;
                }
            }
            out.flush()?;
        }
    }
    Ok(0)
}

/// The format that was asked for, else the one that the file's name says. A name that says one that
/// is not written here is refused: what is inside would not open.
fn format(lang: Lang, args: &args::Tally) -> Result<TallyFormat, Failure> {
    if let Some(format) = args.format {
        return Ok(format);
    }
    let ending = args.output.as_deref().and_then(Path::extension).and_then(|e| e.to_str());
    Ok(match ending.map(str::to_lowercase).as_deref() {
        Some("csv") => TallyFormat::Csv,
        Some("md") => TallyFormat::Md,
        Some("json") => TallyFormat::Json,
        None | Some("txt") => TallyFormat::Table,
        Some(other) => {
            let what = t!(lang, "cli-fail-tally-ending", "ending" => other);
            return Err(Failure::usage(what).hint(t!(lang, "cli-hint-tally-ending")));
        }
    })
}

/// The business days: one day, from and to, the week from Monday, the month from its first day.
fn span(context: &Context, args: &args::Tally) -> Result<(NaiveDate, NaiveDate), Failure> {
    let today = context.place().day;
    if let Some(date) = &args.date {
        return Ok((date.0, date.0));
    }
    if args.week {
        let monday = today - Days::new(u64::from(today.weekday().num_days_from_monday()));
        return Ok((monday, today));
    }
    if args.month {
        return Ok((today.with_day(1).unwrap_or(today), today));
    }
    let to = args.to.as_ref().map_or(today, |day| day.0);
    let from = args.from.as_ref().map_or(to, |day| day.0);
    if from > to {
        return Err(Failure::usage(t!(context.lang, "cli-fail-span",
            "from" => from.to_string(), "to" => to.to_string())));
    }
    Ok((from, to))
}
