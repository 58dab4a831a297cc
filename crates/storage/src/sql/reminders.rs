/// [`Reminders`](crate::Reminders) over a backend's transaction.
#[macro_export]
macro_rules! impl_reminders {
    ($transaction:ty) => {
        #[::async_trait::async_trait]
        impl $crate::Reminders for $transaction {
            async fn insert_reminders(
                &mut self,
                planned: &$crate::records::Reminders,
            ) -> Result<bool, $crate::StorageError> {
                let plan = &planned.plan;
                let added = ::sqlx::query_file!(
                    "../storage/queries/reminders/insert.sql",
                    planned.link.to_string(),
                    planned.merchant.to_string(),
                    plan.enabled,
                    plan.every.as_str(),
                    i64::from(plan.most.get()),
                    planned.ways.contains(&::domain::delivery::Way::Email),
                    planned.ways.contains(&::domain::delivery::Way::Sms),
                    i64::from(plan.sent),
                    i64::from(planned.earlier),
                    plan.anchor.map(|at| at.0),
                    plan.last.map(|at| at.0),
                    plan.paid,
                    plan.stopped_at.map(|at| at.0),
                    planned.due_at.map(|at| at.0),
                    planned.token,
                    planned.version,
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(added.rows_affected() == 1)
            }

            async fn reminders_of(
                &mut self,
                links: &[::domain::ids::LinkId],
            ) -> Result<Vec<$crate::records::Reminders>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::ReminderColumns,
                    "../storage/queries/reminders/of_links.sql",
                    $crate::rows::column(links)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .into_iter()
                .map(TryInto::try_into)
                .collect()
            }

            async fn reminders_by_token(
                &mut self,
                token: &str,
            ) -> Result<Option<$crate::records::Reminders>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::ReminderColumns,
                    "../storage/queries/reminders/by_token.sql",
                    token
                )
                .fetch_optional(self.connection())
                .await
                .map_err(refused)?
                .map(TryInto::try_into)
                .transpose()
            }

            async fn running_reminders(
                &mut self,
                merchant: ::domain::ids::MerchantId,
            ) -> Result<Vec<$crate::records::Reminders>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::ReminderColumns,
                    "../storage/queries/reminders/running.sql",
                    merchant.to_string()
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .into_iter()
                .map(TryInto::try_into)
                .collect()
            }

            async fn due_reminders(
                &mut self,
                now: ::domain::Millis,
                most: u32,
            ) -> Result<Vec<::domain::ids::LinkId>, $crate::StorageError> {
                let links = ::sqlx::query_file_scalar!("../storage/queries/reminders/due.sql", now.0, i64::from(most))
                    .fetch_all(self.connection())
                    .await
                    .map_err(refused)?;
                links.iter().map(|id| $crate::rows::id("link id", id)).collect()
            }

            async fn update_reminders(
                &mut self,
                planned: &$crate::records::Reminders,
            ) -> Result<bool, $crate::StorageError> {
                let plan = &planned.plan;
                let changed = ::sqlx::query_file!(
                    "../storage/queries/reminders/update.sql",
                    planned.link.to_string(),
                    plan.enabled,
                    plan.every.as_str(),
                    i64::from(plan.most.get()),
                    planned.ways.contains(&::domain::delivery::Way::Email),
                    planned.ways.contains(&::domain::delivery::Way::Sms),
                    i64::from(plan.sent),
                    i64::from(planned.earlier),
                    plan.anchor.map(|at| at.0),
                    plan.last.map(|at| at.0),
                    plan.paid,
                    plan.stopped_at.map(|at| at.0),
                    planned.version,
                    planned.due_at.map(|at| at.0),
                    planned.token,
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(changed.rows_affected() == 1)
            }

            async fn call_back_reminders(
                &mut self,
                link: ::domain::ids::LinkId,
                why: &str,
                now: ::domain::Millis,
            ) -> Result<u64, $crate::StorageError> {
                let called_back =
                    ::sqlx::query_file!("../storage/queries/reminders/call_back.sql", link.to_string(), why, now.0)
                        .execute(self.connection())
                        .await
                        .map_err(refused)?;
                Ok(called_back.rows_affected())
            }

            async fn is_being_paid(&mut self, link: ::domain::ids::LinkId) -> Result<bool, $crate::StorageError> {
                ::sqlx::query_file_scalar!("../storage/queries/reminders/being_paid.sql", link.to_string())
                    .fetch_one(self.connection())
                    .await
                    .map_err(refused)
            }

            async fn is_paid_since(
                &mut self,
                link: ::domain::ids::LinkId,
                moment: ::domain::Millis,
            ) -> Result<bool, $crate::StorageError> {
                ::sqlx::query_file_scalar!("../storage/queries/sessions/paid_since.sql", link.to_string(), moment.0)
                    .fetch_one(self.connection())
                    .await
                    .map_err(refused)
            }

            async fn asked_by(
                &mut self,
                link: ::domain::ids::LinkId,
                customer: ::domain::ids::CustomerId,
            ) -> Result<Vec<(::domain::delivery::Way, Option<::domain::Millis>)>, $crate::StorageError> {
                let ways = ::sqlx::query_file!(
                    "../storage/queries/reminders/asked_by.sql",
                    link.to_string(),
                    customer.to_string()
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                ways.into_iter()
                    .map(|row| Ok(($crate::rows::id("way", &row.way)?, row.first_at.map(::domain::Millis))))
                    .collect()
            }

            async fn reminder_fates(
                &mut self,
                planned: &$crate::records::Reminders,
            ) -> Result<$crate::records::ReminderFates, $crate::StorageError> {
                let counted = ::sqlx::query_file!(
                    "../storage/queries/reminders/fates.sql",
                    planned.merchant.to_string(),
                    planned.link.to_string(),
                    i64::from(planned.earlier)
                )
                .fetch_one(self.connection())
                .await
                .map_err(refused)?;
                Ok($crate::records::ReminderFates {
                    went: $crate::rows::read_number("count", counted.went)?,
                    failed: $crate::rows::read_number("count", counted.failed)?,
                })
            }

            async fn written_reminders(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                link: ::domain::ids::LinkId,
                page: $crate::records::Page,
            ) -> Result<$crate::records::Paged<$crate::records::Delivery>, $crate::StorageError> {
                let (merchant, link) = (merchant.to_string(), link.to_string());
                let rows = ::sqlx::query_file_as!(
                    $crate::rows::DeliveryColumns,
                    "../storage/queries/reminders/deliveries.sql",
                    merchant,
                    link,
                    i64::from(page.limit),
                    i64::from(page.offset)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                let total =
                    ::sqlx::query_file_scalar!("../storage/queries/reminders/count_deliveries.sql", merchant, link)
                        .fetch_one(self.connection())
                        .await
                        .map_err(refused)?;
                let rows: Result<Vec<$crate::records::Delivery>, _> = rows.into_iter().map(TryInto::try_into).collect();
                Ok($crate::records::Paged {
                    rows: rows?,
                    total: $crate::rows::read_number("count", total)?,
                    more: false,
                })
            }
        }
    };
}
