//! A session in every phase.

use crate::data::{ADDRESS, PAID_AT, qr, transaction};
use api_types::checkout::{Phase, SessionView};
use domain::{Mode, Status};

/// Nothing has arrived.
fn waiting() -> SessionView {
    let uri = |units| {
        format!("ethereum:0x036CbD53842c5426634e7929541eC2318f3dCF7e@84532/transfer?address={ADDRESS}&uint256={units}")
    };
    let (qr_size, qr_path) = qr(&uri(52_500_000));
    SessionView {
        id: "ses_01JPQ0000000000000000000BB".to_owned(),
        version: 1,
        status: Status::Open,
        phase: Phase::Waiting,
        due: "52.50".to_owned(),
        received: "0.00".to_owned(),
        missing: "52.50".to_owned(),
        excess: "0.00".to_owned(),
        to_send: "52.50".to_owned(),
        percent: 0,
        symbol: "USDC".to_owned(),
        asset: "eip155:84532/erc20:0x036CbD53842c5426634e7929541eC2318f3dCF7e".to_owned(),
        network_name: "Base".to_owned(),
        network_trouble: None,
        address: ADDRESS.to_owned(),
        payment_uri: uri(52_500_000),
        qr_size,
        qr_path,
        code: "K7QF-3MXD".to_owned(),
        confirmations: 0,
        confirmations_needed: 12,
        confirms_in: Some(24_000),
        remaining: 872_000,
        window: 900_000,
        late_by: None,
        transactions: Vec::new(),
        customer_name: Some("Maja".to_owned()),
        paid_at: None,
        mode: Mode::Live,
        after: None,
        accepted: None,
        shared: false,
        link_closed: false,
    }
}

fn with(change: impl FnOnce(&mut SessionView)) -> SessionView {
    let mut view = waiting();
    change(&mut view);
    view
}

/// All has arrived.
fn arrived(change: impl FnOnce(&mut SessionView)) -> SessionView {
    with(|view| {
        view.received = "52.50".to_owned();
        view.missing = "0.00".to_owned();
        view.percent = 100;
        view.confirmations = 12;
        view.transactions = vec![transaction("52.50", "USDC", "Base")];
        change(view);
    })
}

/// On the built-in network.
pub fn sandbox() -> SessionView {
    with(|view| {
        view.asset = "sandbox:1/coin:USDC".to_owned();
        view.network_name = "Sandbox".to_owned();
        view.mode = Mode::Test;
        view.payment_uri = "tallystick-sandbox:sbx17a3fe291bc04?asset=USDC&units=52500000".to_owned();
    })
}

/// Every phase by its name.
pub fn all() -> Vec<(&'static str, SessionView)> {
    vec![
        ("waiting", waiting()),
        ("test", sandbox()),
        ("partial", partial()),
        (
            "detected",
            arrived(|view| {
                (view.phase, view.status, view.confirmations) = (Phase::Confirming, Status::Detected, 0);
            }),
        ),
        (
            "confirming",
            arrived(|view| {
                (view.phase, view.status, view.confirmations) = (Phase::Confirming, Status::Confirming, 5);
                view.confirms_in = Some(15_000);
            }),
        ),
        ("paid", arrived(|view| (view.phase, view.status, view.paid_at) = (Phase::Paid, Status::Paid, Some(PAID_AT)))),
        ("overpaid", overpaid()),
        ("expired", with(|view| (view.phase, view.status, view.remaining) = (Phase::Expired, Status::Expired, 0))),
        ("expired-short", short()),
        (
            "late",
            arrived(|view| (view.phase, view.status, view.late_by) = (Phase::Late, Status::Expired, Some(360_000))),
        ),
        ("wrong-asset", other("USDT", "Base")),
        ("wrong-network", other("USDC", "Polygon")),
        ("reverted", with(|view| view.phase = Phase::Reverted)),
        ("network-down", down()),
        ("cancelled", with(|view| (view.phase, view.status) = (Phase::Cancelled, Status::Cancelled))),
    ]
}

fn partial() -> SessionView {
    with(|view| {
        view.phase = Phase::Partial;
        view.received = "30.00".to_owned();
        view.missing = "22.50".to_owned();
        view.to_send = "22.50".to_owned();
        view.percent = 57;
        view.remaining = 581_000;
        view.transactions = vec![transaction("30.00", "USDC", "Base")];
    })
}

fn overpaid() -> SessionView {
    arrived(|view| {
        (view.phase, view.status, view.paid_at) = (Phase::Overpaid, Status::Paid, Some(PAID_AT));
        view.received = "60.00".to_owned();
        view.excess = "7.50".to_owned();
        view.transactions = vec![transaction("60.00", "USDC", "Base")];
    })
}

fn short() -> SessionView {
    let mut view = partial();
    (view.phase, view.status, view.remaining, view.confirmations) = (Phase::ExpiredShort, Status::Expired, 0, 12);
    view
}

/// Another coin, or another network.
fn other(symbol: &str, network: &str) -> SessionView {
    with(|view| {
        view.phase = Phase::WrongAsset;
        view.confirmations = 12;
        view.transactions = vec![transaction("52.50", symbol, network)];
    })
}

fn down() -> SessionView {
    with(|view| {
        view.phase = Phase::NetworkDown;
        view.network_trouble = Some("This server is 14 minutes behind Base.".to_owned());
    })
}
