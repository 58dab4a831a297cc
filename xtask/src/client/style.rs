//! Stylesheets: plain modern CSS, bundled and minified by Lightning CSS.

use std::path::Path;

use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions};
use lightningcss::targets::{Browsers, Targets};

use crate::client::say;
use crate::failure::{Failure, Result, While};
use crate::workspace::Workspace;

/// Compiles `style/<name>.css` with everything it imports into one stylesheet.
pub fn compile(workspace: &Workspace, name: &str) -> Result<String> {
    let entry = workspace.root.join(format!("style/{name}.css"));
    if !entry.is_file() {
        return Err(Failure::new(format!(
            "{} does not exist; it is the stylesheet of the {name} pages (it may @import others)",
            workspace.show(&entry)
        )));
    }
    say(&format!("bundling style/{name}.css"));
    bundle(&entry).while_doing(|| format!("compiling {}", workspace.show(&entry)))
}

fn bundle(entry: &Path) -> std::result::Result<String, String> {
    let files = FileProvider::new();
    let mut sheet =
        Bundler::new(&files, None, ParserOptions::default()).bundle(entry).map_err(|error| error.to_string())?;
    let targets = Targets::from(last_two_years());
    sheet.minify(MinifyOptions { targets, ..MinifyOptions::default() }).map_err(|error| error.to_string())?;
    let printed = sheet
        .to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() })
        .map_err(|error| error.to_string())?;
    Ok(printed.code)
}

/// The oldest browsers the styles are lowered for: those of autumn 2024, and Firefox's long-term release of that year.
fn last_two_years() -> Browsers {
    const fn version(major: u32, minor: u32) -> Option<u32> {
        Some((major << 16) | (minor << 8))
    }
    Browsers {
        android: version(130, 0),
        chrome: version(130, 0),
        edge: version(130, 0),
        firefox: version(128, 0),
        ios_saf: version(18, 0),
        opera: version(115, 0),
        safari: version(18, 0),
        samsung: version(27, 0),
        ie: None,
    }
}

#[cfg(test)]
mod tests {
    use super::bundle;

    fn compiled(files: &[(&str, &str)]) -> Result<String, String> {
        let name = format!("tallystick-style-{}-{}", std::process::id(), files.len());
        let directory = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&directory).unwrap();
        for (name, text) in files {
            std::fs::write(directory.join(name), text).unwrap();
        }
        let result = bundle(&directory.join(files[0].0));
        std::fs::remove_dir_all(&directory).unwrap();
        result
    }

    #[test]
    fn imports_are_bundled_into_their_layers_and_minified() {
        let css = compiled(&[
            ("pay.css", "@layer tokens, page; @import 'tokens.css' layer(tokens); @layer page { p { margin: 0px; } }"),
            ("tokens.css", ":root { --accent: #ff0000; }"),
        ]);
        assert_eq!(css.unwrap(), "@layer tokens{:root{--accent:red}}@layer page{p{margin:0}}");
    }

    #[test]
    fn a_mistake_names_the_file() {
        let error = compiled(&[("broken.css", "@import 'nowhere.css';"), ("a", ""), ("b", "")]).unwrap_err();
        assert!(error.contains("No such file") || error.contains("nowhere.css"), "{error}");
    }
}
