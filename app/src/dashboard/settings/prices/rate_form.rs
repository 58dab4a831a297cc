//! Setting a rate by hand, and going back to the price sources.

use super::server_fns::SetRate;
use crate::dashboard::{
    error::UiError,
    parts::{ActionForm, Field, FormScope, Submit, failure},
};
use api_types::dashboard::{self, RateItem};
use leptos::prelude::*;

/// The form of one coin, behind a button until it is wanted.
#[component]
pub fn RateForm(
    /// The coin and what it is worth.
    rate: RateItem,
    /// Sets it.
    set: ServerAction<SetRate>,
) -> impl IntoView {
    // All coins share the action: what it said belongs to the coin that was sent.
    let symbol = StoredValue::new(rate.symbol.clone());
    let sent = RwSignal::new(None::<String>);
    let input = set.input();
    Effect::new(move || {
        if let Some(SetRate { form }) = input.get() {
            sent.set(Some(form.symbol));
        }
    });
    let failed = failure(set);
    let error = Signal::derive(move || {
        let error = failed.get()?;
        let typed = error.typed::<dashboard::RateForm>().map(|form| form.symbol);
        let of = sent.get().or(typed)?;
        symbol.with_value(|symbol| *symbol == of).then_some(error)
    });
    FormScope::provide(format!("rate-{}", rate.symbol), "form", error);
    let typed = error.get_untracked().as_ref().and_then(UiError::typed::<dashboard::RateForm>);
    let value = typed.map(|form| form.rate).or_else(|| rate.own.clone()).unwrap_or_default();
    let open = error.with_untracked(Option::is_some);
    let pinned = rate.own.as_deref() == Some("1");
    let pin = (rate.can_be_pinned && !pinned).then(|| {
        let words = format!("Pin 1 {} to 1 {}", rate.symbol, rate.currency);
        view! { <OneRate rate=rate.clone() value="1" words set/> }
    });
    let back = rate.own.is_some().then(|| {
        view! { <OneRate rate=rate.clone() value="" words="Back to the price sources" set/> }
    });
    let (sent_symbol, sent_currency) = (rate.symbol.clone(), rate.currency.clone());
    view! {
        <div class="row rate-acts">
            {pin}
            {back}
            <details class="change" data-needs="manage" open=open>
                <summary class="btn sm">"Set by hand"<span class="visually-hidden">": "{rate.symbol.clone()}</span></summary>
                <ActionForm action=set attr:class="stack" attr:novalidate="novalidate">
                    <input type="hidden" name="form[symbol]" value=sent_symbol/>
                    <input type="hidden" name="form[currency]" value=sent_currency/>
                    <Field name="rate" label="One coin is worth" value keys="decimal" after=Signal::stored(rate.currency)
                        hint="For example 1.00. It counts until you change it."/>
                    <Submit words="Set the rate" pending=set.pending() class="btn"/>
                </ActionForm>
            </details>
        </div>
    }
    .into_any()
}

/// A button that sets one rate.
#[component]
fn OneRate(
    /// The coin.
    rate: RateItem,
    /// The rate; empty: the price sources'.
    value: &'static str,
    /// What the button says.
    #[prop(into)]
    words: String,
    /// Sets it.
    set: ServerAction<SetRate>,
) -> impl IntoView {
    let symbol = rate.symbol.clone();
    view! {
        <ActionForm action=set attr:data-needs="manage">
            <input type="hidden" name="form[symbol]" value=rate.symbol/>
            <input type="hidden" name="form[currency]" value=rate.currency/>
            <input type="hidden" name="form[rate]" value=value/>
            <button class="btn sm" type="submit">{words}<span class="visually-hidden">": "{symbol}</span></button>
        </ActionForm>
    }
    .into_any()
}
