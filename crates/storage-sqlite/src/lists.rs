//! Lists of links and sessions, where SQLite is asked in its own way.

use crate::{
    error::refused,
    telling::{SAMPLE, Sample, Telling},
    transaction::SqliteTransaction,
};
use storage::{
    StorageError,
    rows::{Asked, Letters, Words},
};

impl SqliteTransaction {
    /// The newest sessions that fit.
    pub(crate) async fn newest_sessions(
        &mut self,
        asked: &Asked,
        pattern: Option<&str>,
        offset: u32,
        limit: i64,
    ) -> Result<Vec<String>, StorageError> {
        let Some(pattern) = pattern else { return self.listed_sessions(asked, offset, limit).await };
        sqlx::query_file_scalar!(
            "queries/sessions/list_with.sql",
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

    /// The same whatever their words are.
    async fn listed_sessions(&mut self, asked: &Asked, offset: u32, limit: i64) -> Result<Vec<String>, StorageError> {
        sqlx::query_file_scalar!(
            "queries/sessions/list.sql",
            asked.merchant,
            asked.facets,
            asked.from,
            asked.before,
            asked.before_id,
            asked.link,
            asked.network,
            limit,
            i64::from(offset)
        )
        .fetch_all(self.connection())
        .await
        .map_err(refused)
    }

    /// Which letters of these words to ask the index of links for.
    pub(crate) async fn link_letters(&mut self, _merchant: &str, words: &Words) -> Result<Letters, StorageError> {
        let mut telling = Telling::new(words);
        while let Some(trigram) = telling.next_to_look_at() {
            let sample = sqlx::query_file_as!(Sample, "queries/links/with_letters.sql", trigram, SAMPLE)
                .fetch_one(self.connection())
                .await
                .map_err(refused)?;
            telling.sampled(trigram, &sample);
        }
        Ok(telling.letters())
    }

    /// A merchant's links with these words, by the index of three letters.
    pub(crate) async fn matching_links(
        &mut self,
        merchant: &str,
        words: &Words,
        letters: &Letters,
        most: i64,
    ) -> Result<Vec<String>, StorageError> {
        let Letters::Asked { query, .. } = letters else { return Ok(Vec::new()) };
        sqlx::query_file_scalar!("queries/links/matching.sql", merchant, query, words.pattern, most)
            .fetch_all(self.connection())
            .await
            .map_err(refused)
    }

    /// Which letters of these words to ask the index of sessions for.
    pub(crate) async fn session_letters(&mut self, _merchant: &str, words: &Words) -> Result<Letters, StorageError> {
        let mut telling = Telling::new(words);
        while let Some(trigram) = telling.next_to_look_at() {
            let sample = sqlx::query_file_as!(Sample, "queries/sessions/with_letters.sql", trigram, SAMPLE)
                .fetch_one(self.connection())
                .await
                .map_err(refused)?;
            telling.sampled(trigram, &sample);
        }
        Ok(telling.letters())
    }

    /// A merchant's sessions with these words, by the index of three letters.
    pub(crate) async fn matching_sessions(
        &mut self,
        merchant: &str,
        words: &Words,
        letters: &Letters,
        most: i64,
    ) -> Result<Vec<String>, StorageError> {
        let Letters::Asked { query, .. } = letters else { return Ok(Vec::new()) };
        sqlx::query_file_scalar!("queries/sessions/matching.sql", merchant, query, words.pattern, most)
            .fetch_all(self.connection())
            .await
            .map_err(refused)
    }
}
