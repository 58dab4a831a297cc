//! A server with a merchant, a link and a running session, and the bare handler beside it.

use super::http::{Answer, Connection, expect};
use crate::failure::{Failure, Result, While};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Instant;

/// How often the server asks a node that tells nothing by itself.
pub const POLL_MS: u32 = 500;

/// A process that ends with its handle.
pub struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself, which is as good.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts a process whose output is read.
pub fn start(command: &mut Command) -> Result<(Process, BufReader<ChildStdout>)> {
    let mut child =
        command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().while_doing(|| "starting a server".to_owned())?;
    let lines = child.stdout.take().ok_or_else(|| Failure::new("a server without output"))?;
    Ok((Process(child), BufReader::new(lines)))
}

/// Its next line.
pub fn line(lines: &mut BufReader<ChildStdout>) -> Result<String> {
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
    /// The owner's, signed in.
    cookie: String,
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
            .env("TALLYSTICK__NODES__POLL_MS", POLL_MS.to_string())
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
        let (session_path, cookie) = (String::new(), String::new());
        let mut scene = Self { process, folder, address, start_ms, session_path, cookie };
        scene.cookie = scene.set_up(&token)?;
        scene.session_path = scene.open_session("sandbox%3A1%2Ftoken%3AUSDC", "5")?;
        Ok(scene)
    }

    /// Sets the server up, and gives the owner's cookie.
    fn set_up(&self, token: &str) -> Result<String> {
        let owner = format!(
            "form[token]={token}&form[name]=Bench&form[email]=bench%40example.com&form[password]=a+long+enough+password&form[business]=Bench&form[handle]="
        );
        let answer = self.send("setup", &owner)?;
        Ok(answer.header("set-cookie").and_then(|line| line.split(';').next()).unwrap_or_default().to_owned())
    }

    /// Sends one of the dashboard's forms as the owner.
    pub fn send(&self, form: &str, fields: &str) -> Result<Answer> {
        self.send_over(&mut Connection::open(&self.address)?, form, fields)
    }

    /// The same over a kept connection.
    pub fn send_over(&self, connection: &mut Connection, form: &str, fields: &str) -> Result<Answer> {
        let answer = connection.send("POST", &format!("/dashboard/do/{form}"), &self.cookie, Some(fields))?;
        expect(answer, &[200, 302, 303], form)
    }

    /// Makes a link in a coin, by its CAIP-19 name in the form of addresses, and opens a session of it. Gives its page's path.
    pub fn open_session(&self, coin: &str, amount: &str) -> Result<String> {
        let fields =
            format!("link=&form[title]=Bench&form[amount]={amount}&form[assets][]={coin}&form[window_minutes]=1440");
        let answer = self.send("save_link", &fields)?;
        let place = answer.header("location").unwrap_or_default().to_owned();
        let link = place.split("/links/").nth(1).and_then(|rest| rest.split('?').next()).unwrap_or_default();
        if link.is_empty() {
            return Err(Failure::new(format!("making a link led to \"{place}\"")));
        }
        let mut connection = Connection::open(&self.address)?;
        // A network that has just been begun with is not read yet, and no address is given out.
        for _ in 0..200 {
            let answer = connection.send("POST", &format!("/pay/{link}"), "", Some(&format!("asset={coin}")))?;
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
