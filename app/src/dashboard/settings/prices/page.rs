//! The prices page.

use super::{
    rate_table::RateTable,
    server_fns::{SetRate, load_rates},
};
use crate::dashboard::parts::use_query;
use crate::dashboard::{
    parts::{Icon, Loaded, failure, page_data, successes},
    settings::settings_head::SettingsHead,
    undo::use_undoing,
    words,
};
use api_types::Problem;
use leptos::prelude::*;
use leptos_router::components::Form;

/// The page. The currency stands in its address.
#[component]
pub fn PricesPage() -> impl IntoView {
    let query = use_query();
    let currency = Memo::new(move |_| {
        let asked = query.with(|query| query.get("currency")).filter(|code| !code.is_empty());
        asked.unwrap_or_else(|| "EUR".to_owned())
    });
    let set = ServerAction::<SetRate>::new();
    let done = successes(set);
    let undoing = use_undoing();
    undoing.after(set);
    let rates = page_data(move || (currency.get(), done.get(), undoing.done()), |(currency, ..)| load_rates(currency));
    let error = failure(set);
    // What is wrong with a rate is said at its field.
    let trouble = move || error.get().filter(|error| !matches!(error.problem(), Problem::Fields { .. }));
    let mode = move || {
        query.with(|query| query.get("mode")).map(|mode| view! { <input type="hidden" name="mode" value=mode/> })
    };
    let options = words::currencies()
        .into_iter()
        .map(|(code, words)| {
            let chosen = currency.with_untracked(|currency| *currency == code);
            view! { <option value=code selected=chosen>{words}</option> }
        })
        .collect_view();
    view! {
        <SettingsHead title="Prices"/>
        {move || trouble().map(|error| view! {
            <div class="notice bad" role="alert"><Icon name="triangle-alert"/><h2>"Not done"</h2><p>{error.to_string()}</p></div>
        })}
        <div class="settings-page">
            <p class="muted">
                "Links priced in a currency ask for what a coin is worth at that moment: the middle of what Kraken, Coinbase, CoinGecko, \
                Bitstamp and Bitfinex say. Where they disagree by more than 2 percent, or fewer than three answer, such links wait; links \
                priced in a coin never do. Other currencies than AUD, CAD, CHF, EUR, GBP, JPY and USD are quoted by fewer than three: \
                for these, set the rates by hand."
            </p>
            <Form method="GET" action="" attr:class="row currency-form">
                {mode}
                <label for="rates-currency">"Currency"</label>
                <select class="input" id="rates-currency" name="currency">{options}</select>
                <button class="btn" type="submit">"Show"</button>
            </Form>
            <Loaded resource=rates view=move |rates| view! { <RateTable rates set/> }.into_any()/>
        </div>
    }
    .into_any()
}
