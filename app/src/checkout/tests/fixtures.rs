//! Data for the tests. `mark` goes into every field that people or other systems fill in.

use crate::checkout::Shell;
use api_types::checkout::{
    AfterView, Asking, Bill, LinkLive, LinkPage, MerchantCard, Offer, PayOption, Phase, Places, QuoteView, RateView,
    ReceiptFacts, ReceiptPage, Room, SandboxOutcome, SandboxPage, SessionPage, SessionView, SignedText, Transaction,
};
use api_types::invoices::{InvoiceView, LineView};
use domain::{
    CustomerFields, CustomerInfo, Mode, Status,
    invoice::{InvoiceState, Party},
    link::Ask,
};

pub fn shell() -> Shell {
    Shell {
        nonce: "n0nce".to_owned(),
        css_href: "/pkg/pay-1.css".to_owned(),
        receipt_css_href: "/pkg/receipt-1.css".to_owned(),
        script_name: Some("pay-1".to_owned()),
        lang: "en".to_owned(),
    }
}

pub fn merchant(mark: &str) -> MerchantCard {
    MerchantCard {
        name: format!("Northlight Studio{mark}"),
        accent: "#0e5e73".to_owned(),
        logo_url: None,
        contact_email: Some(format!("hello@northlight.example{mark}")),
        website: Some(format!("https://northlight.example/{mark}")),
    }
}

pub fn bill(mark: &str) -> Bill {
    Bill {
        title: format!("Night photography workshop{mark}"),
        description: Some(format!("Two evenings on the coast.{mark}")),
        reference: Some(format!("NL-2041{mark}")),
        invoice: false,
        amount: format!("52.50{mark}"),
        symbol: format!("USDC{mark}"),
        mode: Mode::Test,
        product: None,
    }
}

pub fn transaction(mark: &str, symbol: &str, network: &str) -> Transaction {
    Transaction {
        id: format!("0x9f2c41d7a85e03b6f1c2d94e7780ab35c6e1f09d2b47a8c35e60f7d1942bb8a3{mark}"),
        explorer_url: Some(format!("https://explorer.example/tx/0x9f2c41{mark}")),
        amount: format!("52.50{mark}"),
        symbol: format!("{symbol}{mark}"),
        network_name: format!("{network}{mark}"),
        at: 1_773_929_528_000,
    }
}

pub fn view(phase: Phase, mark: &str) -> SessionView {
    let text = |text: &str| format!("{text}{mark}");
    SessionView {
        id: text("ses_1"),
        version: 3,
        status: Status::Open,
        phase,
        due: text("52.50"),
        received: text("30.00"),
        missing: text("22.50"),
        excess: text("7.50"),
        to_send: text("22.50"),
        percent: 57,
        symbol: text("USDC"),
        asset: "sandbox:1/coin:USDC".to_owned(),
        network_name: text("Base"),
        network_trouble: Some(text("This server is 14 minutes behind Base.")),
        address: text("0x7A3fE291bC04d8F6aE35b1907C2dF48e6B5cD9e1"),
        payment_uri: text("tallystick-sandbox:sbx1?asset=USDC&units=5"),
        qr_size: 21,
        qr_path: text("M0 0h7v1h-7z"),
        code: text("K7QF-3MXD"),
        confirmations: 5,
        confirmations_needed: 12,
        confirms_in: Some(15_000),
        remaining: 581_000,
        window: 900_000,
        late_by: Some(360_000),
        transactions: vec![transaction(mark, "USDT", "Base")],
        customer_name: Some(text("Maja")),
        paid_at: None,
        mode: Mode::Test,
        after: None,
        accepted: None,
        shared: false,
        link_closed: false,
    }
}

/// What the merchant tells and offers who has paid.
pub fn after(mark: &str) -> AfterView {
    let offer = |host: &str| Some(Offer { host: format!("{host}{mark}"), url: format!("https://{host}/x?y=1{mark}") });
    AfterView {
        message: Some(format!("The door code is 4711.{mark}")),
        download: offer("files.example"),
        redirect: offer("northlight.example"),
    }
}

pub fn session(phase: Phase, mark: &str) -> SessionPage {
    SessionPage {
        link: format!("link_1{mark}"),
        merchant: merchant(mark),
        bill: bill(mark),
        quote: Some(quote(mark)),
        view: view(phase, mark),
        url: format!("https://pay.example/s/ses_1{mark}"),
        can_change: true,
    }
}

pub fn quote(mark: &str) -> QuoteView {
    let text = |text: &str| format!("{text}{mark}");
    let sources = ["Kraken", "Coinbase", "CoinGecko"].map(text).into();
    let rate = RateView { rate: text("0.92"), sources, at: 1_773_930_000_000 };
    QuoteView { price: text("48.30"), unit: text("EUR"), quantity: 1, rate: Some(rate) }
}

pub fn option(network: &str, trouble: Option<&str>, mark: &str) -> PayOption {
    PayOption {
        asset: format!("eip155:1/slip44:{network}{mark}"),
        symbol: format!("USDC{mark}"),
        network: format!("eip155:1{mark}"),
        network_name: format!("{network}{mark}"),
        confirms_in: Some(15_000),
        about: None,
        trouble: trouble.map(|trouble| format!("{trouble}{mark}")),
    }
}

pub fn link(options: Vec<PayOption>, ask: Ask, mark: &str) -> LinkPage {
    LinkPage {
        link: format!("link_1{mark}"),
        key: format!("link_1{mark}"),
        merchant: merchant(mark),
        bill: bill(mark),
        asking: Asking::Fixed,
        live: LinkLive { room: Room::Free, places: None },
        fields: CustomerFields { name: ask, email: ask, phone: ask, address: ask, note: ask },
        options,
        window: 900_000,
        url: format!("https://pay.example/pay/link_1{mark}"),
        known: CustomerInfo::default(),
        invoice: None,
    }
}

/// A link over an open amount with these suggestions, from 5.00 to 100.00.
pub fn open(suggested: &[&str], mark: &str) -> LinkPage {
    let text = |text: &str| format!("{text}{mark}");
    let mut page = link(vec![option("Base", None, mark)], Ask::Off, mark);
    page.bill.amount.clear();
    let suggested = suggested.iter().copied().map(text).collect();
    page.asking = Asking::Open { least: Some(text("5.00")), most: Some(text("100.00")), suggested };
    page
}

/// A link that sells a product at 52.50 USDC.
pub fn product(most: u16, left: Option<u64>, mark: &str) -> LinkPage {
    let mut page = link(vec![option("Base", None, mark)], Ask::Off, mark);
    page.asking = Asking::Product { picture_url: Some(format!("/picture/abc.png{mark}")), most, left };
    page
}

/// Priced in a currency: each coin says about how much it is.
pub fn priced(mut page: LinkPage, mark: &str) -> LinkPage {
    page.bill.symbol = format!("EUR{mark}");
    for option in &mut page.options {
        option.about = Some(format!("57.065217{mark}"));
    }
    page
}

/// A link with a limit.
pub fn limited(live: LinkLive, mark: &str) -> LinkPage {
    LinkPage { live, ..link(vec![option("Base", None, mark)], Ask::Off, mark) }
}

/// An invoice over two lines.
pub fn invoiced(mark: &str) -> LinkPage {
    let text = |text: &str| format!("{text}{mark}");
    let party = |name: &str| Party { name: text(name), address: Some(text("Oslo")), ..Party::default() };
    let line = |description: &str| LineView {
        description: text(description),
        quantity: text("1.5"),
        price: text("20.00"),
        tax: text("19 %"),
        sum: text("30.00"),
    };
    let mut page = link(vec![option("Base", None, mark)], Ask::Off, mark);
    page.bill.invoice = true;
    page.bill.reference = Some(text("INV-0001"));
    page.invoice = Some(InvoiceView {
        number: text("INV-0001"),
        state: InvoiceState::Overdue,
        issued_at: 1_773_929_528_000,
        issued: text("19 March 2026"),
        due_on: 1_775_088_000_000,
        due: text("2 April 2026"),
        seller: party("Northlight Studio"),
        buyer: party("Maja Lind"),
        lines: vec![line("Night photography workshop"), line("Prints")],
        subtotal: text("60.00"),
        discount: Some((text("Discount 10 %"), text("6.00"))),
        taxes: vec![(text("VAT 19 % on 54.00"), text("10.26"))],
        total: text("64.26"),
        unit: text("USDC"),
        notes: Some(text("Thank you.")),
        pdf: text("/pay/link_1/invoice.pdf"),
    });
    page
}

/// The last of 20 places is held, for so long.
pub fn held(free_in: Option<i64>) -> LinkLive {
    LinkLive { room: Room::Held { free_in }, places: Some(Places::of(20, 19, 1)) }
}

/// So many of 20 places are left, and so many of these held, and there is one for the next.
pub fn free(left: u64, held: u64) -> LinkLive {
    LinkLive { room: Room::Free, places: Some(Places::of(20, 20 - left, held)) }
}

pub fn receipt(mark: &str) -> ReceiptPage {
    let text = |text: &str| format!("{text}{mark}");
    ReceiptPage {
        merchant: merchant(mark),
        facts: ReceiptFacts {
            version: 1,
            issuer: text("https://pay.example"),
            code: text("K7QF-3MXD"),
            merchant: text("Northlight Studio"),
            title: text("Night photography workshop"),
            reference: Some(text("NL-2041")),
            due: text("52.50"),
            received: text("60.00"),
            asset: text("eip155:1/slip44:60"),
            symbol: text("USDC"),
            network_name: text("Base"),
            address: text("0x7A3fE291bC04d8F6aE35b1907C2dF48e6B5cD9e1"),
            transactions: vec![text("0x9f2c41")],
            paid_at: 1_773_929_528_000,
            mode: Mode::Test,
            quote: Some(quote(mark)),
            accepted: None,
        },
        transactions: vec![transaction(mark, "USDC", "Base")],
        session: text("ses_1"),
        signed: Some(SignedText {
            text: text("{\"version\":1}"),
            signature: text("Fq3vT0x=="),
            key_id: text("7c1e40b9"),
        }),
        verify_url: text("https://pay.example/verify?code=K7QF-3MXD"),
        qr_size: 21,
        qr_path: text("M0 0h7v1h-7z"),
        invoice: false,
    }
}

/// An amount that the test wallet could not send.
pub fn refused(mark: &str) -> SandboxOutcome {
    let (typed, words) = (format!("none{mark}"), format!("Enter an amount, like 12.50{mark}"));
    SandboxOutcome::Refused { act: "less".to_owned(), typed, words }
}

pub fn sandbox(mark: &str) -> SandboxPage {
    SandboxPage {
        merchant: merchant(mark),
        bill: bill(mark),
        view: view(Phase::Partial, mark),
        height: 1_204,
        outcome: Some(SandboxOutcome::Done(format!("30.00 USDC was sent.{mark}"))),
    }
}
