//! Opens a session: fixes the quote, gives out an address, all in one transaction.

use crate::{
    Service,
    fail::{self, Outcome},
    follow::judge,
    live::Changed,
    present, random,
};
use api_types::Problem;
use domain::{
    Amount, Asset, AssetId, CustomerInfo, Link, Millis, NetworkFamily, Units, VerificationCode,
    amount::U256,
    ids::SessionId,
    session::{Assessment, Decision, Terms, assess},
    wallet::{Wallet, WalletSource},
};
use storage::{
    StorageError,
    records::{FollowedNetwork, Session},
};

/// How often a taken code or unique amount is replaced before giving up.
const TRIES: u32 = 64;

/// The wallet of a merchant that gives addresses for an asset of a link: the newest active one of its mode and family.
pub fn wallet_for<'a>(wallets: &'a [Wallet], link: &Link, asset: &AssetId) -> Option<&'a Wallet> {
    let fits = |wallet: &&Wallet| {
        let family = match asset.network().family() {
            NetworkFamily::Evm { .. } => !matches!(wallet.source, WalletSource::Sandbox),
            NetworkFamily::Sandbox => matches!(wallet.source, WalletSource::Sandbox),
        };
        wallet.active && wallet.mode == link.mode && family
    };
    wallets.iter().rev().find(fits)
}

impl Service {
    /// Begins paying a link with an asset. Returns the session's id.
    ///
    /// # Errors
    /// `NotFound`: no such active link. `Fields`: what the link asks is missing. `Refused`: the network cannot be
    /// seen now, so no address is given out (P4).
    pub async fn open_session(&self, link: &str, asset: &str, customer: CustomerInfo) -> Outcome<String> {
        let id = link.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("opening a session");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let link = tx.link(id).await.map_err(&failed)?.filter(|link| link.active).ok_or(Problem::NotFound)?;
        let merchant = tx.merchant(link.merchant).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        let wallets = tx.wallets(link.merchant).await.map_err(&failed)?;
        let networks = tx.networks().await.map_err(&failed)?;
        drop(tx);

        let choose = || Problem::field("asset", "Choose what to pay with.");
        let asset: AssetId = asset.parse().map_err(|_| choose())?;
        if !link.accepts.contains(&asset) {
            return Err(choose());
        }
        let customer = customer.checked(&link.fields).map_err(|errors| Problem::Fields { errors })?;
        let network = networks.iter().find(|n| n.network.id == asset.network()).ok_or_else(choose)?;
        let asset = network.assets.iter().find(|a| a.id == asset && a.enabled).ok_or_else(choose)?;
        if let Some(trouble) = present::trouble(network, self.now()) {
            return Err(fail::refused(format!("{trouble} No address is given out until it can. Nothing was charged.")));
        }
        let wallet = wallet_for(&wallets, &link, &asset.id).ok_or_else(|| {
            fail::refused(format!(
                "{} has no wallet for {} yet. Nothing was charged.",
                merchant.name, network.network.name
            ))
        })?;
        let price = link.price.rescaled(asset.decimals).ok_or(Problem::Unavailable)?;
        for attempt in 0..TRIES {
            let draft =
                Draft { link: &link, asset, network, wallet, customer: &customer, tolerance: merchant.tolerance };
            match self.insert(draft, price, attempt).await {
                Ok(session) => {
                    self.live.announce([Changed { merchant: session.merchant, session: session.id }]);
                    return Ok(session.id.to_string());
                }
                Err(StorageError::Taken(_)) => {}
                Err(error) => return Err(failed(error)),
            }
        }
        Err(fail::refused(format!(
            "{} cannot take another payment of this amount at its one address. Write to them. Nothing was charged.",
            merchant.name
        )))
    }

    async fn insert(&self, draft: Draft<'_>, price: Amount, attempt: u32) -> Result<Session, StorageError> {
        let Draft { link, asset, network, wallet, .. } = draft;
        let mut tx = self.out.store.write().await?;
        let shared = matches!(wallet.source, WalletSource::SingleAddress { .. });
        let index = if shared { 0 } else { tx.take_index(wallet.id).await? };
        let address = wallet
            .source
            .address(wallet.id, index)
            .map_err(|error| StorageError::Corrupt { what: "wallet", why: error.to_string() })?;
        self.watch.add(&address, asset);
        let now = self.now();
        let due = if shared { self.unique(price, attempt) } else { price.units };
        let session = self.compose(draft, &network.network.id, address, index, due, now);
        tx.insert_session(&session).await?;
        tx.give_address(&session, shared).await?;
        tx.append(&judge::event(&*self.out.entropy, &session, "session.opened", serde_json::Value::Null, now)).await?;
        tx.commit().await?;
        tracing::info!(session = %session.id, link = %link.id, network = %network.network.id, "session opened");
        Ok(session)
    }

    fn compose(
        &self,
        draft: Draft<'_>,
        network: &domain::NetworkId,
        address: domain::Address,
        index: u32,
        due: Units,
        now: Millis,
    ) -> Session {
        let Draft { link, asset, network: followed, wallet, customer, tolerance } = draft;
        let terms = Terms {
            asset: asset.id.clone(),
            due,
            opened_at: now,
            deadline: now.plus(link.window),
            tolerance,
            confirmations: followed.network.confirmations,
            finality: crate::follow::finality(network, followed.network.confirmations),
        };
        let assessment: Assessment = assess(&terms, Decision::None, &[], &judge::horizon(&followed.health));
        Session {
            id: SessionId::from_random(random::bits(&*self.out.entropy)),
            link: link.id,
            merchant: link.merchant,
            mode: link.mode,
            code: VerificationCode::from_random(random::short_bits(&*self.out.entropy)),
            terms,
            decimals: asset.decimals,
            symbol: asset.symbol.clone(),
            address,
            wallet: wallet.id,
            address_index: index,
            customer: customer.clone(),
            decision: Decision::None,
            assessment,
            assessed_at: now,
            paid_at: None,
            version: 1,
        }
    }

    /// The price and, from the second try on, up to 9,999 of its sixth decimal more, so that it is told apart.
    fn unique(&self, price: Amount, attempt: u32) -> Units {
        if attempt == 0 {
            return price.units;
        }
        let step = U256::from(10).saturating_pow(U256::from(price.decimals.saturating_sub(6)));
        let extra = 1 + random::short_bits(&*self.out.entropy) % 9_999;
        price.units.plus(Units(step.saturating_mul(U256::from(extra))))
    }
}

/// What a session is made of.
#[derive(Clone, Copy)]
struct Draft<'a> {
    link: &'a Link,
    asset: &'a Asset,
    network: &'a FollowedNetwork,
    wallet: &'a Wallet,
    customer: &'a CustomerInfo,
    tolerance: domain::Tolerance,
}
