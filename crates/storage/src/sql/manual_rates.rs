/// [`ManualRates`](crate::ManualRates) over a backend's transaction.
#[macro_export]
macro_rules! impl_manual_rates {
    ($transaction:ty) => {
        #[::async_trait::async_trait]
        impl $crate::ManualRates for $transaction {
            async fn set_manual_rate(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                set: &$crate::records::SetRate,
            ) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!(
                    "../storage/queries/manual_rates/upsert.sql",
                    merchant.to_string(),
                    set.pair.symbol.as_str(),
                    set.pair.currency.code(),
                    set.rate.rate.to_string(),
                    set.rate.at.0,
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(())
            }

            async fn delete_manual_rate(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                pair: &::domain::fiat::Pair,
            ) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!(
                    "../storage/queries/manual_rates/delete.sql",
                    merchant.to_string(),
                    pair.symbol.as_str(),
                    pair.currency.code()
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(())
            }

            async fn manual_rates(
                &mut self,
                merchant: ::domain::ids::MerchantId,
            ) -> Result<Vec<$crate::records::SetRate>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::ManualRateColumns,
                    "../storage/queries/manual_rates/of_merchant.sql",
                    merchant.to_string()
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .into_iter()
                .map(TryInto::try_into)
                .collect()
            }
        }
    };
}
