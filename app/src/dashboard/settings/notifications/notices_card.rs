//! The newest e-mails, and where they are.

use super::words::state;
use crate::dashboard::parts::{Icon, Moment, PaymentBadge};
use api_types::notifications::NoticeItem;
use leptos::prelude::*;

/// The card; nothing while nothing was written.
#[component]
pub fn NoticesCard(
    /// The newest first.
    notices: Vec<NoticeItem>,
    /// Whether e-mail leaves this server.
    by_email: bool,
) -> impl IntoView {
    let kept = (!by_email).then(|| {
        view! {
            <div class="notice warn">
                <Icon name="box"/>
                <h2>"No e-mail leaves this server"</h2>
                <p>"What you are told is kept here and goes as soon as there is a mail server. Whoever runs this server sets one up."</p>
            </div>
        }
    });
    let list = (!notices.is_empty()).then(|| {
        view! {
            <section class="card" aria-labelledby="notices">
                <div class="card-head"><h2 id="notices">"Your newest e-mails"</h2></div>
                <NoticeRows notices/>
            </section>
        }
    });
    view! { {kept}{list} }.into_any()
}

/// E-mails, each with its text.
#[component]
pub fn NoticeRows(
    /// The newest first.
    notices: Vec<NoticeItem>,
) -> impl IntoView {
    let rows = notices
        .into_iter()
        .map(|notice| {
            let look = state(&notice);
            let said = (!notice.said.is_empty() && notice.state != "taken")
                .then(|| view! { <small class="said">{notice.said.clone()}</small> });
            view! {
                <li class="message">
                    <span class=format!("spot {}", look.tone)><Icon name="mail"/></span>
                    <div class="what">
                        <p class="row tight-row"><b>{notice.subject}</b><PaymentBadge look/></p>
                        <small>"To you"</small>
                        {said}
                        <details class="wording"><summary>"Read it"</summary><p class="lines">{notice.body}</p></details>
                    </div>
                    <span class="when"><Moment at=notice.at/><small><Moment at=notice.at exact=true/></small></span>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="feed messages">{rows}</ul> }.into_any()
}
