//! What happened, newest first.

use super::moment::Moment;
use crate::dashboard::{mode::use_shown, words};
use crate::ui::Icon;
use api_types::dashboard::ActivityItem;
use leptos::prelude::*;

/// Entries of the activity log.
#[component]
pub fn ActivityFeed(
    /// Newest first.
    items: Vec<ActivityItem>,
    /// Whether entries lead to their payment.
    #[prop(optional)]
    linked: bool,
) -> impl IntoView {
    let shown = use_shown();
    let entries = items
        .into_iter()
        .map(|item| {
            let (tone, icon) = words::activity(&item.kind);
            let text = match item.session.filter(|_| linked) {
                Some(session) => {
                    let href = move || shown.href(&format!("/dashboard/payments/{session}"));
                    view! { <a class="quiet-link" href=href>{item.text}</a> }.into_any()
                }
                None => item.text.into_any(),
            };
            view! {
                <li>
                    <span class=format!("spot {tone}")><Icon name=icon/></span>
                    <span class="what">{text}</span>
                    <span class="when"><Moment at=item.at/></span>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="feed">{entries}</ul> }.into_any()
}
