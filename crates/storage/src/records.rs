//! What is stored that is more than a domain value.

mod deliveries;
mod invitations;
mod jobs;
mod notifications;
mod passkey;
mod reminders;
mod second_factor;
mod undo;
mod views;

pub use deliveries::*;
pub use domain::Role;
pub use invitations::*;
pub use jobs::*;
pub use notifications::*;
pub use passkey::*;
pub use reminders::*;
pub use second_factor::*;
pub use undo::*;
pub use views::*;

use domain::{
    Address, Amount, Asset, AssetId, Customer, CustomerInfo, Link, LinkState, Millis, Mode, Network, NetworkId, Slot,
    Status, Tag, Transfer, Unit, Units, VerificationCode,
    fiat::{Agreed, ManualRate, Pair},
    ids::{CustomerId, EventId, LinkId, MemberId, MerchantId, ProductId, SessionId, TagId, TransferId, WalletId},
    session::{Assessment, Decision, Terms},
};

/// A merchant and what it chose for all its links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merchant {
    /// Id.
    pub id: MerchantId,
    /// First part of its public addresses.
    pub handle: domain::Handle,
    /// What customers read.
    pub name: String,
    /// Accent colour, `#rrggbb`.
    pub accent: String,
    /// Logo: PNG bytes, already checked and re-encoded. `None`: the name's first letter is shown.
    pub logo: Option<Vec<u8>>,
    /// Where customers write to.
    pub contact_email: Option<String>,
    /// The merchant's own site, shown under its name.
    pub website: Option<String>,
    /// Payment window of new links.
    pub window: Millis,
    /// How much less still counts as paid.
    pub tolerance: domain::Tolerance<domain::Amount>,
    /// When it was set up.
    pub created_at: Millis,
}

/// A person who signs in, whichever businesses they are in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Id.
    pub id: MemberId,
    /// Lower-cased; unique on the server.
    pub email: String,
    /// How they are called.
    pub name: String,
    /// Argon2id, PHC string.
    pub password_hash: String,
    /// Since when.
    pub created_at: Millis,
}

/// A person who signs in, as a member of one business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Id of the person.
    pub id: MemberId,
    /// The business.
    pub merchant: MerchantId,
    /// Lower-cased; unique on the server.
    pub email: String,
    /// How they are called.
    pub name: String,
    /// What they may do in it.
    pub role: Role,
    /// Argon2id, PHC string.
    pub password_hash: String,
    /// Since when they are in it.
    pub joined_at: Millis,
}

/// A business that a person is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// The business.
    pub merchant: MerchantId,
    /// What it is called.
    pub name: String,
    /// Its handle.
    pub handle: String,
    /// Whether it has a logo.
    pub logo: bool,
    /// What the person may do in it.
    pub role: Role,
    /// Since when.
    pub joined_at: Millis,
}

/// A browser that is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// SHA-256 of the cookie's token, in hex: the token itself is not kept.
    pub token_hash: String,
    /// Who.
    pub member: MemberId,
    /// Since when.
    pub created_at: Millis,
    /// Until when.
    pub expires_at: Millis,
    /// Whether the second factor was proven. Without it this is none while the member has one (I22).
    pub proven: bool,
    /// When and by which browser it was used last. `None`: not since it began.
    pub seen: Option<Seen>,
}

/// One customer's attempt to pay, as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Id; 128 random bits, since it opens the pay page.
    pub id: SessionId,
    /// Which link is paid.
    pub link: LinkId,
    /// Whose link it is.
    pub merchant: MerchantId,
    /// Live or test.
    pub mode: Mode,
    /// The code that customer and merchant compare.
    pub code: VerificationCode,
    /// What was agreed (I10). `terms.asset` names the network.
    pub terms: Terms,
    /// Decimals of the asset.
    pub decimals: u8,
    /// What the asset is called.
    pub symbol: domain::Symbol,
    /// Where the money goes.
    pub address: Address,
    /// The wallet that gave the address.
    pub wallet: WalletId,
    /// The address's place in the wallet.
    pub address_index: u32,
    /// What the customer told.
    pub customer: CustomerInfo,
    /// What was decided by hand.
    pub decision: Decision,
    /// The last judgement; recomputing it gives the same (I2).
    pub assessment: Assessment,
    /// The clock of that judgement.
    pub assessed_at: Millis,
    /// When it became paid first; stays when the network takes the payment back, so that its receipt can say so. `None`:
    /// never.
    pub paid_at: Option<Millis>,
    /// Grows with every change; live pages resume from it.
    pub version: i64,
}

/// A transfer and whom it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredTransfer {
    /// Id.
    pub id: TransferId,
    /// The session it is for. `None`: unattributed (one address, no session with this amount).
    pub session: Option<SessionId>,
    /// The merchant whose address got it.
    pub merchant: MerchantId,
    /// What was seen.
    pub transfer: Transfer,
}

/// Which of the money that no session asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UnattributedFilter {
    /// Of one mode. `None`: both.
    pub mode: Option<Mode>,
    /// At one address. `None`: all.
    pub address: Option<Address>,
    /// What a member looked at and left so, or what waits for that. `None`: both.
    pub looked_at: Option<bool>,
}

/// Who was given an address, looked up for each transfer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The session it was given to.
    pub session: SessionId,
    /// Whose it is.
    pub merchant: MerchantId,
    /// Whether the address is shared by sessions that are told apart by unique amounts.
    pub shared: bool,
    /// What the session asks for, and how much.
    pub asset: AssetId,
    /// How much.
    pub due: Units,
    /// Until when.
    pub deadline: Millis,
    /// Whether real money is asked for: of another mode nothing counts (X2).
    pub mode: Mode,
}

/// A block header that the follower keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredHeader {
    /// Height.
    pub height: u64,
    /// Hash.
    pub hash: String,
    /// Hash of the block before.
    pub parent: String,
    /// The block's own time.
    pub time: Millis,
}

/// How following a network goes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NetworkHealth {
    /// Newest processed block.
    pub height: Option<u64>,
    /// The node's newest block.
    pub tip: Option<u64>,
    /// What the node calls safe.
    pub safe: Option<u64>,
    /// What the node calls finalized.
    pub finalized: Option<u64>,
    /// Up to when all is known. `None`: never reached the tip.
    pub known_until: Option<Millis>,
    /// What is wrong. `None`: nothing.
    pub trouble: Option<String>,
    /// Whether following stopped until a person looks (no common ancestor, a node of another chain).
    pub halted: bool,
}

/// A network with its assets and health.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowedNetwork {
    /// As configured.
    pub network: Network,
    /// Its assets, enabled or not.
    pub assets: Vec<Asset>,
    /// How it goes.
    pub health: NetworkHealth,
}

/// What happened; written in the transaction that made it happen (I3, I15). Readers remember the last `seq` they saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Id, stable however often it is delivered.
    pub id: EventId,
    /// Whose.
    pub merchant: MerchantId,
    /// About which link.
    pub link: Option<LinkId>,
    /// About which session.
    pub session: Option<SessionId>,
    /// Dotted name, such as `payment.reverted`.
    pub kind: String,
    /// JSON with what the kind needs.
    pub data: serde_json::Value,
    /// When.
    pub at: Millis,
}

/// An event with its place in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEvent {
    /// Grows by the order of commits.
    pub seq: i64,
    /// What happened.
    pub event: Event,
}

/// Which links to list. `None` everywhere: all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LinkFilter {
    /// In title, reference or id.
    pub search: Option<String>,
    /// Live or test.
    pub mode: Option<Mode>,
    /// As [`end_links`](crate::Links::end_links) noticed it last. `None`: all that are not archived.
    pub state: Option<LinkState>,
    /// `dashboard`, `api` or `invoice`.
    pub source: Option<String>,
    /// `fixed`, `open` or `product`.
    pub kind: Option<String>,
    /// All of these.
    pub tags: Vec<TagId>,
}

/// A link with the figures of its row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkRow {
    /// The link.
    pub link: Link,
    /// Sessions that are paid or final.
    pub paid: u64,
    /// Sessions that still may be paid.
    pub running: u64,
}

/// Which customers to list. `None` everywhere: all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CustomerFilter {
    /// In e-mail, name or phone.
    pub search: Option<String>,
    /// All of these.
    pub tags: Vec<TagId>,
    /// In which mode payments are counted; leaves no customer out.
    pub mode: Option<Mode>,
}

/// A customer with the figures of the row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerRow {
    /// The customer.
    pub customer: Customer,
    /// Sessions that are paid or final.
    pub paid: u64,
    /// When they began to pay last. `None`: never.
    pub last_at: Option<Millis>,
}

/// A tag and how many have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagRow {
    /// The tag.
    pub tag: Tag,
    /// How many links or customers have it.
    pub used: u64,
}

/// Which sessions to list. `None` everywhere: all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SessionFilter {
    /// In code, customer name or e-mail, transaction id, link title or reference.
    pub search: Option<String>,
    /// Live or test.
    pub mode: Option<Mode>,
    /// One of these; empty: all.
    pub statuses: Vec<Status>,
    /// Of links made there: `dashboard`, `api`, `invoice`.
    pub source: Option<String>,
    /// Only those that wait for the merchant: late, wrong asset, short after the time, or taken back, and not decided.
    pub attention: bool,
    /// Of this link.
    pub link: Option<LinkId>,
    /// Of this customer.
    pub customer: Option<CustomerId>,
    /// On this network.
    pub network: Option<NetworkId>,
    /// Opened at or after.
    pub from: Option<Millis>,
    /// Opened before.
    pub until: Option<Millis>,
    /// Further back in the list than the session that was opened then.
    pub before: Option<(Millis, SessionId)>,
}

/// A page of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// How many rows to pass over.
    pub offset: u32,
    /// How many rows to give.
    pub limit: u32,
}

/// Rows of a page, and how many there are in all. Long lists are counted to 1,000 or to the page's end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paged<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// In all, as far as was counted.
    pub total: u64,
    /// Whether there are more than that.
    pub more: bool,
}

/// A session with what its row in Transactions shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// The session.
    pub session: Session,
    /// Whose payment it is. `None`: nobody that the merchant knows.
    pub customer: Option<CustomerId>,
    /// The name that is known of them.
    pub known_name: Option<String>,
    /// Their e-mail address.
    pub known_email: Option<String>,
    /// Title of its link.
    pub link_title: String,
    /// The merchant's order number on the link.
    pub link_reference: Option<String>,
    /// Who made the link: `dashboard`, `api` or `invoice`.
    pub source: String,
    /// Id of its newest transaction.
    pub tx: Option<String>,
}

impl SessionRow {
    /// Name and e-mail of who pays: what was told, which may be of a friend; where neither was, what is known of whose payment it is
    /// (R21). What is searched for in a session follows the same rule.
    pub fn payer(&self) -> (Option<&str>, Option<&str>) {
        let told = &self.session.customer;
        if told.name.is_none() && told.email.is_none() {
            (self.known_name.as_deref(), self.known_email.as_deref())
        } else {
            (told.name.as_deref(), told.email.as_deref())
        }
    }
}

/// An address that was given out, with what it got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenAddress {
    /// The address.
    pub address: Address,
    /// Its place in the wallet.
    pub index: u32,
    /// To which session.
    pub session: SessionId,
    /// When.
    pub given_at: Millis,
    /// What arrived there, per asset, canonical only.
    pub received: Vec<(AssetId, Units)>,
}

/// A session's place on its link, and in a product's stock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Whose it is.
    pub session: SessionId,
    /// On which link.
    pub link: LinkId,
    /// Of which product. `None`: the link sells none.
    pub product: Option<ProductId>,
    /// How many of the product.
    pub quantity: u16,
    /// Whether it is held.
    pub slot: Slot,
}

/// How the places of a link, or the pieces of a product, are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LinkPlaces {
    /// Taken for good by paid sessions.
    pub paid: u64,
    /// Held by sessions that still may be paid.
    pub held: u64,
    /// When the first of these gives its place back if it is not paid. `None`: none waits for money.
    pub free_at: Option<Millis>,
}

/// What was asked in the link's own unit when a session opened. Never changes (I10).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Whose it is.
    pub session: SessionId,
    /// What is paid for, as it was called then.
    pub title: String,
    /// What the price is counted in.
    pub unit: Unit,
    /// The whole price.
    pub price: Amount,
    /// How many of the product; 1 for all else.
    pub quantity: u16,
    /// How it became an amount of the coin. `None`: the price was in the coin itself.
    pub rate: Option<Agreed>,
}

/// A rate that the merchant set by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetRate {
    /// Of which coin in which currency.
    pub pair: Pair,
    /// The rate, and when it was set.
    pub rate: ManualRate,
}

/// A picture as it is served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// SHA-256 of the bytes, in hex.
    pub name: String,
    /// Its media type.
    pub kind: String,
    /// Already checked and re-encoded.
    pub bytes: Vec<u8>,
}
