/// [`Outages`](crate::Outages) over a backend's transaction.
#[macro_export]
macro_rules! impl_outages {
    ($transaction:ty) => {
        #[::async_trait::async_trait]
        impl $crate::Outages for $transaction {
            async fn begin_outage(
                &mut self,
                network: &::domain::NetworkId,
                at: ::domain::Millis,
            ) -> Result<bool, $crate::StorageError> {
                let begun = ::sqlx::query_file!("../storage/queries/outages/begin.sql", network.to_string(), at.0)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(begun.rows_affected() == 1)
            }

            async fn end_outage(
                &mut self,
                network: &::domain::NetworkId,
                at: ::domain::Millis,
            ) -> Result<bool, $crate::StorageError> {
                let ended = ::sqlx::query_file!("../storage/queries/outages/finish.sql", network.to_string(), at.0)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(ended.rows_affected() == 1)
            }

            async fn outages(&mut self) -> Result<Vec<(::domain::NetworkId, ::domain::Millis)>, $crate::StorageError> {
                ::sqlx::query_file_as!($crate::rows::OutageColumns, "../storage/queries/outages/open.sql")
                    .fetch_all(self.connection())
                    .await
                    .map_err(refused)?
                    .into_iter()
                    .map($crate::rows::outage)
                    .collect()
            }

            async fn concerned_by(
                &mut self,
                network: &::domain::NetworkId,
            ) -> Result<Vec<::domain::ids::MerchantId>, $crate::StorageError> {
                ::sqlx::query_file_scalar!("../storage/queries/outages/concerned.sql", network.to_string())
                    .fetch_all(self.connection())
                    .await
                    .map_err(refused)?
                    .iter()
                    .map(|id| $crate::rows::id("merchant id", id))
                    .collect()
            }
        }
    };
}
