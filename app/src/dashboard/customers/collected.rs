//! What was told with a customer's payments: by them, and by who paid for them.

use crate::dashboard::{mode::use_shown, parts::Moment};
use api_types::customers::Collected;
use leptos::prelude::*;

/// Each thing once, newest first, with the payment that it came with. What came with another e-mail address stands apart, with
/// whose it is: a friend's phone number is not the customer's.
#[component]
pub fn CollectedCard(
    /// What was told.
    items: Vec<Collected>,
    /// With how many of the newest payments, where there are more.
    from: Option<u32>,
) -> impl IntoView {
    let only = move || {
        from.map(|count| {
            let words =
                format!("Of the newest {count} payments. The file of all their data has what came with earlier ones.");
            view! { <p class="card-body muted sm">{words}</p> }
        })
    };
    let (own, others): (Vec<_>, Vec<_>) = items.into_iter().partition(|told| told.by.is_none());
    let body = if own.is_empty() && from.is_some() {
        ().into_any()
    } else if own.is_empty() {
        view! { <p class="card-body muted sm">"Nothing yet. What your links ask and this customer answers is kept here."</p> }
            .into_any()
    } else {
        view! { <Told items=own/> }.into_any()
    };
    let others = (!others.is_empty()).then(|| {
        view! {
            <section class="card" aria-labelledby="told-by-others">
                <div class="card-head"><h2 id="told-by-others">"What others told who paid for them"</h2></div>
                <p class="card-body muted sm">
                    "This came with another e-mail address, so it may be about somebody else than this customer: a friend who paid, for example."
                </p>
                {only()}
                <Told items=others/>
            </section>
        }
    });
    view! {
        <section class="card" aria-labelledby="told">
            <div class="card-head"><h2 id="told">"What they told you"</h2></div>
            {only()}
            {body}
        </section>
        {others}
    }
    .into_any()
}

#[component]
fn Told(items: Vec<Collected>) -> impl IntoView {
    let shown = use_shown();
    let rows = items
        .into_iter()
        .map(|told| {
            let href = move || shown.href(&format!("/dashboard/payments/{}", told.session));
            let called = match &told.by {
                Some(by) => format!("{}, told by {by}", called(&told.field)),
                None => called(&told.field).to_owned(),
            };
            view! {
                <li>
                    <span class="what"><span class="lines">{told.value}</span><small>{called}</small></span>
                    <span class="when"><a href=href><Moment at=told.at/></a></span>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="feed told">{rows}</ul> }.into_any()
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
