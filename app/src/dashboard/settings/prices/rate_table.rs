//! What each coin is worth.

use super::{rate_form::RateForm, server_fns::SetRate};
use crate::dashboard::parts::{CoinMark, Empty, Icon, Moment};
use api_types::dashboard::RateItem;
use leptos::prelude::*;

/// A card for each coin: the rate, who says it and when, and setting it by hand.
#[component]
pub fn RateTable(
    /// The coins.
    rates: Vec<RateItem>,
    /// Sets one.
    set: ServerAction<SetRate>,
) -> impl IntoView {
    if rates.is_empty() {
        return view! {
            <section class="card">
                <Empty title="No coins yet" text="Connect a network first. Its coins show here with what they are worth."/>
            </section>
        }
        .into_any();
    }
    let rows = rates.into_iter().map(|rate| view! { <Row rate set/> }).collect_view();
    view! { <section class="card" aria-label="Rates"><ul class="rates">{rows}</ul></section> }.into_any()
}

/// One coin.
#[component]
fn Row(rate: RateItem, set: ServerAction<SetRate>) -> impl IntoView {
    let form = view! { <RateForm rate=rate.clone() set/> };
    let currency = rate.currency;
    let from = if rate.own.is_some() {
        view! { <span class="badge accent">"Set by you"</span> }.into_any()
    } else {
        let said = rate
            .sources
            .into_iter()
            .map(|(source, rate)| view! { <span class="source">{source}" "<b class="num">{rate}</b></span> })
            .collect_view();
        view! { <span class="said">{said}</span> }.into_any()
    };
    let worth = match rate.rate {
        Some(rate) => view! { <span class="figure num">{rate}<small>" "{currency}</small></span> }.into_any(),
        None => view! { <span class="badge warn"><Icon name="unplug"/>"No rate"</span> }.into_any(),
    };
    view! {
        <li>
            <CoinMark symbol=rate.symbol.clone()/>
            <div class="grow">
                <p class="row tight-row"><b class="main">{rate.symbol}</b>{worth}</p>
                <p class="sm muted row tight-row">{from}{rate.at.map(|at| view! { <Moment at/> })}</p>
                {rate.trouble.map(|words| view! { <p class="gap-line"><Icon name="triangle-alert"/>{words}</p> })}
                {form}
            </div>
        </li>
    }
    .into_any()
}
