/// Lists of sessions over a backend's transaction: what [`Sessions::sessions`](crate::Sessions::sessions) is made of, in the
/// way of the lists of links.
#[macro_export]
macro_rules! impl_session_lists {
    ($transaction:ty) => {
        impl $transaction {
            async fn list_sessions(
                &mut self,
                asked: &$crate::rows::Asked,
                page: $crate::records::Page,
            ) -> Result<$crate::rows::Found, $crate::StorageError> {
                let ids = self.newest_sessions(asked, None, page.offset, i64::from(page.limit)).await?;
                let count = self.count_listed_sessions(asked, $crate::rows::most(page)).await?;
                $crate::rows::Found::counted(ids, page, count)
            }

            /// A customer's sessions: few, and found by the customer.
            async fn sessions_of_customer(
                &mut self,
                asked: &$crate::rows::Asked,
                customer: &str,
                pattern: Option<&str>,
                page: $crate::records::Page,
            ) -> Result<$crate::rows::Found, $crate::StorageError> {
                let ids = ::sqlx::query_file_scalar!(
                    "../storage/queries/sessions/of_customer.sql",
                    asked.merchant,
                    asked.facets,
                    customer,
                    asked.from,
                    asked.before,
                    asked.before_id,
                    asked.link,
                    asked.network,
                    pattern,
                    i64::from(page.limit),
                    i64::from(page.offset)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                let count = ::sqlx::query_file_scalar!(
                    "../storage/queries/sessions/count_of_customer.sql",
                    asked.merchant,
                    asked.facets,
                    customer,
                    asked.from,
                    asked.before,
                    asked.before_id,
                    asked.link,
                    asked.network,
                    pattern,
                    $crate::rows::most(page)
                )
                .fetch_one(self.connection())
                .await
                .map_err(refused)?;
                $crate::rows::Found::counted(ids, page, count)
            }

            async fn search_sessions(
                &mut self,
                asked: &$crate::rows::Asked,
                words: &$crate::rows::Words,
                page: $crate::records::Page,
            ) -> Result<$crate::rows::Found, $crate::StorageError> {
                let recent = ::sqlx::query_file_scalar!(
                    "../storage/queries/sessions/window.sql",
                    asked.merchant,
                    asked.facets,
                    asked.from,
                    asked.before,
                    asked.before_id,
                    asked.link,
                    asked.network,
                    words.pattern,
                    $crate::rows::WINDOW
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                let more = ::sqlx::query_file_scalar!(
                    "../storage/queries/sessions/are_more.sql",
                    asked.merchant,
                    asked.from,
                    asked.before,
                    asked.before_id,
                    $crate::rows::WINDOW
                )
                .fetch_one(self.connection())
                .await
                .map_err(refused)?;
                if !more || $crate::rows::fills(&recent, page) {
                    return Ok($crate::rows::Found::cut(recent, page, more));
                }
                let Some((mut ids, more)) = self.sessions_with(asked, words, page).await? else {
                    let limit = i64::from(page.limit) + 1;
                    let ids = self.newest_sessions(asked, Some(&words.pattern), page.offset, limit).await?;
                    return Ok($crate::rows::Found::with_next(ids, page));
                };
                ids.extend(recent);
                if ids.is_empty() {
                    return Ok($crate::rows::Found::cut(ids, page, more));
                }
                let ids = ::sqlx::query_file_scalar!(
                    "../storage/queries/sessions/narrow.sql",
                    asked.merchant,
                    asked.facets,
                    asked.from,
                    asked.before,
                    asked.before_id,
                    asked.link,
                    asked.network,
                    $crate::rows::column(&ids)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                Ok($crate::rows::Found::cut(ids, page, more))
            }

            /// Sessions that indexes find, in no order: by their own words, by their links' and by their transactions; and
            /// whether their links have older ones. `None`: too many.
            async fn sessions_with(
                &mut self,
                asked: &$crate::rows::Asked,
                words: &$crate::rows::Words,
                page: $crate::records::Page,
            ) -> Result<Option<(Vec<String>, bool)>, $crate::StorageError> {
                let most = $crate::rows::MATCHES + 1;
                let Some(links) = self.links_with(&asked.merchant, words).await? else { return Ok(None) };
                let mut found = Vec::new();
                if !words.trigrams.is_empty() {
                    found = self.matching_sessions(&asked.merchant, words, most).await?;
                    let paid = ::sqlx::query_file_scalar!(
                        "../storage/queries/transfers/sessions_of_beginning.sql",
                        asked.merchant,
                        words.beginnings()?,
                        most
                    )
                    .fetch_all(self.connection())
                    .await
                    .map_err(refused)?;
                    found.extend(paid);
                }
                if links.is_empty() {
                    return Ok($crate::rows::unless_common(found).map(|ids| (ids, false)));
                }
                let of_links = ::sqlx::query_file_scalar!(
                    "../storage/queries/sessions/of_links.sql",
                    asked.merchant,
                    asked.facets,
                    asked.from,
                    asked.before,
                    asked.before_id,
                    $crate::rows::column(&links),
                    $crate::rows::most(page)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                let more = i64::try_from(of_links.len()) == Ok($crate::rows::most(page));
                found.extend(of_links);
                Ok($crate::rows::unless_common(found).map(|ids| (ids, more)))
            }
        }
    };
}
