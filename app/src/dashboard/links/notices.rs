//! What stands above a link: what was just done, and why it cannot be paid.

use super::{link_actions::LinkActions, undo};
use crate::dashboard::{
    mode::use_shown,
    parts::{ActionForm, Icon, use_query},
    words,
};
use api_types::dashboard::{LinkAct, LinkDetail};
use domain::{LinkState, invoice::InvoiceState};
use leptos::prelude::*;

/// The notices of a link.
#[component]
pub fn LinkNotices(
    /// The link.
    link: LinkDetail,
    /// What can be done about it.
    actions: LinkActions,
) -> impl IntoView {
    let (query, shown) = (use_query(), use_shown());
    let says = move |word: &'static str| query.with(|query| query.get_str(word).is_some());
    let is_invoice = link.item.invoice.is_some();
    let just = move || {
        let (title, text) = match () {
            () if says("new") && is_invoice => {
                ("The invoice is issued", "Send its link or the PDF. It shows here once it is paid.")
            }
            () if says("new") => ("Your link is ready", "Copy it into a message, or show the QR code."),
            () if says("saved") => {
                ("Saved", "Customers see it as it is now. Who is paying already keeps what was asked of them.")
            }
            _ => return None,
        };
        Some(view! { <div class="notice ok" role="status"><Icon name="check"/><h2>{title}</h2><p>{text}</p></div> })
    };
    let is_copy = query.with_untracked(|query| query.get_str("copy").is_some());
    let id = link.item.id.clone();
    let act = move |act: LinkAct, words: &'static str| {
        view! {
            <ActionForm action=actions.act attr:data-needs="work" attr:class="row">
                <input type="hidden" name="links[]" value=id.clone()/>
                <button class="btn" type="submit" name="act" value=undo::value(act)>{words}</button>
            </ActionForm>
        }
        .into_any()
    };
    if let Some(invoice) = &link.item.invoice
        && link.item.state != LinkState::Archived
    {
        match invoice.state {
            InvoiceState::Void => return just.into_any(),
            // Only the merchant's switch stands between it and being paid.
            InvoiceState::Open | InvoiceState::Overdue if link.item.state == LinkState::Inactive => {}
            _ => return just.into_any(),
        }
    }
    let (icon, title, text, button) = match link.item.state {
        LinkState::Active if link.item.off_sale => (
            "power",
            "The product is not for sale",
            "So this link's address answers that there is no such page. Put the product on sale again to take payments."
                .to_owned(),
            view! { <a class="btn" href=move || shown.href("/dashboard/products")>"Open products"</a> }.into_any(),
        ),
        LinkState::Active => return just.into_any(),
        LinkState::Inactive if is_copy => (
            "copy",
            "This is a copy",
            "It is switched off until you have looked at it. Its address and its figures are its own.".to_owned(),
            act(LinkAct::Activate, "Activate"),
        ),
        LinkState::Inactive => (
            "power",
            "This link is inactive",
            "Its address answers that there is no such page. What was paid stays here.".to_owned(),
            act(LinkAct::Activate, "Activate"),
        ),
        LinkState::LimitReached => (
            "ticket-x",
            "Payment limit reached",
            "All its payments have come. Customers read that it is full. Raise the limit to take more.".to_owned(),
            ().into_any(),
        ),
        LinkState::Ended => (
            "hourglass",
            "The last day is over",
            format!("Its last day was {}. Choose a later one to take more payments.", link.form.last_day),
            ().into_any(),
        ),
        LinkState::Archived => (
            "box",
            "This link is archived",
            "It is in no list unless you ask for it, and its address answers that there is no such page.".to_owned(),
            act(LinkAct::Unarchive, "Take back"),
        ),
    };
    let text = match still_paying(link.item.running) {
        Some(who) => format!("{text} {who}"),
        None => text,
    };
    view! {
        {just}
        <div class="notice plain">
            <Icon name=icon/>
            <h2>{title}</h2>
            <p>{text}</p>
            {button}
        </div>
    }
    .into_any()
}

/// What becomes of those who began to pay before a link could not be paid any more: what they were promised is kept.
fn still_paying(running: u64) -> Option<String> {
    let who = (running > 0).then(|| words::count(running, "customer", "customers"))?;
    Some(format!(
        "{who} began to pay before, and can still finish. To stop that, cancel the payment on its page while nothing has come."
    ))
}
