//! A link's page, before anybody pays. Looking gives no address away (gap-limit griefing).

use crate::{
    Service,
    fail::{self, Outcome},
    link_address::came_by,
    merchant::{invoice_bill, invoice_of},
    present,
    remind::Hours,
};
use api_types::{
    Problem,
    checkout::{Asking, LinkLive, LinkPage, PayOption, Places, Room},
};
use domain::{
    Amount, Asset, Link, Millis, Price, Product, Unit, Units,
    fiat::{self, FiatAmount, Pair},
    ids::ProductId,
    link::LinkKey,
};
use storage::{
    Transaction,
    records::{FollowedNetwork, LinkPlaces, SetRate},
};

impl Service {
    /// The page of a public link. Who comes by its code is shown what is known of the customer that it is for, and whom its
    /// invoice bills; who comes by its id alone is not.
    ///
    /// # Errors
    /// `NotFound`: there is no such link, or it is switched off (R25).
    pub async fn link_page(&self, link: &str) -> Outcome<LinkPage> {
        let asked: LinkKey = link.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("reading a link's page");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let link = tx.link(asked.id).await.map_err(&failed)?.filter(Link::is_public).ok_or(Problem::NotFound)?;
        let merchant = tx.merchant(link.merchant).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        let networks = tx.networks().await.map_err(&failed)?;
        let wallets = tx.wallets(link.merchant).await.map_err(&failed)?;
        let product = product_of(&mut *tx, &link).await?;
        refuse_off_sale(&link, product.as_ref())?;
        let stock = stock_left(&mut *tx, product.as_ref()).await?;
        let live = self.link_live_of(&mut *tx, &link, product.as_ref()).await?;
        let fiat = super::price::unit(&link, product.as_ref()).is_fiat();
        let manual = if fiat { tx.manual_rates(link.merchant).await.map_err(&failed)? } else { vec![] };
        let key = came_by(&mut *tx, &link, asked).await.map_err(&failed)?;
        let known = match link.customer.filter(|_| key.code.is_some()) {
            Some(id) => tx.customer(id).await.map_err(&failed)?.filter(|customer| customer.merchant == link.merchant),
            None => None,
        };
        let invoice = match invoice_of(&mut *tx, &link).await? {
            Some(invoice) => {
                let paid = tx.link_places(link.id).await.map_err(&failed)?.paid > 0;
                let today = Hours::of(&mut *tx, link.merchant).await.map_err(&failed)?.day(self.now());
                let bill = invoice_bill(&invoice, &key, paid, today);
                Some(if key.code.is_some() { bill } else { bill.for_anybody() })
            }
            None => None,
        };
        drop(tx);
        let mut options = options(&link, &networks, self.now());
        for option in &mut options {
            let payable = option
                .asset
                .parse()
                .is_ok_and(|asset| super::open_session::wallet_for(&wallets, &link, &asset).is_some());
            if !payable && option.trouble.is_none() {
                option.trouble = Some(format!("{} has no wallet for {} yet.", merchant.name, option.network_name));
            }
        }
        self.price_options(&link, product.as_ref(), &networks, &manual, &mut options).await;
        Ok(LinkPage {
            link: link.id.to_string(),
            key: key.to_string(),
            merchant: self.merchant_card(&merchant),
            bill: Self::bill(&link, product.as_ref()),
            asking: asking(&link, product.as_ref(), stock),
            live,
            fields: link.fields,
            options,
            window: link.window.0,
            url: self.link_url(&merchant.handle, &link),
            invoice,
            known: known.map(|customer| customer.prefill(&link.fields)).unwrap_or_default(),
        })
    }

    /// What may change about a link's page, for its live stream and for polling.
    ///
    /// # Errors
    /// `NotFound`: there is no such public link, or what it sells is not for sale.
    pub async fn link_live(&self, link: &str) -> Outcome<LinkLive> {
        let LinkKey { id, .. } = link.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("reading a link's places");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let link = tx.link(id).await.map_err(&failed)?.filter(Link::is_public).ok_or(Problem::NotFound)?;
        let product = product_of(&mut *tx, &link).await?;
        refuse_off_sale(&link, product.as_ref())?;
        self.link_live_of(&mut *tx, &link, product.as_ref()).await
    }

    async fn link_live_of(
        &self,
        tx: &mut dyn Transaction,
        link: &Link,
        product: Option<&Product>,
    ) -> Outcome<LinkLive> {
        let now = self.now();
        if link.ends_at.is_some_and(|ends| now >= ends) {
            return Ok(LinkLive { room: Room::Ended, places: None });
        }
        let mut room = Room::Free;
        let mut places = None;
        if let Some(total) = link.limit.most() {
            let taken = tx.link_places(link.id).await.map_err(fail::storage("reading a link's places"))?;
            let counted = Places::of(total, taken.paid, taken.held);
            room = match counted.left {
                0 => Room::Gone,
                // Promised before the limit was lowered: several must end unpaid before anybody is let in.
                left if left < taken.held => Room::Held { free_in: None },
                left if left == taken.held => held(&taken, now),
                _ => Room::Free,
            };
            places = Some(counted);
        }
        if let Some(product) = product.filter(|_| room == Room::Free)
            && stock_left(tx, Some(product)).await? == Some(0)
        {
            let taken = tx.product_places(product.id).await.map_err(fail::storage("counting a stock"))?;
            // Who edits a stock may leave less of it than is held.
            room = if product.left(taken.paid) == Some(0) { Room::Gone } else { held(&taken, now) };
        }
        Ok(LinkLive { room, places })
    }

    /// The product that a link sells, whose pieces its other links sell too.
    ///
    /// # Errors
    /// `NotFound`: there is no such public link.
    pub async fn link_sells(&self, link: &str) -> Outcome<Option<ProductId>> {
        let LinkKey { id, .. } = link.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("reading what a link sells");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let link = tx.link(id).await.map_err(&failed)?.filter(Link::is_public).ok_or(Problem::NotFound)?;
        Ok(match link.price {
            Price::Product { product } => Some(product),
            _ => None,
        })
    }

    /// Says about how much of each coin a price in a currency is, and which coins have no rate now.
    async fn price_options(
        &self,
        link: &Link,
        product: Option<&Product>,
        networks: &[FollowedNetwork],
        manual: &[SetRate],
        options: &mut [PayOption],
    ) {
        let find = |option: &PayOption| networks.iter().flat_map(|n| &n.assets).find(|a| a.id.as_str() == option.asset);
        let currency = match super::price::unit(link, product) {
            Unit::Fiat(currency) => currency,
            // Only after a product got another unit than the coins that the link takes.
            Unit::Coin(symbol) => {
                for option in options.iter_mut().filter(|option| option.trouble.is_none()) {
                    let other = find(option).filter(|asset| asset.symbol != *symbol);
                    option.trouble = other.map(|asset| super::price::other_coin(symbol, &asset.symbol));
                }
                return;
            }
        };
        let price = match (&link.price, product) {
            (Price::Fixed { amount }, _) => Some(*amount),
            (Price::Product { .. }, Some(product)) => Some(product.price),
            _ => None,
        };
        let price = price.and_then(|amount| FiatAmount::of(amount, *currency).ok());
        let mut silent = None;
        for option in options.iter_mut().filter(|option| option.trouble.is_none()) {
            let Some(asset) = find(option) else { continue };
            let pair = Pair { symbol: asset.symbol.clone(), currency: *currency };
            match self.agreed(&pair, manual).await {
                Ok(agreed) => {
                    option.about = price
                        .and_then(|price| fiat::quote(price, agreed.rate, asset.decimals).ok())
                        .map(|units| Amount::new(units, asset.decimals).to_string());
                }
                Err(why) => {
                    option.trouble = Some(super::price::no_rate(&pair));
                    silent.get_or_insert((pair, why));
                }
            }
        }
        // Nobody can even try: nothing later would tell the merchant.
        if let Some((pair, why)) = silent
            && options.iter().all(|option| option.trouble.is_some())
        {
            self.alert_no_rate(link, &pair, &why, super::price::Once::ForLink).await;
        }
    }
}

/// All that is left is held, and may come free.
fn held(taken: &LinkPlaces, now: Millis) -> Room {
    Room::Held { free_in: taken.free_at.map(|at| at.since(now).0.max(0)) }
}

/// The product that a link sells.
pub(super) async fn product_of(tx: &mut dyn Transaction, link: &Link) -> Outcome<Option<Product>> {
    let Price::Product { product } = &link.price else { return Ok(None) };
    let found = tx.products_by_id(&[*product]).await.map_err(fail::storage("reading a product"))?;
    Ok(found.into_iter().next())
}

/// How many of a product are left. `None`: as many as asked for.
async fn stock_left(tx: &mut dyn Transaction, product: Option<&Product>) -> Outcome<Option<u64>> {
    let Some(product) = product.filter(|product| product.stock.is_some()) else { return Ok(None) };
    let held = tx.products_held(&[product.id]).await.map_err(fail::storage("counting a stock"))?;
    Ok(product.left(held.first().map_or(0, |(_, held)| *held)))
}

fn asking(link: &Link, product: Option<&Product>, stock: Option<u64>) -> Asking {
    match &link.price {
        Price::Fixed { .. } => Asking::Fixed,
        Price::Open(open) => {
            let amount = |units: Units| Amount::new(units, open.decimals).to_string();
            Asking::Open {
                least: open.least.map(amount),
                most: open.most.map(amount),
                suggested: open.suggested.iter().copied().map(amount).collect(),
            }
        }
        Price::Product { .. } => Asking::Product {
            picture_url: product.and_then(|p| p.picture.as_ref()).map(|name| format!("/picture/{name}")),
            most: stock.and_then(|left| u16::try_from(left).ok()).unwrap_or(Product::MOST).clamp(1, Product::MOST),
            left: stock,
        },
    }
}

/// A link to a product that is not for sale is not there.
pub(super) fn refuse_off_sale(link: &Link, product: Option<&Product>) -> Outcome<()> {
    if matches!(link.price, Price::Product { .. }) && !product.is_some_and(|product| product.active) {
        return Err(Problem::NotFound);
    }
    Ok(())
}

/// What a link can be paid with, in the merchant's order, usable or not (P4, P5).
fn options(link: &Link, networks: &[FollowedNetwork], now: Millis) -> Vec<PayOption> {
    let find = |id| networks.iter().find_map(|n| n.assets.iter().find(|a| a.id == id).map(|asset| (n, asset)));
    link.accepts.iter().cloned().filter_map(find).map(|(network, asset)| option(link, network, asset, now)).collect()
}

fn option(link: &Link, network: &FollowedNetwork, asset: &Asset, now: Millis) -> PayOption {
    let name = &network.network.name;
    // Where the amount is not known yet, what most payments wait for.
    let due = match (&link.unit, &link.price) {
        (Unit::Coin(_), Price::Fixed { amount }) => {
            amount.rescaled(asset.decimals).map_or(Units::ZERO, |due| due.units)
        }
        _ => Units::ZERO,
    };
    let confirmations = network.network.confirmations_for(asset, due);
    PayOption {
        asset: asset.id.to_string(),
        symbol: asset.symbol.to_string(),
        network: network.network.id.to_string(),
        network_name: name.clone(),
        about: None,
        confirms_in: present::confirms_in(network, confirmations, 0).map(|span| span.0),
        trouble: if asset.enabled {
            present::trouble(network, now)
        } else {
            Some(format!("{} on {name} is switched off on this server.", asset.symbol))
        },
    }
}
