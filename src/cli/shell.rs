//! `chaqi completions` and `chaqi man`, from the same definitions as the help.

use super::args;
use super::context::Context;
use super::errors::Done;
use super::help;
use super::output::Out;

/// Runs `completions`.
pub(super) fn completions(context: &Context, args: &args::Completions) -> Done {
    let mut bytes = Vec::new();
    clap_complete::generate(args.shell, &mut help::command(context.lang), "chaqi", &mut bytes);
    print(&bytes)
}

/// Runs `man`.
pub(super) fn man(context: &Context) -> Done {
    let mut bytes = Vec::new();
    clap_mangen::Man::new(help::command(context.lang)).render(&mut bytes)?;
    print(&bytes)
}

fn print(bytes: &[u8]) -> Done {
    let mut out = Out::new();
    out.bytes(bytes)?;
    out.flush()?;
    Ok(0)
}
