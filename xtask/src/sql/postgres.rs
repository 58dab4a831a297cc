//! The PostgreSQL server that statements are checked against: its own, in a temporary directory, reachable only through a
//! socket in there, so that it meets no other server and no port.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Result, While};
use crate::{setup, sh};

/// A running server; stopped when dropped.
pub struct Server {
    programs: PathBuf,
    home: PathBuf,
    account: Option<Account>,
}

impl Server {
    /// Makes a cluster, starts it and applies the migrations.
    pub fn start(scratch: &Path, migrations: &[PathBuf]) -> Result<Self> {
        let programs = setup::postgres_bin()?;
        let home = scratch.join("pg");
        let data = home.join("data");
        std::fs::create_dir(&home).while_doing(|| format!("creating {}", home.display()))?;
        // PostgreSQL refuses to run as root.
        let account = if sh::is_root() { Some(Account::unprivileged()?) } else { None };
        if let Some(Account { user, group }) = &account {
            sh::output_of(Command::new("chown").arg(format!("{user}:{group}")).arg(&home))?;
        }
        let server = Self { programs, home, account };

        sh::say(format!("Starting a PostgreSQL server for {} migrations", migrations.len()));
        let initdb = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "-D"];
        sh::output_of(server.program("initdb").args(initdb).arg(&data))?;
        let options = format!("-c listen_addresses='' -c fsync=off -k {}", server.home.display());
        let log = server.home.join("log");
        // Not `output_of`: the server would inherit the pipe and keep it open for as long as it runs.
        let started = server
            .program("pg_ctl")
            .args(["start", "--wait", "--silent", "-o", &options, "-l"])
            .arg(&log)
            .arg("-D")
            .arg(&data)
            .status()
            .while_doing(|| "starting pg_ctl")?;
        if !started.success() {
            let log = std::fs::read_to_string(&log).unwrap_or_default();
            return Err(Failure::new(format!("PostgreSQL did not start:\n{}", log.trim_end())));
        }
        for migration in migrations {
            server.apply(migration)?;
        }
        Ok(server)
    }

    /// Where sqlx finds it.
    pub fn url(&self) -> String {
        format!("postgres://postgres@localhost/postgres?host={}", self.home.display())
    }

    fn apply(&self, migration: &Path) -> Result<()> {
        let beside = self.programs.join("psql");
        let psql = if beside.is_file() { beside } else { "psql".into() };
        let mut command = Command::new(psql);
        command.args(["--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--username=postgres", "--host"]);
        command.arg(&self.home).args(["--dbname=postgres", "--single-transaction", "--file"]).arg(migration);
        sh::run(&mut command).while_doing(|| format!("applying {}", migration.display()))
    }

    /// One of PostgreSQL's programs, as the user it may run as, in a directory that user may be in.
    fn program(&self, name: &str) -> Command {
        let program = self.programs.join(name);
        let mut command = match &self.account {
            None => Command::new(program),
            Some(Account { user, group }) => {
                let mut command = Command::new("setpriv");
                command.args(["--reuid", user, "--regid", group, "--clear-groups", "--"]).arg(program);
                command
            }
        };
        command.current_dir(&self.home);
        command
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let data = self.home.join("data");
        if !data.join("postmaster.pid").exists() {
            return;
        }
        let stop = sh::output_of(self.program("pg_ctl").args(["stop", "--mode=immediate", "--silent", "-D"]).arg(data));
        if let Err(failure) = stop {
            eprintln!("warning: the temporary PostgreSQL server may still run: {failure}");
        }
    }
}

/// Whom the server runs as when we are root.
struct Account {
    user: String,
    group: String,
}

impl Account {
    /// Debian's own user for it where there is one, else the one that owns nothing.
    fn unprivileged() -> Result<Self> {
        let group_of = |user: &str| sh::output_of(Command::new("id").args(["-g", "-n", user]));
        ["postgres", "nobody"]
            .into_iter()
            .find_map(|user| Some(Self { user: user.to_owned(), group: group_of(user).ok()?.trim().to_owned() }))
            .ok_or_else(|| Failure::new("PostgreSQL refuses to run as root, and there is no user postgres or nobody"))
    }
}
