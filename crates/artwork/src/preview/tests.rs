//! R17, P7: whatever a link says, its preview is a picture of the right size, calm and readable.

use super::*;
use crate::testing::{Seen, keep, logo, url};
use proptest::prelude::*;

const COINS: &[(&str, &str)] = &[("USDC", "Base"), ("USDC", "Polygon"), ("USDC", "Ethereum")];

fn card() -> PreviewCard<'static> {
    PreviewCard {
        url: "https://pay.northlight.example/pay/link_01JQ3V9W5X6Y7Z8A9B0C1D2E3F",
        merchant: "Northlight Studio",
        logo: None,
        accent: "#0e5e73",
        title: "Night photography workshop",
        price: Price::Fixed { amount: "52.50", symbol: "USDC" },
        coins: COINS,
        test: false,
    }
}

fn said(card: &PreviewCard<'_>) -> String {
    let family = Family::inter().unwrap();
    let layout = layout::compose(&family, card);
    layout.texts.iter().map(|placed| placed.line.text.as_str()).collect::<Vec<_>>().join("|")
}

#[test]
fn a_preview_has_the_size_that_sites_ask_for_and_is_light() {
    let logo = logo(400, 300);
    let long = "Night photography in the old town, with a lantern ".repeat(3);
    let pictures = [
        ("normal", card()),
        ("logo", PreviewCard { logo: Some(&logo), accent: "#ffd400", ..card() }),
        ("test", PreviewCard { test: true, accent: "#7a3fd0", ..card() }),
        (
            "long",
            PreviewCard {
                title: &long,
                merchant: &long,
                price: Price::Fixed { amount: "123456789012.123456789012345678", symbol: "LONGSYMBOL" },
                ..card()
            },
        ),
        ("open", PreviewCard { price: Price::Open, title: "Кофе и νύχτα ☕", accent: "#c2410c", ..card() }),
        ("foreign", PreviewCard { title: "夜景写真ワークショップ", merchant: "北光", ..card() }),
        ("longest", PreviewCard { test: true, title: &long, ..card() }),
    ];
    for (name, card) in pictures {
        let file = png(&card).unwrap();
        let seen = Seen::png(&file);
        assert_eq!((seen.width, seen.height), (1_200, 630), "{name}");
        assert!(file.len() <= 60_000, "{name} has {} bytes", file.len());
        assert_eq!(seen.qr().as_deref(), Ok(card.url), "{name}: the code in it is the link's");
        keep(&format!("preview-{name}.png"), &file);
    }
}

#[test]
fn it_says_who_what_how_much_and_with_what() {
    let all = said(&card());
    for part in [
        "Northlight Studio|",
        "Night photography workshop|",
        "52.50|USDC",
        "Pay with USDC on Base, Polygon or Ethereum",
        "pay.northlight.example",
        "Pay 52.50 USDC",
    ] {
        assert!(all.contains(part), "{part} is not in {all}");
    }
    assert!(said(&PreviewCard { price: Price::Open, ..card() }).contains("You choose the amount"));
}

#[test]
fn a_test_is_marked_in_red_over_the_whole_width() {
    let file = png(&PreviewCard { test: true, ..card() }).unwrap();
    let picture = image::load_from_memory(&file).unwrap().to_rgb8();
    for x in [0, 300, 1_199] {
        assert_eq!(picture.get_pixel(x, 4).0, [0xb3, 0x29, 0x29]);
    }
    assert!(said(&PreviewCard { test: true, ..card() }).starts_with("TEST. No real money moves."));
    assert!(!said(&card()).contains("TEST"));
}

#[test]
fn what_our_letters_cannot_draw_is_replaced_by_words_and_never_by_question_marks() {
    let all = said(&PreviewCard { title: "夜景写真", merchant: "北光", ..card() });
    assert!(all.starts_with("P|pay.northlight.example|Payment|"), "{all}");
    let all = said(&PreviewCard { title: "Coffee ☕ and cake", merchant: "Café 👩\u{200D}🍳", ..card() });
    assert!(all.contains("|Coffee and cake|") && all.contains("Café|") && !all.contains('?'), "{all}");
}

#[test]
fn a_merchant_without_a_logo_has_its_first_letter_readable_on_its_colour() {
    for (accent, expected) in [("#ffd400", colour::BLACK), ("#0e5e73", WHITE), ("no colour", WHITE)] {
        let family = Family::inter().unwrap();
        let layout = layout::compose(&family, &PreviewCard { accent, ..card() });
        let initial = layout.texts.iter().find(|placed| placed.line.text == "N").unwrap();
        assert_eq!(initial.colour, expected, "{accent}");
    }
}

#[test]
fn a_logo_that_is_no_picture_is_an_error_and_no_crash() {
    let broken = PreviewCard { logo: Some(b"<svg onload=alert(1)>"), ..card() };
    assert_eq!(png(&broken), Err(PreviewError::Logo(LogoError)));
    for (width, height) in [(1, 1), (2_000, 3), (3, 2_000)] {
        let logo = logo(width, height);
        assert!(png(&PreviewCard { logo: Some(&logo), ..card() }).is_ok(), "{width} by {height}");
    }
}

#[test]
fn an_address_that_no_code_can_hold_still_has_a_preview() {
    let url = url(4_000);
    assert!(png(&PreviewCard { url: &url, ..card() }).is_ok());
}

/// Not a limit, but a figure: `cargo test --release -p artwork -- --ignored --nocapture how_long`.
#[test]
#[ignore = "a measurement"]
fn how_long_a_preview_takes() {
    let began = std::time::Instant::now();
    let bytes: usize = (0..50).map(|_| png(&card()).unwrap().len()).sum();
    println!("{:?} and {} bytes a preview", began.elapsed() / 50, bytes / 50);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_text_stays_in_its_place(title in "\\PC{0,120}", merchant in "\\PC{0,80}", amount in "[0-9]{1,40}(\\.[0-9]{1,18})?", test: bool) {
        let family = Family::inter().unwrap();
                let card = PreviewCard { title: &title, merchant: &merchant, price: Price::Fixed { amount: &amount, symbol: "USDC" }, test, ..card() };
        let layout = layout::compose(&family, &card);
        for placed in &layout.texts {
            let right = placed.x + placed.line.width;
            prop_assert!(placed.x >= layout::MARGIN - 5.0 && right <= layout::CARD.x + layout::CARD.width, "{} ends at {right}", placed.line.text);
            prop_assert!(placed.y <= HEIGHT as f32 - 24.0, "{} stands at {}", placed.line.text, placed.y);
            prop_assert!(placed.x > layout::CARD.x || right <= layout::MARGIN + layout::MEASURE + 0.5 || placed.y < 60.0, "{} runs into the card", placed.line.text);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, ..ProptestConfig::default() })]

    #[test]
    fn any_text_can_be_drawn(title in "\\PC{0,120}", accent: (u8, u8, u8)) {
        let accent = format!("#{:02x}{:02x}{:02x}", accent.0, accent.1, accent.2);
        let drawn = png(&PreviewCard { title: &title, accent: &accent, ..card() });
        prop_assert!(drawn.is_ok());
    }
}
