//! The repositories: one trait an entity, one method a statement.

use crate::{StorageError, records::*};
use async_trait::async_trait;
use domain::{
    Address, Asset, AssetId, Handle, Link, Millis, Mode, Network, NetworkId, Transfer, TransferKey, Units,
    VerificationCode,
    ids::{LinkId, MemberId, MerchantId, SessionId, TransferId, WalletId},
    wallet::Wallet,
};

type Result<T> = std::result::Result<T, StorageError>;

/// A database.
#[async_trait]
pub trait Store: Send + Sync + 'static {
    /// Begins a transaction that may write. On SQLite there is one at a time; others wait.
    async fn write(&self) -> Result<Box<dyn Transaction>>;
    /// Begins a transaction that only reads, beside the one that writes.
    async fn read(&self) -> Result<Box<dyn Transaction>>;
    /// Asks the database whether it answers.
    async fn ping(&self) -> Result<()>;
}

/// Every repository over one database transaction. Dropped without [`Transaction::commit`], nothing happened.
#[async_trait]
pub trait Transaction:
    Settings + Merchants + Members + Networks + Wallets + Addresses + Links + Sessions + Transfers + Events + Send
{
    /// Makes all of it last.
    async fn commit(self: Box<Self>) -> Result<()>;
}

/// Values of the server itself, by key.
#[async_trait]
pub trait Settings {
    /// The value. `None`: never set.
    async fn setting(&mut self, key: &str) -> Result<Option<String>>;
    /// Sets or replaces it.
    async fn set_setting(&mut self, key: &str, value: &str) -> Result<()>;
}

/// Businesses.
#[async_trait]
pub trait Merchants {
    /// Adds one. `Taken("handle")`.
    async fn insert_merchant(&mut self, merchant: &Merchant) -> Result<()>;
    /// Replaces all but id and time of set-up. `Taken("handle")`.
    async fn update_merchant(&mut self, merchant: &Merchant) -> Result<()>;
    /// By id.
    async fn merchant(&mut self, id: MerchantId) -> Result<Option<Merchant>>;
    /// By handle.
    async fn merchant_by_handle(&mut self, handle: &Handle) -> Result<Option<Merchant>>;
    /// How many there are.
    async fn count_merchants(&mut self) -> Result<u64>;
}

/// People who sign in, and where they did.
#[async_trait]
pub trait Members {
    /// Adds one. `Taken("email")`.
    async fn insert_member(&mut self, member: &Member) -> Result<()>;
    /// By id.
    async fn member(&mut self, id: MemberId) -> Result<Option<Member>>;
    /// By e-mail, lower-cased.
    async fn member_by_email(&mut self, email: &str) -> Result<Option<Member>>;
    /// Replaces the password's hash.
    async fn set_password_hash(&mut self, id: MemberId, hash: &str) -> Result<()>;
    /// Remembers a signed-in browser.
    async fn insert_sign_in(&mut self, sign_in: &SignIn) -> Result<()>;
    /// Who is signed in with this token, if it has not run out at `now`.
    async fn sign_in(&mut self, token_hash: &str, now: Millis) -> Result<Option<(SignIn, Member)>>;
    /// Forgets a signed-in browser.
    async fn delete_sign_in(&mut self, token_hash: &str) -> Result<()>;
    /// Forgets those that ran out before `now`.
    async fn delete_old_sign_ins(&mut self, now: Millis) -> Result<u64>;
}

/// Networks, their assets, and how far each was followed.
#[async_trait]
pub trait Networks {
    /// Adds or replaces a network's configuration; its health and cursor stay.
    async fn upsert_network(&mut self, network: &Network) -> Result<()>;
    /// Adds or replaces an asset.
    async fn upsert_asset(&mut self, asset: &Asset) -> Result<()>;
    /// All networks, by name, each with its assets by symbol.
    async fn networks(&mut self) -> Result<Vec<FollowedNetwork>>;
    /// One network.
    async fn network(&mut self, id: &NetworkId) -> Result<Option<FollowedNetwork>>;
    /// One asset.
    async fn asset(&mut self, id: &AssetId) -> Result<Option<Asset>>;
    /// The genesis hash the network had when first enabled. `None`: never enabled.
    async fn genesis(&mut self, id: &NetworkId) -> Result<Option<String>>;
    /// Pins the genesis hash.
    async fn set_genesis(&mut self, id: &NetworkId, genesis: &str) -> Result<()>;
    /// Replaces the health.
    async fn set_health(&mut self, id: &NetworkId, health: &NetworkHealth) -> Result<()>;
    /// The newest `most` kept headers, oldest first.
    async fn headers(&mut self, id: &NetworkId, most: u32) -> Result<Vec<StoredHeader>>;
    /// Moves the cursor: compares the newest kept header's hash with `from` (`None`: no header yet), deletes
    /// `disconnected`, adds `connected`, and forgets headers more than `keep` below the new head.
    /// `CursorMoved` when the comparison fails.
    async fn advance_cursor(
        &mut self,
        id: &NetworkId,
        from: Option<&str>,
        disconnected: &[StoredHeader],
        connected: &[StoredHeader],
        keep: u32,
    ) -> Result<()>;
}

/// Where merchants are paid.
#[async_trait]
pub trait Wallets {
    /// Adds one.
    async fn insert_wallet(&mut self, wallet: &Wallet) -> Result<()>;
    /// A merchant's, oldest first, inactive ones too.
    async fn wallets(&mut self, merchant: MerchantId) -> Result<Vec<Wallet>>;
    /// One of a merchant's.
    async fn wallet(&mut self, merchant: MerchantId, id: WalletId) -> Result<Option<Wallet>>;
    /// Renames, activates or deactivates.
    async fn update_wallet(&mut self, wallet: &Wallet) -> Result<()>;
    /// Takes the wallet's next index: each is given once, also under a race.
    async fn take_index(&mut self, id: WalletId) -> Result<u32>;
}

/// Addresses that were given out.
#[async_trait]
pub trait Addresses {
    /// Records that a session was given an address. With `shared`, `Taken("amount")` when another session that is not
    /// yet released asks the same units of the same asset there (I11). `Taken("address")` when it is another session's
    /// own, or given to some as their own and to others to share: take the wallet's next index.
    async fn give_address(&mut self, session: &Session, shared: bool) -> Result<()>;
    /// Every address ever given, of every network: all are watched without end (I12).
    async fn watched(&mut self) -> Result<Vec<Address>>;
    /// Sessions that were given this address, newest first. For a shared one: those asking exactly `units` of
    /// `asset`, else none.
    async fn claims(&mut self, address: &Address, asset: &AssetId, units: Units) -> Result<Vec<Claim>>;
    /// As [`Addresses::claims`] for many arrivals in one statement: a list for each, in the same order.
    async fn claims_for(&mut self, arrivals: &[(Address, AssetId, Units)]) -> Result<Vec<Vec<Claim>>>;
    /// The merchant that an address was given for. `None`: not one of ours.
    async fn owner(&mut self, address: &Address) -> Result<Option<MerchantId>>;
    /// A wallet's addresses, newest first, with what they received.
    async fn given_addresses(
        &mut self,
        merchant: MerchantId,
        wallet: WalletId,
        page: Page,
    ) -> Result<Paged<GivenAddress>>;
    /// How many addresses in a row, counted back from the newest, got nothing: the gap that wallets look past.
    async fn unused_run(&mut self, wallet: WalletId) -> Result<u32>;
}

/// Payment links.
#[async_trait]
pub trait Links {
    /// Adds one.
    async fn insert_link(&mut self, link: &Link) -> Result<()>;
    /// Replaces what may be edited.
    async fn update_link(&mut self, link: &Link) -> Result<()>;
    /// By id, whosever it is: for the public page.
    async fn link(&mut self, id: LinkId) -> Result<Option<Link>>;
    /// One of a merchant's (I19).
    async fn merchant_link(&mut self, merchant: MerchantId, id: LinkId) -> Result<Option<LinkRow>>;
    /// A merchant's, newest first.
    async fn links(&mut self, merchant: MerchantId, filter: &LinkFilter, page: Page) -> Result<Paged<LinkRow>>;
}

/// Customers' attempts to pay.
#[async_trait]
pub trait Sessions {
    /// Adds one. `Taken("code")`.
    async fn insert_session(&mut self, session: &Session) -> Result<()>;
    /// Replaces decision, assessment, its clock and `paid_at`, and counts the stored version up, whatever the given one
    /// is.
    async fn update_session(&mut self, session: &Session) -> Result<()>;
    /// As [`Sessions::update_session`] for many in one statement. Of one given twice the last holds.
    async fn update_sessions(&mut self, sessions: &[Session]) -> Result<()>;
    /// By id: whoever knows it may look. In a transaction that may write, a session that was read by id or code belongs
    /// to the transaction until it ends, so that what is decided from it is still true when it is written.
    async fn session(&mut self, id: SessionId) -> Result<Option<Session>>;
    /// By verification code.
    async fn session_by_code(&mut self, code: VerificationCode) -> Result<Option<Session>>;
    /// One of a merchant's (I19).
    async fn merchant_session(&mut self, merchant: MerchantId, id: SessionId) -> Result<Option<SessionRow>>;
    /// A merchant's, newest first.
    async fn sessions(&mut self, merchant: MerchantId, filter: &SessionFilter, page: Page)
    -> Result<Paged<SessionRow>>;
    /// Several by id.
    async fn sessions_by_id(&mut self, ids: &[SessionId]) -> Result<Vec<Session>>;
    /// Sessions on a network that a new block may change: with transfers and neither final nor closed.
    async fn settling(&mut self, network: &NetworkId) -> Result<Vec<SessionId>>;
    /// Sessions on a network that are open though their deadline is before `known_until`, or expired long enough to close.
    async fn due(&mut self, network: &NetworkId, known_until: Millis, most: u32) -> Result<Vec<SessionId>>;
    /// Addresses of sessions on a network that wait for its native coin now.
    async fn waiting_for_native(&mut self, network: &NetworkId) -> Result<Vec<Address>>;
}

/// What was seen on networks.
#[async_trait]
pub trait Transfers {
    /// Adds a transfer or, when its key is known on its network, moves it to its new position (I1). Returns its id,
    /// and its session's.
    async fn record_transfer(
        &mut self,
        id: TransferId,
        merchant: MerchantId,
        session: Option<SessionId>,
        transfer: &Transfer,
    ) -> Result<StoredTransfer>;
    /// As [`Transfers::record_transfer`] for many in one statement; `id`, `merchant` and `session` are those to give to
    /// what is new. Returns what is stored now for each, in the same order. Of a key given twice the last position
    /// holds.
    async fn record_transfers(&mut self, transfers: &[StoredTransfer]) -> Result<Vec<StoredTransfer>>;
    /// Marks what stood above this height as orphaned, and returns it. By height and not by the hashes of known headers:
    /// catching up by ranges keeps no header of most blocks.
    async fn orphan_above(&mut self, network: &NetworkId, height: u64) -> Result<Vec<StoredTransfer>>;
    /// All of some sessions, in the order of arrival.
    async fn transfers_of(&mut self, sessions: &[SessionId]) -> Result<Vec<StoredTransfer>>;
    /// By key.
    async fn transfer(&mut self, network: &NetworkId, key: &TransferKey) -> Result<Option<StoredTransfer>>;
    /// By transaction id, on any network.
    async fn transfers_of_tx(&mut self, tx: &str) -> Result<Vec<StoredTransfer>>;
    /// A merchant's without a session, newest first.
    async fn unattributed(&mut self, merchant: MerchantId, mode: Mode, page: Page) -> Result<Paged<StoredTransfer>>;
}

/// The activity log, which is the outbox too.
#[async_trait]
pub trait Events {
    /// Adds one. It is written with all others of the transaction when that commits or reads events.
    async fn append(&mut self, event: &Event) -> Result<()>;
    /// Adds many.
    async fn append_all(&mut self, events: &[Event]) -> Result<()>;
    /// Those after `seq`, oldest first.
    async fn events_after(&mut self, seq: i64, most: u32) -> Result<Vec<StoredEvent>>;
    /// A merchant's newest, newest first.
    async fn recent_events(
        &mut self,
        merchant: MerchantId,
        link: Option<LinkId>,
        session: Option<SessionId>,
        most: u32,
    ) -> Result<Vec<StoredEvent>>;
}
