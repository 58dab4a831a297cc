//! A tree of blocks with one canonical branch, and a node that answers from it, honestly or not.

use crate::random::Random;
use chain::{Answer, Header, Query, Tip};
use domain::{Address, AssetId, Millis, NetworkId, Transfer, TransferKey, Units, transfer::Position};
use std::collections::HashMap;

pub struct Script {
    pub network: NetworkId,
    asset: AssetId,
    headers: HashMap<String, (Header, Vec<u64>)>,
    /// Hashes of the canonical branch; the index is the height.
    pub canonical: Vec<String>,
    /// Heads of branches that were dropped.
    stale: Vec<String>,
    pool: Vec<u64>,
    transactions: u64,
    blocks: u64,
}

impl Script {
    pub fn new() -> Self {
        let network = NetworkId::sandbox();
        let mut script = Self {
            asset: AssetId::native(&network),
            network,
            headers: HashMap::new(),
            canonical: Vec::new(),
            stale: Vec::new(),
            pool: Vec::new(),
            transactions: 0,
            blocks: 0,
        };
        script.add(Vec::new());
        script
    }

    pub fn height(&self) -> u64 {
        (self.canonical.len() - 1) as u64
    }

    fn add(&mut self, transactions: Vec<u64>) {
        let height = self.canonical.len() as u64;
        let parent = self.canonical.last().cloned().unwrap_or_default();
        self.blocks += 1;
        let hash = format!("h{}", self.blocks);
        let time = Millis(i64::try_from(height).expect("a height fits") * 2_000);
        self.headers.insert(hash.clone(), (Header { height, hash: hash.clone(), parent, time }, transactions));
        self.canonical.push(hash);
    }

    pub fn mine(&mut self, random: &mut Random, blocks: u64) {
        for _ in 0..blocks {
            let mut transactions = Vec::new();
            for _ in 0..random.below(3) {
                if !self.pool.is_empty() && random.chance(50) {
                    transactions.push(self.pool.remove(random.index(self.pool.len())));
                } else if random.chance(60) {
                    self.transactions += 1;
                    transactions.push(self.transactions);
                }
            }
            self.add(transactions);
        }
    }

    /// Drops the last `depth` blocks, never below `floor`; some of their transactions wait to be mined again.
    pub fn reorg(&mut self, random: &mut Random, depth: u64, floor: u64) -> u64 {
        let depth = depth.min(self.height().saturating_sub(floor));
        if depth == 0 {
            return 0;
        }
        self.stale.push(self.canonical.last().expect("never empty").clone());
        for _ in 0..depth {
            let hash = self.canonical.pop().expect("above the floor");
            let transactions = self.headers[&hash].1.clone();
            self.pool.extend(transactions.into_iter().filter(|_| random.chance(60)));
        }
        depth
    }

    /// What must be credited in the end: transactions of canonical blocks that are not in `before`.
    pub fn owed(&self, before: &dyn Fn(&str) -> bool) -> Vec<TransferKey> {
        let mut owed: Vec<TransferKey> = self
            .canonical
            .iter()
            .filter(|hash| !before(hash))
            .flat_map(|hash| self.headers[hash].1.iter().map(|tx| TransferKey::new(&format!("t{tx}"), 0)))
            .collect();
        owed.sort();
        owed
    }

    fn transfers(&self, hash: &str) -> Vec<Transfer> {
        let (header, transactions) = &self.headers[hash];
        let transfer = |tx: &u64| Transfer {
            network: self.network.clone(),
            key: TransferKey::new(&format!("t{tx}"), 0),
            tx: format!("t{tx}"),
            asset: self.asset.clone(),
            from: None,
            to: Address("a".to_owned()),
            units: Units::from(*tx),
            position: Position::Canonical(header.block_ref()),
            seen_at: header.time,
        };
        transactions.iter().map(transfer).collect()
    }

    fn header(&self, hash: &str) -> Header {
        self.headers[hash].0.clone()
    }

    fn at(&self, height: u64) -> Option<&String> {
        usize::try_from(height).ok().and_then(|height| self.canonical.get(height))
    }

    /// The head, as `hash`.
    fn head_is(&self, hash: &str) -> Answer {
        let header = self.header(hash);
        let tip = Tip { height: header.height, safe: header.height.checked_sub(2), finalized: None };
        Answer::Head { header, tip }
    }

    /// A head that lags behind, or is of a dropped branch.
    pub fn odd_head(&self, random: &mut Random) -> Answer {
        if !self.stale.is_empty() && random.chance(30) {
            return self.head_is(&self.stale[random.index(self.stale.len())]);
        }
        let behind = random.below(6).min(self.height());
        self.head_is(self.at(self.height() - behind).expect("not above the head"))
    }

    /// The honest answer. A dropped block is served by hash as long as `remembers`.
    pub fn answer(&self, query: &Query, remembers: bool) -> Answer {
        let serves = |hash: &str| {
            self.headers.get(hash).is_some_and(|(header, _)| remembers || self.at(header.height) == Some(&header.hash))
        };
        match query {
            Query::Head => self.head_is(self.canonical.last().expect("never empty")),
            Query::Ancestors { hash, count, .. } => {
                let mut list = Vec::new();
                let mut next = hash.clone();
                while (list.len() as u64) < *count && serves(&next) {
                    let header = self.header(&next);
                    next.clone_from(&header.parent);
                    list.push(header);
                }
                if list.is_empty() { Answer::Gone } else { Answer::Headers(list) }
            }
            Query::HeaderAt { height } => {
                self.at(*height).map_or(Answer::Gone, |hash| Answer::Headers(vec![self.header(hash)]))
            }
            Query::Blocks(blocks) if blocks.iter().all(|block| serves(&block.hash)) => {
                Answer::Blocks(blocks.iter().flat_map(|block| self.transfers(&block.hash)).collect())
            }
            Query::Blocks(_) => Answer::Gone,
            Query::Range { from, to } => match (self.at(*from), self.at(*to)) {
                (Some(first), Some(last)) => {
                    let inside = (*from..=*to).filter_map(|height| self.at(height));
                    let transfers = inside.flat_map(|hash| self.transfers(hash)).collect();
                    Answer::Range { first: self.header(first), last: self.header(last), transfers }
                }
                _ => Answer::Gone,
            },
        }
    }
}

/// Spoils an answer in a way that a careful reader can notice. False: there is nothing in it to spoil so.
pub fn spoil(answer: &mut Answer, random: &mut Random) -> bool {
    match answer {
        Answer::Head { tip, .. } => tip.height += 1,
        Answer::Headers(list) => {
            let at = random.index(list.len());
            match random.below(3) {
                0 => list[at].height += 1,
                1 if list.len() > 1 => list[0].parent = "h0".to_owned(),
                _ => list.clear(),
            }
        }
        Answer::Range { first, last, .. } if last.height <= first.height + 1 && random.chance(50) => {
            last.parent = "h0".to_owned();
        }
        Answer::Range { transfers, first, .. } if transfers.is_empty() => first.height += 1,
        Answer::Blocks(transfers) | Answer::Range { transfers, .. } => {
            let Some(at) = transfers.len().checked_sub(1).map(|last| random.index(last + 1)) else { return false };
            let transfer = &mut transfers[at];
            match (random.below(4), &mut transfer.position) {
                (0, Position::Canonical(block)) => block.height += 100_000,
                (1, position) => *position = Position::Pending,
                (2, _) => transfer.network = NetworkId::evm(1),
                _ => transfers.push(transfers[at].clone()),
            }
        }
        Answer::Gone | Answer::TooMany => return false,
    }
    true
}
