//! `bench`: measures what bar.md asks for against a baseline in the same run, and writes `target/bench.json`.
//!
//! Figures are as found on this machine at this moment; ratios travel better than times.

mod http;
mod load;
mod many;
mod report;
mod scene;
mod size;

use crate::client::{self, Effort};
use crate::failure::{Failure, Result, While};
use crate::workspace::Workspace;
use crate::{setup, sh};
use report::{Report, Target};
use scene::{Bare, Scene};
use serde_json::Value;
use std::time::Duration;

/// How long each side is loaded, turn by turn.
const ROUND: Duration = Duration::from_secs(3);
/// How many turns each side gets.
const ROUNDS: usize = 5;
/// Connections that ask at the same time.
const CONNECTIONS: u32 = 16;

/// How many links REL6 is measured with, unless another number is asked for: what the bar names.
pub const LINKS: u32 = 1_000_000;

/// Measures everything, REL6 with so many links. A figure that falls short is reported, not an error.
pub fn run(workspace: &Workspace, links: u32) -> Result<()> {
    let anvil = setup::for_bench(workspace)?;
    client::build(workspace, Effort::Release)?;
    sh::say("Building the server, the baseline and what measures parts of it (release)");
    // In one call, so that all of them are made of the same crates.
    let mut build = workspace.cargo(["build", "--release", "--bin", "tallystick"]);
    for package in ["tallystick", "storage-sqlite", "testkit"] {
        build.args(["--package", package]);
    }
    for example in ["bare", "catch_up", "many", "block_cost"] {
        build.args(["--example", example]);
    }
    sh::run(&mut build)?;
    let example = |name: &str| workspace.command(workspace.target.join("release/examples").join(name));

    let mut report = Report::default();
    sh::say("The payment page beside a bare axum handler");
    let bare = Bare::start(&workspace.target.join("release/examples/bare"))?;
    let scene = Scene::start(&workspace.target.join("release/tallystick"), &workspace.site())?;
    report.row("PERF9 start", scene.start_ms, "ms until it listens", Target::AtMost(300.0));
    report.row("PERF9 idle memory", scene.memory_mb()?, "MB resident after set-up", Target::AtMost(40.0));
    pay_page(&mut report, &bare, &scene)?;
    size::rows(&mut report, workspace, &scene)?;

    sh::say("Catching up on SQLite (PERF7)");
    let line = sh::output_of(example("catch_up").args(["200", "100"]))?;
    let credits = line.split_whitespace().rev().nth(2).and_then(|word| word.parse().ok());
    let credits: f64 = credits.ok_or_else(|| Failure::new(format!("catch_up printed no figure: {line}")))?;
    report.row("PERF7 credits", credits, "credits/s, 100 a commit, synchronous=FULL", Target::AtLeast(20_000.0));

    many::rows(&mut report, || example("many"), links)?;

    sh::say("The cost of a block by watched addresses (PERF6)");
    let line = sh::output_of(example("block_cost").env("TALLYSTICK_ANVIL", anvil))?;
    let cost: Value = serde_json::from_str(line.trim()).while_doing(|| "reading what block_cost printed".to_owned())?;
    let figure = |name: &str| {
        cost.get(name).and_then(Value::as_f64).ok_or_else(|| Failure::new(format!("block_cost printed no {name}")))
    };
    report.row(
        "PERF6 ratio",
        figure("ratio_thousandths")? / 1_000.0,
        "× at 1M watched against 1k",
        Target::AtMost(1.2),
    );
    report.row("PERF6 CPU", figure("us_per_1000_logs_cpu")? / 1_000.0, "ms a 1,000 logs", Target::AtMost(1.0));
    report.row("PERF6 calls", figure("calls_per_block")?, "node calls a block", Target::AtMost(8.0));
    report.finish(&workspace.target.join("bench.json"))
}

/// PERF1: turn and turn about, so that a machine that slows down slows both.
fn pay_page(report: &mut Report, bare: &Bare, scene: &Scene) -> Result<()> {
    let mut ratios = Vec::new();
    let mut rates = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let base = load::requests_per_second(&bare.address, "/", CONNECTIONS, ROUND)?;
        let page = load::requests_per_second(&scene.address, &scene.session_path, CONNECTIONS, ROUND)?;
        ratios.push(page / base);
        rates.0.push(base);
        rates.1.push(page);
    }
    report.row("PERF1 baseline", median(&mut rates.0), "req/s, bare axum", Target::None);
    report.row("PERF1 pay page", median(&mut rates.1), "req/s, session page with its reads", Target::None);
    report.row(
        "PERF1 ratio",
        median(&mut ratios),
        "× the baseline (9.8 req/s is LNbits SatsPay's page)",
        Target::AtLeast(0.3),
    );
    let half = median(&mut rates.1) / 2.0;
    let took = load::latencies(&scene.address, &scene.session_path, CONNECTIONS, half, ROUND * 4)?;
    let p99 = took.get(took.len() * 99 / 100).copied().unwrap_or_default();
    report.row("PERF2 p99", p99, "ms for the page at half that load", Target::AtMost(5.0));
    Ok(())
}

fn median(figures: &mut [f64]) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}
