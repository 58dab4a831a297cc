//! Opens the palette by hand.

use super::desk::use_desk;
use crate::dashboard::parts::Icon;
use leptos::prelude::*;

/// A button that opens the palette.
#[component]
pub fn JumpButton(
    /// How it is drawn.
    #[prop(optional)]
    class: &'static str,
    /// Whether to show the keys that do the same.
    #[prop(optional)]
    keys: bool,
) -> impl IntoView {
    let desk = use_desk();
    let keys = keys.then(|| {
        view! { <span class="keys" aria-hidden="true"><kbd class="kbd">"Ctrl"</kbd><kbd class="kbd">"K"</kbd></span> }
    });
    view! {
        <button class=format!("needs-script {class}") type="button" aria-haspopup="dialog" on:click=move |_| desk.open_palette()>
            <Icon name="search"/>"Search or jump to"{keys}
        </button>
    }
    .into_any()
}
