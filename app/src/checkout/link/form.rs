//! The form: everything that has to be answered before an address is given out, and the button that asks for one.

use super::{details, errors, open_amount, options, quantity};
use crate::{
    checkout::{LinkFormState, places, words},
    ui::{Markup, Tone, badge, span},
};
use api_types::checkout::{Asking, LinkPage, Room};
use leptos::prelude::*;

/// So many of a product or fewer left are said to be few.
const FEW: u64 = 5;

/// What the card holds while there is a place.
pub fn form(page: &LinkPage, form: &LinkFormState) -> impl IntoView + use<> {
    let action = ["/pay/", &page.key].concat();
    let asked = !page.fields.is_empty();
    let window = ["You then have ", &span::window(page.window), " to pay."].concat();
    // While there is no place the card says so itself; its words go when there is one, these would stay.
    let refused = form.refused.as_deref().filter(|_| page.live.room == Room::Free);
    view! {
        {scarce(page)}
        {heading(page, form).map(steps)}
        {errors::refused(refused)}
        {errors::summary(&form.errors)}
        <form class="stack loose" method="post" action=action novalidate>
            <input type="hidden" name="came" value=form.came.clone() />
            {open_amount::open_amount(page, form)}
            {quantity::quantity(page, form)}
            {asked.then(|| details::details(page, form))}
            {options::options(page, form)}
            <div class="stack tight">
                {options::about_only(page, form)}
                <button class="btn primary large block">{button(page, form).view()}</button>
                <p class="waiting">{window}</p>
            </div>
        </form>
    }
}

/// How much is to be paid, in the link's unit, as far as it is known before the form is sent.
pub fn known(page: &LinkPage, form: &LinkFormState) -> Option<String> {
    match &page.asking {
        Asking::Fixed => Some(page.bill.amount.clone()),
        Asking::Product { most, .. } => Some(words::times(&page.bill.amount, quantity::chosen(form, *most))),
        Asking::Open { .. } => open_amount::locked(page, form).map(str::to_owned),
    }
}

/// How many payments the link still takes, and how many are left of a product (R9).
fn scarce(page: &LinkPage) -> Option<impl IntoView + use<>> {
    let few = match &page.asking {
        Asking::Product { left: Some(left), .. } if (1..=FEW).contains(left) => {
            Some([&left.to_string(), " left"].concat())
        }
        _ => None,
    };
    let line = page.live.places.as_ref().map(|places| places::line(places).into_html());
    (few.is_some() || line.is_some()).then(|| {
        view! {
            <p class="scarce">
                {line.map(|line| view! { <span class="bare" id="places" inner_html=line></span> })}
                {few.map(|few| badge(Tone::Warn, None, few))}
            </p>
        }
    })
}

/// What one is asked first. `None`: nothing but to press the button.
fn heading(page: &LinkPage, form: &LinkFormState) -> Option<&'static str> {
    let asked = !page.fields.is_empty();
    let single = page.options.len() == 1;
    match &page.asking {
        Asking::Open { .. } if known(page, form).is_none() => Some(if asked { "Amount and details" } else { "Amount" }),
        Asking::Product { most, .. } if *most > 1 => Some("Your order"),
        _ => match (asked, single) {
            (true, true) => Some("Your details"),
            (true, false) => Some("Details and coin"),
            (false, false) => Some("Coin"),
            (false, true) => None,
        },
    }
}

/// What pressing the button does, as exactly as it is known.
fn button(page: &LinkPage, form: &LinkFormState) -> Markup {
    let label = Markup::new().raw("<span>");
    let [only] = page.options.as_slice() else { return label.raw("Continue to payment</span>") };
    let Some(known) = known(page, form) else {
        return label.raw("Pay with ").text(&only.symbol).raw(" on ").text(&only.network_name).raw("</span>");
    };
    let unit = &page.bill.symbol;
    label
        .raw("Pay ")
        .with(quantity::total(page, &known))
        .raw(" ")
        .text(unit)
        .maybe((*unit != only.symbol).then(|| Markup::new().raw(" with ").text(&only.symbol)))
        .raw(" on ")
        .text(&only.network_name)
        .raw("</span>")
}

/// Where one is on the way to paying.
fn steps(first: &'static str) -> impl IntoView {
    view! {
        <ol class="path two-steps" aria-label="Steps">
            <li aria-current="step">{first}</li>
            <li>"Pay"</li>
        </ol>
    }
}
