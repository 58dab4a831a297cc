//! The database file and its connections.

use crate::{error::refused, transaction::SqliteTransaction};
use sqlx::{
    SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{path::Path, time::Duration};
use storage::{StorageError, Store, Transaction};

/// How many transactions may read at once; more wait.
const READERS: u32 = 8;
/// How long to wait for another process that writes (a backup, a person with the command-line tool).
const BUSY: Duration = Duration::from_secs(5);
/// How many rows SQLite may be ahead of us: a batch fits, so that its thread and ours do not wait for each other row by row.
const ROWS: usize = 1_024;
/// How long to wait for a connection. Longer means that something holds on to one.
const PATIENCE: Duration = Duration::from_secs(30);

/// A SQLite database. Clones share the connections.
///
/// In WAL mode readers see the state of their first statement and do not hinder the writer. There is one writing
/// connection, so writers wait for each other here, in order, instead of failing as busy inside SQLite.
/// `synchronous=FULL` flushes each commit to disk before it returns: what was answered is never lost (I3).
#[derive(Debug, Clone)]
pub struct SqliteStore {
    writer: SqlitePool,
    readers: SqlitePool,
}

impl SqliteStore {
    /// Opens a database file, makes it if it is not there, and brings its tables up to date.
    ///
    /// # Errors
    /// The file cannot be opened, is no database, or was written by a newer version.
    pub async fn open(path: impl AsRef<Path>) -> Result<Self, StorageError> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(BUSY)
            .pragma("temp_store", "MEMORY")
            .row_buffer_size(ROWS);
        let pool = || SqlitePoolOptions::new().acquire_timeout(PATIENCE);
        let writing = options.clone().pragma("cache_size", "-16384").pragma("wal_autocheckpoint", "4000");
        let writer = pool().max_connections(1).connect_with(writing).await.map_err(refused)?;
        let migrated = sqlx::migrate!("./migrations").run(&writer).await;
        migrated.map_err(|error| StorageError::Persistent(error.to_string()))?;
        let readers = pool().max_connections(READERS).connect_lazy_with(options.pragma("query_only", "ON"));
        Ok(Self { writer, readers })
    }

    /// Ends all connections; the write-ahead log is folded into the file.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

#[async_trait::async_trait]
impl Store for SqliteStore {
    async fn write(&self) -> Result<Box<dyn Transaction>, StorageError> {
        // IMMEDIATE takes the write lock now: a transaction that read first and wants to write later would fail.
        let inner = self.writer.begin_with("BEGIN IMMEDIATE").await.map_err(refused)?;
        Ok(Box::new(SqliteTransaction::new(inner)))
    }

    async fn read(&self) -> Result<Box<dyn Transaction>, StorageError> {
        let inner = self.readers.begin_with("BEGIN DEFERRED").await.map_err(refused)?;
        Ok(Box::new(SqliteTransaction::new(inner)))
    }

    async fn ping(&self) -> Result<(), StorageError> {
        sqlx::query("SELECT 1").execute(&self.readers).await.map_err(refused)?;
        Ok(())
    }
}
