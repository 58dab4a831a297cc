//! Panics name the file that they are in. Of files of other crates that is a place in this machine's folders, which is
//! nobody's business and weighs: it is cut down to the crate and the file.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde::Deserialize;

use crate::failure::{Result, While};
use crate::sh;
use crate::workspace::Workspace;

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    /// `None` for ours, which are compiled under their place in the workspace already.
    source: Option<String>,
    manifest_path: PathBuf,
}

/// What the compiler is to be told, as cargo takes it in `CARGO_ENCODED_RUSTFLAGS`.
pub fn flags(workspace: &Workspace) -> Result<String> {
    // Asking for the dependencies also fetches those that are not here yet, so that their folders are known.
    let mut metadata = workspace.cargo(["metadata", "--format-version", "1"]);
    metadata.args(["--filter-platform", "wasm32-unknown-unknown"]);
    let metadata: Metadata = serde_json::from_str(&sh::output_of(&mut metadata)?)
        .while_doing(|| "reading the output of `cargo metadata`".to_owned())?;
    Ok(encoded(metadata))
}

fn encoded(metadata: Metadata) -> String {
    let others = metadata.packages.iter().filter(|package| package.source.is_some());
    let folders: BTreeSet<_> = others.filter_map(|package| package.manifest_path.parent()?.parent()).collect();
    let flags: Vec<_> = folders.iter().map(|folder| format!("--remap-path-prefix={}=", folder.display())).collect();
    flags.join("\u{1f}")
}

#[cfg(test)]
mod tests {
    use super::{Metadata, encoded};

    #[test]
    fn every_folder_of_other_crates_is_cut_off_and_named_once() {
        let package = |source: Option<&str>, path: &str| serde_json::json!({"source": source, "manifest_path": path});
        let metadata: Metadata = serde_json::from_value(serde_json::json!({"packages": [
            package(Some("registry"), "/home/me/src/a-1/Cargo.toml"),
            package(Some("registry"), "/home/me/src/b-1/Cargo.toml"),
            package(Some("git"), "/home/me/git/c/Cargo.toml"),
            package(None, "/home/me/work/app/Cargo.toml"),
        ]}))
        .unwrap();
        assert_eq!(encoded(metadata), "--remap-path-prefix=/home/me/git=\u{1f}--remap-path-prefix=/home/me/src=");
    }
}
