//! The connections to the server.

use crate::{error::refused, transaction::PostgresTransaction};
use sqlx::{PgPool, postgres::PgPoolOptions};
use std::time::Duration;
use storage::{StorageError, Store, Transaction};

/// How many connections one node opens at most.
const CONNECTIONS: u32 = 16;
/// How long to wait for a connection. Longer means that something holds on to one.
const PATIENCE: Duration = Duration::from_secs(30);

/// A PostgreSQL database. Clones share the connections.
#[derive(Debug, Clone)]
pub struct PostgresStore {
    pool: PgPool,
}

impl PostgresStore {
    /// Connects to `postgres://…` and brings the tables up to date. Several nodes may do so at once: the first does it,
    /// the others wait.
    ///
    /// # Errors
    /// The server cannot be reached or refuses, or the tables were written by a newer version.
    pub async fn connect(url: &str) -> Result<Self, StorageError> {
        let options = PgPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(PATIENCE);
        // Making machine code of a statement takes longer than any of ours runs, and it would be made each time anew.
        let options = options.after_connect(|connection, _| {
            Box::pin(async move { sqlx::query("SET jit = off").execute(connection).await.map(drop) })
        });
        let pool = options.connect(url).await.map_err(refused)?;
        let migrated = sqlx::migrate!("./migrations").run(&pool).await;
        migrated.map_err(|error| StorageError::Persistent(error.to_string()))?;
        Ok(Self { pool })
    }

    /// Ends all connections.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

#[async_trait::async_trait]
impl Store for PostgresStore {
    /// READ COMMITTED: each statement sees what others committed before it. Sessions that are read are locked, and the
    /// other decisions are made by single statements (compare and set, unique indexes), so that nothing that is decided
    /// here rests on what may have changed. SERIALIZABLE would make every pair of writers of the event log fail.
    async fn write(&self) -> Result<Box<dyn Transaction>, StorageError> {
        let inner = self.pool.begin_with("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE").await.map_err(refused)?;
        Ok(Box::new(PostgresTransaction::new(inner, true)))
    }

    /// One state of the database for all statements, as on SQLite.
    async fn read(&self) -> Result<Box<dyn Transaction>, StorageError> {
        let inner = self.pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await.map_err(refused)?;
        Ok(Box::new(PostgresTransaction::new(inner, false)))
    }

    async fn ping(&self) -> Result<(), StorageError> {
        sqlx::query("SELECT 1").execute(&self.pool).await.map_err(refused)?;
        Ok(())
    }
}
