//! The `chaqi` program: arguments to the library, nothing else.

use chaqi::config::{Config, Overrides, Paths};
use chaqi::runtime::console;

fn main() -> anyhow::Result<()> {
    let mut args: Vec<String> = std::env::args().collect();
    if args.get(1).is_some_and(|a| a == chaqi::exchange::child::COMMAND) {
        std::process::exit(chaqi::exchange::child::run(&args.pop().unwrap_or_default()).into());
    }
    let overrides = Overrides::default();
    let paths = Paths::find(&overrides, |name| std::env::var_os(name))?;
    let config = Config::load(paths.config_to_load())?;
    let lang = config.lang(&chaqi::config::locale(|n| std::env::var(n).ok()));
    let code = console::run(console::Start { config, paths, overrides, lang })?;
    std::process::exit(code.into());
}
