//! The pages: rendered on the server, made interactive in the browser by one of two bundles.
//!
//! | Feature     | What it is                                                                                  |
//! |-------------|---------------------------------------------------------------------------------------------|
//! | `render`    | The customer's pages, rendered to HTML.                                                     |
//! | `ssr`       | The server's part: everything, rendered to HTML, and the server functions.                  |
//! | `pay`       | The customer's bundle: only the islands of [`checkout`]; the pages work without it.         |
//! | `dashboard` | The merchant's bundle: the dashboard, hydrated whole.                                       |

#[cfg(any(feature = "render", feature = "pay"))]
pub mod checkout;
#[cfg(any(feature = "ssr", feature = "dashboard"))]
pub mod dashboard;
#[cfg(any(feature = "ssr", feature = "dashboard"))]
pub mod error;
pub mod ui;

#[cfg(all(target_arch = "wasm32", any(feature = "pay", feature = "dashboard")))]
mod entry;
