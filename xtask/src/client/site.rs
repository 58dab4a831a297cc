//! The directory the server serves from: hashed names, a `.br` beside everything that compresses, nothing stale.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::client::manifest::Manifest;
use crate::client::{Effort, say};
use crate::failure::{Result, While};
use crate::workspace::Workspace;

/// The site being written.
pub struct Site {
    directory: PathBuf,
    quality: u8,
    kept: BTreeSet<PathBuf>,
}

/// The first ten hex digits of a SHA-256: two of our files never meet by chance, and a name stays readable.
pub fn short_hash<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().iter().take(5).map(|byte| format!("{byte:02x}")).collect()
}

impl Site {
    /// Opens the directory; what an earlier call compressed with another effort is thrown away.
    pub fn open(workspace: &Workspace, effort: Effort) -> Result<Self> {
        let directory = workspace.site();
        let quality = match effort {
            Effort::Release => 11,
            Effort::Dev => 4,
        };
        let note = directory.with_extension("quality");
        if std::fs::read_to_string(&note).is_ok_and(|noted| noted != quality.to_string()) && directory.is_dir() {
            std::fs::remove_dir_all(&directory).while_doing(|| format!("removing {}", directory.display()))?;
        }
        std::fs::create_dir_all(&directory).while_doing(|| format!("creating {}", directory.display()))?;
        std::fs::write(&note, quality.to_string()).while_doing(|| format!("writing {}", note.display()))?;
        Ok(Self { directory, quality, kept: BTreeSet::new() })
    }

    /// Writes a file, compressed as well if its kind compresses; does nothing for one that is there already.
    pub fn write(&mut self, name: &str, contents: &[u8]) -> Result<()> {
        self.write_plain(name, contents)?;
        if compresses(Path::new(name)) {
            let name = format!("{name}.br");
            let path = self.keep(&name);
            // The plain file is as old as this one or has just changed, and then this one was removed with it.
            if !path.is_file() {
                replace(&path, &brotli(contents, self.quality)?)?;
            }
        }
        Ok(())
    }

    /// Writes a file that is for the server, not for browsers.
    pub fn write_plain(&mut self, name: &str, contents: &[u8]) -> Result<()> {
        let path = self.keep(name);
        if std::fs::read(&path).is_ok_and(|there| there == contents) {
            return Ok(());
        }
        let _ = std::fs::remove_file(self.directory.join(format!("{name}.br")));
        replace(&path, contents)
    }

    /// Copies a directory of static files, keeping their names; a missing one is an empty one.
    pub fn copy_tree(&mut self, from: &Path) -> Result<()> {
        if !from.is_dir() {
            say("no static files (public/ does not exist)");
            return Ok(());
        }
        for file in files_under(from)? {
            let name = file.strip_prefix(from).while_doing(|| "copying public/")?.to_string_lossy().into_owned();
            let contents = std::fs::read(&file).while_doing(|| format!("reading {}", file.display()))?;
            self.write(&name, &contents)?;
        }
        Ok(())
    }

    /// Says what a customer and a merchant will download.
    pub fn report(&self, workspace: &Workspace, manifest: &Manifest) {
        let weigh = |name: String| std::fs::metadata(self.directory.join(name)).map_or(0, |file| file.len());
        for (name, bundle) in &manifest.bundles {
            let output = &bundle.output_name;
            let wasm = weigh(format!("pkg/{output}_bg.wasm.br"));
            let glue = weigh(format!("pkg/{output}.js.br"));
            let css = manifest.css.get(name).map_or(0, |css| weigh(format!("pkg/{css}.br")));
            let total = wasm + glue + css;
            println!("    {name}: {total} bytes compressed (program {wasm}, glue {glue}, styles {css})");
        }
        say(&format!("ready in {}", workspace.show(&self.directory)));
    }

    /// Removes what no call above wrote: last time's hashes, files gone from `public/`.
    pub fn remove_everything_else(self) -> Result<()> {
        for file in files_under(&self.directory)? {
            if !self.kept.contains(&file) {
                std::fs::remove_file(&file).while_doing(|| format!("removing {}", file.display()))?;
            }
        }
        Ok(())
    }

    fn keep(&mut self, name: &str) -> PathBuf {
        let path = self.directory.join(name);
        self.kept.insert(path.clone());
        path
    }
}

/// Kinds of files that shrink; images and woff2 are compressed as they are.
fn compresses(path: &Path) -> bool {
    let kinds = ["css", "html", "ico", "js", "json", "md", "otf", "svg", "ttf", "txt", "wasm", "webmanifest", "xml"];
    path.extension().and_then(|kind| kind.to_str()).is_some_and(|kind| kinds.contains(&kind))
}

fn brotli(contents: &[u8], quality: u8) -> Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: quality.into(),
        lgwin: 22,
        size_hint: contents.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &contents[..], &mut compressed, &params).while_doing(|| "compressing")?;
    Ok(compressed)
}

/// Writes beside and renames, so that a server in the middle of reading sees the old file or the new one.
fn replace(path: &Path, contents: &[u8]) -> Result<()> {
    let doing = || format!("writing {}", path.display());
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).while_doing(doing)?;
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    std::fs::write(&beside, contents).while_doing(doing)?;
    std::fs::rename(&beside, path).while_doing(doing)
}

fn files_under(directory: &Path) -> Result<Vec<PathBuf>> {
    let doing = || format!("listing {}", directory.display());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(directory).while_doing(doing)? {
        let path = entry.while_doing(doing)?.path();
        if path.is_dir() { files.extend(files_under(&path)?) } else { files.push(path) }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{brotli, compresses, short_hash};

    #[test]
    fn text_is_compressed_and_packed_formats_are_not() {
        for (name, expected) in
            [("a.css", true), ("a_bg.wasm", true), ("logo.svg", true), ("f.woff2", false), ("a.png", false)]
        {
            assert_eq!(compresses(Path::new(name)), expected, "{name}");
        }
    }

    #[test]
    fn what_is_compressed_comes_back() {
        let text = b"notch ".repeat(1000);
        let packed = brotli(&text, 11).unwrap();
        assert!(packed.len() < 100);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &packed[..], &mut back).unwrap();
        assert_eq!(back, text);
    }

    #[test]
    fn a_hash_depends_on_where_one_part_ends() {
        assert_ne!(short_hash([&b"ab"[..], b"c"]), short_hash([&b"a"[..], b"bc"]));
        assert_eq!(short_hash([&b"ab"[..]]).len(), 10);
    }
}
