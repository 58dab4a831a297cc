//! A link's figures.

use crate::dashboard::{parts::Icon, words};
use api_types::dashboard::LinkItem;
use leptos::prelude::*;

/// Paid, open now, price.
#[component]
pub fn LinkStrip(
    /// The link.
    item: LinkItem,
) -> impl IntoView {
    let price = match (item.kind.as_str(), item.amount.as_str()) {
        ("open", "") => view! { "Any"<small>" "{item.symbol}</small> }.into_any(),
        (_, "") => words::price(&item.kind, "", "").into_any(),
        _ => view! { {item.amount.clone()}<small>" "{item.symbol}</small> }.into_any(),
    };
    view! {
        <section class="card strip" aria-label="Figures">
            <div class="metric">
                <span class="name"><span class="spot ok"><Icon name="credit-card"/></span>"Paid"</span>
                <span class="figure">{item.paid}</span>
            </div>
            <div class="metric">
                <span class="name"><span class="spot info"><Icon name="clock"/></span>"Open now"</span>
                <span class="figure">{item.running}</span>
            </div>
            <div class="metric">
                <span class="name"><span class="spot plum"><Icon name="coins"/></span>{words::link_kind(&item.kind)}</span>
                <span class="figure">{price}</span>
            </div>
        </section>
    }
    .into_any()
}
