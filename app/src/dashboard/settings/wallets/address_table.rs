//! Addresses that were given out, as rows.

use crate::dashboard::{
    mode::use_shown,
    parts::{AddressText, Moment},
};
use api_types::dashboard::AddressItem;
use leptos::prelude::*;

/// Each address with its path, and what it received.
#[component]
pub fn AddressTable(
    /// The rows.
    items: Vec<AddressItem>,
) -> impl IntoView {
    let shown = use_shown();
    let rows = items
        .into_iter()
        .map(|item| {
            let received = if item.received.is_empty() { "Nothing".to_owned() } else { item.received.join(", ") };
            let href = move || shown.href(&format!("/dashboard/payments/{}", item.session));
            view! {
                <tr>
                    <td class="who wide-who"><AddressText text=item.address/><span class="path code-text">{item.path}</span></td>
                    <td class="n" data-label="Place">{item.index}</td>
                    <td class="strong" data-label="Received">{received}</td>
                    <td class="n muted" data-label="Given out"><Moment at=item.given_at/></td>
                    <td class="st"><a href=href>"Payment"<span class="visually-hidden">" of place "{item.index}</span></a></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="table rows-to-blocks address-table">
            <caption class="visually-hidden">"Addresses given out"</caption>
            <thead>
                <tr>
                    <th scope="col">"Address and path"</th>
                    <th scope="col" class="n">"Place"</th>
                    <th scope="col">"Received"</th>
                    <th scope="col" class="n">"Given out"</th>
                    <th scope="col"><span class="visually-hidden">"Payment"</span></th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
