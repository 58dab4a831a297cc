//! What is known of a customer.

use crate::dashboard::{mode::use_shown, parts::Moment, words};
use api_types::customers::CustomerDetail;
use leptos::prelude::*;

/// What is known as pairs, then the links that are for them.
#[component]
pub fn CustomerFacts(
    /// The customer.
    customer: CustomerDetail,
) -> impl IntoView {
    let shown = use_shown();
    let CustomerDetail { item, form, former_emails, links, .. } = customer;
    let optional = |name: &'static str, value: String| {
        (!value.is_empty()).then(|| view! { <dt>{name}</dt><dd class="lines">{value}</dd> })
    };
    let links = (!links.is_empty()).then(|| {
        let links = links
            .into_iter()
            .map(|(id, title)| {
                let href = move || shown.href(&format!("/dashboard/links/{id}"));
                view! { <li><a href=href>{title}</a></li> }
            })
            .collect_view();
        view! {
            <section class="card side-card" aria-labelledby="their-links">
                <div class="card-head"><h2 id="their-links">"Links for them"</h2></div>
                <div class="card-body"><ul class="plain-list">{links}</ul></div>
            </section>
        }
    });
    view! {
        <section class="card side-card" aria-labelledby="facts">
            <div class="card-head"><h2 id="facts">"What you know"</h2></div>
            <div class="card-body">
                <dl class="facts">
                    <dt>"E-mail"</dt><dd><a href=format!("mailto:{}", form.email) rel="external">{form.email.clone()}</a></dd>
                    {optional("Earlier e-mail", former_emails.join("\n"))}
                    {optional("Name", form.name)}
                    {optional("Phone", form.phone)}
                    {optional("Postal address", form.address)}
                    {optional("Notes", form.notes)}
                    <dt>"Paid"</dt><dd>{words::count(item.paid, "payment", "payments")}</dd>
                    <dt>"Known since"</dt><dd>{words::customer_source(&item.source)}", "<Moment at=item.created_at/></dd>
                </dl>
            </div>
        </section>
        {links}
    }
    .into_any()
}
