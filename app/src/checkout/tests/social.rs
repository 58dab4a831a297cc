//! P7, I21: what chats and social sites show when a link is passed on.

use super::fixtures::{link, option, session, shell};
use crate::checkout::{LinkFormState, link_page, session_page};
use api_types::checkout::{LinkPage, Phase};
use domain::{Mode, link::Ask};

fn page(change: impl FnOnce(&mut LinkPage)) -> String {
    let mut page = link(vec![option("Base", None, "")], Ask::Off, "");
    (page.link, page.url) = ("link_1".to_owned(), "https://pay.example/northlight/workshop".to_owned());
    change(&mut page);
    link_page(&shell(), page, LinkFormState::default())
}

#[test]
fn a_link_s_head_says_what_it_is_with_a_picture_at_an_absolute_address() {
    let html = page(|page| page.bill.mode = Mode::Live);
    let head = html.split("</head>").next().unwrap();
    for needed in [
        "<meta property=\"og:type\" content=\"website\">",
        "<meta property=\"og:locale\" content=\"en_US\">",
        "<meta property=\"og:site_name\" content=\"Northlight Studio\">",
        "<meta property=\"og:url\" content=\"https://pay.example/northlight/workshop\">",
        "<meta property=\"og:title\" content=\"Night photography workshop\">",
        "<meta property=\"og:description\" content=\"52.50 USDC to Northlight Studio. Two evenings on the coast.\">",
        "<meta property=\"og:image\" content=\"https://pay.example/pay/link_1/preview.png\">",
        "<meta property=\"og:image:width\" content=\"1200\">",
        "<meta property=\"og:image:height\" content=\"630\">",
        "<meta name=\"twitter:card\" content=\"summary_large_image\">",
        "<meta name=\"twitter:title\" content=\"Night photography workshop\">",
        "<meta name=\"twitter:image\" content=\"https://pay.example/pay/link_1/preview.png\">",
    ] {
        assert!(head.contains(needed), "{needed} is not in {head}");
    }
}

#[test]
fn a_test_and_an_amount_to_choose_are_said_in_the_preview() {
    let test = page(|page| page.bill.mode = Mode::Test);
    assert!(test.contains("og:description\" content=\"Test, no real money moves. 52.50 USDC"), "{test}");
    let open = page(|page| (page.bill.mode, page.bill.amount) = (Mode::Live, String::new()));
    assert!(open.contains("og:description\" content=\"You choose the amount. Paid to Northlight Studio."), "{open}");
}

#[test]
fn what_was_typed_stays_inside_the_preview_s_attributes() {
    let evil = "\"><script>alert(1)</script>";
    let html = page(|page| {
        page.bill.title = evil.to_owned();
        page.bill.description = Some(evil.to_owned());
        page.merchant.name = evil.to_owned();
    });
    assert!(!html.contains("<script>alert"), "{html}");
    assert!(html.contains("og:title\" content=\"&quot;&gt;&lt;script&gt;"), "{html}");
}

/// A session is one customer's: nothing of it is made to be passed on.
#[test]
fn a_session_has_no_preview() {
    assert!(!session_page(&shell(), session(Phase::Waiting, "")).contains("og:"));
}
