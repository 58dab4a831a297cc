//! Invented data for the pages around a session.

use crate::sessions;
use api_types::checkout::{
    Asking, Bill, LinkLive, LinkPage, MerchantCard, PayOption, Places, QuoteView, RateView, ReceiptFacts, ReceiptPage,
    Room, SandboxOutcome, SandboxPage, SessionPage, SessionView, SignedText, Transaction, Verification,
};
use domain::{CustomerFields, CustomerInfo, Mode, Status, link::Ask};
use qrcode::{Color, EcLevel, QrCode};

/// 19 March 2026, 14:12:08 UTC.
pub const PAID_AT: i64 = 1_773_929_528_000;
pub const ADDRESS: &str = "0x7A3fE291bC04d8F6aE35b1907C2dF48e6B5cD9e1";
pub const HASH: &str = "0x9f2c41d7a85e03b6f1c2d94e7780ab35c6e1f09d2b47a8c35e60f7d1942bb8a3";

pub fn merchant() -> MerchantCard {
    MerchantCard {
        name: "Northlight Studio".to_owned(),
        accent: "#0e5e73".to_owned(),
        logo_url: None,
        contact_email: Some("hello@northlight.example".to_owned()),
        website: Some("https://northlight.example/".to_owned()),
    }
}

pub fn bill(mode: Mode) -> Bill {
    Bill {
        title: "Night photography workshop".to_owned(),
        description: Some("Two evenings on the coast, 14 and 15 March. Camera and warm drinks provided.".to_owned()),
        reference: Some("NL-2041".to_owned()),
        invoice: false,
        amount: "52.50".to_owned(),
        symbol: "USDC".to_owned(),
        mode,
        product: None,
    }
}

/// A link with so many options that work; 0: one that does not.
pub fn link(options: usize, fields: bool) -> LinkPage {
    let behind = "This server is 14 minutes behind Base, so it could not see your payment.";
    let known = [
        ("eip155:8453", "Base", 15_000, None),
        ("eip155:137", "Polygon", 120_000, None),
        ("eip155:1", "Ethereum", 180_000, Some("This server cannot reach Ethereum. Choose another network.")),
    ];
    let options = known.into_iter().take(options.max(1)).map(|(network, name, ms, trouble)| PayOption {
        asset: format!("{network}/erc20:0x036CbD53842c5426634e7929541eC2318f3dCF7e"),
        symbol: "USDC".to_owned(),
        network: network.to_owned(),
        network_name: name.to_owned(),
        confirms_in: Some(ms),
        about: None,
        trouble: if options == 0 { Some(behind.to_owned()) } else { trouble.map(str::to_owned) },
    });
    let asked = CustomerFields {
        name: Ask::Required,
        email: Ask::Required,
        phone: Ask::Optional,
        address: Ask::Off,
        note: Ask::Optional,
    };
    LinkPage {
        link: "link_01JPQ0000000000000000000AA".to_owned(),
        key: "link_01JPQ0000000000000000000AA".to_owned(),
        merchant: merchant(),
        bill: bill(Mode::Live),
        asking: Asking::Fixed,
        live: LinkLive { room: Room::Free, places: None },
        fields: if fields { asked } else { CustomerFields::default() },
        options: options.collect(),
        window: 900_000,
        url: "https://pay.northlight.example/pay/link_01JPQ0000000000000000000AA".to_owned(),
        invoice: None,
        known: CustomerInfo::default(),
    }
}

/// An open amount, with suggestions or without.
pub fn open(suggested: &[&str]) -> LinkPage {
    let mut page = priced(link(3, false));
    page.bill.title = "Keep the darkroom open".to_owned();
    page.bill.description = Some("Every euro goes into chemicals, paper and rent.".to_owned());
    page.bill.amount.clear();
    let bound = |amount: &str| Some(amount.to_owned());
    let suggested = suggested.iter().copied().map(str::to_owned).collect();
    page.asking = Asking::Open { least: bound("5.00"), most: bound("500.00"), suggested };
    for option in &mut page.options {
        option.about = None;
    }
    page
}

/// A product, in a currency or in the coin itself.
pub fn product(options: usize, most: u16, left: Option<u64>) -> LinkPage {
    let mut page = priced(link(options, false));
    page.bill.title = "Zine no. 7, print edition".to_owned();
    page.bill.description = Some("64 pages, riso print, sewn. Sent within three days.".to_owned());
    page.asking = Asking::Product { picture_url: Some("/picture/zine.svg".to_owned()), most, left };
    page
}

/// Priced in a currency.
pub fn priced(mut page: LinkPage) -> LinkPage {
    (page.bill.amount, page.bill.symbol) = ("48.30".to_owned(), "EUR".to_owned());
    for option in page.options.iter_mut().filter(|option| option.trouble.is_none()) {
        option.about = Some("52.500123".to_owned());
    }
    page
}

/// A link for 20 payments of which so many are left, and so many of these held.
pub fn limited(page: LinkPage, room: Room, left: u64, held: u64) -> LinkPage {
    LinkPage { live: LinkLive { room, places: Some(Places::of(20, 20 - left, held)) }, ..page }
}

/// A session of a price in a currency. `sources` are who said the rate.
pub fn quoted(view: SessionView, sources: &[&str]) -> SessionPage {
    let sources = sources.iter().copied().map(str::to_owned).collect();
    let rate = RateView { rate: "0.92".to_owned(), sources, at: PAID_AT };
    let quote = QuoteView { price: "48.30".to_owned(), unit: "EUR".to_owned(), quantity: 1, rate: Some(rate) };
    SessionPage { quote: Some(quote), ..session(view) }
}

pub fn session(view: SessionView) -> SessionPage {
    SessionPage {
        link: "link_01JPQ0000000000000000000AA".to_owned(),
        merchant: merchant(),
        bill: bill(view.mode),
        quote: None,
        url: format!("https://pay.northlight.example/s/{}", view.id),
        can_change: true,
        view,
    }
}

pub fn transaction(amount: &str, symbol: &str, network: &str) -> Transaction {
    Transaction {
        id: HASH.to_owned(),
        explorer_url: Some(format!("https://explorer.example/tx/{HASH}")),
        amount: amount.to_owned(),
        symbol: symbol.to_owned(),
        network_name: network.to_owned(),
        at: PAID_AT,
    }
}

pub fn receipt(stands: bool) -> ReceiptPage {
    let facts = ReceiptFacts {
        version: 1,
        issuer: "https://pay.northlight.example".to_owned(),
        code: "K7QF-3MXD".to_owned(),
        merchant: "Northlight Studio".to_owned(),
        title: "Night photography workshop".to_owned(),
        reference: Some("NL-2041".to_owned()),
        due: "52.50".to_owned(),
        received: "52.50".to_owned(),
        asset: "eip155:84532/erc20:0x036CbD53842c5426634e7929541eC2318f3dCF7e".to_owned(),
        symbol: "USDC".to_owned(),
        network_name: "Base".to_owned(),
        address: ADDRESS.to_owned(),
        transactions: vec![HASH.to_owned()],
        paid_at: PAID_AT,
        mode: Mode::Live,
        quote: None,
        accepted: None,
    };
    let verify_url = "https://pay.northlight.example/verify?code=K7QF-3MXD".to_owned();
    let (qr_size, qr_path) = qr(&verify_url);
    ReceiptPage {
        merchant: merchant(),
        transactions: vec![transaction("52.50", "USDC", "Base")],
        session: "ses_01JPQ0000000000000000000BB".to_owned(),
        signed: stands.then(|| SignedText {
            signature: "Fq3vT0xJm8Zk2YhWb7nRcQ1sLdVt5uEoPa9iGyXwKz4N6rMfUjBHeC/DlAS+2qTgI3yVhO8kJxWn0RbZsQpLmA=="
                .to_owned(),
            text:
                "{\"address\":\"0x7A3fE291bC04d8F6aE35b1907C2dF48e6B5cD9e1\",\"code\":\"K7QF-3MXD\",\"due\":\"52.50\"}"
                    .to_owned(),
            key_id: "7c1e40b9".to_owned(),
        }),
        verify_url,
        qr_size,
        qr_path,
        invoice: false,
        facts,
    }
}

pub fn sandbox() -> SandboxPage {
    SandboxPage {
        merchant: merchant(),
        bill: bill(Mode::Test),
        view: sessions::sandbox(),
        height: 1_204,
        outcome: Some(SandboxOutcome::Done("52.50 USDC was sent. It is in block 1,204.".to_owned())),
    }
}

pub fn verifications() -> Vec<(&'static str, &'static str, Verification)> {
    let known = Verification::Known {
        merchant: "Northlight Studio".to_owned(),
        title: "Night photography workshop".to_owned(),
        due: "52.50".to_owned(),
        symbol: "USDC".to_owned(),
        status: Status::Final,
        accepted: None,
        paid_at: Some(PAID_AT),
        mode: Mode::Live,
    };
    let message = "A code has eight letters and digits, for example K7QF-3MXD. This has three.".to_owned();
    vec![
        ("blank", "", Verification::Blank),
        ("not-a-code", "K7Q", Verification::NotACode { message }),
        ("unknown", "K7QF-3MXE", Verification::Unknown),
        ("known", "K7QF-3MXD", known),
    ]
}

/// A QR code as the server makes it.
pub fn qr(text: &str) -> (u32, String) {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).expect("the text fits into a QR code");
    let (width, colours) = (code.width(), code.to_colors());
    let mut path = String::new();
    for (row, line) in colours.chunks(width).enumerate() {
        let mut column = 0;
        while column < width {
            let run = line[column..].iter().take_while(|colour| **colour == Color::Dark).count();
            if run > 0 {
                path.push_str(&format!("M{column} {row}h{run}v1h-{run}z"));
            }
            column += run.max(1);
        }
    }
    (u32::try_from(width).expect("a QR code is small"), path)
}
