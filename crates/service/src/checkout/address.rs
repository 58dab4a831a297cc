//! From what stands in an address to a link (R1, R2).

use super::link_page::product_of;
use crate::{
    Service,
    fail::{self, Outcome},
    link_address::Codes,
};
use api_types::{Problem, checkout::BusinessPage};
use domain::{Handle, Link, LinkPath, Price, ids::LinkId, link::is_link_code};
use storage::{Transaction, records::Merchant};

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
    /// To the link's or the merchant's newer address, absolute.
    Moved(String),
    /// To the merchant's own page, where no link stands for it.
    Business(Box<BusinessPage>),
}

impl Service {
    /// Where `/{handle}` or `/{handle}/{last}` leads. What begins with a digit is an amount for the handle's own link. A handle
    /// that the merchant had before leads on.
    ///
    /// # Errors
    /// `NotFound`: no such merchant, or nothing there; an amount where the customer has none to choose.
    pub async fn destination(&self, handle: &str, last: Option<&str>) -> Outcome<Destination> {
        let handle = Handle::kept(handle).map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("finding a link by its address");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let merchant = match tx.merchant_by_handle(&handle).await.map_err(&failed)? {
            Some(merchant) => merchant,
            None => tx.merchant_by_old_handle(&handle).await.map_err(&failed)?.ok_or(Problem::NotFound)?,
        };
        let last = last.filter(|last| !last.is_empty());
        let (found, rest) = match last.filter(|last| last.starts_with(|c: char| c.is_ascii_digit())) {
            Some(amount) => (self.with_amount(&mut *tx, &merchant, amount).await?, format!("/{amount}")),
            None => match last {
                Some(path) => {
                    let path = LinkPath::kept(path).map_err(|_| Problem::NotFound)?;
                    (self.by_path(&mut *tx, &merchant, &path).await?, format!("/{path}"))
                }
                None => (self.front(&mut *tx, &merchant).await?, String::new()),
            },
        };
        Ok(match found {
            Destination::Link { .. } | Destination::Business(_) if merchant.handle != handle => {
                Destination::Moved(self.url(format_args!("/{}{rest}", merchant.handle)))
            }
            found => found,
        })
    }

    /// Where the short address of a link leads: its page, absolute.
    ///
    /// # Errors
    /// `NotFound`: there is no such link, or it has no page now.
    pub async fn short_destination(&self, code: &str) -> Outcome<String> {
        if !is_link_code(code) {
            return Err(Problem::NotFound);
        }
        let failed = fail::storage("finding a link by its short address");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let (link, opens) = tx.link_by_code(code).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        if !link.is_public() {
            return Err(Problem::NotFound);
        }
        let merchant = tx.merchant(link.merchant).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        let codes = if opens { Codes::from([(link.id, code.to_owned())]) } else { Codes::new() };
        Ok(self.own_url(&merchant.handle, &link, &codes))
    }

    async fn by_path(&self, tx: &mut dyn Transaction, merchant: &Merchant, path: &LinkPath) -> Outcome<Destination> {
        let failed = fail::storage("finding a link by its path");
        let link = tx.link_by_path(merchant.id, path).await.map_err(failed)?.ok_or(Problem::NotFound)?;
        // A path in other letters, or one from before: its public page is the newer one's, if there is any.
        if link.path.as_ref().is_some_and(|newer| newer != path) && link.is_public() {
            return Ok(Destination::Moved(self.link_url(&merchant.handle, &link)));
        }
        Ok(to(link.id, None))
    }

    /// The merchant's own page: the link that was chosen for it while that can be opened, else all that can be paid.
    async fn front(&self, tx: &mut dyn Transaction, merchant: &Merchant) -> Outcome<Destination> {
        match front_link(tx, merchant).await? {
            Some(link) => Ok(to(link.id, None)),
            None => Ok(Destination::Business(Box::new(self.business_page(tx, merchant).await?))),
        }
    }

    /// An amount is for the front link, if the customer may choose one there: any other price would not be what is shown. Where no
    /// link stands for the merchant's own page, it is for the only one there of which one may.
    async fn with_amount(&self, tx: &mut dyn Transaction, merchant: &Merchant, amount: &str) -> Outcome<Destination> {
        let link = match front_link(tx, merchant).await? {
            Some(link) => link,
            None => self.only_open_link(tx, merchant).await?.ok_or(Problem::NotFound)?,
        };
        let Price::Open(open) = &link.price else { return Err(Problem::NotFound) };
        super::read_amount(amount, open.decimals, &link.unit).map_err(|_| Problem::NotFound)?;
        Ok(to(link.id, Some(amount.to_owned())))
    }
}

fn to(link: LinkId, amount: Option<String>) -> Destination {
    Destination::Link { link: link.to_string(), amount }
}

/// The link behind the handle, if it has a page now.
async fn front_link(tx: &mut dyn Transaction, merchant: &Merchant) -> Outcome<Option<Link>> {
    let failed = fail::storage("finding the front link");
    let Some(id) = tx.front_link(merchant.id).await.map_err(&failed)? else { return Ok(None) };
    let Some(link) = tx.link(id).await.map_err(&failed)?.filter(Link::is_public) else { return Ok(None) };
    let sells = product_of(tx, &link).await?;
    let gone = matches!(link.price, Price::Product { .. }) && !sells.is_some_and(|product| product.active);
    Ok(Some(link).filter(|_| !gone))
}
