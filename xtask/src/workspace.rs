//! Where things are.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use crate::failure::{Result, While};
use crate::sh;

/// The directories every command works in.
pub struct Workspace {
    /// The repository.
    pub root: PathBuf,
    /// Cargo's build directory, wherever this machine keeps it.
    pub target: PathBuf,
    /// What `cargo metadata` says about our own packages.
    pub packages: Vec<Package>,
}

/// One package of the workspace, as far as we look at it.
#[derive(Deserialize)]
pub struct Package {
    /// Its name in `Cargo.toml`.
    pub name: String,
    /// What it depends on, ours and others'.
    pub dependencies: Vec<Dependency>,
    /// Feature name to what it switches on.
    pub features: std::collections::BTreeMap<String, Vec<String>>,
}

/// One entry under `[dependencies]`, `[dev-dependencies]` or `[build-dependencies]`.
#[derive(Deserialize)]
pub struct Dependency {
    /// The package depended on.
    pub name: String,
    /// `None` for a normal dependency, else `dev` or `build`.
    pub kind: Option<String>,
    /// Whether only a feature brings it in.
    pub optional: bool,
    /// Set for packages that come from a directory: ours.
    pub path: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    workspace_root: PathBuf,
    target_directory: PathBuf,
}

impl Workspace {
    /// Asks cargo, which knows about `CARGO_TARGET_DIR`, configuration files and the current directory.
    pub fn load() -> Result<Self> {
        let mut metadata = Command::new(sh::cargo_program());
        metadata.args(["metadata", "--no-deps", "--format-version", "1"]);
        let metadata: Metadata = serde_json::from_str(&sh::output_of(&mut metadata)?)
            .while_doing(|| "reading the output of `cargo metadata`")?;
        Ok(Self { root: metadata.workspace_root, target: metadata.target_directory, packages: metadata.packages })
    }

    /// What the server hands out as files: bundles, styles, fonts.
    pub fn site(&self) -> PathBuf {
        self.target.join("site")
    }

    /// The npm package with the build and test tools.
    pub fn end2end(&self) -> PathBuf {
        self.root.join("end2end")
    }

    /// Cargo, started in the workspace, with sqlx reading the committed `.sqlx` and never a database that happens to run.
    pub fn cargo<S: AsRef<std::ffi::OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Command {
        let mut command = self.command(sh::cargo_program());
        command.args(args).env("SQLX_OFFLINE", "true");
        command
    }

    /// Any program, started in the workspace, building into the same directory as we were.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target);
        command
    }

    /// A path as it reads from the root of the repository, for messages.
    pub fn show<'a>(&self, path: &'a Path) -> std::path::Display<'a> {
        path.strip_prefix(&self.root).unwrap_or(path).display()
    }
}
