//! What stands in the card while nothing that the link takes can be paid (P4).

use crate::{
    checkout::{LinkFormState, mail},
    ui::icon,
};
use api_types::checkout::LinkPage;
use leptos::prelude::*;

/// Why, and what can be done.
pub fn unpayable(page: &LinkPage, form: &LinkFormState) -> impl IntoView + use<> {
    // The same reason on five networks is said once.
    let mut reasons: Vec<_> = page.options.iter().filter_map(|option| option.trouble.clone()).collect();
    reasons.dedup();
    let reasons: Vec<_> = reasons.into_iter().map(|reason| view! { <p>{reason}</p> }).collect();
    let again = super::again(page, form);
    let write = page.merchant.contact_email.as_ref().map(|email| {
        let letter = mail::letter(email, &page.bill.title);
        view! { <a class="btn quiet block" href=letter>{icon("mail")} "Write to " {page.merchant.name.clone()}</a> }
    });
    view! {
        <div class="outcome">
            <span class="spot warn large">{icon("unplug")}</span>
            <h2>"This cannot be paid right now"</h2>
            {reasons}
            <p>"No address is given out until then, so nothing can go astray. Nothing was charged."</p>
        </div>
        <div class="buttons">
            <a class="btn large block" href=again>{icon("refresh-cw")} "Check again"</a>
            {write}
        </div>
    }
}
