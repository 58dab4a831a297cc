//! PostgreSQL's programs. Only the programs: the tests start servers of their own in temporary directories.

use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};
use crate::setup::debian;
use crate::sh;

const VARIABLE: &str = "TALLYSTICK_PG_BIN";

/// The directory that holds `initdb`, `pg_ctl` and `postgres`.
pub fn bin_directory() -> Result<PathBuf> {
    if let Some(chosen) = std::env::var_os(VARIABLE) {
        let chosen = PathBuf::from(chosen);
        return if is_complete(&chosen) {
            Ok(chosen)
        } else {
            Err(Failure::new(format!("{VARIABLE} names {}, which lacks initdb or pg_ctl", chosen.display())))
        };
    }
    if let Some(found) = search() {
        return Ok(found);
    }
    debian::install(&["postgresql"], "the storage tests run on it as well as on SQLite")?;
    search().ok_or_else(|| Failure::new("postgresql was installed, yet initdb and pg_ctl are nowhere to be found"))
}

fn search() -> Option<PathBuf> {
    // Debian keeps the server's programs off PATH; a link on PATH is followed to where its companions are.
    let on_path = sh::find("initdb").and_then(|initdb| Some(initdb.canonicalize().ok()?.parent()?.to_path_buf()));
    on_path.filter(|directory| is_complete(directory)).or_else(newest_of_debian)
}

fn newest_of_debian() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
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

fn is_complete(directory: &Path) -> bool {
    ["initdb", "pg_ctl", "postgres"].iter().all(|program| directory.join(program).is_file())
}
