/// [`Links`](crate::Links) over a backend's transaction.
#[macro_export]
macro_rules! impl_links {
    ($transaction:ty) => {
        impl $transaction {
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
                    row.title,
                    row.description,
                    row.reference,
                    row.private_note,
                    row.price_units,
                    row.price_decimals,
                    row.symbol,
                    row.accepts,
                    row.window_ms,
                    row.fields,
                    row.source,
                    row.active,
                    row.created_at,
                    row.updated_at,
                    $crate::rows::LinkColumns::search(link),
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(())
            }

            async fn update_link(&mut self, link: &::domain::Link) -> Result<(), $crate::StorageError> {
                let row = $crate::rows::LinkColumns::try_from(link)?;
                let changed = ::sqlx::query_file!(
                    "../storage/queries/links/update.sql",
                    row.merchant,
                    row.id,
                    row.title,
                    row.description,
                    row.reference,
                    row.private_note,
                    row.price_units,
                    row.price_decimals,
                    row.symbol,
                    row.accepts,
                    row.window_ms,
                    row.fields,
                    row.active,
                    row.updated_at,
                    $crate::rows::LinkColumns::search(link),
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                if changed.rows_affected() == 0 { Err($crate::rows::missing("link", link.id)) } else { Ok(()) }
            }

            async fn link(
                &mut self,
                id: ::domain::ids::LinkId,
            ) -> Result<Option<::domain::Link>, $crate::StorageError> {
                self.link_columns(&[id]).await?.pop().map(TryInto::try_into).transpose()
            }

            async fn merchant_link(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                id: ::domain::ids::LinkId,
            ) -> Result<Option<$crate::records::LinkRow>, $crate::StorageError> {
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

            async fn links(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                filter: &$crate::records::LinkFilter,
                page: $crate::records::Page,
            ) -> Result<$crate::records::Paged<$crate::records::LinkRow>, $crate::StorageError> {
                let merchant = merchant.to_string();
                let pattern = filter.search.as_deref().map($crate::rows::pattern);
                let mode = filter.mode.map(::domain::Mode::as_str);
                let figures = ::sqlx::query_file_as!(
                    $crate::rows::FigureColumns,
                    "../storage/queries/links/list.sql",
                    merchant,
                    pattern,
                    mode,
                    filter.active,
                    filter.source,
                    i64::from(page.limit),
                    i64::from(page.offset)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                let total = ::sqlx::query_file_scalar!(
                    "../storage/queries/links/count.sql",
                    merchant,
                    pattern,
                    mode,
                    filter.active,
                    filter.source
                )
                .fetch_one(self.connection())
                .await
                .map_err(refused)?;
                let rows = self.with_links(figures).await?;
                Ok($crate::records::Paged { rows, total: $crate::rows::read_number("count", total)? })
            }
        }
    };
}
