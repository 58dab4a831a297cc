//! The rule that turns transfers, terms and clock into a status.

use super::{Decision, Flag, Flags, Horizon, Status, Terms};
use crate::{
    Confirmations, Units,
    transfer::{Position, Transfer},
};
use serde::{Deserialize, Serialize};

/// How far the money has come on its way to being paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Progress {
    /// Confirmations of the slowest transfer that is needed, never more than `needed`.
    pub reached: u32,
    /// Confirmations that are asked for; 1 where the node's `safe` or `finalized` tag decides; 0 where only money on another
    /// network was accepted, whose blocks nobody counts.
    pub needed: u32,
}

/// Where a session stands, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// Where it stands.
    pub status: Status,
    /// What else is to be said.
    pub flags: Flags,
    /// What arrived in the agreed asset, confirmed or not, late or not.
    pub received: Units,
    /// What is still missing from the price; zero once enough came, also if it came late.
    pub missing: Units,
    /// What came beyond the price.
    pub excess: Units,
    /// How far confirming is.
    pub progress: Progress,
}

impl Assessment {
    /// The judgement of a session that has no place on its link any more: its money is there and is shown, and counts for
    /// nothing (I8).
    #[must_use]
    pub fn without_slot(self) -> Self {
        if matches!(self.status, Status::Closed | Status::Cancelled) {
            return self;
        }
        Self { status: Status::Expired, flags: self.flags.and(Flag::OverLimit), excess: Units::ZERO, ..self }
    }
}

/// Judges a session. The order of `transfers` does not matter (I5), and each key is looked at once (I1).
pub fn assess(terms: &Terms, decision: Decision, transfers: &[Transfer], horizon: &Horizon) -> Assessment {
    let tally = Tally::of(terms, decision, transfers);
    let least = terms.tolerance.least(terms.due);
    let slack = terms.due.minus(least);
    let accepted = decision == Decision::Accepted && !tally.counted.is_empty();
    let in_time: Units = tally.counted.iter().filter(|t| t.asset == terms.asset).map(|t| t.units).sum();
    let received = tally.late.iter().map(|t| t.units).sum::<Units>().plus(in_time);
    let enough = accepted || (in_time >= least && !tally.counted.is_empty());
    // All of it is there, if not in time.
    let came = !received.is_zero() && received >= least;
    let status = if enough {
        paid_status(terms, &tally, if accepted { Units::ZERO } else { least }, accepted, horizon)
    } else {
        unpaid_status(terms, decision, &tally, horizon)
    };
    let flags = Flags::collect(|flag| match flag {
        Flag::Underpaid => !in_time.is_zero() && in_time < least,
        Flag::Overpaid => enough && received > terms.due.plus(slack),
        Flag::Late => !enough && !tally.late.is_empty(),
        Flag::WrongAsset => tally.wrong_asset,
        Flag::Reorged => tally.orphaned,
        Flag::Manual => accepted,
        // Depends on other sessions: see [`Assessment::without_slot`].
        Flag::OverLimit => false,
    });
    Assessment {
        status,
        flags,
        received,
        missing: if enough || came { Units::ZERO } else { terms.due.minus(received) },
        excess: if enough { received.minus(terms.due) } else { Units::ZERO },
        progress: progress(terms, &tally.counted, if accepted { Units::ZERO } else { least }, horizon),
    }
}

/// The transfers of a session, sorted by what they mean for it.
struct Tally<'a> {
    /// Those that count towards the price.
    counted: Vec<&'a Transfer>,
    /// Right asset, after the time was over, not (yet) accepted.
    late: Vec<&'a Transfer>,
    wrong_asset: bool,
    orphaned: bool,
}

impl<'a> Tally<'a> {
    fn of(terms: &Terms, decision: Decision, transfers: &'a [Transfer]) -> Self {
        let closes = match decision {
            Decision::Cancelled(at) => at.min(terms.deadline),
            _ => terms.deadline,
        };
        let mut live: Vec<_> = transfers.iter().filter(|t| !matches!(t.position, Position::Orphaned(_))).collect();
        live.sort_by(|a, b| (a.arrived_at(), &a.key).cmp(&(b.arrived_at(), &b.key)));
        let mut seen = std::collections::HashSet::new();
        live.retain(|t| seen.insert((&t.network, &t.key)) && !t.units.is_zero());
        let orphaned = transfers
            .iter()
            .any(|t| matches!(t.position, Position::Orphaned(_)) && !seen.contains(&(&t.network, &t.key)));
        let wrong_asset = live.iter().any(|t| t.asset != terms.asset);
        if decision == Decision::Accepted {
            return Self { counted: live, late: vec![], wrong_asset, orphaned };
        }
        let (on_time, late): (Vec<_>, Vec<_>) =
            live.into_iter().filter(|t| t.asset == terms.asset).partition(|t| t.arrived_at() <= closes);
        let settled = on_time.iter().map(|t| t.units).sum::<Units>() >= terms.tolerance.least(terms.due);
        if settled && !on_time.is_empty() {
            // Paid in time: what comes later is not late but too much.
            let counted = on_time.into_iter().chain(late).collect();
            Self { counted, late: vec![], wrong_asset, orphaned }
        } else {
            Self { counted: on_time, late, wrong_asset, orphaned }
        }
    }
}

fn height(transfer: &Transfer) -> Option<u64> {
    match &transfer.position {
        Position::Canonical(block) => Some(block.height),
        Position::Pending | Position::Orphaned(_) => None,
    }
}

/// Whether a transfer is on another network than agreed; only ever counted when the merchant accepted it by hand. The horizon
/// says nothing of it.
fn is_foreign(terms: &Terms, transfer: &Transfer) -> bool {
    transfer.network != terms.asset.network()
}

/// Whether a transfer is as sure as the merchant asks; on another network being in a block is enough.
fn is_sure(terms: &Terms, transfer: &Transfer, horizon: &Horizon) -> bool {
    height(transfer).is_some_and(|height| is_foreign(terms, transfer) || horizon.meets(height, terms.confirmations))
}

/// Whether a transfer cannot be taken back any more. Nobody knows that of one on another network.
fn is_final(terms: &Terms, transfer: &Transfer, horizon: &Horizon) -> bool {
    !is_foreign(terms, transfer) && height(transfer).is_some_and(|height| horizon.is_final(height, terms.finality))
}

fn paid_status(terms: &Terms, tally: &Tally<'_>, least: Units, accepted: bool, horizon: &Horizon) -> Status {
    let enough = |meets: fn(&Terms, &Transfer, &Horizon) -> bool| {
        let meets = |t: &&&Transfer| meets(terms, t, horizon);
        let sum: Units = tally.counted.iter().filter(meets).map(|t| t.units).sum();
        if accepted { tally.counted.iter().all(|t| meets(&t)) } else { sum >= least }
    };
    let sure = enough(is_sure);
    let in_blocks: Units = tally.counted.iter().filter(|t| height(t).is_some()).map(|t| t.units).sum();
    if sure && enough(is_final) {
        Status::Final
    } else if sure {
        Status::Paid
    } else if in_blocks >= least && tally.counted.iter().any(|t| height(t).is_some()) {
        Status::Confirming
    } else {
        Status::Detected
    }
}

fn unpaid_status(terms: &Terms, decision: Decision, tally: &Tally<'_>, horizon: &Horizon) -> Status {
    let empty = tally.counted.is_empty() && tally.late.is_empty() && !tally.wrong_asset;
    match decision {
        Decision::Cancelled(_) => Status::Cancelled,
        Decision::Dismissed => Status::Closed,
        Decision::None | Decision::Accepted if horizon.known_until <= terms.deadline => Status::Open,
        Decision::None | Decision::Accepted
            if empty && horizon.known_until > terms.deadline.plus(Terms::CLOSE_AFTER) =>
        {
            Status::Closed
        }
        Decision::None | Decision::Accepted => Status::Expired,
    }
}

/// Confirmations of the last transfer that is needed, taking the surest first. Those on another network are left out.
fn progress(terms: &Terms, counted: &[&Transfer], least: Units, horizon: &Horizon) -> Progress {
    let own: Vec<&Transfer> = counted.iter().copied().filter(|t| !is_foreign(terms, t)).collect();
    if own.is_empty() && !counted.is_empty() {
        return Progress::default();
    }
    let counted = own;
    let needed = match terms.confirmations {
        Confirmations::Blocks(blocks) => blocks,
        Confirmations::Safe | Confirmations::Finalized => 1,
    };
    let mut reached: Vec<(u32, Units)> = counted
        .iter()
        .map(|t| {
            let reached = height(t).map_or(0, |h| match terms.confirmations {
                Confirmations::Blocks(_) => u32::try_from(horizon.depth(h)).unwrap_or(u32::MAX),
                tag => u32::from(horizon.meets(h, tag)),
            });
            (reached.min(needed), t.units)
        })
        .collect();
    reached.sort_by_key(|(reached, _)| std::cmp::Reverse(*reached));
    let mut sum = Units::ZERO;
    for (reached, units) in reached {
        sum = sum.plus(units);
        if sum >= least && !least.is_zero() {
            return Progress { reached, needed };
        }
    }
    let slowest = if least.is_zero() { counted.iter().filter_map(|t| height(t)).max() } else { None };
    Progress { reached: slowest.map_or(0, |h| u32::try_from(horizon.depth(h)).unwrap_or(u32::MAX).min(needed)), needed }
}
