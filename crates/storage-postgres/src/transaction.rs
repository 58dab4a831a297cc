//! A transaction with every repository over it.

use crate::error::refused;
use domain::ids::SessionId;
use sqlx::{PgConnection, Postgres};
use std::fmt;
use storage::{StorageError, Transaction, records::Event};

/// A transaction on one of the connections; rolled back when it is dropped.
pub struct PostgresTransaction {
    inner: sqlx::Transaction<'static, Postgres>,
    /// Whether it may write.
    writes: bool,
    /// Events to write before the commit.
    events: Vec<Event>,
}

impl PostgresTransaction {
    pub(crate) const fn new(inner: sqlx::Transaction<'static, Postgres>, writes: bool) -> Self {
        Self { inner, writes, events: Vec::new() }
    }

    fn connection(&mut self) -> &mut PgConnection {
        &mut self.inner
    }

    /// Keeps others from changing sessions that this transaction reads and may decide about, until it ends. Without it a
    /// follower that credits and a member that cancels would overwrite each other's judgement (I2). In the order of
    /// ids, so that two transactions with the same sessions do not wait for each other.
    async fn lock_sessions(&mut self, ids: &[SessionId]) -> Result<(), StorageError> {
        if !self.writes {
            return Ok(());
        }
        sqlx::query_file_scalar!("queries/sessions/lock.sql", storage::rows::column(ids))
            .fetch_all(self.connection())
            .await
            .map_err(refused)?;
        Ok(())
    }
}

impl fmt::Debug for PostgresTransaction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PostgresTransaction").field("writes", &self.writes).finish_non_exhaustive()
    }
}

storage::impl_repositories!(PostgresTransaction);

#[async_trait::async_trait]
impl Transaction for PostgresTransaction {
    async fn commit(mut self: Box<Self>) -> Result<(), StorageError> {
        self.write_events().await?;
        self.inner.commit().await.map_err(refused)
    }
}
