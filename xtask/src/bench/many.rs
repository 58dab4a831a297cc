//! REL6: the dashboard's reads on a large database, beside the same reads on a small one.

use super::report::{Report, Target};
use crate::failure::{Failure, Result, While};
use crate::sh;
use serde_json::Value;
use std::process::Command;

/// How many links the small database has.
const SMALL: u32 = 1_000;
/// Views for each link.
const VIEWS: u32 = 10;
/// Times below this are the noise of a machine, and are compared as if they took so long.
const NOISE_US: f64 = 200.0;

/// Adds a row for the slowest read, one for the one that grew most, and one for each read.
pub fn rows(report: &mut Report, example: impl Fn() -> Command, links: u32) -> Result<()> {
    sh::say(format!("The dashboard's reads at {links} links and {} views beside {SMALL} links (REL6)", links * VIEWS));
    let (small, large) = (measured(example(), SMALL)?, measured(example(), links)?);
    let mut slowest: f64 = 0.0;
    let mut most: f64 = 0.0;
    for (read, figures) in large.as_object().into_iter().flatten() {
        let of = |figures: &Value, percentile: &str| {
            figures
                .get(percentile)
                .and_then(Value::as_f64)
                .ok_or_else(|| Failure::new(format!("no {percentile} of {read}")))
        };
        let before =
            small.get(read).ok_or_else(|| Failure::new(format!("{read} was not measured at {SMALL} links")))?;
        let ratio = of(figures, "p50")?.max(NOISE_US) / of(before, "p50")?.max(NOISE_US);
        let p99 = of(figures, "p99")? / 1_000.0;
        let unit = format!("× {:.2} ms at {SMALL} links", of(before, "p50")? / 1_000.0);
        report.row(&format!("REL6 {read}"), ratio, &unit, Target::AtMost(1.5));
        report.row(&format!("REL6 {read} p99"), p99, &format!("ms at {links} links"), Target::AtMost(50.0));
        slowest = slowest.max(p99);
        most = most.max(ratio);
    }
    report.row(
        "REL6 ratio",
        most,
        &format!("× its time at {SMALL} links, the read that grew most"),
        Target::AtMost(1.5),
    );
    report.row("REL6 p99", slowest, &format!("ms at {links} links, the slowest read"), Target::AtMost(50.0));
    Ok(())
}

/// Microseconds by read.
fn measured(mut example: Command, links: u32) -> Result<Value> {
    let line = sh::output_of(example.args([links.to_string(), (links * VIEWS).to_string()]))?;
    let found: Value = serde_json::from_str(line.trim()).while_doing(|| "reading what many printed".to_owned())?;
    found.get("micros").cloned().ok_or_else(|| Failure::new("many printed no figures"))
}
