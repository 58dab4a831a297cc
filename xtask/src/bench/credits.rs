//! PERF7: catching up on SQLite.

use super::report::{Report, Target};
use crate::failure::{Failure, Result, While};
use crate::sh;
use serde_json::Value;
use std::process::Command;

/// The rows of PERF7. Every commit waits for the disk, so beside the figure stands what the disk alone takes, and what comes of
/// larger commits.
pub fn rows(report: &mut Report, example: impl Fn() -> Command) -> Result<()> {
    sh::say("Catching up on SQLite (PERF7)");
    let measured = |steps: &str, credits: &str| -> Result<Value> {
        let line = sh::output_of(example().args([steps, credits]))?;
        serde_json::from_str(line.trim()).while_doing(|| "reading what catch_up printed".to_owned())
    };
    let figure = |found: &Value, name: &str| {
        found.get(name).and_then(Value::as_f64).ok_or_else(|| Failure::new(format!("catch_up printed no {name}")))
    };
    let (small, large) = (measured("200", "100")?, measured("20", "1000")?);
    let credits = figure(&small, "credits_a_second")?;
    report.row("PERF7 credits", credits, "credits/s, 100 a commit, synchronous=FULL", Target::AtLeast(20_000.0));
    report.row("PERF7 large steps", figure(&large, "credits_a_second")?, "credits/s, 1,000 a commit", Target::None);
    report.row(
        "PERF7 flush",
        figure(&small, "us_a_flush")? / 1_000.0,
        "ms a commit that changes a setting",
        Target::None,
    );
    Ok(())
}
