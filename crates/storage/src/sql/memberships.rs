/// [`Memberships`](crate::Memberships) over a backend's transaction.
#[macro_export]
macro_rules! impl_memberships {
    ($transaction:ty) => {
        #[::async_trait::async_trait]
        impl $crate::Memberships for $transaction {
            async fn join(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                member: ::domain::ids::MemberId,
                role: ::domain::Role,
                at: ::domain::Millis,
            ) -> Result<bool, $crate::StorageError> {
                let joined = ::sqlx::query_file!(
                    "../storage/queries/memberships/insert.sql",
                    merchant.to_string(),
                    member.to_string(),
                    role.as_str(),
                    at.0
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(joined.rows_affected() == 1)
            }

            async fn memberships_of(
                &mut self,
                member: ::domain::ids::MemberId,
            ) -> Result<Vec<$crate::records::Membership>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::MembershipColumns,
                    "../storage/queries/memberships/of_member.sql",
                    member.to_string()
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .into_iter()
                .map(TryInto::try_into)
                .collect()
            }

            async fn choose_business(
                &mut self,
                token_hash: &str,
                merchant: ::domain::ids::MerchantId,
                now: ::domain::Millis,
            ) -> Result<bool, $crate::StorageError> {
                let chosen = ::sqlx::query_file!(
                    "../storage/queries/memberships/choose.sql",
                    token_hash,
                    merchant.to_string(),
                    now.0
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                if chosen.rows_affected() == 0 {
                    return Ok(false);
                }
                ::sqlx::query_file!("../storage/queries/memberships/look_at.sql", token_hash, merchant.to_string())
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(true)
            }

            async fn operates(&mut self, member: ::domain::ids::MemberId) -> Result<bool, $crate::StorageError> {
                let count =
                    ::sqlx::query_file_scalar!("../storage/queries/memberships/operates.sql", member.to_string())
                        .fetch_one(self.connection())
                        .await
                        .map_err(refused)?;
                Ok(count > 0)
            }
        }
    };
}
