//! wasm-bindgen as a library: its version is the lock file's, so the tool can never be of another version than the crate
//! it has to match, and there is nothing to install.

use wasm_bindgen_cli_support::Bindgen;

use crate::client::bundle::Bundle;
use crate::failure::{Failure, Result, While};

/// Makes the compiler's output into a module for browsers and the JavaScript that loads it.
pub fn bind(compiled: Vec<u8>, name: &str) -> Result<Bundle> {
    let mut output = Bindgen::new()
        .input_bytes(name, compiled)
        .web(true)
        .and_then(|bindgen| {
            // The page says where the program is, so the glue needs no name for it (and keeps its hash when only the
            // program's name changes). Names and producers are for debuggers and weigh a fifth of the module.
            bindgen.omit_default_module_path(true).remove_name_section(true).remove_producers_section(true);
            bindgen.generate_output()
        })
        .while_doing(|| format!("running wasm-bindgen over the {name} bundle"))?;
    // Every crate that was bound is listed, most of them with no JavaScript of their own.
    let inline = output.snippets().iter().filter(|(_, files)| !files.is_empty()).map(|(from, _)| from);
    let foreign: Vec<_> =
        inline.chain(output.local_modules().keys()).chain(output.npm_dependencies().keys()).cloned().collect();
    if !foreign.is_empty() {
        return Err(Failure::new(format!(
            "the {name} bundle now contains JavaScript of a crate ({}), which the site has no place for and a strict \
             content security policy may refuse; do without that crate, or teach `xtask client` to ship the files",
            foreign.join(", ")
        )));
    }
    Ok(Bundle { js: output.js().to_owned(), wasm: output.wasm_mut().emit_wasm() })
}
