//! How the program is linked.

use std::env;

/// Lets the program stand at a fixed place in memory where that is known to work.
///
/// Otherwise the system's loader has 43,000 addresses to correct before the program begins, most of them in tables of
/// names of letters and marks that few drafts need: 0.6 of the 17 milliseconds that 1,000 paragraphs take, and a
/// third of what the samples take. Where its heap, its stacks and its libraries stand is as hard to foresee
/// as before. Whoever tells the compiler a model of relocation gets that one.
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |variable: &str, value: &str| env::var(variable).is_ok_and(|it| it == value);
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    let is_chosen = flags.contains("relocation-model");
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") && !is_chosen {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
