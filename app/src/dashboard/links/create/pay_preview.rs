//! What the customer will see, while it is typed.

use crate::dashboard::parts::{CoinMark, Icon};
use api_types::dashboard::Business;
use leptos::prelude::*;

/// What is typed.
#[derive(Debug, Clone, Copy)]
pub struct Typed {
    /// Title.
    pub title: RwSignal<String>,
    /// Description.
    pub description: RwSignal<String>,
    /// Amount.
    pub amount: RwSignal<String>,
    /// Its unit.
    pub symbol: RwSignal<String>,
    /// Minutes to pay.
    pub window: RwSignal<String>,
}

/// The pay page in small.
#[component]
pub fn PayPreview(
    /// Who is paid.
    business: Business,
    /// What is typed.
    typed: Typed,
) -> impl IntoView {
    let or = |text: String, instead: &str| if text.trim().is_empty() { instead.to_owned() } else { text };
    let window = move || typed.window.get().parse().map(crate::dashboard::words::minutes).unwrap_or_default();
    view! {
        <aside class="preview needs-script" aria-label="Preview of the pay page">
            <p class="cap"><Icon name="eye"/>"What your customer sees"</p>
            <div class="phone" aria-hidden="true">
                <span class="who">{business.name}</span>
                <div class="bill">
                    <b>{move || or(typed.title.get(), "Title")}</b>
                    <p>{move || typed.description.get()}</p>
                    <p class="amount">{move || or(typed.amount.get(), "0.00")}<small>" "{move || typed.symbol.get()}</small></p>
                </div>
                <div class="sheet">
                    <span class="row">{move || view! { <CoinMark symbol=typed.symbol.get()/> }}<b>{move || typed.symbol.get()}</b></span>
                    <span class="fake">"Pay with "{move || typed.symbol.get()}</span>
                    <span class="xs muted">"Price held for "{window}</span>
                </div>
                <span class="trust"><Icon name="shield-check"/>"Paid straight to the merchant’s wallet."</span>
            </div>
        </aside>
    }
    .into_any()
}
