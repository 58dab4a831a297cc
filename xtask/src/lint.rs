//! `fmt` and `lint`: the same look and the same rules for everyone.

use std::process::Command;

use crate::failure::Result;
use crate::workspace::Workspace;
use crate::{setup, sh};

/// Formats every crate.
pub fn format(workspace: &Workspace) -> Result<()> {
    sh::say("Formatting");
    sh::run(&mut workspace.cargo(["fmt", "--all"]))
}

/// Says what is not formatted and changes nothing.
pub fn check_format(workspace: &Workspace) -> Result<()> {
    sh::say("Checking the format (`cargo xtask fmt` repairs it)");
    sh::run(&mut workspace.cargo(["fmt", "--all", "--check"]))
}

/// Clippy over everything that is built for this machine.
pub fn clippy(workspace: &Workspace) -> Result<()> {
    sh::say("Clippy, with warnings as errors");
    sh::run(&mut workspace.cargo(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

/// Clippy over the code that exists only in the browser, which the run above does not see.
pub fn clippy_client(workspace: &Workspace) -> Result<()> {
    for feature in ["pay", "dashboard"] {
        sh::say(format!("Clippy over the {feature} bundle, as it is compiled for the browser"));
        let bundle = ["clippy", "-p", "app", "--lib", "--no-default-features", "--features", feature];
        let target = ["--target", "wasm32-unknown-unknown", "--", "-D", "warnings"];
        sh::run(workspace.cargo(bundle).args(target))?;
    }
    Ok(())
}

/// Licences, origin and banned crates of everything that comes into the build, against `deny.toml`. Known vulnerabilities are
/// not part of it: their list changes without us, and a check of the same commit must not.
pub fn dependencies(workspace: &Workspace) -> Result<()> {
    let deny = setup::cargo_deny(workspace)?;
    sh::say("Dependencies: licences, origin, banned crates");
    let mut check = Command::new(deny);
    check.current_dir(&workspace.root).args(["--log-level", "error", "check", "bans", "licenses", "sources"]);
    sh::run(&mut check)
}
