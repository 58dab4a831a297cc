//! A storm of visitors costs the payments nothing.

use async_trait::async_trait;
use domain::Millis;
use service::{Changed, What, visits::Request};
use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    task::Poll,
};
use storage::{StorageError, Store, Transaction};
use testkit::world::World;
use tokio::sync::oneshot;

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0";
const STORM: u64 = 50_000;
const PAYMENTS: usize = 20;

/// Counts who gets to write, and how many got in before somebody who already waited.
struct Counting {
    store: Arc<dyn Store>,
    granted: AtomicU64,
    most_waited_for: AtomicU64,
}

#[async_trait]
impl Store for Counting {
    async fn write(&self) -> Result<Box<dyn Transaction>, StorageError> {
        let mut write = self.store.write();
        // In the queue from the first look on: who got in before that did not get in before this one.
        let first = std::future::poll_fn(|cx| Poll::Ready(write.as_mut().poll(cx))).await;
        let before = self.granted.load(Ordering::SeqCst);
        let tx = match first {
            Poll::Ready(tx) => tx?,
            Poll::Pending => write.await?,
        };
        let others = self.granted.fetch_add(1, Ordering::SeqCst) - before;
        self.most_waited_for.fetch_max(others, Ordering::SeqCst);
        Ok(tx)
    }

    async fn read(&self) -> Result<Box<dyn Transaction>, StorageError> {
        self.store.read().await
    }

    async fn ping(&self) -> Result<(), StorageError> {
        self.store.ping().await
    }
}

async fn a_storm(store: Arc<dyn Store>) {
    let counting = Arc::new(Counting { store, granted: AtomicU64::new(0), most_waited_for: AtomicU64::new(0) });
    let world = World::on(Arc::clone(&counting) as Arc<dyn Store>, 7).await;
    let link = world.link("5.00").await;
    let mut sessions = Vec::new();
    for _ in 0..PAYMENTS {
        sessions.push(world.open(&link).await);
    }
    counting.most_waited_for.store(0, Ordering::SeqCst);

    let (stop, stopped) = oneshot::channel::<()>();
    let recorder = tokio::spawn(Arc::clone(&world.service).record_visits(async { drop(stopped.await) }));
    let address = Some([203, 0, 113, 77].into());
    let look = Request {
        link: &link.id,
        address,
        user_agent: FIREFOX,
        referrer: "",
        query: "",
        from_here: None,
        unseen: false,
    };
    // Not async: nothing that a page calls can wait for the database.
    for _ in 0..STORM {
        world.service.visit(look);
    }
    for session in &sessions {
        world.pay(*session, 5_000_000).await;
        world.follow().await;
    }
    world.mine(4);
    world.follow().await;
    for session in &sessions {
        assert!(world.session(*session).await.assessment.status.is_paid());
    }
    assert!(
        counting.most_waited_for.load(Ordering::SeqCst) <= 1,
        "a payment never waits for more than the one batch that is being written"
    );

    stop.send(()).unwrap();
    recorder.await.unwrap();
    let counts = world.service.visits().counts();
    assert_eq!((counts.written, counts.dropped), (STORM, 0), "what waits is written before the end");
    let least = STORM.div_ceil(500);
    assert!((least..=least + 2).contains(&counts.batches), "{counts:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_thousand_views_keep_no_payment_waiting_on_sqlite() {
    a_storm(Arc::new(storage_sqlite::TemporaryStore::create().await.unwrap())).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_thousand_views_keep_no_payment_waiting_on_postgres() {
    a_storm(crate::postgres().await).await;
}

crate::scenarios!(
    what_does_not_fit_is_dropped_and_counted,
    a_look_is_written_within_a_second_or_so,
    pages_of_the_merchant_learn_of_looks_once_they_are_written_r19,
);

async fn what_does_not_fit_is_dropped_and_counted(world: World) {
    let link = world.link("5.00").await;
    let look = Request {
        link: &link.id,
        address: None,
        user_agent: FIREFOX,
        referrer: "",
        query: "",
        from_here: None,
        unseen: false,
    };
    // Nobody writes.
    for _ in 0..70_000 {
        world.service.visit(look);
    }
    let counts = world.service.visits().counts();
    assert_eq!((counts.written, counts.dropped), (0, 70_000 - 65_536));
}

async fn a_look_is_written_within_a_second_or_so(world: World) {
    let link = world.link("5.00").await;
    let recorder = tokio::spawn(Arc::clone(&world.service).record_visits(std::future::pending()));
    let look = Request {
        link: &link.id,
        address: None,
        user_agent: FIREFOX,
        referrer: "",
        query: "",
        from_here: None,
        unseen: false,
    };
    world.service.visit(look);
    world.clock.advance(Millis::seconds(1));
    while world.service.visits().counts().written == 0 {
        tokio::task::yield_now().await;
    }
    recorder.abort();
}

async fn pages_of_the_merchant_learn_of_looks_once_they_are_written_r19(world: World) {
    let link = world.link("5.00").await;
    let mut changes = world.service.live().subscribe();
    let look = Request {
        link: &link.id,
        address: None,
        user_agent: FIREFOX,
        referrer: "",
        query: "",
        from_here: None,
        unseen: false,
    };
    world.service.visit(look);
    world.service.visit(look);
    assert!(changes.try_recv().is_err(), "not before it can be read");
    let (merchant, begun) = (world.owner.merchant, world.clock.now());
    assert!(!world.service.visits().has_news(merchant, begun));
    world.service.flush_visits().await;
    assert!(world.service.visits().has_news(merchant, begun), "whoever begins to listen now is told, too");
    assert!(!world.service.visits().has_news(merchant, begun.plus(Millis(1))));
    assert_eq!(changes.try_recv().unwrap(), Changed { merchant: world.owner.merchant, what: What::Views });
    assert!(changes.try_recv().is_err(), "a batch is told once");
}
