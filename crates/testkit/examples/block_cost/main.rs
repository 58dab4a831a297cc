//! What following a block costs by how many addresses are watched (PERF6). A real node, blocks of 1,000 ERC-20 transfers
//! of which one pays us, the service's own watch list. Prints one line of JSON, in whole numbers. What is counted is the
//! CPU time of this process; the node has its own. `cargo run --release -p testkit --example block_cost [blocks]`

mod calls;

use alloy_primitives::{Address as Account, keccak256};
use calls::Counter;
use chain::{ChainSource, Follower, Limits, Outcome, Watch};
use chain_evm::{EvmConfig, EvmSource};
use domain::{Asset, AssetId, EvmAddress};
use rustix::time::{ClockId, clock_gettime};
use service::WatchList;
use std::{sync::Arc, time::Duration};
use testkit::dev_net::{DevNet, network};

type Outcomes<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// Transfers in a block.
const LOGS: u32 = 1_000;
const FEW: u32 = 1_000;
const MANY: u32 = 1_000_000;
/// Blocks that are followed before any is counted.
const WARM_UP: u32 = 3;

/// The `n`th address given out; nobody holds its key.
fn ours(n: u32) -> EvmAddress {
    EvmAddress(Account::from_word(keccak256(n.to_be_bytes())))
}

/// The `n`th address of somebody else.
fn theirs(n: u32) -> EvmAddress {
    EvmAddress(Account::from_word(keccak256([&b"theirs"[..], &n.to_be_bytes()].concat())))
}

/// A follower as the server has it, but for the database.
struct Side {
    source: EvmSource,
    watch: Box<dyn Watch>,
    follower: Follower,
}

impl Side {
    async fn new(node_url: String, assets: Vec<Asset>, watched: &Arc<WatchList>) -> Outcomes<Self> {
        let config =
            EvmConfig { network: network(), node_url, push_url: None, poll: Duration::from_millis(200), assets };
        let mut side = Self {
            source: EvmSource::new(config)?,
            watch: Box::new(watched.of(network())),
            follower: Follower::resume(network(), Vec::new(), Limits::default()),
        };
        side.step().await?;
        Ok(side)
    }

    /// Follows up to and with the next step; gives how many transfers were found.
    async fn step(&mut self) -> Outcomes<usize> {
        loop {
            let answer = self.source.answer(&self.follower.next_query(), self.watch.as_ref()).await?;
            match self.follower.resolve(answer)? {
                Outcome::Continue => {}
                Outcome::Idle(_) => return Err("the block that was just made is not there".into()),
                Outcome::Step(step) => {
                    self.follower.committed();
                    return Ok(step.transfers.len());
                }
            }
        }
    }

    /// Microseconds of CPU that one block took.
    async fn cost(&mut self) -> Outcomes<u64> {
        let begun = cpu()?;
        let found = self.step().await?;
        let took = cpu()?.saturating_sub(begun);
        if found == 1 { Ok(u64::try_from(took.as_micros())?) } else { Err(format!("{found} transfers to us").into()) }
    }
}

fn cpu() -> Outcomes<Duration> {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Ok(Duration::new(u64::try_from(time.tv_sec)?, u32::try_from(time.tv_nsec)?))
}

fn median(mut figures: Vec<u64>) -> u64 {
    figures.sort_unstable();
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}

/// A block of so many transfers, the last of them to us.
async fn fill_block(net: &DevNet, usdc: EvmAddress, block: u32, transfers: u32) {
    for n in 1..transfers {
        net.pay_token(usdc, theirs(block * LOGS + n), 1).await;
    }
    net.pay_token(usdc, ours(block % FEW), 1).await;
    net.mine(1).await;
}

// One thread, so that nothing but following is in the process's time.
#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcomes<()> {
    let blocks: u32 = std::env::args().nth(1).map_or(Ok(20), |given| given.parse())?;
    let net = DevNet::start().await;
    net.rpc("evm_setBlockGasLimit", serde_json::json!(["0x2540be400"])).await;
    let usdc = net.usdc().await;
    let asset = |id, symbol: &str, decimals| -> Outcomes<Asset> {
        Ok(Asset { id, symbol: symbol.parse()?, decimals, enabled: true, large_from: None })
    };
    let token = asset(AssetId::erc20(&network(), usdc), "USDC", 6)?;
    let coin = asset(AssetId::native(&network()), "ETH", 18)?;

    let [few, many] = [FEW, MANY].map(|count| {
        let list = Arc::new(WatchList::default());
        list.extend((0..count).map(|n| ours(n).into()));
        list
    });
    let mut low = Side::new(net.anvil.url(), vec![token.clone()], &few).await?;
    let mut high = Side::new(net.anvil.url(), vec![token.clone()], &many).await?;
    let (mut low_micros, mut high_micros) = (Vec::new(), Vec::new());
    for block in 0..blocks + WARM_UP {
        fill_block(&net, usdc, block, LOGS).await;
        let (one, other) = if block % 2 == 0 {
            let one = low.cost().await?;
            (one, high.cost().await?)
        } else {
            let other = high.cost().await?;
            (low.cost().await?, other)
        };
        if block >= WARM_UP {
            low_micros.push(one);
            high_micros.push(other);
        }
    }
    let (low, high) = (median(low_micros), median(high_micros));

    // With native coin on the list too, which asks the node for most. Small blocks: anvil takes minutes to trace large ones.
    let counter = Counter::before(&net.anvil.url()).await?;
    let mut calls = Vec::new();
    for (watched, list) in [(FEW, &few), (MANY, &many)] {
        net.mine(1).await;
        let mut side = Side::new(counter.url.clone(), vec![token.clone(), coin.clone()], list).await?;
        fill_block(&net, usdc, blocks + WARM_UP + watched / MANY, LOGS / 100).await;
        counter.take();
        side.step().await?;
        calls.push(counter.take());
    }
    if calls.first() != calls.last() {
        return Err(format!("calls a block by addresses watched: {calls:?}").into());
    }
    println!(
        "{}",
        serde_json::json!({
            "blocks": blocks,
            "logs_per_block": LOGS,
            "calls_per_block": calls.first(),
            "us_per_block_1k": low,
            "us_per_block_1m": high,
            "ratio_thousandths": high * 1_000 / low.max(1),
            "us_per_1000_logs_cpu": high * 1_000 / u64::from(LOGS),
        })
    );
    Ok(())
}
