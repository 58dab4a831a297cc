//! The files that the browser loads: content-hashed, precompressed, cached for good.

use super::{AppState, pages};
use axum::{
    Router,
    http::{HeaderValue, header},
    routing::get,
};
use leptos::config::LeptosOptions;
use serde::Deserialize;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};
use tower::ServiceBuilder;
use tower_http::{services::ServeDir, set_header::SetResponseHeaderLayer};

/// What the build wrote: the names of its files with their hashes.
#[derive(Debug, Clone, Deserialize)]
struct Manifest {
    pay: Bundle,
    dashboard: Bundle,
    css: Css,
}

#[derive(Debug, Clone, Deserialize)]
struct Bundle {
    output_name: String,
}

#[derive(Debug, Clone, Deserialize)]
struct Css {
    pay: String,
    receipt: String,
    dashboard: String,
}

/// The built files.
#[derive(Debug)]
pub struct Site {
    dir: PathBuf,
    manifest: Manifest,
}

/// Why the built files cannot be served.
#[derive(Debug, thiserror::Error)]
#[error(
    "the built pages' files are not in {dir}: {why}. Make them with `cargo xtask client`, or name their folder with server.site_dir"
)]
pub struct SiteError {
    dir: String,
    why: String,
}

impl Site {
    /// Reads what the build wrote into a folder.
    ///
    /// # Errors
    /// There is no readable manifest.
    pub fn open(dir: &Path) -> Result<Self, SiteError> {
        let fail = |why: String| SiteError { dir: dir.display().to_string(), why };
        let text = std::fs::read_to_string(dir.join("manifest.json")).map_err(|error| fail(error.to_string()))?;
        let manifest = serde_json::from_str(&text).map_err(|error| fail(error.to_string()))?;
        Ok(Self { dir: dir.to_owned(), manifest })
    }

    /// What a customer's page needs to know, with the request's nonce.
    pub fn pay_shell(&self, nonce: String) -> app::checkout::Shell {
        app::checkout::Shell {
            nonce,
            css_href: format!("/pkg/{}", self.manifest.css.pay),
            receipt_css_href: format!("/pkg/{}", self.manifest.css.receipt),
            script_name: Some(self.manifest.pay.output_name.clone()),
            lang: "en".to_owned(),
        }
    }

    /// Address of the dashboard's stylesheet.
    pub fn dashboard_css(&self) -> String {
        format!("/pkg/{}", self.manifest.css.dashboard)
    }

    /// What the dashboard's document needs to know.
    pub fn dashboard_options(&self) -> LeptosOptions {
        LeptosOptions::builder()
            .output_name(Arc::<str>::from(self.manifest.dashboard.output_name.as_str()))
            .site_root(Arc::<str>::from(self.dir.display().to_string().as_str()))
            .site_pkg_dir(Arc::<str>::from("pkg"))
            .build()
    }

    /// Files with a hash in their names, which never change.
    pub fn hashed_files(&self) -> Router {
        let files = ServeDir::new(self.dir.join("pkg")).precompressed_br();
        let cached = cached("public, max-age=31536000, immutable");
        Router::new().fallback_service(ServiceBuilder::new().layer(cached).service(files))
    }

    /// The other files; what is none of them is a page that does not exist.
    pub fn files(&self, state: AppState) -> Router {
        let missing = Router::new().fallback(get(pages::missing)).with_state(state);
        let public = ServeDir::new(&self.dir).precompressed_br().fallback(missing);
        Router::new().fallback_service(ServiceBuilder::new().layer(cached("public, max-age=3600")).service(public))
    }
}

fn cached(value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, HeaderValue::from_static(value))
}
