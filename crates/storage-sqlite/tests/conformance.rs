//! SQLite passes the suite that every backend must pass.

use std::sync::Arc;
use storage::{StorageError, Store};
use storage_sqlite::TemporaryStore;

async fn empty() -> Result<Arc<dyn Store>, StorageError> {
    Ok(Arc::new(TemporaryStore::create().await?))
}

storage::storage_conformance!(empty);
