//! The business's logo, or its first letter.

use leptos::prelude::*;

/// A small mark of the business.
#[component]
pub fn BusinessMark(
    /// Address of the logo. `None`: the letter.
    logo_url: Option<String>,
    /// The business's name.
    name: String,
) -> impl IntoView {
    crate::ui::logo(&name, logo_url.as_deref())
}
