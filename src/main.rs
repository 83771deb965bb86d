//! The `chaqi` program: arguments to the library, nothing else.

fn main() {}
