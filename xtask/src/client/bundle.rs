//! One WebAssembly bundle, from the `app` crate to optimised bytes and the JavaScript that loads them.

use std::path::{Path, PathBuf};

use crate::client::wasm_opt::{self, Passes};
use crate::client::{Effort, bindgen, must_be_text, names, paths, say, site, unused};
use crate::failure::{Result, While};
use crate::sh;
use crate::workspace::Workspace;

/// What the browser loads.
pub struct Bundle {
    /// wasm-bindgen's glue, an ES module.
    pub js: String,
    /// The program.
    pub wasm: Vec<u8>,
}

/// To be raised when the steps below change in a way that must redo finished work.
const RECIPE: &str = "3";

/// Compiles, binds and shrinks a bundle; the last two only if the compiler's output or the effort changed.
pub fn build(workspace: &Workspace, name: &str, effort: Effort) -> Result<Bundle> {
    // A directory for each bundle: they are the same crates with other features, and would keep evicting each other.
    let directory = workspace.target.join(format!("client-{name}"));
    say(&format!("compiling the {name} bundle"));
    let mut cargo = workspace.cargo(["rustc", "--package", "app", "--lib", "--no-default-features"]);
    cargo
        .args(["--features", name, "--target", "wasm32-unknown-unknown", "--profile", "wasm-release"])
        // A module by itself; said here and not in the package, or each test would link a library of 300 MB that none loads.
        .args(["--crate-type", "cdylib"])
        .env("CARGO_TARGET_DIR", &directory)
        .env("CARGO_ENCODED_RUSTFLAGS", paths::flags(workspace)?);
    sh::run(&mut cargo)?;

    let compiled = directory.join("wasm32-unknown-unknown/wasm-release/app.wasm");
    let compiled = read(&compiled)?;
    let finished = Finished::of(&directory, &compiled, effort);
    if let Some(bundle) = finished.load()? {
        return Ok(bundle);
    }
    let mut bundle = bindgen::bind(compiled, name)?;
    if effort == Effort::Release {
        say(&format!("optimising the {name} bundle for size (wasm-opt)"));
        let passes = if name == "pay" { Passes::Thorough } else { Passes::Once };
        bundle = unused::remove(&bundle)?;
        bundle.wasm = wasm_opt::shrink(workspace, &directory, &bundle.wasm, passes)?;
        bundle = names::shorten(&bundle)?;
        // Both changes above took the glue for text; that it still is JavaScript is worth a moment.
        let glue = directory.join("glue.mjs");
        write(&glue, bundle.js.as_bytes())?;
        sh::run(workspace.command("node").arg("--check").arg(&glue))?;
    }
    finished.store(&bundle)?;
    Ok(bundle)
}

/// Where a finished bundle is kept, together with what it was made from.
struct Finished {
    js: PathBuf,
    wasm: PathBuf,
    stamp: PathBuf,
    made_from: String,
}

impl Finished {
    fn of(directory: &Path, compiled: &[u8], effort: Effort) -> Self {
        let effort = match effort {
            Effort::Release => "release",
            Effort::Dev => "dev",
        };
        Self {
            js: directory.join(format!("finished-{effort}.js")),
            wasm: directory.join(format!("finished-{effort}.wasm")),
            stamp: directory.join(format!("finished-{effort}.stamp")),
            made_from: site::short_hash([RECIPE.as_bytes(), compiled]),
        }
    }

    fn load(&self) -> Result<Option<Bundle>> {
        let stamp = std::fs::read_to_string(&self.stamp).unwrap_or_default();
        if stamp != self.made_from || !self.js.is_file() || !self.wasm.is_file() {
            return Ok(None);
        }
        Ok(Some(Bundle { js: must_be_text(read(&self.js)?, "wasm-bindgen's JavaScript")?, wasm: read(&self.wasm)? }))
    }

    /// The stamp goes last: a call that was interrupted leaves none, and the next does the work again.
    fn store(&self, bundle: &Bundle) -> Result<()> {
        let _ = std::fs::remove_file(&self.stamp);
        write(&self.js, bundle.js.as_bytes())?;
        write(&self.wasm, &bundle.wasm)?;
        write(&self.stamp, self.made_from.as_bytes())
    }
}

fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).while_doing(|| format!("reading {}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(path, bytes).while_doing(|| format!("writing {}", path.display()))
}
