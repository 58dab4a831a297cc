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

            /// How many sessions fit: the statement is the backend's own. Counted at least to `most`.
            async fn count_listed_sessions(
                &mut self,
                asked: &$crate::rows::Asked,
                most: i64,
            ) -> Result<i64, $crate::StorageError> {
                ::sqlx::query_file_scalar!(
                    "queries/sessions/count.sql",
                    asked.merchant,
                    asked.facets,
                    asked.from,
                    asked.before,
                    asked.before_id,
                    asked.link,
                    asked.network,
                    most
                )
                .fetch_one(self.connection())
                .await
                .map_err(refused)
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
                let mut letters = ($crate::rows::Letters::Unknown, $crate::rows::Letters::Unknown);
                if more {
                    letters = (
                        self.link_letters(&asked.merchant, words).await?,
                        self.session_letters(&asked.merchant, words).await?,
                    );
                    if let Some(ids) = self.rare_sessions(asked, words, &letters, page).await? {
                        let ids = self.narrowed_sessions(asked, &ids).await?;
                        return Ok($crate::rows::Found::cut(ids, page, false));
                    }
                }
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
                if !more || $crate::rows::fills(&recent, page) {
                    return Ok($crate::rows::Found::cut(recent, page, more));
                }
                let Some((mut ids, more)) = self.sessions_with(asked, words, &letters, page).await? else {
                    let limit = i64::from(page.limit) + 1;
                    let ids = self.newest_sessions(asked, Some(&words.pattern), page.offset, limit).await?;
                    return Ok($crate::rows::Found::with_next(ids, page));
                };
                ids.extend(recent);
                let ids = self.narrowed_sessions(asked, &ids).await?;
                Ok($crate::rows::Found::cut(ids, page, more))
            }

            /// Those of some sessions that are asked for, in the order of the list.
            async fn narrowed_sessions(
                &mut self,
                asked: &$crate::rows::Asked,
                ids: &[String],
            ) -> Result<Vec<String>, $crate::StorageError> {
                if ids.is_empty() {
                    return Ok(Vec::new());
                }
                ::sqlx::query_file_scalar!(
                    "queries/sessions/narrow.sql",
                    asked.merchant,
                    asked.facets,
                    asked.from,
                    asked.before,
                    asked.before_id,
                    asked.link,
                    asked.network,
                    $crate::rows::column(ids)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)
            }

            /// Sessions with words that few have, in no order, as looking at the newest and asking the indexes would find them.
            /// `None`: they may be many, or words of their links, which may have any number.
            async fn rare_sessions(
                &mut self,
                asked: &$crate::rows::Asked,
                words: &$crate::rows::Words,
                (of_links, own): &($crate::rows::Letters, $crate::rows::Letters),
                page: $crate::records::Page,
            ) -> Result<Option<Vec<String>>, $crate::StorageError> {
                if !of_links.are_rare(page)
                    || !own.are_rare(page)
                    || !self.matching_links(&asked.merchant, words, of_links, 1).await?.is_empty()
                {
                    return Ok(None);
                }
                let mut found = self.matching_sessions(&asked.merchant, words, own, $crate::rows::MATCHES + 1).await?;
                if words.may_name_a_transaction() {
                    found.extend(self.paid_sessions(asked, words).await?);
                    // Among the newest, whichever part of the id it is.
                    let recent = ::sqlx::query_file_scalar!(
                        "../storage/queries/transfers/sessions_of_window.sql",
                        asked.merchant,
                        asked.from,
                        asked.before,
                        asked.before_id,
                        words.pattern,
                        $crate::rows::WINDOW
                    )
                    .fetch_all(self.connection())
                    .await
                    .map_err(refused)?;
                    found.extend(recent);
                }
                Ok($crate::rows::unless_common(found))
            }

            /// Sessions with a transaction whose id begins so.
            async fn paid_sessions(
                &mut self,
                asked: &$crate::rows::Asked,
                words: &$crate::rows::Words,
            ) -> Result<Vec<String>, $crate::StorageError> {
                let [plain, prefixed] = words.beginnings();
                ::sqlx::query_file_scalar!(
                    "../storage/queries/transfers/sessions_of_beginning.sql",
                    asked.merchant,
                    plain.0,
                    plain.1,
                    prefixed.0,
                    prefixed.1,
                    $crate::rows::MATCHES + 1
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)
            }

            /// Sessions that indexes find, in no order: by their own words, by their links' and by their transactions; and
            /// whether their links have older ones. `None`: too many.
            async fn sessions_with(
                &mut self,
                asked: &$crate::rows::Asked,
                words: &$crate::rows::Words,
                (of_links, own): &($crate::rows::Letters, $crate::rows::Letters),
                page: $crate::records::Page,
            ) -> Result<Option<(Vec<String>, bool)>, $crate::StorageError> {
                let Some(links) = self.links_with(&asked.merchant, words, of_links).await? else { return Ok(None) };
                let mut found = Vec::new();
                if !words.trigrams.is_empty() {
                    let most = $crate::rows::MATCHES + 1;
                    found = self.matching_sessions(&asked.merchant, words, own, most).await?;
                    found.extend(self.paid_sessions(asked, words).await?);
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
