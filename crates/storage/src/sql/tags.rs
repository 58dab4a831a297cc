/// [`Tags`](crate::Tags) over a backend's transaction.
#[macro_export]
macro_rules! impl_tags {
    ($transaction:ty) => {
        #[::async_trait::async_trait]
        impl $crate::Tags for $transaction {
            async fn insert_tag(&mut self, tag: &::domain::Tag) -> Result<(), $crate::StorageError> {
                let added = ::sqlx::query_file!(
                    "../storage/queries/tags/insert.sql",
                    tag.id.to_string(),
                    tag.merchant.to_string(),
                    tag.kind.as_str(),
                    tag.name.as_str(),
                    tag.name.folded(),
                    tag.colour.as_str(),
                    tag.created_at.0,
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                if added.rows_affected() == 0 { Err($crate::StorageError::Taken("tag")) } else { Ok(()) }
            }

            async fn update_tag(&mut self, tag: &::domain::Tag) -> Result<(), $crate::StorageError> {
                let changed = ::sqlx::query_file!(
                    "../storage/queries/tags/update.sql",
                    tag.merchant.to_string(),
                    tag.id.to_string(),
                    tag.name.as_str(),
                    tag.name.folded(),
                    tag.colour.as_str(),
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                if changed.rows_affected() == 0 { Err($crate::rows::missing("tag", tag.id)) } else { Ok(()) }
            }

            async fn delete_tag(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                id: ::domain::ids::TagId,
            ) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!("../storage/queries/tags/delete.sql", merchant.to_string(), id.to_string())
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(())
            }

            async fn tags(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                kind: ::domain::TagKind,
            ) -> Result<Vec<::domain::Tag>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::TagColumns,
                    "../storage/queries/tags/of_merchant.sql",
                    merchant.to_string(),
                    kind.as_str()
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .into_iter()
                .map(TryInto::try_into)
                .collect()
            }

            async fn tag_uses(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                kind: ::domain::TagKind,
            ) -> Result<Vec<$crate::records::TagRow>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::TagUseColumns,
                    "../storage/queries/tags/uses.sql",
                    merchant.to_string(),
                    kind.as_str()
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .into_iter()
                .map(TryInto::try_into)
                .collect()
            }

            async fn tags_of(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                targets: &[String],
            ) -> Result<Vec<(String, ::domain::Tag)>, $crate::StorageError> {
                if targets.is_empty() {
                    return Ok(Vec::new());
                }
                ::sqlx::query_file_as!(
                    $crate::rows::TaggedColumns,
                    "../storage/queries/tags/of_targets.sql",
                    merchant.to_string(),
                    $crate::rows::column(targets)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .into_iter()
                .map(TryInto::try_into)
                .collect()
            }

            async fn put_tags(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                kind: ::domain::TagKind,
                tags: &[::domain::ids::TagId],
                targets: &[String],
            ) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!(
                    "../storage/queries/tags/put.sql",
                    merchant.to_string(),
                    kind.as_str(),
                    $crate::rows::column(tags),
                    $crate::rows::column(targets)
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(())
            }

            async fn worn_by(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                tag: ::domain::ids::TagId,
            ) -> Result<Vec<String>, $crate::StorageError> {
                ::sqlx::query_file_scalar!("../storage/queries/tags/worn_by.sql", merchant.to_string(), tag.to_string())
                    .fetch_all(self.connection())
                    .await
                    .map_err(refused)
            }

            async fn put_tag_back(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                tag: ::domain::ids::TagId,
                targets: &[String],
            ) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!(
                    "../storage/queries/tags/put_back.sql",
                    merchant.to_string(),
                    tag.to_string(),
                    $crate::rows::column(targets)
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(())
            }

            async fn take_tags(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                tags: &[::domain::ids::TagId],
                targets: &[String],
            ) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!(
                    "../storage/queries/tags/take.sql",
                    merchant.to_string(),
                    $crate::rows::column(tags),
                    $crate::rows::column(targets)
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(())
            }

            async fn hold_tag(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                id: ::domain::ids::TagId,
            ) -> Result<bool, $crate::StorageError> {
                let held =
                    ::sqlx::query_file!("../storage/queries/tags/hold.sql", merchant.to_string(), id.to_string())
                        .execute(self.connection())
                        .await
                        .map_err(refused)?;
                Ok(held.rows_affected() == 1)
            }

            async fn merged_into(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                tag: ::domain::ids::TagId,
            ) -> Result<Option<::domain::ids::TagId>, $crate::StorageError> {
                let into = ::sqlx::query_file_scalar!(
                    "../storage/queries/tags/merged_into.sql",
                    merchant.to_string(),
                    tag.to_string()
                )
                .fetch_optional(self.connection())
                .await
                .map_err(refused)?;
                into.map(|into| $crate::rows::id("tag id", &into)).transpose()
            }

            async fn forget_merge(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                tag: ::domain::ids::TagId,
            ) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!("../storage/queries/tags/forget_merge.sql", merchant.to_string(), tag.to_string())
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(())
            }

            async fn merge_tags(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                from: ::domain::ids::TagId,
                into: ::domain::ids::TagId,
            ) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!(
                    "../storage/queries/tags/hand_over.sql",
                    merchant.to_string(),
                    from.to_string(),
                    into.to_string()
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                ::sqlx::query_file!(
                    "../storage/queries/tags/hand_over_after_payment.sql",
                    merchant.to_string(),
                    from.to_string(),
                    into.to_string()
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                ::sqlx::query_file!(
                    "../storage/queries/tags/remember_merge.sql",
                    merchant.to_string(),
                    from.to_string(),
                    into.to_string()
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                $crate::Tags::delete_tag(self, merchant, from).await
            }
        }
    };
}
