//! The database file and its connections.

use crate::{error::refused, transaction::SqliteTransaction};
use sqlx::{
    SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{fmt, path::Path, time::Duration};
use storage::{StorageError, Store, Transaction};

/// How many transactions may read at once; more wait.
const READERS: u32 = 8;
/// How long to wait for another process that writes (a backup, a person with the command-line tool).
const BUSY: Duration = Duration::from_secs(5);
/// How many rows SQLite may be ahead of us: a batch fits, so that its thread and ours do not wait for each other row by row.
const ROWS: usize = 1_024;
/// How many statements each connection keeps prepared: more than there are, for preparing one takes longer than running it.
const STATEMENTS: usize = 512;
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
    pub(crate) readers: SqlitePool,
}

impl SqliteStore {
    /// Opens a database file, makes it if it is not there, and brings its tables up to date.
    ///
    /// # Errors
    /// The file cannot be opened, is no database, or was written by a newer version.
    pub async fn open(path: impl AsRef<Path>) -> Result<Self, StorageError> {
        Self::open_with(path.as_ref(), READERS).await
    }

    /// The same with so many readers at once.
    pub(crate) async fn open_with(path: &Path, readers: u32) -> Result<Self, StorageError> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(BUSY)
            .pragma("temp_store", "MEMORY")
            .statement_cache_capacity(STATEMENTS)
            .row_buffer_size(ROWS);
        // A connection to a file does not get lost, so nobody has to ask whether it is there before each use.
        let pool = || SqlitePoolOptions::new().acquire_timeout(PATIENCE).test_before_acquire(false);
        let writing = options.clone().pragma("cache_size", "-16384").pragma("wal_autocheckpoint", "4000");
        let writer = pool().max_connections(1).connect_with(writing).await;
        let writer = writer.map_err(|error| unusable(path, error))?;
        sqlx::migrate!("./migrations").run(&writer).await.map_err(|error| unusable(path, error))?;
        let readers = pool().max_connections(readers).connect_lazy_with(options.pragma("query_only", "ON"));
        Ok(Self { writer, readers })
    }

    /// Ends all connections; the write-ahead log is folded into the file.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// Says which file it is about, for the person who configured it.
fn unusable(path: &Path, error: impl fmt::Display) -> StorageError {
    StorageError::Persistent(format!("{}: {error}", path.display()))
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    async fn pragma(pool: &SqlitePool, name: &'static str) -> String {
        let values = sqlx::query_scalar(name).fetch_one(pool).await;
        values.unwrap()
    }

    #[tokio::test]
    async fn a_commit_is_on_disk_before_it_is_answered_i3() {
        let directory = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(directory.path().join("tallystick.sqlite")).await.unwrap();
        let writer = "SELECT (SELECT journal_mode FROM pragma_journal_mode) || ' ' || (SELECT synchronous FROM \
            pragma_synchronous) || ' ' || (SELECT foreign_keys FROM pragma_foreign_keys)";
        assert_eq!(pragma(&store.writer, writer).await, "wal 2 1", "write-ahead log, FULL, foreign keys checked");
        let readers = "SELECT CAST(query_only AS TEXT) FROM pragma_query_only";
        assert_eq!(pragma(&store.readers, readers).await, "1");
    }

    #[tokio::test]
    async fn what_was_committed_is_there_when_the_file_is_opened_again_i3() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("tallystick.sqlite");
        let store = SqliteStore::open(&path).await.unwrap();
        let mut tx = store.write().await.unwrap();
        tx.set_setting("key", "value").await.unwrap();
        tx.commit().await.unwrap();
        // Neither closed nor dropped, as after a crash.
        let again = SqliteStore::open(&path).await.unwrap();
        assert_eq!(again.read().await.unwrap().setting("key").await.unwrap().as_deref(), Some("value"));
        store.close().await;
    }

    #[tokio::test]
    async fn p2_who_is_erased_is_gone_from_the_index_of_letters_too() {
        let directory = tempfile::tempdir().unwrap();
        let store = Arc::new(SqliteStore::open(directory.path().join("tallystick.sqlite")).await.unwrap());
        let erased = storage::conformance::customers::p2_erasing_forgets_what_was_told_and_keeps_the_payments;
        erased(Arc::clone(&store) as Arc<dyn Store>).await.unwrap();
        let rows = |letters: &'static str| {
            sqlx::query_scalar::<_, i64>("SELECT COUNT(*) FROM session_words WHERE session_words MATCH ?")
                .bind(letters)
                .fetch_one(&store.readers)
        };
        for gone in ["\"ja@\"", "\"fri\""] {
            assert_eq!(rows(gone).await.unwrap(), 0, "{gone}");
        }
        assert_eq!(rows("\"oth\"").await.unwrap(), 1, "another's is kept");
    }

    #[tokio::test]
    async fn a_file_that_is_no_database_is_refused_by_name() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("notes.txt");
        std::fs::write(&path, "not a database, and long enough to be sure of it".repeat(40)).unwrap();
        for path in [path, directory.path().join("missing/tallystick.sqlite")] {
            let error = SqliteStore::open(&path).await.unwrap_err();
            assert!(matches!(&error, StorageError::Persistent(why) if why.contains(path.to_str().unwrap())), "{error}");
        }
    }
}
