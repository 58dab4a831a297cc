//! Rates that the merchant sets by hand, and what coins are worth now.

use super::undo::Kept;
use crate::{
    Service,
    audit::On,
    auth::{Actor, Right},
    fail::{self, Outcome},
    fields::Fields,
};
use api_types::{
    dashboard::{RateForm, RateItem},
    undo::Undo,
};
use domain::{
    Act, Symbol,
    fiat::{Agreed, Currency, Decimal, ManualRate, Pair, Rate, pegged_to},
};
use std::collections::BTreeSet;
use storage::records::SetRate;

impl Service {
    /// What the coins of this server are worth in a currency, from where, and which rates were set by hand.
    ///
    /// # Errors
    /// `Fields`: no such currency.
    pub async fn rates(&self, actor: &Actor, currency: &str) -> Outcome<Vec<RateItem>> {
        let mut fields = Fields::default();
        let currency = fields.take("currency", currency.parse::<Currency>());
        let currency = fields.finish(currency)?;
        let failed = fail::storage("reading rates");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let manual = tx.manual_rates(actor.merchant).await.map_err(&failed)?;
        let networks = tx.networks().await.map_err(&failed)?;
        drop(tx);
        let enabled = networks.iter().filter(|n| n.network.enabled).flat_map(|n| &n.assets).filter(|a| a.enabled);
        let symbols: BTreeSet<Symbol> = enabled.map(|asset| asset.symbol.clone()).collect();
        let mut items = Vec::new();
        for symbol in symbols {
            let pair = Pair { symbol, currency };
            let own = manual.iter().find(|set| set.pair == pair).map(|set| set.rate);
            items.push(item(&pair, own, self.out.rates.agreed(&pair, own).await.map_err(|why| why.of(&pair))));
        }
        Ok(items)
    }

    /// Sets a rate by hand; an empty one goes back to the public sources. Another that was set before can be brought back for a
    /// while.
    ///
    /// # Errors
    /// Fields that are not as expected.
    pub async fn set_rate(&self, actor: &Actor, form: RateForm) -> Outcome<Option<Undo>> {
        actor.may(Right::Manage)?;
        let mut fields = Fields::default();
        let symbol = fields.take("symbol", form.symbol.trim().parse::<Symbol>());
        let currency = fields.take("currency", form.currency.parse::<Currency>());
        let rate = fields.take("rate", rate(&form.rate));
        let (pair, rate) = fields.finish((|| Some((Pair { symbol: symbol?, currency: currency? }, rate?)))())?;
        let failed = fail::storage("setting a rate");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let said = rate.as_ref().map_or_else(|| "as the price sources say".to_owned(), ToString::to_string);
        let set = tx.manual_rates(actor.merchant).await.map_err(&failed)?;
        let before = set.into_iter().find(|set| set.pair == pair).map(|set| set.rate);
        let after = rate.map(|rate| ManualRate { rate, at: self.now() });
        match after {
            Some(rate) => {
                let set = SetRate { pair: pair.clone(), rate };
                tx.set_manual_rate(actor.merchant, &set).await.map_err(&failed)?;
            }
            None => tx.delete_manual_rate(actor.merchant, &pair).await.map_err(&failed)?,
        }
        // The same once more is no other.
        let undo = match before.filter(|before| after.is_none_or(|after| after.rate != before.rate)) {
            Some(rate) => Some(self.keep(&mut *tx, actor, &Kept::Rate { pair, rate, after }).await?),
            None => None,
        };
        let on = On::of("", format_args!("{} in {}", form.symbol.trim(), form.currency)).saying(said);
        self.note(&mut *tx, actor, Act::RateSet, on).await?;
        tx.commit().await.map_err(&failed)?;
        Ok(undo)
    }
}

fn rate(text: &str) -> Result<Option<Rate>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let expected =
        || "Enter how much one coin is worth, for example 1.00. Leave it empty to ask the price sources.".to_owned();
    let plain = text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let value = text.parse::<Decimal>().ok().filter(|_| plain).ok_or_else(expected)?;
    Rate::new(value).map(Some).map_err(|error| error.to_string())
}

fn item(pair: &Pair, own: Option<ManualRate>, agreed: Result<Agreed, String>) -> RateItem {
    RateItem {
        symbol: pair.symbol.to_string(),
        currency: pair.currency.to_string(),
        own: own.map(|own| own.rate.to_string()),
        can_be_pinned: pegged_to(&pair.symbol) == Some(pair.currency),
        rate: agreed.as_ref().ok().map(|agreed| agreed.rate.to_string()),
        sources: agreed.as_ref().map(sources).unwrap_or_default(),
        at: agreed.as_ref().ok().map(|agreed| agreed.at.0),
        trouble: agreed.err(),
    }
}

fn sources(agreed: &Agreed) -> Vec<(String, String)> {
    agreed.sources.iter().map(|said| (said.source.to_string(), said.rate.to_string())).collect()
}
