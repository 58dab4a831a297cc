//! Gives a session where to pay: an address of its own, or one that sessions share with an amount of its own (I11).

use crate::{Service, random};
use domain::{
    Address, Amount, AssetId, UniqueAmounts, Units,
    wallet::{Wallet, WalletSource},
};
use std::collections::HashSet;
use storage::{StorageError, Transaction};

/// How many indices that are taken are passed over in the transaction that opens a session.
const PASSED_OVER: u32 = 64;
/// How many are passed over in a transaction that does nothing else.
const PASSED_OVER_AT_ONCE: u32 = 1_024;
/// How many amounts are looked up at once.
const LOOKED_UP: u32 = 256;

/// Where a session is paid, and how much.
pub(super) enum Given {
    /// Here.
    At {
        address: Address,
        index: u32,
        /// The price or, at a shared address, as little more as is free.
        due: Units,
    },
    /// All amounts of this price were asked at the one address.
    NoAmount,
    /// The one address was given to somebody as their own, so that whatever comes there is theirs.
    NotShared,
    /// Many indices in a row are taken: another wallet has the same key.
    NoIndex,
}

impl Service {
    /// Finds where a session is paid. `wallets` are all of the merchant's: what one of them shares no other gives out.
    pub(super) async fn find_address(
        &self,
        tx: &mut dyn Transaction,
        wallet: &Wallet,
        wallets: &[Wallet],
        (asset, price): (&AssetId, Amount),
        attempt: u32,
    ) -> Result<Given, StorageError> {
        if !wallet.source.is_shared() {
            let found = fresh(tx, wallet, wallets, PASSED_OVER).await?;
            return Ok(found.map_or(Given::NoIndex, |(address, index)| Given::At { address, index, due: price.units }));
        }
        let address = derived(wallet, 0)?;
        if tx.address_is_shared(&address).await? == Some(false) {
            return Ok(Given::NotShared);
        }
        let due = self.free_amount(tx, &address, asset, price, attempt).await?;
        Ok(due.map_or(Given::NoAmount, |due| Given::At { address, index: 0, due }))
    }

    /// The price if nobody was asked for it, else one of the least amounts above it that are free. Which of them is left to
    /// chance, so that those who come at the same moment do not all try for the same.
    async fn free_amount(
        &self,
        tx: &mut dyn Transaction,
        address: &Address,
        asset: &AssetId,
        price: Amount,
        attempt: u32,
    ) -> Result<Option<Units>, StorageError> {
        let amounts = UniqueAmounts::of(price);
        let of = 8 << attempt.min(4);
        for from in (0..amounts.count()).step_by(LOOKED_UP as usize) {
            let asked: Vec<_> = (from..from + LOOKED_UP).map_while(|place| amounts.at(place)).collect();
            let taken: HashSet<_> = tx.taken_amounts(address, asset, &asked).await?.into_iter().collect();
            let free: Vec<_> = asked.into_iter().filter(|units| !taken.contains(units)).take(of).collect();
            let Some(first) = free.first() else { continue };
            if *first == price.units {
                return Ok(Some(*first));
            }
            let lot = usize::try_from(random::short_bits(&*self.out.entropy) >> 32).unwrap_or(0);
            return Ok(Some(*free.get(lot % free.len()).unwrap_or(first)));
        }
        Ok(None)
    }

    /// Passes over many taken indices and keeps how far it came, for a wallet whose key another wallet used before.
    pub(super) async fn pass_over(&self, wallet: &Wallet, wallets: &[Wallet]) -> Result<(), StorageError> {
        let mut tx = self.out.store.write().await?;
        fresh(&mut *tx, wallet, wallets, PASSED_OVER_AT_ONCE).await?;
        tx.commit().await
    }
}

/// The wallet's next index whose address nobody was given and no wallet of the merchant shares. `None`: not within so many.
async fn fresh(
    tx: &mut dyn Transaction,
    wallet: &Wallet,
    wallets: &[Wallet],
    most: u32,
) -> Result<Option<(Address, u32)>, StorageError> {
    for _ in 0..most {
        let index = tx.take_index(wallet.id).await?;
        let address = derived(wallet, index)?;
        let shared = |other: &Wallet| matches!(&other.source, WalletSource::SingleAddress { address: one } if Address::from(*one) == address);
        if !wallets.iter().any(shared) && tx.address_is_shared(&address).await?.is_none() {
            return Ok(Some((address, index)));
        }
    }
    Ok(None)
}

fn derived(wallet: &Wallet, index: u32) -> Result<Address, StorageError> {
    let address = wallet.source.address(wallet.id, index);
    address.map_err(|error| StorageError::Corrupt { what: "wallet", why: error.to_string() })
}
