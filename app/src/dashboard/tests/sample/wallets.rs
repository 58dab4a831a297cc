//! Wallets, and the addresses that one of them gave out.

use super::{ADDRESS, AT, EVIL, text};
use crate::dashboard::settings::WalletAddresses;
use api_types::dashboard::{AddressItem, Listing, WalletItem};
use domain::Mode;

pub fn wallets() -> Vec<WalletItem> {
    let wallet = |name: &str, kind: &str, unused_run| WalletItem {
        id: text("wal_1"),
        name: text(name),
        mode: Mode::Live,
        kind: text(kind),
        shown: text("xpub6D4BD…q3vVvG"),
        given: 41,
        unused_run,
        passed_gap: 0,
        gap_raised: false,
        gap_end: 40,
        active: true,
    };
    vec![
        wallet(EVIL, "extended_key", 17),
        wallet("Till", "single_address", 0),
        WalletItem { mode: Mode::Test, ..wallet("Sandbox", "sandbox", 0) },
    ]
}

pub fn wallet_addresses() -> WalletAddresses {
    WalletAddresses { wallet: wallets().remove(0), addresses: addresses(), unattributed: 0, to_compare: None }
}

fn addresses() -> Listing<AddressItem> {
    let row = |index: u32, received: Vec<String>| AddressItem {
        address: text(ADDRESS),
        index,
        path: Some(format!("m/44'/60'/0'/0/{index}")),
        session: text("ses_1"),
        given_at: AT,
        received,
    };
    Listing {
        rows: vec![row(1, vec![]), row(0, vec![text("52.50 USDC on Base")])],
        total: 2,
        more: false,
        page: 1,
        per_page: 25,
    }
}
