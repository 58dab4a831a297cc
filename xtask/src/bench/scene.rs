//! A server with a merchant, a link and a running session, and the bare handler beside it.

use super::http::{Connection, expect};
use crate::failure::{Failure, Result, While};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Instant;

/// A process that ends with its handle.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself, which is as good.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn start(command: &mut Command) -> Result<(Process, BufReader<ChildStdout>)> {
    let mut child =
        command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().while_doing(|| "starting a server".to_owned())?;
    let lines = child.stdout.take().ok_or_else(|| Failure::new("a server without output"))?;
    Ok((Process(child), BufReader::new(lines)))
}

fn line(lines: &mut BufReader<ChildStdout>) -> Result<String> {
    let mut text = String::new();
    lines.read_line(&mut text).while_doing(|| "reading what a server prints".to_owned())?;
    if text.is_empty() { Err(Failure::new("a server ended before it listened")) } else { Ok(text.trim().to_owned()) }
}

/// The baseline.
pub struct Bare {
    _process: Process,
    pub address: String,
}

impl Bare {
    pub fn start(binary: &Path) -> Result<Self> {
        let (process, mut lines) = start(&mut Command::new(binary))?;
        Ok(Self { _process: process, address: line(&mut lines)? })
    }
}

/// The server under measurement.
pub struct Scene {
    process: Process,
    folder: PathBuf,
    pub address: String,
    /// Milliseconds from the start of the process until it listens.
    pub start_ms: f64,
    /// Path of a session's page.
    pub session_path: String,
}

impl Scene {
    pub fn start(binary: &Path, site: &Path) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("tallystick-bench-{}", std::process::id()));
        std::fs::create_dir_all(&folder).while_doing(|| "making a folder for the bench".to_owned())?;
        let begun = Instant::now();
        let mut command = Command::new(binary);
        command
            .arg("serve")
            .current_dir(&folder)
            .env("TALLYSTICK_SITE_DIR", site)
            .env("TALLYSTICK__SERVER__LISTEN", "127.0.0.1:0")
            .env("TALLYSTICK__LOG__FILTER", "error");
        let (process, mut lines) = start(&mut command)?;
        let listens = line(&mut lines)?;
        let start_ms = begun.elapsed().as_secs_f64() * 1_000.0;
        let address =
            listens.split("http://").nth(1).and_then(|rest| rest.split(' ').next()).unwrap_or_default().to_owned();
        let token = loop {
            if let Some((_, token)) = line(&mut lines).unwrap_or_default().split_once("token=") {
                break token.to_owned();
            }
        };
        let mut scene = Self { process, folder, address, start_ms, session_path: String::new() };
        scene.session_path = scene.open_session(&token)?;
        Ok(scene)
    }

    /// Sets the server up, makes a link on the sandbox and opens a session.
    fn open_session(&self, token: &str) -> Result<String> {
        let mut connection = Connection::open(&self.address)?;
        let owner = format!(
            "form[token]={token}&form[name]=Bench&form[email]=bench%40example.com&form[password]=a+long+enough+password&form[business]=Bench&form[handle]="
        );
        let answer =
            expect(connection.send("POST", "/dashboard/do/setup", "", Some(&owner))?, &[200, 302, 303], "set-up")?;
        let cookie = answer.header("set-cookie").and_then(|line| line.split(';').next()).unwrap_or_default().to_owned();
        let link = "link=&form[title]=Bench&form[amount]=5&form[assets][]=sandbox%3A1%2Ftoken%3AUSDC&form[window_minutes]=1440";
        let answer = expect(
            connection.send("POST", "/dashboard/do/save_link", &cookie, Some(link))?,
            &[200, 302, 303],
            "a link",
        )?;
        let place = answer.header("location").unwrap_or_default().to_owned();
        let link = place.split("/links/").nth(1).and_then(|rest| rest.split('?').next()).unwrap_or_default();
        if link.is_empty() {
            return Err(Failure::new(format!("making a link led to \"{place}\"")));
        }
        // Right after the start the sandbox is not read yet, and no address is given out.
        for _ in 0..200 {
            let answer =
                connection.send("POST", &format!("/pay/{link}"), "", Some("asset=sandbox%3A1%2Ftoken%3AUSDC"))?;
            if let Some(place) = answer.header("location") {
                return Ok(place.to_owned());
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        Err(Failure::new("no session could be opened"))
    }

    /// Resident memory of the server, in MB.
    pub fn memory_mb(&self) -> Result<f64> {
        let file = format!("/proc/{}/status", self.process.0.id());
        let text = std::fs::read_to_string(&file).while_doing(|| format!("reading {file}"))?;
        let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes: Option<f64> = line.and_then(|line| line.trim().trim_end_matches(" kB").trim().parse().ok());
        kilobytes.map(|kb| kb / 1_024.0).ok_or_else(|| Failure::new(format!("{file} says no VmRSS")))
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        let _ = self.process.0.kill();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
