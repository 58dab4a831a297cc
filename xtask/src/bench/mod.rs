//! `bench`: measures what bar.md asks for against a baseline in the same run, and writes `target/bench.json`.
//!
//! Figures are as found on this machine at this moment; ratios travel better than times.

mod block_to_page;
mod blocks;
mod creation;
mod credits;
mod http;
mod load;
mod many;
mod pay_page;
mod report;
mod scene;
mod size;
mod wanted;

pub use wanted::Wanted;

use crate::client::{self, Effort};
use crate::failure::Result;
use crate::workspace::Workspace;
use crate::{setup, sh};
use report::{Report, Target};
use scene::Scene;

/// Measures what is wanted, and builds only what that takes. A figure that falls short is reported, not an error.
pub fn run(workspace: &Workspace, wanted: &Wanted) -> Result<()> {
    let anvil = if wanted.any(&["PERF5", "PERF6"]) { Some(setup::for_bench(workspace)?) } else { None };
    let pages = wanted.any(&["PERF1", "PERF2", "PERF3", "PERF5", "PERF8", "PERF9"]);
    if pages {
        client::build(workspace, Effort::Release)?;
    }
    build(workspace, wanted, pages)?;
    let example = |name: &str| workspace.command(workspace.target.join("release/examples").join(name));

    let mut report = Report::default();
    if pages {
        let scene = Scene::start(&workspace.target.join("release/tallystick"), &workspace.site())?;
        if wanted.is("PERF9") {
            report.row("PERF9 start", scene.start_ms, "ms until it listens", Target::AtMost(300.0));
            report.row("PERF9 idle memory", scene.memory_mb()?, "MB resident after set-up", Target::AtMost(40.0));
        }
        if wanted.any(&["PERF1", "PERF2"]) {
            pay_page::rows(&mut report, &workspace.target.join("release/examples/bare"), &scene)?;
        }
        if wanted.is("PERF3") {
            size::rows(&mut report, workspace, &scene)?;
        }
        if wanted.is("PERF8") {
            creation::rows(&mut report, &scene)?;
        }
        if let (true, Some(anvil)) = (wanted.is("PERF5"), &anvil) {
            block_to_page::rows(&mut report, anvil, &scene)?;
        }
    }
    if wanted.is("PERF7") {
        credits::rows(&mut report, || example("catch_up"))?;
    }
    if wanted.is("REL6") {
        many::rows(&mut report, example("many"), wanted)?;
    }
    if let (true, Some(anvil)) = (wanted.is("PERF6"), anvil) {
        blocks::rows(&mut report, example("block_cost").env("TALLYSTICK_ANVIL", anvil))?;
    }
    report.finish(&workspace.target.join("bench.json"))
}

/// In one call, so that all of them are made of the same crates.
fn build(workspace: &Workspace, wanted: &Wanted, pages: bool) -> Result<()> {
    sh::say("Building the server, the baseline and what measures parts of it (release)");
    let mut build = workspace.cargo(["build", "--release"]);
    if pages {
        build.args(["--package", "tallystick", "--bin", "tallystick"]);
    }
    for (package, example, of) in [
        ("tallystick", "bare", &["PERF1", "PERF2"][..]),
        ("storage-sqlite", "catch_up", &["PERF7"]),
        ("storage-sqlite", "many", &["REL6"]),
        ("testkit", "block_cost", &["PERF6"]),
    ] {
        if wanted.any(of) {
            build.args(["--package", package, "--example", example]);
        }
    }
    sh::run(&mut build)
}
