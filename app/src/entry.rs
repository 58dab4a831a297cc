//! Where the browser starts: wasm-bindgen exports `hydrate`, and the page's script calls it.

use wasm_bindgen::prelude::wasm_bindgen;

/// Starts the islands of the customer's pages.
#[cfg(all(feature = "pay", not(feature = "dashboard")))]
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
    crate::checkout::client::start();
}

/// Takes over the dashboard that the server rendered.
#[cfg(feature = "dashboard")]
#[wasm_bindgen]
pub fn hydrate() {
    // A program that stops says why on the console; without this only "unreachable" would be there.
    console_error_panic_hook::set_once();
    // From here on the router follows the address (`shell.rs`).
    leptos::prelude::window().set_onpopstate(None);
    leptos::mount::hydrate_body(crate::dashboard::App);
}
