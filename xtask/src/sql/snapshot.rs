//! A `.sqlx` directory as a value, so that it can be compared and replaced as a whole.

use std::collections::BTreeMap;
use std::path::Path;

use crate::failure::{Result, While};

/// File name to contents.
pub struct Snapshot(BTreeMap<String, String>);

impl Snapshot {
    /// Reads a directory; a missing one is empty.
    pub fn read(directory: &Path) -> Result<Self> {
        let mut files = BTreeMap::new();
        if !directory.is_dir() {
            return Ok(Self(files));
        }
        let doing = || format!("reading {}", directory.display());
        for entry in std::fs::read_dir(directory).while_doing(doing)? {
            let entry = entry.while_doing(doing)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with("query-") && name.ends_with(".json") {
                files.insert(name, std::fs::read_to_string(entry.path()).while_doing(doing)?);
            }
        }
        Ok(Self(files))
    }

    /// How many statements there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// What another directory would have to change to become this one, a line each.
    pub fn differences_from(&self, other: &Self) -> Vec<String> {
        let missing = |name: &String| format!("new: {name}");
        let mut lines: Vec<String> = self.0.keys().filter(|name| !other.0.contains_key(*name)).map(missing).collect();
        for (name, contents) in &other.0 {
            match self.0.get(name) {
                None => lines.push(format!("no longer used: {name}")),
                Some(ours) if ours != contents => lines.push(format!("changed: {name}")),
                Some(_) => {}
            }
        }
        lines
    }

    /// Makes a directory hold exactly these statements.
    pub fn write(&self, directory: &Path) -> Result<()> {
        let doing = || format!("writing {}", directory.display());
        std::fs::create_dir_all(directory).while_doing(doing)?;
        for name in Self::read(directory)?.0.keys().filter(|name| !self.0.contains_key(*name)) {
            std::fs::remove_file(directory.join(name)).while_doing(doing)?;
        }
        for (name, contents) in &self.0 {
            std::fs::write(directory.join(name), contents).while_doing(doing)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Snapshot;

    fn of(files: &[(&str, &str)]) -> Snapshot {
        Snapshot(files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect())
    }

    #[test]
    fn every_kind_of_difference_is_named() {
        let (fresh, kept) = (of(&[("a", "1"), ("b", "2"), ("d", "4")]), of(&[("a", "1"), ("b", "0"), ("c", "3")]));
        assert_eq!(fresh.differences_from(&kept), ["new: d", "changed: b", "no longer used: c"]);
        assert!(fresh.differences_from(&fresh).is_empty());
    }
}
