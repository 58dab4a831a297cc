//! Stored text never becomes markup, in any field of any page, and never leaves the data block.

use super::fixtures::{
    after, held, invoiced, limited, link, open, option, priced, product, receipt, refused, sandbox, session, shell,
};
use crate::checkout::{
    LinkFormState, business_page, link_page, message_page, no_more_page, receipt_page, sandbox_page, session_page,
    stop_page, verify_page,
};
use api_types::checkout::{BusinessPage, Listed, Phase, SandboxPage, SessionPage, StopPage, Verification};
use api_types::notifications::NoMorePage;
use domain::{CustomerInfo, FieldError, Mode, Status, link::Ask};

/// Ends an attribute, an element, a comment, a stylesheet and a script, and begins one.
const MARK: &str = "\"'--></style></script></textarea></title><script>alert(1)</script><img src=x onerror=alert(1)>";

const PHASES: [Phase; 13] = [
    Phase::Waiting,
    Phase::Partial,
    Phase::Confirming,
    Phase::Paid,
    Phase::Overpaid,
    Phase::Expired,
    Phase::ExpiredShort,
    Phase::Late,
    Phase::Returning,
    Phase::WrongAsset,
    Phase::Reverted,
    Phase::NetworkDown,
    Phase::Cancelled,
];

fn form() -> LinkFormState {
    let text = || Some(MARK.to_owned());
    LinkFormState {
        asset: text(),
        amount: MARK.to_owned(),
        quantity: MARK.to_owned(),
        info: CustomerInfo { name: text(), email: text(), phone: text(), address: text(), note: text() },
        errors: ["name", "email", "asset", "amount", "quantity"].map(|field| FieldError::new(field, MARK)).into(),
        refused: text(),
        came: MARK.to_owned(),
    }
}

/// Paid, with all that a merchant may tell and offer.
fn paid() -> SessionPage {
    let mut paid = session(Phase::Paid, MARK);
    paid.view.after = Some(after(MARK));
    paid
}

fn stop(stopped: bool) -> StopPage {
    let text = || MARK.to_owned();
    StopPage { merchant: text(), accent: text(), title: text(), stopped, paid: false }
}

fn no_more(stopped: bool) -> NoMorePage {
    let text = || MARK.to_owned();
    NoMorePage { merchant: text(), accent: text(), email: text(), stopped }
}

fn pages() -> Vec<String> {
    let shell = shell();
    let options = || vec![option("Base", None, MARK), option("Polygon", Some("Down."), MARK)];
    let known = Verification::Known {
        merchant: MARK.to_owned(),
        title: MARK.to_owned(),
        due: MARK.to_owned(),
        symbol: MARK.to_owned(),
        status: Status::Paid,
        accepted: Some(MARK.to_owned()),
        paid_at: Some(1),
        mode: Mode::Test,
    };
    let mut pages = vec![
        link_page(&shell, link(options(), Ask::Optional, MARK), form()),
        link_page(&shell, link(vec![option("Base", Some("Down."), MARK)], Ask::Off, MARK), form()),
        link_page(&shell, limited(held(Some(1)), MARK), form()),
        link_page(&shell, priced(open(&["5"], MARK), MARK), form()),
        link_page(&shell, open(&[], MARK), form()),
        link_page(&shell, product(12, Some(3), MARK), form()),
        link_page(&shell, invoiced(MARK), form()),
        receipt_page(&shell, receipt(MARK)),
        sandbox_page(&shell, sandbox(MARK)),
        sandbox_page(&shell, SandboxPage { outcome: Some(refused(MARK)), ..sandbox(MARK) }),
        session_page(&shell, paid()),
        verify_page(&shell, MARK.to_owned(), known),
        verify_page(&shell, MARK.to_owned(), Verification::NotACode { message: MARK.to_owned() }),
        message_page(&shell, MARK, MARK, Some(("/", MARK))),
        stop_page(&shell, stop(false)),
        stop_page(&shell, stop(true)),
        no_more_page(&shell, no_more(false)),
        no_more_page(&shell, no_more(true)),
    ];
    pages.extend(PHASES.map(|phase| session_page(&shell, session(phase, MARK))));
    pages
}

#[test]
fn nothing_typed_becomes_markup() {
    for html in pages() {
        assert!(html.contains("&lt;script&gt;"), "the text is shown: {html}");
        assert!(!html.contains("<script>"), "a script element: {html}");
        assert!(!html.contains("<img src=x"), "an element: {html}");
        assert_eq!(html.matches("</script>").count(), html.matches("<script ").count(), "a script ended early: {html}");
        assert_eq!(html.matches("</style>").count(), html.matches("<style ").count(), "a style ended early: {html}");
    }
}

#[test]
fn scripts_and_styles_have_the_nonce_and_nothing_is_inline() {
    for html in pages() {
        for element in html.match_indices("<script ").chain(html.match_indices("<style ")).map(|(at, _)| &html[at..]) {
            let tag = element.split('>').next().unwrap_or_default();
            assert!(tag.contains("nonce=\"n0nce\"") || tag.contains("type=\"application/json\""), "{tag}");
        }
        assert!(!html.contains(" style=\"") && !html.contains(" onclick="), "{html}");
    }
}

#[test]
fn addresses_that_are_not_of_the_web_are_not_linked() {
    let mut page = session(Phase::Paid, "");
    page.merchant.website = Some("javascript:alert(1)".to_owned());
    page.view.transactions[0].explorer_url = Some("javascript:alert(2)".to_owned());
    let html = session_page(&shell(), page);
    let shown = html.split("<script type=\"application/json\"").next().unwrap_or_default();
    assert!(!shown.contains("javascript:"), "{shown}");
}

#[test]
fn a_colour_that_is_none_is_left_out() {
    let mut page = session(Phase::Paid, "");
    page.merchant.accent = "red}body{display:none".to_owned();
    assert!(!session_page(&shell(), page).contains("display:none"));
}

#[test]
fn r2_a_merchants_own_page_shows_what_can_be_paid_and_runs_nothing() {
    let text = |text: &str| [text, MARK].concat();
    let listed = |price: &str| Listed {
        title: text("Workshop"),
        description: Some(text("Two evenings")),
        price: price.to_owned(),
        url: "https://pay.example/northlight/workshop".to_owned(),
    };
    let own = BusinessPage {
        merchant: super::fixtures::merchant(MARK),
        url: "https://pay.example/northlight".to_owned(),
        mode: Mode::Live,
        links: vec![listed(&text("5.00 USDC")), listed("")],
    };
    let html = business_page(&shell(), &own);
    assert!(!html.contains("<script>alert(1)") && !html.contains("<img src=x"), "{html}");
    for words in ["Workshop", "5.00 USDC", "You choose the amount", "href=\"https://pay.example/northlight/workshop\""]
    {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(
        !html.contains("Test mode")
            && business_page(&shell(), &BusinessPage { links: vec![], ..own }).contains("nothing to pay")
    );
}
