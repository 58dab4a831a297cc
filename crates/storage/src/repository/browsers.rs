//! Browsers that show members notifications, and what they are told.

use super::Result;
use crate::records::{Browser, Push};
use async_trait::async_trait;
use domain::{
    Millis,
    ids::{BrowserId, MemberId, MerchantId},
};

/// Browsers that show members notifications, and what they are told.
#[async_trait]
pub trait Browsers {
    /// Adds one. One that is known is from now on who gives it; its id stays.
    async fn put_browser(&mut self, browser: &Browser) -> Result<()>;
    /// By id.
    async fn browser(&mut self, id: BrowserId) -> Result<Option<Browser>>;
    /// A member's, the newest first.
    async fn browsers_of(&mut self, merchant: MerchantId, member: MemberId) -> Result<Vec<Browser>>;
    /// Takes away one of a member's. Returns whether it was there.
    async fn delete_browser(&mut self, merchant: MerchantId, member: MemberId, id: BrowserId) -> Result<bool>;
    /// Forgets one that its push service does not know any more, unless it came back with another key.
    async fn forget_browser(&mut self, browser: &Browser) -> Result<()>;
    /// What its push service said, and when it took something (`None`: it did not now).
    async fn note_push(&mut self, id: BrowserId, told_at: Option<Millis>, said: &str) -> Result<()>;
    /// Something to tell each browser of a member, due at once; with what waits of its topic, or when the quiet after the last is
    /// over. The browser of `push` is not looked at.
    async fn add_pushes(&mut self, merchant: MerchantId, member: MemberId, push: &Push, now: Millis) -> Result<()>;
    /// Gives out what is due at `now`, the oldest first: nobody else is given it before `until`.
    async fn claim_pushes(&mut self, now: Millis, until: Millis, most: u32) -> Result<Vec<Push>>;
    /// It was told, or will not be. What came meanwhile waits until `quiet_until`. Returns whether it was still this one's to say.
    async fn finish_push(&mut self, push: &Push, quiet_until: Millis) -> Result<bool>;
    /// It is tried again then. Returns whether it was still this one's to say.
    async fn put_off_push(&mut self, push: &Push, due: Millis) -> Result<bool>;
    /// When the next is due. `None`: none waits.
    async fn next_push(&mut self) -> Result<Option<Millis>>;
}
