//! Asks one source, again and again: one request at a time.

use super::{Shared, pace};
use crate::{RateError, RateSource};
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::Notify,
    time::{sleep, timeout},
};

/// How often a source that answers is asked. A rate may be 60 seconds old, so one round may fail without a gap.
const REFRESH: Duration = Duration::from_secs(20);
/// Between two rounds at least, also when new pairs come into use.
const BREATH: Duration = Duration::from_secs(1);
/// A round may take several requests; all of them together take no longer.
const ROUND: Duration = Duration::from_secs(20);

pub(super) struct Desk {
    place: usize,
    source: Arc<dyn RateSource>,
    shared: Arc<Shared>,
    bell: Arc<Notify>,
    failures: u32,
}

impl Desk {
    pub(super) fn new(place: usize, source: Arc<dyn RateSource>, shared: Arc<Shared>) -> Self {
        let bell = shared.bells.get(place).cloned().unwrap_or_default();
        Self { place, source, shared, bell, failures: 0 }
    }

    pub(super) async fn run(mut self) {
        loop {
            let pairs = self.shared.memory().in_use();
            if pairs.is_empty() {
                self.bell.notified().await;
                continue;
            }
            let asked = self.shared.clock.now();
            let answer = timeout(ROUND, self.source.rates(&pairs, asked)).await.unwrap_or_else(|_| {
                Err(RateError::Transient(format!("{} did not answer in time.", self.source.name())))
            });
            self.shared.memory().take(self.place, &pairs, &answer, self.shared.clock.now());
            self.shared.rounds.send_replace(());
            match answer {
                Ok(_) => {
                    self.failures = 0;
                    sleep(BREATH).await;
                    // A new pair does not wait for the next round.
                    let new_pair = async {
                        while !self.shared.memory().has_new(self.place) {
                            self.bell.notified().await;
                        }
                    };
                    let _ = timeout(REFRESH - BREATH, new_pair).await;
                }
                Err(error) => {
                    self.failures = self.failures.saturating_add(1);
                    let pause = pace::after(&error, self.failures);
                    tracing::warn!(source = self.source.name(), %error, pause_s = pause.as_secs(), "no rates");
                    sleep(pause).await;
                    self.shared.memory().rested(self.place);
                }
            }
        }
    }
}
