//! Sending the browser elsewhere.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// Leads to another page: with a redirect while the server renders, by navigating in the browser.
#[component]
pub fn Go(
    /// Where to.
    to: &'static str,
) -> impl IntoView {
    #[cfg(feature = "ssr")]
    leptos_axum::redirect(to);
    let navigate = use_navigate();
    Effect::new(move || navigate(to, NavigateOptions { replace: true, ..Default::default() }));
}
