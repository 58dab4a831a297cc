//! What a customer told while paying.

use crate::dashboard::{mode::use_shown, parts::Moment};
use api_types::customers::Collected;
use leptos::prelude::*;

/// Each thing once, newest first, with the payment that it came with.
#[component]
pub fn CollectedCard(
    /// What was told.
    items: Vec<Collected>,
) -> impl IntoView {
    let shown = use_shown();
    let body = if items.is_empty() {
        view! { <p class="card-body muted sm">"Nothing yet. What your links ask and this customer answers is kept here."</p> }
            .into_any()
    } else {
        let rows = items
            .into_iter()
            .map(|told| {
                let href = move || shown.href(&format!("/dashboard/payments/{}", told.session));
                view! {
                    <li>
                        <span class="what"><span class="lines">{told.value}</span><small>{called(&told.field)}</small></span>
                        <span class="when"><a href=href><Moment at=told.at/></a></span>
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="feed told">{rows}</ul> }.into_any()
    };
    view! {
        <section class="card" aria-labelledby="told">
            <div class="card-head"><h2 id="told">"What they told you"</h2></div>
            {body}
        </section>
    }
    .into_any()
}

/// What a field is called.
fn called(field: &str) -> &'static str {
    match field {
        "name" => "Name",
        "email" => "E-mail",
        "phone" => "Phone",
        "address" => "Postal address",
        _ => "Note with a payment",
    }
}
