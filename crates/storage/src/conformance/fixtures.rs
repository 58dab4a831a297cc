//! A small world to test in: a merchant with a wallet and a link, on a network with two assets.

use super::Outcome;
use crate::{
    StorageError, Store,
    records::{Event, Merchant, Session, StoredTransfer},
};
use domain::{
    Address, Amount, Assessment, Asset, AssetId, Confirmations, CustomerInfo, EvmAddress, Flags, Limit, Link, Millis,
    Mode, Network, NetworkId, Price, Status, Tolerance, Transfer, TransferKey, Unit, Units, VerificationCode,
    ids::{EventId, LinkId, MerchantId, SessionId, TransferId, WalletId},
    link::Source,
    session::{Decision, Progress, Terms},
    transfer::{BlockRef, Position},
    wallet::{Wallet, WalletSource},
};
use std::sync::Arc;

/// A moment to begin at.
pub const NOW: Millis = Millis(1_700_000_000_000);

/// What most tests start from; all of it is stored.
#[derive(Clone)]
pub struct World {
    /// The store under test.
    pub store: Arc<dyn Store>,
    /// The network's native coin.
    pub native: Asset,
    /// A token on it.
    pub token: Asset,
    /// Who is paid.
    pub merchant: Merchant,
    /// Another business on the same server.
    pub other: Merchant,
    /// Gives an address to each session.
    pub wallet: Wallet,
    /// What is paid.
    pub link: Link,
}

impl World {
    /// Makes it.
    ///
    /// # Errors
    /// The store's.
    pub async fn new(store: Arc<dyn Store>) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        let world = Self::known(store)?;
        let mut tx = world.store.write().await?;
        tx.upsert_network(&network()).await?;
        tx.upsert_asset(&world.native).await?;
        tx.upsert_asset(&world.token).await?;
        tx.insert_merchant(&world.merchant).await?;
        tx.insert_merchant(&world.other).await?;
        tx.insert_wallet(&world.wallet).await?;
        tx.insert_link(&world.link).await?;
        tx.commit().await?;
        Ok(world)
    }

    /// The one that a store has already: every world is the same.
    ///
    /// # Errors
    /// None.
    pub fn known(store: Arc<dyn Store>) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        let (merchant, other) = (merchant(1, "northlight")?, merchant(2, "southwind")?);
        let (native, token) = (native()?, token()?);
        let wallet = wallet(1, &merchant);
        let link = link(1, &merchant)?;
        Ok(Self { store, native, token, merchant, other, wallet, link })
    }

    /// An open session that is not stored, the `n`th.
    pub fn session(&self, n: u32) -> Session {
        let due = Units::from(48_300_000);
        Session {
            id: SessionId::from_random(u128::from(n)),
            link: self.link.id,
            merchant: self.merchant.id,
            mode: Mode::Test,
            code: VerificationCode::from_random(u64::from(n)),
            terms: Terms {
                asset: self.token.id.clone(),
                due,
                opened_at: NOW.plus(Millis(i64::from(n))),
                deadline: NOW.plus(Millis::minutes(15)),
                tolerance: Tolerance::default(),
                confirmations: Confirmations::Blocks(12),
                finality: Confirmations::Finalized,
            },
            decimals: self.token.decimals,
            symbol: self.token.symbol.clone(),
            address: address(n),
            wallet: self.wallet.id,
            address_index: n,
            customer: CustomerInfo::default(),
            decision: Decision::None,
            assessment: Assessment {
                status: Status::Open,
                flags: Flags::default(),
                received: Units::ZERO,
                missing: due,
                excess: Units::ZERO,
                progress: Progress { reached: 0, needed: 12 },
            },
            assessed_at: NOW,
            paid_at: None,
            version: 1,
        }
    }

    /// Stores the `n`th session and gives it its address.
    ///
    /// # Errors
    /// The store's.
    pub async fn open(&self, n: u32) -> Result<Session, StorageError> {
        let session = self.session(n);
        self.add(&session, false).await?;
        Ok(session)
    }

    /// Stores a session and gives it its address.
    ///
    /// # Errors
    /// The store's.
    pub async fn add(&self, session: &Session, shared: bool) -> Result<(), StorageError> {
        let mut tx = self.store.write().await?;
        tx.insert_session(session).await?;
        tx.give_address(session, shared).await?;
        tx.commit().await
    }

    /// Changes a stored session.
    ///
    /// # Errors
    /// The store's.
    pub async fn change(&self, session: &Session, change: impl FnOnce(&mut Session)) -> Result<Session, StorageError> {
        let mut changed = session.clone();
        change(&mut changed);
        let mut tx = self.store.write().await?;
        tx.update_session(&changed).await?;
        tx.commit().await?;
        Ok(changed)
    }

    /// A transfer of the token to a session's address in the block at a height, with its own number as transaction.
    pub fn transfer(&self, n: u32, to: &Session, height: u64) -> StoredTransfer {
        StoredTransfer {
            id: TransferId::from_parts(NOW, u128::from(n)),
            session: Some(to.id),
            merchant: to.merchant,
            transfer: Transfer {
                network: NetworkId::evm(31337),
                key: TransferKey::new(&tx(n), 0),
                tx: tx(n),
                asset: self.token.id.clone(),
                from: Some(address(9_999)),
                to: to.address.clone(),
                units: to.terms.due,
                position: block(height),
                seen_at: NOW.plus(Millis(i64::from(n))),
            },
        }
    }

    /// Stores transfers.
    ///
    /// # Errors
    /// The store's.
    pub async fn record(&self, transfers: &[StoredTransfer]) -> Result<Vec<StoredTransfer>, StorageError> {
        let mut tx = self.store.write().await?;
        let recorded = tx.record_transfers(transfers).await?;
        tx.commit().await?;
        Ok(recorded)
    }

    /// An event of the merchant's.
    pub fn event(&self, n: u32, session: Option<SessionId>) -> Event {
        Event {
            id: EventId::from_parts(NOW, u128::from(n)),
            merchant: self.merchant.id,
            link: session.map(|_| self.link.id),
            session,
            kind: "session.opened".to_owned(),
            data: serde_json::json!({ "n": n, "text": "it's \"quoted\" \u{1F4B8}" }),
            at: NOW,
        }
    }
}

/// The network that the world is on.
pub fn network() -> Network {
    Network {
        id: NetworkId::evm(31337),
        name: "Anvil".to_owned(),
        mode: Mode::Test,
        confirmations: Confirmations::Blocks(12),
        large_confirmations: None,
        block_time: Millis::seconds(2),
        steady: true,
        explorer_tx: Some("https://explorer.example/tx/{tx}".to_owned()),
        node_url: Some("http://127.0.0.1:8545".to_owned()),
        push_url: None,
        enabled: true,
    }
}

/// Its native coin.
///
/// # Errors
/// None.
pub fn native() -> Result<Asset, Box<dyn std::error::Error + Send + Sync>> {
    let id = AssetId::native(&NetworkId::evm(31337));
    Ok(Asset { id, symbol: "ETH".parse()?, decimals: 18, enabled: true, large_from: None })
}

/// A token on it.
///
/// # Errors
/// None.
pub fn token() -> Result<Asset, Box<dyn std::error::Error + Send + Sync>> {
    let contract: EvmAddress = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48".parse()?;
    let id = AssetId::erc20(&NetworkId::evm(31337), contract);
    Ok(Asset { id, symbol: "USDC".parse()?, decimals: 6, enabled: true, large_from: None })
}

/// A merchant.
///
/// # Errors
/// The handle is none.
pub fn merchant(n: u32, handle: &str) -> Result<Merchant, Box<dyn std::error::Error + Send + Sync>> {
    Ok(Merchant {
        id: MerchantId::from_parts(NOW, u128::from(n)),
        handle: handle.parse()?,
        name: format!("Merchant {n}"),
        accent: "#2f6f4f".to_owned(),
        logo: None,
        contact_email: None,
        website: None,
        window: Millis::minutes(15),
        tolerance: Tolerance::default(),
        created_at: NOW,
    })
}

/// A wallet that gives an address to each session.
pub fn wallet(n: u32, merchant: &Merchant) -> Wallet {
    Wallet {
        id: WalletId::from_parts(NOW, u128::from(n)),
        merchant: merchant.id,
        name: format!("Wallet {n}"),
        mode: Mode::Test,
        source: WalletSource::Sandbox,
        next_index: 0,
        active: true,
        gap_raised_to: None,
        created_at: NOW.plus(Millis(i64::from(n))),
    }
}

/// A link of 48.30 of the token.
///
/// # Errors
/// None.
pub fn link(n: u32, merchant: &Merchant) -> Result<Link, Box<dyn std::error::Error + Send + Sync>> {
    let created_at = NOW.plus(Millis(i64::from(n)));
    Ok(Link {
        id: LinkId::from_parts(created_at, u128::from(n)),
        merchant: merchant.id,
        mode: Mode::Test,
        path: Some(format!("link-{n}").parse()?),
        title: format!("Link {n}"),
        description: None,
        reference: None,
        private_note: None,
        unit: Unit::Coin("USDC".parse()?),
        price: Price::Fixed { amount: Amount::new(Units::from(48_300_000), 6) },
        accepts: vec![token()?.id],
        window: Millis::minutes(15),
        fields: domain::CustomerFields::default(),
        customer: None,
        after: domain::AfterPayment::default(),
        source: Source::Dashboard,
        active: true,
        limit: Limit::UNLIMITED,
        ends_at: None,
        archived: false,
        deleted_at: None,
        created_at,
        updated_at: created_at,
    })
}

/// The `n`th address.
pub fn address(n: u32) -> Address {
    Address(format!("0x{n:040}"))
}

/// The `n`th transaction's id.
pub fn tx(n: u32) -> String {
    format!("0xabc{n:061}")
}

/// The hash of the block at a height.
pub fn hash(height: u64) -> String {
    format!("0xb{height:063}")
}

/// A place in the block at a height.
pub fn block(height: u64) -> Position {
    Position::Canonical(BlockRef { height, hash: hash(height), time: NOW.plus(Millis::seconds(1)) })
}

/// Asserts that an outcome is the error for something that is taken.
pub fn assert_taken<T: std::fmt::Debug>(outcome: Result<T, StorageError>, what: &str) -> Outcome {
    match outcome {
        Err(StorageError::Taken(taken)) if taken == what => Ok(()),
        other => Err(format!("expected that {what} is taken, got {other:?}").into()),
    }
}
