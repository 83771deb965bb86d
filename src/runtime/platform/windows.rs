//! Windows: written from documentation, not yet run there.
//!
//! There are no Unix signals here; files inherit the folder's access list, which in a user's own
//! profile is private already.

use std::io::{self, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus};
use std::sync::Arc;
use std::time::Duration;

use crate::runtime::signals::{Answer, Signal};
use ratatui::layout::Size;

/// Standard output, because only it turns UTF-8 into what the console expects.
pub(in crate::runtime) type Output = io::Stdout;

/// Opens a handle to the console.
pub(in crate::runtime) fn output() -> io::Result<Output> {
    Ok(io::stdout())
}

/// Returns the size of the screen in cells.
pub(in crate::runtime) fn screen_size(_out: &Output) -> io::Result<Size> {
    crossterm::terminal::size().map(Size::from)
}

/// Asks for mouse events through the console's own mode.
pub(in crate::runtime) fn mouse_on(out: &mut impl Write) -> io::Result<()> {
    crossterm::execute!(out, crossterm::event::EnableMouseCapture)
}

/// Takes back [`mouse_on`].
pub(in crate::runtime) fn mouse_off(out: &mut impl Write) -> io::Result<()> {
    crossterm::execute!(out, crossterm::event::DisableMouseCapture)
}

/// There are no signals to listen to: Ctrl-C arrives as a key, and the end of a closed window
/// can't be held up.
pub(in crate::runtime) fn listen(
    _answer: Arc<Answer>,
    _patience: Duration,
    _deliver: impl Fn(Signal) + Send + 'static,
) -> io::Result<()> {
    Ok(())
}

/// There is no job control.
pub(in crate::runtime) fn stop_self() -> io::Result<()> {
    Ok(())
}

/// There is no size limit signal.
pub(in crate::runtime) fn ignore_file_size_signal() -> io::Result<()> {
    Ok(())
}

/// Keeps a helper from opening a console window (`CREATE_NO_WINDOW`).
pub(in crate::runtime) fn own_group(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    command.creation_flags(0x0800_0000);
}

/// The program that opens a file as a double click does. Not `cmd /C start`, which would read `&`
/// in a name as a command.
pub(in crate::runtime) const VIEWER: &str = "explorer.exe";

/// Opens a file, which must be given by its absolute path.
pub(in crate::runtime) fn viewer(path: &Path) -> Command {
    // Explorer does not know the long form `\\?\C:\…` of a path.
    let text = path.display().to_string();
    let mut command = Command::new(VIEWER);
    command.arg(text.strip_prefix(r"\\?\").unwrap_or(&text));
    command
}

/// Explorer ends with 1 also when it opened the file.
pub(in crate::runtime) fn viewer_refused(_status: ExitStatus) -> bool {
    false
}

/// Kills a helper.
pub(in crate::runtime) fn kill_group(child: &mut Child) {
    let _ = child.kill();
}
