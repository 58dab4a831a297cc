//! `check-architecture`: dependencies between our crates point one way (ARCHITECTURE.md), which the compiler alone would
//! not hold: it only refuses circles.

mod rules;

use std::path::Path;

use crate::failure::{Failure, Result, While};
use crate::sh;
use crate::workspace::Workspace;

/// Reads `cargo metadata` and prints every dependency that should not be there.
pub fn check(workspace: &Workspace) -> Result<()> {
    sh::say("Checking the dependencies between our crates");
    let mut violations = rules::violations(&workspace.packages);
    violations.extend(differing_lint_rules(&workspace.root)?);
    for violation in &violations {
        println!("    {violation}");
    }
    match violations.len() {
        0 => Ok(()),
        1 => Err(Failure::new("one rule of the architecture is broken, see above")),
        number => Err(Failure::new(format!("{number} rules of the architecture are broken, see above"))),
    }
}

/// Compiles what server and browser share for the browser, on its own: inside the client a feature that some other crate
/// switches on could hide that one of them needs an operating system.
pub fn check_portable(workspace: &Workspace) -> Result<()> {
    sh::say("Checking that domain and api-types compile for the browser");
    let packages = ["check", "--package", "domain", "--package", "api-types"];
    sh::run(workspace.cargo(packages).args(["--target", "wasm32-unknown-unknown"]))
}

/// Clippy reads one clippy.toml per crate and cannot include another, so the strict one stands twice.
fn differing_lint_rules(root: &Path) -> Result<Option<String>> {
    let (domain, service) = ("crates/domain/clippy.toml", "crates/service/clippy.toml");
    let read = |path: &str| std::fs::read_to_string(root.join(path)).while_doing(|| format!("reading {path}"));
    let same = read(domain)? == read(service)?;
    Ok((!same).then(|| format!("{domain} and {service} differ; expected the same strict rules in both")))
}
