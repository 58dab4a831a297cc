//! From what a link asks to an amount of a coin.

use crate::{
    Service,
    fail::{self, Outcome},
    live::{Changed, What},
    random,
};
use api_types::Problem;
use domain::{
    Amount, Asset, Link, Millis, Price, Product, Symbol, Unit,
    fiat::{self, Agreed, FiatAmount, NoRate, Pair},
    ids::{EventId, ProductId},
};
use storage::{
    StorageError,
    records::{Event, SetRate},
};

/// How often a merchant is told that there is no rate.
const ALERT_EVERY: Millis = Millis::minutes(60);
/// How many entries of a link's log are looked through for the last time.
const LOOKED_BACK: u32 = 50;

/// What a customer is told when there is no rate.
pub fn no_rate(pair: &Pair) -> String {
    let Pair { symbol, currency } = pair;
    if currency.is_widely_quoted() {
        format!(
            "There is no exchange rate for {symbol} in {currency} right now. Try another coin, or again in a minute."
        )
    } else {
        // A minute changes nothing: it is for the merchant to set one.
        format!("There is no exchange rate for {symbol} in {currency} yet. The merchant was told, and can set one.")
    }
}

/// What a customer is told when a price in one coin is to be paid in another.
pub fn other_coin(asked: &Symbol, chosen: &Symbol) -> String {
    format!("The price is in {asked}, so it cannot be paid in {chosen}. Choose {asked}.")
}

/// What one customer is to pay, in the link's unit.
#[derive(Debug, Clone)]
pub struct Asked {
    /// For what.
    pub title: String,
    /// What the price is counted in.
    pub unit: Unit,
    /// The whole price.
    pub price: Amount,
    /// How many of the product; 1 for all else.
    pub quantity: u16,
    /// Which product.
    pub product: Option<ProductId>,
}

/// What a link's price is counted in: the product's unit where it sells one.
pub fn unit<'a>(link: &'a Link, product: Option<&'a Product>) -> &'a Unit {
    match (&link.price, product) {
        (Price::Product { .. }, Some(product)) => &product.unit,
        _ => &link.unit,
    }
}

/// What is to be paid, of what the customer typed. `product` is the link's, where it sells one.
///
/// # Errors
/// `Fields`: an amount outside the bounds, or a quantity that cannot be sold. `NotFound`: the product is not sold any more.
pub fn asked(link: &Link, product: Option<&Product>, amount: &str, quantity: &str) -> Outcome<Asked> {
    let plain = |price| Asked { title: link.title.clone(), unit: link.unit.clone(), price, quantity: 1, product: None };
    match &link.price {
        Price::Fixed { amount } => Ok(plain(*amount)),
        Price::Open(open) => {
            let wrong = |error: String| Problem::field("amount", error);
            let typed = read_amount(amount, open.decimals, &link.unit).map_err(wrong)?;
            let chosen = open.choose(typed, &link.unit).map_err(|error| wrong(error.to_string()))?;
            Ok(plain(chosen))
        }
        Price::Product { .. } => {
            let product = product.filter(|product| product.active).ok_or(Problem::NotFound)?;
            let expected = || Problem::field("quantity", format!("Choose a whole number from 1 to {}.", Product::MOST));
            let quantity = match quantity.trim() {
                "" => 1,
                text => text.parse().ok().filter(|q| (1..=Product::MOST).contains(q)).ok_or_else(expected)?,
            };
            Ok(Asked {
                title: if product.name == link.title {
                    product.name.clone()
                } else {
                    format!("{} ({})", link.title, product.name)
                },
                unit: product.unit.clone(),
                price: product.total(quantity).ok_or_else(expected)?,
                quantity,
                product: Some(product.id),
            })
        }
    }
}

/// Reads an amount as people write it, in a coin or a currency.
pub fn read_amount(text: &str, decimals: u8, unit: &Unit) -> Result<Amount, String> {
    match unit {
        Unit::Coin(symbol) => Amount::parse(text, decimals, symbol.as_str()).map_err(|error| error.to_string()),
        Unit::Fiat(currency) => {
            FiatAmount::parse(text, *currency).map_err(|error| error.to_string())?;
            Amount::parse(text, decimals, currency.code()).map_err(|error| error.to_string())
        }
    }
}

/// What a merchant is told of once, and not with every customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Once {
    /// A link in one coin.
    ForCoin,
    /// A link that cannot be paid in any coin.
    ForLink,
}

impl Service {
    /// What a price comes to in a coin now, and the rate it rests on where one was needed.
    ///
    /// # Errors
    /// `Refused`: no rate that can be trusted; links priced in the coin itself need none.
    pub(super) async fn in_coin(
        &self,
        link: &Link,
        asked: &Asked,
        asset: &Asset,
        manual: &[SetRate],
    ) -> Outcome<(Amount, Option<Agreed>)> {
        let currency = match &asked.unit {
            // A price of 180 in one coin is no price of 180 in another.
            Unit::Coin(symbol) if *symbol != asset.symbol => {
                return Err(fail::refused(format!("{} Nothing was charged.", other_coin(symbol, &asset.symbol))));
            }
            Unit::Coin(_) => {
                return Ok((asked.price.rescaled(asset.decimals).ok_or(Problem::Unavailable)?, None));
            }
            Unit::Fiat(currency) => *currency,
        };
        let refused = |why: String| fail::refused(format!("{why} Nothing was charged."));
        let price = FiatAmount::of(asked.price, currency).map_err(|error| refused(error.to_string()))?;
        let pair = Pair { symbol: asset.symbol.clone(), currency };
        let agreed = match self.agreed(&pair, manual).await {
            Ok(agreed) => agreed,
            Err(why) => {
                self.alert_no_rate(link, &pair, &why, Once::ForCoin).await;
                return Err(refused(no_rate(&pair)));
            }
        };
        let units = fiat::quote(price, agreed.rate, asset.decimals).map_err(|error| refused(error.to_string()))?;
        Ok((Amount::new(units, asset.decimals), Some(agreed)))
    }

    /// Tells the merchant that a customer was turned away, at most once an hour for what `once` names. Failing to tell
    /// stops nothing.
    pub(super) async fn alert_no_rate(&self, link: &Link, pair: &Pair, why: &NoRate, once: Once) {
        let now = self.now();
        let told = async {
            let symbol = pair.symbol.as_str();
            let same = |event: &Event| {
                event.kind == "quote.refused"
                    && now.since(event.at) < ALERT_EVERY
                    && (once == Once::ForLink
                        || event.data.get("coin").and_then(serde_json::Value::as_str) == Some(symbol))
            };
            // Every visitor comes by here: only who finds nothing told yet waits to write.
            let mut read = self.out.store.read().await?;
            let recent = read.recent_events(link.merchant, Some(link.id), None, LOOKED_BACK).await?;
            drop(read);
            if recent.iter().any(|stored| same(&stored.event)) {
                return Ok(());
            }
            let mut tx = self.out.store.write().await?;
            let recent = tx.recent_events(link.merchant, Some(link.id), None, LOOKED_BACK).await?;
            if recent.iter().any(|stored| same(&stored.event)) {
                return Ok(());
            }
            tracing::warn!(link = %link.id, %pair, %why, "no rate to quote with");
            tx.append(&Event {
                id: EventId::from_parts(now, random::bits(&*self.out.entropy)),
                merchant: link.merchant,
                link: Some(link.id),
                session: None,
                kind: "quote.refused".to_owned(),
                data: serde_json::json!({ "coin": symbol, "currency": pair.currency.code(), "why": why.of(pair) }),
                at: now,
            })
            .await?;
            tx.commit().await?;
            self.live.announce([Changed { merchant: link.merchant, what: What::Link(link.id) }]);
            Ok::<_, StorageError>(())
        };
        if let Err(error) = told.await {
            tracing::error!(%error, "a merchant could not be told that there is no rate");
        }
    }

    /// The rate of a pair: the merchant's own, else the public one.
    ///
    /// # Errors
    /// Why there is none.
    pub(super) async fn agreed(&self, pair: &Pair, manual: &[SetRate]) -> Result<Agreed, NoRate> {
        let own = manual.iter().find(|set| set.pair == *pair).map(|set| set.rate);
        self.out.rates.agreed(pair, own).await
    }
}
