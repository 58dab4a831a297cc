//! What each channel brought (R22).

use super::{
    figure_row::{average_over, busiest_first},
    names::{channel, channel_icon, percent},
};
use crate::dashboard::{parts::Icon, words::count};
use api_types::analytics::{ChannelFigures, Revenue};
use leptos::prelude::*;

/// Channels with their share of all views.
#[component]
pub fn ChannelList(
    /// Those that brought anybody.
    channels: Vec<ChannelFigures>,
) -> impl IntoView {
    let all: u64 = channels.iter().map(|it| it.figures.views).sum();
    let any = !channels.is_empty();
    let rows = channels.into_iter().map(|it| row(it, all)).collect_view();
    view! {
        <section aria-labelledby="channels">
            <h3 id="channels">"By channel"</h3>
            {any.then(|| view! { <ul class="shares">{rows}</ul> })}
            {(!any).then(|| view! { <p class="muted">"Nobody has come in this time."</p> })}
        </section>
    }
    .into_any()
}

/// A channel.
fn row(it: ChannelFigures, all: u64) -> impl IntoView {
    let figures = it.figures;
    let share = figures.views.saturating_mul(100).saturating_add(all / 2).checked_div(all).unwrap_or_default();
    let name = channel(it.channel);
    let below = format!(
        "{}, {}, conversion {}{}",
        count(figures.views, "view", "views"),
        count(figures.payments, "payment", "payments"),
        percent(figures.conversion),
        on_average([figures.asked, figures.revenue].concat())
    );
    view! {
        <li>
            <span class="row apart">
                <span class="row tight-row"><Icon name=channel_icon(it.channel)/>{name}</span>
                <span class="num">{share}"%"</span>
            </span>
            <progress class="meter" max="100" value=share aria-label=format!("{name}, share of views")></progress>
            <small class="muted">{below}</small>
        </li>
    }
}

/// What a payment brings, to be said after the other figures. Empty: nothing was paid.
fn on_average(revenue: Vec<Revenue>) -> String {
    match busiest_first(revenue).as_slice() {
        [] => String::new(),
        [it] => format!(", {} {} on average", it.average, it.symbol),
        // How many payments there were in all says nothing about the average of one coin.
        coins => {
            let coins: Vec<_> = coins.iter().map(average_over).collect();
            format!(", on average {}", coins.join(", "))
        }
    }
}
