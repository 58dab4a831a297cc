/// [`Members`](crate::Members) over a backend's transaction.
#[macro_export]
macro_rules! impl_members {
    ($transaction:ty) => {
        #[::async_trait::async_trait]
        impl $crate::Members for $transaction {
            async fn insert_member(&mut self, member: &$crate::records::Member) -> Result<(), $crate::StorageError> {
                let added = ::sqlx::query_file!(
                    "../storage/queries/members/insert.sql",
                    member.id.to_string(),
                    member.email,
                    member.name,
                    member.password_hash,
                    member.joined_at.0,
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                if added.rows_affected() == 0 {
                    return Err($crate::StorageError::Taken("email"));
                }
                $crate::Memberships::join(self, member.merchant, member.id, member.role, member.joined_at).await?;
                Ok(())
            }

            async fn person(
                &mut self,
                id: ::domain::ids::MemberId,
            ) -> Result<Option<$crate::records::Person>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::PersonColumns,
                    "../storage/queries/members/find.sql",
                    Some(id.to_string()),
                    None::<String>
                )
                .fetch_optional(self.connection())
                .await
                .map_err(refused)?
                .map(TryInto::try_into)
                .transpose()
            }

            async fn person_by_email(
                &mut self,
                email: &str,
            ) -> Result<Option<$crate::records::Person>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::PersonColumns,
                    "../storage/queries/members/find.sql",
                    None::<String>,
                    Some(email)
                )
                .fetch_optional(self.connection())
                .await
                .map_err(refused)?
                .map(TryInto::try_into)
                .transpose()
            }

            async fn set_password_hash(
                &mut self,
                id: ::domain::ids::MemberId,
                hash: &str,
            ) -> Result<(), $crate::StorageError> {
                let changed =
                    ::sqlx::query_file!("../storage/queries/members/set_password_hash.sql", id.to_string(), hash)
                        .execute(self.connection())
                        .await
                        .map_err(refused)?;
                if changed.rows_affected() == 0 { Err($crate::rows::missing("member", id)) } else { Ok(()) }
            }

            async fn rename_member(
                &mut self,
                id: ::domain::ids::MemberId,
                name: &str,
            ) -> Result<(), $crate::StorageError> {
                let changed = ::sqlx::query_file!("../storage/queries/members/rename.sql", id.to_string(), name)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                if changed.rows_affected() == 0 { Err($crate::rows::missing("member", id)) } else { Ok(()) }
            }

            async fn hold_password(
                &mut self,
                id: ::domain::ids::MemberId,
                hash: &str,
            ) -> Result<bool, $crate::StorageError> {
                let held = ::sqlx::query_file!("../storage/queries/members/hold_password.sql", id.to_string(), hash)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(held.rows_affected() == 1)
            }

            async fn insert_sign_in(&mut self, sign_in: &$crate::records::SignIn) -> Result<(), $crate::StorageError> {
                let seen = sign_in.seen.as_ref();
                ::sqlx::query_file!(
                    "../storage/queries/sign_ins/insert.sql",
                    sign_in.token_hash,
                    sign_in.member.to_string(),
                    sign_in.created_at.0,
                    sign_in.expires_at.0,
                    sign_in.proven,
                    seen.map(|seen| seen.at.0),
                    seen.and_then(|seen| seen.by.browser.clone()),
                    seen.and_then(|seen| seen.by.os.clone()),
                    seen.and_then(|seen| seen.place).map(|place| place.to_string()),
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(())
            }

            async fn sign_in(
                &mut self,
                token_hash: &str,
                now: ::domain::Millis,
            ) -> Result<Option<($crate::records::SignIn, Option<$crate::records::Member>)>, $crate::StorageError> {
                let found = ::sqlx::query_file_as!(
                    $crate::rows::SignInColumns,
                    "../storage/queries/sign_ins/find.sql",
                    token_hash,
                    now.0
                )
                .fetch_optional(self.connection())
                .await
                .map_err(refused)?;
                let Some(row) = found else { return Ok(None) };
                let sign_in = $crate::records::SignIn::try_from(row)?;
                let current = ::sqlx::query_file_as!(
                    $crate::rows::MemberColumns,
                    "../storage/queries/memberships/current.sql",
                    token_hash
                )
                .fetch_optional(self.connection())
                .await
                .map_err(refused)?;
                Ok(Some((sign_in, current.map(TryInto::try_into).transpose()?)))
            }

            async fn delete_sign_in(&mut self, token_hash: &str) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!("../storage/queries/sign_ins/delete.sql", token_hash)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                ::sqlx::query_file!("../storage/queries/browsers/end.sql", token_hash)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(())
            }

            async fn sign_ins_of(
                &mut self,
                member: ::domain::ids::MemberId,
                now: ::domain::Millis,
            ) -> Result<Vec<$crate::records::SignIn>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::SignInColumns,
                    "../storage/queries/sign_ins/of_member.sql",
                    member.to_string(),
                    now.0
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .into_iter()
                .map(TryInto::try_into)
                .collect()
            }

            async fn see_sign_in(
                &mut self,
                token_hash: &str,
                seen: &$crate::records::Seen,
                since: ::domain::Millis,
            ) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!(
                    "../storage/queries/sign_ins/see.sql",
                    token_hash,
                    seen.at.0,
                    seen.by.browser,
                    seen.by.os,
                    seen.place.map(|place| place.to_string()),
                    since.0
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(())
            }

            async fn prove_sign_in(&mut self, token_hash: &str) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!("../storage/queries/sign_ins/prove.sql", token_hash)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(())
            }

            async fn delete_sign_ins(
                &mut self,
                member: ::domain::ids::MemberId,
                but: Option<&str>,
            ) -> Result<u64, $crate::StorageError> {
                let deleted =
                    ::sqlx::query_file!("../storage/queries/sign_ins/delete_others.sql", member.to_string(), but)
                        .execute(self.connection())
                        .await
                        .map_err(refused)?;
                ::sqlx::query_file!("../storage/queries/browsers/end_others.sql", member.to_string(), but)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(deleted.rows_affected())
            }

            async fn delete_old_sign_ins(&mut self, now: ::domain::Millis) -> Result<u64, $crate::StorageError> {
                let deleted = ::sqlx::query_file!("../storage/queries/sign_ins/delete_old.sql", now.0)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(deleted.rows_affected())
            }
        }
    };
}
