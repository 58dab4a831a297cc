//! What was heard, and which pairs are in use.

use super::SourceState;
use crate::{Observation, RateError};
use domain::{
    Millis,
    fiat::{self, Pair, Rate, Source},
};
use std::{collections::HashMap, time::Duration};
use tokio::time::Instant;

/// How long a pair stays in use after it was asked for.
const IN_USE: Duration = Duration::from_secs(600);

pub(super) struct Memory {
    sources: Vec<Known>,
    pairs: HashMap<Pair, Entry>,
}

/// A source, by its place in all lists.
struct Known {
    state: SourceState,
    /// Waits out a pause after a failure: nobody waits for it then.
    resting: bool,
}

struct Entry {
    /// When it was last asked for.
    touched: Instant,
    /// By source.
    heard: Vec<Heard>,
}

#[derive(Clone, Copy, Default)]
struct Heard {
    /// Whether the source was asked since the pair came into use.
    asked: bool,
    newest: Option<(Rate, Millis)>,
}

impl Entry {
    fn new(sources: usize) -> Self {
        Self { touched: Instant::now(), heard: vec![Heard::default(); sources] }
    }

    fn is_in_use(&self) -> bool {
        self.touched.elapsed() < IN_USE
    }
}

impl Memory {
    pub(super) fn new(names: Vec<&'static str>) -> Self {
        let known = |name| Known { state: SourceState { name, answered: None, trouble: None }, resting: false };
        Self { sources: names.into_iter().map(known).collect(), pairs: HashMap::new() }
    }

    /// Brings a pair into use; says whether a source is still to be asked about it.
    pub(super) fn touch(&mut self, pair: &Pair) -> bool {
        self.forget_unused();
        let count = self.sources.len();
        self.pairs.entry(pair.clone()).or_insert_with(|| Entry::new(count)).touched = Instant::now();
        self.is_awaited(pair)
    }

    /// Whether some source that can be asked was not asked about this pair yet.
    pub(super) fn is_awaited(&self, pair: &Pair) -> bool {
        let heard = self.pairs.get(pair).map(|entry| &entry.heard);
        heard.is_some_and(|heard| heard.iter().zip(&self.sources).any(|(it, source)| !it.asked && !source.resting))
    }

    /// Whether there is a pair that this source was not asked about yet.
    pub(super) fn has_new(&self, place: usize) -> bool {
        self.pairs.values().any(|entry| entry.heard.get(place).is_some_and(|it| !it.asked))
    }

    /// The pairs that a source is to be asked about, in order.
    pub(super) fn in_use(&mut self) -> Vec<Pair> {
        self.forget_unused();
        let mut pairs: Vec<Pair> = self.pairs.keys().cloned().collect();
        pairs.sort_unstable();
        pairs
    }

    /// Takes the answer of a source about `pairs`. Of what it says only what it was asked is kept, and the newest of that.
    pub(super) fn take(
        &mut self,
        place: usize,
        pairs: &[Pair],
        answer: &Result<Vec<Observation>, RateError>,
        now: Millis,
    ) {
        let Some(known) = self.sources.get_mut(place) else { return };
        known.resting = answer.is_err();
        match answer {
            Ok(_) => (known.state.answered, known.state.trouble) = (Some(now), None),
            Err(error) => known.state.trouble = Some(error.to_string()),
        }
        for pair in pairs {
            let heard = self.pairs.get_mut(pair).and_then(|entry| entry.heard.get_mut(place));
            let Some(heard) = heard else { continue };
            heard.asked = true;
            for it in answer.iter().flatten().filter(|it| it.pair == *pair && it.at <= now) {
                if heard.newest.is_none_or(|(_, at)| at <= it.at) {
                    heard.newest = Some((it.rate, it.at));
                }
            }
        }
    }

    /// A source may be asked again.
    pub(super) fn rested(&mut self, place: usize) {
        if let Some(known) = self.sources.get_mut(place) {
            known.resting = false;
        }
    }

    /// What all sources say of a pair, under their names.
    pub(super) fn heard(&self, pair: &Pair) -> Vec<fiat::Observation> {
        let heard = self.pairs.get(pair).map_or(&[][..], |entry| &entry.heard);
        let named = heard.iter().zip(&self.sources);
        named
            .filter_map(|(heard, source)| {
                let (rate, at) = heard.newest?;
                Some(fiat::Observation { source: Source::Public(source.state.name.to_owned()), rate, at })
            })
            .collect()
    }

    pub(super) fn sources(&self) -> Vec<SourceState> {
        self.sources.iter().map(|it| it.state.clone()).collect()
    }

    fn forget_unused(&mut self) {
        self.pairs.retain(|_, entry| entry.is_in_use());
    }
}
