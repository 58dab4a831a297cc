//! The rarer things that can be done about a customer: handing out what is kept, and forgetting it.

use crate::dashboard::{mode::use_shown, parts::Icon};
use leptos::prelude::*;

/// The menu's id.
const MENU: &str = "customer-menu";

/// A button with a menu.
#[component]
pub fn CustomerMenu(
    /// The customer.
    id: String,
) -> impl IntoView {
    let shown = use_shown();
    let data = format!("/dashboard/customers/{id}/data.json");
    let erase = move || shown.href(&format!("/dashboard/customers/{id}/erase"));
    view! {
        <button class="btn square" type="button" popovertarget=MENU aria-label="More for this customer"><Icon name="ellipsis"/></button>
        <div class="menu" id=MENU popover="auto" role="group" aria-label="Actions for this customer">
            <a href=data rel="external" download="customer.json"><Icon name="download"/>"Download all their data"</a>
            <hr data-needs="manage"/>
            <a class="danger" data-needs="manage" href=erase><Icon name="trash-2"/>"Erase this customer"</a>
        </div>
    }
    .into_any()
}
