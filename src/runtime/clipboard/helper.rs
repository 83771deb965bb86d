//! A helper program that takes a text on standard input, and can't hold anything up.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use super::Reason;
use crate::runtime::platform;

/// Most characters of a helper's complaint.
const MESSAGE_CHARS: usize = 200;

/// Runs a program without a shell and gives it a text; returns the program's name.
///
/// A program that goes on in the background (xclip serves the selection that way) counts as done
/// when its first process ends. One that doesn't end in time is killed with all it started.
pub(super) fn give(command: &[String], text: &str, patience: Duration) -> Result<String, Reason> {
    run(command, Some(text), patience, Stdio::null()).map(|program| program.0)
}

/// Runs a program and returns what it printed.
pub(super) fn ask(command: &[String], patience: Duration) -> Result<String, Reason> {
    let (program, not_started) = named(command)?;
    // A file instead of a pipe: nobody has to empty it, and nobody can keep it open.
    let mut output = tempfile::tempfile().map_err(&not_started)?;
    let handle = output.try_clone().map_err(&not_started)?;
    run(command, None, patience, handle.into())?;
    let mut text = String::new();
    output.seek(SeekFrom::Start(0)).and_then(|_| output.read_to_string(&mut text)).map_err(
        |error| Reason::CommandFailed { program, code: "0".into(), message: error.to_string() },
    )?;
    Ok(text)
}

fn named(command: &[String]) -> Result<(String, impl Fn(std::io::Error) -> Reason), Reason> {
    let path = command.first().ok_or(Reason::NoCommand)?;
    let name = Path::new(path).file_name().map_or(path.into(), |name| name.to_string_lossy());
    let program = printable(&name);
    let named = program.clone();
    let not_started = move |error: std::io::Error| Reason::NotStarted {
        program: named.clone(),
        error: error.to_string(),
    };
    Ok((program, not_started))
}

fn run(
    command: &[String],
    text: Option<&str>,
    patience: Duration,
    stdout: Stdio,
) -> Result<(String, ExitStatus), Reason> {
    let (program, not_started) = named(command)?;
    let mut complaints = tempfile::tempfile().map_err(&not_started)?;
    let mut helper = Command::new(&command[0]);
    helper.args(&command[1..]).stdout(stdout);
    helper.stdin(if text.is_some() { Stdio::piped() } else { Stdio::null() });
    helper.stderr(complaints.try_clone().map_err(&not_started)?);
    platform::own_group(&mut helper);
    let mut child = helper.spawn().map_err(&not_started)?;

    if let (Some(mut stdin), Some(text)) = (child.stdin.take(), text) {
        let text = text.to_owned();
        // On a thread of its own: a program that doesn't read leaves the pipe full.
        let feeder = std::thread::Builder::new().name("clipboard-feed".into());
        let fed = feeder.spawn(move || {
            // A program that ends without reading all of it says so by its exit code.
            let _ = stdin.write_all(text.as_bytes());
        });
        if let Err(error) = fed {
            platform::kill_group(&mut child);
            let _ = child.wait();
            return Err(not_started(error));
        }
    }

    match wait(&mut child, patience) {
        Some(status) if status.success() => Ok((program, status)),
        Some(status) => Err(Reason::CommandFailed {
            program,
            code: status.code().map_or_else(|| status.to_string(), |code| code.to_string()),
            message: first_line(&mut complaints),
        }),
        None => {
            platform::kill_group(&mut child);
            let _ = child.wait();
            Err(Reason::CommandHangs { program })
        }
    }
}

/// Waits for the end of a process; `None` when it takes longer.
fn wait(child: &mut Child, patience: Duration) -> Option<ExitStatus> {
    let deadline = Instant::now() + patience;
    // The standard library has no wait with a deadline; a helper needs a few milliseconds.
    let mut pause = Duration::from_millis(1);
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if Instant::now() < deadline => std::thread::sleep(pause),
            Ok(None) | Err(_) => return None,
        }
        pause = (pause * 2).min(Duration::from_millis(20));
    }
}

fn first_line(complaints: &mut File) -> String {
    let mut bytes = Vec::new();
    let _ = complaints.seek(SeekFrom::Start(0));
    let _ = complaints.take(4 * 1024).read_to_end(&mut bytes);
    let text = String::from_utf8_lossy(&bytes);
    printable(text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default())
}

fn printable(text: &str) -> String {
    text.trim().chars().filter(|c| !c.is_control()).take(MESSAGE_CHARS).collect()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    /// Long enough for a loaded machine.
    const AMPLE: Duration = Duration::from_secs(20);

    fn shell(script: &str) -> Vec<String> {
        ["sh", "-c", script].map(str::to_owned).to_vec()
    }

    #[test]
    fn the_text_arrives_as_it_is() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("got");
        let command = ["sh", "-c", "cat > \"$1\"", "sh", file.to_str().unwrap()].map(str::to_owned);
        let text = format!("亲，$(reboot) `x` \u{1f381}\n{}", "长".repeat(100_000));
        assert_eq!(give(&command, &text, AMPLE).unwrap(), "sh");
        assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    }

    #[test]
    fn a_failure_is_told_with_its_first_line() {
        let refused = give(&shell("printf '\\033[31mno\\n more' >&2; exit 3"), "x", AMPLE);
        let expected = Reason::CommandFailed {
            program: "sh".into(),
            code: "3".into(),
            message: "[31mno".into(),
        };
        assert_eq!(refused.unwrap_err(), expected);
        let missing = give(&["/nowhere/xclip".to_owned()], "x", AMPLE).unwrap_err();
        assert!(matches!(missing, Reason::NotStarted { program, .. } if program == "xclip"));
        assert_eq!(give(&[], "x", AMPLE).unwrap_err(), Reason::NoCommand);
    }

    #[test]
    fn a_helper_that_hangs_is_killed_with_its_children() {
        let home = tempfile::tempdir().unwrap();
        let pid = home.path().join("pid");
        let script = format!("sleep 1000 & echo $! > '{}'; wait", pid.display());
        // Patience ends only after the child has told its number: no guess about its speed.
        let text = "x".repeat(1_000_000);
        let mut hung = None;
        while std::fs::read_to_string(&pid).map_or(true, |number| number.trim().is_empty()) {
            hung = Some(give(&shell(&script), &text, Duration::from_millis(200)).unwrap_err());
        }
        assert_eq!(hung.unwrap(), Reason::CommandHangs { program: "sh".into() });
        let number: i32 = std::fs::read_to_string(&pid).unwrap().trim().parse().unwrap();
        let child = rustix::process::Pid::from_raw(number).unwrap();
        let deadline = Instant::now() + AMPLE;
        while rustix::process::test_kill_process(child).is_ok() && !is_zombie(number) {
            assert!(Instant::now() < deadline, "the child lives on");
            std::thread::yield_now();
        }
    }

    fn is_zombie(number: i32) -> bool {
        std::fs::read_to_string(format!("/proc/{number}/stat"))
            .is_ok_and(|stat| stat.contains(") Z"))
    }

    #[test]
    fn a_helper_that_stays_in_the_background_is_done() {
        // The background process keeps every handle it inherited.
        let home = tempfile::tempdir().unwrap();
        let pid = home.path().join("pid");
        let script = format!("cat >/dev/null; sleep 1000 & echo $! > '{}'", pid.display());
        assert_eq!(give(&shell(&script), "x", AMPLE).unwrap(), "sh");
        let number = std::fs::read_to_string(&pid).unwrap().trim().parse().unwrap();
        let child = rustix::process::Pid::from_raw(number).unwrap();
        rustix::process::kill_process(child, rustix::process::Signal::KILL).unwrap();
    }

    #[test]
    fn an_answer_is_read() {
        assert_eq!(ask(&shell("printf '单号 1'"), AMPLE).unwrap(), "单号 1");
    }
}
