//! How a payment stands.

use crate::dashboard::words::Look;
use crate::ui::Icon;
use leptos::prelude::*;

/// The state as a badge.
#[component]
pub fn PaymentBadge(
    /// How it is shown.
    look: Look,
) -> impl IntoView {
    view! { <span class=format!("badge {}", look.tone)><Icon name=look.icon/>{look.words}</span> }.into_any()
}
