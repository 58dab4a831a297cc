//! Sends a link to the customer that it is for (R10).

use super::server_fns::SendLink;
use crate::dashboard::parts::{ActionForm, FieldNote, FormScope, Icon, Submit, failure};
use api_types::{Problem, deliveries::LinkMessages};
use leptos::prelude::*;

/// Ways to choose from, and the button.
#[component]
pub fn SendForm(
    /// Id of the link.
    link: String,
    /// How its customer is reached.
    messages: LinkMessages,
    /// Sends it.
    send: ServerAction<SendLink>,
) -> impl IntoView {
    let error = failure(send);
    FormScope::provide("send", "", error);
    let refused = move || error.get().filter(|error| !matches!(error.problem(), Problem::Fields { .. }));
    let sent_before = !messages.messages.is_empty();
    let email = messages.email.unwrap_or_default();
    let (phone, no_phone) = match messages.phone {
        Some(phone) => (phone, false),
        None => ("no phone number known".to_owned(), true),
    };
    let no_sender = messages.ways.lacks_sender().then_some(
        "SMS wait in the outbox: the name of your business cannot stand above an SMS. Whoever runs this server sets sms.sender in its settings.",
    );
    let held = match (messages.ways.email.is_some(), messages.ways.sms.is_some()) {
        (true, true) => None,
        (true, false) => Some("This server has nobody yet who sends SMS: they wait in the outbox."),
        (false, true) => Some("This server has no mail server yet: e-mails wait in the outbox."),
        (false, false) => Some("This server cannot send messages yet: they wait in the outbox until it can."),
    };
    view! {
        <ActionForm action=send attr:data-needs="work" attr:class="stack tight send-form" attr:novalidate="novalidate">
            <input type="hidden" name="link" value=link/>
            <fieldset class="stack tight">
                <legend class="visually-hidden">"Send it by"</legend>
                <label class="tick">
                    <input type="checkbox" name="email" value="true" checked=true/>
                    <span><span class="name">"E-mail"</span><span class="note">{email}</span></span>
                </label>
                <label class="tick">
                    <input type="checkbox" name="sms" value="true" disabled=no_phone/>
                    <span><span class="name">"SMS"</span><span class="note">{phone}</span></span>
                </label>
            </fieldset>
            <FieldNote name="ways"/>
            {move || refused().map(|error| view! { <p class="error" role="alert"><Icon name="triangle-alert"/><span>{error.to_string()}</span></p> })}
            {held.map(|words| view! { <p class="sm muted">{words}</p> })}
            {no_sender.map(|words| view! { <p class="sm muted">{words}</p> })}
            <Submit words=if sent_before { "Send again" } else { "Send the link" } pending=send.pending() class="btn"/>
        </ActionForm>
    }
    .into_any()
}
