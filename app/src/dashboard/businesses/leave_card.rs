//! Leaving the business.

use super::server_fns::LeaveBusiness;
use crate::dashboard::{
    frame::use_member,
    parts::{ActionForm, ErrorSummary, FormScope, failure},
};
use leptos::prelude::*;

/// What a member does who goes.
#[component]
pub fn LeaveCard() -> impl IntoView {
    let leave = ServerAction::<LeaveBusiness>::new();
    FormScope::provide("leave", "", failure(leave));
    let business = untrack(|| use_member().me().business.name);
    view! {
        <section class="card card-form" aria-labelledby="leave-head">
            <header><h2 id="leave-head">"Leave"</h2></header>
            <ErrorSummary/>
            <details class="delete-tag">
                <summary class="btn sm danger">"Leave this business"</summary>
                <ActionForm action=leave attr:class="stack">
                    <p class="sm">{format!(
                        "You see nothing of {business} any more, and come back only by a new invitation. What you made stays. \
                         Your account and your other businesses stay as they are."
                    )}</p>
                    <div><button class="btn danger" type="submit">{format!("Leave {business}")}</button></div>
                </ActionForm>
            </details>
        </section>
    }
    .into_any()
}
