/// [`Team`](crate::Team) over a backend's transaction.
#[macro_export]
macro_rules! impl_team {
    ($transaction:ty) => {
        #[::async_trait::async_trait]
        impl $crate::Team for $transaction {
            async fn members_of(
                &mut self,
                merchant: ::domain::ids::MerchantId,
            ) -> Result<Vec<$crate::records::Member>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::MemberColumns,
                    "../storage/queries/memberships/members.sql",
                    merchant.to_string()
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .into_iter()
                .map(TryInto::try_into)
                .collect()
            }

            async fn lock_team(&mut self, merchant: ::domain::ids::MerchantId) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!("../storage/queries/memberships/lock_team.sql", merchant.to_string())
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(())
            }

            async fn set_role(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                member: ::domain::ids::MemberId,
                role: ::domain::Role,
            ) -> Result<(), $crate::StorageError> {
                let changed = ::sqlx::query_file!(
                    "../storage/queries/memberships/set_role.sql",
                    member.to_string(),
                    merchant.to_string(),
                    role.as_str()
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                if changed.rows_affected() == 0 { Err($crate::rows::missing("member", member)) } else { Ok(()) }
            }

            async fn delete_member(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                member: ::domain::ids::MemberId,
            ) -> Result<(), $crate::StorageError> {
                let gone = ::sqlx::query_file!(
                    "../storage/queries/memberships/delete.sql",
                    member.to_string(),
                    merchant.to_string()
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                if gone.rows_affected() == 0 { Err($crate::rows::missing("member", member)) } else { Ok(()) }
            }

            async fn add_invitation(
                &mut self,
                invited: &$crate::records::Invited,
            ) -> Result<bool, $crate::StorageError> {
                let $crate::records::Invited { invitation, letter } = invited;
                let added = ::sqlx::query_file!(
                    "../storage/queries/invitations/insert.sql",
                    invitation.id.to_string(),
                    invitation.merchant.to_string(),
                    invitation.email.as_str(),
                    invitation.role.as_str(),
                    invitation.invited_by.to_string(),
                    invitation.token_hash,
                    invitation.created_at.0,
                    invitation.expires_at.0,
                    letter.state.as_str(),
                    $crate::rows::due_at(letter.state),
                    letter.token,
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(added.rows_affected() == 1)
            }

            async fn invitation(
                &mut self,
                id: ::domain::ids::InvitationId,
            ) -> Result<Option<$crate::records::Invited>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::InvitationColumns,
                    "../storage/queries/invitations/find.sql",
                    Some(id.to_string()),
                    None::<String>
                )
                .fetch_optional(self.connection())
                .await
                .map_err(refused)?
                .map(TryInto::try_into)
                .transpose()
            }

            async fn invitation_by_token(
                &mut self,
                token_hash: &str,
            ) -> Result<Option<$crate::records::Invited>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::InvitationColumns,
                    "../storage/queries/invitations/find.sql",
                    None::<String>,
                    Some(token_hash)
                )
                .fetch_optional(self.connection())
                .await
                .map_err(refused)?
                .map(TryInto::try_into)
                .transpose()
            }

            async fn invitations_of(
                &mut self,
                merchant: ::domain::ids::MerchantId,
            ) -> Result<Vec<$crate::records::Invited>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::InvitationColumns,
                    "../storage/queries/invitations/open.sql",
                    merchant.to_string()
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .into_iter()
                .map(TryInto::try_into)
                .collect()
            }

            async fn renew_invitation(
                &mut self,
                invited: &$crate::records::Invited,
            ) -> Result<bool, $crate::StorageError> {
                let $crate::records::Invited { invitation, letter } = invited;
                let renewed = ::sqlx::query_file!(
                    "../storage/queries/invitations/renew.sql",
                    invitation.id.to_string(),
                    invitation.invited_by.to_string(),
                    invitation.token_hash,
                    invitation.expires_at.0,
                    letter.state.as_str(),
                    $crate::rows::due_at(letter.state),
                    letter.token,
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(renewed.rows_affected() == 1)
            }

            async fn end_invitation(
                &mut self,
                id: ::domain::ids::InvitationId,
                token_hash: &str,
                end: ::domain::invitation::End,
            ) -> Result<bool, $crate::StorageError> {
                let ended = ::sqlx::query_file!(
                    "../storage/queries/invitations/finish.sql",
                    id.to_string(),
                    token_hash,
                    end.as_str()
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(ended.rows_affected() == 1)
            }

            async fn reopen_invitation(
                &mut self,
                invited: &$crate::records::Invited,
            ) -> Result<bool, $crate::StorageError> {
                let $crate::records::Invited { invitation, letter } = invited;
                let opened = ::sqlx::query_file!(
                    "../storage/queries/invitations/reopen.sql",
                    invitation.id.to_string(),
                    invitation.token_hash,
                    invitation.invited_by.to_string(),
                    letter.state.as_str(),
                    $crate::rows::due_at(letter.state),
                    letter.token
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(opened.rows_affected() == 1)
            }

            async fn claim_letters(
                &mut self,
                now: ::domain::Millis,
                until: ::domain::Millis,
                most: u32,
            ) -> Result<Vec<$crate::records::Invited>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::InvitationColumns,
                    "../storage/queries/invitations/claim.sql",
                    now.0,
                    until.0,
                    i64::from(most)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .into_iter()
                .map(TryInto::try_into)
                .collect()
            }

            async fn move_letter(
                &mut self,
                invited: &$crate::records::Invited,
                state: $crate::records::DeliveryState,
                said: &str,
            ) -> Result<bool, $crate::StorageError> {
                let moved = ::sqlx::query_file!(
                    "../storage/queries/invitations/move_on.sql",
                    invited.invitation.id.to_string(),
                    invited.invitation.token_hash,
                    i64::from(invited.letter.attempts),
                    state.as_str(),
                    $crate::rows::due_at(state),
                    said
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(moved.rows_affected() == 1)
            }

            async fn next_letter(&mut self) -> Result<Option<::domain::Millis>, $crate::StorageError> {
                let due = ::sqlx::query_file_scalar!("../storage/queries/invitations/next_due.sql")
                    .fetch_one(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(due.map(::domain::Millis))
            }

            async fn release_letters(&mut self, now: ::domain::Millis) -> Result<u64, $crate::StorageError> {
                let released = ::sqlx::query_file!("../storage/queries/invitations/release.sql", now.0)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(released.rows_affected())
            }
        }
    };
}
