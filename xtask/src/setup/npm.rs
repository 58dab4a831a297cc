//! Node.js and the npm packages of `end2end/`: wasm-opt for building; Playwright, axe, the EVM node and
//! the mail server for tests.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::failure::{Failure, Result, While};
use crate::setup::debian;
use crate::sh;
use crate::workspace::Workspace;

/// Which of the packages are needed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Only `dependencies`.
    Building,
    /// `devDependencies` too.
    Tests,
}

#[derive(Deserialize)]
struct Lock {
    packages: std::collections::BTreeMap<String, LockedPackage>,
}

#[derive(Deserialize)]
struct LockedPackage {
    #[serde(default)]
    version: String,
    #[serde(default)]
    dev: bool,
    #[serde(default)]
    optional: bool,
}

/// Installs exactly what the lock file says, unless all of it is there.
pub fn ensure(workspace: &Workspace, purpose: Purpose) -> Result<()> {
    ensure_node(workspace, purpose)?;
    let directory = workspace.end2end();
    let Some(missing) = first_missing(&directory, purpose)? else {
        return Ok(());
    };
    let what = match purpose {
        Purpose::Building => "wasm-opt, which makes the client bundles small",
        Purpose::Tests => "wasm-opt, Playwright with axe, and the EVM node and mail server that are tested with",
    };
    sh::say(format!("Installing npm packages into end2end/ ({missing} is missing): {what}"));
    let mut npm = workspace.command("npm");
    npm.current_dir(&directory).arg("ci").env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    if purpose == Purpose::Building {
        npm.arg("--omit=dev");
    }
    sh::run(&mut npm)?;
    match first_missing(&directory, purpose)? {
        None => Ok(()),
        Some(missing) => {
            Err(Failure::new(format!("`npm ci` ended well, yet {missing} is not in end2end/node_modules")))
        }
    }
}

/// The EVM node itself rather than npm's wrapper script: a killed wrapper would leave the node running.
pub fn anvil(workspace: &Workspace) -> Result<PathBuf> {
    let modules = workspace.end2end().join("node_modules");
    let (system, machine) = (std::env::consts::OS, std::env::consts::ARCH);
    let machine = match machine {
        "x86_64" => "amd64",
        "aarch64" => "arm64",
        other => other,
    };
    let system = if system == "macos" { "darwin" } else { system };
    let native = modules.join(format!("@foundry-rs/anvil-{system}-{machine}/bin/anvil"));
    let anvil = if native.is_file() { native } else { modules.join(".bin/anvil") };
    if anvil.is_file() {
        return Ok(anvil);
    }
    Err(Failure::new(format!(
        "npm has no EVM node for {system} on {machine}: {} does not exist",
        workspace.show(&anvil)
    )))
}

/// Node.js new enough for what it has to run, with npm beside it.
fn ensure_node(workspace: &Workspace, purpose: Purpose) -> Result<()> {
    if sh::find("node").is_none() || sh::find("npm").is_none() {
        debian::install(&["nodejs", "npm"], "wasm-opt and the browser tests run on it")?;
    }
    let needed = match purpose {
        Purpose::Building => 18,
        Purpose::Tests => 20,
    };
    let version = sh::output_of(workspace.command("node").arg("--version"))?;
    let major: Option<u32> =
        version.trim().strip_prefix('v').and_then(|rest| rest.split('.').next()).and_then(|major| major.parse().ok());
    match major {
        Some(major) if major >= needed => Ok(()),
        _ => Err(Failure::new(format!(
            "Node.js {needed} or newer is needed; `node --version` says {}. Debian 13 and later have it; elsewhere \
             install a newer one so that it comes first on PATH",
            version.trim()
        ))),
    }
}

/// The first package of the lock file that is not installed in its exact version.
fn first_missing(directory: &Path, purpose: Purpose) -> Result<Option<String>> {
    let path = directory.join("package-lock.json");
    let lock = std::fs::read_to_string(&path).while_doing(|| format!("reading {}", path.display()))?;
    let lock: Lock = serde_json::from_str(&lock).while_doing(|| format!("reading {}", path.display()))?;
    // Optional packages are those of other systems; npm leaves them out, and `anvil` looks for ours.
    let wanted = lock.packages.iter().filter(|(place, package)| {
        !place.is_empty() && !package.optional && (purpose == Purpose::Tests || !package.dev)
    });
    for (place, package) in wanted {
        if installed_version(&directory.join(place)).as_deref() != Some(package.version.as_str()) {
            return Ok(Some(place.trim_start_matches("node_modules/").to_owned()));
        }
    }
    Ok(None)
}

fn installed_version(package: &Path) -> Option<String> {
    let manifest = std::fs::read(package.join("package.json")).ok()?;
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).ok()?;
    Some(manifest.get("version")?.as_str()?.to_owned())
}
