//! Reminders in the activity of a link: those to come, and those that were written (R20).

use super::words;
use crate::dashboard::{
    messages::{state, what},
    parts::{Icon, Moment, PaymentBadge},
};
use api_types::{
    deliveries::DeliveryItem,
    reminders::{Outlook, UpcomingReminder},
};
use domain::delivery::Purpose;
use leptos::prelude::*;

/// One that is to come.
#[component]
pub fn UpcomingRow(
    /// The reminder.
    item: UpcomingReminder,
) -> impl IntoView {
    let (by, why) = match &item.outlook {
        Outlook::Goes { by, .. } => (words::by(by), String::new()),
        Outlook::Waits => (words::by(&item.ways), String::new()),
        Outlook::Cannot(_) => (words::by(&item.ways), words::in_the_way(&item.outlook)),
    };
    let why = (!why.is_empty()).then(|| view! { <small>{why}</small> });
    view! {
        <li>
            <span class="spot"><Icon name="bell"/></span>
            <span class="what">
                <b>{format!("Reminder {} of {}", item.number, item.most)}</b>
                <small>{format!("{}, {by}", item.local)}</small>
                {why}
            </span>
            <span class="when"><PaymentBadge look=words::outlook(&item.outlook)/></span>
        </li>
    }
    .into_any()
}

/// A message to the customer.
#[component]
pub fn WrittenRow(
    /// The message.
    item: DeliveryItem,
) -> impl IntoView {
    let look = state(&item);
    let (tone, icon) = if item.purpose == Purpose::Reminder { ("plum", "bell") } else { ("info", "send") };
    let to = match (&item.name, item.recipient.as_str()) {
        (_, "") => "To a customer who was erased".to_owned(),
        (Some(name), recipient) => format!("To {name}, {recipient}"),
        (None, recipient) => format!("To {recipient}"),
    };
    let said = (!item.said.is_empty() && matches!(item.state.as_str(), "failed" | "cancelled"))
        .then(|| view! { <small>{item.said.clone()}</small> });
    view! {
        <li>
            <span class=format!("spot {tone}")><Icon name=icon/></span>
            <span class="what"><b>{what(item.purpose, item.way)}</b><small>{to}</small>{said}</span>
            <span class="when"><PaymentBadge look/><Moment at=item.created_at/></span>
        </li>
    }
    .into_any()
}
