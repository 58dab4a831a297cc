//! A transaction with every repository over it.

use crate::error::refused;
use domain::ids::{LinkId, ProductId, SessionId};
use sqlx::{Sqlite, SqliteConnection};
use std::fmt;
use storage::{StorageError, Transaction, records::Event};

/// A transaction on one of the connections; rolled back when it is dropped.
pub struct SqliteTransaction {
    inner: sqlx::Transaction<'static, Sqlite>,
    /// Events to write before the commit.
    events: Vec<Event>,
}

impl SqliteTransaction {
    pub(crate) const fn new(inner: sqlx::Transaction<'static, Sqlite>) -> Self {
        Self { inner, events: Vec::new() }
    }

    pub(crate) fn connection(&mut self) -> &mut SqliteConnection {
        &mut self.inner
    }

    /// Nothing to do: whoever may write is alone.
    #[expect(clippy::unused_async, reason = "PostgreSQL's locks rows here, and the repositories are one text")]
    async fn lock_sessions(&mut self, _ids: &[SessionId]) -> Result<(), StorageError> {
        Ok(())
    }

    /// Nothing to do, as above.
    #[expect(clippy::unused_async, reason = "PostgreSQL's locks rows here, and the repositories are one text")]
    async fn lock_links_of(&mut self, _sessions: &[SessionId]) -> Result<(), StorageError> {
        Ok(())
    }

    /// Nothing to do, as above.
    #[expect(clippy::unused_async, reason = "PostgreSQL's locks rows here, and the repositories are one text")]
    async fn lock_link(&mut self, _link: LinkId) -> Result<(), StorageError> {
        Ok(())
    }

    /// Nothing to do, as above.
    #[expect(clippy::unused_async, reason = "PostgreSQL's locks rows here, and the repositories are one text")]
    async fn lock_places(&mut self, _link: LinkId, _product: Option<ProductId>) -> Result<(), StorageError> {
        Ok(())
    }
}

impl fmt::Debug for SqliteTransaction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SqliteTransaction").field("events", &self.events.len()).finish_non_exhaustive()
    }
}

storage::impl_repositories!(SqliteTransaction);

#[async_trait::async_trait]
impl Transaction for SqliteTransaction {
    async fn commit(mut self: Box<Self>) -> Result<(), StorageError> {
        self.write_events().await?;
        self.inner.commit().await.map_err(refused)
    }
}
