//! The cases. Each says in its name what must hold, and of which invariant it is proof.

use super::{Fate, Flaky, Ledger, Steered, WatchList, catch_up};
use crate::{ChainSource, FollowError, Follower, Header, Limits, Outcome, TxState};
use domain::{Address, Millis, NetworkId, Units};

/// Limits that bring every path about on short chains.
fn small() -> Limits {
    Limits { retain: 256, near: 4, range: 16, batch: 3, step_blocks: 5, step_transfers: 3 }
}

async fn follow(chain: &dyn Steered, ledger: &mut Ledger, watch: &WatchList, limits: Limits) {
    follow_source(chain.source(), &chain.network(), ledger, watch, limits).await;
}

async fn follow_source(
    source: &dyn ChainSource,
    network: &NetworkId,
    ledger: &mut Ledger,
    watch: &WatchList,
    limits: Limits,
) {
    catch_up(source, network, ledger, watch, limits).await.expect("the chain can be followed");
}

/// Begins to follow at the head, with the first four addresses watched.
async fn begin(chain: &dyn Steered) -> (Ledger, WatchList, [Address; 4]) {
    let addresses = [0, 1, 2, 3].map(|n| chain.address(n));
    let watch: WatchList = addresses.iter().cloned().collect();
    chain.mine(2).await;
    let mut ledger = Ledger::default();
    follow(chain, &mut ledger, &watch, Limits::default()).await;
    (ledger, watch, addresses)
}

fn assert_received(ledger: &Ledger, to: &Address, times: usize, units: u64) {
    assert_eq!(ledger.received(to), (times, Units::from(units)), "at {to}");
}

/// I1: each transfer once, none forgotten.
pub async fn a_linear_chain_is_credited_exactly_once_i1(chain: &dyn Steered) {
    let (mut ledger, watch, [a, b, ..]) = begin(chain).await;
    chain.pay(&a, 100).await;
    chain.pay(&b, 7).await;
    chain.mine(1).await;
    follow(chain, &mut ledger, &watch, Limits::default()).await;
    assert_received(&ledger, &a, 1, 100);
    chain.pay(&a, 50).await;
    chain.mine(3).await;
    follow(chain, &mut ledger, &watch, Limits::default()).await;
    follow(chain, &mut ledger, &watch, Limits::default()).await;
    assert_received(&ledger, &a, 2, 150);
    assert_received(&ledger, &b, 1, 7);
}

/// I13: an address that was never given out gets no credit.
pub async fn only_watched_addresses_are_reported_i13(chain: &dyn Steered) {
    let (mut ledger, watch, [a, ..]) = begin(chain).await;
    chain.pay(&chain.address(200), 9).await;
    chain.pay(&a, 5).await;
    chain.mine(1).await;
    follow(chain, &mut ledger, &watch, small()).await;
    assert_eq!(ledger.transfers().count(), 1);
    assert_received(&ledger, &a, 1, 5);
}

/// I5: block by block, some heads skipped, each head twice, only the last head.
pub async fn every_way_of_hearing_of_blocks_gives_the_same_credits_i5(chain: &dyn Steered) {
    let (start, watch, [a, b, ..]) = begin(chain).await;
    let [mut each, mut skipping, mut twice, mut tip_only] = [start.clone(), start.clone(), start.clone(), start];
    for round in 0..12_u64 {
        match round {
            5 => chain.reorg(2, Fate::Move).await,
            9 => chain.reorg(3, Fate::Drop).await,
            _ => {
                chain.pay(if round % 2 == 0 { &a } else { &b }, 10 + round).await;
                chain.mine(1).await;
            }
        }
        follow(chain, &mut each, &watch, Limits::default()).await;
        follow(chain, &mut twice, &watch, small()).await;
        follow(chain, &mut twice, &watch, small()).await;
        if round % 3 == 1 {
            follow(chain, &mut skipping, &watch, small()).await;
        }
    }
    follow(chain, &mut skipping, &watch, small()).await;
    follow(chain, &mut tip_only, &watch, Limits::default()).await;
    assert!(!tip_only.credited().is_empty());
    for (ledger, way) in [(&each, "each head"), (&skipping, "some heads"), (&twice, "each head twice")] {
        assert_eq!(ledger.credited(), tip_only.credited(), "{way}, against the last head only");
    }
}

/// I6: what the chain takes back is not credited any more.
pub async fn a_reorganisation_that_drops_a_payment_uncredits_it_i6(chain: &dyn Steered) {
    let (mut ledger, watch, [a, b, ..]) = begin(chain).await;
    for depth in [1, 2, 3, 8] {
        chain.pay(&b, depth).await;
        chain.mine(1).await;
        let kept = ledger_after(chain, &mut ledger, &watch).await.received(&b);
        chain.pay(&a, 40).await;
        chain.mine(depth).await;
        follow(chain, &mut ledger, &watch, Limits::default()).await;
        assert_received(&ledger, &a, 1, 40);
        chain.reorg(depth, Fate::Drop).await;
        follow(chain, &mut ledger, &watch, Limits::default()).await;
        assert_received(&ledger, &a, 0, 0);
        assert_eq!(ledger.received(&b), kept, "below the reorganisation of depth {depth}");
    }
}

async fn ledger_after<'a>(chain: &dyn Steered, ledger: &'a mut Ledger, watch: &WatchList) -> &'a Ledger {
    follow(chain, ledger, watch, Limits::default()).await;
    ledger
}

/// I1: the key of a transfer does not depend on the block that holds it.
pub async fn a_reorganisation_that_moves_a_payment_keeps_its_key_i1(chain: &dyn Steered) {
    let (mut ledger, watch, [a, b, ..]) = begin(chain).await;
    chain.pay(&b, 1).await;
    chain.pay(&a, 25).await;
    chain.mine(4).await;
    let before = ledger_after(chain, &mut ledger, &watch).await.credited();
    let positions: Vec<_> = ledger.transfers().map(|t| t.position.clone()).collect();
    chain.reorg(4, Fate::Move).await;
    follow(chain, &mut ledger, &watch, Limits::default()).await;
    assert_eq!(ledger.credited(), before);
    assert_ne!(ledger.transfers().map(|t| t.position.clone()).collect::<Vec<_>>(), positions, "in other blocks now");
}

/// I5: the process dies between any two steps, and before a step is committed.
pub async fn a_restart_at_any_step_loses_and_doubles_nothing_i5(chain: &dyn Steered) {
    let (mut ledger, watch, [a, ..]) = begin(chain).await;
    for units in 1..=9 {
        chain.pay(&a, units).await;
        chain.mine(2).await;
    }
    let limits = small();
    for round in 0..200_u32 {
        let mut follower = Follower::resume(chain.network(), ledger.headers().to_vec(), limits);
        loop {
            let answer = chain.source().answer(&follower.next_query(), &watch).await.expect("the node answers");
            match follower.resolve(answer).expect("the chain can be followed") {
                Outcome::Continue => {}
                Outcome::Idle(_) => {
                    assert_received(&ledger, &a, 9, 45);
                    return;
                }
                // Killed before the commit in every other round, after it in the rest.
                Outcome::Step(step) => {
                    if round % 2 == 1 {
                        ledger.apply(&step, limits.retain).expect("the step fits");
                    }
                    break;
                }
            }
        }
    }
    panic!("200 restarts were not enough");
}

/// I4: time-outs, refusals and forgotten blocks delay, but nothing is skipped.
pub async fn failures_of_the_node_never_move_the_cursor_past_a_block_i4(chain: &dyn Steered) {
    let (start, watch, [a, ..]) = begin(chain).await;
    for units in 1..=6 {
        chain.pay(&a, units).await;
        chain.mine(3).await;
    }
    for every in 2..6 {
        let mut ledger = start.clone();
        let flaky = Flaky::new(chain.source(), every);
        follow_source(&flaky, &chain.network(), &mut ledger, &watch, small()).await;
        assert_received(&ledger, &a, 6, 21);
    }
}

/// I4: ranges of heights, down to the last blocks by hash.
pub async fn a_long_absence_is_caught_up_by_ranges_i4(chain: &dyn Steered) {
    let (start, watch, [a, ..]) = begin(chain).await;
    for units in 1..=8 {
        chain.pay(&a, units).await;
        chain.mine(41).await;
    }
    for limits in [Limits::default(), small(), Limits { range: 1, near: 1, ..small() }] {
        let mut ledger = start.clone();
        follow(chain, &mut ledger, &watch, limits).await;
        assert_received(&ledger, &a, 8, 36);
    }
}

/// I5: where we stopped is no longer on the chain when we come back, near or far behind the head.
pub async fn a_reorganisation_during_an_absence_is_noticed_i5(chain: &dyn Steered) {
    let (mut ledger, watch, [a, b, ..]) = begin(chain).await;
    chain.mine(20).await;
    follow(chain, &mut ledger, &watch, Limits::default()).await;
    chain.pay(&a, 3).await;
    chain.mine(6).await;
    follow(chain, &mut ledger, &watch, Limits::default()).await;
    assert_received(&ledger, &a, 1, 3);
    chain.reorg(9, Fate::Drop).await;
    chain.pay(&b, 4).await;
    chain.mine(30).await;
    for limits in [Limits::default(), small()] {
        let mut ledger = ledger.clone();
        follow(chain, &mut ledger, &watch, limits).await;
        assert_received(&ledger, &a, 0, 0);
        assert_received(&ledger, &b, 1, 4);
    }
}

/// I4: another chain behind the same address credits nothing.
pub async fn a_chain_without_common_ancestor_halts_i4(chain: &dyn Steered) {
    let (_, watch, _) = begin(chain).await;
    chain.mine(12).await;
    let foreign: Vec<Header> = (0..10)
        .map(|height| Header {
            height,
            hash: format!("foreign {height}"),
            parent: format!("foreign {}", height.saturating_sub(1)),
            time: Millis(0),
        })
        .collect();
    for limits in [Limits::default(), small(), Limits { near: 1, ..small() }] {
        let mut follower = Follower::resume(chain.network(), foreign.clone(), limits);
        let halted = loop {
            let answer = chain.source().answer(&follower.next_query(), &watch).await.expect("the node answers");
            match follower.resolve(answer) {
                Ok(Outcome::Continue) => {}
                Ok(other) => panic!("nothing may come of a foreign chain, got {other:?}"),
                Err(error) => break error,
            }
        };
        assert!(matches!(halted, FollowError::NoCommonAncestor { .. }) && halted.is_terminal(), "{halted}");
    }
}

/// The first step sets the cursor at the head; what lies before it was paid to nobody we know.
pub async fn the_first_start_credits_nothing_from_before_it(chain: &dyn Steered) {
    let a = chain.address(0);
    chain.pay(&a, 9).await;
    chain.mine(3).await;
    let (mut ledger, watch, _) = begin(chain).await;
    assert_received(&ledger, &a, 0, 0);
    // The blocks below the head are remembered, so that losing the very first head is no disaster.
    chain.reorg(2, Fate::Drop).await;
    follow(chain, &mut ledger, &watch, Limits::default()).await;
    assert_received(&ledger, &a, 0, 0);
}

/// For a customer who asks where the money went.
pub async fn what_a_transaction_did_can_be_looked_up(chain: &dyn Steered) {
    let (_, _, [a, ..]) = begin(chain).await;
    let tx = chain.pay(&a, 12).await;
    let pending = chain.source().transaction(&tx).await.expect("the node answers").expect("it is known");
    assert_eq!((pending.state, pending.transfers.len()), (TxState::Pending, 0));
    chain.mine(1).await;
    let mined = chain.source().transaction(&tx).await.expect("the node answers").expect("it is known");
    assert!(matches!(mined.state, TxState::Succeeded(_)), "{mined:?}");
    assert_eq!(mined.transfers.iter().map(|t| (&t.to, t.units)).collect::<Vec<_>>(), [(&a, Units::from(12))]);
    for unknown in ["", "nonsense", &tx.replace(|c: char| c.is_ascii_digit(), "7")] {
        let found = chain.source().transaction(unknown).await.expect("the node answers");
        assert!(found.is_none_or(|facts| facts.tx == tx), "{unknown}");
    }
}
