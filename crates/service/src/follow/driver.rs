//! Asks a node what a follower wants to know, applies what comes out, and never goes past what failed (I4).

use super::apply::KEEP;
use crate::{ApplyError, Service};
use chain::{ChainSource, Follower, Header, Limits, Outcome, SourceError, Tip};
use domain::{Millis, NetworkId};
use std::{convert::Infallible, sync::Arc, time::Duration};
use storage::{StorageError, records::NetworkHealth};

/// How often an idle network's health is written at most, by the service's own clock.
const IDLE_EVERY_MS: Millis = Millis::seconds(2);
/// How often it is looked whether time alone has something to do.
const DUE_EVERY: Duration = Duration::from_secs(2);
/// The longest that a node is not asked, however quiet it is: half of what makes a network count as behind (P4).
const LONGEST_SILENCE: Duration = Duration::from_secs(30);
/// The same by the service's own clock.
const LONGEST_SILENCE_MS: Millis = Millis::seconds(30);
/// The longest wait between two tries.
const LONGEST_WAIT: Duration = Duration::from_secs(30);
/// The same by the service's own clock.
const LONGEST_WAIT_MS: Millis = Millis::seconds(30);

/// How long a node may take to say who it is. Until it has, its network is shown as starting (P4).
const INTRODUCTION: Duration = Duration::from_secs(45);
/// How long it may take over one question, which can be many requests.
const PATIENCE: Duration = Duration::from_secs(120);

/// Why following a network ended.
#[derive(Debug)]
enum End {
    /// The network may work again later.
    Retry(String),
    /// A person must look.
    Halt(String),
}

impl Service {
    /// Follows a network until the future is dropped. Retries by itself, with growing waits.
    pub(super) async fn follow(self: Arc<Self>, network: NetworkId, source: Arc<dyn ChainSource>) {
        let mut wait = Duration::from_millis(500);
        loop {
            let begun = self.now();
            match self.follow_once(&network, &*source).await {
                End::Halt(why) => {
                    tracing::error!(%network, why, "following a network stopped until a person looks");
                    self.note_trouble(&network, why, true).await;
                    std::future::pending::<()>().await;
                }
                End::Retry(why) => {
                    tracing::warn!(%network, why, "a network cannot be followed now");
                    self.note_trouble(&network, why, false).await;
                    if self.now().since(begun) > LONGEST_WAIT_MS {
                        wait = Duration::from_millis(500);
                    }
                    tokio::time::sleep(wait).await;
                    wait = (wait * 2).min(LONGEST_WAIT);
                }
            }
        }
    }

    async fn follow_once(&self, network: &NetworkId, source: &dyn ChainSource) -> End {
        match self.run(network, source).await {
            Ok(never) => match never {},
            Err(end) => end,
        }
    }

    async fn run(&self, network: &NetworkId, source: &dyn ChainSource) -> Result<Infallible, End> {
        self.check_identity(network, source).await?;
        let mut follower = self.resume(network).await?;
        let mut noted: Option<Millis> = None;
        loop {
            let asked = self.now();
            match self.turn(network, source, &mut follower).await? {
                None => noted = None,
                Some(tip) => {
                    if noted.is_none_or(|at| self.now().since(at) >= IDLE_EVERY_MS) {
                        self.idle(network, &tip).await.map_err(|error| End::Retry(error.to_string()))?;
                        noted = Some(self.now());
                    }
                    self.wait(network, source, asked).await?;
                }
            }
        }
    }

    /// Waits for news from the source, at its own pace; or until time has something to do: that a session is over says
    /// only an answer of the node from after its deadline, so there must be one. A machine that slept was not waiting, by its
    /// timers: its clock says that what was `asked` last is too old.
    async fn wait(&self, network: &NetworkId, source: &dyn ChainSource, asked: Millis) -> Result<(), End> {
        let news = tokio::time::timeout(LONGEST_SILENCE, source.wait_for_news());
        tokio::pin!(news);
        loop {
            match tokio::time::timeout(DUE_EVERY, news.as_mut()).await {
                Ok(_) => return Ok(()),
                Err(_) if self.now().since(asked) > LONGEST_SILENCE_MS => return Ok(()),
                Err(_) if self.is_due(network).await.map_err(|error| End::Retry(error.to_string()))? => return Ok(()),
                Err(_) => {}
            }
        }
    }

    /// Whether a session of the network is over, as far as the clock says.
    async fn is_due(&self, network: &NetworkId) -> Result<bool, StorageError> {
        let mut tx = self.out.store.read().await?;
        Ok(!tx.due(network, self.now(), 1).await?.is_empty())
    }

    /// Follows a network from where its cursor stands to the node's newest block, and lets what is due expire.
    ///
    /// # Errors
    /// What ended it, in words. What was applied until then stays.
    pub async fn catch_up(&self, network: &NetworkId, source: &dyn ChainSource) -> Result<(), String> {
        let said = |end: End| match end {
            End::Retry(why) | End::Halt(why) => why,
        };
        self.check_identity(network, source).await.map_err(said)?;
        let mut follower = self.resume(network).await.map_err(said)?;
        loop {
            if let Some(tip) = self.turn(network, source, &mut follower).await.map_err(said)? {
                return self.idle(network, &tip).await.map_err(|error| error.to_string());
            }
        }
    }

    /// One question, its answer, and what follows from it. The tip when there is nothing new.
    async fn turn(
        &self,
        network: &NetworkId,
        source: &dyn ChainSource,
        follower: &mut Follower,
    ) -> Result<Option<Tip>, End> {
        let watch = self.watch().of(network.clone());
        let answer = within(PATIENCE, source.answer(&follower.next_query(), &watch)).await?;
        let outcome = follower.resolve(answer).map_err(|error| {
            if error.is_terminal() { End::Halt(error.to_string()) } else { End::Retry(error.to_string()) }
        })?;
        match outcome {
            Outcome::Continue => Ok(None),
            Outcome::Idle(tip) => Ok(Some(tip)),
            Outcome::Step(step) => {
                self.note_not_seen(network, watch.into_not_seen())
                    .await
                    .map_err(|error| End::Retry(error.to_string()))?;
                match self.apply(&step).await {
                    Ok(()) => follower.committed(),
                    Err(ApplyError::Storage(StorageError::CursorMoved { .. })) => {
                        *follower = self.resume(network).await?
                    }
                    Err(error) => return Err(End::Retry(error.to_string())),
                }
                Ok(None)
            }
        }
    }

    /// A follower that goes on where the stored cursor stands.
    async fn resume(&self, network: &NetworkId) -> Result<Follower, End> {
        let read = async {
            let mut tx = self.out.store.read().await?;
            tx.headers(network, KEEP).await
        };
        let headers = read.await.map_err(|error: StorageError| End::Retry(error.to_string()))?;
        let retained = headers
            .into_iter()
            .map(|h| Header { height: h.height, hash: h.hash, parent: h.parent, time: h.time })
            .collect();
        Ok(Follower::resume(network.clone(), retained, Limits::default()))
    }

    /// The node must be of the chain it is configured for, and of the same one as ever.
    async fn check_identity(&self, network: &NetworkId, source: &dyn ChainSource) -> Result<(), End> {
        let identity = within(INTRODUCTION, source.identify()).await?;
        let check = async {
            let mut tx = self.out.store.write().await?;
            match tx.genesis(network).await? {
                Some(pinned) => Ok(pinned == identity.genesis),
                None => {
                    tx.set_genesis(network, &identity.genesis).await?;
                    tx.commit().await?;
                    Ok(true)
                }
            }
        };
        match check.await {
            Ok(true) => Ok(()),
            Ok(false) => Err(End::Halt(format!(
                "The node answers with another chain than before (its first block is {}).",
                identity.genesis
            ))),
            Err::<bool, StorageError>(error) => Err(End::Retry(error.to_string())),
        }
    }

    pub(super) async fn note_trouble(&self, network: &NetworkId, why: String, halted: bool) {
        let note = async {
            let mut tx = self.out.store.write().await?;
            let Some(followed) = tx.network(network).await? else { return Ok(()) };
            tx.set_health(network, &NetworkHealth { trouble: Some(why), halted, ..followed.health }).await?;
            tx.commit().await
        };
        if let Err(error) = note.await {
            tracing::warn!(%network, %error, "a network's trouble could not be noted");
        }
    }
}

/// A node's answer, if it comes in time: one that takes a question and says nothing more is trouble like any other.
async fn within<T>(patience: Duration, asked: impl Future<Output = Result<T, SourceError>>) -> Result<T, End> {
    match tokio::time::timeout(patience, asked).await {
        Ok(answer) => answer.map_err(end),
        Err(_) => Err(End::Retry(format!("The node did not answer within {} seconds.", patience.as_secs()))),
    }
}

/// Only another chain is final: refusals and odd answers also come from proxies while a node starts anew.
fn end(error: SourceError) -> End {
    match error {
        SourceError::Transient(why) | SourceError::Persistent(why) => End::Retry(why),
        SourceError::OtherChain(why) => End::Halt(why),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_node_that_takes_a_question_and_never_answers_is_trouble_and_not_starting_for_good_p4() {
        let asked = std::future::pending::<Result<(), SourceError>>();
        let why = within(INTRODUCTION, asked).await.unwrap_err();
        assert!(matches!(&why, End::Retry(why) if why == "The node did not answer within 45 seconds."), "{why:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn what_a_node_says_in_time_is_taken_as_it_is() {
        let late = async {
            tokio::time::sleep(INTRODUCTION - Duration::from_secs(1)).await;
            Ok::<_, SourceError>(7)
        };
        assert!(matches!(within(INTRODUCTION, late).await, Ok(7)));
        let other = std::future::ready(Err::<(), _>(SourceError::OtherChain("Another chain.".to_owned())));
        assert!(matches!(within(INTRODUCTION, other).await, Err(End::Halt(why)) if why == "Another chain."));
    }

    #[tokio::test(start_paused = true)]
    async fn a_node_whose_proxy_answers_with_a_page_once_is_asked_on_p4() {
        let page = std::future::ready(Err::<(), _>(SourceError::Persistent("A web page (HTML).".to_owned())));
        assert!(matches!(within(INTRODUCTION, page).await, Err(End::Retry(why)) if why == "A web page (HTML)."));
    }
}
