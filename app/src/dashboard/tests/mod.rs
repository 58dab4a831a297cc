//! Renders every page with invented data, as the server does, and looks at the HTML.
//!
//! With `TALLYSTICK_GALLERY=<directory>` the pages are also written there, to be looked at in a browser.

mod account;
mod application;
mod businesses;
mod customers;
mod insight;
mod invoices;
mod links;
mod messages;
mod notifications;
mod reminders;
mod sample;
mod stage;
mod team;

use super::{
    home::HomeView,
    links::{LinkActions, LinkForm, LinkList, LinkView, ListActions},
    payments::{Attribution, Decisions, PaymentList, PaymentView, UnattributedList},
    settings::{AddWalletForm, BusinessForm, NetworkActions, NetworkList, WalletAddresses, WalletList, WalletView},
    welcome::{SetUp, SignInForm},
    words,
};
use api_types::{
    FieldError, Problem,
    dashboard::{ListQuery, PaymentDetail, PaymentItem, WalletPreview},
};
use domain::{Mode, Status};
use leptos::prelude::*;
use sample::EVIL;
use stage::{framed, plain, with_error};

/// What a text with markup must look like in a page.
const ESCAPED: &str = "&lt;script&gt;";

/// No text of a page may be markup.
fn is_escaped(html: &str) {
    assert!(html.contains(ESCAPED), "the sample text is not on the page");
    assert!(!html.contains("<script>alert"), "{html}");
    assert!(!html.contains(" style=\""), "the content security policy forbids style attributes");
}

#[test]
fn home_shows_what_happened_and_what_waits() {
    let html = framed("home", "/dashboard", || {
        view! { <HomeView home=sample::home() decisions=Decisions::new()/> }.into_any()
    });
    is_escaped(&html);
    for words in [
        "Paid today",
        "Needs you",
        "Accept it",
        "Mark for return",
        "Another coin or network",
        "17 addresses in a row are unused",
        "<form action=\"/dashboard/do/accept_payment?business=mer_1\" method=\"post\"",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn a_newcomer_is_shown_the_first_step() {
    let html = framed("home-new", "/dashboard", || {
        view! { <HomeView home=sample::new_home() decisions=Decisions::new()/> }.into_any()
    });
    assert!(html.contains("Make your first link") && html.contains("/dashboard/links/new?mode=test"), "{html}");
}

/// A14
#[test]
fn links_show_their_source_and_state() {
    let html = framed("links", "/dashboard/links?mode=live", || {
        view! { <LinkList listing=sample::links() query=ListQuery::default() actions=ListActions::new()/> }.into_any()
    });
    is_escaped(&html);
    for words in ["API", "Invoice", "Dashboard", "Paying now", "Inactive", "1 to 5 of 41 links"] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

/// REL6
#[test]
fn a_list_that_was_not_counted_to_its_end_says_so_and_goes_on() {
    let page = |page| api_types::dashboard::Listing { total: 1_000, more: true, page, ..sample::links() };
    let html = framed("links-many", "/dashboard/links?mode=live", move || {
        view! { <LinkList listing=page(1) query=ListQuery::default() actions=ListActions::new()/> }.into_any()
    });
    assert!(html.contains("1 to 5 of more than 1,000 links"), "{html}");
    let html = framed("links-many-last", "/dashboard/links?mode=live&page=200", move || {
        view! { <LinkList listing=page(200) query=ListQuery::default() actions=ListActions::new()/> }.into_any()
    });
    assert!(html.contains("996 to 1000 of more than 1,000 links") && html.contains("page=201"), "{html}");
}

#[test]
fn without_links_the_list_teaches_the_next_step() {
    let none = || api_types::dashboard::Listing { rows: Vec::new(), total: 0, more: false, page: 1, per_page: 25 };
    let html = framed("links-none", "/dashboard/links?mode=test", move || {
        view! { <LinkList listing=none() query=ListQuery::default() actions=ListActions::new()/> }.into_any()
    });
    assert!(html.contains("sandbox works at once"), "{html}");
    let query = ListQuery { search: "nothing".to_owned(), ..ListQuery::default() };
    let html = framed("links-unfit", "/dashboard/links?search=nothing", move || {
        view! { <LinkList listing=none() query actions=ListActions::new()/> }.into_any()
    });
    assert!(html.contains("Show all links"), "{html}");
}

/// P7, P8, P9
#[test]
fn a_link_can_be_copied_shared_and_printed() {
    let html = framed("link", "/dashboard/links/link_1", || {
        view! { <LinkView link=sample::link() actions=LinkActions::new()/> }.into_any()
    });
    is_escaped(&html);
    for words in
        ["wa.me", "t.me", "mailto:", "sms:", "Download SVG", "Deactivate", "3 minutes", "name, note (optional)"]
    {
        assert!(html.contains(words), "{words}: {html}");
    }
}

/// A1, A2
#[test]
fn the_form_for_a_link_is_whole_without_script() {
    let html = framed("new-link", "/dashboard/links/new?mode=test", || {
        view! { <LinkForm start=sample::new_link() mode=Mode::Test/> }.into_any()
    });
    for name in [
        "form[amount]",
        "form[assets][]",
        "form[window_minutes]",
        "form[title]",
        "form[reference]",
        "form[private_note]",
        "form[fields][email]",
        "form[kind]",
        "form[currency]",
        "form[least]",
        "form[most]",
        "form[suggested]",
        "form[product]",
        "form[address]",
        "form[path]",
        "form[limit_kind]",
        "form[limit]",
        "form[last_day]",
    ] {
        assert!(html.contains(&format!("name=\"{name}\"")), "{name}: {html}");
    }
    assert!(
        html.contains("id=\"step-payment\"") && html.contains("action=\"/dashboard/do/save_link?business=mer_1\""),
        "{html}"
    );
}

#[test]
fn without_coins_the_form_says_what_is_missing() {
    let html = framed("new-link-none", "/dashboard/links/new?mode=live", || {
        view! { <LinkForm start=sample::new_link() mode=Mode::Live/> }.into_any()
    });
    assert!(html.contains("No coins to ask for yet") && html.contains("Try it in test mode"), "{html}");
}

#[test]
fn what_is_wrong_with_a_link_is_said_at_its_field_and_what_was_typed_is_kept() {
    let problem = Problem::Fields {
        errors: vec![
            FieldError::new("amount", "Enter an amount above 0, for example 48.30."),
            FieldError::new("title", "Enter a title."),
        ],
    };
    let typed =
        api_types::dashboard::LinkForm { amount: "0".to_owned(), description: EVIL.to_owned(), ..Default::default() };
    let html = with_error(
        "new-link-errors",
        "/dashboard/links/new?mode=test",
        "/dashboard/do/save_link",
        problem,
        &typed,
        || view! { <LinkForm start=sample::new_link() mode=Mode::Test/> }.into_any(),
    );
    is_escaped(&html);
    for words in [
        "Two things to put right",
        "href=\"#link-amount\"",
        "aria-invalid=\"true\"",
        "value=\"0\"",
        "id=\"link-amount-note\"",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

/// A15
#[test]
fn payments_show_state_code_and_amounts() {
    let html = framed("payments", "/dashboard/payments?mode=live", || {
        view! { <PaymentList listing=sample::payments() query=ListQuery::default()/> }.into_any()
    });
    is_escaped(&html);
    for words in ["K7QF-3MXD", "Confirming, 5 of 12", "22.50 missing", "Late", "Other coin", "Taken back"] {
        assert!(html.contains(words), "{words}: {html}");
    }
    // What is paid says when it was, a minute after it began; all else says when it began.
    assert_eq!((html.matches("data-label=\"Paid\"").count(), html.matches("data-label=\"Begun\"").count()), (1, 7));
    let paid = html.split("data-label=\"Paid\"").nth(1).and_then(|rest| rest.split("</td>").next()).unwrap();
    assert!(paid.contains("Paid") && paid.contains("title=\"2026-03-19 14:13 UTC\""), "{paid}");
}

/// X6
#[test]
fn nothing_can_be_accepted_of_what_the_network_took_back() {
    let home = || api_types::dashboard::Home {
        needs_you: vec![sample::item(domain::Status::Expired, &["reorged"])],
        ..sample::home()
    };
    let html = framed("home-reorged", "/dashboard", move || {
        view! { <HomeView home=home() decisions=Decisions::new()/> }.into_any()
    });
    assert!(html.contains("The network took the payment") && html.contains("nothing to accept"), "{html}");
    assert!(!html.contains("Accept it") && !html.contains("too little"), "{html}");
}

/// A9
#[test]
fn money_that_no_payment_asked_for_is_given_to_one_or_left() {
    let html = framed("unattributed", "/dashboard/payments/unattributed?mode=live", || {
        view! { <UnattributedList listing=sample::unattributed() seen=false actions=Attribution::new()/> }.into_any()
    });
    is_escaped(&html);
    for words in [
        "30.00 USDC on Base",
        "https://scan.example/tx/0x9f2c41",
        "52.501731 USDC missing",
        "Give it to this payment",
        "For no payment: looked at",
        "<form action=\"/dashboard/do/attribute_transfer?business=mer_1\" method=\"post\"",
        "name=\"session\"",
        "name=\"code\"",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    let home = framed("home-unattributed", "/dashboard", || {
        view! { <HomeView home=sample::home() decisions=Decisions::new()/> }.into_any()
    });
    assert!(
        home.contains("3 sums came that no payment asked for.") && home.contains("/dashboard/payments/unattributed")
    );
}

/// X2
#[test]
fn what_came_wrongly_can_be_accepted_or_set_aside() {
    let html = framed("payment", "/dashboard/payments/ses_1", || {
        view! { <PaymentView payment=sample::payment() decisions=Decisions::new()/> }.into_any()
    });
    is_escaped(&html);
    for words in ["Your word is needed", "Mark for return", "Cancel this payment", "m/44", "Postal address"] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

/// A9: who was late and sent too little is not said to have paid it all late.
#[test]
fn a_late_payment_that_is_short_says_so_to_the_merchant() {
    let late = sample::item(Status::Expired, &["late"]);
    let (what, means) = words::decision(&late);
    assert_eq!(what, format!("30.00 of 52.50 USDC from {EVIL}: late, and too little."));
    assert!(means.contains("22.50 USDC is missing"), "{means}");
    let all = PaymentItem { missing: "0.00".to_owned(), received: "52.50".to_owned(), ..late };
    assert!(words::decision(&all).0.ends_with("came late."));
    let html = framed("payment", "/dashboard/payments/ses_1", || {
        let item = sample::item(Status::Expired, &["late"]);
        let item = PaymentItem { confirmations: 0, confirmations_needed: 0, ..item };
        let payment = PaymentDetail { item, ..sample::payment() };
        view! { <PaymentView payment decisions=Decisions::new()/> }.into_any()
    });
    for words in ["<dt>Missing</dt>", "Not counted: it came on another network"] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn r26_what_could_not_be_done_after_a_payment_can_be_tried_again() {
    let page = |can_try_again| {
        framed("payment", "/dashboard/payments/ses_1", move || {
            let payment = PaymentDetail { can_try_again, ..sample::payment() };
            view! { <PaymentView payment decisions=Decisions::new()/> }.into_any()
        })
    };
    let html = page(true);
    for words in ["Something was not done", "do/try_actions_again", "Try again", "not done twice"] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(!page(false).contains("Something was not done"));
}

#[test]
fn the_business_keeps_what_was_typed() {
    let html = framed("settings", "/dashboard/settings", || {
        view! { <div class="settings-page"><BusinessForm business=sample::business() save=ServerAction::new()/></div> }
            .into_any()
    });
    is_escaped(&html);
    assert!(html.contains("name=\"form[accent]\"") && html.contains("value=\"#0e5e73\""), "{html}");
}

#[test]
fn a_fixed_tolerance_is_shown_as_one() {
    let html = framed("settings-fixed", "/dashboard/settings", || {
        let business = api_types::dashboard::Business {
            tolerance_kind: "amount".to_owned(),
            tolerance: "0.05".to_owned(),
            ..sample::business()
        };
        view! { <div class="settings-page"><BusinessForm business save=ServerAction::new()/></div> }.into_any()
    });
    for words in
        ["<option value=\"amount\" selected", "name=\"form[tolerance]\"", "value=\"0.05\"", "of the coin</span>"]
    {
        assert!(html.contains(words), "{words}: {html}");
    }
}

/// The networks page.
fn networks() -> AnyView {
    let actions =
        NetworkActions { save: ServerAction::new(), add_token: ServerAction::new(), set_asset: ServerAction::new() };
    view! { <NetworkList networks=sample::networks() actions/> }.into_any()
}

#[test]
fn a_network_that_was_just_added_is_starting_and_has_no_trouble() {
    let html = framed("networks-starting", "/dashboard/settings/networks", networks);
    let card = html.split("<details").find(|card| card.contains("<b>Gnosis</b>")).expect("the network has a card");
    assert!(card.contains("Starting: reading its first blocks") && card.contains("</svg>Starting</span>"), "{card}");
    assert!(!card.contains("Has trouble") && !card.contains("cannot be seen"), "{card}");
}

#[test]
fn what_large_payments_wait_for_is_asked_of_each_network_and_of_each_of_its_coins() {
    let html = framed("networks-tiers", "/dashboard/settings/networks", networks);
    for words in [
        "name=\"form[large_confirmations]\"",
        "value=\"finalized\"",
        "name=\"form[large_from][eip155:8453/USDC]\"",
        "value=\"10000.00\"",
        "name=\"form[large_from][native]\"",
        "name=\"form[block_time_ms]\"",
        "name=\"form[pace]\"",
        "<option value=\"steady\" selected",
        "value=\"https://scan.example/tx/{tx}\"",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn what_is_wrong_with_a_network_is_said_on_its_card_and_what_was_typed_is_kept() {
    let problem = Problem::Fields {
        errors: vec![
            FieldError::new("large_confirmations", "Choose more than 12, or finalized."),
            FieldError::new("large_from[eip155:8453/USDC]", "Enter an amount above 0, for example 48.30."),
        ],
    };
    let typed = api_types::dashboard::NetworkForm {
        id: "eip155:8453".to_owned(),
        confirmations: "13".to_owned(),
        large_confirmations: "7".to_owned(),
        large_from: [("eip155:8453/USDC".to_owned(), "zero".to_owned())].into(),
        explorer: EVIL.to_owned(),
        ..Default::default()
    };
    let url = "/dashboard/settings/networks";
    let html = with_error("networks-errors", url, "/dashboard/do/save_network", problem, &typed, networks);
    is_escaped(&html);
    for (words, times) in [
        ("Two things to put right", 1),
        ("href=\"#net-eip155-8453-large_confirmations\"", 1),
        ("id=\"net-eip155-8453-large_from[eip155:8453/USDC]\"", 1),
        ("value=\"13\"", 1),
        ("value=\"zero\"", 1),
        ("aria-invalid=\"true\"", 2),
    ] {
        assert_eq!(html.matches(words).count(), times, "{words}: {html}");
    }
}

/// P4
#[test]
fn a_network_in_trouble_says_so() {
    let html = framed("networks", "/dashboard/settings/networks", networks);
    is_escaped(&html);
    for words in ["Has trouble", "The node does not answer", "Another EVM network", "Add a token", "Built in."] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn wallets_warn_before_the_gap_limit_and_never_echo_a_key() {
    let html = framed("wallets", "/dashboard/settings/wallets", || {
        view! {
            <div class="settings-page">
                <WalletList wallets=sample::wallets() set_active=ServerAction::new()/>
                <AddWalletForm add=ServerAction::new()/>
            </div>
        }
        .into_any()
    });
    is_escaped(&html);
    assert!(html.contains("17 addresses in a row are unused") && html.contains("Never give a private key"), "{html}");
}

#[test]
fn addresses_show_their_path_and_what_they_received() {
    let html = framed("wallet", "/dashboard/settings/wallets/wal_1", || {
        let found = WalletAddresses { unattributed: 2, ..sample::wallet_addresses() };
        view! { <WalletView found set_active=ServerAction::new()/> }.into_any()
    });
    is_escaped(&html);
    assert!(html.contains("52.50 USDC on Base") && html.contains("m/44"), "{html}");
}

#[test]
fn a_wallet_that_nobody_compared_shows_its_first_addresses_before_it_is_used() {
    let html = framed("wallet", "/dashboard/settings/wallets/wal_1", || {
        let addresses =
            vec![("0x9858EfFD232B4033E47d90003D41EC34EcaEda94".to_owned(), Some("m/44'/60'/0'/0/0".to_owned()))];
        let to_compare = Some(WalletPreview { kind: "extended_key".to_owned(), addresses });
        let found = WalletAddresses { to_compare, ..sample::wallet_addresses() };
        view! { <WalletView found set_active=ServerAction::new()/> }.into_any()
    });
    for words in [
        "Do these match your wallet?",
        "m/44'/60'/0'/0/0</small>",
        "action=\"/dashboard/do/set_wallet_active?business=mer_1\"",
        "Yes, they match: use it",
    ] {
        assert!(html.contains(words), "no {words} in {html}");
    }
}

#[test]
fn who_has_raised_their_wallets_gap_limit_can_say_so_where_they_are_warned() {
    let on_its_page = framed("wallet", "/dashboard/settings/wallets/wal_1", || {
        view! { <WalletView found=sample::wallet_addresses() set_active=ServerAction::new()/> }.into_any()
    });
    let at_home = framed("home", "/dashboard", || {
        view! { <HomeView home=sample::home() decisions=Decisions::new()/> }.into_any()
    });
    for html in [on_its_page, at_home] {
        for words in [
            "action=\"/dashboard/do/raise_gap?business=mer_1\"",
            "data-needs=\"manage\"",
            "name=\"to\" value=\"40\"",
            "I have raised it",
        ] {
            assert!(html.contains(words), "{words}: {html}");
        }
    }
}

#[test]
fn the_business_menu_is_a_landmark_with_a_name() {
    let html = framed("home", "/dashboard", || ().into_any());
    let (before, after) = html.split_once("id=\"account\"").expect("the menu is there");
    let tag = before.rsplit('<').next().unwrap_or_default();
    assert!(tag.starts_with("nav "), "{tag}");
    assert!(after.split('>').next().is_some_and(|tag| tag.contains("aria-label=\"Account\"")), "{after}");
}

#[test]
fn set_up_and_sign_in_work_without_script() {
    let html = plain("setup", "/setup?token=abcd", || view! { <SetUp/> }.into_any());
    assert!(html.contains("value=\"abcd\"") && html.contains("action=\"/dashboard/do/setup\""), "{html}");
    let problem = Problem::Refused { message: "E-mail and password do not fit together.".to_owned() };
    let html = with_error("sign-in", "/sign-in", "/dashboard/do/sign_in", problem, &EVIL, || {
        view! { <SignInForm passkeys=false/> }.into_any()
    });
    is_escaped(&html);
    assert!(html.contains("do not fit together") && html.contains("action=\"/dashboard/do/sign_in\""), "{html}");
}
