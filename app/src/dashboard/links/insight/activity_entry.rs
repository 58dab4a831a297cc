//! Something that happened with a link.

use super::names::channel;
use crate::dashboard::{
    mode::use_shown,
    parts::{Icon, Moment, PaymentBadge},
    reminders::{UpcomingRow, WrittenRow},
    words,
};
use api_types::{
    analytics::{ActivityEntry, ViewItem},
    dashboard::{ActivityItem, PaymentItem},
};
use leptos::prelude::*;

/// A row of the feed.
#[component]
pub fn Entry(
    /// What happened.
    entry: ActivityEntry,
) -> impl IntoView {
    match entry {
        ActivityEntry::View(item) => view! { <ViewRow item/> }.into_any(),
        ActivityEntry::Payment(item) => view! { <PaymentRow item=*item/> }.into_any(),
        ActivityEntry::Message(item) => view! { <MessageRow item/> }.into_any(),
        ActivityEntry::Written(item) => view! { <WrittenRow item=*item/> }.into_any(),
        ActivityEntry::Upcoming(item) => view! { <UpcomingRow item=*item/> }.into_any(),
    }
}

/// A look at the link's page (R19).
#[component]
fn ViewRow(item: ViewItem) -> impl IntoView {
    let with = match (item.browser, item.os) {
        (Some(browser), Some(os)) => format!("{browser} on {os}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => "an unknown browser".to_owned(),
    };
    let came = match item.referrer {
        Some(host) => format!("{}, from {host}, {}", channel(item.channel), item.from),
        None => format!("{}, {}", channel(item.channel), item.from),
    };
    view! {
        <li>
            <span class="spot info"><Icon name="eye"/></span>
            <span class="what">"Viewed in "<b>{with}</b><small>{came}</small></span>
            <span class="when"><Moment at=item.at/></span>
        </li>
    }
    .into_any()
}

/// A message that was sent, arrived or could not be sent (R20), or what followed a payment (R26).
#[component]
fn MessageRow(item: ActivityItem) -> impl IntoView {
    let (tone, icon) = words::activity(&item.kind);
    view! {
        <li>
            <span class=format!("spot {tone}")><Icon name=icon/></span>
            <span class="what"><b>{item.text}</b></span>
            <span class="when"><Moment at=item.at/></span>
        </li>
    }
    .into_any()
}

/// A payment, however it ended (R21).
#[component]
fn PaymentRow(item: PaymentItem) -> impl IntoView {
    let shown = use_shown();
    let look = words::payment(&item);
    let (tone, icon) = (look.tone, look.icon);
    let href = {
        let id = item.id.clone();
        move || shown.href(&format!("/dashboard/payments/{id}"))
    };
    let amount = if item.received == item.due {
        format!("{} {}", item.due, item.symbol)
    } else {
        format!("{} of {} {}", item.received, item.due, item.symbol)
    };
    let about = [Some(item.code), item.reference, Some(format!("{} on {}", item.symbol, item.network_name))];
    let about: Vec<_> = about.into_iter().flatten().collect();
    let paid = item.paid_at.map(|at| view! { ", paid "<Moment at/> });
    let who = item.customer.unwrap_or_else(|| "Customer not asked".to_owned());
    view! {
        <li>
            <span class=format!("spot {tone}")><Icon name=icon/></span>
            <span class="what"><a class="quiet-link" href=href><b>{who}</b></a><small>{about.join(", ")}{paid}</small></span>
            <span class="when"><b class="num">{amount}</b><PaymentBadge look/><small>"begun "<Moment at=item.opened_at/></small></span>
        </li>
    }
    .into_any()
}
