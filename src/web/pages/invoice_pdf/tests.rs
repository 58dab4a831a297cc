//! Whatever an invoice bills, the file is a PDF, its text stays between the margins, and nothing is left out.

use super::*;
use crate::web::pages::paper::{HEIGHT, MARGIN, RIGHT};
use api_types::invoices::{InvoiceView, LineView};
use domain::{
    Mode,
    invoice::{InvoiceState, Party},
};

fn line(n: usize, description: &str) -> LineView {
    LineView {
        description: description.to_owned(),
        quantity: format!("{n}.5"),
        price: "100.00".to_owned(),
        tax: "19 %".to_owned(),
        sum: "150.00".to_owned(),
    }
}

fn paper() -> InvoicePaper {
    let text = |text: &str| Some(text.to_owned());
    InvoicePaper {
        invoice: InvoiceView {
            number: "INV-0001".to_owned(),
            state: InvoiceState::Open,
            issued_at: 1_773_929_528_000,
            issued: "19 March 2026".to_owned(),
            due_on: 1_775_088_000_000,
            due: "2 April 2026".to_owned(),
            seller: Party {
                name: "Northlight Studio".to_owned(),
                address: text("Strandgata 12\n9008 Tromsø\nNorway"),
                tax_id: text("NO 123 456 789 MVA"),
                email: text("hello@northlight.example"),
            },
            buyer: Party {
                name: "Maja Lind".to_owned(),
                address: text("Kirkegade 3\n1050 København"),
                tax_id: None,
                email: text("maja@example.com"),
            },
            lines: vec![line(1, "Night photography workshop, two evenings"), line(2, "Prints on cotton paper")],
            subtotal: "300.00".to_owned(),
            discount: Some(("Discount 10 %".to_owned(), "30.00".to_owned())),
            taxes: vec![("VAT 19 % on 270.00".to_owned(), "51.30".to_owned())],
            total: "321.30".to_owned(),
            unit: "EUR".to_owned(),
            notes: text("Thank you for your order."),
            pdf: "/pay/link_1/invoice.pdf".to_owned(),
        },
        accent: "#0e5e73".to_owned(),
        website: text("https://northlight.example"),
        mode: Mode::Live,
        title: "Invoice INV-0001".to_owned(),
        url: "https://pay.northlight.example/pay/link_01JZZZZZZZZZZZZZZZZZZZZZZZ".to_owned(),
        qr_size: 21,
        qr_path: "M0 0h7v1h-7zM3 2h2v1h-2z".to_owned(),
        paid: None,
    }
}

fn with(change: impl FnOnce(&mut InvoicePaper)) -> InvoicePaper {
    let mut paper = paper();
    change(&mut paper);
    paper
}

/// All invoices that the tests look at.
fn papers() -> Vec<(&'static str, InvoicePaper)> {
    let paid = |p: &mut InvoicePaper| {
        p.invoice.state = InvoiceState::Paid;
        p.paid = Some(("20 March 2026".to_owned(), "350.00 USDC".to_owned(), "K7QF-3MXD".to_owned()));
    };
    vec![
        ("normal", paper()),
        ("named", with(|p| p.title = "Night photography in Tromsø, spring term".to_owned())),
        ("paid", with(paid)),
        ("void", with(|p| p.invoice.state = InvoiceState::Void)),
        ("test", with(|p| p.mode = Mode::Test)),
        (
            "plain",
            with(|p| {
                let invoice = &mut p.invoice;
                (invoice.discount, invoice.taxes, invoice.notes) = (None, Vec::new(), None);
                (invoice.seller.address, invoice.buyer.address, p.website) = (None, None, None);
            }),
        ),
        ("script", with(|p| p.invoice.lines[0].description = "<script>alert(1)</script>".to_owned())),
        ("foreign", with(|p| p.invoice.notes = Some("夜景写真 📷 ночь νύχτα".to_owned()))),
        ("many", with(|p| p.invoice.lines = (1..=50).map(|n| line(n, &format!("Thing number {n}"))).collect())),
        (
            "worst",
            with(|p| {
                paid(p);
                (p.mode, p.title) = (Mode::Test, "W".repeat(120));
                p.accent = "no colour".to_owned();
                let long = || Some("W".repeat(500));
                let invoice = &mut p.invoice;
                (invoice.number, invoice.unit) = (format!("{}{}", "W".repeat(16), "9".repeat(19)), "W".repeat(12));
                invoice.seller =
                    Party { name: "W".repeat(80), address: long(), tax_id: Some("W".repeat(60)), email: long() };
                invoice.buyer =
                    Party { name: "W".repeat(120), address: Some("a\n".repeat(250)), tax_id: long(), email: long() };
                let huge = format!("{}.{}", "8".repeat(13), "8".repeat(18));
                invoice.lines = (0..50)
                    .map(|_| LineView {
                        price: huge.clone(),
                        sum: huge.clone(),
                        tax: "99.999 %".to_owned(),
                        ..line(1, &"W".repeat(200))
                    })
                    .collect();
                invoice.taxes =
                    (0..50).map(|_| (format!("{} 99.999 % on {huge}", "W".repeat(20)), huge.clone())).collect();
                (invoice.subtotal, invoice.total) = (huge.clone(), huge);
                invoice.notes = Some("W w\n".repeat(250));
            }),
        ),
        (
            "unpaid-worst",
            with(|p| {
                p.url = format!("https://{}.example/pay/link_1", "w".repeat(200));
                p.invoice.notes = Some("Long words of thanks. ".repeat(45));
                p.invoice.lines = (1..=23).map(|n| line(n, &format!("Thing number {n}"))).collect();
            }),
        ),
    ]
}

/// What one invoice says, page by page.
fn said(paper: &InvoicePaper) -> Vec<String> {
    let sheets = compose(&Family::inter().unwrap(), paper);
    let text = |sheet: &Sheet| sheet.texts.iter().map(|placed| placed.line.text.as_str()).collect::<Vec<_>>().join("|");
    sheets.iter().map(text).collect()
}

#[test]
fn a14_every_invoice_is_a_pdf() {
    for (name, paper) in papers() {
        let pdf = render(&paper).unwrap();
        assert!(pdf.starts_with(b"%PDF-"), "{name}");
        assert!(pdf.trim_ascii_end().ends_with(b"%%EOF"), "{name}");
        // For people to look at: TALLYSTICK_KEEP_PDF names a folder that is there.
        if let Ok(folder) = std::env::var("TALLYSTICK_KEEP_PDF") {
            std::fs::write(std::path::Path::new(&folder).join(format!("invoice-{name}.pdf")), pdf).unwrap();
        }
    }
}

#[test]
fn a14_text_stays_on_the_page_and_lines_do_not_run_into_each_other() {
    let family = Family::inter().unwrap();
    for (name, paper) in papers() {
        for sheet in compose(&family, &paper) {
            for placed in &sheet.texts {
                let (text, end) = (&placed.line.text, placed.x + placed.line.width);
                assert!(placed.x >= MARGIN - 0.01, "{name}: {text} begins at {}", placed.x);
                assert!(end <= RIGHT + 0.01, "{name}: {text} ends at {end}");
                let inside = placed.y - placed.line.size >= MARGIN - 1.0 && placed.y <= HEIGHT - MARGIN + 10.0;
                assert!(inside, "{name}: {text} stands at {}", placed.y);
            }
            let mut ends: Vec<_> = sheet.texts.iter().map(|t| (t.y, t.x, t.x + t.line.width, &t.line.text)).collect();
            ends.sort_by(|a, b| (a.0, a.1).partial_cmp(&(b.0, b.1)).unwrap());
            for two in ends.windows(2) {
                let ((y, _, end, one), (other_y, begin, _, other)) = (two[0], two[1]);
                assert!((y - other_y).abs() > 0.01 || begin >= end - 0.01, "{name}: {one} runs into {other}");
            }
        }
    }
}

#[test]
fn a14_who_bills_whom_for_what_stands_on_the_first_page() {
    let [page] = said(&paper()).try_into().unwrap();
    for words in [
        "Invoice|INV-0001",
        "Northlight Studio",
        "9008 Tromsø",
        "Tax number NO 123 456 789 MVA",
        "Maja Lind",
        "1050 København",
        "19 March 2026",
        "2 April 2026",
        "Prints on cotton paper",
        "Subtotal|300.00",
        "Discount 10 %|−30.00",
        "VAT 19 % on 270.00|51.30",
        "Total|321.30 EUR",
        "Thank you for your order.",
        "Please pay 321.30 EUR by 2 April 2026",
        "pay.northlight.example/pay/link_01JZZZZZZZZZZZZZZZZZZZZZZZ",
    ] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
}

#[test]
fn a14_many_lines_go_on_over_numbered_pages_and_none_is_left_out() {
    let pages = said(&with(|p| p.invoice.lines = (1..=50).map(|n| line(n, &format!("Thing number {n}"))).collect()));
    assert!(pages.len() >= 2, "{}", pages.len());
    let all = pages.join("|");
    for n in 1..=50 {
        assert!(all.contains(&format!("Thing number {n}|")) || all.contains(&format!("|Thing number {n}")), "{n}");
    }
    for (index, page) in pages.iter().enumerate() {
        assert!(page.contains(&format!("Page {} of {}", index + 1, pages.len())), "{page}");
        assert!(page.contains("INV-0001"), "each page says whose it is");
    }
    // The sums may be alone on the last page, and need no head.
    for page in pages.iter().filter(|page| page.contains("Thing number")) {
        assert!(page.contains("Quantity|Price|Tax|EUR"), "{page}");
    }
    let notes = said(&with(|p| p.invoice.notes = Some("W w\n".repeat(250)))).join("|");
    assert_eq!(notes.matches("W w").count(), 250, "not one line of a note is left out");
}

#[test]
fn a14_a_paid_or_void_invoice_says_so_and_asks_for_nothing() {
    let of =
        |name: &str| papers().into_iter().find(|(it, _)| *it == name).map(|(_, paper)| said(&paper).join("|")).unwrap();
    let (open, paid, void) = (of("normal"), of("paid"), of("void"));
    assert!(open.contains("Please pay") && !open.contains("Paid on"));
    assert!(
        paid.contains("Paid on 20 March 2026: 350.00 USDC, code K7QF-3MXD") && !paid.contains("Please pay"),
        "{paid}"
    );
    assert!(void.contains("Void: do not pay this invoice.") && !void.contains("Please pay"), "{void}");
    assert!(of("test").contains("Test invoice: no real money is asked for."));
    assert!(of("foreign").contains("cannot print"));
}
