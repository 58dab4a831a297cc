/// [`Undos`](crate::Undos) over a backend's transaction.
#[macro_export]
macro_rules! impl_undos {
    ($transaction:ty) => {
        #[::async_trait::async_trait]
        impl $crate::Undos for $transaction {
            async fn insert_undo(&mut self, undo: &$crate::records::KeptUndo) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!(
                    "../storage/queries/undos/insert.sql",
                    undo.id.to_string(),
                    undo.merchant.to_string(),
                    undo.kept,
                    undo.expires_at.0
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(())
            }

            async fn take_undo(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                id: ::domain::ids::UndoId,
                now: ::domain::Millis,
            ) -> Result<Option<String>, $crate::StorageError> {
                ::sqlx::query_file_scalar!(
                    "../storage/queries/undos/take.sql",
                    id.to_string(),
                    merchant.to_string(),
                    now.0
                )
                .fetch_optional(self.connection())
                .await
                .map_err(refused)
            }

            async fn delete_old_undos(&mut self, now: ::domain::Millis) -> Result<u64, $crate::StorageError> {
                let deleted = ::sqlx::query_file!("../storage/queries/undos/delete_old.sql", now.0)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(deleted.rows_affected())
            }
        }
    };
}
