//! `setup`: what `run` and `test` need on the machine. Each part is looked for first and installed only when missing, so
//! a second call only looks.

mod debian;
mod deny;
mod npm;
mod postgres;
mod rust;

use std::path::PathBuf;

use crate::failure::{Failure, Result};
use crate::sh;
use crate::workspace::Workspace;

pub use debian::ensure_program;
pub use deny::ensure as cargo_deny;
pub use postgres::bin_directory as postgres_bin;

/// Whether the browser tests will run: Chromium is by far the largest thing we install.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    /// Install Chromium if it is missing.
    Needed,
    /// Leave it.
    NotNeeded,
}

/// Where the tests find the programs they start.
pub struct TestTools {
    /// The directory of `initdb`, `pg_ctl` and `postgres`.
    pub postgres_bin: PathBuf,
    /// The EVM node.
    pub anvil: PathBuf,
    /// The browser, where it was asked for.
    pub chromium: Option<PathBuf>,
    /// The library that moves the clock of a server, where the browser was asked for.
    pub faketime: Option<PathBuf>,
}

/// What building the server and its client bundles needs.
pub fn for_building(workspace: &Workspace) -> Result<()> {
    sh::say("Set-up: looking for the Rust target for browsers, Node.js and wasm-opt");
    rust::ensure_wasm_target(workspace)?;
    npm::ensure(workspace, npm::Purpose::Building)
}

/// What the bench needs beyond building; gives where the EVM node is.
pub fn for_bench(workspace: &Workspace) -> Result<PathBuf> {
    for_building(workspace)?;
    npm::ensure(workspace, npm::Purpose::Tests)?;
    npm::anvil(workspace)
}

/// What all of the tests need, and where it is.
pub fn for_tests(workspace: &Workspace, browser: Browser) -> Result<TestTools> {
    let browser_too = if browser == Browser::Needed { ", Chromium, libfaketime" } else { "" };
    sh::say(format!(
        "Set-up: looking for the Rust target for browsers, Node.js, npm packages, PostgreSQL{browser_too}"
    ));
    rust::ensure_wasm_target(workspace)?;
    npm::ensure(workspace, npm::Purpose::Tests)?;
    let postgres_bin = postgres_bin()?;
    let anvil = npm::anvil(workspace)?;
    let (chromium, faketime) = match browser {
        Browser::NotNeeded => (None, None),
        Browser::Needed => (Some(chromium()?), Some(faketime()?)),
    };
    Ok(TestTools { postgres_bin, anvil, chromium, faketime })
}

/// The browser: `CHROMIUM` if set, else Debian's, rather than a build that Playwright would download for itself.
fn chromium() -> Result<PathBuf> {
    if let Some(chosen) = chosen("CHROMIUM") {
        return chosen;
    }
    if let Some(found) = sh::find("chromium") {
        return Ok(found);
    }
    ensure_program("chromium", "chromium", "the browser tests run in it")
}

/// The library that moves a server's wall clock: `LIBFAKETIME` if set, else Debian's, the one for programs with threads.
fn faketime() -> Result<PathBuf> {
    chosen("LIBFAKETIME").unwrap_or_else(|| {
        let why = "the browser tests let the time to pay run out by moving the server's clock, without waiting";
        debian::ensure_file("libfaketimeMT.so.1", "libfaketime", why)
    })
}

/// The file that a variable names, if it is set.
fn chosen(variable: &str) -> Option<Result<PathBuf>> {
    let file = PathBuf::from(std::env::var_os(variable)?);
    Some(if file.is_file() {
        Ok(file)
    } else {
        Err(Failure::new(format!("{variable} names {}, which is not a file", file.display())))
    })
}
