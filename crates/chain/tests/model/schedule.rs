//! One schedule: at least 100 moves of the chain, the node and the process, then an honest end.

use crate::{
    random::Random,
    script::{Script, spoil},
};
use chain::conformance::Ledger;
use chain::{Answer, FollowError, Follower, Limits, Outcome, Query};
use std::collections::HashSet;

const MOVES: u64 = 120;

/// How often each path was taken over all schedules.
#[derive(Debug, Default)]
pub struct Totals {
    schedules: u64,
    moves: u64,
    steps: u64,
    reorgs: u64,
    deepest: u64,
    disconnecting: u64,
    ranges: u64,
    searches: u64,
    lies: u64,
    refusals: u64,
    restarts: u64,
    unsettled: u64,
    behind: u64,
    credited: u64,
}

impl Totals {
    pub fn add(&mut self, other: &Self) {
        self.schedules += other.schedules;
        self.moves += other.moves;
        self.steps += other.steps;
        self.reorgs += other.reorgs;
        self.deepest = self.deepest.max(other.deepest);
        self.disconnecting += other.disconnecting;
        self.ranges += other.ranges;
        self.searches += other.searches;
        self.lies += other.lies;
        self.refusals += other.refusals;
        self.restarts += other.restarts;
        self.unsettled += other.unsettled;
        self.behind += other.behind;
        self.credited += other.credited;
    }

    pub fn assert_that_every_path_was_taken(&self) {
        assert_eq!(self.deepest, 64, "{self:?}");
        let taken = [self.reorgs, self.disconnecting, self.ranges, self.searches, self.lies, self.refusals];
        let taken = [taken.as_slice(), &[self.restarts, self.unsettled, self.credited]].concat();
        assert!(taken.iter().all(|count| *count > 0), "{self:?}");
    }
}

struct World {
    random: Random,
    script: Script,
    ledger: Ledger,
    follower: Follower,
    limits: Limits,
    /// Blocks up to the head at the first start: their transfers are from before we began.
    before: HashSet<String>,
    totals: Totals,
}

/// Runs the schedule of a seed; panics when an invariant breaks.
pub fn run(seed: u64) -> Totals {
    let mut random = Random::new(seed);
    let limits = Limits {
        retain: 256,
        near: 1 + random.below(40),
        range: 1 + random.below(60),
        batch: 1 + random.index(8),
        step_blocks: 1 + random.index(12),
        step_transfers: 1 + random.index(12),
    };
    let mut script = Script::new();
    let early = random.below(90);
    script.mine(&mut random, early);
    let follower = Follower::resume(script.network.clone(), Vec::new(), limits);
    let totals = Totals { schedules: 1, ..Totals::default() };
    let mut world =
        World { random, script, ledger: Ledger::default(), follower, limits, before: HashSet::new(), totals };
    world.honest_end();
    world.before = world.script.canonical.iter().cloned().collect();
    for _ in 0..MOVES {
        world.one_move();
    }
    world.honest_end();
    world.check();
    world.totals
}

impl World {
    fn one_move(&mut self) {
        self.totals.moves += 1;
        match self.random.below(100) {
            0..15 => {
                let blocks = 1 + self.random.below(3);
                self.script.mine(&mut self.random, blocks);
            }
            15..17 => {
                let blocks = 40 + self.random.below(80);
                self.script.mine(&mut self.random, blocks);
            }
            17..22 => self.reorganise(),
            22..25 => self.restart(),
            25..28 => {
                let answer = self.script.odd_head(&mut self.random);
                if self.follower.next_query() == Query::Head {
                    self.take(answer, false);
                }
            }
            28..31 => {
                self.totals.refusals += 1;
                self.take(Answer::TooMany, true);
            }
            31..34 => self.take(Answer::Gone, true),
            34..38 => {
                let mut answer = self.script.answer(&self.follower.next_query(), true);
                if spoil(&mut answer, &mut self.random) {
                    self.totals.lies += 1;
                    self.take(answer, true);
                }
            }
            _ => {
                let remembers = self.random.chance(70);
                let answer = self.script.answer(&self.follower.next_query(), remembers);
                self.take(answer, false);
            }
        }
    }

    fn reorganise(&mut self) {
        // Not below what is kept: that would rightly halt.
        let canonical = |h: &&chain::Header| self.script.canonical.get(index(h.height)) == Some(&h.hash);
        let floor = self.ledger.headers().iter().find(canonical).map_or(u64::MAX, |header| header.height);
        let depth = if self.random.chance(50) { 1 + self.random.below(4) } else { 1 + self.random.below(64) };
        let depth = self.script.reorg(&mut self.random, depth, floor);
        self.totals.reorgs += u64::from(depth > 0);
        self.totals.deepest = self.totals.deepest.max(depth);
        let blocks = self.random.below(depth + 3);
        self.script.mine(&mut self.random, blocks);
    }

    fn restart(&mut self) {
        self.totals.restarts += 1;
        self.follower = Follower::resume(self.script.network.clone(), self.ledger.headers().to_vec(), self.limits);
    }

    /// Hands an answer over. `bad`: nothing may come of it.
    fn take(&mut self, answer: Answer, bad: bool) {
        match self.follower.next_query() {
            Query::Range { .. } => self.totals.ranges += 1,
            Query::HeaderAt { .. } => self.totals.searches += 1,
            _ => {}
        }
        match self.follower.resolve(answer) {
            Ok(Outcome::Step(step)) => {
                assert!(!bad, "a step from a bad answer: {step:#?}");
                self.totals.steps += 1;
                self.totals.disconnecting += u64::from(step.rewind_to().is_some());
                let died_before = self.random.chance(6);
                if !died_before {
                    self.ledger.apply(&step, self.limits.retain).unwrap_or_else(|error| panic!("{error}\n{step:#?}"));
                }
                if died_before || self.random.chance(6) {
                    self.follower.rejected();
                    assert!(matches!(self.follower.resolve(Answer::Gone), Err(FollowError::Uncommitted { .. })));
                    self.restart();
                } else {
                    self.follower.committed();
                }
            }
            Ok(Outcome::Continue | Outcome::Idle(_)) => {}
            Err(FollowError::Behind { .. }) => self.totals.behind += 1,
            Err(FollowError::Unsettled { .. }) => self.totals.unsettled += 1,
            Err(error @ FollowError::NoCommonAncestor { .. }) => panic!("{error}"),
            Err(FollowError::Unreadable { .. }) if bad => {}
            Err(error) => assert!(bad, "an honest answer was refused: {error}"),
        }
    }

    /// The node tells the truth from now on; within bounded time the head is reached.
    fn honest_end(&mut self) {
        for _ in 0..5_000 {
            let head = self.script.canonical.last();
            if self.follower.next_query() == Query::Head && self.ledger.headers().last().map(|h| &h.hash) == head {
                return;
            }
            let answer = self.script.answer(&self.follower.next_query(), true);
            // A head that is an ancestor of ours is taken for a lagging node until the chain grows past it.
            if matches!(self.follower.clone().resolve(answer.clone()), Ok(Outcome::Idle(_))) {
                self.script.mine(&mut self.random, 1);
            }
            self.take(answer, false);
        }
        panic!("the head was not reached: {:?}", self.follower);
    }

    fn check(&mut self) {
        let credited: Vec<_> = self.ledger.credited().into_keys().collect();
        self.totals.credited += credited.len() as u64;
        assert_eq!(credited, self.script.owed(&|hash| self.before.contains(hash)), "credited, and what the chain owes");
    }
}

fn index(height: u64) -> usize {
    usize::try_from(height).expect("a height fits")
}
