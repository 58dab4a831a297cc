//! What waits for the merchant: payments to decide about, customers who were turned away, networks with trouble, wallets that
//! may soon not find what they are paid, links that are suddenly looked at a lot.

use crate::dashboard::parts::Icon;
use crate::dashboard::{
    mode::use_shown,
    parts::{Empty, ModeBadge, Moment, utc_day},
    payments::{DecisionButtons, Decisions},
    settings::{GapForm, gap_words},
    words,
};
use api_types::{
    dashboard::{Home, NetworkItem, PaymentItem, TurnedAway, UnusualLink, WalletItem},
    invoices::OverdueInvoice,
};
use leptos::prelude::*;

/// How many entries the list has: one for all sums that no payment asked for, one for each of the others.
pub fn waiting(home: &Home) -> usize {
    let troubled = home.networks.iter().filter(|network| network.trouble.is_some()).count();
    let sums = usize::from(home.unattributed > 0);
    let links = home.overdue.len() + home.turned_away.len() + home.unusual.len();
    sums + home.needs_you.len() + links + troubled + home.gaps.len()
}

/// A list with what can be done about each.
#[component]
pub fn NeedsYou(
    /// The payments.
    items: Vec<PaymentItem>,
    /// How many sums no payment asked for, and whether there are more.
    unattributed: (u64, bool),
    /// Invoices whose last day is over.
    overdue: Vec<OverdueInvoice>,
    /// Customers who could not begin to pay.
    turned_away: Vec<TurnedAway>,
    /// Wallets with many unused addresses in a row.
    gaps: Vec<WalletItem>,
    /// Links that a day is unlike the others for.
    unusual: Vec<UnusualLink>,
    /// Networks; those with trouble are listed.
    networks: Vec<NetworkItem>,
    /// How many [entries](waiting) that makes.
    count: usize,
    /// What can be decided.
    decisions: Decisions,
) -> impl IntoView {
    let troubled: Vec<_> = networks.into_iter().filter(|network| network.trouble.is_some()).collect();
    let body = if count == 0 {
        view! { <Empty title="Nothing waits for you" text="Late or wrong payments would show here. The money is safe until you decide."/> }
            .into_any()
    } else {
        let entries = items.into_iter().map(|item| view! { <Entry item decisions/> }).collect_view();
        let overdue = overdue.into_iter().map(|invoice| view! { <Overdue invoice/> }).collect_view();
        let away = turned_away.into_iter().map(|away| view! { <Away away/> }).collect_view();
        let troubled = troubled.into_iter().map(|network| view! { <Troubled network/> }).collect_view();
        let gaps = gaps.into_iter().map(|wallet| view! { <Gap wallet/> }).collect_view();
        let unusual = unusual.into_iter().map(|link| view! { <Storm link/> }).collect_view();
        let sums = (unattributed.0 > 0).then(|| view! { <Unattributed sums=unattributed/> });
        view! { <ul class="todo-list">{sums}{entries}{overdue}{away}{unusual}{troubled}{gaps}</ul> }.into_any()
    };
    view! {
        <section class="card attention" aria-labelledby="attention">
            <div class="card-head">
                <h2 id="attention">"Needs you"</h2>
                {(count > 0).then(|| view! { <span class="lede">{count}</span> })}
            </div>
            {decisions.trouble()}
            {body}
        </section>
    }
    .into_any()
}

/// One payment.
#[component]
fn Entry(item: PaymentItem, decisions: Decisions) -> impl IntoView {
    let shown = use_shown();
    let (happened, means) = words::decision(&item);
    let look = words::payment(&item);
    let href = {
        let id = item.id.clone();
        move || shown.href(&format!("/dashboard/payments/{id}"))
    };
    let buttons = item.stands.then(|| view! { <DecisionButtons id=item.id.clone() decisions/> });
    view! {
        <li>
            <span class="spot warn"><Icon name=look.icon/></span>
            <div>
                <p><b>{happened}</b>" "{means}" "<ModeBadge mode=item.mode/></p>
                <div class="row">
                    {buttons}
                    <a href=href>"Look at it"<span class="visually-hidden">": "{item.title}</span></a>
                </div>
            </div>
        </li>
    }
    .into_any()
}

/// Money that no payment asked for.
#[component]
fn Unattributed(sums: (u64, bool)) -> impl IntoView {
    let shown = use_shown();
    let (count, more) = sums;
    let came = match (more, count) {
        (true, _) => words::more_than(count, "sums came that no payment asked for."),
        (false, 1) => "A sum came that no payment asked for.".to_owned(),
        (false, _) => format!("{count} sums came that no payment asked for."),
    };
    view! {
        <li>
            <span class="spot warn"><Icon name="coins"/></span>
            <div>
                <p><b>{came}</b>" It is in your wallet. Say which payment it is for, or that you looked at it."</p>
                <div class="row"><a href=move || shown.href("/dashboard/payments/unattributed")>"Look at it"</a></div>
            </div>
        </li>
    }
    .into_any()
}

/// An invoice that was not paid in time.
#[component]
fn Overdue(invoice: OverdueInvoice) -> impl IntoView {
    let shown = use_shown();
    let OverdueInvoice { link, number, customer, total, due_on, mode } = invoice;
    let href = move || shown.href(&format!("/dashboard/links/{link}"));
    view! {
        <li>
            <span class="spot bad"><Icon name="file-text"/></span>
            <div>
                <p><b>{format!("{number} is overdue.")}</b>" "{customer}" was to pay "{total}" by "{utc_day(due_on)}". "<ModeBadge mode/></p>
                <div class="row"><a href=href>"Look at it"<span class="visually-hidden">": "{number}</span></a></div>
            </div>
        </li>
    }
    .into_any()
}

/// Customers who could not begin to pay, for there was no exchange rate.
#[component]
fn Away(away: TurnedAway) -> impl IntoView {
    let shown = use_shown();
    let link = away.link.map(|link| {
        let href = move || shown.href(&format!("/dashboard/links/{link}"));
        view! { <a href=href>"Look at the link"</a> }
    });
    view! {
        <li>
            <span class="spot warn"><Icon name="trending-up"/></span>
            <div>
                <p><b>"Turned away, "<Moment at=away.at/>"."</b>" "{away.text}</p>
                <div class="row">
                    <a href=move || shown.href("/dashboard/settings/prices")>"Set a rate"</a>
                    {link}
                </div>
            </div>
        </li>
    }
    .into_any()
}

/// A link that people look at today far more often than on the days before (R32).
#[component]
fn Storm(link: UnusualLink) -> impl IntoView {
    let shown = use_shown();
    let UnusualLink { link, title, mode, today, usual } = link;
    let href = move || shown.href(&format!("/dashboard/links/{link}"));
    let views = format!("{today} views today, about {usual} on the days before.");
    view! {
        <li>
            <span class="spot warn"><Icon name="eye"/></span>
            <div>
                <p><b>"Unusual activity."</b>" "{title.clone()}": "{views}" "<ModeBadge mode/></p>
                <div class="row"><a href=href>"See where they come from"<span class="visually-hidden">": "{title}</span></a></div>
            </div>
        </li>
    }
    .into_any()
}

/// A network that payments cannot be seen on.
#[component]
fn Troubled(network: NetworkItem) -> impl IntoView {
    view! {
        <li>
            <span class="spot warn"><Icon name="unplug"/></span>
            <div>
                <p><b>{network.name}" has trouble."</b>" "{network.trouble}" "<ModeBadge mode=network.mode/></p>
                <div class="row"><a href="/dashboard/settings/networks">"Look at the networks"</a></div>
            </div>
        </li>
    }
    .into_any()
}

/// A wallet that gave out many addresses in a row that were never paid.
#[component]
fn Gap(wallet: WalletItem) -> impl IntoView {
    let shown = use_shown();
    let words = gap_words(&wallet).unwrap_or_default();
    let for_form = wallet.clone();
    let href = {
        let id = wallet.id.clone();
        move || shown.href(&format!("/dashboard/settings/wallets/{id}"))
    };
    view! {
        <li>
            <span class="spot warn"><Icon name="triangle-alert"/></span>
            <div>
                <p><b>{wallet.name}"."</b>" "{words}" "<ModeBadge mode=wallet.mode/></p>
                <div class="row"><GapForm wallet=for_form/><a href=href>"Look at the wallet"</a></div>
            </div>
        </li>
    }
    .into_any()
}
