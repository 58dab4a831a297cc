//! A merchant's own page, where no link stands for it: what anybody can pay there (R2).

use crate::{
    Service,
    fail::{self, Outcome},
    merchant::bounds,
};
use api_types::checkout::{BusinessPage, Listed};
use domain::{Link, Mode, Price, Product, ids::ProductId};
use std::collections::HashMap;
use storage::{Transaction, records::Merchant};

/// The most links that are listed.
const MOST: u32 = 50;

impl Service {
    /// Links with readable addresses that can be paid again and again: real ones; test ones while there are no others.
    pub(super) async fn business_page(&self, tx: &mut dyn Transaction, merchant: &Merchant) -> Outcome<BusinessPage> {
        let (mut mode, mut links) = (Mode::Live, self.listed(tx, merchant, Mode::Live).await?);
        if links.is_empty() {
            links = self.listed(tx, merchant, Mode::Test).await?;
            mode = if links.is_empty() { Mode::Live } else { Mode::Test };
        }
        Ok(BusinessPage {
            merchant: self.merchant_card(merchant),
            url: self.url(format_args!("/{}", merchant.handle)),
            mode,
            links,
        })
    }

    /// The only link on it whose amount customers choose.
    pub(super) async fn only_open_link(&self, tx: &mut dyn Transaction, merchant: &Merchant) -> Outcome<Option<Link>> {
        for mode in [Mode::Live, Mode::Test] {
            let links = tx.offered_links(merchant.id, mode, self.now(), MOST).await;
            let links = links.map_err(fail::storage("reading what a merchant offers"))?;
            if !links.is_empty() {
                let mut open = links.into_iter().filter(|link| matches!(link.price, Price::Open(_)));
                return Ok(open.next().filter(|_| open.next().is_none()));
            }
        }
        Ok(None)
    }

    async fn listed(&self, tx: &mut dyn Transaction, merchant: &Merchant, mode: Mode) -> Outcome<Vec<Listed>> {
        let failed = fail::storage("reading what a merchant offers");
        let links = tx.offered_links(merchant.id, mode, self.now(), MOST).await.map_err(&failed)?;
        let sold: Vec<_> = links.iter().filter_map(sells).collect();
        let products = tx.products_by_id(&sold).await.map_err(&failed)?;
        let products: HashMap<_, _> = products.into_iter().map(|product| (product.id, product)).collect();
        let listed = |link: &Link| {
            let product = sells(link).map(|id| products.get(&id));
            // What is not for sale has no page.
            let product = match product {
                Some(product) => Some(product.filter(|product| product.active)?),
                None => None,
            };
            let bill = Self::bill(link, product);
            Some(Listed {
                title: bill.title,
                description: bill.description,
                price: price(link, product),
                url: self.link_url(&merchant.handle, link),
            })
        };
        Ok(links.iter().filter_map(listed).collect())
    }
}

fn sells(link: &Link) -> Option<ProductId> {
    match &link.price {
        Price::Product { product } => Some(*product),
        _ => None,
    }
}

/// `5.00 USDC`, `5.00 to 100.00 EUR`; empty where the customer is free to choose.
fn price(link: &Link, product: Option<&Product>) -> String {
    let amount = match (&link.price, product) {
        (Price::Fixed { amount }, _) => amount.to_string(),
        (Price::Open(open), _) => bounds(open),
        (Price::Product { .. }, Some(product)) => return format!("{} {}", product.price, product.unit),
        (Price::Product { .. }, None) => String::new(),
    };
    if amount.is_empty() { amount } else { format!("{amount} {}", link.unit) }
}
