//! Every depth of reorganisation, in every way of hearing of it (REL3).

use crate::{random::Random, script::Script};
use chain::conformance::Ledger;
use chain::{Follower, Limits, Outcome};

fn follow(script: &Script, ledger: &mut Ledger, limits: Limits) {
    let mut follower = Follower::resume(script.network.clone(), ledger.headers().to_vec(), limits);
    loop {
        match follower.resolve(script.answer(&follower.next_query(), true)).expect("an honest node") {
            Outcome::Continue => {}
            Outcome::Idle(_) => return,
            Outcome::Step(step) => {
                ledger.apply(&step, limits.retain).expect("the step fits");
                follower.committed();
            }
        }
    }
}

#[test]
fn reorganisations_of_depth_1_to_64_end_the_same_however_they_are_heard_of_i5() {
    let by_hash = Limits::default();
    let by_range = Limits { near: 1, range: 7, step_blocks: 3, step_transfers: 2, ..by_hash };
    for depth in 1..=64 {
        let mut random = Random::new(depth);
        let mut script = Script::new();
        script.mine(&mut random, 80);
        let mut start = Ledger::default();
        follow(&script, &mut start, by_hash);
        let before = script.canonical.clone();
        let mut ways = [
            ("each head", by_hash, 1, start.clone()),
            ("each head, small steps", by_range, 1, start.clone()),
            ("every third head", by_hash, 3, start.clone()),
            ("the last head before and after", by_hash, u64::MAX, start.clone()),
            ("the last head before and after, by range", by_range, u64::MAX, start),
        ];
        for round in 1..=depth + 4 {
            script.mine(&mut random, 1);
            for (_, limits, every, ledger) in &mut ways {
                if round.is_multiple_of(*every) || round == depth + 4 {
                    follow(&script, ledger, *limits);
                }
            }
        }
        assert_eq!(script.reorg(&mut random, depth, 0), depth);
        for round in 1..=depth + 2 {
            script.mine(&mut random, 1);
            for (_, limits, every, ledger) in &mut ways {
                if round.is_multiple_of(*every) || round == depth + 2 {
                    follow(&script, ledger, *limits);
                }
            }
        }
        let owed = script.owed(&|hash| before.iter().any(|known| known == hash));
        assert!(!owed.is_empty());
        for (way, _, _, ledger) in ways {
            assert_eq!(ledger.credited().into_keys().collect::<Vec<_>>(), owed, "depth {depth}, told by {way}");
        }
    }
}
