//! PERF3: what a customer's browser loads: files as they are sent, and the HTML as a proxy in front compresses it, for the
//! server itself sends that plain.

use super::http::{Connection, expect};
use super::report::{Report, Target};
use super::scene::Scene;
use crate::failure::{Failure, Result, While};
use crate::workspace::Workspace;
use std::path::Path;

fn bytes(file: &Path) -> Result<f64> {
    let length = std::fs::metadata(file).while_doing(|| format!("looking at {}", file.display()))?.len();
    Ok(f64::from(u32::try_from(length).unwrap_or(u32::MAX)))
}

/// The rows of PERF3.
pub fn rows(report: &mut Report, workspace: &Workspace, scene: &Scene) -> Result<()> {
    let page =
        expect(Connection::open(&scene.address)?.send("GET", &scene.session_path, "", None)?, &[200], "the page")?;
    let html = String::from_utf8_lossy(&page.body).into_owned();
    let site = workspace.site();
    let mut all = compressed(html.as_bytes())?;
    // Whatever the page names and is served from disk; fonts are compressed already.
    let mut named: Vec<&str> =
        html.split('"').filter(|part| part.starts_with("/pkg/") || part.starts_with("/fonts/")).collect();
    named.sort_unstable();
    named.dedup();
    if named.len() < 4 {
        return Err(Failure::new(format!("the page names only {named:?}")));
    }
    for path in named {
        let file = site.join(path.trim_start_matches('/'));
        let sent = if path.ends_with(".woff2") {
            file
        } else {
            file.with_file_name(format!("{}.br", file.file_name().unwrap_or_default().to_string_lossy()))
        };
        all += bytes(&sent)?;
    }
    report.row(
        "PERF3 pay page",
        all / 1_024.0,
        "KiB brotli in all: HTML, styles, program, glue, font",
        Target::AtMost(100.0),
    );
    let qr = html.split("<path d=\"M0 0h7").nth(1).and_then(|rest| rest.split('"').next()).map_or(0, str::len);
    let rest = html.len().saturating_sub(qr);
    let mut without = html.clone();
    if let Some(at) = without.find("<path d=\"M0 0h7") {
        without.replace_range(at..at + qr, "");
    }
    let small = compressed(without.as_bytes())?;
    report.row(
        "PERF3 HTML",
        small / 1_024.0,
        &format!("KiB brotli without the QR code ({rest} bytes plain)"),
        Target::AtMost(3.0),
    );
    Ok(())
}

fn compressed(text: &[u8]) -> Result<f64> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut &text[..], &mut out, &params).while_doing(|| "compressing the page".to_owned())?;
    Ok(f64::from(u32::try_from(out.len()).unwrap_or(u32::MAX)))
}
