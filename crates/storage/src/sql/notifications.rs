/// [`Notifications`](crate::Notifications) over a backend's transaction.
#[macro_export]
macro_rules! impl_notifications {
    ($transaction:ty) => {
        #[::async_trait::async_trait]
        impl $crate::Notifications for $transaction {
            async fn notification_settings(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                member: ::domain::ids::MemberId,
            ) -> Result<Option<$crate::records::NotificationSettings>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::NotificationSettingsColumns,
                    "../storage/queries/notifications/settings.sql",
                    merchant.to_string(),
                    member.to_string()
                )
                .fetch_optional(self.connection())
                .await
                .map_err(refused)?
                .map(TryInto::try_into)
                .transpose()
            }

            async fn notification_settings_by_token(
                &mut self,
                token: &str,
            ) -> Result<Option<$crate::records::NotificationSettings>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::NotificationSettingsColumns,
                    "../storage/queries/notifications/settings_by_token.sql",
                    token
                )
                .fetch_optional(self.connection())
                .await
                .map_err(refused)?
                .map(TryInto::try_into)
                .transpose()
            }

            async fn add_notification_settings(
                &mut self,
                settings: &$crate::records::NotificationSettings,
            ) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!(
                    "../storage/queries/notifications/add_settings.sql",
                    settings.merchant.to_string(),
                    settings.member.to_string(),
                    $crate::rows::json(&settings.preferences)?,
                    settings.stop_token
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(())
            }

            async fn set_notification_preferences(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                member: ::domain::ids::MemberId,
                preferences: &::domain::notification::Preferences,
            ) -> Result<bool, $crate::StorageError> {
                let set = ::sqlx::query_file!(
                    "../storage/queries/notifications/set_preferences.sql",
                    merchant.to_string(),
                    member.to_string(),
                    $crate::rows::json(preferences)?
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(set.rows_affected() == 1)
            }

            async fn notification_cursor(&mut self) -> Result<i64, $crate::StorageError> {
                ::sqlx::query_file_scalar!("../storage/queries/notifications/cursor.sql")
                    .fetch_one(self.connection())
                    .await
                    .map_err(refused)
            }

            async fn move_notification_cursor(&mut self, from: i64, to: i64) -> Result<bool, $crate::StorageError> {
                let moved = ::sqlx::query_file!("../storage/queries/notifications/move_cursor.sql", from, to)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(moved.rows_affected() == 1)
            }

            async fn add_notifications(
                &mut self,
                notifications: &[$crate::records::Notification],
            ) -> Result<Vec<::domain::ids::NotificationId>, $crate::StorageError> {
                if notifications.is_empty() {
                    return Ok(Vec::new());
                }
                ::sqlx::query_file_scalar!(
                    "../storage/queries/notifications/insert.sql",
                    $crate::rows::notification_batch(notifications)?
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .iter()
                .map(|id| $crate::rows::id("notification id", id))
                .collect()
            }

            async fn due_notices(
                &mut self,
                now: ::domain::Millis,
                most: u32,
            ) -> Result<Vec<$crate::records::DueNotice>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::DueNoticeColumns,
                    "../storage/queries/notifications/due.sql",
                    now.0,
                    i64::from(most)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .into_iter()
                .map(TryInto::try_into)
                .collect()
            }

            async fn take_into_notice(
                &mut self,
                due: &$crate::records::DueNotice,
                notice: ::domain::ids::NoticeId,
                now: ::domain::Millis,
            ) -> Result<Vec<$crate::records::Notification>, $crate::StorageError> {
                let rows = ::sqlx::query_file_as!(
                    $crate::rows::NotificationColumns,
                    "../storage/queries/notifications/write.sql",
                    due.merchant.to_string(),
                    due.member.to_string(),
                    due.topic,
                    notice.to_string(),
                    now.0
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                let taken: Result<Vec<$crate::records::Notification>, _> =
                    rows.into_iter().map(TryInto::try_into).collect();
                let mut taken = taken?;
                taken.sort_by_key(|it| (it.created_at, it.id));
                Ok(taken)
            }

            async fn next_notice_to_write(&mut self) -> Result<Option<::domain::Millis>, $crate::StorageError> {
                let due = ::sqlx::query_file_scalar!("../storage/queries/notifications/next_due.sql")
                    .fetch_one(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(due.map(::domain::Millis))
            }

            async fn put_off_digest(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                member: ::domain::ids::MemberId,
                due: ::domain::Millis,
            ) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!(
                    "../storage/queries/notifications/put_off.sql",
                    merchant.to_string(),
                    member.to_string(),
                    due.0
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(())
            }

            async fn leave_out_of_mail(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                member: ::domain::ids::MemberId,
                kinds: &[::domain::notification::Kind],
            ) -> Result<(), $crate::StorageError> {
                let kinds: Vec<_> = kinds.iter().map(|kind| kind.as_str()).collect();
                ::sqlx::query_file!(
                    "../storage/queries/notifications/unmail.sql",
                    merchant.to_string(),
                    member.to_string(),
                    $crate::rows::column(&kinds)
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(())
            }

            async fn add_notice(&mut self, notice: &$crate::records::Notice) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!(
                    "../storage/queries/notices/insert.sql",
                    notice.id.to_string(),
                    notice.merchant.to_string(),
                    notice.member.to_string(),
                    notice.topic,
                    notice.recipient,
                    notice.subject,
                    notice.body,
                    notice.html,
                    notice.state.as_str(),
                    $crate::rows::due_at(notice.state),
                    notice.created_at.0
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(())
            }

            async fn claim_notices(
                &mut self,
                now: ::domain::Millis,
                until: ::domain::Millis,
                most: u32,
            ) -> Result<Vec<$crate::records::Notice>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::NoticeColumns,
                    "../storage/queries/notices/claim.sql",
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

            async fn move_notice(
                &mut self,
                notice: &$crate::records::Notice,
                state: $crate::records::DeliveryState,
                said: &str,
                at: ::domain::Millis,
            ) -> Result<bool, $crate::StorageError> {
                let moved = ::sqlx::query_file!(
                    "../storage/queries/notices/move_on.sql",
                    notice.id.to_string(),
                    i64::from(notice.attempts),
                    state.as_str(),
                    $crate::rows::due_at(state),
                    said,
                    at.0
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(moved.rows_affected() == 1)
            }

            async fn next_notice(&mut self) -> Result<Option<::domain::Millis>, $crate::StorageError> {
                let due = ::sqlx::query_file_scalar!("../storage/queries/notices/next_due.sql")
                    .fetch_one(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(due.map(::domain::Millis))
            }

            async fn release_notices(&mut self, now: ::domain::Millis) -> Result<u64, $crate::StorageError> {
                let released = ::sqlx::query_file!("../storage/queries/notices/release.sql", now.0)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(released.rows_affected())
            }

            async fn call_back_notices(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                member: ::domain::ids::MemberId,
                why: &str,
                at: ::domain::Millis,
            ) -> Result<u64, $crate::StorageError> {
                let called = ::sqlx::query_file!(
                    "../storage/queries/notices/call_back.sql",
                    merchant.to_string(),
                    member.to_string(),
                    why,
                    at.0
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(called.rows_affected())
            }

            async fn last_notice(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                member: ::domain::ids::MemberId,
                topic: &str,
            ) -> Result<Option<::domain::Millis>, $crate::StorageError> {
                let last = ::sqlx::query_file_scalar!(
                    "../storage/queries/notices/last_of_topic.sql",
                    merchant.to_string(),
                    member.to_string(),
                    topic
                )
                .fetch_one(self.connection())
                .await
                .map_err(refused)?;
                Ok(last.map(::domain::Millis))
            }

            async fn forget_notifications(
                &mut self,
                before: ::domain::Millis,
                most: u32,
            ) -> Result<u64, $crate::StorageError> {
                let most = i64::from(most);
                let told = ::sqlx::query_file!("../storage/queries/notifications/delete_old.sql", before.0, most)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                let written = ::sqlx::query_file!("../storage/queries/notices/delete_old.sql", before.0, most)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(told.rows_affected() + written.rows_affected())
            }

            async fn notices_of(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                member: ::domain::ids::MemberId,
                most: u32,
            ) -> Result<Vec<$crate::records::Notice>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::NoticeColumns,
                    "../storage/queries/notices/of_member.sql",
                    merchant.to_string(),
                    member.to_string(),
                    i64::from(most)
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
