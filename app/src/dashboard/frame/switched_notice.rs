//! What a page says whose business is not the one that the member looks at any more.

use super::member::use_member;
use crate::dashboard::parts::Icon;
use leptos::prelude::*;

/// Says so, with the way on. The page itself stays, with what was typed.
#[component]
pub fn SwitchedNotice() -> impl IntoView {
    let member = use_member();
    let notice = move || {
        member.switched_to().map(|words| {
            view! {
                <div class="notice warn switched" role="alert">
                    <Icon name="info"/>
                    <strong>"Another business"</strong>
                    <p>{words}</p>
                    <div class="row"><a class="btn" href="/dashboard" rel="external">"Load again"</a></div>
                </div>
            }
        })
    };
    view! { <div class="switched-place">{notice}</div> }.into_any()
}
