/// [`Browsers`](crate::Browsers) over a backend's transaction.
#[macro_export]
macro_rules! impl_browsers {
    ($transaction:ty) => {
        #[::async_trait::async_trait]
        impl $crate::Browsers for $transaction {
            async fn put_browser(&mut self, browser: &$crate::records::Browser) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!(
                    "../storage/queries/browsers/put.sql",
                    browser.id.to_string(),
                    browser.merchant.to_string(),
                    browser.member.to_string(),
                    browser.endpoint,
                    browser.p256dh,
                    browser.auth,
                    browser.name,
                    browser.sign_in,
                    browser.created_at.0
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(())
            }

            async fn browser(
                &mut self,
                id: ::domain::ids::BrowserId,
            ) -> Result<Option<$crate::records::Browser>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::BrowserColumns,
                    "../storage/queries/browsers/find.sql",
                    id.to_string()
                )
                .fetch_optional(self.connection())
                .await
                .map_err(refused)?
                .map(TryInto::try_into)
                .transpose()
            }

            async fn browsers_of(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                member: ::domain::ids::MemberId,
            ) -> Result<Vec<$crate::records::Browser>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::BrowserColumns,
                    "../storage/queries/browsers/of_member.sql",
                    merchant.to_string(),
                    member.to_string()
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .into_iter()
                .map(TryInto::try_into)
                .collect()
            }

            async fn delete_browser(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                member: ::domain::ids::MemberId,
                id: ::domain::ids::BrowserId,
            ) -> Result<bool, $crate::StorageError> {
                let gone = ::sqlx::query_file!(
                    "../storage/queries/browsers/delete.sql",
                    merchant.to_string(),
                    member.to_string(),
                    id.to_string()
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(gone.rows_affected() == 1)
            }

            async fn forget_browser(&mut self, browser: &$crate::records::Browser) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!("../storage/queries/browsers/forget.sql", browser.id.to_string(), browser.p256dh)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(())
            }

            async fn note_push(
                &mut self,
                id: ::domain::ids::BrowserId,
                told_at: Option<::domain::Millis>,
                said: &str,
            ) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!(
                    "../storage/queries/browsers/told.sql",
                    id.to_string(),
                    told_at.map(|at| at.0),
                    said
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(())
            }

            async fn add_pushes(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                member: ::domain::ids::MemberId,
                push: &$crate::records::Push,
                now: ::domain::Millis,
            ) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!(
                    "../storage/queries/pushes/put.sql",
                    merchant.to_string(),
                    member.to_string(),
                    i64::from(push.tells),
                    push.topic,
                    push.headline,
                    push.detail,
                    push.path,
                    push.test,
                    now.0
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(())
            }

            async fn claim_pushes(
                &mut self,
                now: ::domain::Millis,
                until: ::domain::Millis,
                most: u32,
            ) -> Result<Vec<$crate::records::Push>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::PushColumns,
                    "../storage/queries/pushes/claim.sql",
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

            async fn finish_push(
                &mut self,
                push: &$crate::records::Push,
                quiet_until: ::domain::Millis,
            ) -> Result<bool, $crate::StorageError> {
                let done = ::sqlx::query_file!(
                    "../storage/queries/pushes/done.sql",
                    push.browser.to_string(),
                    push.topic,
                    i64::from(push.attempts),
                    i64::from(push.tells),
                    quiet_until.0
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(done.rows_affected() == 1)
            }

            async fn put_off_push(
                &mut self,
                push: &$crate::records::Push,
                due: ::domain::Millis,
            ) -> Result<bool, $crate::StorageError> {
                let moved = ::sqlx::query_file!(
                    "../storage/queries/pushes/put_off.sql",
                    push.browser.to_string(),
                    push.topic,
                    i64::from(push.attempts),
                    due.0
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(moved.rows_affected() == 1)
            }

            async fn next_push(&mut self) -> Result<Option<::domain::Millis>, $crate::StorageError> {
                let due = ::sqlx::query_file_scalar!("../storage/queries/pushes/next_due.sql")
                    .fetch_one(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(due.map(::domain::Millis))
            }
        }
    };
}
