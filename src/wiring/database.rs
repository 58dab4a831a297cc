//! Opens the database that the settings name.

use super::WiringError;
use crate::config::{Database, Engine};
use std::sync::Arc;
use storage::Store;
use storage_postgres::PostgresStore;
use storage_sqlite::SqliteStore;

/// Opens it, makes it when it is a file that is not there, and brings its tables up to date.
pub async fn open(database: &Database) -> Result<Arc<dyn Store>, WiringError> {
    match database.engine() {
        Engine::Sqlite(file) => {
            if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                std::fs::create_dir_all(folder)
                    .map_err(|error| WiringError::File { what: folder.display().to_string(), error })?;
            }
            Ok(Arc::new(SqliteStore::open(&file).await?))
        }
        Engine::Postgres(url) => Ok(Arc::new(PostgresStore::connect(&url).await?)),
    }
}
