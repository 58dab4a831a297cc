//! What was sent to the customer of a link, and sending it (R10, R13).

use super::{
    message_row::MessageRow,
    send_form::SendForm,
    server_fns::{ActOnMessage, SendLink},
};
use crate::dashboard::{
    mode::use_shown,
    parts::{Icon, failure, successes},
    undo::use_undoing,
};
use api_types::deliveries::LinkMessages;
use leptos::prelude::*;

/// What can be done with messages on a page.
#[derive(Clone, Copy)]
pub struct MessageActions {
    /// Sends the link.
    pub send: ServerAction<SendLink>,
    /// Calls a message back, or tries it again.
    pub act: ServerAction<ActOnMessage>,
    done: Memo<usize>,
}

impl MessageActions {
    /// For a page that offers them.
    pub fn new() -> Self {
        let (send, act) = (ServerAction::new(), ServerAction::new());
        let (sent, acted) = (successes(send), successes(act));
        let undoing = use_undoing();
        undoing.after(act);
        Self { send, act, done: Memo::new(move |_| sent.get() + acted.get() + undoing.done()) }
    }

    /// How often something was done; tracked, for a resource's source.
    pub fn done(self) -> usize {
        self.done.get()
    }
}

/// The card.
#[component]
pub fn MessagesCard(
    /// Id of the link.
    link: String,
    /// Its messages.
    messages: LinkMessages,
    /// What can be done.
    actions: MessageActions,
) -> impl IntoView {
    let shown = use_shown();
    let act = actions.act;
    let error = failure(act);
    let rows = messages.messages.iter().cloned().map(|item| view! { <MessageRow item act/> }).collect_view();
    let list = (!messages.messages.is_empty()).then(|| view! { <ul class="feed messages">{rows}</ul> });
    let send = if messages.email.is_some() {
        view! { <SendForm link messages send=actions.send/> }.into_any()
    } else {
        let edit = move || shown.href(&format!("/dashboard/links/{link}/edit"));
        view! {
            <p class="muted sm">
                "This link is for anybody: share it as you like. "<a href=edit>"Choose a customer"</a>" and it can be sent from here."
            </p>
        }
        .into_any()
    };
    view! {
        <section class="card side-card" id="messages-card" aria-labelledby="messages">
            <div class="card-head">
                <h2 id="messages">"Messages"</h2>
                <a class="btn quiet sm" href=move || shown.href("/dashboard/settings/outbox")>"Outbox"</a>
            </div>
            <div class="card-body">{send}</div>
            {move || error.get().map(|error| view! { <p class="error pad" role="alert"><Icon name="triangle-alert"/><span>{error.to_string()}</span></p> })}
            {list}
        </section>
    }
    .into_any()
}
