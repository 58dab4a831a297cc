//! What is paid for and how much, above the card.

use super::{form, quantity};
use crate::{
    checkout::{LinkFormState, frame},
    ui::amount,
};
use api_types::checkout::{Asking, LinkPage};
use leptos::prelude::*;

/// Title, words, the amount where it is known, and a product's picture (R3, R29).
pub fn summary(page: &LinkPage, typed: &LinkFormState) -> impl IntoView + use<> {
    let bill = &page.bill;
    let figure = match &page.asking {
        Asking::Fixed => Some(amount(&bill.amount, &bill.symbol).into_any()),
        Asking::Product { most, .. } => {
            let each = if quantity::several(*most) { " each" } else { "" };
            Some(amount(&bill.amount, &[&bill.symbol, each].concat()).into_any())
        }
        Asking::Open { .. } => form::known(page, typed).map(|known| amount(&known, &bill.symbol).into_any()),
    };
    let choose = figure.is_none().then(|| view! { <p class="choose">"You choose the amount"</p> });
    let picture = match &page.asking {
        Asking::Product { picture_url: Some(url), .. } => Some((url.clone(), bill.title.clone())),
        _ => None,
    };
    let class = if picture.is_some() { "bill pictured" } else { "bill" };
    view! {
        <div class=class>
            {picture
                .map(|(url, title)| {
                    view! { <img class="picture" src=url alt=title width="384" height="288" decoding="async" /> }
                })}
            <div class="bill-words">{frame::bill_words(bill)} {figure} {choose}</div>
        </div>
    }
}
