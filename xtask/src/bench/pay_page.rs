//! PERF1 and PERF2: a session's page, beside a bare axum handler.

use super::load;
use super::report::{Report, Target};
use super::scene::{Bare, Scene};
use crate::failure::Result;
use crate::sh;
use std::path::Path;
use std::time::Duration;

/// How long each side is loaded, turn by turn.
const ROUND: Duration = Duration::from_secs(3);
/// How many turns each side gets.
const ROUNDS: usize = 5;
/// Connections that ask at the same time.
const CONNECTIONS: u32 = 16;

/// Requests per second of LNbits SatsPay's payment page, measured on such a machine.
const SATSPAY: f64 = 9.8;

/// Turn and turn about, so that a machine that slows down slows both.
pub fn rows(report: &mut Report, bare: &Path, scene: &Scene) -> Result<()> {
    sh::say("The payment page beside a bare axum handler (PERF1, PERF2)");
    let bare = Bare::start(bare)?;
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
    report.row("PERF1 ratio", median(&mut ratios), "× the baseline", Target::AtLeast(0.3));
    let rate = median(&mut rates.1);
    report.row("PERF1 field", rate / SATSPAY, "× LNbits SatsPay's page (9.8 req/s)", Target::AtLeast(1_000.0));
    let half = rate / 2.0;
    let took = load::latencies(&scene.address, &scene.session_path, CONNECTIONS, half, ROUND * 4)?;
    let p99 = took.get(took.len() * 99 / 100).copied().unwrap_or_default();
    report.row("PERF2 p99", p99, "ms for the page at half that load", Target::AtMost(5.0));
    Ok(())
}

fn median(figures: &mut [f64]) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}
