//! Payments on the sandbox network from block to stored session, on SQLite and on PostgreSQL.
#![expect(clippy::unwrap_used, reason = "a test that unwraps fails at the right line")]

mod account;
mod actions;
mod analytics;
mod bad_input;
mod blocks;
mod both_ways;
mod businesses;
mod customer_files;
mod customers;
mod days;
mod desk;
mod evm;
mod for_one;
mod gaps;
mod griefing;
mod invoices;
mod limits;
mod messages;
mod money;
mod network;
mod notifications;
mod places;
mod poison;
mod policy;
mod prices;
mod privacy;
mod reminders;
mod reorganisations;
mod sending;
mod smart_links;
mod tags;
mod team;
mod two_nodes;
mod undo;
mod undo_of_several;
mod visits;
mod wallets;
mod wanted;
mod whose;

use std::sync::Arc;
use testkit::world::World;

/// One test for each scenario and database.
macro_rules! scenarios {
    ($($name:ident),+ $(,)?) => {
        mod on_sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                let store = storage_sqlite::TemporaryStore::create().await.unwrap();
                super::$name(crate::world(std::sync::Arc::new(store)).await).await;
            })+
        }
        mod on_postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                let store = crate::postgres().await;
                super::$name(crate::world(store).await).await;
            })+
        }
    };
}
pub(crate) use scenarios;

async fn world(store: Arc<dyn storage::Store>) -> World {
    World::on(store, 7).await
}

async fn postgres() -> Arc<dyn storage::Store> {
    let url = testkit::postgres::database().unwrap();
    Arc::new(storage_postgres::PostgresStore::connect(&url).await.unwrap())
}
