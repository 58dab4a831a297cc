//! Payment links.

use super::Result;
use crate::records::{LinkFilter, LinkRow, Page, Paged};
use async_trait::async_trait;
use domain::{
    Link, LinkPath, Millis, Mode,
    ids::{LinkId, MerchantId, TagId},
};

/// Payment links.
#[async_trait]
pub trait Links {
    /// Adds one. `Taken("path")`: the merchant has given it to another link.
    async fn insert_link(&mut self, link: &Link) -> Result<()>;
    /// Replaces what may be edited. `Taken("path")`. Paths that it had before still lead to it. While it is deleted none does, and
    /// others may take them; what nobody took leads to it again once it is not.
    async fn update_link(&mut self, link: &Link) -> Result<()>;
    /// Forgets the paths that lead to a link, but for `keep`.
    async fn drop_link_paths(&mut self, id: LinkId, keep: Option<&LinkPath>) -> Result<()>;
    /// The paths that lead to a link but for `keep`, each with when it was given to it; the oldest first.
    async fn given_paths(&mut self, id: LinkId, keep: Option<&LinkPath>) -> Result<Vec<(LinkPath, Millis)>>;
    /// Lets a path lead to a link again. Returns whether it does: not when another has it.
    async fn give_path_back(
        &mut self,
        merchant: MerchantId,
        id: LinkId,
        path: &LinkPath,
        given_at: Millis,
    ) -> Result<bool>;
    /// Links of a merchant's that give or take a tag after payment, deleted ones too.
    async fn links_with_tag_after_payment(&mut self, merchant: MerchantId, tag: TagId) -> Result<Vec<LinkId>>;
    /// The link that a path leads to; its own path may be a newer one.
    async fn link_by_path(&mut self, merchant: MerchantId, path: &LinkPath) -> Result<Option<Link>>;
    /// Links of a mode that anybody may pay again and again, newest first: with a readable address, for no one customer, active, and
    /// neither at their limit nor over.
    async fn offered_links(&mut self, merchant: MerchantId, mode: Mode, now: Millis, most: u32) -> Result<Vec<Link>>;
    /// The link that a code leads to, whosever it is, and whether the code opens what is known of its customer.
    async fn link_by_code(&mut self, code: &str) -> Result<Option<(Link, bool)>>;
    /// The code that opens a link: what it has, else `new`, which it has from now on. `Taken("code")`.
    async fn code_of_link(&mut self, id: LinkId, new: &str) -> Result<String>;
    /// The codes that open these links; of those that have one.
    async fn codes_of_links(&mut self, ids: &[LinkId]) -> Result<Vec<(LinkId, String)>>;
    /// The code of a link's short address for anybody, which opens nothing. `None`: it has none, as one whose address is a secret.
    async fn short_code(&mut self, id: LinkId) -> Result<Option<String>>;
    /// The same: what it has, else `new`, which it has from now on. `Taken("code")`.
    async fn short_code_or(&mut self, id: LinkId, new: &str) -> Result<String>;
    /// The codes that were given out for a link open nothing any more, and lead to its page still.
    async fn close_codes(&mut self, id: LinkId) -> Result<()>;
    /// Every path of a merchant's, old ones too.
    async fn link_paths(&mut self, merchant: MerchantId) -> Result<Vec<LinkPath>>;
    /// Other paths of a merchant's that may be taken for this one; some of them.
    async fn paths_alike(&mut self, merchant: MerchantId, path: &LinkPath) -> Result<Vec<LinkPath>>;
    /// Every path that leads to a link.
    async fn paths_of_link(&mut self, id: LinkId) -> Result<Vec<LinkPath>>;
    /// The link that the merchant's handle alone leads to. `None`: not chosen, or deleted.
    async fn front_link(&mut self, merchant: MerchantId) -> Result<Option<LinkId>>;
    /// Chooses it.
    async fn set_front_link(&mut self, merchant: MerchantId, link: Option<LinkId>) -> Result<()>;
    /// By id, whosever it is, deleted ones too: for the public page.
    async fn link(&mut self, id: LinkId) -> Result<Option<Link>>;
    /// The same for many, in no order; what is not there is left out.
    async fn links_by_id(&mut self, ids: &[LinkId]) -> Result<Vec<Link>>;
    /// One of a merchant's (I19). Who may write keeps others from changing it until the transaction ends, so that what is written
    /// back was read last.
    async fn merchant_link(&mut self, merchant: MerchantId, id: LinkId) -> Result<Option<LinkRow>>;
    /// Notices which links of a merchant's are over by now: until then, lists take them for links that are not.
    async fn end_links(&mut self, merchant: MerchantId, now: Millis) -> Result<u64>;
    /// Whether there are any to notice.
    async fn are_links_to_end(&mut self, merchant: MerchantId, now: Millis) -> Result<bool>;
    /// At which moments those of a merchant end that are not noticed to be over, each once.
    async fn ends_to_come(&mut self, merchant: MerchantId) -> Result<Vec<Millis>>;
    /// Lets them end at other moments, each given with the one before.
    async fn move_ends(&mut self, merchant: MerchantId, moved: &[(Millis, Millis)]) -> Result<()>;
    /// A merchant's, newest first. Words of three letters and more are found wherever they stand; shorter ones in the newest 1,000
    /// links, and where the text of one begins.
    async fn links(&mut self, merchant: MerchantId, filter: &LinkFilter, page: Page) -> Result<Paged<LinkRow>>;
}
