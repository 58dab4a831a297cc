/// Lists of links over a backend's transaction: what [`Links::links`](crate::Links::links) is made of.
///
/// No statement here reads more rows than a page, a window of the newest or what an index found, but for the last of
/// `search_links`: words that are so common that a page of them is soon found.
#[macro_export]
macro_rules! impl_link_lists {
    ($transaction:ty) => {
        impl $transaction {
            async fn link_rows_by_id(
                &mut self,
                merchant: &str,
                ids: &[String],
            ) -> Result<Vec<$crate::records::LinkRow>, $crate::StorageError> {
                if ids.is_empty() {
                    return Ok(Vec::new());
                }
                let figures = ::sqlx::query_file_as!(
                    $crate::rows::FigureColumns,
                    "../storage/queries/links/figures_of.sql",
                    merchant,
                    $crate::rows::column(ids)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                let figures = $crate::rows::in_order(ids.iter().cloned(), figures, |row| row.id.clone());
                self.with_links(figures).await
            }

            async fn list_links(
                &mut self,
                merchant: &str,
                facets: &str,
                page: $crate::records::Page,
            ) -> Result<$crate::rows::Found, $crate::StorageError> {
                let ids = self.newest_links(merchant, facets, None, None, page.offset, i64::from(page.limit)).await?;
                let count = self.count_listed_links(merchant, facets, $crate::rows::most(page)).await?;
                $crate::rows::Found::counted(ids, page, count)
            }

            /// The merchant's newest links of these facets, as the engine finds them best: the statement is the backend's own.
            async fn newest_links(
                &mut self,
                merchant: &str,
                facets: &str,
                pattern: Option<&str>,
                tags: Option<&str>,
                offset: u32,
                limit: i64,
            ) -> Result<Vec<String>, $crate::StorageError> {
                ::sqlx::query_file_scalar!(
                    "queries/links/list.sql",
                    merchant,
                    facets,
                    pattern,
                    limit,
                    i64::from(offset),
                    tags
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)
            }

            /// How many links of these facets the merchant has, in the same way. Counted at least to `most`.
            async fn count_listed_links(
                &mut self,
                merchant: &str,
                facets: &str,
                most: i64,
            ) -> Result<i64, $crate::StorageError> {
                ::sqlx::query_file_scalar!("queries/links/count.sql", merchant, facets, most)
                    .fetch_one(self.connection())
                    .await
                    .map_err(refused)
            }

            async fn search_links(
                &mut self,
                merchant: &str,
                facets: &str,
                words: &$crate::rows::Words,
                page: $crate::records::Page,
            ) -> Result<$crate::rows::Found, $crate::StorageError> {
                let window = $crate::rows::WINDOW;
                let more = ::sqlx::query_file_scalar!("../storage/queries/links/are_more.sql", merchant, window)
                    .fetch_one(self.connection())
                    .await
                    .map_err(refused)?;
                let letters =
                    if more { self.link_letters(merchant, words).await? } else { $crate::rows::Letters::Unknown };
                let mut recent = Vec::new();
                // What is rare the index finds sooner than the newest are looked at.
                if !letters.are_rare(page) {
                    recent = ::sqlx::query_file_scalar!(
                        "../storage/queries/links/window.sql",
                        merchant,
                        facets,
                        words.pattern,
                        window
                    )
                    .fetch_all(self.connection())
                    .await
                    .map_err(refused)?;
                    if !more || $crate::rows::fills(&recent, page) {
                        return Ok($crate::rows::Found::cut(recent, page, more));
                    }
                }
                let Some(mut ids) = self.links_with(merchant, words, &letters).await? else {
                    let limit = i64::from(page.limit) + 1;
                    let pattern = Some(words.pattern.as_str());
                    let ids = self.newest_links(merchant, facets, pattern, None, page.offset, limit).await?;
                    return Ok($crate::rows::Found::with_next(ids, page));
                };
                ids.extend(recent);
                let ids = self.narrowed_links(merchant, facets, &ids, None, None).await?;
                Ok($crate::rows::Found::cut(ids, page, false))
            }

            async fn narrowed_links(
                &mut self,
                merchant: &str,
                facets: &str,
                ids: &[String],
                pattern: Option<&str>,
                tags: Option<&str>,
            ) -> Result<Vec<String>, $crate::StorageError> {
                if ids.is_empty() {
                    return Ok(Vec::new());
                }
                ::sqlx::query_file_scalar!(
                    "queries/links/narrow.sql",
                    merchant,
                    facets,
                    $crate::rows::column(ids),
                    pattern,
                    tags
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)
            }

            /// Links that have all of the tags, found by the first tag that not too many have. Where all are common, the list is
            /// read in its order until the page is full.
            async fn tagged_links(
                &mut self,
                merchant: &str,
                facets: &str,
                tags: &[::domain::ids::TagId],
                pattern: Option<&str>,
                page: $crate::records::Page,
            ) -> Result<$crate::rows::Found, $crate::StorageError> {
                let wanted = $crate::rows::column(tags);
                for tag in tags {
                    let most = $crate::rows::MATCHES + 1;
                    let found =
                        ::sqlx::query_file_scalar!("../storage/queries/tags/targets.sql", tag.to_string(), most)
                            .fetch_all(self.connection())
                            .await
                            .map_err(refused)?;
                    if let Some(ids) = $crate::rows::unless_common(found) {
                        let ids = self.narrowed_links(merchant, facets, &ids, pattern, Some(&wanted)).await?;
                        return Ok($crate::rows::Found::cut(ids, page, false));
                    }
                }
                let limit = i64::from(page.limit) + 1;
                let ids = self.newest_links(merchant, facets, pattern, Some(&wanted), page.offset, limit).await?;
                Ok($crate::rows::Found::with_next(ids, page))
            }

            /// Links that an index finds, in no order. `None`: too many.
            async fn links_with(
                &mut self,
                merchant: &str,
                words: &$crate::rows::Words,
                letters: &$crate::rows::Letters,
            ) -> Result<Option<Vec<String>>, $crate::StorageError> {
                let most = $crate::rows::MATCHES + 1;
                let found = if !words.trigrams.is_empty() {
                    self.matching_links(merchant, words, letters, most).await?
                } else {
                    ::sqlx::query_file_scalar!("../storage/queries/links/beginning.sql", merchant, words.plain, most)
                        .fetch_all(self.connection())
                        .await
                        .map_err(refused)?
                };
                Ok($crate::rows::unless_common(found))
            }
        }
    };
}
