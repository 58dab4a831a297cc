//! Where a merchant is paid.

use super::listing;
use crate::{
    Service,
    audit::On,
    auth::{Actor, Right},
    fail::{self, Outcome},
    fields::Fields,
    random,
};
use api_types::{
    Problem,
    dashboard::{AddressItem, Listing, WalletForm, WalletItem, WalletPreview},
};
use domain::{
    Act, Amount, Mode,
    ids::WalletId,
    text,
    wallet::{GAP_LIMIT, Wallet, WalletSource, gap_warning},
};
use storage::{StorageError, Transaction};

impl Service {
    /// A merchant's wallets, oldest first.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn wallets(&self, actor: &Actor) -> Outcome<Vec<WalletItem>> {
        let failed = fail::storage("reading wallets");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let mut items = Vec::new();
        for wallet in tx.wallets(actor.merchant).await.map_err(&failed)? {
            let gaps = gaps(&mut *tx, &wallet).await.map_err(&failed)?;
            items.push(shown(&wallet, gaps));
        }
        Ok(items)
    }

    /// What a wallet would give out first, to be compared with the merchant's own. Nothing is kept.
    ///
    /// # Errors
    /// Not a key or address; secrets are refused by name and not repeated (I24).
    pub async fn preview_wallet(&self, actor: &Actor, form: WalletForm) -> Outcome<WalletPreview> {
        actor.may(Right::Manage)?;
        let (_, source, _) = read(&form)?;
        first_addresses(&source, WalletId::from_parts(self.now(), 0))
    }

    /// The same of a wallet that was added already.
    ///
    /// # Errors
    /// `NotFound`: no such wallet of this merchant.
    pub async fn first_addresses(&self, actor: &Actor, wallet: &str) -> Outcome<WalletPreview> {
        let id = wallet.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("reading a wallet");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let wallet = tx.wallet(actor.merchant, id).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        first_addresses(&wallet.source, wallet.id)
    }

    /// Adds a wallet; new sessions get their addresses from it.
    ///
    /// # Errors
    /// As for the preview, or a key that is in use already, however it is written; or one address that a customer has.
    pub async fn add_wallet(&self, actor: &Actor, form: WalletForm) -> Outcome<WalletItem> {
        self.keep_wallet(actor, form, true).await
    }

    /// Adds a wallet that gives no address before its merchant has compared the first ones and says that it may.
    ///
    /// # Errors
    /// As for [`Self::add_wallet`].
    pub async fn add_wallet_to_compare(&self, actor: &Actor, form: WalletForm) -> Outcome<WalletItem> {
        self.keep_wallet(actor, form, false).await
    }

    async fn keep_wallet(&self, actor: &Actor, form: WalletForm, active: bool) -> Outcome<WalletItem> {
        actor.may(Right::Manage)?;
        let (mode, source, name) = read(&form)?;
        let failed = fail::storage("adding a wallet");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let known = tx.wallets(actor.merchant).await.map_err(&failed)?;
        if let Some(same) = known.iter().find(|wallet| wallet.source.is_same(&source)) {
            return Err(Problem::field("key", format!("This is your wallet \"{}\" already.", same.name)));
        }
        // What comes to a shared place could be told apart by nobody.
        if tx.is_anothers_source(actor.merchant, &source).await.map_err(&failed)? {
            return Err(Problem::field(
                "key",
                "Another business on this server is paid there. Use another account of your wallet, so that the payments of \
                 each business stay apart.",
            ));
        }
        if let WalletSource::SingleAddress { address } = source {
            // Whatever comes to such an address is one session's, so it could never tell others apart (I11).
            if tx.address_is_shared(&address.into()).await.map_err(&failed)? == Some(false) {
                return Err(Problem::field(
                    "key",
                    "This address was given to one customer as their own already, from an extended public key. Others cannot \
                      share it. Give another address of yours.",
                ));
            }
        }
        let now = self.now();
        let wallet = Wallet {
            id: WalletId::from_parts(now, random::bits(&*self.out.entropy)),
            merchant: actor.merchant,
            name: name.unwrap_or_else(|| {
                if mode == Mode::Live { "Wallet".to_owned() } else { "Wallet for tests".to_owned() }
            }),
            mode,
            source,
            next_index: 0,
            active,
            gap_raised_to: None,
            created_at: now,
        };
        tx.insert_wallet(&wallet).await.map_err(&failed)?;
        self.note(&mut *tx, actor, Act::WalletAdded, On::of(wallet.id, &wallet.name)).await?;
        tx.commit().await.map_err(&failed)?;
        tracing::info!(wallet = %wallet.id, "wallet added");
        Ok(shown(&wallet, Gaps::default()))
    }

    /// Lets a wallet give addresses, or not. Addresses given out stay watched either way.
    ///
    /// # Errors
    /// `NotFound`: no such wallet of this merchant.
    pub async fn set_wallet_active(&self, actor: &Actor, wallet: &str, active: bool) -> Outcome<()> {
        actor.may(Right::Manage)?;
        let id = wallet.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("changing a wallet");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let wallet = tx.wallet(actor.merchant, id).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        let act = if active { Act::WalletSwitchedOn } else { Act::WalletSwitchedOff };
        self.note(&mut *tx, actor, act, On::of(wallet.id, &wallet.name)).await?;
        tx.update_wallet(&Wallet { active, ..wallet }).await.map_err(&failed)?;
        tx.commit().await.map_err(&failed)
    }

    /// Takes it that the merchant's own wallet finds what is paid up to an address that was given out: of gaps before it they are
    /// told no more.
    ///
    /// # Errors
    /// `NotFound`: no such wallet of this merchant. `Refused`: it was said already, or there is no such address.
    pub async fn raise_gap(&self, actor: &Actor, wallet: &str, to: u32) -> Outcome<()> {
        actor.may(Right::Manage)?;
        let id = wallet.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("noting a raised gap limit");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let wallet = tx.wallet(actor.merchant, id).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        if !tx.raise_gap(actor.merchant, id, to).await.map_err(&failed)? {
            return Err(fail::refused("There is nothing to say about this wallet any more. Load the page again."));
        }
        let on = On::of(wallet.id, &wallet.name).saying(format_args!("up to its address {}", to.saturating_add(1)));
        self.note(&mut *tx, actor, Act::GapRaised, on).await?;
        tx.commit().await.map_err(&failed)
    }

    /// The addresses that a wallet gave out, with their paths, so that the merchant's own wallet finds the money.
    ///
    /// # Errors
    /// `NotFound`: no such wallet of this merchant.
    pub async fn wallet_addresses(&self, actor: &Actor, wallet: &str, page: u32) -> Outcome<Listing<AddressItem>> {
        let id = wallet.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("reading a wallet's addresses");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let wallet = tx.wallet(actor.merchant, id).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        let given = tx.given_addresses(actor.merchant, id, listing::page(page)).await.map_err(&failed)?;
        let networks = tx.networks().await.map_err(&failed)?;
        let received = |(asset, units): (domain::AssetId, domain::Units)| {
            let known = networks.iter().find_map(|n| n.assets.iter().find(|a| a.id == asset).map(|a| (n, a)));
            known.map_or_else(
                || format!("{units} base units of {asset}"),
                |(network, found)| {
                    format!("{} {} on {}", Amount::new(units, found.decimals), found.symbol, network.network.name)
                },
            )
        };
        Ok(listing::listing(given, page, |given| AddressItem {
            path: wallet.source.path(given.index),
            address: given.address.to_string(),
            index: given.index,
            session: given.session.to_string(),
            given_at: given.given_at.0,
            received: given.received.into_iter().map(received).collect(),
        }))
    }
}

/// What a wallet gives first: three addresses, or the only one that it has.
fn first_addresses(source: &WalletSource, id: WalletId) -> Outcome<WalletPreview> {
    let count = if matches!(source, WalletSource::SingleAddress { .. }) { 1 } else { 3 };
    let addresses: Result<Vec<_>, _> =
        (0..count).map(|index| Ok((source.address(id, index)?.to_string(), source.path(index)))).collect();
    let addresses = addresses.map_err(|error: domain::wallet::KeyError| Problem::field("key", error))?;
    Ok(WalletPreview { kind: kind(source).to_owned(), addresses })
}

fn read(form: &WalletForm) -> Outcome<(Mode, WalletSource, Option<String>)> {
    let mut fields = Fields::default();
    let mode = fields.take("mode", form.mode.parse::<Mode>().map_err(|_| "Choose live or test."));
    let name = fields.take("name", text::optional_line("The name", &form.name, 60));
    let source = mode.and_then(|mode| fields.take("key", WalletSource::parse(&form.key, mode)));
    let read = (|| Some((mode?, source?, name?)))();
    fields.finish(read)
}

const fn kind(source: &WalletSource) -> &'static str {
    match source {
        WalletSource::ExtendedKey { .. } => "extended_key",
        WalletSource::SingleAddress { .. } => "single_address",
        WalletSource::Sandbox => "sandbox",
    }
}

/// Addresses in a row that got nothing.
#[derive(Clone, Copy, Default)]
pub(super) struct Gaps {
    /// Since the newest that got something.
    pub unused_run: u32,
    /// The most before one that did.
    pub passed: u32,
}

impl Gaps {
    /// Whether the merchant is told of them.
    pub const fn are_told(self, wallet: &Wallet) -> bool {
        self.unused_run >= gap_warning(wallet.gap_raised_to.is_some()) || self.passed >= GAP_LIMIT
    }

    /// Up to which index saying that the limit was raised is about. Of a run that nothing came after it is the end only when that is
    /// what was told: a shorter one may still grow into a gap.
    const fn end(self, wallet: &Wallet) -> u32 {
        let newest = wallet.next_index.saturating_sub(1);
        let run_is_told = self.unused_run >= gap_warning(wallet.gap_raised_to.is_some());
        if run_is_told { newest } else { newest.saturating_sub(self.unused_run) }
    }
}

/// The gaps of a wallet, where its owner's own wallet has to look past them.
pub(super) async fn gaps(tx: &mut dyn Transaction, wallet: &Wallet) -> Result<Gaps, StorageError> {
    // The sandbox's wallet loses nothing, and one address leaves no gap.
    if !matches!(wallet.source, WalletSource::ExtendedKey { .. }) {
        return Ok(Gaps::default());
    }
    Ok(Gaps { unused_run: tx.unused_run(wallet.id).await?, passed: tx.passed_gap(wallet.id).await? })
}

/// A wallet as merchants see it.
pub(super) fn shown(wallet: &Wallet, gaps: Gaps) -> WalletItem {
    WalletItem {
        id: wallet.id.to_string(),
        name: wallet.name.clone(),
        mode: wallet.mode,
        kind: kind(&wallet.source).to_owned(),
        shown: match &wallet.source {
            WalletSource::ExtendedKey { key } => key.short(),
            WalletSource::SingleAddress { address } => address.to_string(),
            WalletSource::Sandbox => "Pays nothing real".to_owned(),
        },
        given: wallet.next_index,
        unused_run: gaps.unused_run,
        passed_gap: gaps.passed,
        gap_raised: wallet.gap_raised_to.is_some(),
        gap_end: gaps.end(wallet),
        active: wallet.active,
    }
}
