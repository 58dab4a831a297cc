//! REL6: the dashboard's reads on a large database, beside the same reads on a small one.

use super::Wanted;
use super::report::{Report, Target};
use crate::failure::{Failure, Result, While};
use crate::sh;
use serde_json::Value;
use std::process::Command;

/// Views for each link.
const VIEWS: u32 = 10;

/// Adds a row for the slowest read, one for the one that grew most, and two for each read.
pub fn rows(report: &mut Report, mut example: Command, wanted: &Wanted) -> Result<()> {
    let links = wanted.links;
    sh::say(format!(
        "The dashboard's reads at {links} links and {} views beside a thousand links (REL6)",
        links * VIEWS
    ));
    let line = sh::output_of(example.args([links.to_string(), VIEWS.to_string()]).args(wanted.folder.as_deref()))?;
    let found: Value = serde_json::from_str(line.trim()).while_doing(|| "reading what many printed".to_owned())?;
    let reads = found.get("nanos").and_then(Value::as_object).ok_or_else(|| Failure::new("many printed no figures"))?;
    let mut slowest: f64 = 0.0;
    let mut most: f64 = 0.0;
    for (read, sides) in reads {
        let ms = |side: &str, percentile: &str| {
            let nanos = sides.get(side).and_then(|side| side.get(percentile)).and_then(Value::as_f64);
            nanos.map(|nanos| nanos / 1e6).ok_or_else(|| Failure::new(format!("no {side} {percentile} of {read}")))
        };
        let (before, after, p99) = (ms("small", "p50")?, ms("large", "p50")?, ms("large", "p99")?);
        let unit = format!("× {before:.3} ms at a thousand links");
        report.row(&format!("REL6 {read}"), after / before, &unit, Target::AtMost(1.5));
        report.row(&format!("REL6 {read} p99"), p99, &format!("ms at {links} links"), Target::AtMost(50.0));
        slowest = slowest.max(p99);
        most = most.max(after / before);
    }
    report.row("REL6 ratio", most, "× its time at a thousand links, the read that grew most", Target::AtMost(1.5));
    report.row("REL6 p99", slowest, &format!("ms at {links} links, the slowest read"), Target::AtMost(50.0));
    Ok(())
}
