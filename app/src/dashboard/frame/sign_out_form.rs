//! The way out.

use super::server_fns::SignOut;
use crate::dashboard::{parts::ActionForm, settings::turn_notifications_off};
use leptos::{prelude::*, task::spawn_local};

/// Signs this browser out. It shows no more notifications then: the server sees to that, and with script the browser too.
#[component]
pub fn SignOutForm(
    /// The button.
    children: Children,
) -> impl IntoView {
    let sign_out = ServerAction::<SignOut>::new();
    view! {
        <ActionForm action=sign_out on:submit=move |_| spawn_local(turn_notifications_off())>{children()}</ActionForm>
    }
    .into_any()
}
