//! A message: what it is, to whom, where it is, and what can still be done.

use super::{
    server_fns::ActOnMessage,
    words::{icon, is_tried_again, state, what},
};
use crate::dashboard::parts::{ActionForm, Icon, Moment, PaymentBadge};
use api_types::deliveries::DeliveryItem;
use leptos::prelude::*;

/// A row of a feed.
#[component]
pub fn MessageRow(
    /// The message.
    item: DeliveryItem,
    /// Calls it back, or tries it again.
    act: ServerAction<ActOnMessage>,
    /// More below it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let look = state(&item);
    let to = match (&item.name, item.recipient.as_str()) {
        (_, "") => "To a customer who was erased".to_owned(),
        (Some(name), recipient) => format!("To {name}, {recipient}"),
        (None, recipient) => format!("To {recipient}"),
    };
    let said = (!item.said.is_empty() && matches!(item.state.as_str(), "failed" | "waiting" | "held" | "cancelled"))
        .then(|| view! { <small class="said">{item.said.clone()}</small> });
    let next = item.due_at.filter(|_| is_tried_again(&item)).map(|at| view! { <small>"Next try "<Moment at/></small> });
    let button = match item.state.as_str() {
        "held" | "waiting" => Some(("false", "Call back")),
        "failed" => Some(("true", "Try again")),
        _ => None,
    };
    let button = button.map(|(again, words)| {
        let about = format!(": {}", what(item.purpose, item.way));
        view! {
            <ActionForm action=act attr:data-needs="work">
                <input type="hidden" name="id" value=item.id.clone()/>
                <input type="hidden" name="again" value=again/>
                <button class="btn sm" type="submit">{words}<span class="visually-hidden">{about}</span></button>
            </ActionForm>
        }
    });
    let what = what(item.purpose, item.way);
    view! {
        <li class="message">
            <span class=format!("spot {}", look.tone)><Icon name=icon(item.way)/></span>
            <div class="what">
                <p class="row tight-row"><b>{what}</b><PaymentBadge look/></p>
                <small>{to}</small>
                {said}
                {next}
                {button}
                {children.map(|children| children())}
            </div>
            <span class="when"><Moment at=item.changed_at/><small><Moment at=item.changed_at exact=true/></small></span>
        </li>
    }
    .into_any()
}
