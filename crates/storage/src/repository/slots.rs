//! Places on links with a limit and in the stock of products. Every session has one, so that a limit that is set later

use super::Result;
use crate::records::{LinkPlaces, Place};
use async_trait::async_trait;
use domain::{
    Slot,
    ids::{LinkId, ProductId, SessionId},
};

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
    /// How the pieces of a product are taken, whichever links sell it.
    async fn product_places(&mut self, product: ProductId) -> Result<LinkPlaces>;
    /// How many of each of these products are sold or held.
    async fn products_held(&mut self, products: &[ProductId]) -> Result<Vec<(ProductId, u64)>>;
}
