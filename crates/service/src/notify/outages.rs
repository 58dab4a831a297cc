//! Networks that cannot be followed: told once when one goes away and once when it is back (P4).

use crate::{Service, present, random};
use domain::{
    Millis, NetworkId,
    ids::{EventId, MerchantId},
};
use serde_json::json;
use std::sync::atomic::{AtomicI64, Ordering};
use storage::{
    StorageError, Transaction,
    records::{Event, FollowedNetwork},
};

/// How long after no address is given out any more somebody is told: most nodes that stumble are back by then.
const PATIENCE: Millis = Millis::minutes(2);

/// Who has not looked for so long was away, or asleep, or its clock was set.
const BLINK: Millis = Millis::seconds(60);

/// Since when this process looks at networks without a break. A server that was away itself knows nothing of any, which is no
/// outage.
#[derive(Default)]
pub struct LookingSince {
    since: AtomicI64,
    last: AtomicI64,
}

impl LookingSince {
    fn look(&self, now: Millis) -> Millis {
        let last = Millis(self.last.swap(now.0, Ordering::Relaxed));
        if now.since(last) > BLINK || now < last {
            self.since.store(now.0, Ordering::Relaxed);
        }
        Millis(self.since.load(Ordering::Relaxed))
    }
}

impl Service {
    /// Notices which networks went away or came back since the last look.
    pub(super) async fn watch_outages(&self) -> Result<(), StorageError> {
        let now = self.now();
        let since = self.looking_since.look(now);
        let mut tx = self.out.store.read().await?;
        let (networks, open) = (tx.networks().await?, tx.outages().await?);
        drop(tx);
        for followed in &networks {
            let began = open.iter().find(|(network, _)| *network == followed.network.id).map(|(_, began)| *began);
            match (began, state(followed, since, now)) {
                (None, State::Away(why)) => self.begin_outage(followed, &why, now).await?,
                (Some(began), State::Well) => self.end_outage(followed, Some(began), now).await?,
                // Whoever switches a network off knows that it is away.
                (Some(_), State::Off) => self.end_outage(followed, None, now).await?,
                _ => {}
            }
        }
        Ok(())
    }

    async fn begin_outage(&self, followed: &FollowedNetwork, why: &str, now: Millis) -> Result<(), StorageError> {
        let mut tx = self.out.store.write().await?;
        if !tx.begin_outage(&followed.network.id, now).await? {
            return Ok(());
        }
        tracing::warn!(network = %followed.network.id, why, "a network is away");
        let data = json!({ "network": followed.network.id.to_string(), "name": followed.network.name, "why": why });
        self.log_outage(&mut *tx, &followed.network.id, "network.down", &data, now).await?;
        tx.commit().await
    }

    async fn end_outage(
        &self,
        followed: &FollowedNetwork,
        began: Option<Millis>,
        now: Millis,
    ) -> Result<(), StorageError> {
        let mut tx = self.out.store.write().await?;
        if !tx.end_outage(&followed.network.id, now).await? {
            return Ok(());
        }
        if let Some(began) = began {
            tracing::info!(network = %followed.network.id, "a network is back");
            let lasted = present::span(now.since(began));
            let data =
                json!({ "network": followed.network.id.to_string(), "name": followed.network.name, "lasted": lasted });
            self.log_outage(&mut *tx, &followed.network.id, "network.back", &data, now).await?;
        }
        tx.commit().await
    }

    /// Into the log of every merchant who can be paid there.
    async fn log_outage(
        &self,
        tx: &mut dyn Transaction,
        network: &NetworkId,
        kind: &str,
        data: &serde_json::Value,
        at: Millis,
    ) -> Result<(), StorageError> {
        let event = |merchant: MerchantId| Event {
            id: EventId::from_parts(at, random::bits(&*self.out.entropy)),
            merchant,
            link: None,
            session: None,
            kind: kind.to_owned(),
            data: data.clone(),
            at,
        };
        let events: Vec<_> = tx.concerned_by(network).await?.into_iter().map(event).collect();
        tx.append_all(&events).await
    }
}

/// How a network is, for who is told of outages.
#[derive(Debug, PartialEq, Eq)]
enum State {
    Well,
    /// Behind, but not for long, or not known yet.
    Unsure,
    /// With why, as customers are told.
    Away(String),
    Off,
}

fn state(followed: &FollowedNetwork, since: Millis, now: Millis) -> State {
    if !followed.network.enabled {
        return State::Off;
    }
    let Some(why) = present::trouble(followed, now) else { return State::Well };
    if followed.health.halted {
        return State::Away(why);
    }
    match followed.health.known_until {
        Some(known) if now.since(known.max(since)) > followed.network.most_behind().plus(PATIENCE) => State::Away(why),
        // It was never read to its end: nobody could be paid there yet.
        Some(_) | None => State::Unsure,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_was_away_begins_to_look_anew() {
        let looking = LookingSince::default();
        let at = |seconds: i64| Millis(1_700_000_000_000 + seconds * 1_000);
        assert_eq!(looking.look(at(0)), at(0));
        assert_eq!([looking.look(at(5)), looking.look(at(65))], [at(0), at(0)]);
        assert_eq!(looking.look(at(126)), at(126), "asleep for a minute");
        assert_eq!(looking.look(at(130)), at(126));
        assert_eq!(looking.look(at(20)), at(20), "the clock was set back");
    }
}
