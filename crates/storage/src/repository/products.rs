//! The catalogue, and its pictures.

use super::Result;
use crate::records::Picture;
use async_trait::async_trait;
use domain::{
    Product,
    ids::{MerchantId, ProductId},
};

/// The catalogue, and its pictures.
#[async_trait]
pub trait Products {
    /// Adds one.
    async fn insert_product(&mut self, product: &Product) -> Result<()>;
    /// Replaces what may be edited.
    async fn update_product(&mut self, product: &Product) -> Result<()>;
    /// Whether a link of its merchant's sells it, now or when it is opened again.
    async fn is_sold(&mut self, product: &Product) -> Result<bool>;
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
