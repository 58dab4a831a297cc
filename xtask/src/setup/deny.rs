//! cargo-deny, which holds what comes into the build against `deny.toml`.

use std::path::PathBuf;
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::sh;
use crate::workspace::Workspace;

/// The version whose rules `deny.toml` is written for.
const VERSION: &str = "0.20.2";

/// The program, compiled into the build directory unless it is there or on `PATH` in this very version.
pub fn ensure(workspace: &Workspace) -> Result<PathBuf> {
    let ours = workspace.target.join("tools/bin/cargo-deny");
    let found = sh::find("cargo-deny").into_iter().chain([ours.clone()]).find(is_wanted);
    if let Some(found) = found {
        return Ok(found);
    }
    sh::say(format!(
        "Installing cargo-deny {VERSION} into the build directory (some minutes, once): it checks licences and origin of dependencies"
    ));
    let mut install = workspace.cargo(["install", "cargo-deny", "--version", VERSION, "--locked", "--root"]);
    install.arg(workspace.target.join("tools"));
    // It runs for seconds: what optimising it costs never comes back.
    install.env("CARGO_PROFILE_RELEASE_LTO", "off").env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    install
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_TARGET_DIR", workspace.target.join("tools/build"));
    sh::run(&mut install)?;
    if is_wanted(&ours) {
        return Ok(ours);
    }
    Err(Failure::new(format!("cargo-deny was installed, yet {} does not answer as {VERSION}", workspace.show(&ours))))
}

fn is_wanted(program: &PathBuf) -> bool {
    let says = sh::output_of(Command::new(program).arg("--version"));
    says.is_ok_and(|says| says.split_whitespace().any(|word| word == VERSION))
}
