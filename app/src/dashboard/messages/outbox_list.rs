//! The messages of the outbox.

use super::{
    message_row::MessageRow,
    server_fns::{ActOnMessage, Outbox},
};
use crate::dashboard::{
    mode::use_shown,
    parts::{Empty, Icon, failure, use_query, with_param},
    settings::NoticeRows,
};
use api_types::{deliveries::MessageDetail, team::InvitationItem};
use leptos::prelude::*;

/// A page of them, each with its text.
#[component]
pub fn OutboxList(
    /// The page.
    outbox: Outbox,
    /// Calls one back, or tries it again.
    act: ServerAction<ActOnMessage>,
) -> impl IntoView {
    let error = failure(act);
    let trouble = move || {
        error.get().map(|error| {
            view! { <div class="notice bad" role="alert"><Icon name="triangle-alert"/><h2>"Not done"</h2><p>{error.to_string()}</p></div> }
        })
    };
    let invitations = (!outbox.invitations.is_empty()).then(|| view! { <Invitations invitations=outbox.invitations/> });
    let notices = (!outbox.notices.is_empty()).then(|| {
        view! { <section class="card" aria-label="Notifications to you"><NoticeRows notices=outbox.notices/></section> }
    });
    if outbox.messages.is_empty() && outbox.page == 1 {
        let none = (invitations.is_none() && notices.is_none()).then(|| {
            view! {
                <section class="card">
                    <Empty title="Nothing waits" text="Messages that have not gone yet, and those that failed, are shown here."/>
                </section>
            }
        });
        return view! {
            {trouble}
            {notices}
            {invitations}
            {none}
        }
        .into_any();
    }
    let rows = outbox.messages.into_iter().map(|message| view! { <Row message act/> }).collect_view();
    view! {
        {trouble}
        {notices}
        {invitations}
        <section class="card" aria-label="Messages">
            <ul class="feed messages">{rows}</ul>
            <Pages page=outbox.page more=outbox.more/>
        </section>
    }
    .into_any()
}

/// Invitations whose letter has not gone. What can be done about them is on the team's page.
#[component]
fn Invitations(invitations: Vec<InvitationItem>) -> impl IntoView {
    let shown = use_shown();
    let rows = invitations
        .into_iter()
        .map(|InvitationItem { email, letter, said, .. }| {
            let (tone, state) = match letter.as_str() {
                "held" => ("warn", "Waits for a mail server"),
                "waiting" => ("info", "On its way"),
                _ => ("bad", "Failed"),
            };
            let said = (!said.is_empty()).then(|| view! { <small class="said">{said}</small> });
            view! {
                <li class="message">
                    <span class=format!("spot {tone}")><Icon name="mail"/></span>
                    <div class="what">
                        <p class="row tight-row"><b>"Invitation by e-mail"</b><span class=format!("badge dotted {tone}")>{state}</span></p>
                        <small>"To "{email}</small>
                        {said}
                        <a class="sm" href=move || shown.href("/dashboard/settings/team")>"The team"</a>
                    </div>
                </li>
            }
        })
        .collect_view();
    view! { <section class="card" aria-label="Invitations"><ul class="feed messages">{rows}</ul></section> }.into_any()
}

/// A message with its text and the way to its link.
#[component]
fn Row(message: MessageDetail, act: ServerAction<ActOnMessage>) -> impl IntoView {
    let shown = use_shown();
    let MessageDetail { item, subject, body } = message;
    let href = {
        let link = item.link.clone();
        move || shown.href(&format!("/dashboard/links/{link}"))
    };
    let text = (!body.is_empty()).then(|| {
        let subject = (!subject.is_empty()).then(|| view! { <p><b>{subject}</b></p> });
        view! {
            <details class="wording">
                <summary>"Read it"</summary>
                {subject}
                <p class="lines">{body}</p>
            </details>
        }
    });
    view! { <MessageRow item act>{text}<a class="sm" href=href>"Its link"</a></MessageRow> }.into_any()
}

/// The pages beside. How many there are is not counted.
#[component]
fn Pages(page: u32, more: bool) -> impl IntoView {
    let query = use_query();
    let to = move |page: u32| query.with(|query| with_param(query, "page", &page.to_string()));
    let newer = (page > 1).then(|| view! { <a class="btn quiet" href=move || to(page - 1)>"Newer"</a> });
    let older = more.then(|| view! { <a class="btn quiet" href=move || to(page + 1)>"Older"</a> });
    (newer.is_some() || older.is_some())
        .then(|| view! { <nav class="pager" aria-label="Pages"><span class="row">{newer}{older}</span></nav> })
        .into_any()
}
