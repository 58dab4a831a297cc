//! `prepare-sql`: lets sqlx check every statement of the storage crates against real databases of both engines, made from
//! the migrations, and keeps what it learned in each crate's `.sqlx`, so that a build needs no database.

mod postgres;
mod snapshot;
mod sqlite;
mod temporary;

use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result, While};
use crate::sh;
use crate::workspace::Workspace;

use snapshot::Snapshot;
use temporary::TemporaryDirectory;

/// Whether the committed data is replaced or only compared.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Replace it.
    Write,
    /// Fail if it differs from what the statements and migrations give.
    Check,
}

/// Prepares both storage crates.
pub fn prepare(workspace: &Workspace, mode: Mode) -> Result<()> {
    let scratch = TemporaryDirectory::create("tallystick-prepare-sql")?;

    let sqlite = Backend::new(workspace, "storage-sqlite")?;
    let url = sqlite::create(scratch.path(), &sqlite.migrations)?;
    sqlite.prepare(workspace, mode, ("STORAGE_SQLITE_URL", &url), scratch.path())?;

    let postgres = Backend::new(workspace, "storage-postgres")?;
    let server = postgres::Server::start(scratch.path(), &postgres.migrations)?;
    postgres.prepare(workspace, mode, ("DATABASE_URL", &server.url()), scratch.path())
}

/// One storage crate.
struct Backend {
    package: &'static str,
    directory: PathBuf,
    migrations: Vec<PathBuf>,
}

impl Backend {
    fn new(workspace: &Workspace, package: &'static str) -> Result<Self> {
        let directory = workspace.root.join("crates").join(package);
        let migrations = migrations(&directory.join("migrations"))?;
        Ok(Self { package, directory, migrations })
    }

    /// Compiles the crate with its macros looking at the database, into a directory of its own; what is committed
    /// changes only after all of it went well.
    fn prepare(&self, workspace: &Workspace, mode: Mode, url: (&str, &str), scratch: &Path) -> Result<()> {
        let package = self.package;
        sh::say(format!("Checking the statements of {package} against its database"));
        let fresh = scratch.join(package);
        std::fs::create_dir(&fresh).while_doing(|| format!("creating {}", fresh.display()))?;
        touch(&self.directory.join("src/lib.rs"))?;
        let mut cargo = workspace.cargo(["check", "--package", package]);
        cargo.env("SQLX_OFFLINE", "false").env("SQLX_OFFLINE_DIR", &fresh).env(url.0, url.1);
        let outcome = sh::run(&mut cargo);
        // Without this the next build would think that what was compiled against the database is still good.
        touch(&self.directory.join("src/lib.rs"))?;
        outcome?;

        let (fresh, kept) = (Snapshot::read(&fresh)?, self.directory.join(".sqlx"));
        let differences = fresh.differences_from(&Snapshot::read(&kept)?);
        match (mode, differences.is_empty()) {
            (_, true) => println!("    {} statements, as committed", fresh.len()),
            (Mode::Write, false) => {
                fresh.write(&kept)?;
                println!("    {} statements; {} changed", fresh.len(), differences.len());
            }
            (Mode::Check, false) => {
                return Err(Failure::new(format!(
                    "the checked SQL of {package} is stale; run `cargo xtask prepare-sql` and commit the result:\n  {}",
                    differences.join("\n  ")
                )));
            }
        }
        Ok(())
    }
}

/// The migrations in the order in which they are applied; undo scripts are none of them.
fn migrations(directory: &Path) -> Result<Vec<PathBuf>> {
    let doing = || format!("listing {}", directory.display());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(directory).while_doing(doing)? {
        let path = entry.while_doing(doing)?.path();
        let name = path.to_string_lossy();
        if name.ends_with(".sql") && !name.ends_with(".down.sql") {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(Failure::new(format!("{} holds no migrations", directory.display())));
    }
    Ok(files)
}

/// Makes cargo expand the macros again: it cannot see that the database behind them is another.
fn touch(path: &Path) -> Result<()> {
    let doing = || format!("touching {}", path.display());
    let file = std::fs::File::options().append(true).open(path).while_doing(doing)?;
    file.set_modified(std::time::SystemTime::now()).while_doing(doing)
}
