//! Makes a copy of a link: at once, or of an invoice by writing it again, for it gets a number of its own.

use super::server_fns::DuplicateLink;
use crate::dashboard::{
    mode::use_shown,
    parts::{ActionForm, Icon},
};
use api_types::dashboard::LinkItem;
use leptos::prelude::*;

/// An entry of a menu.
#[component]
pub fn Duplicate(
    /// The link.
    item: LinkItem,
    /// Makes the copy.
    act: ServerAction<DuplicateLink>,
) -> impl IntoView {
    let shown = use_shown();
    if item.invoice.is_some() {
        let href = move || shown.href(&format!("/dashboard/links/new-invoice?from={}", item.id));
        return view! { <a href=href><Icon name="copy"/>"Duplicate"</a> }.into_any();
    }
    view! {
        <ActionForm action=act>
            <input type="hidden" name="link" value=item.id/>
            <button type="submit"><Icon name="copy"/>"Duplicate"</button>
        </ActionForm>
    }
    .into_any()
}
