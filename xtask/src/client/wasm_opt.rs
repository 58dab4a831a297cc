//! Binaryen's optimiser, from npm: Debian's is too old for what today's compiler emits.

use std::path::Path;

use crate::failure::{Result, While};
use crate::sh;
use crate::workspace::Workspace;

/// The WebAssembly features that Rust's output uses and every browser we support has. `--all-features` would let
/// wasm-opt use more than that, and Chromium then refuses the module.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-multivalue",
];

/// How hard to look for what can go.
#[derive(Clone, Copy)]
pub enum Passes {
    /// What is large already and would take minutes.
    Once,
    /// What somebody waits for before they can pay: taken apart and laid out anew, it becomes another hundredth smaller.
    Thorough,
}

impl Passes {
    const fn flags(self) -> &'static [&'static str] {
        match self {
            Self::Once => &["-Oz"],
            Self::Thorough => &["-Oz", "--flatten", "--rereloop", "-Oz", "-Oz"],
        }
    }
}

/// The same program, smaller.
pub fn shrink(workspace: &Workspace, scratch: &Path, wasm: &[u8], passes: Passes) -> Result<Vec<u8>> {
    let (input, output) = (scratch.join("before-opt.wasm"), scratch.join("after-opt.wasm"));
    std::fs::write(&input, wasm).while_doing(|| format!("writing {}", input.display()))?;
    let program = workspace.end2end().join("node_modules/.bin/wasm-opt");
    if !program.is_file() {
        // `client` may be called on its own, before any set-up.
        crate::setup::for_building(workspace)?;
    }
    sh::run(workspace.command(&program).args(FEATURES).args(passes.flags()).arg(&input).arg("-o").arg(&output))?;
    let smaller = std::fs::read(&output).while_doing(|| format!("reading {}", output.display()))?;
    println!("    {} kB became {} kB", wasm.len() / 1000, smaller.len() / 1000);
    Ok(smaller)
}
