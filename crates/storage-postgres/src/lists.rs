//! Lists of links and sessions, where PostgreSQL is asked in its own way.

use crate::{error::refused, telling::Telling, transaction::PostgresTransaction};
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

    /// Which letters of these words to ask the index of links for.
    pub(crate) async fn link_letters(&mut self, merchant: &str, words: &Words) -> Result<Letters, StorageError> {
        let telling = Telling::new(words);
        if telling.is_empty() {
            return Ok(Letters::Unknown);
        }
        let sample = sqlx::query_file_scalar!("queries/links/sample.sql", merchant)
            .fetch_all(self.connection())
            .await
            .map_err(refused)?;
        Ok(telling.letters(&sample))
    }

    /// Which letters of these words to ask the index of sessions for.
    pub(crate) async fn session_letters(&mut self, merchant: &str, words: &Words) -> Result<Letters, StorageError> {
        let telling = Telling::new(words);
        if telling.is_empty() {
            return Ok(Letters::Unknown);
        }
        let sample = sqlx::query_file_scalar!("queries/sessions/sample.sql", merchant)
            .fetch_all(self.connection())
            .await
            .map_err(refused)?;
        Ok(telling.letters(&sample))
    }

    /// A merchant's links with these words, by the index of three letters where it could be made.
    pub(crate) async fn matching_links(
        &mut self,
        merchant: &str,
        words: &Words,
        letters: &Letters,
        most: i64,
    ) -> Result<Vec<String>, StorageError> {
        let asked = asked(words, letters);
        sqlx::query_file_scalar!("queries/links/matching.sql", merchant, words.pattern, asked, most)
            .fetch_all(self.connection())
            .await
            .map_err(refused)
    }

    /// A merchant's sessions with these words, as above.
    pub(crate) async fn matching_sessions(
        &mut self,
        merchant: &str,
        words: &Words,
        letters: &Letters,
        most: i64,
    ) -> Result<Vec<String>, StorageError> {
        let asked = asked(words, letters);
        sqlx::query_file_scalar!("queries/sessions/matching.sql", merchant, words.pattern, asked, most)
            .fetch_all(self.connection())
            .await
            .map_err(refused)
    }
}

/// What to ask the index for: where no letters are known to be rarer than others, all.
fn asked<'a>(words: &'a Words, letters: &'a Letters) -> &'a str {
    if let Letters::Asked { query, .. } = letters { query } else { &words.pattern }
}
