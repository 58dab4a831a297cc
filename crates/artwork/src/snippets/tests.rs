//! R31: texts that can be pasted anywhere and do nothing but lead to the link.

use super::*;
use proptest::prelude::*;

fn link() -> LinkText<'static> {
    LinkText {
        url: "https://pay.northlight.example/pay/link_1?a=1&b=2",
        merchant: "Northlight Studio",
        accent: "#0e5e73",
        title: "Night photography workshop",
        price: Price::Fixed { amount: "52.50", symbol: "USDC" },
        test: false,
    }
}

/// The tags of a piece of HTML: what stands between `<` and `>`.
fn tags(html: &str) -> Vec<&str> {
    html.split('<').skip(1).map(|rest| rest.split(['>', ' ']).next().unwrap_or_default()).collect()
}

#[test]
fn a_button_is_one_link_in_the_merchant_s_colour() {
    let html = button(&link()).unwrap();
    assert_eq!(tags(&html), ["a", "/a"]);
    for part in [
        "href=\"https://pay.northlight.example/pay/link_1?a=1&amp;b=2\"",
        "background:#0e5e73;color:#ffffff",
        ">Pay 52.50 USDC<",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    let light = button(&LinkText { accent: "#ffd400", ..link() }).unwrap();
    assert!(light.contains("background:#ffd400;color:#000000"), "{light}");
}

#[test]
fn nothing_that_is_typed_leaves_its_place() {
    for evil in [
        "\"><script>alert(1)</script>",
        "' onmouseover='alert(1)",
        "</a><img src=x onerror=alert(1)>",
        "&quot;&gt;&lt;script&gt;",
        "a\r\nBcc: all@example.com",
        "red;}</style>",
    ] {
        let link = LinkText {
            title: evil,
            merchant: evil,
            accent: evil,
            price: Price::Fixed { amount: evil, symbol: evil },
            ..link()
        };
        let html = button(&link).unwrap();
        assert_eq!(tags(&html), ["a", "/a"], "{html}");
        assert_eq!(html.matches('"').count(), 6, "three attributes: {html}");
        assert!(!html.contains('\''), "{html}");
        let letter = email(&link).unwrap();
        let allowed = ["p", "/p", "a", "/a"];
        assert!(tags(&letter.html).iter().all(|tag| allowed.contains(tag)), "{}", letter.html);
        assert!(!letter.subject.contains(['\r', '\n']), "{}", letter.subject);
        assert!(!letter.text.contains('\r') && !letter.text.contains("\nBcc"), "{}", letter.text);
        assert_eq!(post(&link).unwrap().lines().count(), 2);
        assert_eq!(message(&link).unwrap().lines().count(), 2);
    }
}

#[test]
fn an_address_that_a_browser_would_run_is_refused() {
    for url in [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "https://a.example/\"onclick=x",
        "https://a.example/ b",
        "",
    ] {
        let link = LinkText { url, ..link() };
        assert_eq!(button(&link), Err(SnippetError::Address), "{url}");
        assert_eq!(email(&link), Err(SnippetError::Address), "{url}");
        assert_eq!(post(&link), Err(SnippetError::Address), "{url}");
        assert_eq!(message(&link), Err(SnippetError::Address), "{url}");
    }
}

#[test]
fn a_letter_says_who_asks_for_what_and_where() {
    let letter = email(&link()).unwrap();
    assert_eq!(letter.subject, "Night photography workshop, from Northlight Studio");
    for part in [
        "Please pay 52.50 USDC for Night photography workshop.",
        "\nhttps://pay.northlight.example/pay/link_1?a=1&b=2\n",
        "straight to Northlight Studio",
    ] {
        assert!(letter.text.contains(part), "{part} is not in {}", letter.text);
    }
    let open = email(&LinkText { price: Price::Open, ..link() }).unwrap();
    assert!(open.text.contains("You choose the amount."), "{}", open.text);
}

#[test]
fn a_post_and_a_message_end_with_the_address() {
    assert_eq!(
        post(&link()).unwrap(),
        "Night photography workshop. 52.50 USDC to Northlight Studio.\nhttps://pay.northlight.example/pay/link_1?a=1&b=2"
    );
    assert!(message(&link()).unwrap().ends_with(":\nhttps://pay.northlight.example/pay/link_1?a=1&b=2"));
}

#[test]
fn a_test_link_says_so_everywhere() {
    let link = LinkText { test: true, ..link() };
    assert!(button(&link).unwrap().contains("[TEST] Pay 52.50 USDC"));
    let letter = email(&link).unwrap();
    assert!(
        letter.subject.starts_with("[TEST] ")
            && letter.text.contains("This is a test. No real money moves.")
            && letter.html.contains("No real money moves.")
    );
    assert!(post(&link).unwrap().starts_with("[TEST] ") && message(&link).unwrap().starts_with("[TEST] "));
}

proptest! {
    #[test]
    fn any_text_is_inert_and_a_post_fits(title in any::<String>(), merchant in any::<String>(), amount in "[0-9]{1,80}", test: bool) {
        let link = LinkText { title: &title, merchant: &merchant, price: Price::Fixed { amount: &amount, symbol: "USDC" }, test, ..link() };
        let html = button(&link).unwrap();
        prop_assert_eq!(tags(&html), ["a", "/a"]);
        prop_assert_eq!(html.matches('"').count(), 6);
        let post = post(&link).unwrap();
        let words = post.rsplit_once('\n').unwrap().0;
        // X counts 23 characters for any address.
        prop_assert!(words.chars().count() + 1 + 23 <= 280, "{} characters", words.chars().count());
        prop_assert!(email(&link).unwrap().subject.chars().count() <= 120);
    }
}
