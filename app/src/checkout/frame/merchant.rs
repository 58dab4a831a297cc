//! Who is paid, and for what.

use super::share_button;
use crate::{checkout::mail, ui::logo};
use api_types::checkout::{Bill, MerchantCard};
use leptos::prelude::*;

/// The merchant, with a way to share the page.
pub fn merchant(card: &MerchantCard, shared: bool) -> impl IntoView + use<> {
    let site = card.website.as_deref().and_then(mail::web).map(|url| {
        let (url, host) = (url.to_owned(), mail::host(url).to_owned());
        view! {
            <small>
                <a href=url>{host}</a>
            </small>
        }
    });
    view! {
        <div class="merchant">
            {logo(&card.name, card.logo_url.as_deref())} <div>
                <b>{card.name.clone()}</b>
                {site}
            </div> {shared.then(share_button)}
        </div>
    }
}

/// What is paid for.
pub fn bill_words(bill: &Bill) -> impl IntoView + use<> {
    view! {
        <h1>{bill.title.clone()}</h1>
        {bill.product.clone().map(|name| view! { <p class="sold">{name}</p> })}
        {bill.description.clone().map(|words| view! { <p class="words">{words}</p> })}
    }
}
