//! R3, R29, A13: what a customer chooses before paying: an amount, how many of a product, in which coin.

use super::fixtures::{link, open, option, priced, product, quote, session, shell};
use crate::checkout::{LinkFormState, link_page, session_page};
use api_types::checkout::{LinkPage, PayOption, Phase};
use domain::{CustomerInfo, FieldError, link::Ask};

fn shown(page: LinkPage, form: LinkFormState) -> String {
    link_page(&shell(), page, form)
}

fn fresh(page: LinkPage) -> String {
    shown(page, LinkFormState::default())
}

fn typed(amount: &str) -> LinkFormState {
    LinkFormState { amount: amount.to_owned(), ..LinkFormState::default() }
}

fn wrong(field: &str, message: &str, form: LinkFormState) -> LinkFormState {
    LinkFormState { errors: vec![FieldError::new(field, message)], ..form }
}

fn holds(html: &str, words: &[&str]) {
    for words in words {
        assert!(html.contains(words), "\"{words}\" is not in {html}");
    }
}

/// The element of this id, as its start tag.
fn tag<'a>(html: &'a str, id: &str) -> &'a str {
    let at = html.find(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("no {id} in {html}"));
    let begin = html[..at].rfind('<').expect("an element around it");
    html[begin..].split('>').next().expect("split gives one part at least")
}

#[test]
fn r29_an_open_amount_is_a_field_with_its_unit_and_bounds() {
    let html = fresh(open(&[], ""));
    holds(&html, &["You choose the amount", "From 5.00 to 100.00 USDC.", "<span class=\"affix\">USDC</span>"]);
    holds(&html, &["Pay with USDC on Base", "<title>Pay Northlight Studio</title>"]);
    holds(tag(&html, "amount"), &["name=\"amount\"", "inputmode=\"decimal\"", "aria-describedby=\"amount-note\""]);
    assert!(!tag(&html, "amount").contains("readonly") && !html.contains("class=\"amount\""), "{html}");
}

#[test]
fn r29_suggestions_are_one_choice_that_needs_no_script_and_the_first_is_made() {
    let html = fresh(open(&["10.00", "25.00"], ""));
    assert_eq!(html.matches("type=\"radio\" name=\"suggested\"").count(), 3, "{html}");
    holds(&html, &["25.00 USDC", "Other", "Other amount"]);
    let chosen = html.split(" checked").next().unwrap();
    assert!(chosen.ends_with("value=\"10.00\""), "{chosen}");
    assert_eq!(html.matches(" checked").count(), 1);
}

#[test]
fn r29_what_is_wrong_with_an_amount_takes_the_hint_s_place_and_what_was_typed_is_kept() {
    let html = shown(open(&["10.00"], ""), wrong("amount", "Enter at least 5.00 EUR.", typed("2")));
    holds(&html, &["Enter at least 5.00 EUR.", "href=\"#amount\""]);
    holds(tag(&html, "amount-note"), &["class=\"error\""]);
    holds(tag(&html, "amount"), &["value=\"2\"", "aria-invalid=\"true\""]);
    assert!(!html.contains("From 5.00 to"), "{html}");
    // "Other" is chosen, so that the field is to be seen.
    let chosen = html.split(" checked").next().unwrap();
    assert!(chosen.ends_with("value=\"\"") || chosen.ends_with("value"), "{chosen}");
}

#[test]
fn r2_an_amount_from_the_address_is_locked_and_shown_large() {
    let html = shown(open(&["10.00"], ""), typed("12.50"));
    holds(&html, &["Set by the link.", "Pay 12.50 USDC on Base", "<p class=\"amount\">12.50 <span"]);
    holds(tag(&html, "amount"), &["readonly", "value=\"12.50\""]);
    assert!(!html.contains("name=\"suggested\""), "there is nothing to choose: {html}");
}

#[test]
fn r2_an_amount_from_the_address_that_cannot_be_paid_is_not_locked() {
    for amount in ["4.99", "100.01", "12,50", "0", "-7", "ten"] {
        let html = shown(open(&[], ""), typed(amount));
        assert!(!tag(&html, "amount").contains("readonly"), "{amount}: {html}");
        holds(tag(&html, "amount"), &["value=\""]);
    }
    for amount in ["5", "5.00", "100.00"] {
        assert!(tag(&shown(open(&[], ""), typed(amount)), "amount").contains("readonly"), "{amount}");
    }
    let refused = LinkFormState { refused: Some("Not now.".to_owned()), ..typed("12.50") };
    assert!(!tag(&shown(open(&[], ""), refused), "amount").contains("readonly"), "what was typed may be changed");
}

#[test]
fn a_fixed_amount_has_no_field_and_no_bounds() {
    let html = fresh(link(vec![option("Base", None, "")], Ask::Off, ""));
    assert!(!html.contains("id=\"amount\"") && !html.contains("From 5.00"), "R29: {html}");
    assert!(!html.contains("id=\"live\"") && !html.contains("id=\"told\""), "nothing moves on it: {html}");
}

#[test]
fn r3_a_product_shows_its_picture_its_price_and_a_quantity() {
    let html = fresh(product(12, None, ""));
    holds(&html, &["src=\"/picture/abc.png\"", "alt=\"Night photography workshop\"", "USDC each", "Your order"]);
    holds(&html, &["Two evenings on the coast.", "Up to 12 in one payment.", "data-total=\"52.50\">52.50</span>"]);
    let field = tag(&html, "quantity");
    holds(field, &["name=\"quantity\"", "type=\"number\"", "min=\"1\"", "max=\"12\"", "value=\"1\""]);
    holds(&html, &["aria-label=\"One less\"", "aria-label=\"One more\"", "class=\"total needs-script\""]);
    assert!(!html.contains(" left</span>"), "{html}");
}

#[test]
fn r3_the_last_of_a_product_has_no_quantity_and_few_are_said_to_be_few() {
    let html = fresh(product(1, Some(1), ""));
    assert!(!html.contains("id=\"quantity\"") && !html.contains("each"), "{html}");
    holds(&html, &["1 left", "Pay 52.50 USDC on Base"]);
    holds(&fresh(product(3, Some(3), "")), &["3 left", "Up to 3 in one payment."]);
    assert!(!fresh(product(6, Some(6), "")).contains("6 left"));
}

#[test]
fn a13_the_address_fills_in_quantity_and_details() {
    let info = CustomerInfo { name: Some("Maja".to_owned()), ..CustomerInfo::default() };
    let form = LinkFormState { quantity: "3".to_owned(), info, ..LinkFormState::default() };
    let mut page = product(12, None, "");
    page.fields.name = Ask::Optional;
    let html = shown(page, form);
    holds(tag(&html, "quantity"), &["value=\"3\""]);
    holds(tag(&html, "name"), &["value=\"Maja\""]);
    holds(&html, &["data-total=\"52.50\">157.50</span>"]);
}

#[test]
fn a_quantity_that_cannot_be_had_is_kept_with_what_is_wrong() {
    let form = LinkFormState { quantity: "0".to_owned(), ..LinkFormState::default() };
    let html = shown(product(12, None, ""), wrong("quantity", "Choose a whole number from 1 to 1000.", form.clone()));
    holds(tag(&html, "quantity"), &["value=\"0\"", "aria-invalid=\"true\"", "aria-describedby=\"quantity-note\""]);
    holds(&html, &["Choose a whole number from 1 to 1000.", "href=\"#quantity\"", "data-total=\"52.50\">52.50</span>"]);
    let last = shown(product(1, Some(1), ""), wrong("quantity", "Only 1 is left.", form));
    holds(&last, &["Only 1 is left.", "id=\"quantity\""]);
}

#[test]
fn r3_more_than_are_left_is_said_at_the_quantity() {
    let form = |quantity: &str| LinkFormState {
        quantity: quantity.to_owned(),
        refused: Some("All places are taken right now.".to_owned()),
        ..LinkFormState::default()
    };
    let html = shown(product(3, Some(3), ""), form("5"));
    holds(&html, &["Only 3 are left. Choose 3 or fewer.", "href=\"#quantity\""]);
    holds(tag(&html, "quantity"), &["value=\"5\"", "aria-invalid=\"true\""]);
    assert!(!html.contains("All places are taken"), "{html}");
    assert!(shown(product(3, Some(3), ""), form("3")).contains("All places are taken right now."));
}

#[test]
fn a_price_in_a_currency_says_about_how_much_of_each_coin_it_is() {
    let both = || vec![option("Base", None, ""), option("Polygon", None, "")];
    let html = fresh(priced(link(both(), Ask::Off, ""), ""));
    assert_eq!(
        html.matches("About <span class=\"num\" data-about=\"57.065217\">57.06</span> USDC").count(),
        2,
        "{html}"
    );
    holds(&html, &["<p class=\"amount\">52.50 <span class=\"unit\">EUR</span>"]);
    let single = fresh(priced(link(vec![option("Base", None, "")], Ask::Off, ""), ""));
    holds(&single, &["Pay 52.50 EUR with USDC on Base", "That is about", "57.06</span> USDC now"]);
    let form = LinkFormState { quantity: "2".to_owned(), ..LinkFormState::default() };
    holds(&shown(priced(product(12, None, ""), ""), form), &["data-about=\"57.065217\">114.13</span>"]);
}

#[test]
fn a_coin_without_a_rate_says_so_instead_of_a_price() {
    let none = "There is no exchange rate for USDC in EUR right now. Try another coin, or again in a minute.";
    let down = PayOption { about: Some("1.00".to_owned()), ..option("Base", Some(none), "") };
    let html = fresh(link(vec![down, option("Polygon", None, "")], Ask::Off, ""));
    assert!(html.contains(none) && !html.contains("data-about"), "{html}");
}

#[test]
fn i10_a_session_says_how_its_price_became_an_amount() {
    let html = session_page(&shell(), session(Phase::Waiting, ""));
    holds(&html, &["48.30 EUR at 0.92 EUR for 1 USDC, agreed by Kraken, Coinbase and CoinGecko at 14:20 UTC"]);
    let mut own = session(Phase::Waiting, "");
    let mut said = quote("");
    said.rate.as_mut().unwrap().sources.clear();
    own.quote = Some(said);
    let rests = "48.30 EUR at 0.92 EUR for 1 USDC, a rate set by Northlight Studio, taken at 14:20 UTC";
    holds(&session_page(&shell(), own), &[rests]);
    let mut coin = session(Phase::Waiting, "");
    coin.quote.as_mut().unwrap().rate = None;
    assert!(!session_page(&shell(), coin).contains("class=\"rests\""));
}
