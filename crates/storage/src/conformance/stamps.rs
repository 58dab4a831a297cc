//! What says whether a session's page still shows what it showed.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    fixtures::{NOW, World, network},
};
use crate::{
    Store,
    records::{Merchant, NetworkHealth, Session, SessionStamp},
};
use domain::{
    Amount, Asset, Link, Millis, Network, Price, Status, Units, ids::SessionId, session::Decision, transfer::Position,
    view::Channel,
};
use std::sync::Arc;

/// The stamps of a session, one after another, each unlike all before.
struct Stamps {
    world: World,
    session: Session,
    seen: Vec<SessionStamp>,
}

impl Stamps {
    async fn new(store: Arc<dyn Store>) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        let world = World::new(store).await?;
        let session = world.open(1).await?;
        let mut stamps = Self { world, session, seen: Vec::new() };
        stamps.is_new("opening it").await?;
        Ok(stamps)
    }

    async fn now(&self) -> Result<SessionStamp, Box<dyn std::error::Error + Send + Sync>> {
        let stamp = self.world.store.session_stamp(self.session.id).await?;
        stamp.ok_or_else(|| "the session has no stamp".into())
    }

    async fn is_new(&mut self, after: &str) -> Outcome {
        let now = self.now().await?;
        assert!(!self.seen.contains(&now), "the same stamp as before: {after}");
        assert_eq!(now, self.now().await?, "asked twice it is the same");
        self.seen.push(now);
        Ok(())
    }

    async fn session(&mut self, change: impl FnOnce(&mut Session)) -> Outcome {
        self.session = self.world.change(&self.session, change).await?;
        self.is_new("the session changed").await
    }

    async fn link(&mut self, change: impl FnOnce(&mut Link)) -> Outcome {
        change(&mut self.world.link);
        let mut tx = self.world.store.write().await?;
        tx.update_link(&self.world.link).await?;
        tx.commit().await?;
        self.is_new("the link changed").await
    }

    async fn merchant(&mut self, change: impl FnOnce(&mut Merchant)) -> Outcome {
        change(&mut self.world.merchant);
        let mut tx = self.world.store.write().await?;
        tx.update_merchant(&self.world.merchant).await?;
        tx.commit().await?;
        self.is_new("the merchant changed").await
    }

    async fn network(&mut self, network: Network) -> Outcome {
        let mut tx = self.world.store.write().await?;
        tx.upsert_network(&network).await?;
        tx.commit().await?;
        self.is_new("the network changed").await
    }

    async fn health(&mut self, health: NetworkHealth) -> Outcome {
        let mut tx = self.world.store.write().await?;
        tx.set_health(&network().id, &health).await?;
        tx.commit().await?;
        self.is_new("following the network went on").await
    }
}

pub async fn perf1_a_stamp_changes_with_whatever_a_session_s_page_shows(store: Arc<dyn Store>) -> Outcome {
    let mut stamps = Stamps::new(store).await?;
    stamps.session(|session| session.assessment.status = Status::Confirming).await?;
    stamps.session(|session| session.decision = Decision::Accepted).await?;
    let mut tx = stamps.world.store.write().await?;
    tx.attribute(stamps.session.id, Channel::Email).await?;
    tx.commit().await?;
    stamps.is_new("how the customer came is known").await?;

    stamps.link(|link| link.title.push('!')).await?;
    stamps.link(|link| link.description = Some("More".to_owned())).await?;
    // The same words somewhere else are something else.
    stamps.link(|link| link.reference = link.description.take()).await?;
    stamps.link(|link| link.accepts.clear()).await?;
    stamps.link(|link| link.after.message = Some("Thank you".to_owned())).await?;
    stamps.link(|link| link.price = Price::Fixed { amount: Amount::new(Units::from(1), 6) }).await?;
    stamps.link(|link| link.active = false).await?;

    stamps.merchant(|merchant| merchant.name.push('!')).await?;
    stamps
        .merchant(|merchant| merchant.handle = "eastlight".parse().unwrap_or_else(|_| merchant.handle.clone()))
        .await?;
    stamps.merchant(|merchant| merchant.accent = "#000000".to_owned()).await?;
    stamps.merchant(|merchant| merchant.logo = Some(vec![1])).await?;
    stamps.merchant(|merchant| merchant.contact_email = Some("ask@example.com".to_owned())).await?;
    stamps.merchant(|merchant| merchant.website = Some("https://example.com/".to_owned())).await?;

    stamps.network(Network { name: "Other".to_owned(), ..network() }).await?;
    stamps.network(Network { explorer_tx: None, ..network() }).await?;
    stamps.network(Network { block_time: Millis(9), ..network() }).await?;
    stamps.network(Network { enabled: false, ..network() }).await?;
    stamps.health(NetworkHealth { known_until: Some(NOW), ..NetworkHealth::default() }).await?;
    stamps.health(NetworkHealth { halted: true, ..NetworkHealth::default() }).await?;
    Ok(())
}

pub async fn perf1_a_stamp_changes_with_every_transfer_and_where_it_stands_i6(store: Arc<dyn Store>) -> Outcome {
    let mut stamps = Stamps::new(store).await?;
    let (one, two) = (stamps.world.transfer(1, &stamps.session, 10), stamps.world.transfer(2, &stamps.session, 10));
    let mut pending = one.clone();
    pending.transfer.position = Position::Pending;
    for (transfer, what) in [(&pending, "seen"), (&one, "in a block"), (&two, "another came")] {
        stamps.world.record(std::slice::from_ref(transfer)).await?;
        stamps.is_new(what).await?;
    }
    let moved = stamps.world.transfer(1, &stamps.session, 11);
    stamps.world.record(&[moved]).await?;
    stamps.is_new("in another block").await?;
    let mut tx = stamps.world.store.write().await?;
    tx.orphan_above(&network().id, 9).await?;
    tx.commit().await?;
    stamps.is_new("taken back").await?;
    let mut tx = stamps.world.store.write().await?;
    tx.upsert_asset(&Asset { symbol: "USDT".parse()?, ..stamps.world.token.clone() }).await?;
    tx.commit().await?;
    stamps.is_new("the coin is called something else").await?;
    Ok(())
}

pub async fn perf1_a_stamp_is_of_one_session(store: Arc<dyn Store>) -> Outcome {
    let stamps = Stamps::new(store).await?;
    let other = stamps.world.open(2).await?;
    let before = stamps.now().await?;
    stamps.world.record(&[stamps.world.transfer(1, &other, 10)]).await?;
    stamps.world.change(&other, |session| session.assessment.status = Status::Paid).await?;
    assert_eq!(stamps.now().await?, before);
    assert_eq!(stamps.world.store.session_stamp(SessionId::from_random(9)).await?, None);
    Ok(())
}
