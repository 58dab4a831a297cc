//! Lists of links and sessions, where PostgreSQL is asked in its own way.

use crate::{error::refused, transaction::PostgresTransaction};
use storage::{
    StorageError,
    rows::{Asked, Letters, Words},
};

impl PostgresTransaction {
    /// The newest sessions that fit.
    pub(crate) async fn newest_sessions(
        &mut self,
        asked: &Asked,
        pattern: Option<&str>,
        offset: u32,
        limit: i64,
    ) -> Result<Vec<String>, StorageError> {
        sqlx::query_file_scalar!(
            "queries/sessions/list.sql",
            asked.merchant,
            asked.facets,
            asked.from,
            asked.before,
            asked.before_id,
            asked.link,
            asked.network,
            pattern,
            limit,
            i64::from(offset)
        )
        .fetch_all(self.connection())
        .await
        .map_err(refused)
    }

    /// PostgreSQL chooses the letters itself, and reads the index to its end whatever the limit. Only what can be nothing but an id
    /// is asked for before the newest are looked at.
    pub(crate) async fn link_letters(&mut self, words: &Words) -> Result<Letters, StorageError> {
        Ok(letters(words))
    }

    /// As above.
    pub(crate) async fn session_letters(&mut self, words: &Words) -> Result<Letters, StorageError> {
        Ok(letters(words))
    }

    /// A merchant's links with these words, by the index of three letters where it could be made.
    pub(crate) async fn matching_links(
        &mut self,
        merchant: &str,
        words: &Words,
        _letters: &Letters,
        most: i64,
    ) -> Result<Vec<String>, StorageError> {
        sqlx::query_file_scalar!("queries/links/matching.sql", merchant, words.pattern, most)
            .fetch_all(self.connection())
            .await
            .map_err(refused)
    }

    /// A merchant's sessions with these words, as above.
    pub(crate) async fn matching_sessions(
        &mut self,
        merchant: &str,
        words: &Words,
        _letters: &Letters,
        most: i64,
    ) -> Result<Vec<String>, StorageError> {
        sqlx::query_file_scalar!("queries/sessions/matching.sql", merchant, words.pattern, most)
            .fetch_all(self.connection())
            .await
            .map_err(refused)
    }
}

fn letters(words: &Words) -> Letters {
    if words.is_an_id() { Letters::Asked { query: words.pattern.clone(), apart: i64::MAX } } else { Letters::Unknown }
}
