//! Which coins on which networks a link takes: one symbol on any of its networks, or any coins when the price is in a
//! currency.

use super::{pay_with::PayWith, typed::Typed};
use crate::dashboard::parts::{CoinMark, FieldNote, Icon, use_form_scope};
use api_types::dashboard::AssetChoice;
use leptos::prelude::*;

/// A choice of the symbol, and below it a checkbox for each network that has it.
#[component]
pub fn CoinFields(
    /// All that can be asked for in this mode.
    choices: Vec<AssetChoice>,
    /// CAIP-19 names that are chosen at first.
    chosen: Vec<String>,
    /// What is typed.
    typed: Typed,
) -> impl IntoView {
    let scope = use_form_scope();
    let symbol = typed.symbol;
    let pay_with = Memo::new(move |_| typed.pay_with());
    let symbols = symbols(&choices);
    let options = symbols
        .iter()
        .map(|each| view! { <option value=each.clone() selected=*each == symbol.get_untracked()>{each.clone()}</option> })
        .collect_view();
    let groups = symbols
        .into_iter()
        .map(|each| {
            let of_symbol: Vec<_> = choices.iter().filter(|choice| choice.symbol == each).cloned().collect();
            let off = {
                let each = each.clone();
                Signal::derive(move || pay_with.with(|pay_with| !pay_with.takes(&each)))
            };
            // What there is no choice about is chosen already.
            let only = chosen.is_empty() && of_symbol.len() == 1 && symbol.with_untracked(|symbol| *symbol == each);
            let boxes = of_symbol
                .into_iter()
                .map(|choice| {
                    let checked = only || chosen.contains(&choice.asset);
                    view! { <CoinBox choice checked name=format!("{}[]", scope.name("assets"))/> }
                })
                .collect_view();
            view! {
                <fieldset class="coin-group" data-off=move || off.get().then_some("") prop:disabled=off>
                    <legend>{each}" on"</legend>
                    <div class="two">{boxes}</div>
                </fieldset>
            }
        })
        .collect_view();
    let id = scope.id("symbol");
    let settled = move || pay_with.with(|pay_with| !matches!(pay_with, PayWith::Chosen(_))).then_some("");
    view! {
        <div class="field needs-script symbol-field" data-off=settled>
            <label for=id.clone()>"Coin"</label>
            <select class="input" id=id on:change=move |event| symbol.set(event_target_value(&event))>{options}</select>
        </div>
        <div class="field" id=scope.id("assets") tabindex="-1">
            {groups}
            <FieldNote name="assets" hint="Customers choose among these."/>
        </div>
    }
    .into_any()
}

/// One coin on one network.
#[component]
fn CoinBox(choice: AssetChoice, checked: bool, name: String) -> impl IntoView {
    view! {
        <label class="choice asset">
            <input type="checkbox" name=name value=choice.asset checked=checked/>
            <CoinMark symbol=choice.symbol.clone()/>
            <span>
                <span class="name sm">{choice.network_name}</span>
                <span class="note xs">
                    {match choice.trouble {
                        Some(trouble) => trouble,
                        None => format!("{} with {} decimals", choice.symbol, choice.decimals),
                    }}
                </span>
            </span>
            <span class="box"><Icon name="check"/></span>
        </label>
    }
    .into_any()
}

/// The symbols in the order in which they come.
pub fn symbols(choices: &[AssetChoice]) -> Vec<String> {
    choices.iter().fold(Vec::new(), |mut symbols, choice| {
        if !symbols.contains(&choice.symbol) {
            symbols.push(choice.symbol.clone());
        }
        symbols
    })
}
