//! A transaction with every repository over it.

use crate::{error::refused, telling::Telling};
use domain::ids::{LinkId, ProductId, SessionId};
use sqlx::{Sqlite, SqliteConnection};
use std::fmt;
use storage::{StorageError, Transaction, records::Event, rows::Words};

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

    fn connection(&mut self) -> &mut SqliteConnection {
        &mut self.inner
    }

    /// A merchant's links with these words, by the index of three letters.
    async fn matching_links(&mut self, merchant: &str, words: &Words, most: i64) -> Result<Vec<String>, StorageError> {
        let mut telling = Telling::new(&words.trigrams, most);
        while let Some(trigram) = telling.next_to_count() {
            let count = sqlx::query_file_scalar!("queries/links/with_letters.sql", trigram, most)
                .fetch_one(self.connection())
                .await
                .map_err(refused)?;
            telling.counted(trigram, count);
        }
        sqlx::query_file_scalar!("queries/links/matching.sql", merchant, telling.query(), words.pattern, most)
            .fetch_all(self.connection())
            .await
            .map_err(refused)
    }

    /// A merchant's sessions with these words, as above.
    async fn matching_sessions(
        &mut self,
        merchant: &str,
        words: &Words,
        most: i64,
    ) -> Result<Vec<String>, StorageError> {
        let mut telling = Telling::new(&words.trigrams, most);
        while let Some(trigram) = telling.next_to_count() {
            let count = sqlx::query_file_scalar!("queries/sessions/with_letters.sql", trigram, most)
                .fetch_one(self.connection())
                .await
                .map_err(refused)?;
            telling.counted(trigram, count);
        }
        sqlx::query_file_scalar!("queries/sessions/matching.sql", merchant, telling.query(), words.pattern, most)
            .fetch_all(self.connection())
            .await
            .map_err(refused)
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
