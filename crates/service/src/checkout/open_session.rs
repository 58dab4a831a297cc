//! Opens a session: fixes the quote, gives out an address, all in one transaction.

use super::{
    give_address::Given,
    price::{self, Asked},
};
use crate::{
    Service,
    fail::{self, Outcome},
    fields::Fields,
    follow::judge,
    live::Changed,
    phone, present, random,
};
use api_types::{Problem, checkout::PayForm};
use domain::{
    Amount, Asset, AssetId, CustomerInfo, Link, Millis, NetworkFamily, Slot, Units, VerificationCode,
    fiat::Agreed,
    ids::SessionId,
    link::LinkKey,
    session::{Assessment, Decision, Terms, assess},
    view::{Arrival, Channel, MaskedIp},
    wallet::{Wallet, WalletSource},
};
use storage::{
    StorageError, Transaction,
    records::{FollowedNetwork, Place, Quote, Session},
};

/// How often a code, amount or address that another took at the same moment is replaced before giving up.
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

/// What is said when the last place went to another.
const NO_PLACE: &str = "All places are taken right now. Nothing was charged. One may come free: this page says when.";

impl Service {
    /// Begins paying a link for somebody of whom it is not known where they are. Returns the session's id.
    ///
    /// # Errors
    /// As [`Service::open_session_from`].
    pub async fn open_session(&self, link: &str, form: PayForm) -> Outcome<String> {
        self.open_session_from(None, link, form).await
    }

    /// Begins paying a link, for somebody at a place. Returns the session's id.
    ///
    /// # Errors
    /// `NotFound`: no such public link. `Fields`: what the link asks is missing. `Refused`: the network cannot be seen now, so
    /// no address is given out (P4); no place is left (I7); there is no rate; too many begin at this place (X5).
    pub async fn open_session_from(&self, from: Option<MaskedIp>, link: &str, form: PayForm) -> Outcome<String> {
        let LinkKey { id, .. } = link.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("opening a session");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let link = tx.link(id).await.map_err(&failed)?.filter(Link::is_public).ok_or(Problem::NotFound)?;
        let merchant = tx.merchant(link.merchant).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        let wallets = tx.wallets(link.merchant).await.map_err(&failed)?;
        let networks = tx.networks().await.map_err(&failed)?;
        let product = super::link_page::product_of(&mut *tx, &link).await?;
        let manual = if price::unit(&link, product.as_ref()).is_fiat() {
            tx.manual_rates(link.merchant).await.map_err(&failed)?
        } else {
            Vec::new()
        };
        drop(tx);
        if link.ends_at.is_some_and(|ends| self.now() >= ends) {
            return Err(fail::refused("This link can no longer be paid: its time is over. Nothing was charged."));
        }

        let choose = || Problem::field("asset", "Choose what to pay with.");
        let mut fields = Fields::default();
        let asked = keep(&mut fields, price::asked(&link, product.as_ref(), form.open_amount(), &form.quantity))?;
        let customer = match form.customer.checked(&link.fields) {
            Ok(customer) => match customer.phone.as_deref().map_or(Ok(()), phone::exists) {
                Ok(()) => Some(customer),
                Err(why) => keep(&mut fields, Err(Problem::field("phone", why)))?,
            },
            Err(errors) => keep(&mut fields, Err(Problem::Fields { errors }))?,
        };
        let asset = form.asset.parse().ok().filter(|asset: &AssetId| link.accepts.contains(asset));
        let Some(asset) = asset else {
            fields.wrong("asset", "Choose what to pay with.");
            return fields.finish(None);
        };
        let (asked, customer) = fields.finish(asked.zip(customer))?;
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
        let (price, rate) = self.in_coin(&link, &asked, asset, &manual).await?;
        if let Some(Err(wait)) = from.map(|from| self.openings.begin(&link, from, self.now())) {
            return Err(fail::refused(format!(
                "Too many payments of this link were begun from your network. Pay one that was begun, or try again in {}. \
                 Nothing was charged.",
                present::span(wait.max(Millis::seconds(1)))
            )));
        }
        for attempt in 0..TRIES {
            let draft = Draft {
                link: &link,
                asset,
                network,
                wallet,
                wallets: &wallets,
                customer: &customer,
                tolerance: merchant.tolerance,
                asked: &asked,
                rate: rate.as_ref(),
                channel: Arrival::channel_at(&form.came, self.now()),
            };
            match self.insert(draft, price, attempt).await {
                Ok(Opened::Session(session)) => {
                    let stock = asked.product.map(|product| Changed::stock(link.merchant, product));
                    self.live.announce([Changed::of(&session)].into_iter().chain(stock));
                    return Ok(session.id.to_string());
                }
                Ok(Opened::No(why)) => {
                    if let Some(from) = from {
                        self.openings.undo(&link, from);
                    }
                    if !matches!(why, Why::NoPlace | Why::Changed) {
                        tracing::warn!(link = %link.id, wallet = %wallet.id, "no session was opened: {why}");
                    }
                    return Err(fail::refused(why.said_of(&merchant.name)));
                }
                Ok(Opened::PassOver) => self.pass_over(wallet, &wallets).await.map_err(&failed)?,
                Err(StorageError::Taken(_)) => {}
                Err(error) => return Err(failed(error)),
            }
        }
        Err(fail::refused(format!(
            "Too many people pay {} at this moment. Try again in a minute. Nothing was charged.",
            merchant.name
        )))
    }

    /// Stores the session with its address, its quote and its place.
    async fn insert(&self, draft: Draft<'_>, price: Amount, attempt: u32) -> Result<Opened, StorageError> {
        let Draft { link, asset, network, wallet, asked, rate, .. } = draft;
        let mut tx = self.out.store.write().await?;
        let id = SessionId::from_random(random::bits(&*self.out.entropy));
        let place =
            Place { session: id, link: link.id, product: asked.product, quantity: asked.quantity, slot: Slot::Held };
        // Before an address is derived and watched; claiming below is what decides.
        if !tx.has_room(&place).await? {
            return Ok(Opened::No(Why::NoPlace));
        }
        // First of all that is kept from others: who erases a customer comes from there to sessions and links too.
        let payer = self.payer(&mut *tx, link, draft.customer).await?;
        let shared = wallet.source.is_shared();
        let wanted = (&asset.id, price);
        let (address, index, due) = match self.find_address(&mut *tx, wallet, draft.wallets, wanted, attempt).await? {
            Given::At { address, index, due } => (address, index, due),
            Given::NoAmount => return Ok(Opened::No(Why::NoAmount)),
            Given::NotShared => return Ok(Opened::No(Why::NotShared)),
            Given::NoIndex => return Ok(Opened::PassOver),
        };
        let now = self.now();
        self.watch.add(&address, asset, now.plus(link.window));
        let session = self.compose(draft, id, address, index, due, now);
        tx.insert_session(&session).await?;
        if let Some(payer) = payer {
            tx.put_session(session.id, payer).await?;
        }
        if let Some(channel) = draft.channel {
            tx.attribute(session.id, channel).await?;
        }
        if !tx.claim_place(&place).await? {
            return Ok(Opened::No(Why::NoPlace));
        }
        // The link is ours until the end: what was asked for must still be so (R25).
        if !is_as_read(&mut *tx, link, asked, now).await? {
            return Ok(Opened::No(Why::Changed));
        }
        tx.insert_quote(&Quote {
            session: session.id,
            title: asked.title.clone(),
            unit: asked.unit.clone(),
            price: asked.price,
            quantity: asked.quantity,
            rate: rate.cloned(),
        })
        .await?;
        tx.give_address(&session, shared).await?;
        tx.append(&judge::event(&*self.out.entropy, &session, "session.opened", serde_json::Value::Null, now)).await?;
        tx.commit().await?;
        // Ids of links and sessions open them; the code is what merchant and customer compare.
        tracing::info!(code = %session.code, network = %network.network.id, "session opened");
        Ok(Opened::Session(Box::new(session)))
    }

    fn compose(
        &self,
        draft: Draft<'_>,
        id: SessionId,
        address: domain::Address,
        index: u32,
        due: Units,
        now: Millis,
    ) -> Session {
        let Draft { link, asset, network: followed, wallet, customer, tolerance, .. } = draft;
        let confirmations = followed.network.confirmations_for(asset, due);
        let terms = Terms {
            asset: asset.id.clone(),
            due,
            opened_at: now,
            deadline: now.plus(link.window),
            tolerance: tolerance.in_units_of(asset.decimals),
            confirmations,
            finality: crate::follow::finality(&followed.network.id, confirmations),
        };
        let assessment: Assessment = assess(&terms, Decision::None, &[], &judge::horizon(&followed.health));
        Session {
            id,
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
}

/// What became of a try to open a session.
enum Opened {
    Session(Box<Session>),
    /// It cannot be opened; nothing was kept.
    No(Why),
    /// Many of the wallet's next addresses were given by another wallet, and are to be passed over first.
    PassOver,
}

/// Why a session cannot be opened.
#[derive(Debug, Clone, Copy, thiserror::Error)]
enum Why {
    #[error("no place is left")]
    NoPlace,
    #[error("every amount of this price was asked at the wallet's one address")]
    NoAmount,
    #[error("the wallet's one address was given to a customer as their own")]
    NotShared,
    #[error("the link was changed at the same moment")]
    Changed,
}

impl Why {
    /// In words for the customer.
    fn said_of(self, merchant: &str) -> String {
        match self {
            Self::NoPlace => NO_PLACE.to_owned(),
            Self::NoAmount => format!(
                "{merchant} cannot take another payment of this amount in this coin at its one address. Choose another coin, or \
                 write to {merchant}: a wallet with an extended public key takes any number. Nothing was charged."
            ),
            Self::Changed => format!(
                "{merchant} changed this link at this moment. Load the page again to see it as it is now. Nothing was charged."
            ),
            Self::NotShared => format!(
                "{merchant} cannot be paid at its address: it belongs to another payment. Write to them: they need another \
                 wallet. Nothing was charged."
            ),
        }
    }
}

/// Whether a link, and the product that it sells, are in all that a session is made of as they were when the customer's form was read:
/// rates may have been waited for since.
async fn is_as_read(tx: &mut dyn Transaction, before: &Link, asked: &Asked, now: Millis) -> Result<bool, StorageError> {
    let Some(link) = tx.link(before.id).await? else { return Ok(false) };
    let same = link.is_public()
        && link.ends_at.is_none_or(|ends| now < ends)
        && (&link.price, &link.unit, &link.accepts) == (&before.price, &before.unit, &before.accepts)
        && (&link.fields, link.customer, link.window) == (&before.fields, before.customer, before.window);
    let Some(id) = asked.product.filter(|_| same) else { return Ok(same) };
    let product = tx.products_by_id(&[id]).await?;
    Ok(product.first().is_some_and(|product| {
        product.active && product.unit == asked.unit && product.total(asked.quantity) == Some(asked.price)
    }))
}

/// What a session is made of.
#[derive(Clone, Copy)]
struct Draft<'a> {
    link: &'a Link,
    asset: &'a Asset,
    network: &'a FollowedNetwork,
    wallet: &'a Wallet,
    /// All of the merchant's.
    wallets: &'a [Wallet],
    customer: &'a CustomerInfo,
    asked: &'a Asked,
    rate: Option<&'a Agreed>,
    tolerance: domain::Tolerance<Amount>,
    /// By which channel the customer came (R30).
    channel: Option<Channel>,
}

/// Notes a form's errors, to be said together with others; any other problem ends it at once.
fn keep<T>(fields: &mut Fields, read: Outcome<T>) -> Outcome<Option<T>> {
    match read {
        Ok(value) => Ok(Some(value)),
        Err(Problem::Fields { errors }) => {
            for error in errors {
                fields.wrong(&error.field, error.message);
            }
            Ok(None)
        }
        Err(other) => Err(other),
    }
}
