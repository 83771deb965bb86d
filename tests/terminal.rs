//! The terminal is given back, whatever happens (P19): quit, panics, signals, stop and continue.
//!
//! Each test runs this very binary in a pseudo-terminal, with the name of a scene in the
//! environment; the test `scene` then plays the console.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

mod common;

use std::sync::mpsc;
use std::time::Instant;

use chaqi::runtime::signals::{Signal, Signals};
use chaqi::runtime::terminal::{Options, Terminal};
use common::{Console, Modes, Spec};
use crossterm::event::{Event, KeyCode, KeyModifiers};
use ratatui::widgets::{Paragraph, Widget};
use rustix::process::Signal as Kill;

const SCENE: &str = "CHAQI_TEST_SCENE";

/// Rounds of each scene; the promise says a hundred: `CHAQI_ROUNDS=100`.
fn rounds() -> usize {
    std::env::var("CHAQI_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(5)
}

enum Msg {
    Input(Event),
    Signal(Signal),
}

/// Plays a small console: `q` quits, `p` panics, `w` lets a worker panic.
#[test]
fn scene() {
    let Ok(scene) = std::env::var(SCENE) else { return };
    let deaf = scene == "deaf";
    let (sender, messages) = mpsc::channel();
    let from_signals = sender.clone();
    let signals = Signals::start(move |signal| {
        let _ = from_signals.send(Msg::Signal(signal));
    });
    let signals = signals.unwrap();
    let options = Options {
        mouse: true,
        title: "插旗\x1b]0;evil\x07".into(),
        crash_notice: "草稿还在".into(),
    };
    let mut terminal = Terminal::enter(options).unwrap();
    std::thread::spawn(move || {
        while let Ok(event) = crossterm::event::read() {
            if sender.send(Msg::Input(event)).is_err() {
                break;
            }
        }
    });

    let mut typed = String::new();
    let mut resumed = 0;
    loop {
        // A terminal that hung up can't be drawn on; the signal says so, too.
        if let Ok(size) = terminal.size() {
            let pid = std::process::id();
            let text =
                format!("ready 就绪\ntyped {typed}\nresumed {resumed}\npid {pid}\nsize {size}");
            let _ = terminal.draw(size, |buffer| {
                Paragraph::new(text).render(buffer.area, buffer);
                Some((6 + typed.len() as u16, 1))
            });
        }
        match messages.recv().unwrap() {
            Msg::Input(Event::Key(key)) if key.modifiers == KeyModifiers::NONE => match key.code {
                KeyCode::Char('q') => break,
                KeyCode::Char('p') => {
                    let secret = "13800000000".to_owned();
                    panic!("about {secret}");
                }
                KeyCode::Char('w') => {
                    std::thread::spawn(|| panic!("a literal"));
                    // Goes on drawing until the process ends under it.
                    loop {
                        typed = if typed == "x" { "y".into() } else { "x".into() };
                        let size = terminal.size().unwrap();
                        let _ = terminal.draw(size, |buffer| {
                            Paragraph::new(&*typed).render(buffer.area, buffer);
                            None
                        });
                    }
                }
                KeyCode::Char(c) => typed.push(c),
                _ => {}
            },
            Msg::Input(_) => {}
            Msg::Signal(Signal::Stop) => terminal.suspend().unwrap(),
            Msg::Signal(Signal::Continue) => {
                resumed += 1;
                terminal.resume().unwrap();
            }
            Msg::Signal(_) if deaf => {}
            Msg::Signal(end) => {
                signals.acknowledge();
                drop(terminal);
                std::process::exit(end.exit_code().into());
            }
        }
    }
}

fn play(scene: &str) -> Console {
    let this = std::env::current_exe().unwrap();
    let spec = Spec { bin: this, size: (60, 12), ..Spec::default() };
    let console = Console::spawn(spec.args(["--exact", "scene", "--nocapture"]).env(SCENE, scene));
    console.wait_for("ready 就绪");
    let taken = Modes {
        alternate_screen: true,
        bracketed_paste: true,
        mouse: true,
        titles: 1,
        ..Modes::default()
    };
    console.wait_raw("all modes", |raw| {
        Modes { cursor_hidden: false, update_open: false, ..common::modes(raw) } == taken
    });
    assert!(!console.settings_are_back(), "raw mode");
    console
}

/// Waits for the end and checks that nothing is left of us.
#[track_caller]
fn given_back(console: &Console, code: u32) {
    let status = console.wait_exit();
    assert_eq!(status.exit_code(), code, "{status}\n{}", console.screen());
    assert_eq!(console.modes(), Modes::default());
    assert!(console.settings_are_back(), "the line discipline");
    // libtest's own colours aside, every byte of ours is known.
    let foreign: Vec<_> = common::control_sequences(&console.raw())
        .into_iter()
        .filter(|seq| !common::is_ours(seq))
        .collect();
    assert_eq!(foreign, [], "foreign sequences");
}

#[test]
fn after_quit() {
    for _ in 0..rounds() {
        let mut console = play("loop");
        console.keys("ab");
        console.wait_for("typed ab");
        console.wait_cursor(8, 1);
        console.keys("q");
        given_back(&console, 0);
        assert!(!console.screen().contains("ready"), "the shell's screen is back");
    }
}

#[test]
fn after_a_panic_of_the_main_thread() {
    for _ in 0..rounds() {
        let mut console = play("loop");
        console.keys("p");
        given_back(&console, 101);
        let raw = String::from_utf8_lossy(&console.raw()).into_owned();
        assert!(raw.contains("草稿还在"), "{raw}");
        assert!(raw.contains("tests/terminal.rs:"), "the place in the source: {raw}");
        assert!(!raw.contains("13800000000"), "somebody's phone: {raw}");
    }
}

#[test]
fn after_a_panic_of_a_worker() {
    for _ in 0..rounds() {
        let mut console = play("loop");
        console.keys("w");
        given_back(&console, 101);
        let screen = console.screen();
        assert!(screen.contains("草稿还在") && screen.contains("a literal"), "{screen}");
    }
}

#[test]
fn after_each_signal_that_ends() {
    for _ in 0..rounds() {
        for (signal, code) in
            [(Kill::TERM, 143), (Kill::HUP, 129), (Kill::INT, 130), (Kill::QUIT, 131)]
        {
            let console = play("loop");
            console.signal(signal);
            given_back(&console, code);
        }
    }
}

#[test]
fn after_a_signal_that_the_loop_does_not_hear() {
    let console = play("deaf");
    console.signal(Kill::TERM);
    given_back(&console, 143);
}

#[test]
fn at_a_stop_and_taken_again() {
    for round in 1..=rounds() {
        let mut console = play("loop");
        console.keys("ab");
        console.wait_for("typed ab");
        for time in 1..=2 {
            console.signal(Kill::TSTP);
            console.wait_stopped();
            console.wait_raw("the modes given back", |raw| common::modes(raw) == Modes::default());
            assert!(console.settings_are_back(), "round {round}");
            console.signal(Kill::CONT);
            console.wait_for(&format!("resumed {time}"));
            console.wait_for("typed ab");
            console.wait_cursor(8, 1);
            assert!(console.modes().alternate_screen && console.modes().mouse);
            assert!(!console.settings_are_back(), "raw mode again");
        }
        console.keys("c");
        console.wait_for("typed abc");
        console.resize(50, 10);
        console.wait_for("size 50x10");
        console.keys("q");
        given_back(&console, 0);
    }
}

#[test]
fn a_stop_that_could_not_be_heard_is_repaired() {
    let mut console = play("loop");
    console.signal(Kill::STOP);
    console.wait_stopped();
    console.signal(Kill::CONT);
    console.wait_for("resumed 1");
    console.keys("z");
    console.wait_for("typed z");
    console.keys("q");
    given_back(&console, 0);
}

/// Counts how often the shell has told of a stop.
fn stops(raw: &[u8]) -> usize {
    String::from_utf8_lossy(raw).matches("Stopped  ").count()
}

/// A shell with job control: a stopped console that is woken in the background sleeps on, comes
/// back with `fg`, and ends with `kill %1`.
#[test]
fn a_job_in_the_background_leaves_the_terminal_alone() {
    if !std::path::Path::new("/bin/bash").exists() {
        eprintln!("skipped: no bash");
        return;
    }
    let spec = Spec { bin: "/bin/bash".into(), size: (100, 20), ..Spec::default() };
    let spec = spec.args(["--norc", "--noprofile", "-i"]).env("PS1", "sh> ").env(SCENE, "loop");
    let this = std::env::current_exe().unwrap();
    let mut shell = Console::spawn(spec.env("THIS", this));
    shell.wait_for("sh>");
    shell.keys("\"$THIS\" --exact scene --nocapture<enter>");
    shell.wait_for("ready");
    shell.wait_for("pid ");
    let screen = shell.screen();
    let pid = screen.lines().find_map(|line| line.strip_prefix("pid ")).unwrap();
    let pid = rustix::process::Pid::from_raw(pid.trim().parse().unwrap()).unwrap();

    rustix::process::kill_process(pid, Kill::TSTP).unwrap();
    shell.wait_raw("the shell's word", |raw| stops(raw) == 1);
    shell.keys("bg<enter>");
    // Until bash tells of the second stop.
    while !shell.screen().contains("asleep") {
        let seen = shell.raw().len();
        shell.keys("jobs -s | sed 's/Stopped/asleep/'<enter>");
        shell.wait_raw("an answer", |raw| raw.len() > seen);
    }
    assert!(!shell.modes().alternate_screen, "the terminal belongs to the shell");
    shell.keys("fg<enter>");
    shell.wait_for("resumed 1");

    let before = stops(&shell.raw());
    rustix::process::kill_process(pid, Kill::TSTP).unwrap();
    shell.wait_raw("the shell's word", |raw| stops(raw) > before);
    shell.keys("kill %1<enter>");
    let deadline = Instant::now() + common::AMPLE;
    while rustix::process::test_kill_process(pid).is_ok() {
        assert!(Instant::now() < deadline, "lives on:\n{}", shell.screen());
        std::thread::yield_now();
    }
    shell.keys("wait %1; echo \"code=$?\"<enter>");
    shell.wait_for("code=143");
    shell.keys("exit<enter>");
    shell.wait_exit();
    assert!(!shell.modes().alternate_screen);
}
