//! The way to another business.

use super::server_fns::SwitchBusiness;
use crate::dashboard::frame::BusinessMark;
use api_types::businesses::BusinessChoice;
use leptos::prelude::*;
use server_fn::ServerFn;

/// Turns to another business. Without script on purpose: the whole page begins anew with the other business.
#[component]
pub fn SwitchForm(
    /// Which.
    business: BusinessChoice,
    /// How the button is drawn.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let BusinessChoice { id, name, logo_url, .. } = business;
    view! {
        <form method="post" action=SwitchBusiness::PATH>
            <input type="hidden" name="to" value=id/>
            <button class=class type="submit">
                <BusinessMark logo_url name=name.clone()/>
                <span class="cut"><span class="visually-hidden">"Switch to "</span>{name}</span>
            </button>
        </form>
    }
    .into_any()
}
