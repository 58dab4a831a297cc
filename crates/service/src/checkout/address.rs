//! From what stands in an address to a link (R1, R2).

use crate::{
    Service,
    fail::{self, Outcome},
};
use api_types::Problem;
use domain::{Handle, LinkPath};

/// Where an address leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// To this link's page.
    Link {
        /// Its id.
        link: String,
        /// An amount that the address gives, for an open amount (R2). `None`: none.
        amount: Option<String>,
    },
    /// To the link's newer address, absolute.
    Moved(String),
}

impl Service {
    /// Where `/{handle}` or `/{handle}/{last}` leads. What begins with a digit is an amount for the handle's own link.
    ///
    /// # Errors
    /// `NotFound`: no such merchant, or nothing there.
    pub async fn destination(&self, handle: &str, last: Option<&str>) -> Outcome<Destination> {
        let handle: Handle = handle.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("finding a link by its address");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let merchant = tx.merchant_by_handle(&handle).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        let last = last.filter(|last| !last.is_empty());
        let amount = last.filter(|last| last.starts_with(|c: char| c.is_ascii_digit())).map(str::to_owned);
        if last.is_none() || amount.is_some() {
            let front = tx.front_link(merchant.id).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
            return Ok(Destination::Link { link: front.to_string(), amount });
        }
        let path: LinkPath = last.unwrap_or_default().parse().map_err(|_| Problem::NotFound)?;
        let link = tx.link_by_path(merchant.id, &path).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        // A path in other letters, or one from before: its public page is the newer one's, if there is any.
        if link.path.as_ref().is_some_and(|newer| *newer != path) && link.is_public() {
            return Ok(Destination::Moved(self.link_url(&handle, &link)));
        }
        Ok(Destination::Link { link: link.id.to_string(), amount: None })
    }
}
