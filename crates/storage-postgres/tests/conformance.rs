//! PostgreSQL passes the suite that every backend must pass, on a server that the tests start themselves.

use std::{error::Error, sync::Arc};
use storage::Store;
use storage_postgres::PostgresStore;

async fn empty() -> Result<Arc<dyn Store>, Box<dyn Error + Send + Sync>> {
    let url = tokio::task::spawn_blocking(testkit::postgres::database).await??;
    Ok(Arc::new(PostgresStore::connect(&url).await?))
}

storage::storage_conformance!(empty);
