//! Words that links and customers are sorted by (R28). Targets are ids of links or customers, as text.

use super::Result;
use crate::records::TagRow;
use async_trait::async_trait;
use domain::{
    Tag, TagKind,
    ids::{MerchantId, TagId},
};

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
    /// Every link or customer that has a tag of a merchant's.
    async fn worn_by(&mut self, merchant: MerchantId, tag: TagId) -> Result<Vec<String>>;
    /// Puts a tag of a merchant's back on targets, as far as these are there still.
    async fn put_tag_back(&mut self, merchant: MerchantId, tag: TagId, targets: &[String]) -> Result<()>;
    /// Takes tags of a merchant's from targets.
    async fn take_tags(&mut self, merchant: MerchantId, tags: &[TagId], targets: &[String]) -> Result<()>;
    /// Keeps others from merging or deleting one until the transaction ends. Returns whether it is there.
    async fn hold_tag(&mut self, merchant: MerchantId, id: TagId) -> Result<bool>;
    /// Puts `into` on all that have `from`, and forgets `from` but for what it went into. `from` was held.
    async fn merge_tags(&mut self, merchant: MerchantId, from: TagId, into: TagId) -> Result<()>;
    /// Into which a tag went that is there no longer. `None`: into none.
    async fn merged_into(&mut self, merchant: MerchantId, tag: TagId) -> Result<Option<TagId>>;
    /// Forgets into which a tag went: it is there again.
    async fn forget_merge(&mut self, merchant: MerchantId, tag: TagId) -> Result<()>;
}
