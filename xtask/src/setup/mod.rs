//! `setup`: what `run` and `test` need on the machine. Each part is looked for first and installed only when missing, so
//! a second call only looks.

mod debian;
mod npm;
mod postgres;
mod rust;

use std::path::PathBuf;

use crate::failure::{Failure, Result};
use crate::sh;
use crate::workspace::Workspace;

pub use debian::ensure_program;
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
}

/// What building the server and its client bundles needs.
pub fn for_building(workspace: &Workspace) -> Result<()> {
    sh::say("Set-up: looking for the Rust target for browsers, Node.js and wasm-opt");
    rust::ensure_wasm_target(workspace)?;
    npm::ensure(workspace, npm::Purpose::Building)
}

/// What all of the tests need, and where it is.
pub fn for_tests(workspace: &Workspace, browser: Browser) -> Result<TestTools> {
    let browser_too = if browser == Browser::Needed { ", Chromium" } else { "" };
    sh::say(format!(
        "Set-up: looking for the Rust target for browsers, Node.js, npm packages, PostgreSQL{browser_too}"
    ));
    rust::ensure_wasm_target(workspace)?;
    npm::ensure(workspace, npm::Purpose::Tests)?;
    let postgres_bin = postgres_bin()?;
    let anvil = npm::anvil(workspace)?;
    let chromium = match browser {
        Browser::NotNeeded => None,
        Browser::Needed => Some(chromium()?),
    };
    Ok(TestTools { postgres_bin, anvil, chromium })
}

/// The browser: `CHROMIUM` if set, else Debian's, rather than a build that Playwright would download for itself.
fn chromium() -> Result<PathBuf> {
    if let Some(chosen) = std::env::var_os("CHROMIUM") {
        let chosen = PathBuf::from(chosen);
        return if chosen.is_file() {
            Ok(chosen)
        } else {
            Err(Failure::new(format!("CHROMIUM names {}, which is not a file", chosen.display())))
        };
    }
    if let Some(found) = sh::find("chromium") {
        return Ok(found);
    }
    ensure_program("chromium", "chromium", "the browser tests run in it")
}
