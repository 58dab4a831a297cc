//! Programs that come as Debian packages.

use std::path::PathBuf;
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::sh;

/// Finds a program, or installs the package that has it; `why` completes "it is needed because …".
pub fn ensure_program(program: &str, package: &str, why: &str) -> Result<PathBuf> {
    if let Some(found) = sh::find(program) {
        return Ok(found);
    }
    install(&[package], why)?;
    sh::find(program)
        .ok_or_else(|| Failure::new(format!("{package} was installed, yet there is no `{program}` on PATH")))
}

/// Finds a file of a package by its name, or installs the package first: for libraries, which are on no `PATH`.
pub fn ensure_file(name: &str, package: &str, why: &str) -> Result<PathBuf> {
    if let Some(found) = file_of(package, name) {
        return Ok(found);
    }
    install(&[package], why)?;
    file_of(package, name).ok_or_else(|| Failure::new(format!("{package} was installed, yet it brought no {name}")))
}

/// Where an installed package has put a file: that differs from one kind of processor to another.
fn file_of(package: &str, name: &str) -> Option<PathBuf> {
    let files = sh::output_of(Command::new("dpkg").args(["--listfiles", package])).ok()?;
    files.lines().map(PathBuf::from).find(|path| path.ends_with(name) && path.is_file())
}

/// Installs packages with apt-get, as root or through sudo; anywhere else, says what to install by hand.
pub fn install(packages: &[&str], why: &str) -> Result<()> {
    let names = packages.join(" ");
    sh::say(format!("Installing {names} (Debian): {why}"));
    let by_hand = |reason: &str| {
        Failure::new(format!("{names} missing: {why}. {reason}; install it yourself and call this command again"))
    };
    if sh::find("apt-get").is_none() {
        return Err(by_hand("This system has no apt-get"));
    }
    let root = sh::is_root();
    if !root && sh::find("sudo").is_none() {
        return Err(by_hand("We are not root and there is no sudo"));
    }
    // The lists on a fresh machine are empty or old; a mirror that is down still leaves what the old lists know.
    if let Err(failure) = sh::run(apt_get(root).arg("update")) {
        println!("    (going on with the package lists that are here: {failure})");
    }
    sh::run(apt_get(root).args(["install", "--yes", "--no-install-recommends"]).args(packages))
}

fn apt_get(root: bool) -> Command {
    let mut command = if root {
        Command::new("apt-get")
    } else {
        let mut sudo = Command::new("sudo");
        sudo.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        sudo
    };
    command.env("DEBIAN_FRONTEND", "noninteractive").arg("--quiet");
    command
}
