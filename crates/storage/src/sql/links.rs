/// [`Links`](crate::Links) over a backend's transaction.
#[macro_export]
macro_rules! impl_links {
    ($transaction:ty) => {
        impl $transaction {
            /// Writes a link's path into the list of all that lead to it.
            async fn claim_path(&mut self, link: &::domain::Link) -> Result<(), $crate::StorageError> {
                let Some(path) = link.path.as_ref().filter(|_| link.deleted_at.is_none()) else { return Ok(()) };
                let given = ::sqlx::query_file!(
                    "../storage/queries/links/add_path.sql",
                    link.merchant.to_string(),
                    path.as_str(),
                    link.id.to_string(),
                    link.updated_at.0
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                if given.rows_affected() == 0 { Err($crate::StorageError::Taken("path")) } else { Ok(()) }
            }

            /// Lets others have the paths of a link that is deleted, and takes back what is still its own when it no longer is.
            async fn free_paths(&mut self, link: &::domain::Link) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!(
                    "../storage/queries/links/free_paths.sql",
                    link.id.to_string(),
                    link.deleted_at.is_some()
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(())
            }

            async fn link_columns<T: std::fmt::Display>(
                &mut self,
                ids: &[T],
            ) -> Result<Vec<$crate::rows::LinkColumns>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::LinkColumns,
                    "../storage/queries/links/by_ids.sql",
                    $crate::rows::column(ids)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)
            }

            async fn with_links(
                &mut self,
                figures: Vec<$crate::rows::FigureColumns>,
            ) -> Result<Vec<$crate::records::LinkRow>, $crate::StorageError> {
                let ids: Vec<_> = figures.iter().map(|row| row.id.clone()).collect();
                let links = self.link_columns(&ids).await?;
                $crate::rows::link_rows(figures, links)
            }
        }

        #[::async_trait::async_trait]
        impl $crate::Links for $transaction {
            async fn insert_link(&mut self, link: &::domain::Link) -> Result<(), $crate::StorageError> {
                let row = $crate::rows::LinkColumns::try_from(link)?;
                ::sqlx::query_file!(
                    "../storage/queries/links/insert.sql",
                    row.id,
                    row.merchant,
                    row.mode,
                    row.path,
                    row.title,
                    row.description,
                    row.reference,
                    row.private_note,
                    row.kind,
                    row.price,
                    row.product,
                    row.price_units,
                    row.price_decimals,
                    row.symbol,
                    row.fiat,
                    row.accepts,
                    row.window_ms,
                    row.fields,
                    row.source,
                    row.active,
                    row.most_payments,
                    row.ends_at,
                    row.archived,
                    row.deleted_at,
                    row.created_at,
                    row.updated_at,
                    $crate::rows::LinkColumns::search(link),
                    row.customer,
                    row.after_payment,
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                self.claim_path(link).await
            }

            async fn update_link(&mut self, link: &::domain::Link) -> Result<(), $crate::StorageError> {
                let row = $crate::rows::LinkColumns::try_from(link)?;
                // A limit that is set counts what was paid, so no payment may be on its way meanwhile.
                self.lock_places(link.id, None).await?;
                let changed = ::sqlx::query_file!(
                    "../storage/queries/links/update.sql",
                    row.merchant,
                    row.id,
                    row.path,
                    row.title,
                    row.description,
                    row.reference,
                    row.private_note,
                    row.kind,
                    row.price,
                    row.product,
                    row.price_units,
                    row.price_decimals,
                    row.symbol,
                    row.fiat,
                    row.accepts,
                    row.window_ms,
                    row.fields,
                    row.active,
                    row.most_payments,
                    row.ends_at,
                    row.archived,
                    row.deleted_at,
                    row.updated_at,
                    $crate::rows::LinkColumns::search(link),
                    row.customer,
                    row.after_payment,
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                if changed.rows_affected() == 0 {
                    return Err($crate::rows::missing("link", link.id));
                }
                self.free_paths(link).await?;
                self.claim_path(link).await
            }

            async fn drop_link_paths(
                &mut self,
                id: ::domain::ids::LinkId,
                keep: Option<&::domain::LinkPath>,
            ) -> Result<(), $crate::StorageError> {
                let keep = keep.map(::domain::LinkPath::as_str);
                ::sqlx::query_file!("../storage/queries/links/drop_paths.sql", id.to_string(), keep)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(())
            }

            async fn given_paths(
                &mut self,
                id: ::domain::ids::LinkId,
                keep: Option<&::domain::LinkPath>,
            ) -> Result<Vec<(::domain::LinkPath, ::domain::Millis)>, $crate::StorageError> {
                let keep = keep.map(::domain::LinkPath::as_str);
                ::sqlx::query_file!("../storage/queries/links/given_paths.sql", id.to_string(), keep)
                    .fetch_all(self.connection())
                    .await
                    .map_err(refused)?
                    .into_iter()
                    .map(|row| Ok(($crate::rows::path(&row.path)?, ::domain::Millis(row.given_at))))
                    .collect()
            }

            async fn give_path_back(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                id: ::domain::ids::LinkId,
                path: &::domain::LinkPath,
                given_at: ::domain::Millis,
            ) -> Result<bool, $crate::StorageError> {
                let given = ::sqlx::query_file!(
                    "../storage/queries/links/add_path.sql",
                    merchant.to_string(),
                    path.as_str(),
                    id.to_string(),
                    given_at.0
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(given.rows_affected() == 1)
            }

            async fn links_with_tag_after_payment(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                tag: ::domain::ids::TagId,
            ) -> Result<Vec<::domain::ids::LinkId>, $crate::StorageError> {
                ::sqlx::query_file_scalar!(
                    "../storage/queries/links/with_tag_after_payment.sql",
                    merchant.to_string(),
                    tag.to_string()
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .iter()
                .map(|id| $crate::rows::id("link id", id))
                .collect()
            }

            async fn link_by_path(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                path: &::domain::LinkPath,
            ) -> Result<Option<::domain::Link>, $crate::StorageError> {
                let found = ::sqlx::query_file_scalar!(
                    "../storage/queries/links/by_path.sql",
                    merchant.to_string(),
                    path.as_str()
                )
                .fetch_optional(self.connection())
                .await
                .map_err(refused)?;
                match found {
                    Some(id) => self.link($crate::rows::id("link id", &id)?).await,
                    None => Ok(None),
                }
            }

            async fn offered_links(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                mode: ::domain::Mode,
                now: ::domain::Millis,
                most: u32,
            ) -> Result<Vec<::domain::Link>, $crate::StorageError> {
                let ids = ::sqlx::query_file_scalar!(
                    "../storage/queries/links/offered.sql",
                    merchant.to_string(),
                    mode.as_str(),
                    now.0,
                    i64::from(most)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                let ids: Result<Vec<::domain::ids::LinkId>, _> =
                    ids.iter().map(|id| $crate::rows::id("link id", id)).collect();
                let ids = ids?;
                let links: Result<Vec<::domain::Link>, _> =
                    self.link_columns(&ids).await?.into_iter().map(TryInto::try_into).collect();
                Ok($crate::rows::in_order(ids, links?, |link| link.id))
            }

            async fn link_by_code(
                &mut self,
                code: &str,
            ) -> Result<Option<(::domain::Link, bool)>, $crate::StorageError> {
                let found = ::sqlx::query_file!("../storage/queries/links/by_code.sql", code)
                    .fetch_optional(self.connection())
                    .await
                    .map_err(refused)?;
                let Some(found) = found else { return Ok(None) };
                let link = self.link($crate::rows::id("link id", &found.link)?).await?;
                Ok(link.map(|link| (link, found.opens)))
            }

            async fn code_of_link(
                &mut self,
                id: ::domain::ids::LinkId,
                new: &str,
            ) -> Result<String, $crate::StorageError> {
                ::sqlx::query_file!("../storage/queries/links/add_code.sql", new, id.to_string())
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                let found = self.codes_of_links(&[id]).await?.pop();
                found.map(|(_, code)| code).ok_or($crate::StorageError::Taken("code"))
            }

            async fn codes_of_links(
                &mut self,
                ids: &[::domain::ids::LinkId],
            ) -> Result<Vec<(::domain::ids::LinkId, String)>, $crate::StorageError> {
                let found = ::sqlx::query_file!("../storage/queries/links/codes.sql", $crate::rows::column(ids))
                    .fetch_all(self.connection())
                    .await
                    .map_err(refused)?;
                found.into_iter().map(|row| Ok(($crate::rows::id("link id", &row.link)?, row.code))).collect()
            }

            async fn short_code(&mut self, id: ::domain::ids::LinkId) -> Result<Option<String>, $crate::StorageError> {
                ::sqlx::query_file_scalar!("../storage/queries/links/short_code.sql", id.to_string())
                    .fetch_optional(self.connection())
                    .await
                    .map_err(refused)
            }

            async fn short_code_or(
                &mut self,
                id: ::domain::ids::LinkId,
                new: &str,
            ) -> Result<String, $crate::StorageError> {
                ::sqlx::query_file!("../storage/queries/links/add_short_code.sql", new, id.to_string())
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                self.short_code(id).await?.ok_or($crate::StorageError::Taken("code"))
            }

            async fn close_codes(&mut self, id: ::domain::ids::LinkId) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!("../storage/queries/links/close_codes.sql", id.to_string())
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(())
            }

            async fn link_paths(
                &mut self,
                merchant: ::domain::ids::MerchantId,
            ) -> Result<Vec<::domain::LinkPath>, $crate::StorageError> {
                let paths = ::sqlx::query_file_scalar!("../storage/queries/links/paths.sql", merchant.to_string())
                    .fetch_all(self.connection())
                    .await
                    .map_err(refused)?;
                paths.iter().map(|path| $crate::rows::path(path)).collect()
            }

            async fn paths_of_link(
                &mut self,
                id: ::domain::ids::LinkId,
            ) -> Result<Vec<::domain::LinkPath>, $crate::StorageError> {
                let paths = ::sqlx::query_file_scalar!("../storage/queries/links/paths_of.sql", id.to_string())
                    .fetch_all(self.connection())
                    .await
                    .map_err(refused)?;
                paths.iter().map(|path| $crate::rows::path(path)).collect()
            }

            async fn front_link(
                &mut self,
                merchant: ::domain::ids::MerchantId,
            ) -> Result<Option<::domain::ids::LinkId>, $crate::StorageError> {
                let found =
                    ::sqlx::query_file_scalar!("../storage/queries/merchants/front_link.sql", merchant.to_string())
                        .fetch_optional(self.connection())
                        .await
                        .map_err(refused)?;
                found.flatten().map(|id| $crate::rows::id("link id", &id)).transpose()
            }

            async fn set_front_link(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                link: Option<::domain::ids::LinkId>,
            ) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!(
                    "../storage/queries/merchants/set_front_link.sql",
                    merchant.to_string(),
                    link.map(|link| link.to_string())
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(())
            }

            async fn link(
                &mut self,
                id: ::domain::ids::LinkId,
            ) -> Result<Option<::domain::Link>, $crate::StorageError> {
                self.link_columns(&[id]).await?.pop().map(TryInto::try_into).transpose()
            }

            async fn links_by_id(
                &mut self,
                ids: &[::domain::ids::LinkId],
            ) -> Result<Vec<::domain::Link>, $crate::StorageError> {
                if ids.is_empty() {
                    return Ok(Vec::new());
                }
                self.link_columns(ids).await?.into_iter().map(TryInto::try_into).collect()
            }

            async fn merchant_link(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                id: ::domain::ids::LinkId,
            ) -> Result<Option<$crate::records::LinkRow>, $crate::StorageError> {
                self.lock_link(id).await?;
                let figures = ::sqlx::query_file_as!(
                    $crate::rows::FigureColumns,
                    "../storage/queries/links/figures.sql",
                    merchant.to_string(),
                    id.to_string()
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                Ok(self.with_links(figures).await?.pop())
            }

            async fn paths_alike(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                path: &::domain::LinkPath,
            ) -> Result<Vec<::domain::LinkPath>, $crate::StorageError> {
                let paths = ::sqlx::query_file_scalar!(
                    "../storage/queries/links/paths_alike.sql",
                    merchant.to_string(),
                    path.look(),
                    path.as_str()
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                paths.iter().map(|path| $crate::rows::path(path)).collect()
            }

            async fn end_links(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                now: ::domain::Millis,
            ) -> Result<u64, $crate::StorageError> {
                let ended = ::sqlx::query_file!("../storage/queries/links/end.sql", merchant.to_string(), now.0)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(ended.rows_affected())
            }

            async fn are_links_to_end(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                now: ::domain::Millis,
            ) -> Result<bool, $crate::StorageError> {
                ::sqlx::query_file_scalar!("../storage/queries/links/are_to_end.sql", merchant.to_string(), now.0)
                    .fetch_one(self.connection())
                    .await
                    .map_err(refused)
            }

            async fn ends_to_come(
                &mut self,
                merchant: ::domain::ids::MerchantId,
            ) -> Result<Vec<::domain::Millis>, $crate::StorageError> {
                let ends =
                    ::sqlx::query_file_scalar!("../storage/queries/links/ends_to_come.sql", merchant.to_string())
                        .fetch_all(self.connection())
                        .await
                        .map_err(refused)?;
                Ok(ends.into_iter().map(::domain::Millis).collect())
            }

            async fn move_ends(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                moved: &[(::domain::Millis, ::domain::Millis)],
            ) -> Result<(), $crate::StorageError> {
                let moved = $crate::rows::json(moved)?;
                ::sqlx::query_file!("../storage/queries/links/move_ends.sql", merchant.to_string(), moved)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(())
            }

            async fn links(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                filter: &$crate::records::LinkFilter,
                page: $crate::records::Page,
            ) -> Result<$crate::records::Paged<$crate::records::LinkRow>, $crate::StorageError> {
                let merchant = merchant.to_string();
                let facets = $crate::rows::link_facets(filter);
                let words = filter.search.as_deref().map($crate::rows::Words::of);
                let found = match words {
                    words if !filter.tags.is_empty() => {
                        let pattern = words.as_ref().map(|words| words.pattern.as_str());
                        self.tagged_links(&merchant, &facets, &filter.tags, pattern, page).await?
                    }
                    Some(words) => self.search_links(&merchant, &facets, &words, page).await?,
                    None => self.list_links(&merchant, &facets, page).await?,
                };
                let $crate::rows::Found { ids, total, more } = found;
                Ok($crate::records::Paged { rows: self.link_rows_by_id(&merchant, &ids).await?, total, more })
            }
        }
    };
}
