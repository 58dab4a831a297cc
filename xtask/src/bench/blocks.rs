//! PERF6: the cost of a block by watched addresses.

use super::report::{Report, Target};
use crate::failure::{Failure, Result, While};
use crate::sh;
use serde_json::Value;
use std::process::Command;

/// The rows of PERF6.
pub fn rows(report: &mut Report, example: &mut Command) -> Result<()> {
    sh::say("The cost of a block by watched addresses (PERF6)");
    let line = sh::output_of(example)?;
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
    Ok(())
}
