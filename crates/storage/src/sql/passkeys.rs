/// [`Passkeys`](crate::Passkeys) over a backend's transaction.
#[macro_export]
macro_rules! impl_passkeys {
    ($transaction:ty) => {
        #[::async_trait::async_trait]
        impl $crate::Passkeys for $transaction {
            async fn insert_passkey(
                &mut self,
                passkey: &$crate::records::Passkey,
            ) -> Result<bool, $crate::StorageError> {
                let inserted = ::sqlx::query_file!(
                    "../storage/queries/passkeys/insert.sql",
                    passkey.id.to_string(),
                    passkey.member.to_string(),
                    passkey.credential,
                    passkey.public_key,
                    i64::from(passkey.counter),
                    passkey.can_be_copied,
                    passkey.is_copied,
                    passkey.transports,
                    passkey.name,
                    passkey.added_at.0,
                    passkey.used_at.map(|at| at.0)
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(inserted.rows_affected() == 1)
            }

            async fn passkeys_of(
                &mut self,
                member: ::domain::ids::MemberId,
            ) -> Result<Vec<$crate::records::Passkey>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::PasskeyColumns,
                    "../storage/queries/passkeys/of_member.sql",
                    member.to_string()
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .into_iter()
                .map(TryInto::try_into)
                .collect()
            }

            async fn passkey_by_credential(
                &mut self,
                credential: &str,
            ) -> Result<Option<$crate::records::Passkey>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::PasskeyColumns,
                    "../storage/queries/passkeys/by_credential.sql",
                    credential
                )
                .fetch_optional(self.connection())
                .await
                .map_err(refused)?
                .map(TryInto::try_into)
                .transpose()
            }

            async fn use_passkey(
                &mut self,
                id: ::domain::ids::PasskeyId,
                counter: u32,
                is_copied: bool,
                at: ::domain::Millis,
            ) -> Result<bool, $crate::StorageError> {
                let used = ::sqlx::query_file!(
                    "../storage/queries/passkeys/use.sql",
                    id.to_string(),
                    i64::from(counter),
                    is_copied,
                    at.0
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(used.rows_affected() == 1)
            }

            async fn rename_passkey(
                &mut self,
                member: ::domain::ids::MemberId,
                id: ::domain::ids::PasskeyId,
                name: &str,
            ) -> Result<bool, $crate::StorageError> {
                let renamed = ::sqlx::query_file!(
                    "../storage/queries/passkeys/rename.sql",
                    member.to_string(),
                    id.to_string(),
                    name
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(renamed.rows_affected() == 1)
            }

            async fn delete_passkey(
                &mut self,
                member: ::domain::ids::MemberId,
                id: ::domain::ids::PasskeyId,
            ) -> Result<bool, $crate::StorageError> {
                let deleted =
                    ::sqlx::query_file!("../storage/queries/passkeys/delete.sql", member.to_string(), id.to_string())
                        .execute(self.connection())
                        .await
                        .map_err(refused)?;
                ::sqlx::query_file!("../storage/queries/recovery_codes/delete_unneeded.sql", member.to_string())
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(deleted.rows_affected() == 1)
            }

            async fn delete_passkeys(&mut self, member: ::domain::ids::MemberId) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!("../storage/queries/passkeys/delete_of_member.sql", member.to_string())
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                ::sqlx::query_file!("../storage/queries/recovery_codes/delete_unneeded.sql", member.to_string())
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(())
            }

            async fn insert_challenge(
                &mut self,
                challenge: &$crate::records::Challenge,
            ) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!(
                    "../storage/queries/passkey_challenges/insert.sql",
                    challenge.hash,
                    challenge.opens.as_str(),
                    challenge.holder,
                    challenge.expires_at.0
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(())
            }

            async fn take_challenge(
                &mut self,
                hash: &str,
                opens: $crate::records::Asked,
                holder: &str,
                now: ::domain::Millis,
            ) -> Result<bool, $crate::StorageError> {
                let taken = ::sqlx::query_file!(
                    "../storage/queries/passkey_challenges/take.sql",
                    hash,
                    opens.as_str(),
                    holder,
                    now.0
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(taken.rows_affected() == 1)
            }

            async fn delete_old_challenges(&mut self, now: ::domain::Millis) -> Result<u64, $crate::StorageError> {
                let deleted = ::sqlx::query_file!("../storage/queries/passkey_challenges/delete_old.sql", now.0)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(deleted.rows_affected())
            }
        }
    };
}
