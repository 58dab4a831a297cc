/// [`Settings`](crate::Settings) over a backend's transaction.
#[macro_export]
macro_rules! impl_settings {
    ($transaction:ty) => {
        #[::async_trait::async_trait]
        impl $crate::Settings for $transaction {
            async fn setting(&mut self, key: &str) -> Result<Option<String>, $crate::StorageError> {
                ::sqlx::query_file_scalar!("../storage/queries/settings/get.sql", key)
                    .fetch_optional(self.connection())
                    .await
                    .map_err(refused)
            }

            async fn set_setting(&mut self, key: &str, value: &str) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!("../storage/queries/settings/set.sql", key, value)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(())
            }
        }
    };
}
