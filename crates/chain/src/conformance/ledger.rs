//! The smallest storage that applies steps as the real one must, and checks each as it does.

use crate::{ChainSource, FollowError, Follower, Header, Limits, Outcome, SourceError, Step, Tip, Watch};
use domain::{Address, NetworkId, Transfer, TransferKey, Units, transfer::Position};
use std::{
    collections::{BTreeMap, HashSet},
    sync::{Arc, Mutex, PoisonError},
};

/// Headers and transfers in memory.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    headers: Vec<Header>,
    transfers: BTreeMap<TransferKey, Transfer>,
}

impl Ledger {
    /// The stored headers, oldest first.
    pub fn headers(&self) -> &[Header] {
        &self.headers
    }

    /// Every transfer ever stored, wherever it stands now.
    pub fn transfers(&self) -> impl Iterator<Item = &Transfer> {
        self.transfers.values()
    }

    /// What is credited: transfers on the canonical chain, by key.
    pub fn credited(&self) -> BTreeMap<TransferKey, (Address, Units)> {
        let canonical = self.transfers.values().filter(|t| matches!(t.position, Position::Canonical(_)));
        canonical.map(|t| (t.key.clone(), (t.to.clone(), t.units))).collect()
    }

    /// How much an address is credited with, and in how many transfers.
    pub fn received(&self, to: &Address) -> (usize, Units) {
        let credited = self.credited();
        let units: Vec<Units> = credited.values().filter(|(at, _)| at == to).map(|(_, units)| *units).collect();
        (units.len(), units.into_iter().sum())
    }

    /// Applies a step whole.
    ///
    /// # Errors
    /// When the step does not fit on what is stored, or would pass a block unprocessed (I4). The ledger is of no use then.
    pub fn apply(&mut self, step: &Step, retain: usize) -> Result<(), String> {
        if step.from.as_ref() != self.headers.last() {
            return Err(format!("the cursor is {:?}, the step expects {:?}", self.headers.last(), step.from));
        }
        check(step)?;
        if let (Some(height), Some(ancestor)) = (step.rewind_to(), &step.ancestor) {
            if !self.headers.contains(ancestor) {
                return Err(format!("unknown ancestor {ancestor:?}"));
            }
            let dropped: Vec<Header> = self.headers.iter().rev().take_while(|h| h.height > height).cloned().collect();
            if dropped != step.disconnected {
                return Err(format!("dropped {dropped:?}, the step says {:?}", step.disconnected));
            }
            self.headers.retain(|header| header.height <= height);
            for transfer in self.transfers.values_mut() {
                match &transfer.position {
                    Position::Canonical(block) if block.height > height => {
                        transfer.position = Position::Orphaned(block.clone());
                    }
                    _ => {}
                }
            }
        }
        self.headers.extend(step.connected.iter().cloned());
        let surplus = self.headers.len().saturating_sub(retain);
        self.headers.drain(..surplus);
        for transfer in &step.transfers {
            let known = self.transfers.insert(transfer.key.clone(), transfer.clone());
            if known.is_some_and(|known| matches!(known.position, Position::Canonical(_))) {
                return Err(format!("{} was on the chain already", transfer.key.as_str()));
            }
        }
        Ok(())
    }
}

/// What must hold of every step, whatever is stored.
fn check(step: &Step) -> Result<(), String> {
    let Some(first) = step.connected.first() else { return Err("a step that connects nothing".to_owned()) };
    match &step.ancestor {
        Some(ancestor) if !first.stands_on(ancestor) => return Err(format!("{first:?} is not on {ancestor:?}")),
        None if !step.transfers.is_empty() => return Err("the first step credits transfers".to_owned()),
        _ => {}
    }
    for pair in step.connected.windows(2) {
        // A gap is allowed only as the inside of a range, which is two headers.
        let range = step.connected.len() == 2 && pair[1].height > pair[0].height;
        if !pair[1].stands_on(&pair[0]) && !range {
            return Err(format!("block {} does not follow {}", pair[1].height, pair[0].height));
        }
    }
    let top = step.cursor().map_or(0, |cursor| cursor.height);
    let inside = |t: &Transfer| match &t.position {
        Position::Canonical(block) => (first.height..=top).contains(&block.height),
        _ => false,
    };
    if step.transfers.iter().all(inside) { Ok(()) } else { Err("a transfer lies outside the step's blocks".to_owned()) }
}

/// A set of addresses to look for.
#[derive(Debug, Clone, Default)]
pub struct WatchList {
    /// Watched addresses.
    pub addresses: HashSet<Address>,
    /// Those that wait for native coin.
    pub native: Vec<Address>,
    /// Blocks that could not be looked through for native coin, first and last, in the order told.
    pub not_seen: Arc<Mutex<Vec<(u64, u64)>>>,
}

impl FromIterator<Address> for WatchList {
    fn from_iter<I: IntoIterator<Item = Address>>(addresses: I) -> Self {
        Self { addresses: addresses.into_iter().collect(), ..Self::default() }
    }
}

impl Watch for WatchList {
    fn is_watched(&self, address: &Address) -> bool {
        self.addresses.contains(address)
    }

    fn native_now(&self) -> Vec<Address> {
        self.native.clone()
    }

    fn not_seen(&self, _: &[Address], from: u64, to: u64) {
        self.not_seen.lock().unwrap_or_else(PoisonError::into_inner).push((from, to));
    }
}

/// Follows a source until its head is reached, from what the ledger holds, as a freshly started server does.
/// A `Transient` failure is simply tried again, up to a thousand times.
///
/// # Errors
/// What halts the follower.
///
/// # Panics
/// When a step breaks a rule, the source fails for good, or there is no end to it.
pub async fn catch_up(
    source: &dyn ChainSource,
    network: &NetworkId,
    ledger: &mut Ledger,
    watch: &dyn Watch,
    limits: Limits,
) -> Result<Tip, FollowError> {
    let mut follower = Follower::resume(network.clone(), ledger.headers().to_vec(), limits);
    let mut failures = 0;
    for _ in 0..100_000 {
        let answer = match source.answer(&follower.next_query(), watch).await {
            Ok(answer) => answer,
            Err(SourceError::Transient(_)) if failures < 1_000 => {
                failures += 1;
                continue;
            }
            Err(error) => panic!("the source failed: {error}"),
        };
        match follower.resolve(answer) {
            Ok(Outcome::Continue) => {}
            Ok(Outcome::Idle(tip)) => return Ok(tip),
            Ok(Outcome::Step(step)) => {
                ledger.apply(&step, limits.retain).unwrap_or_else(|error| panic!("{error}\n{step:#?}"));
                follower.committed();
            }
            Err(FollowError::Unsettled { .. }) if failures < 1_000 => failures += 1,
            Err(error) => return Err(error),
        }
    }
    panic!("the follower never came to rest");
}
