/// [`SecondFactors`](crate::SecondFactors) over a backend's transaction.
#[macro_export]
macro_rules! impl_second_factors {
    ($transaction:ty) => {
        #[::async_trait::async_trait]
        impl $crate::SecondFactors for $transaction {
            async fn begin_second_factor(
                &mut self,
                member: ::domain::ids::MemberId,
                secret: &::domain::TotpSecret,
            ) -> Result<bool, $crate::StorageError> {
                let begun = ::sqlx::query_file!(
                    "../storage/queries/second_factors/begin.sql",
                    member.to_string(),
                    secret.to_string(),
                    i64::MIN
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(begun.rows_affected() == 1)
            }

            async fn second_factor(
                &mut self,
                member: ::domain::ids::MemberId,
            ) -> Result<Option<$crate::records::SecondFactor>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::SecondFactorColumns,
                    "../storage/queries/second_factors/find.sql",
                    member.to_string()
                )
                .fetch_optional(self.connection())
                .await
                .map_err(refused)?
                .map(TryInto::try_into)
                .transpose()
            }

            async fn confirm_second_factor(
                &mut self,
                factor: &$crate::records::SecondFactor,
                at: ::domain::Millis,
                step: i64,
            ) -> Result<bool, $crate::StorageError> {
                let confirmed = ::sqlx::query_file!(
                    "../storage/queries/second_factors/confirm.sql",
                    factor.member.to_string(),
                    factor.secret.to_string(),
                    at.0,
                    step
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(confirmed.rows_affected() == 1)
            }

            async fn use_step(
                &mut self,
                member: ::domain::ids::MemberId,
                step: i64,
            ) -> Result<bool, $crate::StorageError> {
                let used =
                    ::sqlx::query_file!("../storage/queries/second_factors/use_step.sql", member.to_string(), step)
                        .execute(self.connection())
                        .await
                        .map_err(refused)?;
                Ok(used.rows_affected() == 1)
            }

            async fn delete_second_factor(
                &mut self,
                member: ::domain::ids::MemberId,
            ) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!("../storage/queries/second_factors/delete.sql", member.to_string())
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                ::sqlx::query_file!("../storage/queries/recovery_codes/delete_unneeded.sql", member.to_string())
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(())
            }

            async fn set_recovery_codes(
                &mut self,
                member: ::domain::ids::MemberId,
                hashes: &[String],
            ) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!("../storage/queries/recovery_codes/delete.sql", member.to_string())
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                for hash in hashes {
                    ::sqlx::query_file!("../storage/queries/recovery_codes/insert.sql", member.to_string(), hash)
                        .execute(self.connection())
                        .await
                        .map_err(refused)?;
                }
                Ok(())
            }

            async fn use_recovery_code(
                &mut self,
                member: ::domain::ids::MemberId,
                hash: &str,
                at: ::domain::Millis,
            ) -> Result<bool, $crate::StorageError> {
                let used =
                    ::sqlx::query_file!("../storage/queries/recovery_codes/use.sql", member.to_string(), hash, at.0)
                        .execute(self.connection())
                        .await
                        .map_err(refused)?;
                Ok(used.rows_affected() == 1)
            }

            async fn count_recovery_codes(
                &mut self,
                member: ::domain::ids::MemberId,
            ) -> Result<u64, $crate::StorageError> {
                let count =
                    ::sqlx::query_file_scalar!("../storage/queries/recovery_codes/count.sql", member.to_string())
                        .fetch_one(self.connection())
                        .await
                        .map_err(refused)?;
                $crate::rows::read_number("count", count)
            }
        }
    };
}
