/// [`Passes`](crate::Passes) over a backend's transaction.
#[macro_export]
macro_rules! impl_passes {
    ($transaction:ty) => {
        #[::async_trait::async_trait]
        impl $crate::Passes for $transaction {
            async fn insert_pass(&mut self, pass: &$crate::records::Pass) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!(
                    "../storage/queries/passes/insert.sql",
                    pass.token_hash,
                    pass.member.to_string(),
                    pass.opens.as_str(),
                    pass.expires_at.0
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(())
            }

            async fn pass(
                &mut self,
                token_hash: &str,
                opens: $crate::records::Opens,
                now: ::domain::Millis,
            ) -> Result<Option<::domain::ids::MemberId>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::PassColumns,
                    "../storage/queries/passes/find.sql",
                    token_hash,
                    opens.as_str(),
                    now.0
                )
                .fetch_optional(self.connection())
                .await
                .map_err(refused)?
                .map(TryInto::try_into)
                .transpose()
            }

            async fn take_pass(
                &mut self,
                token_hash: &str,
                opens: $crate::records::Opens,
                now: ::domain::Millis,
            ) -> Result<bool, $crate::StorageError> {
                let taken =
                    ::sqlx::query_file!("../storage/queries/passes/take.sql", token_hash, opens.as_str(), now.0)
                        .execute(self.connection())
                        .await
                        .map_err(refused)?;
                Ok(taken.rows_affected() == 1)
            }

            async fn delete_passes(&mut self, member: ::domain::ids::MemberId) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!("../storage/queries/passes/delete_of_member.sql", member.to_string())
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(())
            }

            async fn delete_old_passes(&mut self, now: ::domain::Millis) -> Result<u64, $crate::StorageError> {
                let deleted = ::sqlx::query_file!("../storage/queries/passes/delete_old.sql", now.0)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(deleted.rows_affected())
            }
        }
    };
}
