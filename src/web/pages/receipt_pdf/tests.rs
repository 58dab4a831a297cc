//! Whatever a receipt says, the file is a PDF and its text stays between the margins.

use super::*;
use api_types::checkout::{MerchantCard, RateView, ReceiptFacts, ReceiptPage, SignedText};

fn receipt() -> ReceiptPage {
    let facts = ReceiptFacts {
        version: 1,
        issuer: "https://pay.northlight.example".to_owned(),
        code: "K7QF-3MXD".to_owned(),
        merchant: "Northlight Studio".to_owned(),
        title: "Night photography workshop".to_owned(),
        reference: Some("NL-2041".to_owned()),
        due: "52.50".to_owned(),
        received: "52.50".to_owned(),
        asset: "sandbox:1/token:USDC".to_owned(),
        symbol: "USDC".to_owned(),
        network_name: "Sandbox".to_owned(),
        address: "0x7A3fE291bC04d8F6aE35b1907C2dF48e6B5cD9e1".to_owned(),
        transactions: vec![id(0)],
        paid_at: 1_773_929_528_000,
        mode: Mode::Live,
        quote: None,
        accepted: None,
    };
    ReceiptPage {
        merchant: MerchantCard {
            name: facts.merchant.clone(),
            accent: "#0e5e73".to_owned(),
            logo_url: None,
            contact_email: None,
            website: Some("https://northlight.example".to_owned()),
        },
        facts,
        transactions: Vec::new(),
        session: "ses_00000000000000000000000000".to_owned(),
        signed: Some(SignedText {
            text: "{\"version\":1}".to_owned(),
            signature: format!("{}A==", "Fq3vT0xJm8Zk2YhWb".repeat(5)),
            key_id: "7c1e40b99a20f3d1".to_owned(),
        }),
        verify_url: "https://pay.northlight.example/verify?code=K7QF-3MXD".to_owned(),
        qr_size: 21,
        qr_path: "M0 0h7v1h-7zM14 0h7v1h-7zM0 20h7v1h-7z".to_owned(),
        invoice: false,
    }
}

fn quote(price: &str) -> QuoteView {
    let rate = RateView { rate: "0.92".to_owned(), sources: vec!["Kraken".to_owned()], at: 1_773_929_000_000 };
    QuoteView { price: price.to_owned(), unit: "EUR".to_owned(), quantity: 1, rate: Some(rate) }
}

fn id(n: u32) -> String {
    let digits = n.wrapping_add(1).wrapping_mul(0x9e37_79b9);
    format!("0x{}", format!("{digits:08x}").repeat(8))
}

fn with(change: impl FnOnce(&mut ReceiptPage)) -> ReceiptPage {
    let mut receipt = receipt();
    change(&mut receipt);
    receipt
}

/// All receipts that the tests look at.
fn receipts() -> Vec<(&'static str, ReceiptPage)> {
    vec![
        ("normal", receipt()),
        ("long", with(|r| r.facts.title = "Night photography in the old town ".repeat(4).chars().take(120).collect())),
        ("wide", with(|r| r.facts.title = "W".repeat(120))),
        ("script", with(|r| r.facts.title = "<script>alert(1)</script>".to_owned())),
        ("foreign", with(|r| r.facts.title = "夜景写真 📷 ночь νύχτα e\u{301} 👩\u{200D}🚀".to_owned())),
        ("many", with(|r| r.facts.transactions = (0..60).map(id).collect())),
        ("test", with(|r| r.facts.mode = Mode::Test)),
        ("taken back", with(|r| r.signed = None)),
        ("by hand", with(|r| r.facts.accepted = Some("30.00 USDT".to_owned()))),
        (
            "by hand, of many coins",
            with(|r| r.facts.accepted = Some("30.00 USDT on Polygon and 0.02 ETH and 12.00 DAI".to_owned())),
        ),
        (
            "empty",
            with(|r| (r.facts.title, r.facts.transactions, r.qr_path) = (String::new(), Vec::new(), String::new())),
        ),
        (
            "worst",
            with(|r| {
                r.facts.mode = Mode::Test;
                r.facts.title = "Wide 字 ".repeat(24);
                r.facts.merchant = "W".repeat(80);
                r.facts.reference = Some("W".repeat(80));
                (r.facts.due, r.facts.received) = (format!("{}.{}", "8".repeat(60), "8".repeat(18)), "0.00".to_owned());
                r.facts.transactions = (0..60).map(|n| id(n).repeat(2)).collect();
                r.facts.quote = Some(quote(&"8".repeat(60)));
                r.merchant.website = Some(format!("https://{}.example", "w".repeat(200)));
                r.verify_url = format!("https://{}.example/verify", "w".repeat(200));
            }),
        ),
    ]
}

#[test]
fn every_receipt_is_a_pdf_with_the_signed_text_if_there_is_one() {
    for (name, receipt) in receipts() {
        let pdf = render(&receipt).unwrap();
        assert!(pdf.starts_with(b"%PDF-"), "{name}");
        assert!(pdf.trim_ascii_end().ends_with(b"%%EOF"), "{name}");
        for attached in ["receipt.json", "receipt.sig"] {
            let is_there = pdf.windows(attached.len()).any(|part| part == attached.as_bytes());
            assert_eq!(is_there, receipt.signed.is_some(), "{name}: {attached}");
        }
        // For people to look at: TALLYSTICK_KEEP_PDF names a folder that is there.
        if let Ok(folder) = std::env::var("TALLYSTICK_KEEP_PDF") {
            std::fs::write(std::path::Path::new(&folder).join(format!("{name}.pdf")), pdf).unwrap();
        }
    }
}

/// A9, A11
#[test]
fn what_was_accepted_by_hand_is_not_called_paid_in_full() {
    let family = Family::inter().unwrap();
    let receipt = with(|r| r.facts.accepted = Some("30.00 USDT".to_owned()));
    let sheet = compose(&family, &receipt);
    let texts: Vec<_> = sheet.texts.iter().map(|placed| placed.line.text.as_str()).collect();
    for words in ["Accepted by Northlight Studio", "30.00", "USDT", "52.50 USDC"] {
        assert!(texts.contains(&words), "{words}: {texts:?}");
    }
    assert!(!texts.contains(&"Paid in full"), "{texts:?}");
}

#[test]
fn text_stays_on_the_page_and_off_the_proof() {
    let family = Family::inter().unwrap();
    for (name, receipt) in receipts() {
        let sheet = compose(&family, &receipt);
        for placed in &sheet.texts {
            let text = &placed.line.text;
            assert!(placed.x >= MARGIN - 0.01, "{name}: {text} begins at {}", placed.x);
            assert!(
                placed.x + placed.line.width <= RIGHT + 0.01,
                "{name}: {text} ends at {}",
                placed.x + placed.line.width
            );
            assert!(
                placed.y - placed.line.size >= MARGIN - 1.0 && placed.y <= HEIGHT - MARGIN + 10.0,
                "{name}: {text} stands at {}",
                placed.y
            );
        }
        let code = sheet.texts.iter().position(|placed| placed.line.text == "Verification code").unwrap();
        let (above, below) = sheet.texts.split_at(code);
        let top = below.first().unwrap().y - 32.0;
        assert!(above.iter().all(|placed| placed.y < top - 4.0), "{name}: the facts run into the proof");
    }
}

fn said(receipt: &ReceiptPage) -> String {
    let sheet = compose(&Family::inter().unwrap(), receipt);
    sheet.texts.iter().map(|placed| placed.line.text.as_str()).collect::<Vec<_>>().join("|")
}

#[test]
fn what_cannot_be_printed_is_a_question_mark_and_the_page_says_so() {
    let foreign = said(&with(|r| r.facts.title = "夜 ночь".to_owned()));
    assert!(foreign.contains("? ночь") && foreign.contains("cannot print"), "{foreign}");
    let script = said(&with(|r| r.facts.title = "<script>?".to_owned()));
    assert!(script.contains("<script>?") && !script.contains("cannot print"), "{script}");
}

#[test]
fn a_receipt_of_many_transactions_says_how_many_are_left_out() {
    let receipt = with(|r| r.facts.transactions = (0..60).map(id).collect());
    let all = said(&receipt);
    let shown = receipt.facts.transactions.iter().filter(|id| all.contains(id.get(8..60).unwrap())).count();
    assert!(shown > 3, "{shown}");
    assert!(all.contains(&format!("and {} more", 60 - shown)), "{all}");
}

#[test]
fn a_price_in_a_currency_is_on_the_receipt_with_its_rate_i10() {
    assert!(!said(&receipt()).contains("EUR"));
    let priced = with(|r| r.facts.quote = Some(quote("48.30")));
    assert!(said(&priced).contains("48.30 EUR, at 0.92 EUR for 1 USDC"), "{}", said(&priced));
}

#[test]
fn tests_and_reversals_are_said_plainly() {
    assert!(!said(&receipt()).contains("Test payment"));
    assert!(said(&with(|r| r.facts.mode = Mode::Test)).contains("Test payment: no real money moved."));
    let taken = said(&with(|r| r.signed = None));
    assert!(taken.contains("The network has taken this payment back."));
    assert!(taken.contains("Nothing is signed while") && !taken.contains("Signed by this server"), "{taken}");
}

#[test]
fn a_path_of_another_form_is_no_qr_code() {
    assert_eq!(modules("M0 0h7v1h-7zM3 2h2v1h-2z", 21, (0.0, 0.0)).map(|runs| runs.len()), Some(2));
    for path in ["", "L0 0", "M0 0h99v1h-99z", "M-1 0h1v1h-1z"] {
        assert!(modules(path, 21, (0.0, 0.0)).is_none(), "{path}");
    }
    assert!(modules("M0 0h7v1h-7z", 0, (0.0, 0.0)).is_none());
}
