//! The screen: first frame (C1), keys (C2), idling (C4), memory (C5) and quitting (C11).

use crate::homes::Home;
use crate::pty::{Program, QUIET};
use crate::table::{Side, Table, median, ms, percentile};
use crate::{Bench, process};
use std::path::PathBuf;
use std::time::Duration;

const RUNS: usize = 12;
/// Words as agents type them: initials, pinyin, hanzi, a code.
const TYPED: [&str; 7] = ["wl", "wuliu", "tuikuan", "催付", "物流查询", "fhsj", "c12"];
const BACKSPACE: &[u8] = b"\x7f";
const CTRL_C: &[u8] = b"\x03";
const CTRL_Q: &[u8] = b"\x11";
/// How long anything may take to be there.
const PATIENCE: Duration = Duration::from_secs(15);
const IDLE: Duration = Duration::from_secs(10);

/// Somebody in the race.
struct Runner {
    name: String,
    /// The program, or why it is out.
    program: Result<PathBuf, String>,
    arguments: Vec<String>,
    home: PathBuf,
    quit: &'static [u8],
    /// Code and title of the last phrase it must know.
    last: Option<(String, String)>,
    samples: Samples,
}

/// What was measured: milliseconds and megabytes.
#[derive(Default)]
struct Samples {
    first: Vec<f64>,
    keys: Vec<f64>,
    /// Keys that showed nothing.
    silent: usize,
    share: Vec<f64>,
    resident: Vec<f64>,
    ended: Vec<f64>,
}

impl Runner {
    /// The console on a home with `count` phrases beside the shipped ones.
    fn console(bench: &Bench, count: usize) -> Self {
        let home = bench.home(count);
        let arguments = vec!["--home".to_owned(), home.folder.display().to_string()];
        Self::new(format!("chaqi {count}"), bench.chaqi(), arguments, home, CTRL_Q)
    }

    fn fzf(bench: &Bench, count: usize) -> Self {
        let home = bench.home(count);
        let fzf = bench.fzf();
        let line = fzf.as_ref().map_or(String::new(), |fzf| {
            format!("exec '{}' --no-mouse <'{}'", fzf.display(), home.lines.display())
        });
        let shell = fzf.map(|_| PathBuf::from("/bin/sh"));
        let arguments = vec!["-c".to_owned(), line];
        Self::new(format!("fzf {count}"), shell, arguments, home, CTRL_C)
    }

    fn floor(bench: &Bench) -> Self {
        let home = bench.home(0);
        Self::new("floor".to_owned(), bench.floor(), Vec::new(), home, CTRL_Q)
    }

    fn new(
        name: String,
        program: Result<PathBuf, String>,
        arguments: Vec<String>,
        home: &Home,
        quit: &'static [u8],
    ) -> Self {
        let (last, home) = (home.last.clone(), home.folder.clone());
        Self { name, program, arguments, home, quit, last, samples: Samples::default() }
    }

    /// Starts it and waits until it shows its data and rests.
    fn start(&self) -> Result<(Program, Duration), String> {
        let arguments: Vec<&str> = self.arguments.iter().map(String::as_str).collect();
        let program = self.program.as_ref().map_err(Clone::clone)?;
        let started = Program::start(program, &arguments, &self.home);
        let mut started = started.map_err(|error| error.to_string())?;
        let first = started.until("data", PATIENCE, is_full)?;
        if !started.settle(QUIET * 5, PATIENCE) {
            return Err("draws without end".into());
        }
        Ok((started, first))
    }

    /// One run: starting, typing, and leaving.
    fn run(&mut self) -> Result<(), String> {
        let (mut program, first) = self.start()?;
        let samples = &mut self.samples;
        samples.first.push(ms(first));
        for word in TYPED {
            let letters: Vec<String> = word.chars().map(String::from).collect();
            let back = letters.iter().map(|_| BACKSPACE);
            for key in letters.iter().map(String::as_bytes).chain(back) {
                match program.key(key) {
                    Some(time) => samples.keys.push(ms(time)),
                    None => samples.silent += 1,
                }
            }
        }
        if let Some((code, title)) = &self.last {
            // Who has not read the phrases is fast at nothing.
            program.send(code.as_bytes());
            let found = |screen: &str| screen.contains(title.as_str());
            program.until("phrase of the shop", PATIENCE, found)?;
            program.settle(QUIET, PATIENCE);
        }
        if let Some((share, resident)) = process::memory(program.pid) {
            samples.share.push(share);
            samples.resident.push(resident);
        }
        samples.ended.extend(program.quit(self.quit).map(ms));
        Ok(())
    }

    /// A value of it, unless it is out.
    fn side(&self, value: impl FnOnce(&Samples) -> Side) -> Side {
        match &self.program {
            Err(problem) => Err(format!("{}: {problem}", self.name)),
            Ok(_) => value(&self.samples),
        }
    }
}

/// Twelve rows of text: more than any frame around an empty list.
pub fn is_full(screen: &str) -> bool {
    let is_hanzi = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
    let says_something = |line: &&str| line.chars().filter(is_hanzi).count() >= 4;
    screen.lines().filter(says_something).count() >= 12
}

/// C1, C2, C5 and C11: everybody in turn, twelve times.
pub fn race(bench: &Bench, table: &mut Table) {
    let sizes = &bench.sizes;
    let mut runners = vec![Runner::floor(bench), Runner::console(bench, 0)];
    runners.extend(sizes.iter().map(|&count| Runner::console(bench, count)));
    runners.extend(sizes.iter().map(|&count| Runner::fzf(bench, count)));
    // What the first run leaves behind is what later ones start from; it is not counted.
    for round in 0..=RUNS {
        for runner in runners.iter_mut().filter(|runner| runner.program.is_ok()) {
            let done = runner.run();
            if round == 0 {
                runner.samples = Samples::default();
            }
            if let Err(problem) = done {
                runner.program = Err(problem);
            }
        }
    }
    let (floor, rest) = (&runners[0], &runners[2..]);
    let (consoles, fzfs) = rest.split_at(sizes.len());
    let shipped = &runners[1];

    let first = |s: &Samples| median(&s.first);
    for (console, count) in consoles.iter().zip(sizes) {
        let what = format!("first frame with data, {count} phrases");
        table.beside("C1", &what, "ms", console.side(first), ("floor", floor.side(first)), 2.0);
    }
    for ((console, fzf), count) in consoles.iter().zip(fzfs).zip(sizes) {
        if *count >= 10_000 {
            let what = format!("first frame with data, {count} phrases");
            table.beside("C1", &what, "ms", console.side(first), ("fzf", fzf.side(first)), 0.25);
        }
    }
    if let [.., before, largest] = consoles
        && sizes.contains(&100_000)
    {
        let peer = ("at 10,000", before.side(first));
        table.beside("C1", "first frame with data, 100000", "ms", largest.side(first), peer, 1.2);
    }

    let (p50, p95) = (|s: &Samples| percentile(&s.keys, 50), |s: &Samples| percentile(&s.keys, 95));
    for ((console, fzf), count) in consoles.iter().zip(fzfs).zip(sizes) {
        let what = format!("key to frame, p50, {count} phrases");
        table.beside("C2", &what, "ms", console.side(p50), ("floor", floor.side(p50)), 2.5);
        let what = format!("key to frame, p95, {count} phrases");
        table.beside("C2", &what, "ms", console.side(p95), ("fzf", fzf.side(p95)), 0.5);
    }

    let share = |s: &Samples| median(&s.share);
    for ((console, fzf), count) in consoles.iter().zip(fzfs).zip(sizes) {
        let what = format!("memory (PSS), {count} phrases");
        let (console, fzf) = (console.side(share), ("fzf", fzf.side(share)));
        match count {
            100_000.. => table.beside("C5", &what, "MB", console, fzf, 0.7),
            10_000.. => table.beside("C5", &what, "MB", console, fzf, 0.9),
            // Few phrases weigh nothing beside the program: no bar there.
            _ => table.beside("C5", &what, "MB", console, fzf, f64::INFINITY),
        }
    }
    table.alone("C5", "memory (PSS), shipped phrases", "MB", shipped.side(share), 16.0);
    let ended = |s: &Samples| median(&s.ended);
    for (console, count) in consoles.iter().zip(sizes) {
        let what = format!("quitting, {count} phrases");
        table.alone("C11", &what, "ms", console.side(ended), 20.0);
    }

    for runner in &runners {
        let Samples { keys, silent, resident, first, .. } = &runner.samples;
        if let (Ok(p50), Ok(p95), Ok(resident), Ok(first)) =
            (percentile(keys, 50), percentile(keys, 95), median(resident), median(first))
        {
            table.note(&format!(
                "{}: first {first:.1} ms, keys {p50:.2} / {p95:.2} ms of {}, {silent} showed \
                 nothing, RSS {resident:.1} MB",
                runner.name,
                keys.len()
            ));
        }
    }
}

/// C4: left alone for ten seconds.
pub fn idle(bench: &Bench, table: &mut Table) {
    let count = bench.sizes.last().copied().unwrap_or(1_000);
    let console = Runner::console(bench, count);
    let measured = rest(&console);
    let seconds = IDLE.as_secs_f64();
    let side =
        |value: fn(&process::Used) -> f64| measured.as_ref().map(value).map_err(Clone::clone);
    table.alone("C4", "idle: bytes written in 10 s", "B", side(|used| used.written), 0.0);
    let a_second = |side: Side| side.map(|value| value / seconds);
    let switches = a_second(side(|used| used.switches));
    table.alone("C4", "idle: wake-ups a second", "", switches, 4.0);
    let cpu = a_second(side(|used| used.cpu_ms));
    table.alone("C4", "idle: processor a second", "ms", cpu, 0.3);
    for peer in [Runner::floor(bench), Runner::fzf(bench, count)] {
        table.note(&match rest(&peer) {
            Ok(used) => format!(
                "{}, idle: {} bytes, {:.1} wake-ups a second, {:.2} ms a second",
                peer.name,
                used.written,
                used.switches / seconds,
                used.cpu_ms / seconds
            ),
            Err(problem) => format!("{}, idle: not measured: {problem}", peer.name),
        });
    }
}

fn rest(runner: &Runner) -> Result<process::Used, String> {
    let (mut program, _) = runner.start()?;
    // A library that is still being read is no idling.
    if let Some((code, title)) = &runner.last {
        program.send(code.as_bytes());
        program.until("phrase of the shop", PATIENCE, |screen| screen.contains(title.as_str()))?;
        program.send(&BACKSPACE.repeat(code.chars().count()));
        program.settle(QUIET * 5, PATIENCE);
    }
    let look = || process::used(program.pid).ok_or("the system tells nothing of it");
    let before = look()?;
    std::thread::sleep(IDLE);
    let after = look()?;
    Ok(process::Used {
        written: after.written - before.written,
        switches: after.switches - before.switches,
        cpu_ms: after.cpu_ms - before.cpu_ms,
    })
}
