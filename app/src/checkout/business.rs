//! A merchant's own page: who they are, and what anybody can pay (R2).

use super::{
    Shell,
    frame::{self, Head, document},
    mail,
    page::NOBODY,
};
use crate::ui::icon;
use api_types::checkout::{BusinessPage, Listed};
use leptos::prelude::*;

/// Renders it.
pub fn page(shell: &Shell, page: &BusinessPage) -> String {
    let BusinessPage { merchant, mode, links, .. } = page;
    let title = ["Pay ", &merchant.name].concat();
    let head = Head { title: &title, accent: Some(&merchant.accent), icons: &["arrow-right", "mail"], ..NOBODY };
    let write = merchant.contact_email.as_ref().map(|email| {
        let (letter, words) = (mail::letter(email, &merchant.name), ["Write to ", &merchant.name].concat());
        view! { <a class="btn quiet block" href=letter>{icon("mail")} {words}</a> }
    });
    document(shell, head, || {
        let list = if links.is_empty() {
            view! { <p class="muted">"There is nothing to pay here right now. If you were sent a link, open that one."</p> }.into_any()
        } else {
            view! { <ul class="offers">{links.iter().map(offer).collect_view()}</ul> }.into_any()
        };
        view! {
            {frame::ribbon(*mode, None)}
            <main class="plain-main business">
                {frame::merchant(merchant, false)}
                <section class="card pay-card">
                    <div class="stack tight">
                        <h1>{title.clone()}</h1>
                        <p class="muted">"Choose what you pay for. Nothing is charged before you say so."</p>
                    </div>
                    {list}
                    {write}
                </section>
            </main>
            {frame::footer()}
        }
    })
}

fn offer(link: &Listed) -> impl IntoView + use<> {
    let price = if link.price.is_empty() { "You choose the amount".to_owned() } else { link.price.clone() };
    let words = link.description.clone().map(|words| view! { <small>{words}</small> });
    view! {
        <li>
            <a href=link.url.clone()>
                <span class="what"><b>{link.title.clone()}</b>{words}</span>
                <span class="price num">{price}</span>
                {icon("arrow-right")}
            </a>
        </li>
    }
}
