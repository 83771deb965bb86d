//! The `chaqi` program: arguments to the library, nothing else.

use chaqi::config::{Config, Overrides, Paths, locale};
use std::process;

fn main() {
    let code = chaqi::cli::main(std::env::args_os().collect(), start_console);
    // Nothing is left to be dropped that would not cost more than it is worth.
    process::exit(i32::from(code));
}

fn start_console(config: &Config, _paths: &Paths, _overrides: &Overrides) -> anyhow::Result<u8> {
    let lang = config.lang(&locale(|name| std::env::var(name).ok()));
    anyhow::bail!(chaqi::i18n::text(lang, "cli-fail-no-console"))
}
