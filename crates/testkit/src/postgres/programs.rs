//! Finding PostgreSQL's programs, and the user that they may run as.

use super::PostgresError;
use std::{
    env, fs,
    os::unix::{fs::MetadataExt, process::CommandExt},
    path::{Path, PathBuf},
    process::Command,
};

/// Overrides where the programs are looked for; `cargo xtask` knows the same name.
const VARIABLE: &str = "TALLYSTICK_PG_BIN";

/// The programs of one installation.
#[derive(Debug)]
pub struct Programs {
    directory: PathBuf,
    user: Option<User>,
}

/// A user that may run a server; PostgreSQL refuses to run as root.
#[derive(Debug, Clone, Copy)]
pub struct User {
    /// User id.
    pub uid: u32,
    /// Group id.
    pub gid: u32,
}

impl Programs {
    /// Finds the programs: where the variable says, else on PATH, else where Debian puts them, newest first.
    pub fn find() -> Result<Self, PostgresError> {
        let missing = |where_: &str| {
            PostgresError(format!("initdb and postgres are not {where_}; `cargo xtask setup` installs them"))
        };
        let directory = match env::var_os(VARIABLE) {
            Some(chosen) => Some(PathBuf::from(chosen))
                .filter(|directory| is_complete(directory))
                .ok_or_else(|| missing(&format!("where {VARIABLE} says")))?,
            None => on_path().or_else(newest_of_debian).ok_or_else(|| missing("installed"))?,
        };
        Ok(Self { directory, user: ordinary_user()? })
    }

    /// Whom the server's files must belong to. `None`: us.
    pub const fn user(&self) -> Option<User> {
        self.user
    }

    /// Where they are.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// Where a program is.
    pub fn path(&self, name: &str) -> PathBuf {
        self.directory.join(name)
    }

    /// A command that runs as the ordinary user, in `home`, which that user may enter.
    pub fn command(&self, program: impl AsRef<Path>, home: &Path) -> Command {
        let mut command = Command::new(program.as_ref());
        command.current_dir(home);
        if let Some(user) = self.user {
            command.uid(user.uid).gid(user.gid);
        }
        command
    }
}

fn is_complete(directory: &Path) -> bool {
    ["initdb", "postgres", "createdb"].iter().all(|program| directory.join(program).is_file())
}

/// A link on PATH is followed to where its companions are.
fn on_path() -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let real = |directory: PathBuf| Some(directory.join("initdb").canonicalize().ok()?.parent()?.to_path_buf());
    env::split_paths(&path).filter_map(real).find(|directory| is_complete(directory))
}

fn newest_of_debian() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
    versions
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let version: u32 = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .filter(|(_, directory)| is_complete(directory))
        .max()
        .map(|(_, directory)| directory)
}

/// `None` when we are not root. Else Debian's own user for it where there is one, else the one that owns nothing.
fn ordinary_user() -> Result<Option<User>, PostgresError> {
    let unknown = |error| PostgresError(format!("who we are is unknown: {error}"));
    if fs::metadata("/proc/self").map_err(unknown)?.uid() != 0 {
        return Ok(None);
    }
    let users = fs::read_to_string("/etc/passwd").map_err(unknown)?;
    let find = |name: &str| {
        let line = users.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut fields = line.split(':').skip(2);
        Some(User { uid: fields.next()?.parse().ok()?, gid: fields.next()?.parse().ok()? })
    };
    ["postgres", "nobody"]
        .into_iter()
        .find_map(find)
        .map(Some)
        .ok_or_else(|| PostgresError("it refuses to run as root, and there is no user postgres or nobody".to_owned()))
}
