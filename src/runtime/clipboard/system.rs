//! The desktop's clipboard. The only file that names arboard.
//!
//! One handle lives as long as the process: on X11 and Wayland the text goes with it. It lives on
//! a thread of its own, so that a desktop that doesn't answer holds nobody up.

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use super::Reason;

/// A clipboard that can be read, for tests something else than the desktop's.
pub(super) trait Selection {
    fn set(&mut self, text: String) -> Result<(), String>;
    fn get(&mut self) -> Result<String, String>;
    fn clear(&mut self) -> Result<(), String>;
}

impl Selection for arboard::Clipboard {
    fn set(&mut self, text: String) -> Result<(), String> {
        self.set_text(text).map_err(|error| error.to_string())
    }

    fn get(&mut self) -> Result<String, String> {
        match self.get_text() {
            // Empty, or a picture: no text, but no failure.
            Err(arboard::Error::ContentNotAvailable) => Ok(String::new()),
            other => other.map_err(|error| error.to_string()),
        }
    }

    fn clear(&mut self) -> Result<(), String> {
        arboard::Clipboard::clear(self).map_err(|error| error.to_string())
    }
}

/// Connects to the desktop's clipboard.
pub(super) fn open() -> Result<Box<dyn Selection>, String> {
    match arboard::Clipboard::new() {
        Ok(clipboard) => Ok(Box::new(clipboard)),
        Err(error) => Err(error.to_string()),
    }
}

/// Puts a text into the desktop's clipboard and serves it until somebody else copies.
///
/// For a detached child of a command that ends at once: on X11 and Wayland the text would be gone
/// with the command. Elsewhere it returns at once.
pub fn hold(text: &str) -> Result<(), Reason> {
    let refused = |error: arboard::Error| Reason::System(error.to_string());
    let mut clipboard = arboard::Clipboard::new().map_err(refused)?;
    #[cfg(all(unix, not(any(target_os = "macos", target_os = "ios", target_os = "android"))))]
    let set = arboard::SetExtLinux::wait(clipboard.set());
    #[cfg(not(all(
        unix,
        not(any(target_os = "macos", target_os = "ios", target_os = "android"))
    )))]
    let set = clipboard.set();
    set.text(text).map_err(refused)
}

/// Makes a handle; called on the thread that keeps it.
pub(super) type Opener = Arc<dyn Fn() -> Result<Box<dyn Selection>, String> + Send + Sync>;

enum Order {
    Set(String),
    Get,
    Clear,
}

type Answer = Result<String, String>;

/// The thread with the handle, started when first needed.
pub(super) struct System {
    open: Opener,
    server: Option<Server>,
}

struct Server {
    orders: Sender<(Order, Sender<Answer>)>,
    /// Disconnected when the thread has ended and its handle is gone.
    ended: Receiver<()>,
}

impl System {
    /// Asks `open` for the handle when first needed.
    pub(super) fn new(open: Opener) -> Self {
        Self { open, server: None }
    }

    pub(super) fn set(&mut self, text: &str, patience: Duration) -> Result<(), Reason> {
        self.ask(Order::Set(text.to_owned()), patience).map(drop)
    }

    pub(super) fn get(&mut self, patience: Duration) -> Result<String, Reason> {
        self.ask(Order::Get, patience)
    }

    pub(super) fn clear(&mut self, patience: Duration) -> Result<(), Reason> {
        self.ask(Order::Clear, patience).map(drop)
    }

    fn ask(&mut self, order: Order, patience: Duration) -> Result<String, Reason> {
        let refused = |message: &str| Reason::System(message.to_owned());
        let server = match self.server.take() {
            Some(server) => server,
            None => serve(Arc::clone(&self.open)).map_err(|error| refused(&error.to_string()))?,
        };
        let (answer, answered) = mpsc::channel();
        if server.orders.send((order, answer)).is_err() {
            return Err(refused("its thread has ended"));
        }
        match answered.recv_timeout(patience) {
            Ok(answer) => {
                self.server = Some(server);
                answer.map_err(|message| refused(&message))
            }
            // The thread is left to itself, and ends if it is ever answered; the next order gets
            // a new one.
            Err(RecvTimeoutError::Timeout) => Err(Reason::SystemHangs),
            Err(RecvTimeoutError::Disconnected) => Err(refused("its thread has ended")),
        }
    }

    /// Lets go of the handle, which hands the text to the desktop's clipboard manager.
    pub(super) fn finish(&mut self, patience: Duration) {
        if let Some(Server { orders, ended }) = self.server.take() {
            drop(orders);
            let _ = ended.recv_timeout(patience);
        }
    }
}

fn serve(open: Opener) -> std::io::Result<Server> {
    let (orders, received) = mpsc::channel::<(Order, Sender<Answer>)>();
    let (end, ended) = mpsc::channel();
    std::thread::Builder::new().name("clipboard-system".into()).spawn(move || {
        let mut handle: Option<Box<dyn Selection>> = None;
        for (order, answer) in received {
            // Without a handle each order tries again: a desktop may come back.
            let opened = match handle.take() {
                Some(selection) => Ok(selection),
                None => open(),
            };
            let done = opened.and_then(|selection| {
                let selection = handle.insert(selection);
                match order {
                    Order::Set(text) => selection.set(text).map(|()| String::new()),
                    Order::Get => selection.get(),
                    Order::Clear => selection.clear().map(|()| String::new()),
                }
            });
            let _ = answer.send(done);
        }
        drop(handle);
        let _ = end.send(());
    })?;
    Ok(Server { orders, ended })
}
