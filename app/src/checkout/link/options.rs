//! The choice of coin and network (P5).

use super::{errors, quantity};
use crate::{
    checkout::{LinkFormState, words},
    ui::{Markup, coin, icon, span},
};
use api_types::checkout::{Asking, LinkPage, PayOption};
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
    let often = often(page, form);
    let rows: Vec<_> = page
        .options
        .iter()
        .enumerate()
        .map(|(at, option)| row(at, option, chosen == Some(&option.asset), often))
        .collect();
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

/// How often the price of one is taken.
fn often(page: &LinkPage, form: &LinkFormState) -> u32 {
    match &page.asking {
        Asking::Product { most, .. } => quantity::chosen(form, *most),
        _ => 1,
    }
}

/// So much of the coin, after a word for "about"; script keeps it with the quantity.
fn about(word: &'static str, option: &PayOption, often: u32) -> Option<Markup> {
    let one = option.about.as_deref()?;
    let markup = Markup::new()
        .raw(word)
        .raw(" <span class=\"num\" data-about=\"")
        .text(one)
        .raw("\">")
        .text(&words::roughly(&words::times(one, often)))
        .raw("</span> ")
        .text(&option.symbol);
    Some(markup)
}

/// For a single coin and a price in a currency: about how much of it, above the button.
pub fn about_only(page: &LinkPage, form: &LinkFormState) -> Option<impl IntoView + use<>> {
    let [only] = page.options.as_slice() else { return None };
    let about = about("about", only, often(page, form))?;
    let line = Markup::new().raw("<p class=\"waiting\"><span>That is ").with(about).raw(" now</span></p>");
    Some(line.view())
}

fn row(at: usize, option: &PayOption, chosen: bool, often: u32) -> impl IntoView + use<> {
    let name = [&option.symbol, " on ", &option.network_name].concat();
    let note = Markup::new().raw("<span class=\"note\">");
    let note = match (&option.trouble, option.confirms_in) {
        (Some(trouble), _) => note.text(trouble),
        (None, Some(ms)) => note.raw("About ").text(&span::spelled(ms)).raw(" to confirm"),
        (None, None) => note,
    };
    let price = about("About", option, often).filter(|_| option.trouble.is_none());
    let price = price.map(|about| Markup::new().raw("<span class=\"note\">").with(about).raw("</span>").view());
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
                {price}
                {note.raw("</span>").view()}
            </span>
            <span class="dot"></span>
        </label>
    }
}
