//! What is the sandbox's own: 10,000 missed blocks, a restart of the server, wrong tokens, bounded memory, news.

use chain::{
    ChainSource, Header, Limits, TxState,
    conformance::{Ledger, WatchList, catch_up},
};
use chain_sandbox::{KEEP_BLOCKS, Output, Sandbox, SandboxError, SandboxState, Snapshot};
use domain::{Address, AssetId, Millis, NetworkId, Units};
use proptest::prelude::*;

fn usdc() -> AssetId {
    AssetId::sandbox("USDC")
}

fn address(n: u32) -> Address {
    Address(format!("sandbox-{n}"))
}

fn fresh() -> Sandbox {
    Sandbox::new(SandboxState::fresh(1, Millis(1_000)))
}

async fn follow(sandbox: &Sandbox, ledger: &mut Ledger, watch: &WatchList) {
    catch_up(sandbox, &NetworkId::sandbox(), ledger, watch, Limits::default()).await.expect("it can be followed");
}

#[tokio::test]
async fn ten_thousand_missed_blocks_are_caught_up_and_none_is_skipped_i4() {
    let sandbox = fresh();
    let watch: WatchList = (0..100).map(address).collect();
    let mut ledger = Ledger::default();
    follow(&sandbox, &mut ledger, &watch).await;
    for n in 0..100 {
        sandbox.pay(&address(n), &usdc(), Units::from(u64::from(n) + 1)).expect("a payment");
        sandbox.mine(100, Millis(2_000));
    }
    assert_eq!(sandbox.height(), 10_000);
    follow(&sandbox, &mut ledger, &watch).await;
    assert_eq!(ledger.headers().last().map(|header| header.height), Some(10_000));
    for n in 0..100 {
        assert_eq!(ledger.received(&address(n)), (1, Units::from(u64::from(n) + 1)));
    }
}

#[tokio::test]
async fn the_chain_survives_a_restart_of_the_server_i5() {
    let sandbox = fresh();
    let watch: WatchList = [address(1)].into_iter().collect();
    let mut ledger = Ledger::default();
    follow(&sandbox, &mut ledger, &watch).await;
    sandbox.pay(&address(1), &usdc(), Units::from(5)).expect("a payment");
    sandbox.mine(10_000, Millis(3_000));
    sandbox.reorg(3, false);
    let waiting = sandbox.pay(&address(1), &usdc(), Units::from(6)).expect("a payment");
    let written = serde_json::to_string(&sandbox.snapshot()).expect("it can be written");
    assert!(written.len() < 2_000, "10,000 blocks take {} bytes", written.len());
    let read: Snapshot = serde_json::from_str(&written).expect("it can be read");
    let restored = Sandbox::restore(&read).expect("it can be restored");
    assert_eq!(restored.identify().await, sandbox.identify().await);
    restored.mine(1, Millis(4_000));
    follow(&restored, &mut ledger, &watch).await;
    assert_eq!(ledger.received(&address(1)), (2, Units::from(11)));
    assert!(ledger.transfers().any(|transfer| transfer.tx == waiting));
}

#[tokio::test]
async fn a_damaged_snapshot_is_refused() {
    let sandbox = fresh();
    sandbox.pay(&address(1), &usdc(), Units::from(5)).expect("a payment");
    sandbox.mine(3, Millis(3_000));
    let written = serde_json::to_string(&sandbox.snapshot()).expect("it can be written");
    for (from, to) in
        [("\"version\":1", "\"version\":2"), ("\"blocks\":3", "\"blocks\":4"), ("\"head\":\"0x", "\"head\":\"")]
    {
        let damaged = written.replace(from, to);
        assert_ne!(damaged, written, "{from}");
        let read: Snapshot = serde_json::from_str(&damaged).expect("it has the form");
        assert!(Sandbox::restore(&read).is_err(), "{to}");
    }
}

#[tokio::test]
async fn two_transfers_in_one_transaction_are_two_and_a_wrong_token_is_none_i1_i13() {
    let sandbox = fresh();
    let watch: WatchList = [address(1)].into_iter().collect();
    let mut ledger = Ledger::default();
    follow(&sandbox, &mut ledger, &watch).await;
    let output = |asset: AssetId, units| Output { to: address(1), asset, units: Units::from(units) };
    let eth = AssetId::native(&NetworkId::sandbox());
    let outputs = vec![output(usdc(), 3), output(AssetId::sandbox("FAKE"), 9), output(usdc(), 3), output(eth, 4)];
    let tx = sandbox.send(outputs).expect("a payment");
    sandbox.mine(1, Millis(2_000));
    follow(&sandbox, &mut ledger, &watch).await;
    assert_eq!(ledger.received(&address(1)), (3, Units::from(10)));
    let facts = sandbox.transaction(&tx).await.expect("it answers").expect("it is known");
    assert!(matches!(facts.state, TxState::Succeeded(_)));
    assert_eq!(facts.unlisted.len(), 1);
}

#[tokio::test]
async fn a_dropped_transaction_is_unknown_and_a_moved_one_stands_a_block_later() {
    let sandbox = fresh();
    let moved = sandbox.pay(&address(1), &usdc(), Units::from(1)).expect("a payment");
    sandbox.mine(2, Millis(2_000));
    assert_eq!(sandbox.reorg(2, false), 2);
    let facts = sandbox.transaction(&moved).await.expect("it answers").expect("it is known");
    assert!(matches!(facts.state, TxState::Succeeded(block) if block.height == 2));
    assert_eq!(sandbox.reorg(100, true), 3, "the first block is never replaced");
    assert_eq!(sandbox.transaction(&moved).await, Ok(None));
}

#[tokio::test]
async fn a_payment_is_undone_by_its_height_however_many_blocks_came_since() {
    let sandbox = fresh();
    let kept = sandbox.pay(&address(1), &usdc(), Units::from(1)).expect("a payment");
    sandbox.mine(1, Millis(2_000));
    let undone = sandbox.pay(&address(1), &usdc(), Units::from(2)).expect("a payment");
    sandbox.mine(1, Millis(3_000));
    let height = sandbox.height();
    sandbox.mine(5, Millis(4_000));
    assert_eq!(sandbox.undo_from(height), 6);
    assert_eq!(sandbox.transaction(&undone).await, Ok(None));
    assert!(sandbox.transaction(&kept).await.expect("it answers").is_some(), "what came before stays");
    assert_eq!(sandbox.undo_from(sandbox.height() + 1), 0, "there is no such block yet");
}

#[tokio::test]
async fn a_mined_block_is_news_at_once_and_also_when_nobody_was_listening() {
    let sandbox = fresh();
    sandbox.mine(1, Millis(2_000));
    sandbox.wait_for_news().await;
    let listener = tokio::spawn({
        let sandbox = sandbox.clone();
        async move { sandbox.wait_for_news().await }
    });
    tokio::task::yield_now().await;
    sandbox.mine(1, Millis(2_000));
    listener.await.expect("it was told");
}

#[test]
fn old_blocks_are_forgotten_and_the_rest_still_links() {
    let sandbox = fresh();
    sandbox.pay(&address(1), &usdc(), Units::from(1)).expect("a payment");
    sandbox.mine(KEEP_BLOCKS as u64 + 50, Millis(2_000));
    let read = Sandbox::restore(&sandbox.snapshot()).expect("it can be restored");
    assert_eq!(read.snapshot(), sandbox.snapshot());
    assert_eq!(read.height(), KEEP_BLOCKS as u64 + 50);
}

#[test]
fn what_cannot_be_sent_is_refused_in_words() {
    let sandbox = fresh();
    assert_eq!(sandbox.pay(&address(1), &usdc(), Units::ZERO), Err(SandboxError::Zero));
    let foreign = AssetId::native(&NetworkId::evm(1));
    assert!(sandbox.pay(&address(1), &foreign, Units::from(1)).unwrap_err().to_string().contains("its own coins"));
    assert_eq!(sandbox.waiting(), 0);
}

#[derive(Debug, Clone)]
enum Act {
    Pay(u8),
    Mine(u8),
    Reorg(u8, bool),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        (1..9_u8).prop_map(Act::Pay),
        (1..9_u8).prop_map(Act::Mine),
        (1..9_u8, any::<bool>()).prop_map(|(depth, drop)| Act::Reorg(depth, drop)),
    ];
    proptest::collection::vec(act, 1..40)
}

fn play(acts: &[Act]) -> SandboxState {
    let sandbox = fresh();
    for (at, act) in acts.iter().enumerate() {
        match act {
            Act::Pay(units) => {
                sandbox.pay(&address(1), &usdc(), Units::from(u64::from(*units))).expect("a payment");
            }
            Act::Mine(blocks) => sandbox.mine(u64::from(*blocks), Millis(i64::try_from(at).expect("it fits") * 1_000)),
            Act::Reorg(depth, drop) => {
                sandbox.reorg(u64::from(*depth), *drop);
            }
        }
    }
    SandboxState::restore(&sandbox.snapshot()).expect("it can be restored")
}

proptest! {
    #[test]
    fn the_same_acts_give_the_same_chain_and_a_snapshot_gives_it_back(acts in acts()) {
        let state = play(&acts);
        prop_assert_eq!(&state, &play(&acts));
        prop_assert_eq!(SandboxState::restore(&state.snapshot()).expect("it can be restored"), state);
    }
}

#[test]
fn headers_link_down_to_the_first_block() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let sandbox = fresh();
    sandbox.mine(5, Millis(2_000));
    sandbox.reorg(2, false);
    let watch = WatchList::default();
    let mut ledger = Ledger::default();
    runtime.block_on(follow(&sandbox, &mut ledger, &watch));
    let heights: Vec<u64> = ledger.headers().iter().map(|header: &Header| header.height).collect();
    assert_eq!(heights, [0, 1, 2, 3, 4, 5, 6]);
}
