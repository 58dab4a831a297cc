//! What sessions were asked, and rates set by hand.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    fixtures::{NOW, World},
};
use crate::{
    Store,
    records::{Quote, SetRate},
};
use domain::{
    Amount, Unit, Units,
    fiat::{Agreed, ManualRate, Observation, Pair, Source},
};
use std::sync::Arc;

pub async fn i10_a_quote_survives_being_stored_to_the_last_digit(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (first, second) = (world.open(1).await?, world.open(2).await?);
    let source = |name: &str| -> Result<_, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Observation {
            source: Source::Public(name.to_owned()),
            rate: "0.92310000001".to_owned().try_into()?,
            at: NOW,
        })
    };
    let fiat = Quote {
        session: first.id,
        title: "Kaffe".to_owned(),
        unit: Unit::Fiat("EUR".parse()?),
        price: Amount::new(Units::from(4_830), 2),
        quantity: 3,
        rate: Some(Agreed {
            rate: "0.9231".to_owned().try_into()?,
            sources: vec![source("Kraken")?, source("Coinbase")?],
            at: NOW,
        }),
    };
    let coin = Quote {
        session: second.id,
        unit: Unit::Coin("USDC".parse()?),
        price: Amount::new(Units(domain::amount::U256::MAX), 6),
        quantity: 1,
        rate: None,
        ..fiat.clone()
    };
    let mut tx = world.store.write().await?;
    tx.insert_quote(&fiat).await?;
    tx.insert_quote(&coin).await?;
    tx.commit().await?;
    let mut tx = world.store.read().await?;
    assert_eq!(tx.quotes_of(&[first.id]).await?, [fiat]);
    assert_eq!(tx.quotes_of(&[second.id]).await?, [coin]);
    Ok(())
}

pub async fn a_manual_rate_is_set_replaced_and_forgotten(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let pair = Pair { symbol: "USDC".parse()?, currency: "USD".parse()? };
    let rate = |rate: &str| -> Result<_, Box<dyn std::error::Error + Send + Sync>> {
        Ok(SetRate { pair: pair.clone(), rate: ManualRate { rate: rate.to_owned().try_into()?, at: NOW } })
    };
    let ours = world.merchant.id;
    let mut tx = world.store.write().await?;
    tx.set_manual_rate(ours, &rate("1")?).await?;
    tx.set_manual_rate(ours, &rate("1.01")?).await?;
    assert_eq!(tx.manual_rates(ours).await?, [rate("1.01")?]);
    assert_eq!(tx.manual_rates(world.other.id).await?, []);
    tx.delete_manual_rate(ours, &pair).await?;
    assert_eq!(tx.manual_rates(ours).await?, []);
    Ok(())
}
