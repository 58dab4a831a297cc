//! The choice of coin and network (P5).

use super::errors;
use crate::{
    checkout::LinkFormState,
    ui::{coin, icon, span},
};
use api_types::checkout::{LinkPage, PayOption};
use leptos::prelude::*;

/// One row an option; a single one is not a question.
pub fn options(page: &LinkPage, form: &LinkFormState) -> AnyView {
    if let [only] = page.options.as_slice() {
        let asset = only.asset.clone();
        return view! { <input type="hidden" name="asset" value=asset /> }.into_any();
    }
    let usable = || page.options.iter().filter(|option| option.trouble.is_none());
    let chosen = usable().find(|option| Some(&option.asset) == form.asset.as_ref()).or_else(|| usable().next());
    let chosen = chosen.map(|option| option.asset.as_str());
    let rows: Vec<_> =
        page.options.iter().enumerate().map(|(at, option)| row(at, option, chosen == Some(&option.asset))).collect();
    let wrong = errors::of(&form.errors, "asset").map(|message| {
        let message = message.to_owned();
        view! { <div class="field"><p class="error">{icon("triangle-alert")} <span>{message}</span></p></div> }
    });
    view! {
        <fieldset class="group">
            <legend>"Pay with"</legend>
            <div class="choices">{rows}</div>
            {wrong}
        </fieldset>
    }
    .into_any()
}

fn row(at: usize, option: &PayOption, chosen: bool) -> impl IntoView + use<> {
    let name = [&option.symbol, " on ", &option.network_name].concat();
    let note = match (&option.trouble, option.confirms_in) {
        (Some(trouble), _) => trouble.clone(),
        (None, Some(ms)) => ["About ", &span::spelled(ms), " to confirm"].concat(),
        (None, None) => String::new(),
    };
    // The first carries the name that an error of this field links to.
    let id = if at == 0 { "asset".to_owned() } else { ["asset-", &at.to_string()].concat() };
    view! {
        <label class="choice">
            <input
                type="radio"
                name="asset"
                id=id
                value=option.asset.clone()
                checked=chosen
                disabled=option.trouble.is_some()
            />
            {coin(&option.symbol)}
            <span>
                <span class="name">{name}</span>
                <span class="note">{note}</span>
            </span>
            <span class="dot"></span>
        </label>
    }
}
