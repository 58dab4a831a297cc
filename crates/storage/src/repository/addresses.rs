//! Addresses that were given out.

use super::Result;
use crate::records::{Claim, GivenAddress, Page, Paged, Session};
use async_trait::async_trait;
use domain::{
    Address, AssetId, Millis, Units,
    ids::{MerchantId, WalletId},
};

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
    /// Sessions that share an address, were given it between two moments, and are neither paid nor set aside, newest first:
    /// those that money without a session may be for. As `due`, what each still misses.
    async fn unpaid_at(&mut self, address: &Address, from: Millis, until: Millis, most: u32) -> Result<Vec<Claim>>;
    /// Whether an address that was given is shared (`true`) or one session's own. `None`: nobody was given it.
    async fn address_is_shared(&mut self, address: &Address) -> Result<Option<bool>>;
    /// Which of these amounts of an asset were asked at a shared address already (I11), in no order.
    async fn taken_amounts(&mut self, address: &Address, asset: &AssetId, amounts: &[Units]) -> Result<Vec<Units>>;
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
    /// The longest run of unused addresses below a used one, among a wallet's newest 1,000: a merchant's own wallet that stops
    /// there does not show what came after it.
    async fn passed_gap(&mut self, wallet: WalletId) -> Result<u32>;
}
