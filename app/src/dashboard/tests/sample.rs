//! Invented data. Names, addresses and transactions belong to nobody.

use crate::dashboard::links::NewLink;
use api_types::{
    businesses::BusinessChoice, checkout::Transaction, customers::TagItem, dashboard::*, deliveries::WaysOut,
};
use domain::{
    CustomerFields, CustomerInfo, LinkState, Mode, Role, Status,
    link::{Ask, Left},
};

mod wallets;

pub use wallets::{wallet_addresses, wallets};

/// A text that tries to be markup.
pub const EVIL: &str = "<script>alert(1)</script>\" onload=\"x";

/// An address.
const ADDRESS: &str = "0x7A3fE291bC04d8F6aE35b1907C2dF48e6B5cD9e1";

/// A moment.
pub const AT: i64 = 1_773_929_525_000;

fn text(text: &str) -> String {
    text.to_owned()
}

pub fn business() -> Business {
    Business {
        name: text("Northlight Studio"),
        handle: text("northlight"),
        accent: text("#0e5e73"),
        logo_url: None,
        contact_email: text("hello@northlight.example"),
        website: text(EVIL),
        window_minutes: text("60"),
        tolerance_kind: text("percent"),
        tolerance: text("0.5"),
    }
}

/// A business to turn to.
pub fn choice(id: &str, name: &str, current: bool) -> BusinessChoice {
    let (id, name, handle) = (text(id), text(name), text("northlight"));
    BusinessChoice { id, name, handle, logo_url: None, role: Role::Owner, current }
}

pub fn me() -> Me {
    Me {
        name: text("Ingrid Solheim"),
        email: text("ingrid@northlight.example"),
        role: text("owner"),
        business: business(),
        merchant: text("mer_1"),
        businesses: vec![choice("mer_1", "Northlight Studio", true)],
        may_add_business: true,
        runs_server: true,
        needs_you: 2,
        needs_more: false,
        zone: text("Europe/Amsterdam"),
    }
}

pub fn item(status: Status, flags: &[&str]) -> PaymentItem {
    PaymentItem {
        id: text("ses_1"),
        code: text("K7QF-3MXD"),
        link: text("link_1"),
        title: text("Night photography workshop"),
        reference: Some(text("A-10482")),
        customer: Some(text(EVIL)),
        due: text("52.50"),
        received: text("30.00"),
        missing: text("22.50"),
        excess: text("7.50"),
        stands: !flags.contains(&"reorged"),
        symbol: text("USDC"),
        network_name: text("Base"),
        status,
        flags: flags.iter().map(|flag| text(flag)).collect(),
        confirmations: 5,
        confirmations_needed: 12,
        opened_at: AT,
        deadline: AT + 900_000,
        paid_at: None,
        tx: None,
        source: text("dashboard"),
        mode: Mode::Live,
    }
}

pub fn activity() -> Vec<ActivityItem> {
    [
        ("payment.paid", "Maja Lindqvist paid 52.50 USDC for Night photography workshop."),
        ("payment.confirming", "120.00 USDT arrived, 5 of 12 confirmations."),
        ("payment.underpaid", "22.50 USDC is missing from Jonas Berg."),
        ("session.opened", EVIL),
        ("session.expired", "The time to pay Lofoten print is over. Nothing arrived."),
    ]
    .iter()
    .enumerate()
    .map(|(place, (kind, words))| ActivityItem {
        seq: place as i64,
        kind: text(kind),
        text: text(words),
        session: Some(text("ses_1")),
        at: AT,
    })
    .collect()
}

pub fn networks() -> Vec<NetworkItem> {
    let asset = |symbol: &str, contract: &str, enabled| NetworkAsset {
        id: format!("eip155:8453/{symbol}"),
        symbol: text(symbol),
        decimals: 6,
        contract: text(contract),
        enabled,
        large_from: text("10000.00"),
    };
    let network = |id: &str, name: &str, trouble: Option<&str>| NetworkItem {
        id: text(id),
        name: text(name),
        mode: Mode::Live,
        enabled: true,
        node_url: text("https://node.example/…"),
        push_url: String::new(),
        confirmations: text("12"),
        large_confirmations: text("finalized"),
        block_time_ms: 12_000,
        steady: true,
        explorer: text("https://scan.example/tx/{tx}"),
        height: Some(28_114_502),
        behind: Some(1),
        starting: false,
        trouble: trouble.map(text),
        assets: vec![asset("ETH", "", true), asset("USDC", ADDRESS, true), asset(EVIL, ADDRESS, false)],
        sandbox: false,
    };
    let off = NetworkItem {
        enabled: false,
        node_url: String::new(),
        height: None,
        behind: None,
        ..network("eip155:137", "Polygon", None)
    };
    let sandbox = NetworkItem { mode: Mode::Test, sandbox: true, ..network("sandbox:1", "Sandbox", None) };
    let down =
        network("eip155:1", "Ethereum", Some("The node does not answer. Check its address, or choose another node."));
    let starting = NetworkItem { starting: true, height: None, behind: None, ..network("eip155:100", "Gnosis", None) };
    vec![network("eip155:8453", "Base", None), down, starting, off, sandbox]
}

pub fn home() -> Home {
    Home {
        paid_today: vec![(text("483.00"), text("USDC")), (text("0.25"), text("ETH"))],
        asked_today: vec![(text("450.00"), text("EUR"))],
        payments_today: 9,
        open_now: 3,
        open_more: false,
        needs_you: vec![
            item(Status::Expired, &["late"]),
            item(Status::Expired, &["late", "over_limit"]),
            item(Status::Expired, &["wrong_asset"]),
            item(Status::Expired, &["underpaid"]),
            item(Status::Expired, &["reorged"]),
        ],
        revenue: vec![CoinDays {
            symbol: text("USDC"),
            asked: false,
            sum: text("583.00"),
            days: (0..14)
                .map(|day: i64| CoinDay {
                    at: AT - (13 - day) * 86_400_000,
                    sum: text(if day == 13 { "483.00" } else { "0.00" }),
                    share: if day == 13 { 100 } else { 0 },
                })
                .collect(),
        }],
        unattributed: 3,
        unattributed_more: false,
        turned_away: vec![TurnedAway { link: Some(text("link_1")), text: text(EVIL), at: AT }],
        gaps: wallets().into_iter().filter(|wallet| wallet.unused_run > 0).collect(),
        overdue: vec![],
        unusual: vec![UnusualLink { link: text("link_1"), title: text(EVIL), mode: Mode::Live, today: 540, usual: 12 }],
        activity: activity(),
        networks: networks(),
        has_links: true,
    }
}

/// Money that no payment asked for: with payments that it may be for, and without.
pub fn unattributed() -> Listing<UnattributedItem> {
    let candidate = |n: u64, missing: &str, open| Candidate {
        session: format!("ses_{n}"),
        code: text("K7QF-3MXD"),
        title: text("Night photography workshop"),
        customer: Some(text(EVIL)),
        missing: text(missing),
        symbol: text("USDC"),
        opened_at: AT,
        open,
    };
    let sum = |n: u64, amount: &str, mode, candidates| UnattributedItem {
        id: format!("tr_{n}"),
        transaction: Transaction {
            id: text("0x9f2c41d7a85e03b6f1c2d94e7780ab35c6e1f09d2b47a8c35e60f7d1942bb8a3"),
            explorer_url: Some(text("https://scan.example/tx/0x9f2c41")),
            amount: text(amount),
            symbol: text("USDC"),
            network_name: text("Base"),
            at: AT,
        },
        address: text(ADDRESS),
        mode,
        candidates,
    };
    let rows = vec![
        sum(1, "30.00", Mode::Live, vec![candidate(1, "52.50", true), candidate(2, "52.501731", false)]),
        sum(2, "7.25", Mode::Test, vec![]),
    ];
    Listing { rows, total: 2, more: false, page: 1, per_page: 25 }
}

pub fn new_home() -> Home {
    Home {
        paid_today: vec![],
        asked_today: vec![],
        payments_today: 0,
        open_now: 0,
        open_more: false,
        needs_you: vec![],
        unattributed: 0,
        unattributed_more: false,
        revenue: vec![],
        turned_away: vec![],
        gaps: vec![],
        overdue: vec![],
        unusual: vec![],
        activity: vec![],
        networks: networks().split_off(4),
        has_links: false,
    }
}

/// Tags of either kind.
pub fn tags() -> Vec<TagItem> {
    let tag = |n: u64, name: &str, colour: &str| TagItem {
        id: format!("tag_{n}"),
        name: text(name),
        colour: text(colour),
        used: n,
    };
    vec![tag(1, "Workshop", "blue"), tag(2, EVIL, "green")]
}

fn link_item(title: &str, source: &str, state: LinkState, running: u64) -> LinkItem {
    LinkItem {
        id: text("link_1"),
        title: text(title),
        reference: Some(text("A-10482")),
        kind: text("fixed"),
        amount: text("52.50"),
        symbol: text("USDC"),
        path: Some(text("night-workshop")),
        mode: Mode::Live,
        source: text(source),
        state,
        active: state != LinkState::Inactive,
        archived: state == LinkState::Archived,
        limit: Some(20),
        urgency: Some(Left::Few),
        paid: 17,
        running,
        created_at: AT,
        url: text("https://pay.northlight.example/northlight/night-workshop"),
        tags: tags().into_iter().take(1).collect(),
        invoice: None,
        off_sale: false,
        views: 0,
    }
}

pub fn links() -> Listing<LinkItem> {
    let free = |item| LinkItem { limit: None, urgency: None, ..item };
    let rows = vec![
        link_item("Night photography workshop", "dashboard", LinkState::Active, 0),
        LinkItem {
            kind: text("open"),
            amount: text("5.00 to 50.00"),
            symbol: text("EUR"),
            ..free(link_item(EVIL, "api", LinkState::Active, 2))
        },
        LinkItem {
            kind: text("product"),
            amount: String::new(),
            path: None,
            ..free(link_item("Lofoten print", "invoice", LinkState::Inactive, 0))
        },
        LinkItem {
            limit: Some(1),
            urgency: Some(Left::None),
            paid: 1,
            ..link_item("Invoice INV-0231, Fjord Hotel", "invoice", LinkState::LimitReached, 0)
        },
        LinkItem {
            limit: Some(50),
            urgency: Some(Left::Plenty),
            ..link_item("Gift card", "dashboard", LinkState::Ended, 0)
        },
    ];
    Listing { rows, total: 41, more: false, page: 1, per_page: 5 }
}

pub fn link() -> LinkDetail {
    LinkDetail {
        item: link_item("Night photography workshop", "dashboard", LinkState::Active, 1),
        form: link_form(),
        description: Some(text("Two evenings on the coast.\nCamera and warm drinks provided.")),
        private_note: Some(text(EVIL)),
        networks: vec![text("Base"), text("Polygon")],
        window_minutes: 3,
        ends_at: Some(AT),
        fields: CustomerFields { name: Ask::Required, note: Ask::Optional, ..CustomerFields::default() },
        old_paths: vec![text("workshop")],
        is_front: true,
        held: 1,
        qr_size: 7,
        qr_path: text("M0 0h7v7h-7zM1 1v5h5v-5zM2 2h3v3h-3z"),
        customer: Some((text("cus_1"), text(EVIL))),
        tags: tags(),
        invoice: None,
    }
}

/// A link in another state.
pub fn link_in(state: LinkState) -> LinkDetail {
    let link = link();
    LinkDetail { item: LinkItem { state, active: state != LinkState::Inactive, ..link.item }, ..link }
}

/// The form of [`link`].
pub fn link_form() -> LinkForm {
    LinkForm {
        kind: text("fixed"),
        title: text("Night photography workshop"),
        amount: text("48.30"),
        currency: text("EUR"),
        assets: vec![text("Sandbox/USDC"), text("Sandbox/TST")],
        window_minutes: text("60"),
        address: text("named"),
        path: text("night-workshop"),
        keep_old_path: true,
        limit_kind: text("number"),
        limit: text("20"),
        last_day: text("2026-12-31"),
        private_note: text(EVIL),
        ..LinkForm::default()
    }
}

pub fn products() -> Vec<ProductItem> {
    let product = |name: &str, left, active| ProductItem {
        id: text("prod_1"),
        name: text(name),
        description: Some(text("Printed on cotton paper")),
        price: text("180.00"),
        unit: text("EUR"),
        fiat: true,
        picture_url: None,
        left,
        held: 2,
        active,
        created_at: AT,
    };
    vec![
        ProductItem {
            picture_url: Some(text("/picture/0a1b")), ..product("Lofoten print, 50 × 70 cm", Some(3), true)
        },
        product(EVIL, None, true),
        product("Calendar", Some(0), true),
        product("Old calendar", Some(7), false),
    ]
}

pub fn rates() -> Vec<RateItem> {
    let rate = |symbol: &str, own: Option<&str>, rate: Option<&str>| RateItem {
        symbol: text(symbol),
        currency: text("EUR"),
        own: own.map(text),
        can_be_pinned: symbol == "EURC",
        rate: rate.map(text),
        sources: vec![(text("Kraken"), text("0.9201")), (text("Coinbase"), text("0.9203"))],
        at: rate.map(|_| AT),
        trouble: rate.is_none().then(|| text(EVIL)),
    };
    vec![
        rate("USDC", None, Some("0.9202")),
        rate("EURC", None, Some("1.0003")),
        rate("DAI", Some("0.92"), Some("0.92")),
        RateItem { sources: Vec::new(), ..rate("ETH", None, None) },
    ]
}

pub fn new_link() -> NewLink {
    let choice = |network: &str, symbol: &str, trouble: Option<&str>| AssetChoice {
        asset: format!("{network}/{symbol}"),
        symbol: text(symbol),
        decimals: 6,
        network_name: text(network),
        mode: Mode::Test,
        trouble: trouble.map(text),
    };
    let choices = vec![
        choice("Sandbox", "USDC", None),
        choice("Sepolia", "USDC", Some("Sepolia has no node yet.")),
        choice("Sandbox", "TST", None),
    ];
    NewLink {
        choices,
        products: products(),
        business: business(),
        customers: vec![(text("maja@example.com"), text(EVIL))],
        customer_tags: vec!["Press".to_owned()],
        link_tags: tags(),
        ways: WaysOut::default(),
    }
}

pub fn payments() -> Listing<PaymentItem> {
    let rows = vec![
        PaymentItem { paid_at: Some(AT + 60_000), ..item(Status::Paid, &[]) },
        item(Status::Confirming, &[]),
        item(Status::Open, &["underpaid"]),
        item(Status::Expired, &["late"]),
        item(Status::Expired, &["wrong_asset"]),
        item(Status::Open, &["reorged"]),
        item(Status::Final, &["overpaid"]),
        item(Status::Cancelled, &[]),
    ];
    Listing { rows, total: 8, more: false, page: 1, per_page: 25 }
}

pub fn payment() -> PaymentDetail {
    PaymentDetail {
        item: item(Status::Expired, &["wrong_asset"]),
        customer: CustomerInfo {
            name: Some(text("Maja Lindqvist")),
            address: Some(text(EVIL)),
            ..CustomerInfo::default()
        },
        customer_id: Some(text("cus_1")),
        address: text(ADDRESS),
        path: Some(text("m/44'/60'/0'/0/7")),
        transactions: vec![Transaction {
            id: text("0x4f1c0e0c3a3f8d0a9f1f3f0f6a4b7d1f4f1c0e0c3a3f8d0a9f1f3f0f6a4b7d1f"),
            explorer_url: Some(text("https://explorer.example/tx/0x4f1c")),
            amount: text("52.50"),
            symbol: text("USDT"),
            network_name: text("Base"),
            at: AT,
        }],
        url: text("https://pay.northlight.example/s/ses_1"),
        events: activity(),
        can_decide: true,
        can_cancel: true,
        can_try_again: false,
    }
}
