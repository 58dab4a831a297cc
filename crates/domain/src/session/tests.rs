//! Scenarios a merchant would tell, and properties that hold for all of them.

use super::*;
use crate::{
    AssetId, Confirmations, Millis, NetworkId, Tolerance, Transfer, TransferKey, Units,
    transfer::{Address, BlockRef, Position},
};
use proptest::prelude::*;

const DEADLINE: i64 = 900_000;

fn terms() -> Terms {
    Terms {
        asset: AssetId::sandbox("USDC"),
        due: Units::from(100),
        opened_at: Millis(0),
        deadline: Millis(DEADLINE),
        tolerance: Tolerance::default(),
        confirmations: Confirmations::Blocks(3),
        finality: Confirmations::Blocks(10),
    }
}

/// A transfer in the block at `height`, one block a second.
fn transfer(key: &str, units: u64, height: u64) -> Transfer {
    let time = Millis(i64::try_from(height).unwrap() * 1_000);
    Transfer {
        network: NetworkId::sandbox(),
        key: TransferKey::new(key, 0),
        tx: key.to_owned(),
        asset: AssetId::sandbox("USDC"),
        from: None,
        to: Address("sbx".to_owned()),
        units: Units::from(units),
        position: Position::Canonical(BlockRef { height, hash: format!("h{height}"), time }),
        seen_at: time,
    }
}

fn orphan(mut transfer: Transfer) -> Transfer {
    if let Position::Canonical(block) = transfer.position {
        transfer.position = Position::Orphaned(block);
    }
    transfer
}

fn at(head: u64) -> Horizon {
    Horizon { head: Some(head), safe: None, finalized: None, known_until: Millis(i64::try_from(head).unwrap() * 1_000) }
}

fn judge(transfers: &[Transfer], head: u64) -> Assessment {
    assess(&terms(), Decision::None, transfers, &at(head))
}

#[test]
fn an_exact_payment_confirms_block_by_block_until_it_is_final() {
    let paid = [transfer("a", 100, 10)];
    for (head, status, reached) in [
        (10, Status::Confirming, 1),
        (11, Status::Confirming, 2),
        (12, Status::Paid, 3),
        (18, Status::Paid, 3),
        (19, Status::Final, 3),
    ] {
        let seen = judge(&paid, head);
        assert_eq!((seen.status, seen.progress.reached), (status, reached), "at block {head}");
    }
}

#[test]
fn two_partial_payments_add_up_and_the_younger_one_counts_the_confirmations() {
    let first = transfer("a", 40, 10);
    let short = judge(std::slice::from_ref(&first), 20);
    assert_eq!((short.status, short.missing), (Status::Open, Units::from(60)));
    assert!(short.flags.has(Flag::Underpaid));
    let both = judge(&[first, transfer("b", 60, 20)], 20);
    assert_eq!((both.status, both.progress.reached, both.missing), (Status::Confirming, 1, Units::ZERO));
    assert!(!both.flags.has(Flag::Underpaid));
}

#[test]
fn too_much_is_paid_and_says_how_much_is_over() {
    let seen = judge(&[transfer("a", 130, 10)], 12);
    assert_eq!((seen.status, seen.excess), (Status::Paid, Units::from(30)));
    assert!(seen.flags.has(Flag::Overpaid));
}

#[test]
fn what_comes_after_a_payment_in_time_is_too_much_and_not_late() {
    let seen = judge(&[transfer("a", 100, 10), transfer("b", 5, 1_000)], 1_003);
    assert_eq!((seen.status, seen.excess), (Status::Final, Units::from(5)));
    assert!(seen.flags.has(Flag::Overpaid) && !seen.flags.has(Flag::Late));
}

#[test]
fn a_late_payment_is_recorded_however_late_and_paid_only_when_accepted_i12() {
    let late = [transfer("a", 100, 10_000_000)];
    let seen = judge(&late, 10_000_009);
    assert_eq!((seen.status, seen.received), (Status::Expired, Units::from(100)));
    assert!(seen.flags.has(Flag::Late));
    let accepted = assess(&terms(), Decision::Accepted, &late, &at(10_000_009));
    assert_eq!((accepted.status, accepted.received), (Status::Final, Units::from(100)));
    assert!(accepted.flags.has(Flag::Manual) && !accepted.flags.has(Flag::Late));
}

#[test]
fn a_late_payment_says_what_it_lacks_and_only_then_a9() {
    let short = judge(&[transfer("a", 60, 2_000)], 2_009);
    assert_eq!((short.received, short.missing), (Units::from(60), Units::from(40)));
    let parts = judge(&[transfer("a", 60, 10), transfer("b", 40, 2_000)], 2_009);
    assert!(parts.flags.has(Flag::Late) && parts.flags.has(Flag::Underpaid));
    assert_eq!((parts.received, parts.missing), (Units::from(100), Units::ZERO), "all of it is there");
    let terms = Terms { tolerance: Tolerance::from_basis_points(100).unwrap(), ..terms() };
    let within = assess(&terms, Decision::None, &[transfer("a", 99, 2_000)], &at(2_009));
    assert_eq!((within.status, within.missing), (Status::Expired, Units::ZERO), "as much as is asked at least");
}

#[test]
fn nothing_expires_while_the_network_cannot_be_seen() {
    let blind = Horizon { known_until: Millis(DEADLINE), ..at(5) };
    assert_eq!(assess(&terms(), Decision::None, &[], &blind).status, Status::Open);
    assert_eq!(judge(&[], 901).status, Status::Expired);
    assert_eq!(judge(&[], 901 + 24 * 3_600).status, Status::Closed);
}

#[test]
fn another_asset_is_seen_but_not_counted_until_the_merchant_accepts_it() {
    let mut other = transfer("a", 100, 10);
    other.asset = AssetId::sandbox("USDT");
    let seen = judge(std::slice::from_ref(&other), 20);
    assert_eq!((seen.status, seen.received), (Status::Open, Units::ZERO));
    assert!(seen.flags.has(Flag::WrongAsset));
    assert_eq!(assess(&terms(), Decision::Accepted, &[other], &at(20)).status, Status::Final);
}

#[test]
fn a_payment_that_the_network_takes_back_is_uncounted_even_after_paid_i6() {
    let payment = transfer("a", 100, 10);
    assert_eq!(judge(std::slice::from_ref(&payment), 12).status, Status::Paid);
    let seen = judge(&[orphan(payment.clone())], 13);
    assert_eq!((seen.status, seen.received), (Status::Open, Units::ZERO));
    assert!(seen.flags.has(Flag::Reorged));
    let moved = judge(&[orphan(payment), transfer("a", 100, 13)], 13);
    assert_eq!(moved.status, Status::Confirming);
    assert!(!moved.flags.has(Flag::Reorged), "it came back in another block");
}

#[test]
fn a_tolerance_takes_a_little_less() {
    let terms = Terms { tolerance: Tolerance::from_basis_points(100).unwrap(), ..terms() };
    let seen = assess(&terms, Decision::None, &[transfer("a", 99, 10)], &at(12));
    assert_eq!((seen.status, seen.missing), (Status::Paid, Units::ZERO));
    assert!(!seen.flags.has(Flag::Underpaid));
}

#[test]
fn a_fixed_tolerance_takes_so_much_less_and_never_nothing_for_all() {
    let within = Terms { tolerance: Tolerance::Fixed(Units::from(5)), ..terms() };
    let seen = assess(&within, Decision::None, &[transfer("a", 95, 10)], &at(12));
    assert_eq!((seen.status, seen.missing), (Status::Paid, Units::ZERO));
    let short = assess(&within, Decision::None, &[transfer("a", 94, 10)], &at(12));
    assert_eq!((short.status, short.missing), (Status::Open, Units::from(6)));
    let absurd = Terms { tolerance: Tolerance::Fixed(Units::from(1_000)), ..terms() };
    assert_eq!(assess(&absurd, Decision::None, &[], &at(12)).status, Status::Open, "nothing came");
    assert_eq!(assess(&absurd, Decision::None, &[transfer("a", 49, 10)], &at(12)).status, Status::Open);
}

#[test]
fn a_tag_that_the_node_does_not_give_confirms_nothing() {
    let terms = Terms { confirmations: Confirmations::Finalized, ..terms() };
    let paid = [transfer("a", 100, 10)];
    assert_eq!(assess(&terms, Decision::None, &paid, &at(500)).status, Status::Confirming);
    let finalized = Horizon { finalized: Some(10), ..at(500) };
    assert_eq!(assess(&terms, Decision::None, &paid, &finalized).status, Status::Final);
}

#[test]
fn without_a_finalized_tag_depth_makes_final_but_never_paid_perf6() {
    let paid = [transfer("a", 100, 10)];
    let by_blocks = Terms { finality: Confirmations::Finalized, ..terms() };
    let last = 10 + Horizon::FINAL_DEPTH - 1;
    let status = |terms: &Terms, horizon| assess(terms, Decision::None, &paid, &horizon).status;
    assert_eq!(status(&by_blocks, at(last - 1)), Status::Paid);
    assert_eq!(status(&by_blocks, at(last)), Status::Final);
    assert_eq!(status(&by_blocks, Horizon { finalized: Some(9), ..at(last) }), Status::Paid, "the tag says otherwise");
    let by_tag = Terms { confirmations: Confirmations::Finalized, ..by_blocks };
    assert_eq!(status(&by_tag, at(last)), Status::Confirming, "what the merchant asks is not replaced");
}

#[test]
fn money_on_another_network_is_paid_when_accepted_and_never_final_x2() {
    let mut foreign = transfer("a", 100, 10);
    foreign.network = NetworkId::evm(8453);
    foreign.asset = AssetId::native(&foreign.network);
    let seen = assess(&terms(), Decision::Accepted, std::slice::from_ref(&foreign), &at(5_000));
    assert_eq!((seen.status, seen.progress), (Status::Paid, Progress::default()), "nobody counts its blocks");
    let both = [foreign.clone(), transfer("b", 40, 4_999)];
    let seen = assess(&terms(), Decision::Accepted, &both, &at(5_000));
    assert_eq!((seen.status, seen.progress.reached), (Status::Confirming, 2), "the agreed network's is waited for");
    let seen = assess(&terms(), Decision::Accepted, &both, &at(5_100));
    assert_eq!((seen.status, seen.progress), (Status::Paid, Progress { reached: 3, needed: 3 }));
    foreign.position = Position::Pending;
    let seen = assess(&terms(), Decision::Accepted, &[foreign], &at(5_100));
    assert_eq!(seen.status, Status::Detected, "it is in no block yet");
}

prop_compose! {
    fn any_transfer()(key in 0u8..6, units in 0u64..150, height in 1u64..2_000, kind in 0u8..8) -> Transfer {
        // The same key always is the same transfer, as on a chain; only its position differs.
        let units = units / 6 * 6 + u64::from(key);
        let mut made = transfer(&format!("t{key}"), units.max(u64::from(key) * 20), height);
        made.units = Units::from(u64::from(key) * 20);
        if key == 5 { made.asset = AssetId::sandbox("USDT"); }
        match kind {
            0 => made.position = Position::Pending,
            1 | 2 => made = orphan(made),
            _ => {}
        }
        made
    }
}

fn one_position_each(transfers: Vec<Transfer>) -> Vec<Transfer> {
    let mut seen = std::collections::HashSet::new();
    transfers.into_iter().filter(|t| seen.insert(t.key.clone())).collect()
}

fn any_decision() -> impl Strategy<Value = Decision> {
    prop_oneof![
        Just(Decision::None),
        Just(Decision::Accepted),
        Just(Decision::Dismissed),
        (0i64..DEADLINE).prop_map(|at| Decision::Cancelled(Millis(at))),
    ]
}

fn any_tolerance() -> impl Strategy<Value = Tolerance> {
    prop_oneof![
        (0u16..=1_000).prop_map(|points| Tolerance::from_basis_points(points).unwrap()),
        (0u64..200).prop_map(|units| Tolerance::Fixed(Units::from(units))),
    ]
}

proptest! {
    #[test]
    fn shuffling_duplicating_and_replaying_changes_nothing_i1_i2_i5(
        transfers in proptest::collection::vec(any_transfer(), 0..8).prop_map(one_position_each).prop_flat_map(|all| {
            let again = all.clone();
            (Just(all), proptest::collection::vec(proptest::sample::select(if again.is_empty() { vec![transfer("z", 0, 1)] } else { again.clone() }), 0..6)
                .prop_map(move |more| again.iter().cloned().chain(more).collect::<Vec<_>>()).prop_shuffle())
        }),
        head in 1u64..2_500, decision in any_decision(), tolerance in any_tolerance(),
    ) {
        let (once, mixed) = transfers;
        let judge = |transfers: &[Transfer]| assess(&Terms { tolerance, ..terms() }, decision, transfers, &at(head));
        prop_assert_eq!(judge(&once), judge(&mixed));
    }

    #[test]
    fn money_adds_up_in_every_state_i2(
        transfers in proptest::collection::vec(any_transfer(), 0..8).prop_map(one_position_each), head in 1u64..2_500,
        decision in any_decision(), tolerance in any_tolerance(),
    ) {
        let terms = Terms { tolerance, ..terms() };
        let seen = assess(&terms, decision, &transfers, &at(head));
        let canonical: Units = transfers.iter().filter(|t| !matches!(t.position, Position::Orphaned(_))).map(|t| t.units).sum();
        prop_assert!(seen.received <= canonical, "nothing is credited that is not there");
        prop_assert!(seen.missing.is_zero() || seen.excess.is_zero());
        if seen.status.is_paid() && decision != Decision::Accepted {
            prop_assert!(seen.received >= tolerance.least(terms.due));
            prop_assert_eq!(seen.progress.reached, seen.progress.needed);
        }
        if matches!(seen.status, Status::Open) { prop_assert!(head * 1_000 <= 900_000); }
        prop_assert!(seen.progress.reached <= seen.progress.needed);
    }
}
