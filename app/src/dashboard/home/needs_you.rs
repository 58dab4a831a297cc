//! Payments that wait for the merchant's word.

use crate::dashboard::parts::Icon;
use crate::dashboard::{
    mode::use_shown,
    parts::{Empty, ModeBadge},
    payments::{DecisionButtons, Decisions},
    words,
};
use api_types::dashboard::PaymentItem;
use leptos::prelude::*;

/// A list with what can be done about each.
#[component]
pub fn NeedsYou(
    /// The payments.
    items: Vec<PaymentItem>,
    /// What can be decided.
    decisions: Decisions,
) -> impl IntoView {
    let count = items.len();
    let body = if items.is_empty() {
        view! { <Empty title="Nothing waits for you" text="Late or wrong payments would show here. The money is safe until you decide."/> }
            .into_any()
    } else {
        let entries = items.into_iter().map(|item| view! { <Entry item decisions/> }).collect_view();
        view! { <ul class="todo-list">{entries}</ul> }.into_any()
    };
    view! {
        <section class="card attention" aria-labelledby="attention">
            <div class="card-head">
                <h2 id="attention">"Needs you"</h2>
                {(count > 0).then(|| view! { <span class="lede">{count}</span> })}
            </div>
            {decisions.trouble()}
            {body}
        </section>
    }
    .into_any()
}

/// One payment.
#[component]
fn Entry(item: PaymentItem, decisions: Decisions) -> impl IntoView {
    let shown = use_shown();
    let (happened, means) = words::decision(&item);
    let look = words::payment(&item);
    let href = {
        let id = item.id.clone();
        move || shown.href(&format!("/dashboard/payments/{id}"))
    };
    view! {
        <li>
            <span class="spot warn"><Icon name=look.icon/></span>
            <div>
                <p><b>{happened}</b>" "{means}" "<ModeBadge mode=item.mode/></p>
                <div class="row">
                    <DecisionButtons id=item.id decisions/>
                    <a href=href>"Look at it"<span class="visually-hidden">": "{item.title}</span></a>
                </div>
            </div>
        </li>
    }
    .into_any()
}
