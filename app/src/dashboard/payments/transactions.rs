//! What arrived on the chain.

use crate::dashboard::parts::{AddressText, Empty, Icon, Moment};
use api_types::checkout::Transaction;
use leptos::prelude::*;

/// The transactions of a session.
#[component]
pub fn Transactions(
    /// Oldest first.
    items: Vec<Transaction>,
) -> impl IntoView {
    let body = if items.is_empty() {
        view! { <Empty title="Nothing has arrived" text="A transaction shows here as soon as the network has it."/> }
            .into_any()
    } else {
        let entries = items.into_iter().map(|item| view! { <Entry item/> }).collect_view();
        view! { <ul class="feed">{entries}</ul> }.into_any()
    };
    view! {
        <section class="card" aria-labelledby="transactions">
            <div class="card-head"><h2 id="transactions">"Transactions"</h2></div>
            {body}
        </section>
    }
    .into_any()
}

/// One transaction.
#[component]
fn Entry(item: Transaction) -> impl IntoView {
    let id = match item.explorer_url {
        Some(url) => view! {
            <a href=url rel="external noopener noreferrer" target="_blank">
                <AddressText text=item.id short=true/><span class="visually-hidden">" in the explorer"</span>
            </a>
        }
        .into_any(),
        None => view! { <AddressText text=item.id/> }.into_any(),
    };
    view! {
        <li>
            <span class="spot"><Icon name="arrow-left-right"/></span>
            <span class="what">{id}<small>{item.network_name}</small></span>
            <span class="when"><b class="num">{item.amount}" "{item.symbol}</b><Moment at=item.at/></span>
        </li>
    }
    .into_any()
}
