//! kill -9 at random moments under a stream of sandbox payments: nothing is lost, nothing is doubled (I1, I3, REL2).
#![expect(clippy::unwrap_used, reason = "a test that unwraps fails at the right line")]

mod customer;
#[path = "../shared/server.rs"]
mod server;

use customer::Ledger;
use domain::{Status, Units, ids::SessionId};
use rand::{Rng, SeedableRng, rngs::StdRng};
use server::Server;
use std::{sync::Arc, time::Duration};
use storage::Store;
use testkit::world::World;

/// How often the server is killed. TALLYSTICK_KILLS changes it.
const KILLS: u32 = 100;
/// Price of the link, in base units of USDC.
const PRICE: u64 = 5_000_000;

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
    let link = World::set_up(Arc::clone(&store), 7).await.link("5.00").await;
    let mut ledger = Ledger::default();
    for _ in 0..kills {
        let server = Server::start(url, &[]).await;
        let patience = Duration::from_millis(random.random_range(5..250));
        // The customers pay until the server is gone, wherever it stands at that moment.
        drop(tokio::time::timeout(patience, ledger.pay_on(&server, &link.id)).await);
        server.kill().await;
    }
    let server = Server::start(url, &[]).await;
    assert!(ledger.sent.len() > usize::try_from(kills / 10).unwrap(), "only {} payments were made", ledger.sent.len());
    for session in &ledger.opened {
        let sent = ledger.sent.contains(session);
        let session: SessionId = session.parse().unwrap();
        let seen = settled(&*store, session, sent).await;
        let credited = seen.0;
        assert!(credited == Units::ZERO || credited == Units::from(PRICE), "{session} was credited {credited}");
        assert!(!sent || credited == Units::from(PRICE), "the payment of {session} is lost: {:?}", seen.1);
        assert!(seen.2 <= 1, "{session} has {} transfers", seen.2);
    }
    server.kill().await;
}

/// What a session was credited, where it stands, and how many transfers it has; once it is paid when money was sent.
async fn settled(store: &dyn Store, id: SessionId, sent: bool) -> (Units, Status, usize) {
    let mut turns = tokio::time::interval(Duration::from_millis(50));
    for _ in 0..600 {
        turns.tick().await;
        let mut tx = store.read().await.unwrap();
        let session = tx.session(id).await.unwrap().expect("an opened session is kept");
        if !sent || session.assessment.status.is_paid() {
            let transfers = tx.transfers_of(&[id]).await.unwrap().len();
            return (session.assessment.received, session.assessment.status, transfers);
        }
    }
    (Units::ZERO, Status::Open, 0)
}
