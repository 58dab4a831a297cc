//! The repositories: one trait an entity, one method a statement.

use crate::{StorageError, records::*};
use async_trait::async_trait;
use domain::{
    Address, Asset, AssetId, Customer, Email, Handle, Link, LinkPath, Millis, Mode, Network, NetworkId, Product, Slot,
    Tag, TagKind, Transfer, TransferKey, Units, VerificationCode,
    delivery::{Purpose, Way},
    fiat::Pair,
    ids::{CustomerId, DeliveryId, LinkId, MemberId, MerchantId, ProductId, SessionId, TagId, TransferId, WalletId},
    view::{Channel, Day, ReferrerHost},
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
    Settings
    + Merchants
    + Members
    + Networks
    + Wallets
    + Addresses
    + Links
    + Slots
    + Products
    + Quotes
    + ManualRates
    + Customers
    + Tags
    + Sessions
    + Transfers
    + Events
    + Views
    + Jobs
    + Deliveries
    + Send
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
    /// Adds one. `Taken("path")`: the merchant has given it to another link.
    async fn insert_link(&mut self, link: &Link) -> Result<()>;
    /// Replaces what may be edited. `Taken("path")`. Paths that it had before still lead to it.
    async fn update_link(&mut self, link: &Link) -> Result<()>;
    /// Forgets the paths that lead to a link, but for `keep`.
    async fn drop_link_paths(&mut self, id: LinkId, keep: Option<&LinkPath>) -> Result<()>;
    /// The link that a path leads to; its own path may be a newer one.
    async fn link_by_path(&mut self, merchant: MerchantId, path: &LinkPath) -> Result<Option<Link>>;
    /// Every path of a merchant's, old ones too.
    async fn link_paths(&mut self, merchant: MerchantId) -> Result<Vec<LinkPath>>;
    /// Other paths of a merchant's that may be taken for this one; some of them.
    async fn paths_alike(&mut self, merchant: MerchantId, path: &LinkPath) -> Result<Vec<LinkPath>>;
    /// Every path that leads to a link.
    async fn paths_of_link(&mut self, id: LinkId) -> Result<Vec<LinkPath>>;
    /// The link that the merchant's handle alone leads to. `None`: not chosen.
    async fn front_link(&mut self, merchant: MerchantId) -> Result<Option<LinkId>>;
    /// Chooses it.
    async fn set_front_link(&mut self, merchant: MerchantId, link: Option<LinkId>) -> Result<()>;
    /// By id, whosever it is, deleted ones too: for the public page.
    async fn link(&mut self, id: LinkId) -> Result<Option<Link>>;
    /// One of a merchant's (I19).
    async fn merchant_link(&mut self, merchant: MerchantId, id: LinkId) -> Result<Option<LinkRow>>;
    /// Notices which links of a merchant's are over by now: until then, lists take them for links that are not.
    async fn end_links(&mut self, merchant: MerchantId, now: Millis) -> Result<u64>;
    /// Whether there are any to notice.
    async fn are_links_to_end(&mut self, merchant: MerchantId, now: Millis) -> Result<bool>;
    /// A merchant's, newest first. Words of three letters and more are found wherever they stand; shorter ones in the newest 1,000
    /// links, and where the text of one begins.
    async fn links(&mut self, merchant: MerchantId, filter: &LinkFilter, page: Page) -> Result<Paged<LinkRow>>;
}

/// Places on links with a limit and in the stock of products. Every session has one, so that a limit that is set later
/// counts what was paid before.
#[async_trait]
pub trait Slots {
    /// Gives a new session its place, if there is one: whether there was. Of racers for the last place one gets it (I7).
    async fn claim_place(&mut self, place: &Place) -> Result<bool>;
    /// Gives a session's place to it again, if there is one: whether there was.
    async fn reclaim_place(&mut self, place: &Place) -> Result<bool>;
    /// Whether a place like this one is free now. Another may take it in the next moment.
    async fn has_room(&mut self, place: &Place) -> Result<bool>;
    /// The places of some sessions.
    async fn places_of(&mut self, sessions: &[SessionId]) -> Result<Vec<Place>>;
    /// Changes the state of these sessions' places, without asking for room.
    async fn set_slots(&mut self, sessions: &[SessionId], slot: Slot) -> Result<()>;
    /// How the places of a link are taken.
    async fn link_places(&mut self, link: LinkId) -> Result<LinkPlaces>;
    /// How many of each of these products are sold or held.
    async fn products_held(&mut self, products: &[ProductId]) -> Result<Vec<(ProductId, u64)>>;
}

/// The catalogue, and its pictures.
#[async_trait]
pub trait Products {
    /// Adds one.
    async fn insert_product(&mut self, product: &Product) -> Result<()>;
    /// Replaces what may be edited.
    async fn update_product(&mut self, product: &Product) -> Result<()>;
    /// Several by id, whosever they are.
    async fn products_by_id(&mut self, ids: &[ProductId]) -> Result<Vec<Product>>;
    /// A merchant's, newest first.
    async fn products(&mut self, merchant: MerchantId) -> Result<Vec<Product>>;
    /// Keeps a picture; the same bytes are kept once.
    async fn insert_picture(&mut self, merchant: MerchantId, picture: &Picture) -> Result<()>;
    /// A picture by its name.
    async fn picture(&mut self, name: &str) -> Result<Option<Picture>>;
    /// Forgets a picture that no product of the merchant's has any more.
    async fn delete_picture(&mut self, merchant: MerchantId, name: &str) -> Result<()>;
}

/// What sessions were asked in their links' units.
#[async_trait]
pub trait Quotes {
    /// Adds a new session's.
    async fn insert_quote(&mut self, quote: &Quote) -> Result<()>;
    /// Those of some sessions. Sessions from before there were quotes have none.
    async fn quotes_of(&mut self, sessions: &[SessionId]) -> Result<Vec<Quote>>;
}

/// Rates that merchants set by hand.
#[async_trait]
pub trait ManualRates {
    /// Sets or replaces one.
    async fn set_manual_rate(&mut self, merchant: MerchantId, rate: &SetRate) -> Result<()>;
    /// Forgets one.
    async fn delete_manual_rate(&mut self, merchant: MerchantId, pair: &Pair) -> Result<()>;
    /// A merchant's, by currency and coin.
    async fn manual_rates(&mut self, merchant: MerchantId) -> Result<Vec<SetRate>>;
}

/// A merchant's customers. One has an e-mail address; payments are put to them.
#[async_trait]
pub trait Customers {
    /// Adds one. `Taken("email")`.
    async fn insert_customer(&mut self, customer: &Customer) -> Result<()>;
    /// Adds one, or gives the one that has the e-mail already; also under a race. What is given belongs to the transaction
    /// until it ends.
    async fn claim_customer(&mut self, customer: &Customer) -> Result<Customer>;
    /// One of a merchant's, which belongs to the transaction until it ends.
    async fn hold_customer(&mut self, merchant: MerchantId, id: CustomerId) -> Result<Option<Customer>>;
    /// Replaces the e-mail and what is known. `Taken("email")`.
    async fn update_customer(&mut self, customer: &Customer) -> Result<()>;
    /// By id, whosever they are: for a link's page.
    async fn customer(&mut self, id: CustomerId) -> Result<Option<Customer>>;
    /// One of a merchant's, with the payments of a mode (I19).
    async fn merchant_customer(
        &mut self,
        merchant: MerchantId,
        id: CustomerId,
        mode: Option<Mode>,
    ) -> Result<Option<CustomerRow>>;
    /// By e-mail.
    async fn customer_by_email(&mut self, merchant: MerchantId, email: &Email) -> Result<Option<Customer>>;
    /// A merchant's, newest first.
    async fn customers(
        &mut self,
        merchant: MerchantId,
        filter: &CustomerFilter,
        page: Page,
    ) -> Result<Paged<CustomerRow>>;
    /// Puts a session to a customer.
    async fn put_session(&mut self, session: SessionId, customer: CustomerId) -> Result<()>;
    /// Puts the sessions with a customer's e-mail that are nobody's to them. Returns how many.
    async fn adopt_sessions(&mut self, customer: &Customer) -> Result<u64>;
    /// The links that are for a customer, newest first.
    async fn links_for(&mut self, merchant: MerchantId, id: CustomerId) -> Result<Vec<Link>>;
    /// Forgets a customer for good: the row, its tags, and all that customers told in the sessions that were put to them or have
    /// their e-mail. The sessions stay. Returns which they are. Of an e-mail in letters beyond ASCII the database compares
    /// small ones only.
    async fn erase_customer(&mut self, merchant: MerchantId, id: CustomerId) -> Result<Vec<SessionId>>;
}

/// Words that links and customers are sorted by (R28). Targets are ids of links or customers, as text.
#[async_trait]
pub trait Tags {
    /// Adds one. `Taken("tag")`: another of the kind has the name.
    async fn insert_tag(&mut self, tag: &Tag) -> Result<()>;
    /// Replaces name and colour. `Taken("tag")`.
    async fn update_tag(&mut self, tag: &Tag) -> Result<()>;
    /// Forgets one of a merchant's, and takes it from all that have it.
    async fn delete_tag(&mut self, merchant: MerchantId, id: TagId) -> Result<()>;
    /// A merchant's of a kind, by name.
    async fn tags(&mut self, merchant: MerchantId, kind: TagKind) -> Result<Vec<Tag>>;
    /// The same with how many have each, which takes as long as there are many.
    async fn tag_uses(&mut self, merchant: MerchantId, kind: TagKind) -> Result<Vec<TagRow>>;
    /// Which tags some targets have: pairs, by name.
    async fn tags_of(&mut self, merchant: MerchantId, targets: &[String]) -> Result<Vec<(String, Tag)>>;
    /// Puts tags of a merchant's on targets. The caller has made sure that these are the merchant's.
    async fn put_tags(&mut self, merchant: MerchantId, kind: TagKind, tags: &[TagId], targets: &[String])
    -> Result<()>;
    /// Takes tags of a merchant's from targets.
    async fn take_tags(&mut self, merchant: MerchantId, tags: &[TagId], targets: &[String]) -> Result<()>;
    /// Puts `into` on all that have `from`, and forgets `from`.
    async fn merge_tags(&mut self, merchant: MerchantId, from: TagId, into: TagId) -> Result<()>;
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
    /// A merchant's, newest first. Words are found as in [`Links::links`], and beyond the newest 1,000 sessions transactions by how
    /// their ids begin.
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

/// What is to be done later and once (R26).
#[async_trait]
pub trait Jobs {
    /// Adds some that wait. Of a kind that their session has already there is nothing to add.
    async fn add_jobs(&mut self, jobs: &[Job]) -> Result<()>;
    /// Gives out what is due at `now`, the oldest first: nobody else is given it before `until`.
    async fn claim_jobs(&mut self, now: Millis, until: Millis, most: u32) -> Result<Vec<Job>>;
    /// Says what became of a job that was given out. Returns whether it was still that one's to say: of two who were given it one
    /// after the other, only the later is. What a job does is done in the same transaction, so that it is done once.
    async fn finish_job(&mut self, job: &Job, state: &JobState) -> Result<bool>;
    /// When the next is due. `None`: none waits.
    async fn next_job(&mut self) -> Result<Option<Millis>>;
    /// Those of a session, oldest first.
    async fn jobs_of(&mut self, session: SessionId) -> Result<Vec<Job>>;
}

/// Messages to customers (R10 to R16).
#[async_trait]
pub trait Deliveries {
    /// Adds one. Returns whether it was added: of one purpose, way and ordinal for one link or payment there is one (I18).
    async fn add_delivery(&mut self, delivery: &Delivery) -> Result<bool>;
    /// The ordinal that the next of its kind gets, from 1.
    async fn next_ordinal(
        &mut self,
        link: LinkId,
        session: Option<SessionId>,
        purpose: Purpose,
        way: Way,
    ) -> Result<u32>;
    /// Gives out what is due at `now`, the oldest first: nobody else is given it before `until`.
    async fn claim_deliveries(&mut self, now: Millis, until: Millis, most: u32) -> Result<Vec<Delivery>>;
    /// Says what became of one, from the attempt and state that it is given in. Returns whether it still stood so.
    async fn move_delivery(&mut self, delivery: &Delivery, attempted: &Attempted) -> Result<bool>;
    /// When the next is due. `None`: none waits.
    async fn next_delivery(&mut self) -> Result<Option<Millis>>;
    /// Lets everything out that was held for want of this way. Returns how many.
    async fn release_deliveries(&mut self, way: Way, now: Millis) -> Result<u64>;
    /// One of a merchant's.
    async fn delivery(&mut self, merchant: MerchantId, id: DeliveryId) -> Result<Option<Delivery>>;
    /// The newest that went this way and whose taker calls it so in reports.
    async fn delivery_by_provider_id(&mut self, way: Way, provider_id: &str) -> Result<Option<Delivery>>;
    /// A link's newest, newest first.
    async fn deliveries_of_link(&mut self, merchant: MerchantId, link: LinkId, most: u32) -> Result<Vec<Delivery>>;
    /// What a customer was written, newest first.
    async fn deliveries_of_customer(
        &mut self,
        merchant: MerchantId,
        customer: CustomerId,
        most: u32,
    ) -> Result<Vec<Delivery>>;
    /// A merchant's, newest first; of these states, or all.
    async fn deliveries(&mut self, merchant: MerchantId, states: Option<&[&str]>, page: Page) -> Result<Vec<Delivery>>;
}

/// Who looked at links, and what came of it. Views are counted as they are added; payments are added up from sessions
/// whenever they are asked for, so that no figure can drift away from the ledger (I14).
#[async_trait]
pub trait Views {
    /// Adds views and counts them. Those of links that are gone are left out.
    async fn record_views(&mut self, views: &[View]) -> Result<RecordedViews>;
    /// How often one of a merchant's links was looked at, by whom.
    async fn view_totals(&mut self, merchant: MerchantId, link: LinkId) -> Result<ViewTotals>;
    /// The same by day, from a day on.
    async fn view_days(&mut self, merchant: MerchantId, link: LinkId, from: Day) -> Result<Vec<DayViews>>;
    /// Where people came from, the most frequent first, from a day on.
    async fn referrers(
        &mut self,
        merchant: MerchantId,
        link: LinkId,
        from: Day,
        most: u32,
    ) -> Result<Vec<(ReferrerHost, u64)>>;
    /// What one of a merchant's links took: one row a coin.
    async fn takings(&mut self, merchant: MerchantId, link: LinkId) -> Result<Vec<Taking>>;
    /// The same by day and channel, from a day on.
    async fn taking_days(&mut self, merchant: MerchantId, link: LinkId, from: Day) -> Result<Vec<TakingDay>>;
    /// What a merchant was paid by day and coin, from a day on. Kept with every change of a session, by the database itself.
    async fn paid_days(&mut self, merchant: MerchantId, mode: Mode, from: Day) -> Result<Vec<PaidDay>>;
    /// By which channel a session's customer came (R30).
    async fn attribute(&mut self, session: SessionId, channel: Channel) -> Result<()>;
    /// People's views, newest first.
    async fn views(&mut self, scope: Scope, page: Page) -> Result<Paged<StoredView>>;
    /// Sessions, newest first; for a link without reading the merchant's others.
    async fn sessions_of(&mut self, scope: Scope, page: Page) -> Result<Paged<SessionRow>>;
    /// Both in one list.
    async fn activity(&mut self, scope: Scope, page: Page) -> Result<Paged<ActivityRow>>;
}
