//! The compiler's target for the browser.

use std::path::Path;
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::sh;
use crate::workspace::Workspace;

const TARGET: &str = "wasm32-unknown-unknown";

/// Installs the WebAssembly target unless the compiler already has it, from rustup or from a distribution's package.
pub fn ensure_wasm_target(workspace: &Workspace) -> Result<()> {
    let libraries = sh::output_of(workspace.command("rustc").args(["--print", "target-libdir", "--target", TARGET]))?;
    if Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    sh::say(format!("Installing the Rust target {TARGET}: the pages' client code is compiled to it"));
    if sh::find("rustup").is_none() {
        return Err(Failure::new(format!(
            "the compiler lacks the target {TARGET} and there is no rustup to install it; install rustup, or your \
             distribution's package for it (on Debian: libstd-rust-dev-wasm32)"
        )));
    }
    sh::run(Command::new("rustup").current_dir(&workspace.root).args(["target", "add", TARGET]))
}
