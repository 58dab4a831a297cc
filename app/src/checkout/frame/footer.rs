//! The foot of a page.

use crate::ui::{icon, mark};
use leptos::prelude::*;

/// Where to check a payment, and who we are.
pub fn footer() -> impl IntoView {
    view! {
        <footer class="pay-foot">
            <a href="/verify">{icon("shield-check")} "Verify a payment"</a>
            <span class="row by">{mark()} "Tallystick"</span>
        </footer>
    }
}
