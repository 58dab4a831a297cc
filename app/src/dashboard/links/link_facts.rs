//! What a link is set to.

use crate::dashboard::{
    frame::use_member,
    mode::use_shown,
    parts::{ModeBadge, Moment},
    words,
};
use api_types::dashboard::LinkDetail;
use domain::link::{Ask, CustomerFields};
use leptos::prelude::*;

/// The settings as pairs.
#[component]
pub fn LinkFacts(
    /// The link.
    link: LinkDetail,
) -> impl IntoView {
    let item = link.item;
    let price = words::price(&item.kind, &item.amount, &item.symbol);
    let old = link.old_paths.iter().map(|path| format!("/{path}")).collect::<Vec<_>>();
    let shown = use_shown();
    let customer = link.customer.map(|(id, name)| {
        let href = move || shown.href(&format!("/dashboard/customers/{id}"));
        view! { <dt>"For"</dt><dd><a href=href>{name}</a></dd> }
    });
    let old = (!old.is_empty()).then(|| old.join("\n"));
    let given = |text: String| Some(text).filter(|text| !text.is_empty());
    let (suggested, last_day) = (given(link.form.suggested), given(link.form.last_day));
    let last_day = last_day.map(|day| format!("{day}, {}", untrack(|| use_member().me().zone)));
    let (apply, remove) = (given(link.form.apply_tag), given(link.form.remove_tag));
    let (message, download, redirect) =
        (given(link.form.message), given(link.form.download), given(link.form.redirect));
    let optional = |name: &'static str, value: Option<String>| {
        value.map(|value| view! { <dt>{name}</dt><dd class="lines">{value}</dd> })
    };
    view! {
        <section class="card side-card" aria-labelledby="facts">
            <div class="card-head"><h2 id="facts">"Settings"</h2><ModeBadge mode=item.mode/></div>
            <div class="card-body">
                <dl class="facts">
                    {customer}
                    <dt>"Kind"</dt><dd>{words::link_kind(&item.kind)}</dd>
                    <dt>"Price"</dt><dd>{price}</dd>
                    {optional("Suggested", suggested)}
                    <dt>"Networks"</dt><dd>{link.networks.join(", ")}</dd>
                    <dt>"Time to pay"</dt><dd>{words::minutes(link.window_minutes)}</dd>
                    {optional("Last day", last_day)}
                    {link.is_front.then(|| view! { <dt>"Your page"</dt><dd>"Your handle alone leads here"</dd> })}
                    {optional("Also leads here", old)}
                    <dt>"Customers are asked"</dt><dd>{asked(&link.fields)}</dd>
                    {optional("Description", link.description)}
                    {optional(words::reference(&item.source), item.reference)}
                    {optional("Private note", link.private_note)}
                    {optional("Message after payment", message)}
                    {optional("Download", download)}
                    {optional("Leads on to", redirect)}
                    {link.form.send_receipt.then(|| view! { <dt>"Receipt"</dt><dd>"Sent by e-mail"</dd> })}
                    {optional("Tag to add", apply)}
                    {optional("Tag to remove", remove)}
                    <dt>"Made"</dt><dd>{words::source(&item.source)}", "<Moment at=item.created_at/></dd>
                </dl>
            </div>
        </section>
    }
    .into_any()
}

/// What customers are asked, in words.
fn asked(fields: &CustomerFields) -> String {
    let all = [
        ("name", fields.name),
        ("e-mail", fields.email),
        ("phone", fields.phone),
        ("postal address", fields.address),
        ("note", fields.note),
    ];
    let words: Vec<_> = all
        .iter()
        .filter_map(|(name, ask)| match ask {
            Ask::Off => None,
            Ask::Optional => Some(format!("{name} (optional)")),
            Ask::Required => Some((*name).to_owned()),
        })
        .collect();
    if words.is_empty() { "Nothing".to_owned() } else { words.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_is_said_in_words() {
        let fields = CustomerFields { name: Ask::Required, note: Ask::Optional, ..CustomerFields::default() };
        assert_eq!(asked(&fields), "name, note (optional)");
        assert_eq!(asked(&CustomerFields::default()), "Nothing");
    }
}
