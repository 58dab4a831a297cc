//! The SQLite database that statements are checked against.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Result, While};
use crate::{setup, sh};

/// Makes a database file from the migrations and returns its URL.
pub fn create(scratch: &Path, migrations: &[PathBuf]) -> Result<String> {
    let program = setup::ensure_program("sqlite3", "sqlite3", "prepare-sql applies SQLite's migrations with it")?;
    let database = scratch.join("checked.sqlite");
    sh::say(format!("Applying {} migrations to a SQLite database", migrations.len()));
    for migration in migrations {
        let script = File::open(migration).while_doing(|| format!("reading {}", migration.display()))?;
        sh::run(Command::new(&program).args(["-batch", "-bail"]).arg(&database).stdin(script))
            .while_doing(|| format!("applying {}", migration.display()))?;
    }
    Ok(format!("sqlite://{}", database.display()))
}
