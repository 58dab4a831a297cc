//! kill -9 at random moments under a stream of sandbox payments: nothing is lost, nothing is doubled (I1, I3, REL2).
#![expect(clippy::unwrap_used, reason = "a test that unwraps fails at the right line")]

mod books;
mod customer;
#[path = "../shared/server.rs"]
mod server;

use api_types::dashboard::LinkForm;
use customer::Ledger;
use rand::{Rng, SeedableRng, rngs::StdRng};
use server::Server;
use std::{sync::Arc, time::Duration};
use storage::Store;
use testkit::world::{World, usdc};

/// How often the server is killed. TALLYSTICK_KILLS changes it.
const KILLS: u32 = 100;
/// Price of each link, in base units of USDC.
const PRICE: u64 = 5_000_000;
/// How many payments each takes.
const LIMIT: u16 = 10;
/// How many links there are, for customers who find one full.
const LINKS: usize = 200;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killing_the_server_loses_and_doubles_nothing_on_sqlite_i3() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tallystick.db");
    let store = Arc::new(storage_sqlite::SqliteStore::open(&file).await.unwrap());
    endure(store, &format!("sqlite://{}", file.display())).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killing_the_server_loses_and_doubles_nothing_on_postgres_i3() {
    let url = testkit::postgres::database().unwrap();
    let store = Arc::new(storage_postgres::PostgresStore::connect(&url).await.unwrap());
    endure(store, &url).await;
}

async fn endure(store: Arc<dyn Store>, url: &str) {
    let seed = std::env::var("TALLYSTICK_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or_else(rand::random);
    let kills = std::env::var("TALLYSTICK_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    println!("seed {seed}: repeat with TALLYSTICK_SEED={seed}");
    let mut random = StdRng::seed_from_u64(seed);
    let world = World::set_up(Arc::clone(&store), 7).await;
    let links = links(&world).await;
    let mut ledger = Ledger::default();
    let enough = usize::try_from(kills / 10).unwrap();
    let mut killed = 0;
    // On a machine that is busy with other things few get as far as paying: they get more time then, and more rounds.
    while killed < kills || (killed < 2 * kills && ledger.sent.len() <= enough) {
        let server = Server::start(url, &[]).await;
        let longest = if killed < kills { 250 } else { 2_500 };
        let patience = Duration::from_millis(random.random_range(5..longest));
        killed += 1;
        // The customers pay until the server is gone, wherever it stands at that moment.
        drop(tokio::time::timeout(patience, ledger.pay_on(&server, &links)).await);
        server.kill().await;
    }
    let server = Server::start(url, &[]).await;
    let sent = ledger.sent.len();
    assert!(sent > enough, "only {sent} payments were made");
    let merchant = world.owner.merchant;
    books::settled(&*store, merchant, &ledger).await;
    server.kill().await;
    books::balance(&*store, merchant, &links, &ledger).await;
    println!("{sent} payments, {} links full", ledger.full);
}

/// Links with places to run out of, for a customer who is sent a receipt.
async fn links(world: &World) -> Vec<String> {
    let mut links = Vec::new();
    for _ in 0..LINKS {
        let form = LinkForm {
            title: "Night photography workshop".to_owned(),
            amount: "5.00".to_owned(),
            assets: vec![usdc().to_string()],
            // Longer than the test takes: an abandoned session keeps its place.
            window_minutes: "1440".to_owned(),
            limit_kind: "number".to_owned(),
            limit: LIMIT.to_string(),
            customer: if links.is_empty() { "new" } else { "known" }.to_owned(),
            customer_email: "maja@example.com".to_owned(),
            send_receipt: true,
            ..LinkForm::default()
        };
        links.push(world.service.create_link(&world.owner, form).await.unwrap().id);
    }
    links
}
