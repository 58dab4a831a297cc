//! PERF8: links made a second, each on the disk before it is answered.

use super::load;
use super::report::{Report, Target};
use super::scene::Scene;
use crate::failure::{Failure, Result};
use crate::sh;
use std::time::Duration;

/// How long links are made.
const DURING: Duration = Duration::from_secs(5);
/// Connections that make them at the same time.
const CONNECTIONS: u32 = 16;
/// A link as the dashboard's form sends it.
const LINK: &str =
    "link=&form[title]=Bench&form[amount]=5&form[assets][]=sandbox%3A1%2Ftoken%3AUSDC&form[window_minutes]=60";

/// One row: the whole way of the form, with its session, checks, audit log and transaction.
pub fn rows(report: &mut Report, scene: &Scene) -> Result<()> {
    sh::say("Making links (PERF8)");
    let rate = load::per_second(&scene.address, CONNECTIONS, DURING, |connection| {
        let answer = scene.send_over(connection, "save_link", LINK)?;
        match answer.header("location") {
            Some(place) if place.contains("/links/") => Ok(()),
            other => Err(Failure::new(format!("making a link led to {other:?}"))),
        }
    })?;
    report.row("PERF8 links", rate, "links a second, durable (SQLite, synchronous=FULL)", Target::AtLeast(400.0));
    Ok(())
}
