//! The thread with stand-ins for the desktop, tmux and helpers. Nobody's clipboard is touched.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Condvar, Mutex};

use super::system::{Selection, System};
use super::*;

/// Long enough for a loaded machine.
const AMPLE: Duration = Duration::from_secs(20);

/// The clipboard of a desktop that can be made to hang.
#[derive(Default)]
struct Desktop {
    text: Mutex<String>,
    frozen: Mutex<bool>,
    thawed: Condvar,
    handed_over: AtomicBool,
}

impl Desktop {
    fn freeze(&self, frozen: bool) {
        *self.frozen.lock().unwrap() = frozen;
        self.thawed.notify_all();
    }
}

struct Handle(Arc<Desktop>);

impl Drop for Handle {
    fn drop(&mut self) {
        self.0.handed_over.store(true, Ordering::SeqCst);
    }
}

impl Selection for Handle {
    fn set(&mut self, text: String) -> Result<(), String> {
        let frozen = self.0.frozen.lock().unwrap();
        drop(self.0.thawed.wait_while(frozen, |frozen| *frozen).unwrap());
        *self.0.text.lock().unwrap() = text;
        Ok(())
    }

    fn get(&mut self) -> Result<String, String> {
        Ok(self.0.text.lock().unwrap().clone())
    }

    fn clear(&mut self) -> Result<(), String> {
        self.set(String::new())
    }
}

struct Bench {
    clipboard: Clipboard,
    outcomes: Receiver<Outcome>,
    desktop: Arc<Desktop>,
    home: tempfile::TempDir,
}

impl Bench {
    fn new(change: impl FnOnce(&mut Settings)) -> Self {
        Self::patient(AMPLE, change)
    }

    fn patient(patience: Duration, change: impl FnOnce(&mut Settings)) -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut settings = Settings {
            backend: Backend::Auto,
            command: Vec::new(),
            file: home.path().join("data/clipboard.txt"),
            surroundings: Surroundings { ssh: false, display: true, tmux: None },
        };
        change(&mut settings);
        let desktop = Arc::new(Desktop::default());
        let shared = Arc::clone(&desktop);
        let system = System::new(Arc::new(move || Ok(Box::new(Handle(Arc::clone(&shared))))));
        let (deliver, outcomes) = mpsc::channel();
        let worker = Worker::new(settings, system, move |outcome| {
            let _ = deliver.send(outcome);
        });
        let clipboard = Clipboard::start_with(worker.with_patience(patience)).unwrap();
        Self { clipboard, outcomes, desktop, home }
    }

    fn outcome(&self) -> Outcome {
        self.outcomes.recv_timeout(AMPLE).unwrap()
    }

    fn copied(&self, text: &str) -> Outcome {
        self.clipboard.copy(1, text.into());
        self.outcome()
    }
}

fn sh(script: &str) -> Vec<String> {
    ["sh", "-c", script].map(str::to_owned).to_vec()
}

/// A stand-in for tmux that keeps its buffer in a file.
#[cfg(unix)]
fn tmux(home: &std::path::Path, works: bool) -> String {
    use std::os::unix::fs::PermissionsExt;
    let program = home.join("tmux");
    let buffer = home.join("buffer");
    let script = format!(
        "#!/bin/sh\n{}\ncase \"$1\" in\nload-buffer) [ \"$2 $3\" = '-w -' ] && cat > '{b}';;\n\
         show-buffer) cat '{b}';;\ndelete-buffer) rm '{b}';;\nesac\n",
        if works { "" } else { "exit 1" },
        b = buffer.display()
    );
    std::fs::write(&program, script).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o700)).unwrap();
    program.to_str().unwrap().to_owned()
}

#[test]
fn the_desktop_comes_first() {
    let bench = Bench::new(|settings| settings.command = sh("exit 1"));
    assert_eq!(bench.copied("亲"), Outcome::Copied { id: 1, route: Route::System });
    assert_eq!(*bench.desktop.text.lock().unwrap(), "亲");
    bench.clipboard.read(2);
    assert_eq!(bench.outcome(), Outcome::Read { id: 2, text: Some("亲".into()) });
}

#[test]
fn over_ssh_the_terminal_gets_it_and_a_long_text_goes_on() {
    let bench = Bench::new(|settings| {
        settings.surroundings = Surroundings { ssh: true, display: false, tmux: None };
    });
    let sequence = "\x1b]52;c;5Lqy\x1b\\".to_owned();
    assert_eq!(bench.copied("亲"), Outcome::Osc52 { id: 1, sequence });
    let long = "长".repeat(30_000);
    let path = bench.home.path().join("data/clipboard.txt");
    assert_eq!(bench.copied(&long), Outcome::Copied { id: 1, route: Route::File(path.clone()) });
    assert_eq!(std::fs::read_to_string(&path).unwrap(), long);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[cfg(unix)]
#[test]
fn inside_tmux_its_buffer_is_used_when_it_works() {
    let bench = Bench::new(|_| {});
    let place = bench.home.path();
    for works in [true, false] {
        let program = tmux(place, works);
        let inside = Bench::new(|settings| {
            settings.backend = Backend::Osc52;
            settings.surroundings.tmux = Some(program);
        });
        let mut outcome = inside.copied("x");
        if works {
            // "Text file busy" for a moment, when another test starts a program while the script
            // is written.
            let deadline = Instant::now() + AMPLE;
            while matches!(outcome, Outcome::Osc52 { .. }) && Instant::now() < deadline {
                outcome = inside.copied("x");
            }
            assert_eq!(outcome, Outcome::Copied { id: 1, route: Route::Tmux });
            assert_eq!(std::fs::read_to_string(place.join("buffer")).unwrap(), "x");
            inside.clipboard.read(2);
            assert_eq!(inside.outcome(), Outcome::Read { id: 2, text: Some("x".into()) });
            inside.clipboard.clear_if_unchanged("x".into(), Duration::ZERO);
            assert_eq!(inside.outcome(), Outcome::Cleared);
            assert!(!place.join("buffer").exists());
        } else {
            assert!(matches!(outcome, Outcome::Osc52 { id: 1, .. }), "{outcome:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn the_configured_command_comes_between() {
    let remote = Surroundings { ssh: true, display: false, tmux: None };
    let works = Bench::new(|settings| {
        settings.command = sh("cat >/dev/null");
        settings.surroundings = remote.clone();
    });
    assert_eq!(works.copied("x"), Outcome::Copied { id: 1, route: Route::Command("sh".into()) });
    let fails = Bench::new(|settings| {
        settings.command = sh("exit 1");
        settings.surroundings = remote;
    });
    assert!(matches!(fails.copied("x"), Outcome::Osc52 { .. }));
}

#[test]
fn a_chosen_backend_that_fails_says_why() {
    let bench = Bench::new(|settings| settings.backend = Backend::Command);
    let reasons = vec![Reason::NoCommand];
    assert_eq!(bench.copied("x"), Outcome::Failed { id: 1, reasons });
    let bench = Bench::new(|settings| {
        settings.backend = Backend::File;
        settings.file = PathBuf::from("/proc/nowhere/clipboard.txt");
    });
    let Outcome::Failed { reasons, .. } = bench.copied("x") else { panic!("written to /proc") };
    assert!(matches!(&reasons[..], [Reason::File { .. }]), "{reasons:?}");
}

#[test]
fn the_file_is_read_where_it_is_the_clipboard_and_nowhere_else() {
    for (backend, expected) in [(Backend::File, Some("亲".to_owned())), (Backend::Osc52, None)] {
        let bench = Bench::new(|settings| settings.backend = backend);
        let file = bench.home.path().join("data/clipboard.txt");
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, "亲").unwrap();
        bench.clipboard.read(2);
        assert_eq!(bench.outcome(), Outcome::Read { id: 2, text: expected });
    }
}

#[test]
fn a_desktop_that_hangs_is_passed_by_and_found_again() {
    let bench = Bench::patient(Duration::from_millis(50), |_| {});
    bench.desktop.freeze(true);
    let outcome = bench.copied("x");
    assert!(matches!(outcome, Outcome::Osc52 { id: 1, .. }), "{outcome:?}");
    bench.desktop.freeze(false);
    loop {
        // The machine may be slow, too: then it is passed by once more.
        if bench.copied("y") == (Outcome::Copied { id: 1, route: Route::System }) {
            break;
        }
    }
}

#[test]
fn a_newer_text_replaces_the_ones_that_wait() {
    let bench = Bench::new(|settings| settings.backend = Backend::System);
    bench.desktop.freeze(true);
    bench.clipboard.copy(0, "first".into());
    // Until the thread hangs in the first job.
    while !bench.clipboard.desk.is_idle() {
        std::thread::yield_now();
    }
    for id in 1..=4 {
        bench.clipboard.copy(id, format!("text {id}"));
    }
    bench.desktop.freeze(false);
    assert_eq!(bench.outcome(), Outcome::Copied { id: 0, route: Route::System });
    for id in 1..=3 {
        assert_eq!(bench.outcome(), Outcome::Replaced { id });
    }
    assert_eq!(bench.outcome(), Outcome::Copied { id: 4, route: Route::System });
    assert_eq!(*bench.desktop.text.lock().unwrap(), "text 4");
}

#[test]
fn personal_data_is_cleared_only_while_it_is_there() {
    let bench = Bench::new(|settings| settings.backend = Backend::System);
    bench.copied("13800000000");
    bench.clipboard.clear_if_unchanged("13800000000".into(), Duration::from_millis(1));
    assert_eq!(bench.outcome(), Outcome::Cleared);
    assert_eq!(*bench.desktop.text.lock().unwrap(), "");

    bench.copied("13800000000");
    *bench.desktop.text.lock().unwrap() = "somebody's".into();
    bench.clipboard.clear_if_unchanged("13800000000".into(), Duration::ZERO);
    // Jobs are taken in order of need, so the read is asked for until the clearing is through.
    while !bench.clipboard.desk.is_idle() {
        std::thread::yield_now();
    }
    bench.clipboard.read(3);
    assert_eq!(bench.outcome(), Outcome::Read { id: 3, text: Some("somebody's".into()) });
}

#[test]
fn closing_copies_what_waits_and_leaves_no_personal_file() {
    let bench = Bench::new(|settings| settings.backend = Backend::File);
    let file = bench.home.path().join("data/clipboard.txt");
    bench.clipboard.copy(1, "13800000000".into());
    bench.clipboard.clear_if_unchanged("13800000000".into(), Duration::from_secs(3_600));
    bench.clipboard.close(AMPLE);
    let outcome = bench.outcomes.recv_timeout(AMPLE).unwrap();
    assert_eq!(outcome, Outcome::Copied { id: 1, route: Route::File(file.clone()) });
    assert!(!file.exists());
}

#[test]
fn closing_lets_go_of_the_desktop_before_it_returns() {
    let bench = Bench::new(|_| {});
    bench.clipboard.copy(1, "x".into());
    bench.clipboard.close(AMPLE);
    assert!(bench.desktop.handed_over.load(Ordering::SeqCst));
}
