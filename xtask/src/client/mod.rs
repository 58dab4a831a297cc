//! `client`: what the browser loads: two WebAssembly bundles, their styles and the static files, all content-hashed and
//! compressed ahead of time, in the directory that the server serves.

mod bindgen;
mod bundle;
mod manifest;
mod module;
mod names;
mod paths;
mod site;
mod style;
mod unused;
mod wasm_opt;

use std::collections::BTreeMap;

use crate::failure::{Failure, Result, While};
use crate::sh;
use crate::workspace::Workspace;

use manifest::{Manifest, Output};
use site::Site;

/// How hard to work on size.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// What is shipped: wasm-opt and the strongest compression.
    Release,
    /// For trying things out: neither.
    Dev,
}

/// The two bundles; each is also a feature of the `app` crate and a stylesheet in `style/`.
const BUNDLES: [&str; 2] = ["pay", "dashboard"];
/// Stylesheets, by their file in `style/`: one for each bundle, and what only some pages need.
const STYLES: [&str; 3] = ["pay", "receipt", "dashboard"];

/// Builds everything that changed since the last call.
pub fn build(workspace: &Workspace, effort: Effort) -> Result<()> {
    // Styles first: they take a blink, and a mistake in them should not wait for two compilations.
    let mut styles = BTreeMap::new();
    for name in STYLES {
        styles.insert(name, style::compile(workspace, name)?);
    }
    let mut bundles = BTreeMap::new();
    for name in BUNDLES {
        bundles.insert(name, bundle::build(workspace, name, effort)?);
    }

    let mut site = Site::open(workspace, effort)?;
    let mut manifest = Manifest::default();
    for (name, bundle) in &bundles {
        let output_name = format!("{name}-{}", site::short_hash([bundle.js.as_bytes(), &bundle.wasm]));
        site.write(&format!("pkg/{output_name}.js"), bundle.js.as_bytes())?;
        // Leptos's hydration script loads `<output_name>.js` and hands it `<output_name>_bg.wasm`.
        site.write(&format!("pkg/{output_name}_bg.wasm"), &bundle.wasm)?;
        manifest.bundles.insert((*name).to_owned(), Output { output_name });
    }
    for (name, css) in &styles {
        let file = format!("{name}-{}.css", site::short_hash([css.as_bytes()]));
        site.write(&format!("pkg/{file}"), css.as_bytes())?;
        manifest.css.insert((*name).to_owned(), file);
    }
    site.copy_tree(&workspace.root.join("public"))?;
    let json = serde_json::to_string_pretty(&manifest).while_doing(|| "writing the manifest of the site")?;
    site.write_plain("manifest.json", json.as_bytes())?;
    site.report(workspace, &manifest);
    site.remove_everything_else()
}

/// Fails for a file that could only come from a mistake of ours.
fn must_be_text(bytes: Vec<u8>, what: &str) -> Result<String> {
    String::from_utf8(bytes).map_err(|_| Failure::new(format!("{what} is not text")))
}

/// Announces a part of the work.
fn say(message: &str) {
    sh::say(format!("Client: {message}"));
}
