/// [`Merchants`](crate::Merchants) over a backend's transaction.
#[macro_export]
macro_rules! impl_merchants {
    ($transaction:ty) => {
        impl $transaction {
            /// Takes a handle for good. `Taken("handle")`: another has it, or had it once. `Taken("look")`: the same of one that looks
            /// like it.
            async fn claim_handle(&mut self, merchant: &$crate::records::Merchant) -> Result<(), $crate::StorageError> {
                let claimed = ::sqlx::query_file!(
                    "../storage/queries/merchants/claim_handle.sql",
                    merchant.handle.as_str(),
                    merchant.id.to_string(),
                    merchant.handle.look()
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                if claimed.rows_affected() > 0 {
                    return Ok(());
                }
                match self.had_handle(&merchant.handle).await? {
                    Some(owner) if owner == merchant.id => Ok(()),
                    Some(_) => Err($crate::StorageError::Taken("handle")),
                    None => Err($crate::StorageError::Taken("look")),
                }
            }

            /// Who has a handle, or had it.
            async fn had_handle(
                &mut self,
                handle: &::domain::Handle,
            ) -> Result<Option<::domain::ids::MerchantId>, $crate::StorageError> {
                ::sqlx::query_file_scalar!("../storage/queries/merchants/had_handle.sql", handle.as_str())
                    .fetch_optional(self.connection())
                    .await
                    .map_err(refused)?
                    .map(|id| $crate::rows::id("merchant id", &id))
                    .transpose()
            }
        }

        #[::async_trait::async_trait]
        impl $crate::Merchants for $transaction {
            async fn insert_merchant(
                &mut self,
                merchant: &$crate::records::Merchant,
            ) -> Result<(), $crate::StorageError> {
                self.claim_handle(merchant).await?;
                let added = ::sqlx::query_file!(
                    "../storage/queries/merchants/insert.sql",
                    merchant.id.to_string(),
                    merchant.handle.as_str(),
                    merchant.name,
                    merchant.accent,
                    merchant.logo.as_deref(),
                    merchant.contact_email,
                    merchant.website,
                    merchant.window.0,
                    i64::from(merchant.tolerance.basis_points()),
                    merchant.created_at.0,
                    merchant.tolerance.fixed().map(|fixed| fixed.units.to_string()),
                    merchant.tolerance.fixed().map(|fixed| i64::from(fixed.decimals)),
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                if added.rows_affected() == 0 { Err($crate::StorageError::Taken("handle")) } else { Ok(()) }
            }

            async fn update_merchant(
                &mut self,
                merchant: &$crate::records::Merchant,
            ) -> Result<(), $crate::StorageError> {
                self.claim_handle(merchant).await?;
                let changed = ::sqlx::query_file!(
                    "../storage/queries/merchants/update.sql",
                    merchant.id.to_string(),
                    merchant.handle.as_str(),
                    merchant.name,
                    merchant.accent,
                    merchant.logo.as_deref(),
                    merchant.contact_email,
                    merchant.website,
                    merchant.window.0,
                    i64::from(merchant.tolerance.basis_points()),
                    merchant.tolerance.fixed().map(|fixed| fixed.units.to_string()),
                    merchant.tolerance.fixed().map(|fixed| i64::from(fixed.decimals)),
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                if changed.rows_affected() == 0 { Err($crate::rows::missing("merchant", merchant.id)) } else { Ok(()) }
            }

            async fn merchant(
                &mut self,
                id: ::domain::ids::MerchantId,
            ) -> Result<Option<$crate::records::Merchant>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::MerchantColumns,
                    "../storage/queries/merchants/find.sql",
                    Some(id.to_string()),
                    None::<String>
                )
                .fetch_optional(self.connection())
                .await
                .map_err(refused)?
                .map(TryInto::try_into)
                .transpose()
            }

            async fn merchant_by_handle(
                &mut self,
                handle: &::domain::Handle,
            ) -> Result<Option<$crate::records::Merchant>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::MerchantColumns,
                    "../storage/queries/merchants/find.sql",
                    None::<String>,
                    Some(handle.as_str())
                )
                .fetch_optional(self.connection())
                .await
                .map_err(refused)?
                .map(TryInto::try_into)
                .transpose()
            }

            async fn merchant_by_old_handle(
                &mut self,
                handle: &::domain::Handle,
            ) -> Result<Option<$crate::records::Merchant>, $crate::StorageError> {
                match self.had_handle(handle).await? {
                    Some(id) => self.merchant(id).await,
                    None => Ok(None),
                }
            }

            async fn count_merchants(&mut self) -> Result<u64, $crate::StorageError> {
                let count = ::sqlx::query_file_scalar!("../storage/queries/merchants/count.sql")
                    .fetch_one(self.connection())
                    .await
                    .map_err(refused)?;
                $crate::rows::read_number("count", count)
            }
        }
    };
}
