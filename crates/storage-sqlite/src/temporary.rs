//! A database for a test.

use crate::SqliteStore;
use domain::ids::SessionId;
use std::{ops::Deref, sync::Arc};
use storage::{StorageError, Store, Transaction, records::SessionStamp};
use tempfile::TempDir;

/// A database in a directory of its own that goes with the last clone. A file, not memory: what is tested is what runs.
#[derive(Debug, Clone)]
pub struct TemporaryStore {
    store: SqliteStore,
    _directory: Arc<TempDir>,
}

impl TemporaryStore {
    /// Makes one.
    ///
    /// # Errors
    /// The directory or the database cannot be made.
    pub async fn create() -> Result<Self, StorageError> {
        let directory = tempfile::Builder::new()
            .prefix("tallystick-sqlite-")
            .tempdir()
            .map_err(|error| StorageError::Persistent(error.to_string()))?;
        let store = SqliteStore::open(directory.path().join("tallystick.sqlite")).await?;
        Ok(Self { store, _directory: Arc::new(directory) })
    }
}

impl Deref for TemporaryStore {
    type Target = SqliteStore;
    fn deref(&self) -> &SqliteStore {
        &self.store
    }
}

#[async_trait::async_trait]
impl Store for TemporaryStore {
    async fn write(&self) -> Result<Box<dyn Transaction>, StorageError> {
        self.store.write().await
    }

    async fn read(&self) -> Result<Box<dyn Transaction>, StorageError> {
        self.store.read().await
    }

    async fn session_stamp(&self, id: SessionId) -> Result<Option<SessionStamp>, StorageError> {
        self.store.session_stamp(id).await
    }

    async fn ping(&self) -> Result<(), StorageError> {
        self.store.ping().await
    }
}
