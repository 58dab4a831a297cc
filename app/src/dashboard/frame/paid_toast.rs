//! A quiet word when a payment is completed.

use crate::dashboard::parts::Icon;
use crate::dashboard::{live::use_live, mode::use_shown};
use leptos::prelude::*;
use std::time::Duration;

/// How long it stays.
const STAYS: Duration = Duration::from_secs(8);

/// Tells of the newest payment, then goes by itself.
#[component]
pub fn PaidToast() -> impl IntoView {
    let live = use_live();
    let shown = use_shown();
    Effect::new(move || {
        let Some(item) = live.paid() else { return };
        set_timeout(
            move || {
                if live.paid_is(item.seq) {
                    live.dismiss();
                }
            },
            STAYS,
        );
    });
    let message = move || {
        live.paid().map(|item| {
            let text = match item.session {
                Some(session) => {
                    let href = move || shown.href(&format!("/dashboard/payments/{session}"));
                    view! { <a href=href>{item.text}</a> }.into_any()
                }
                None => view! { <span>{item.text}</span> }.into_any(),
            };
            view! {
                <div class="paid-toast">
                    <Icon name="check"/>
                    {text}
                    <button class="btn quiet square" type="button" aria-label="Close" on:click=move |_| live.dismiss()>
                        <Icon name="x"/>
                    </button>
                </div>
            }
        })
    };
    view! { <div class="toasts" role="status">{message}</div> }.into_any()
}
