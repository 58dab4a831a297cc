//! Running other programs, always in the open: what is started is printed first.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::time::Instant;

use crate::failure::{Failure, Result, While};

/// When the first step was announced.
static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Announces a step: what is done and, where it is not plain, why; and how long it took to get here, in minutes and seconds.
pub fn say(message: impl AsRef<str>) {
    let seconds = BEGAN.elapsed().as_secs();
    println!("==> {}:{:02} {}", seconds / 60, seconds % 60, message.as_ref());
}

/// The cargo that runs us, so that nested calls use the same toolchain.
pub fn cargo_program() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Runs a program with its output on the terminal; fails when it does.
pub fn run(command: &mut Command) -> Result<()> {
    let line = describe(command);
    println!("    $ {line}");
    let status = command.status().while_doing(|| format!("starting `{line}`"))?;
    if status.success() { Ok(()) } else { Err(Failure::new(format!("`{line}` failed ({status})"))) }
}

/// Runs a program quietly and returns what it printed; its messages are shown when it fails.
pub fn output_of(command: &mut Command) -> Result<String> {
    let line = describe(command);
    let output = command.stdin(Stdio::null()).output().while_doing(|| format!("starting `{line}`"))?;
    if !output.status.success() {
        let messages = String::from_utf8_lossy(&output.stderr);
        return Err(Failure::new(format!("`{line}` failed ({})\n{}", output.status, messages.trim_end())));
    }
    String::from_utf8(output.stdout).while_doing(|| format!("reading what `{line}` printed"))
}

/// A command line short enough to read: the program by its name, then the arguments.
fn describe(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut line = program.file_name().unwrap_or(program.as_os_str()).to_string_lossy().into_owned();
    for arg in command.get_args() {
        line.push(' ');
        line.push_str(&arg.to_string_lossy());
    }
    line
}

/// The first program of this name on `PATH`.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|directory| directory.join(name)).find(|candidate| candidate.is_file())
}

/// Whether we run as root: Debian's packages install without `sudo`, and PostgreSQL refuses to start.
pub fn is_root() -> bool {
    output_of(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
