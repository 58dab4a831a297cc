//! A server in a temporary directory, and the watchdog that ends it.

use super::{
    PostgresError,
    programs::{Programs, User},
};
use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    os::unix::{
        fs::{DirBuilderExt, OpenOptionsExt},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

/// Makes a cluster, starts a server on it, and waits for the end of its own standard input, which comes when our process
/// ends, however it ends: then it stops the server at once and removes what it left. Signals that are meant for us it does
/// not heed. `$1`: where the programs are; `$2`: the directory to be in; then what else the server is told. What the programs say goes to standard output, which
/// ends with the server.
const WATCHDOG: &str = r#"
trap '' INT TERM HUP
programs=$1 home=$2
shift 2
if "$programs/initdb" --username=postgres --auth=trust --encoding=UTF8 --locale=C --no-sync -D "$home/data" 2>&1 </dev/null; then
    "$programs/postgres" -D "$home/data" -k "$home" -c listen_addresses='' -c fsync=off -c full_page_writes=off \
        -c max_connections=300 -c shared_buffers=32MB -c autovacuum=off "$@" 2>&1 </dev/null &
fi
exec >/dev/null
while read -r _; do :; done
kill -QUIT $! 2>/dev/null
wait
cd / && rm -rf "$home"
"#;

/// What the server says when it takes connections.
const READY: &str = "database system is ready to accept connections";

/// A running server. Its end is that of our process.
#[derive(Debug)]
pub struct Server {
    programs: Programs,
    home: PathBuf,
    /// Holds the pipe whose end the watchdog waits for.
    _watchdog: Child,
}

impl Server {
    /// Makes a cluster and starts a server on it.
    pub fn start() -> Result<Self, PostgresError> {
        let programs = Programs::find()?;
        let home = make_home("pg", programs.user())?;
        let watchdog = start_in(&programs, &home, &[])?;
        Ok(Self { programs, home, _watchdog: watchdog })
    }

    /// The same on a port of this machine, where it takes encrypted connections only and shows this certificate.
    pub fn start_encrypted(port: u16, certificate: &str, key: &str) -> Result<Self, PostgresError> {
        let programs = Programs::find()?;
        let home = make_home("pgs", programs.user())?;
        for (name, text) in [("crt", certificate), ("key", key), ("hba", "hostssl all all all trust\n")] {
            write_for(programs.user(), &home.join(name), text)?;
        }
        let settings = [
            "listen_addresses=localhost".to_owned(),
            format!("port={port}"),
            "ssl=on".to_owned(),
            format!("ssl_cert_file={}", home.join("crt").display()),
            format!("ssl_key_file={}", home.join("key").display()),
            format!("hba_file={}", home.join("hba").display()),
        ];
        let watchdog = start_in(&programs, &home, &settings)?;
        Ok(Self { programs, home, _watchdog: watchdog })
    }

    /// Makes an empty database. Returns its URL.
    pub fn create_database(&self, name: &str) -> Result<String, PostgresError> {
        let mut createdb = Command::new(self.programs.path("createdb"));
        createdb.arg("--username=postgres").arg("--host").arg(&self.home).arg(name);
        run(&mut createdb)?;
        Ok(format!("postgres://postgres@localhost/{name}?host={}", self.home.display()))
    }

    /// Takes a database away, and ends the connections to it.
    pub fn drop_database(&self, name: &str) -> Result<(), PostgresError> {
        let mut dropdb = Command::new(self.programs.path("dropdb"));
        dropdb.args(["--force", "--username=postgres", "--host"]).arg(&self.home).arg(name);
        run(&mut dropdb)
    }
}

/// A directory with a short name: a socket's path may have 107 bytes.
fn make_home(kind: &str, owner: Option<User>) -> Result<PathBuf, PostgresError> {
    let home = std::env::temp_dir().join(format!("tallystick-{kind}-{}", std::process::id()));
    let made = fs::DirBuilder::new().mode(0o700).create(&home);
    made.map_err(|error| PostgresError(format!("{} cannot be made: {error}", home.display())))?;
    if let Some(user) = owner {
        let given = std::os::unix::fs::chown(&home, Some(user.uid), Some(user.gid));
        given.map_err(|error| PostgresError(format!("{} cannot be given away: {error}", home.display())))?;
    }
    Ok(home)
}

/// Writes a file that its owner alone may read, as the server wants its key to be.
fn write_for(owner: Option<User>, path: &Path, text: &str) -> Result<(), PostgresError> {
    let failed = |error: std::io::Error| PostgresError(format!("{} cannot be written: {error}", path.display()));
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    match owner {
        Some(user) => std::os::unix::fs::chown(path, Some(user.uid), Some(user.gid)).map_err(failed),
        None => Ok(()),
    }
}

fn start_in(programs: &Programs, home: &Path, settings: &[String]) -> Result<Child, PostgresError> {
    let mut watchdog = programs.command("/bin/sh", home);
    watchdog.args(["-c", WATCHDOG, "tallystick-postgres"]).arg(programs.directory()).arg(home);
    for setting in settings {
        watchdog.args(["-c", setting]);
    }
    watchdog.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).process_group(0);
    let failed = |error| PostgresError(format!("its watchdog did not start: {error}"));
    let mut child = watchdog.spawn().map_err(failed)?;
    let said = child.stdout.take().ok_or_else(|| PostgresError("its output cannot be read".to_owned()))?;
    wait_until_ready(said)?;
    Ok(child)
}

/// Reads what the server says until it is ready, and from then on only so that it can go on speaking.
fn wait_until_ready(said: impl Read + Send + 'static) -> Result<(), PostgresError> {
    let mut lines = BufReader::new(said).lines();
    let mut before = String::new();
    for line in lines.by_ref() {
        let line = line.map_err(|error| PostgresError(format!("its output cannot be read: {error}")))?;
        if line.contains(READY) {
            std::thread::spawn(move || lines.for_each(drop));
            return Ok(());
        }
        before.push_str(&line);
        before.push('\n');
    }
    Err(PostgresError(format!("it did not start:\n{before}")))
}

fn run(command: &mut Command) -> Result<(), PostgresError> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|error| PostgresError(format!("{program} did not start: {error}")))?;
    if output.status.success() {
        return Ok(());
    }
    Err(PostgresError(format!("{program} failed:\n{}", String::from_utf8_lossy(&output.stderr))))
}
