//! The `chaqi` program: arguments to the library, nothing else.

use chaqi::runtime::console;
use std::process;

fn main() {
    let code = chaqi::cli::main(std::env::args_os().collect(), console::start);
    // Nothing is left to be dropped that would not cost more than it is worth.
    process::exit(i32::from(code));
}
