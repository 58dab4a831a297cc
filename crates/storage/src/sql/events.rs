/// [`Events`](crate::Events) over a backend's transaction.
///
/// Events wait in the transaction until it commits (or reads events), and are then written in one statement: appending
/// costs no round trip, and what serialises the writers of events is held for the commit alone.
#[macro_export]
macro_rules! impl_events {
    ($transaction:ty) => {
        impl $transaction {
            /// Writes the events that wait.
            async fn write_events(&mut self) -> Result<(), $crate::StorageError> {
                if self.events.is_empty() {
                    return Ok(());
                }
                let batch = $crate::rows::event_batch(&std::mem::take(&mut self.events))?;
                ::sqlx::query_file!("../storage/queries/events/append.sql", batch)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(())
            }
        }

        #[::async_trait::async_trait]
        impl $crate::Events for $transaction {
            async fn append(&mut self, event: &$crate::records::Event) -> Result<(), $crate::StorageError> {
                self.events.push(event.clone());
                Ok(())
            }

            async fn append_all(&mut self, events: &[$crate::records::Event]) -> Result<(), $crate::StorageError> {
                self.events.extend_from_slice(events);
                Ok(())
            }

            async fn events_after(
                &mut self,
                seq: i64,
                most: u32,
            ) -> Result<Vec<$crate::records::StoredEvent>, $crate::StorageError> {
                self.write_events().await?;
                ::sqlx::query_file_as!(
                    $crate::rows::EventColumns,
                    "../storage/queries/events/after.sql",
                    seq,
                    i64::from(most)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .into_iter()
                .map(TryInto::try_into)
                .collect()
            }

            async fn merchant_events_after(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                seq: i64,
                most: u32,
            ) -> Result<Vec<$crate::records::StoredEvent>, $crate::StorageError> {
                self.write_events().await?;
                let merchant = merchant.to_string();
                ::sqlx::query_file_as!(
                    $crate::rows::EventColumns,
                    "../storage/queries/events/of_merchant_after.sql",
                    merchant,
                    seq,
                    i64::from(most)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .into_iter()
                .map(TryInto::try_into)
                .collect()
            }

            async fn recent_events(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                link: Option<::domain::ids::LinkId>,
                session: Option<::domain::ids::SessionId>,
                most: u32,
            ) -> Result<Vec<$crate::records::StoredEvent>, $crate::StorageError> {
                self.write_events().await?;
                let (merchant, most) = (merchant.to_string(), i64::from(most));
                let link = link.map(|id| id.to_string());
                let rows = match (session.map(|id| id.to_string()), link) {
                    (Some(session), link) => {
                        ::sqlx::query_file_as!(
                            $crate::rows::EventColumns,
                            "../storage/queries/events/of_session.sql",
                            merchant,
                            session,
                            most,
                            link
                        )
                        .fetch_all(self.connection())
                        .await
                    }
                    (None, Some(link)) => {
                        ::sqlx::query_file_as!(
                            $crate::rows::EventColumns,
                            "../storage/queries/events/of_link.sql",
                            merchant,
                            link,
                            most
                        )
                        .fetch_all(self.connection())
                        .await
                    }
                    (None, None) => {
                        ::sqlx::query_file_as!(
                            $crate::rows::EventColumns,
                            "../storage/queries/events/of_merchant.sql",
                            merchant,
                            most
                        )
                        .fetch_all(self.connection())
                        .await
                    }
                };
                rows.map_err(refused)?.into_iter().map(TryInto::try_into).collect()
            }
        }
    };
}
