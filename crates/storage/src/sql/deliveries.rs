/// [`Deliveries`](crate::Deliveries) over a backend's transaction.
#[macro_export]
macro_rules! impl_deliveries {
    ($transaction:ty) => {
        #[::async_trait::async_trait]
        impl $crate::Deliveries for $transaction {
            async fn add_delivery(
                &mut self,
                delivery: &$crate::records::Delivery,
            ) -> Result<bool, $crate::StorageError> {
                let added = ::sqlx::query_file!(
                    "../storage/queries/deliveries/insert.sql",
                    delivery.id.to_string(),
                    delivery.merchant.to_string(),
                    delivery.link.to_string(),
                    delivery.session.map(|id| id.to_string()).unwrap_or_default(),
                    delivery.customer.map(|id| id.to_string()),
                    delivery.way.as_str(),
                    delivery.purpose.as_str(),
                    i64::from(delivery.ordinal),
                    delivery.recipient,
                    delivery.name,
                    delivery.subject,
                    delivery.body,
                    delivery.html,
                    delivery.state.as_str(),
                    $crate::rows::due_at(delivery.state),
                    delivery.created_at.0,
                    delivery.said,
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(added.rows_affected() == 1)
            }

            async fn next_ordinal(
                &mut self,
                link: ::domain::ids::LinkId,
                session: Option<::domain::ids::SessionId>,
                purpose: ::domain::delivery::Purpose,
                way: ::domain::delivery::Way,
            ) -> Result<u32, $crate::StorageError> {
                let next = ::sqlx::query_file_scalar!(
                    "../storage/queries/deliveries/next_ordinal.sql",
                    link.to_string(),
                    session.map(|id| id.to_string()).unwrap_or_default(),
                    purpose.as_str(),
                    way.as_str()
                )
                .fetch_one(self.connection())
                .await
                .map_err(refused)?;
                $crate::rows::read_number("ordinal", next)
            }

            async fn claim_deliveries(
                &mut self,
                now: ::domain::Millis,
                until: ::domain::Millis,
                most: u32,
            ) -> Result<Vec<$crate::records::Delivery>, $crate::StorageError> {
                let rows = ::sqlx::query_file_as!(
                    $crate::rows::DeliveryColumns,
                    "queries/deliveries/claim.sql",
                    now.0,
                    until.0,
                    i64::from(most)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                let claimed: Result<Vec<$crate::records::Delivery>, _> =
                    rows.into_iter().map(TryInto::try_into).collect();
                let mut claimed = claimed?;
                claimed.sort_by_key(|delivery| (delivery.created_at, delivery.id));
                Ok(claimed)
            }

            async fn give_up_sms(
                &mut self,
                now: ::domain::Millis,
                said: &str,
            ) -> Result<Vec<$crate::records::Delivery>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::DeliveryColumns,
                    "../storage/queries/deliveries/give_up_sms.sql",
                    now.0,
                    said
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .into_iter()
                .map(TryInto::try_into)
                .collect()
            }

            async fn move_delivery(
                &mut self,
                delivery: &$crate::records::Delivery,
                attempted: &$crate::records::Attempted,
            ) -> Result<bool, $crate::StorageError> {
                let moved = ::sqlx::query_file!(
                    "../storage/queries/deliveries/move_on.sql",
                    delivery.id.to_string(),
                    i64::from(delivery.attempts),
                    delivery.state.as_str(),
                    attempted.state.as_str(),
                    $crate::rows::due_at(attempted.state),
                    attempted.provider_id,
                    attempted.said,
                    attempted.at.0,
                    i64::from(attempted.attempts)
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(moved.rows_affected() == 1)
            }

            async fn call_back_delivery(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                id: ::domain::ids::DeliveryId,
                now: ::domain::Millis,
            ) -> Result<bool, $crate::StorageError> {
                let called_back = ::sqlx::query_file!(
                    "../storage/queries/deliveries/call_back.sql",
                    id.to_string(),
                    merchant.to_string(),
                    now.0
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(called_back.rows_affected() == 1)
            }

            async fn call_back_requests(
                &mut self,
                link: ::domain::ids::LinkId,
                why: &str,
                until: ::domain::Millis,
                now: ::domain::Millis,
            ) -> Result<u64, $crate::StorageError> {
                let called_back = ::sqlx::query_file!(
                    "../storage/queries/deliveries/call_back_requests.sql",
                    link.to_string(),
                    why,
                    now.0,
                    until.0
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(called_back.rows_affected())
            }

            async fn next_delivery(&mut self) -> Result<Option<::domain::Millis>, $crate::StorageError> {
                let due = ::sqlx::query_file_scalar!("../storage/queries/deliveries/next_due.sql")
                    .fetch_one(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(due.map(::domain::Millis))
            }

            async fn release_deliveries(
                &mut self,
                way: ::domain::delivery::Way,
                merchant: Option<::domain::ids::MerchantId>,
                now: ::domain::Millis,
            ) -> Result<u64, $crate::StorageError> {
                let released = ::sqlx::query_file!(
                    "../storage/queries/deliveries/release.sql",
                    way.as_str(),
                    now.0,
                    merchant.map(|id| id.to_string())
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(released.rows_affected())
            }

            async fn delivery(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                id: ::domain::ids::DeliveryId,
            ) -> Result<Option<$crate::records::Delivery>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::DeliveryColumns,
                    "../storage/queries/deliveries/one.sql",
                    id.to_string(),
                    merchant.to_string()
                )
                .fetch_optional(self.connection())
                .await
                .map_err(refused)?
                .map(TryInto::try_into)
                .transpose()
            }

            async fn delivery_by_provider_id(
                &mut self,
                way: ::domain::delivery::Way,
                provider_id: &str,
            ) -> Result<Option<$crate::records::Delivery>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::DeliveryColumns,
                    "../storage/queries/deliveries/by_provider_id.sql",
                    provider_id,
                    way.as_str()
                )
                .fetch_optional(self.connection())
                .await
                .map_err(refused)?
                .map(TryInto::try_into)
                .transpose()
            }

            async fn deliveries_of_link(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                link: ::domain::ids::LinkId,
                most: u32,
            ) -> Result<Vec<$crate::records::Delivery>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::DeliveryColumns,
                    "../storage/queries/deliveries/of_link.sql",
                    merchant.to_string(),
                    link.to_string(),
                    i64::from(most)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .into_iter()
                .map(TryInto::try_into)
                .collect()
            }

            async fn deliveries_of_customer(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                customer: ::domain::ids::CustomerId,
                most: u32,
            ) -> Result<Vec<$crate::records::Delivery>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::DeliveryColumns,
                    "../storage/queries/deliveries/of_customer.sql",
                    merchant.to_string(),
                    customer.to_string(),
                    i64::from(most)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .into_iter()
                .map(TryInto::try_into)
                .collect()
            }

            async fn deliveries(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                states: Option<&[&str]>,
                page: $crate::records::Page,
            ) -> Result<Vec<$crate::records::Delivery>, $crate::StorageError> {
                let states = states.map($crate::rows::column);
                ::sqlx::query_file_as!(
                    $crate::rows::DeliveryColumns,
                    "../storage/queries/deliveries/of_merchant.sql",
                    merchant.to_string(),
                    states,
                    i64::from(page.limit),
                    i64::from(page.offset)
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
