//! Sending the browser elsewhere.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// Leads to another page: with a redirect while the server renders, by navigating in the browser.
pub fn go(path: &'static str) {
    #[cfg(feature = "ssr")]
    leptos_axum::redirect(path);
    let navigate = use_navigate();
    Effect::new(move || navigate(path, NavigateOptions { replace: true, ..Default::default() }));
}
