//! A transaction with every repository over it.

use crate::error::refused;
use domain::ids::{LinkId, ProductId, SessionId};
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

    pub(crate) fn connection(&mut self) -> &mut PgConnection {
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

    /// Keeps others from changing the links of these sessions, which are locked already: a judgement may take places on them
    /// and changes how many payments they took. All at once, in the order of ids and before any day of `merchant_takings`:
    /// sessions, then links, then products, then days is the order of every transaction, so that none wait for each other. Who
    /// changes a customer, too, begins with that; who changes several holds the payments of all at once then (`hold_payments_of`).
    async fn lock_links_of(&mut self, sessions: &[SessionId]) -> Result<(), StorageError> {
        if !self.writes {
            return Ok(());
        }
        sqlx::query_file_scalar!("queries/links/lock_of_sessions.sql", storage::rows::column(sessions))
            .fetch_all(self.connection())
            .await
            .map_err(refused)?;
        Ok(())
    }

    /// Keeps others from changing a link that is about to be changed: what this transaction reads of it is what it writes back.
    async fn lock_link(&mut self, link: LinkId) -> Result<(), StorageError> {
        if !self.writes {
            return Ok(());
        }
        self.lock_places(link, None).await
    }

    /// Keeps others from taking a place on the link, or one of the product, until this transaction ends (I7). Always the link
    /// first, so that two transactions do not wait for each other.
    async fn lock_places(&mut self, link: LinkId, product: Option<ProductId>) -> Result<(), StorageError> {
        sqlx::query_file_scalar!("queries/links/lock.sql", link.to_string())
            .fetch_optional(self.connection())
            .await
            .map_err(refused)?;
        if let Some(product) = product {
            sqlx::query_file_scalar!("queries/products/lock.sql", product.to_string())
                .fetch_optional(self.connection())
                .await
                .map_err(refused)?;
        }
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
