//! What stands in the card while nothing that the link takes can be paid (P4).

use crate::{checkout::mail, ui::icon};
use api_types::checkout::LinkPage;
use leptos::prelude::*;

/// Why, and what can be done.
pub fn unpayable(page: &LinkPage) -> impl IntoView + use<> {
    let title = match page.options.as_slice() {
        [only] => [&only.network_name, " cannot be used right now"].concat(),
        _ => "This cannot be paid right now".to_owned(),
    };
    let troubles: Vec<_> = page
        .options
        .iter()
        .filter_map(|option| option.trouble.clone())
        .map(|trouble| view! { <p>{trouble}</p> })
        .collect();
    let again = ["/pay/", &page.link].concat();
    let write = page.merchant.contact_email.as_ref().map(|email| {
        let letter = mail::letter(email, &page.bill.title);
        view! { <a class="btn quiet block" href=letter>{icon("mail")} "Write to " {page.merchant.name.clone()}</a> }
    });
    view! {
        <div class="outcome">
            <span class="spot warn large">{icon("unplug")}</span>
            <h2>{title}</h2>
            {troubles}
            <p>"No address is given out until this server can see your payment. Nothing was charged."</p>
        </div>
        <div class="buttons">
            <a class="btn large block" href=again>{icon("refresh-cw")} "Check again"</a>
            {write}
        </div>
    }
}
