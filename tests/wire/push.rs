//! A new block reaches the customer's open page: pushed by the node, or found when it is asked again (PERF5).

use crate::shop::Shop;
use domain::EvmAddress;
use futures::StreamExt;
use serde_json::Value;
use std::time::{Duration, Instant};
use tokio::task::JoinHandle;

impl Shop {
    /// Pays a session whose page is open, and measures from the node's answer that the block is there to the event.
    async fn pay(&self) -> Duration {
        let session = self.session().await;
        let (address, told) = self.watch(&session).await;
        self.net.pay_token(self.token, address, 5_000_000).await;
        self.net.mine(1).await;
        let mined = Instant::now();
        told.await.unwrap().saturating_duration_since(mined)
    }

    /// Opens the stream of a session's page; the address to pay to, and when the page is told of a first confirmation.
    async fn watch(&self, session: &str) -> (EvmAddress, JoinHandle<Instant>) {
        let stream = self.client.get(self.url(&format!("{session}/live"))).send().await.unwrap();
        let mut views = Views { bytes: stream.bytes_stream().boxed(), kept: String::new() };
        let first = views.next().await;
        assert_eq!(first["phase"], "waiting");
        let address = first["address"].as_str().unwrap().parse().unwrap();
        let told = tokio::spawn(async move {
            loop {
                if views.next().await["phase"] == "confirming" {
                    return Instant::now();
                }
            }
        });
        (address, told)
    }

    /// Pays so many sessions, one after another; the times, shortest first.
    async fn pay_many(&self, payments: u32) -> Vec<Duration> {
        let mut times = Vec::new();
        for _ in 0..payments {
            times.push(self.pay().await);
        }
        times.sort();
        times
    }
}

/// The views of an event stream.
struct Views {
    bytes: futures::stream::BoxStream<'static, reqwest::Result<axum::body::Bytes>>,
    kept: String,
}

impl Views {
    async fn next(&mut self) -> Value {
        loop {
            if let Some((event, rest)) = self.kept.split_once("\n\n") {
                let data = event.lines().find_map(|line| line.strip_prefix("data: ")).map(str::to_owned);
                self.kept = rest.to_owned();
                match data {
                    Some(data) => return serde_json::from_str(&data).unwrap(),
                    None => continue,
                }
            }
            let more = self.bytes.next().await.expect("the stream goes on").unwrap();
            self.kept.push_str(std::str::from_utf8(&more).unwrap());
        }
    }
}

/// The `percent`th of times in order.
fn percentile(times: &[Duration], percent: usize) -> Duration {
    times[(times.len() * percent).div_ceil(100) - 1]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pushed_block_is_on_the_page_without_waiting_for_the_next_look_perf5() {
    // Asked in turns only every 30 seconds: what comes sooner was pushed.
    let shop = Shop::open(true, "30000").await;
    let times = shop.pay_many(50).await;
    let (p50, p99) = (percentile(&times, 50), percentile(&times, 99));
    println!("PERF5, block at the node to event, pushed: p50 {p50:?}, p99 {p99:?} of {} payments", times.len());
    assert!(p50 < Duration::from_secs(1), "{times:?}");
    assert!(p99 < Duration::from_secs(5), "{times:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_push_the_next_look_finds_the_block_perf5() {
    let shop = Shop::open(false, "4000").await;
    let times = shop.pay_many(5).await;
    let p50 = percentile(&times, 50);
    println!("PERF5, block at the node to event, asked in turns: p50 {p50:?} of {} payments", times.len());
    // Each payment begins right after the last look, so that it waits for the next: for as long as the setting says.
    assert!(p50 > Duration::from_millis(2_500), "the node is asked at the pace that was set: {times:?}");
    assert!(times.iter().all(|time| *time < Duration::from_secs(10)), "{times:?}");
}
