//! What every source must do, as tests that run on any of them.
//!
//! A crate that implements [`ChainSource`](crate::ChainSource) implements [`Steered`] for a chain that it can steer (a
//! development node, a scripted one) and writes `chain::conformance!(make)`, where `make` is an async function that
//! starts a fresh one. Its tests need tokio.

mod cases;
mod ledger;
mod steered;

pub use cases::*;
pub use ledger::{Ledger, WatchList, catch_up};
pub use steered::{Fate, Flaky, Steered};

/// Expands to one test for each case of the suite.
#[macro_export]
macro_rules! conformance {
    ($make:expr) => {
        $crate::conformance!(
            $make,
            a_linear_chain_is_credited_exactly_once_i1,
            only_watched_addresses_are_reported_i13,
            every_way_of_hearing_of_blocks_gives_the_same_credits_i5,
            a_reorganisation_that_drops_a_payment_uncredits_it_i6,
            a_reorganisation_that_moves_a_payment_keeps_its_key_i1,
            a_restart_at_any_step_loses_and_doubles_nothing_i5,
            failures_of_the_node_never_move_the_cursor_past_a_block_i4,
            a_long_absence_is_caught_up_by_ranges_i4,
            a_reorganisation_during_an_absence_is_noticed_i5,
            a_chain_without_common_ancestor_halts_i4,
            what_a_transaction_did_can_be_looked_up,
            the_first_start_credits_nothing_from_before_it,
        );
    };
    ($make:expr, $($case:ident),+ $(,)?) => {
        $(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $case() {
                let chain = $make().await;
                $crate::conformance::$case(&chain).await;
            }
        )+
    };
}
