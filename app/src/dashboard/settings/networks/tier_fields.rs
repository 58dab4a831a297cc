//! When payments count, by their amount.

use crate::dashboard::parts::{Field, Icon, use_form_scope};
use leptos::prelude::*;

/// A coin with the amount from which a payment in it is large.
pub struct LargeCoin {
    /// What the form calls it.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// The amount; empty: no payment is large.
    pub from: String,
}

/// What payments wait for, what large ones do, and what is large.
#[component]
pub fn TierFields(
    /// What payments wait for.
    confirmations: String,
    /// What large ones wait for; empty: as others.
    large: String,
    /// The coins that links may ask for.
    coins: Vec<LargeCoin>,
) -> impl IntoView {
    let several = coins.len() > 1;
    let coins = coins.into_iter().map(|coin| view! { <LargeFrom coin/> }.into_any()).collect_view();
    view! {
        <div class="two">
            <Field name="confirmations" label="Confirmations" value=confirmations
                hint="A number of blocks such as 12, or safe, or finalized."/>
            <Field name="large_confirmations" label="Large payments wait for" value=large optional=true
                hint="A larger number, or finalized. Empty: no more than others."/>
        </div>
        <fieldset class="coin-group">
            <legend>"Large from"</legend>
            <div class:two=several>{coins}</div>
            <p class="hint">"Empty: no payment in this coin is large. Sessions that are open keep what they began with."</p>
        </fieldset>
    }
    .into_any()
}

/// From how much of a coin a payment is large.
#[component]
fn LargeFrom(
    /// The coin.
    coin: LargeCoin,
) -> impl IntoView {
    let scope = use_form_scope();
    let LargeCoin { key, name, from } = coin;
    let field = StoredValue::new(format!("large_from[{key}]"));
    let id = field.with_value(|field| scope.id(field));
    let note = format!("{id}-note");
    let message = move || field.with_value(|field| scope.message(field));
    view! {
        <div class="field">
            <label for=id.clone()>{name}</label>
            <input
                class="input" id=id name=format!("{}[{key}]", scope.name("large_from")) type="text" value=from inputmode="decimal"
                autocomplete="off" spellcheck="false" aria-invalid=move || message().map(|_| "true") aria-describedby=note.clone()
            />
            <p id=note class="error">
                {move || message().map(|message| view! { <Icon name="triangle-alert"/><span>{message}</span> })}
            </p>
        </div>
    }
    .into_any()
}
