//! `test`: everything that must hold, cheapest first, stopping at the first thing that does not. The runners print their
//! own totals.

use std::process::Command;
use std::time::Instant;

use crate::client::{self, Effort};
use crate::failure::Result;
use crate::setup::{self, Browser, TestTools};
use crate::workspace::Workspace;
use crate::{architecture, lint, sh, sql};

/// How much is tested.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// An answer in minutes while working: no browser, no client build.
    Quick,
    /// What CI runs and what a change must pass.
    Full,
}

/// How often the longest tests repeat themselves where an answer is wanted in minutes: fault schedules of the follower, races
/// for the last place, kills of the server.
const QUICK: [(&str, &str); 3] =
    [("TALLYSTICK_FAULT_SCHEDULES", "500"), ("TALLYSTICK_RACE_ROUNDS", "50"), ("TALLYSTICK_KILLS", "10")];

/// What builds every test and every program that a test starts.
const BUILT: [&str; 5] = ["test", "--workspace", "--lib", "--bins", "--tests"];

/// Runs the tests.
pub fn run(workspace: &Workspace, scope: Scope) -> Result<()> {
    let began = Instant::now();
    let full = scope == Scope::Full;
    let tools = setup::for_tests(workspace, if full { Browser::Needed } else { Browser::NotNeeded })?;

    lint::check_format(workspace)?;
    architecture::check(workspace)?;
    lint::clippy(workspace)?;
    if full {
        lint::dependencies(workspace)?;
        lint::clippy_client(workspace)?;
        architecture::check_portable(workspace)?;
    }
    rust_tests(workspace, &tools, scope)?;
    if full {
        sql::prepare(workspace, sql::Mode::Check)?;
        browser_tests(workspace, &tools)?;
    }
    sh::say(format!("All of it holds ({} s)", began.elapsed().as_secs()));
    Ok(())
}

/// The tests in Rust: both databases and the real node included, which the tests start themselves with these tools.
fn rust_tests(workspace: &Workspace, tools: &TestTools, scope: Scope) -> Result<()> {
    sh::say("Tests in Rust");
    // `cargo test` and not nextest: the tests of one program share its PostgreSQL server, and nextest would start one for
    // each test (52 s instead of 6 s for the storage suite).
    // A full run is long, so it tells of everything that fails and not of the first alone.
    let go_on: &[&str] = if scope == Scope::Full { &["--no-fail-fast"] } else { &[] };
    let mut tests = workspace.cargo(BUILT);
    if scope == Scope::Quick {
        for (repeats, times) in QUICK {
            tests.env(repeats, times);
        }
    }
    sh::run(with_tools(tests.args(go_on), tools))?;
    if scope == Scope::Full {
        sh::say("Examples in the documentation");
        sh::run(with_tools(&mut workspace.cargo(["test", "--workspace", "--doc", "--quiet"]), tools))?;
    }
    Ok(())
}

/// The whole thing in a real browser, against the server as it will be shipped but compiled without optimisation.
fn browser_tests(workspace: &Workspace, tools: &TestTools) -> Result<()> {
    client::build(workspace, Effort::Release)?;
    // The server that the tests in Rust ran. Built by itself it would have fewer features of its dependencies, and most of it
    // would be compiled anew.
    sh::run(workspace.cargo(BUILT).args(["--no-run", "--quiet"]))?;
    sh::say("Tests in the browser (Playwright, Chromium)");
    let mut playwright = workspace.command("npx");
    playwright
        .args(["--no-install", "playwright", "test"])
        .current_dir(workspace.end2end())
        .env("TALLYSTICK_BIN", workspace.target.join("debug/tallystick"))
        .env("TALLYSTICK_SITE_DIR", workspace.site());
    sh::run(with_tools(&mut playwright, tools))
}

/// Tells a test where the tools are, so that no test has a path or a search of its own.
fn with_tools<'a>(command: &'a mut Command, tools: &TestTools) -> &'a mut Command {
    if let Some(chromium) = &tools.chromium {
        command.env("CHROMIUM", chromium);
    }
    if let Some(faketime) = &tools.faketime {
        command.env("LIBFAKETIME", faketime);
    }
    command
        .env("TALLYSTICK_PG_BIN", &tools.postgres_bin)
        .env("TALLYSTICK_ANVIL", &tools.anvil)
        .env("ANVIL", &tools.anvil)
}
