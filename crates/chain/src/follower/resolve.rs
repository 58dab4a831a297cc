//! From an answer to the next plan.

use super::{FollowError, Follower, Outcome, plan::Plan, verify};
use crate::{Answer, Header, Query, Step, Tip};
use domain::Transfer;
use std::collections::VecDeque;

/// How often in a row a node may lose a block that it has just named before we pause.
const PATIENCE: u8 = 3;

impl Follower {
    /// Takes the answer to [`next_query`](Self::next_query).
    ///
    /// # Errors
    /// When nothing can be built on the answer; see [`FollowError`]. Nothing is skipped by it: the follower begins
    /// again at the node's head when asked again.
    pub fn resolve(&mut self, answer: Answer) -> Result<Outcome, FollowError> {
        let query = self.next_query();
        let plan = match std::mem::replace(&mut self.plan, Plan::Head) {
            unsettled @ (Plan::Settling { .. } | Plan::Rejected) => {
                self.plan = unsettled;
                return Err(FollowError::Uncommitted { network: self.network.clone() });
            }
            plan => plan,
        };
        match (plan, answer) {
            (plan, Answer::TooMany) => self.smaller(plan, &query),
            (_, Answer::Gone) => self.lost(),
            (Plan::Head, Answer::Head { header, tip }) => self.head(header, tip),
            (Plan::First { head, tip }, Answer::Headers(below)) => self.first(head, tip, below),
            (Plan::Walking { tip, walked }, Answer::Headers(more)) => self.walked(tip, walked, more),
            (Plan::Searching { head, tip, candidate }, Answer::Headers(found)) => {
                self.searched(head, tip, candidate, &found)
            }
            (Plan::Fetching { base, tip, rest, done, transfers }, Answer::Blocks(more)) => {
                self.fetched(&query, Fetch { base, tip, rest, done, transfers }, more)
            }
            (Plan::Ranging { head, tip, base, searched }, Answer::Range { first, last, transfers }) => {
                let found = Found { first, last, transfers };
                self.ranged(&query, Ranging { head, tip, base, searched }, found)
            }
            _ => Err(self.lie("an answer to another question than was asked".to_owned())),
        }
    }

    fn head(&mut self, header: Header, tip: Tip) -> Result<Outcome, FollowError> {
        if tip.height != header.height {
            return Err(self.lie(format!("its head is {} and also {}", header.height, tip.height)));
        }
        let bounded = |tag: Option<u64>| tag.map(|height| height.min(tip.height));
        let tip = Tip { height: tip.height, safe: bounded(tip.safe), finalized: bounded(tip.finalized) };
        let Some(cursor) = self.window.cursor() else {
            if header.height == 0 {
                return Ok(self.step(None, tip, vec![header], VecDeque::new(), Vec::new()));
            }
            self.plan = Plan::First { head: header, tip };
            return Ok(Outcome::Continue);
        };
        // An ancestor of ours as head is a node that lags, not a reorganisation: that one will show another block.
        if self.window.find(header.height, &header.hash).is_some() {
            self.gone = 0;
            return Ok(Outcome::Idle(tip));
        }
        if self.window.oldest().is_some_and(|oldest| header.height < oldest.height) {
            let (network, cursor) = (self.network.clone(), cursor.height);
            return Err(FollowError::Behind { network, head: header.height, cursor });
        }
        if header.height > cursor.height.saturating_add(self.limits.near) {
            let base = self.window.last_index().unwrap_or(0);
            self.plan = Plan::Ranging { head: header, tip, base, searched: false };
            return Ok(Outcome::Continue);
        }
        self.walk(tip, vec![header])
    }

    fn first(&mut self, head: Header, tip: Tip, below: Vec<Header>) -> Result<Outcome, FollowError> {
        verify::headers(&below, Some(&head.parent), head.height.saturating_sub(1)).map_err(|what| self.lie(what))?;
        let mut connected = below;
        connected.reverse();
        connected.push(head);
        let surplus = connected.len().saturating_sub(self.limits.retain.max(1));
        connected.drain(..surplus);
        Ok(self.step(None, tip, connected, VecDeque::new(), Vec::new()))
    }

    fn walked(&mut self, tip: Tip, mut walked: Vec<Header>, more: Vec<Header>) -> Result<Outcome, FollowError> {
        let Some(lowest) = walked.last() else { return self.lost() };
        verify::headers(&more, Some(&lowest.parent), lowest.height.saturating_sub(1)).map_err(|what| self.lie(what))?;
        for header in more {
            walked.push(header);
            if self.base_of(&walked).is_some() {
                break;
            }
        }
        self.walk(tip, walked)
    }

    /// Goes on walking, or begins to fetch when the walk has reached a block of ours.
    fn walk(&mut self, tip: Tip, walked: Vec<Header>) -> Result<Outcome, FollowError> {
        if let Some(base) = self.base_of(&walked) {
            let rest = walked.into_iter().rev().collect();
            self.plan = Plan::Fetching { base, tip, rest, done: Vec::new(), transfers: Vec::new() };
            return Ok(Outcome::Continue);
        }
        let (Some(head), Some(lowest)) = (walked.first(), walked.last()) else { return self.lost() };
        if self.window.oldest().is_none_or(|oldest| lowest.height <= oldest.height) {
            return Err(self.no_ancestor(head.clone()));
        }
        let far = usize::try_from(self.limits.near).unwrap_or(usize::MAX).saturating_add(self.limits.retain);
        self.plan = if walked.len() > far {
            Plan::Searching { head: head.clone(), tip, candidate: self.window.last_index().unwrap_or(0) }
        } else {
            Plan::Walking { tip, walked }
        };
        Ok(Outcome::Continue)
    }

    /// The block of ours that the lowest walked block stands on.
    fn base_of(&self, walked: &[Header]) -> Option<usize> {
        let lowest = walked.last()?;
        self.window.find(lowest.height.checked_sub(1)?, &lowest.parent)
    }

    fn searched(&mut self, head: Header, tip: Tip, candidate: usize, found: &[Header]) -> Result<Outcome, FollowError> {
        let (Some(ours), [theirs]) = (self.window.get(candidate), found) else {
            return Err(self.lie(format!("asked for one header, got {}", found.len())));
        };
        if theirs.height != ours.height {
            return Err(self.lie(format!("asked for block {}, got {}", ours.height, theirs.height)));
        }
        if theirs.hash != ours.hash {
            let Some(candidate) = candidate.checked_sub(1) else { return Err(self.no_ancestor(head)) };
            self.plan = Plan::Searching { head, tip, candidate };
        } else if head.height > ours.height.saturating_add(self.limits.near) {
            self.plan = Plan::Ranging { head, tip, base: candidate, searched: true };
        } else {
            // The walk was longer than it can be from here, so the chain has moved: begin again.
            return self.lost();
        }
        Ok(Outcome::Continue)
    }

    fn fetched(&mut self, query: &Query, fetch: Fetch, more: Vec<Transfer>) -> Result<Outcome, FollowError> {
        let Fetch { base, tip, mut rest, mut done, mut transfers } = fetch;
        let Query::Blocks(asked) = query else { return self.lost() };
        verify::transfers(&self.network, &more, |height| {
            asked.iter().find(|header| header.height == height).map(Some).ok_or(())
        })
        .map_err(|what| self.lie(what))?;
        done.extend(rest.drain(..asked.len().min(rest.len())));
        transfers.extend(more);
        self.batch = self.batch.saturating_mul(2).min(self.limits.batch.max(1));
        let full = done.len() >= self.limits.step_blocks.max(1) || transfers.len() >= self.limits.step_transfers.max(1);
        if rest.is_empty() || full {
            return Ok(self.step(Some(base), tip, done, rest, transfers));
        }
        self.plan = Plan::Fetching { base, tip, rest, done, transfers };
        Ok(Outcome::Continue)
    }

    fn ranged(&mut self, query: &Query, ranging: Ranging, found: Found) -> Result<Outcome, FollowError> {
        let Ranging { head, tip, base, searched } = ranging;
        let Found { first, last, transfers } = found;
        let (&Query::Range { from, to }, Some(ours)) = (query, self.window.get(base)) else { return self.lost() };
        if first.height != from || last.height != to {
            return Err(self.lie(format!("asked for blocks {from} to {to}, got {} to {}", first.height, last.height)));
        }
        let linked = if from == to { first == last } else { to > from.saturating_add(1) || last.stands_on(&first) };
        if !linked {
            return Err(self.lie(format!("blocks {from} and {to} are not of one chain")));
        }
        if !first.stands_on(ours) {
            if searched {
                // The node has just shown our block there: the chain moved in between.
                return self.lost();
            }
            self.plan = Plan::Searching { head, tip, candidate: base };
            return Ok(Outcome::Continue);
        }
        verify::transfers(&self.network, &transfers, |height| match height {
            _ if height == from => Ok(Some(&first)),
            _ if height == to => Ok(Some(&last)),
            _ if (from..=to).contains(&height) => Ok(None),
            _ => Err(()),
        })
        .map_err(|what| self.lie(what))?;
        if from < to && transfers.len() > self.limits.step_transfers {
            return self.smaller(Plan::Ranging { head, tip, base, searched }, query);
        }
        self.range = self.range.saturating_mul(2).min(self.limits.range.max(1));
        let connected = if from == to { vec![last] } else { vec![first, last] };
        Ok(self.step(Some(base), tip, connected, VecDeque::new(), transfers))
    }

    /// Puts the same question for fewer blocks.
    fn smaller(&mut self, plan: Plan, query: &Query) -> Result<Outcome, FollowError> {
        match query {
            Query::Range { from, to } if from < to => self.range = (to - from).div_ceil(2),
            Query::Blocks(asked) if asked.len() > 1 => self.batch = asked.len() / 2,
            Query::Range { from: height, .. } => return Err(self.unreadable(*height)),
            Query::Blocks(asked) => return Err(self.unreadable(asked.first().map_or(0, |header| header.height))),
            _ => return Err(self.lie("it calls a question about headers too large".to_owned())),
        }
        self.plan = plan;
        Ok(Outcome::Continue)
    }

    /// Begins again at the head; not for ever.
    fn lost(&mut self) -> Result<Outcome, FollowError> {
        self.plan = Plan::Head;
        self.gone = self.gone.saturating_add(1);
        if self.gone < PATIENCE {
            return Ok(Outcome::Continue);
        }
        self.gone = 0;
        Err(FollowError::Unsettled { network: self.network.clone() })
    }

    fn step(
        &mut self,
        base: Option<usize>,
        tip: Tip,
        connected: Vec<Header>,
        rest: VecDeque<Header>,
        transfers: Vec<Transfer>,
    ) -> Outcome {
        self.gone = 0;
        let step = Step {
            network: self.network.clone(),
            from: self.window.cursor().cloned(),
            disconnected: base.map(|index| self.window.above(index)).unwrap_or_default(),
            ancestor: base.and_then(|index| self.window.get(index)).cloned(),
            connected: connected.clone(),
            transfers,
            tip,
        };
        self.plan = Plan::Settling { base, connected, rest, tip };
        Outcome::Step(step)
    }

    fn lie(&self, what: String) -> FollowError {
        FollowError::NodeLied { network: self.network.clone(), what }
    }

    fn unreadable(&self, height: u64) -> FollowError {
        FollowError::Unreadable { network: self.network.clone(), height }
    }

    fn no_ancestor(&self, head: Header) -> FollowError {
        let cursor = self.window.cursor().cloned().unwrap_or_else(|| head.clone());
        FollowError::NoCommonAncestor { network: self.network.clone(), cursor: Box::new(cursor), head: Box::new(head) }
    }
}

/// The contents of [`Plan::Fetching`].
struct Fetch {
    base: usize,
    tip: Tip,
    rest: VecDeque<Header>,
    done: Vec<Header>,
    transfers: Vec<Transfer>,
}

/// The contents of [`Plan::Ranging`].
struct Ranging {
    head: Header,
    tip: Tip,
    base: usize,
    searched: bool,
}

/// The contents of [`Answer::Range`].
struct Found {
    first: Header,
    last: Header,
    transfers: Vec<Transfer>,
}
