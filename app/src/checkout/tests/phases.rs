//! A8, A9, P4, X6: each phase says what happened, what it means and what to do.

use super::fixtures::{after, session, shell, transaction, view};
use crate::checkout::{session_page, words};
use api_types::checkout::{Phase, SessionPage, SessionView};
use domain::Status;

fn page(phase: Phase) -> String {
    session_page(&shell(), session(phase, ""))
}

fn holds(html: &str, words: &[&str]) {
    for words in words {
        assert!(html.contains(words), "\"{words}\" is not in {html}");
    }
}

#[test]
fn waiting_asks_for_the_amount_at_the_address_until_a_time() {
    let mut all = session(Phase::Waiting, "");
    all.view = SessionView { to_send: "52.50".to_owned(), received: "0.00".to_owned(), ..all.view };
    holds(
        &session_page(&shell(), all),
        &[
            "Waiting for payment",
            "0.00 of 52.50 received",
            "52.50 USDC",
            "09:41",
            "Pay with the test wallet",
            "Change",
            "K7QF-3MXD",
        ],
    );
}

#[test]
fn partial_asks_for_the_rest() {
    let html = page(Phase::Partial);
    holds(
        &html,
        &["22.50 USDC is still missing", "30.00 of 52.50 USDC has arrived", "Send the rest to the same address"],
    );
    holds(&html, &["Still to send", "of 52.50 USDC in all", "Amount still missing", "value=\"57\""]);
    assert!(!html.contains("/cancel"), "the coin cannot be changed once money has arrived");
}

#[test]
fn confirming_counts() {
    holds(
        &page(Phase::Confirming),
        &["Your payment has arrived", "5 of 12 confirmations", "about <b>15 seconds</b> to go"],
    );
    let mut seen = session(Phase::Confirming, "");
    seen.view.status = Status::Detected;
    holds(&session_page(&shell(), seen), &["We found your transaction", "It has no confirmations yet"]);
}

#[test]
fn paid_thanks_and_offers_the_receipt() {
    holds(&page(Phase::Paid), &["Paid. Thank you, Maja", "/s/ses_1/receipt.pdf", "Back to Northlight Studio"]);
}

#[test]
fn r26_who_has_paid_reads_the_message_and_which_sites_the_buttons_lead_to() {
    for phase in [Phase::Paid, Phase::Overpaid] {
        let mut paid = session(phase, "");
        paid.view.after = Some(after(""));
        let html = session_page(&shell(), paid);
        holds(&html, &["From Northlight Studio", "The door code is 4711.", "/s/ses_1/receipt.pdf"]);
        holds(&html, &["href=\"https://files.example/x?y=1\"", "Get it at files.example"]);
        holds(&html, &["href=\"https://northlight.example/x?y=1\"", "Continue to northlight.example"]);
        assert!(!html.contains("Back to Northlight Studio"), "one way on is enough");
    }
}

#[test]
fn overpaid_says_how_much_and_whom_to_ask() {
    let html = page(Phase::Overpaid);
    holds(&html, &["Paid, with 7.50 USDC too much", "and give the code <b>K7QF-3MXD</b>", "Ask for 7.50 USDC back"]);
    holds(&html, &["mailto:hello@northlight.example?subject=7.50%20USDC%20too%20much%2C%20code%20K7QF-3MXD"]);
}

#[test]
fn expired_says_that_nothing_was_charged() {
    let html = page(Phase::Expired);
    holds(&html, &["The time to pay is over", "Nothing was charged.", "Please do not use the old address."]);
    holds(&html, &["Already sent it?", "/pay/link_1"]);
    holds(&page(Phase::ExpiredShort), &["<b>30.00 USDC</b> of 52.50 arrived in time", "Please do not send more"]);
    holds(&page(Phase::Cancelled), &["This payment was cancelled", "Nothing was charged."]);
}

#[test]
fn late_says_that_it_is_safe() {
    let mut late = session(Phase::Late, "");
    late.view.missing = "0.00".to_owned();
    let html = session_page(&shell(), late.clone());
    holds(&html, &["Your payment came late", "30.00 USDC arrived <b>6 minutes</b> after", "You need not pay again."]);
    holds(&html, &["Late by"]);
    late.view.transactions.push(transaction("", "USDC", "Base"));
    holds(&session_page(&shell(), late), &["30.00 USDC arrived, the last of it <b>6 minutes</b> after"]);
}

/// A9: who was late and sent too little reads both, and is not told that all is well.
#[test]
fn late_and_too_little_says_what_is_missing() {
    let html = page(Phase::Late);
    holds(&html, &["Your payment came late, and 22.50 USDC is missing", "30.00 USDC of 52.50 arrived"]);
    holds(&html, &["Please do not send more", "Missing", "Late%20payment%2C%2022.50%20USDC%20missing"]);
    assert!(!html.contains("You need not pay again"), "{html}");
}

/// A9: the merchant marked what came for return.
#[test]
fn what_is_sent_back_is_not_said_to_be_decided_about() {
    let html = page(Phase::Returning);
    holds(&html, &["Northlight Studio sends your payment back", "will send <b>30.00 USDC</b> back"]);
    holds(&html, &["with the code <b>K7QF-3MXD</b>", "say to which address", "Write to Northlight Studio"]);
    assert!(!html.contains("accept it"), "{html}");
    let mut other = session(Phase::Returning, "");
    other.view.received = "0.00".to_owned();
    holds(&session_page(&shell(), other), &["will send <b>what you sent</b> back"]);
}

/// A9, I11: at a shared address a rest pays nobody, and nobody knows whether something came.
#[test]
fn at_a_shared_address_no_rest_is_asked_for_and_nothing_is_said_that_is_not_known() {
    let shared = |phase| {
        let mut page = session(phase, "");
        page.view.shared = true;
        session_page(&shell(), page)
    };
    let partial = shared(Phase::Partial);
    holds(&partial, &["22.50 USDC is still missing", "Please do not send the rest yet", "<b>K7QF-3MXD</b>"]);
    for untrue in ["Send the rest to the same address", "Scan with a wallet", "Still to send", "Open in wallet"] {
        assert!(!partial.contains(untrue), "{untrue}: {partial}");
    }
    let expired = shared(Phase::Expired);
    holds(&expired, &["No payment of exactly 52.50 USDC arrived", "If you have sent anything", "/pay/link_1"]);
    for html in [expired, shared(Phase::Cancelled)] {
        holds(&html, &["write to them with the code <b>K7QF-3MXD</b>", "Please do not use the old address."]);
        for untrue in ["Nothing was charged", "Nothing arrived", "this page shows it when it arrives"] {
            assert!(!html.contains(untrue), "{untrue}: {html}");
        }
    }
}

/// R25: who was paying when the link was switched off is not led to a page that is not there.
#[test]
fn r25_who_cannot_start_again_reads_so_and_whom_to_ask() {
    for (phase, shared) in [(Phase::Expired, false), (Phase::Cancelled, false), (Phase::Expired, true)] {
        let mut page = session(phase, "");
        page.view.shared = shared;
        holds(&session_page(&shell(), page.clone()), &["Start again", "/pay/link_1"]);
        page.view.link_closed = true;
        let html = session_page(&shell(), page);
        holds(&html, &["Northlight Studio closed this link meanwhile, so you cannot start again here."]);
        holds(&html, &["Write to Northlight Studio", "Please do not use the old address."]);
        for untrue in ["Start again", "start again whenever you like"] {
            assert!(!html.contains(untrue), "{untrue}: {html}");
        }
    }
}

#[test]
fn another_coin_and_another_network_are_told_apart() {
    let html = page(Phase::WrongAsset);
    holds(&html, &["You sent USDT instead of USDC", "Please do not pay again until they answer.", "Expected"]);
    let mut other = session(Phase::WrongAsset, "");
    other.view.transactions = vec![transaction("", "USDC", "Polygon")];
    holds(&session_page(&shell(), other), &["Right coin, other network", "came on <b>Polygon</b>, not on <b>Base</b>"]);
}

#[test]
fn a_reorganisation_and_a_network_that_is_down_ask_to_wait() {
    holds(&page(Phase::Reverted), &["The network took your payment back", "Please do not pay again yet."]);
    let html = page(Phase::NetworkDown);
    holds(
        &html,
        &["Base cannot be used right now", "This server is 14 minutes behind Base.", "your payment is not lost"],
    );
    assert!(!html.contains("class=\"addr\""), "no address is given out while nobody can see the payment (P4)");
}

#[test]
fn a_merchant_without_an_address_to_write_to_is_not_written_to() {
    for phase in
        [Phase::Overpaid, Phase::Late, Phase::Returning, Phase::WrongAsset, Phase::Reverted, Phase::ExpiredShort]
    {
        let mut quiet = session(phase, "");
        quiet.merchant.contact_email = None;
        let html = session_page(&shell(), quiet);
        let letters = html.matches("mailto:").count();
        assert_eq!(letters, 1, "only the share menu's letter, in {phase:?}");
    }
}

#[test]
fn what_is_announced_is_what_is_shown() {
    let SessionPage { merchant, .. } = session(Phase::Paid, "");
    let live = crate::checkout::session::Live {
        merchant: merchant.name,
        contact: None,
        website: None,
        link: "link_1".to_owned(),
        can_change: false,
    };
    for phase in [Phase::Paid, Phase::Overpaid, Phase::Expired, Phase::Late, Phase::Reverted, Phase::NetworkDown] {
        let view = view(phase, "");
        let title = words::outcome(&live, &view).title;
        assert!(words::spoken(&live, &view).starts_with(&title));
        assert!(words::title(&live, &view).starts_with(&title));
    }
}

/// I11: at an address that others share, the exact amount says whose money it is.
#[test]
fn who_pays_to_a_shared_address_is_told_to_send_exactly_that() {
    const WORDS: &str = "Send exactly this amount, in one payment";
    let mut page = session(Phase::Waiting, "");
    assert!(!session_page(&shell(), page.clone()).contains(WORDS));
    page.view.shared = true;
    assert!(session_page(&shell(), page).contains(WORDS));
}

/// A9, A11: what the merchant accepted by hand is said as it came.
#[test]
fn what_was_accepted_by_hand_is_not_called_paid_in_full() {
    let mut paid = session(Phase::Paid, "");
    paid.view.accepted = Some("30.00 USDT".to_owned());
    let html = session_page(&shell(), paid);
    holds(&html, &["Accepted by Northlight Studio", "has your 30.00 USDT", "30.00 <small>USDT</small>"]);
    assert!(!html.contains("Paid. Thank you"), "{html}");
    let mut receipt = super::fixtures::receipt("");
    receipt.facts.accepted = Some("30.00 USDT".to_owned());
    let html = crate::checkout::receipt_page(&shell(), receipt);
    holds(&html, &["Accepted by Northlight Studio", "30.00 <span class=\"unit\">USDT</span>", "52.50 USDC"]);
    assert!(!html.contains("Paid in full"), "{html}");
    let found = api_types::checkout::Verification::Known {
        merchant: "Northlight Studio".to_owned(),
        title: "Night photography workshop".to_owned(),
        due: "52.50".to_owned(),
        symbol: "USDC".to_owned(),
        status: Status::Final,
        accepted: Some("30.00 USDT".to_owned()),
        paid_at: Some(1),
        mode: domain::Mode::Live,
    };
    let html = crate::checkout::verify_page(&shell(), "K7QF-3MXD".to_owned(), found);
    holds(&html, &["Accepted by Northlight Studio", "30.00 USDT"]);
    assert!(!html.contains("Paid in full"), "{html}");
}
