//! The statements of a backend as they stand in its files, for the tests that ask an engine how it would run each.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Statements that read a table from end to end, and may, each with why.
pub type May = &'static [(&'static str, &'static str)];

/// Every statement by its folder and name: those of all engines, and those in the backend's own `queries/`.
///
/// # Errors
/// A file cannot be read.
///
/// # Panics
/// There are fewer than there ever were, or `may` names one that is none.
pub fn statements(backend: &str, may: May) -> io::Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for root in [Path::new(env!("CARGO_MANIFEST_DIR")), Path::new(backend)] {
        for folder in fs::read_dir(root.join("queries"))? {
            for file in fs::read_dir(folder?.path())? {
                let path: PathBuf = file?.path();
                let mut names = path.components().rev().filter_map(|part| part.as_os_str().to_str());
                let (name, folder) = (names.next().unwrap_or_default(), names.next().unwrap_or_default());
                found.push((format!("{folder}/{name}"), fs::read_to_string(&path)?));
            }
        }
    }
    assert!(found.len() > 200, "only {} statements were found", found.len());
    for (name, _) in may {
        assert!(found.iter().any(|(file, _)| file == name), "{name} is no statement any more");
    }
    Ok(found)
}
