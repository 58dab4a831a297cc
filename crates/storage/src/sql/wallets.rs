/// [`Wallets`](crate::Wallets) over a backend's transaction.
#[macro_export]
macro_rules! impl_wallets {
    ($transaction:ty) => {
        #[::async_trait::async_trait]
        impl $crate::Wallets for $transaction {
            async fn insert_wallet(&mut self, wallet: &::domain::wallet::Wallet) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!(
                    "../storage/queries/wallets/insert.sql",
                    wallet.id.to_string(),
                    wallet.merchant.to_string(),
                    wallet.name,
                    wallet.mode.as_str(),
                    $crate::rows::WalletColumns::source(&wallet.source)?,
                    i64::from(wallet.next_index),
                    wallet.active,
                    wallet.created_at.0,
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(())
            }

            async fn is_anothers_source(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                source: &::domain::wallet::WalletSource,
            ) -> Result<bool, $crate::StorageError> {
                let count = ::sqlx::query_file_scalar!(
                    "../storage/queries/wallets/elsewhere.sql",
                    $crate::rows::WalletColumns::source(source)?,
                    merchant.to_string()
                )
                .fetch_one(self.connection())
                .await
                .map_err(refused)?;
                Ok(count > 0)
            }

            async fn wallets(
                &mut self,
                merchant: ::domain::ids::MerchantId,
            ) -> Result<Vec<::domain::wallet::Wallet>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::WalletColumns,
                    "../storage/queries/wallets/list.sql",
                    merchant.to_string(),
                    None::<String>
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .into_iter()
                .map(TryInto::try_into)
                .collect()
            }

            async fn wallet(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                id: ::domain::ids::WalletId,
            ) -> Result<Option<::domain::wallet::Wallet>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::WalletColumns,
                    "../storage/queries/wallets/list.sql",
                    merchant.to_string(),
                    Some(id.to_string())
                )
                .fetch_optional(self.connection())
                .await
                .map_err(refused)?
                .map(TryInto::try_into)
                .transpose()
            }

            async fn update_wallet(&mut self, wallet: &::domain::wallet::Wallet) -> Result<(), $crate::StorageError> {
                let changed = ::sqlx::query_file!(
                    "../storage/queries/wallets/update.sql",
                    wallet.merchant.to_string(),
                    wallet.id.to_string(),
                    wallet.name,
                    wallet.active,
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                if changed.rows_affected() == 0 { Err($crate::rows::missing("wallet", wallet.id)) } else { Ok(()) }
            }

            async fn raise_gap(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                id: ::domain::ids::WalletId,
                to: u32,
            ) -> Result<bool, $crate::StorageError> {
                let raised = ::sqlx::query_file!(
                    "../storage/queries/wallets/raise_gap.sql",
                    merchant.to_string(),
                    id.to_string(),
                    i64::from(to)
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(raised.rows_affected() == 1)
            }

            async fn take_index(&mut self, id: ::domain::ids::WalletId) -> Result<u32, $crate::StorageError> {
                let taken = ::sqlx::query_file_scalar!("../storage/queries/wallets/take_index.sql", id.to_string())
                    .fetch_optional(self.connection())
                    .await
                    .map_err(refused)?;
                let taken = taken.ok_or_else(|| $crate::rows::missing("wallet", id))?;
                $crate::rows::read_number("wallet index", taken)
            }
        }
    };
}
