//! An amount that the customer chooses (R29): suggestions as one choice, or a field of one's own.

use super::errors;
use crate::{checkout::LinkFormState, ui::icon};
use api_types::checkout::{Asking, LinkPage};
use domain::Amount;
use leptos::prelude::*;
use std::cmp::Ordering;

/// More decimals than any unit has, to compare amounts of one with.
const DECIMALS: u8 = 38;

/// The amount that the address gave, on a page that was just opened, if it can be paid (R2). It is not to be changed then.
pub fn locked<'a>(page: &LinkPage, form: &'a LinkFormState) -> Option<&'a str> {
    let Asking::Open { least, most, .. } = &page.asking else { return None };
    let opened = form.errors.is_empty() && form.refused.is_none();
    let amount = form.amount.trim();
    let inside = |bound: &Option<String>, wrong: Ordering| {
        bound.as_deref().is_none_or(|bound| compare(amount, bound).is_some_and(|order| order != wrong))
    };
    let payable = read(amount).is_some() && inside(least, Ordering::Less) && inside(most, Ordering::Greater);
    (opened && payable).then_some(amount)
}

fn read(amount: &str) -> Option<Amount> {
    Amount::parse(amount, DECIMALS, "").ok()
}

fn compare(one: &str, other: &str) -> Option<Ordering> {
    Some(read(one)?.units.cmp(&read(other)?.units))
}

/// The fields. Nothing where the amount is not the customer's to choose.
pub fn open_amount(page: &LinkPage, form: &LinkFormState) -> Option<AnyView> {
    let Asking::Open { least, most, suggested } = &page.asking else { return None };
    let unit = page.bill.symbol.as_str();
    if let Some(amount) = locked(page, form) {
        let note = view! { <p class="hint" id="amount-note">{icon("lock")} "Set by the link."</p> };
        return Some(field("Amount", amount, unit, true, false, note.into_any()).into_any());
    }
    let wrong = errors::of(&form.errors, "amount").map(str::to_owned);
    let invalid = wrong.is_some();
    let note = match wrong {
        Some(message) => {
            view! { <p class="error" id="amount-note">{icon("triangle-alert")} <span>{message}</span></p> }.into_any()
        }
        None => {
            view! { <p class="hint" id="amount-note">{bounds(least.as_deref(), most.as_deref(), unit)}</p> }.into_any()
        }
    };
    if suggested.is_empty() {
        return Some(field("Amount", &form.amount, unit, false, invalid, note).into_any());
    }
    // Nothing typed yet: the merchant's first suggestion. What fits none of them was typed.
    let fits = |amount: &String| compare(amount, &form.amount) == Some(Ordering::Equal);
    let chosen = match form.amount.as_str() {
        "" if !invalid => Some(0),
        _ => suggested.iter().position(fits).filter(|_| !invalid),
    };
    let typed = if chosen.is_none() { form.amount.as_str() } else { "" };
    let chips: Vec<_> = suggested
        .iter()
        .enumerate()
        .map(|(at, amount)| chip(amount.clone(), [amount, " ", unit].concat(), chosen == Some(at)))
        .collect();
    Some(
        view! {
            <fieldset class="group amounts">
                <legend>"Amount"</legend>
                <div class="chips">{chips} {chip(String::new(), "Other".to_owned(), chosen.is_none())}</div>
                {field("Other amount", typed, unit, false, invalid, note)}
            </fieldset>
        }
        .into_any(),
    )
}

fn chip(value: String, words: String, chosen: bool) -> impl IntoView {
    view! {
        <label class="choice chip">
            <input type="radio" name="suggested" value=value checked=chosen />
            <span class="name num">{words}</span>
        </label>
    }
}

fn field(
    label: &'static str,
    typed: &str,
    unit: &str,
    locked: bool,
    invalid: bool,
    note: AnyView,
) -> impl IntoView + use<> {
    let (typed, unit) = (typed.to_owned(), unit.to_owned());
    view! {
        <div class="field own">
            <label for="amount">{label}</label>
            <div class="input-group">
                <input
                    class="input num"
                    id="amount"
                    name="amount"
                    inputmode="decimal"
                    autocomplete="off"
                    value=typed
                    readonly=locked
                    aria-invalid=invalid.then_some("true")
                    aria-describedby="amount-note"
                />
                <span class="affix">{unit}</span>
            </div>
            {note}
        </div>
    }
}

/// What may be entered, in words.
fn bounds(least: Option<&str>, most: Option<&str>, unit: &str) -> String {
    match (least, most) {
        (Some(least), Some(most)) => ["From ", least, " to ", most, " ", unit, "."].concat(),
        (Some(least), None) => ["At least ", least, " ", unit, "."].concat(),
        (None, Some(most)) => ["At most ", most, " ", unit, "."].concat(),
        (None, None) => "Any amount above 0.".to_owned(),
    }
}
