//! The merchant's pages.

mod home;
mod unattributed;

pub use home::{CoinDay, CoinDays, Home, TurnedAway, UnusualLink};
pub use unattributed::{Candidate, UnattributedItem};

use crate::businesses::BusinessChoice;
use domain::{CustomerInfo, Mode, Status};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Who is signed in, and what the navigation shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    /// Member's name.
    pub name: String,
    /// Member's e-mail.
    pub email: String,
    /// `owner`, `admin`, `staff` or `viewer`.
    pub role: String,
    /// Business.
    pub business: Business,
    /// Its id: what a page asks, it asks for this business.
    pub merchant: String,
    /// All the businesses that the member can turn to, by name.
    pub businesses: Vec<BusinessChoice>,
    /// Whether the member may add a business to the server.
    pub may_add_business: bool,
    /// Whether the member runs the server: changes what all businesses share.
    pub runs_server: bool,
    /// Sessions that wait for the merchant's word (late, wrong asset, short) and sums that no payment asked for, as far as was
    /// counted.
    pub needs_you: u64,
    /// Whether there are more than that.
    pub needs_more: bool,
    /// By which clock the business's days begin and end, such as `Europe/Amsterdam`.
    pub zone: String,
}

/// First visit: the owner and the business.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SetupForm {
    /// The one-time token printed on the console.
    pub token: String,
    /// Owner's name.
    pub name: String,
    /// Owner's e-mail.
    pub email: String,
    /// At least 12 characters.
    pub password: String,
    /// Business name.
    pub business: String,
    /// Handle; empty: made from the name.
    pub handle: String,
}

/// The business and what its links start from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Business {
    /// Name.
    pub name: String,
    /// Handle.
    pub handle: String,
    /// Accent colour, `#rrggbb`.
    pub accent: String,
    /// Address of the logo. `None`: none. Not changed by the form.
    pub logo_url: Option<String>,
    /// Where customers write; empty: not given.
    pub contact_email: String,
    /// Own site; empty: not given.
    pub website: String,
    /// Payment window of new links, in minutes.
    pub window_minutes: String,
    /// What the tolerance is counted in: `percent` of the price or `amount` of the coin.
    pub tolerance_kind: String,
    /// Tolerance, such as `0.5` percent or `0.05` of the coin.
    pub tolerance: String,
}

/// A coin on a network that links can ask for, with whether it works now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssetChoice {
    /// CAIP-19 name.
    pub asset: String,
    /// What it is called.
    pub symbol: String,
    /// Decimals.
    pub decimals: u8,
    /// Network's name.
    pub network_name: String,
    /// Live or test.
    pub mode: Mode,
    /// Why customers cannot use it now. `None`: they can.
    pub trouble: Option<String>,
}

pub use crate::links::{
    LinkAct, LinkDetail, LinkForm, LinkItem, LinkWarnings, ProductForm, ProductItem, RateForm, RateItem,
};

/// A session in Transactions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentItem {
    /// Session's id.
    pub id: String,
    /// Code.
    pub code: String,
    /// Link's id.
    pub link: String,
    /// Link's title.
    pub title: String,
    /// The merchant's order number.
    pub reference: Option<String>,
    /// Who pays: name, else e-mail, as told; where neither was, as known of the customer whose payment it is. `None`: nobody knows.
    pub customer: Option<String>,
    /// Price in the asset.
    pub due: String,
    /// What counts towards it.
    pub received: String,
    /// What is missing.
    pub missing: String,
    /// What is too much.
    pub excess: String,
    /// Whether money is there, in whatever coin: none is when nothing came, or when the network took it back.
    pub stands: bool,
    /// What the coin is called.
    pub symbol: String,
    /// Network's name.
    pub network_name: String,
    /// Where it stands.
    pub status: Status,
    /// Words of the flags: `underpaid`, `overpaid`, `late`, `wrong_asset`, `reorged`, `over_limit`, `manual`.
    pub flags: Vec<String>,
    /// Confirmations so far.
    pub confirmations: u32,
    /// Confirmations needed.
    pub confirmations_needed: u32,
    /// When it began.
    pub opened_at: i64,
    /// Until when it may be paid.
    pub deadline: i64,
    /// When it was paid.
    pub paid_at: Option<i64>,
    /// Newest transaction.
    pub tx: Option<String>,
    /// `dashboard`, `api` or `invoice`.
    pub source: String,
    /// Live or test.
    pub mode: Mode,
}

/// All about one session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentDetail {
    /// As in the list.
    pub item: PaymentItem,
    /// What the customer told.
    pub customer: CustomerInfo,
    /// Id of the customer that it was put to. `None`: none.
    pub customer_id: Option<String>,
    /// Where the money goes.
    pub address: String,
    /// Where the merchant's wallet finds the address. `None`: not derived.
    pub path: Option<String>,
    /// What arrived.
    pub transactions: Vec<super::checkout::Transaction>,
    /// Address of the customer's page.
    pub url: String,
    /// What happened, newest first.
    pub events: Vec<ActivityItem>,
    /// Whether what came can be accepted or dismissed by hand.
    pub can_decide: bool,
    /// Whether it can be cancelled.
    pub can_cancel: bool,
    /// Whether something that was to follow it could not be done, and can be tried again.
    pub can_try_again: bool,
}

/// An entry of the activity log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityItem {
    /// Place in the log.
    pub seq: i64,
    /// Dotted name, such as `payment.paid`.
    pub kind: String,
    /// A sentence for people.
    pub text: String,
    /// Session it is about.
    pub session: Option<String>,
    /// When.
    pub at: i64,
}

/// What to list, as the page's address holds it. Empty text: all.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    /// Words to look for.
    pub search: String,
    /// `live` or `test`.
    pub mode: String,
    /// Links: `active`, `inactive`, `limit_reached`, `ended`, `archived`. Payments: `open`, `paid`, `attention`, `expired`,
    /// `cancelled`.
    pub status: String,
    /// `dashboard`, `api`, `invoice`.
    pub source: String,
    /// Links: `fixed`, `open`, `product`.
    pub kind: String,
    /// First day, `2026-03-14`, by the business's clock.
    pub from: String,
    /// Last day, by the business's clock.
    pub until: String,
    /// Links and customers: ids of tags, with commas between; all of them.
    pub tags: String,
    /// From 1.
    pub page: u32,
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// In all, as far as was counted.
    pub total: u64,
    /// Whether there are more than that.
    pub more: bool,
    /// From 1.
    pub page: u32,
    /// Rows a page.
    pub per_page: u32,
}

/// A network in settings and on the home page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkItem {
    /// CAIP-2 name.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Live or test.
    pub mode: Mode,
    /// Whether it is followed.
    pub enabled: bool,
    /// Node address; credentials hidden.
    pub node_url: String,
    /// WebSocket address; empty: poll.
    pub push_url: String,
    /// `12`, `safe` or `finalized`.
    pub confirmations: String,
    /// What large payments wait for; empty: as others.
    pub large_confirmations: String,
    /// Milliseconds from block to block.
    pub block_time_ms: i64,
    /// Whether blocks come by the clock.
    pub steady: bool,
    /// Address of a transaction's page, with `{tx}` in it; empty: none.
    pub explorer: String,
    /// Newest processed block.
    pub height: Option<u64>,
    /// Blocks behind the node. `None`: unknown.
    pub behind: Option<u64>,
    /// Followed, but nothing of it was read yet, and nothing is known to be wrong.
    pub starting: bool,
    /// What is wrong, and what to do. `None`: nothing.
    pub trouble: Option<String>,
    /// Its assets.
    pub assets: Vec<NetworkAsset>,
    /// Whether it is built in and has no node.
    pub sandbox: bool,
}

/// An asset in a network's settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkAsset {
    /// CAIP-19 name.
    pub id: String,
    /// What it is called.
    pub symbol: String,
    /// Decimals.
    pub decimals: u8,
    /// Contract; empty for the native coin.
    pub contract: String,
    /// Whether links may ask for it.
    pub enabled: bool,
    /// From how much of it a payment is large; empty: never.
    pub large_from: String,
}

/// A network's settings, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NetworkForm {
    /// CAIP-2 name; empty for a new one.
    pub id: String,
    /// Name, for a new one.
    pub name: String,
    /// Chain id, for a new one.
    pub chain_id: String,
    /// `live` or `test`, for a new one.
    pub mode: String,
    /// What its own coin is called, for a new one.
    pub native_symbol: String,
    /// Node address.
    pub node_url: String,
    /// WebSocket address; empty: poll.
    pub push_url: String,
    /// `12`, `safe` or `finalized`.
    pub confirmations: String,
    /// What large payments wait for; empty: as others.
    pub large_confirmations: String,
    /// From how much a payment is large, by the coin's CAIP-19 name; empty: never. A new network's own coin, which has
    /// no such name yet, is `native`.
    pub large_from: BTreeMap<String, String>,
    /// Milliseconds from block to block; empty: as before, 2,000 for a new one.
    pub block_time_ms: String,
    /// `steady`: blocks come by the clock; `quiet`: only when somebody sends something. Empty: as before, for a new one as live
    /// networks are or test networks may be.
    pub pace: String,
    /// Address of a transaction's page, with `{tx}` in it; empty: none.
    pub explorer: String,
    /// Whether to follow it.
    pub enabled: bool,
}

/// A token to be accepted on a network, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TokenForm {
    /// CAIP-2 name of the network.
    pub network: String,
    /// Contract address.
    pub contract: String,
}

/// A wallet in settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WalletItem {
    /// Id.
    pub id: String,
    /// What the merchant calls it.
    pub name: String,
    /// Live or test.
    pub mode: Mode,
    /// `extended_key`, `single_address` or `sandbox`.
    pub kind: String,
    /// The key, shortened, or the address.
    pub shown: String,
    /// Addresses given out.
    pub given: u32,
    /// Unused addresses in a row: 20 is what wallets look past.
    pub unused_run: u32,
    /// The longest run of unused addresses that payments came after: a wallet that stops at 20 does not show those.
    pub passed_gap: u32,
    /// Whether the merchant said that they raised their wallet's gap limit: only what came since is counted then.
    pub gap_raised: bool,
    /// Index of the address up to which they say so the next time.
    pub gap_end: u32,
    /// Whether sessions get addresses from it.
    pub active: bool,
}

/// A wallet to be added, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WalletForm {
    /// What the merchant calls it; empty: made up.
    pub name: String,
    /// `live` or `test`.
    pub mode: String,
    /// The extended public key or the address.
    pub key: String,
}

/// What a wallet would give out first, to be compared with the merchant's own wallet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WalletPreview {
    /// `extended_key` or `single_address`.
    pub kind: String,
    /// First three addresses with their paths; one without path for a single address.
    pub addresses: Vec<(String, Option<String>)>,
}

/// An address that was given out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddressItem {
    /// The address.
    pub address: String,
    /// Place in the wallet.
    pub index: u32,
    /// Where the merchant's wallet finds it.
    pub path: Option<String>,
    /// Session it was given to.
    pub session: String,
    /// When.
    pub given_at: i64,
    /// What it received, such as `52.50 USDC on Base`.
    pub received: Vec<String>,
}

/// Something that was searched for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// `link`, `payment` or `customer`.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// What tells it from others: the path, or the code.
    pub detail: String,
    /// Its page.
    pub href: String,
}
