//! The dashboard as one application: what attends wherever one is.

use super::{
    is_escaped,
    sample::{self, EVIL},
    stage::framed,
};
use crate::dashboard::{
    home::HomeView,
    palette::{Options, entries},
    payments::Decisions,
};
use api_types::dashboard::{CoinDays, Found, Home};
use domain::Mode;
use leptos::prelude::*;

/// Home.
fn home() -> String {
    framed("home", "/dashboard", || view! { <HomeView home=sample::home() decisions=Decisions::new()/> }.into_any())
}

#[test]
fn every_page_brings_the_palette_closed_and_with_nothing_loaded() {
    let html = home();
    for words in ["role=\"combobox\"", "aria-controls=\"palette-found\"", "Search or jump to", "Keyboard shortcuts"] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(!html.contains("role=\"listbox\"") && !html.contains("<dialog open"), "{html}");
}

#[test]
fn what_the_palette_found_is_text_and_one_line_is_active() {
    let html = framed("palette", "/dashboard", || {
        let found = |kind: &str| Found {
            kind: kind.to_owned(),
            title: EVIL.to_owned(),
            detail: "K7QF-3MXD".to_owned(),
            href: format!("/dashboard/{kind}s/1?mode=test"),
        };
        let entries = entries("", Mode::Test, domain::Role::Owner, &[found("link"), found("payment")], str::to_owned);
        view! { <Options entries active=Signal::derive(|| 1_usize) chosen=Callback::new(|_| ())/> }.into_any()
    });
    is_escaped(&html);
    assert_eq!(html.matches("aria-selected=\"true\"").count(), 1, "{html}");
    for words in [
        "aria-label=\"Do\"",
        "aria-label=\"Go to\"",
        "aria-label=\"Links\"",
        "aria-label=\"Payments\"",
        "href=\"/dashboard/payments/1?mode=test\"",
        "Switch to live",
        "Sign out",
        "Wallets",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn home_lists_all_that_needs_attention_and_what_each_day_brought() {
    let html = home();
    is_escaped(&html);
    for words in [
        "came when no place was left: return it.",
        "Turned away, ",
        "href=\"/dashboard/links/link_1\"",
        "Ethereum has trouble.",
        "Received per day",
        "in 14 days, Europe/Amsterdam",
        "and 0.25 ETH, asked in a currency: 450.00 EUR",
        "540 views today, about 12 on the days before.",
        "583.00 USDC in 14 days: 483.00 USDC today, 483.00 USDC on the best day, 2026-03-19",
    ] {
        assert!(html.replace("<!>", "").contains(words), "{words}: {html}");
    }
    assert_eq!(html.matches("<rect").count(), 28, "a bar a day");
}

#[test]
fn home_counts_what_its_list_shows_whatever_kind_it_is() {
    let full = sample::home();
    let none = || Home {
        needs_you: Vec::new(),
        unattributed: 0,
        unattributed_more: false,
        overdue: Vec::new(),
        turned_away: Vec::new(),
        gaps: Vec::new(),
        unusual: Vec::new(),
        networks: Vec::new(),
        ..sample::home()
    };
    let cases = [
        none(),
        Home { needs_you: full.needs_you.clone(), ..none() },
        Home { unattributed: 3, ..none() },
        Home { turned_away: full.turned_away.clone(), ..none() },
        Home { gaps: full.gaps.clone(), ..none() },
        Home { unusual: full.unusual.clone(), ..none() },
        Home { networks: full.networks.clone(), ..none() },
        full,
    ];
    let mut counts = Vec::new();
    for home in cases {
        let page = view_of(home);
        let listed = page.split("todo-list").nth(1).and_then(|rest| rest.split("</ul>").next());
        let entries = listed.map_or(0, |list| list.matches("<li>").count());
        let figure = page.split("Needs you</span>").nth(1).and_then(|rest| rest.split("class=\"figure\">").nth(1));
        let figure = figure.and_then(|rest| rest.split('<').next());
        assert_eq!(figure, Some(entries.to_string().as_str()), "{page}");
        assert_eq!(page.contains("nothing waits"), entries == 0, "{page}");
        counts.push(entries);
    }
    let (first, rest) = counts.split_first().unwrap();
    assert!(*first == 0 && rest.iter().all(|count| *count > 0), "each kind alone is counted: {counts:?}");
}

/// R14
#[test]
fn home_says_by_which_clock_today_began_and_what_was_asked_in_a_currency() {
    let mut home = sample::home();
    home.revenue.push(CoinDays { symbol: "EUR".to_owned(), asked: true, ..home.revenue[0].clone() });
    let page = view_of(home);
    assert!(page.contains("asked in a currency, in 14 days, Europe/Amsterdam"), "{page}");
    assert!(page.contains("Asked in a currency: 583.00 EUR in 14 days"), "{page}");
    let page = view_of(sample::new_home());
    assert!(page.contains("since midnight, Europe/Amsterdam"), "{page}");
}

/// Home, as the server told it.
fn view_of(home: Home) -> String {
    let html =
        framed("home-waiting", "/dashboard", move || view! { <HomeView home decisions=Decisions::new()/> }.into_any());
    html.replace("<!>", "")
}
