//! A directory that goes when we do.

use std::path::{Path, PathBuf};

use crate::failure::{Result, While};

/// Removed with all it holds when dropped.
pub struct TemporaryDirectory(PathBuf);

impl TemporaryDirectory {
    /// A new directory under the system's place for them, one per process.
    pub fn create(name: &str) -> Result<Self> {
        let path = std::env::temp_dir().join(format!("{name}-{}", std::process::id()));
        std::fs::create_dir(&path).while_doing(|| format!("creating {}", path.display()))?;
        Ok(Self(path))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for TemporaryDirectory {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            eprintln!("warning: {} could not be removed: {error}", self.0.display());
        }
    }
}
