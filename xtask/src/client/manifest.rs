//! `manifest.json`: how the server learns the hashed names.

use std::collections::BTreeMap;

use serde::Serialize;

/// `{"pay": {"output_name": "pay-…"}, "dashboard": {…}, "css": {"pay": "pay-….css", …}}`
#[derive(Default, Serialize)]
pub struct Manifest {
    /// Bundle name to its files.
    #[serde(flatten)]
    pub bundles: BTreeMap<String, Output>,
    /// Bundle name to its stylesheet, a file under `pkg/`.
    pub css: BTreeMap<String, String>,
}

/// The files of one bundle: `pkg/<output_name>.js` and `pkg/<output_name>_bg.wasm`.
#[derive(Serialize)]
pub struct Output {
    /// What Leptos calls `output_name`.
    pub output_name: String,
}

#[cfg(test)]
mod tests {
    use super::{Manifest, Output};

    #[test]
    fn has_the_shape_that_the_server_reads() {
        let mut manifest = Manifest::default();
        manifest.bundles.insert("pay".into(), Output { output_name: "pay-0123456789".into() });
        manifest.css.insert("pay".into(), "pay-abc.css".into());
        let expected = serde_json::json!({"pay": {"output_name": "pay-0123456789"}, "css": {"pay": "pay-abc.css"}});
        assert_eq!(serde_json::to_value(&manifest).unwrap(), expected);
    }
}
