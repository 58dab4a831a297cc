/// [`Transfers`](crate::Transfers) over a backend's transaction.
#[macro_export]
macro_rules! impl_transfers {
    ($transaction:ty) => {
        impl $transaction {
            /// Transfers by id, in the order of the ids.
            async fn stored_transfers(
                &mut self,
                ids: &[String],
            ) -> Result<Vec<$crate::records::StoredTransfer>, $crate::StorageError> {
                let rows = ::sqlx::query_file_as!(
                    $crate::rows::TransferColumns,
                    "../storage/queries/transfers/by_ids.sql",
                    $crate::rows::column(ids)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                let rows = $crate::rows::in_order(ids.iter().cloned(), rows, |row| row.id.clone());
                rows.into_iter().map(TryInto::try_into).collect()
            }
        }

        #[::async_trait::async_trait]
        impl $crate::Transfers for $transaction {
            async fn record_transfer(
                &mut self,
                id: ::domain::ids::TransferId,
                merchant: ::domain::ids::MerchantId,
                session: Option<::domain::ids::SessionId>,
                transfer: &::domain::Transfer,
            ) -> Result<$crate::records::StoredTransfer, $crate::StorageError> {
                let given = $crate::records::StoredTransfer { id, session, merchant, transfer: transfer.clone() };
                let recorded = self.record_transfers(&[given]).await?.pop();
                recorded.ok_or_else(|| $crate::rows::missing("transfer", id))
            }

            async fn record_transfers(
                &mut self,
                transfers: &[$crate::records::StoredTransfer],
            ) -> Result<Vec<$crate::records::StoredTransfer>, $crate::StorageError> {
                if transfers.is_empty() {
                    return Ok(Vec::new());
                }
                let batch = $crate::rows::record_batch(&$crate::rows::distinct(transfers))?;
                ::sqlx::query_file!("../storage/queries/transfers/record.sql", batch)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                let known = ::sqlx::query_file_as!(
                    $crate::rows::TransferColumns,
                    "../storage/queries/transfers/other_than_given.sql",
                    batch
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                $crate::rows::recorded(transfers, known)
            }

            async fn orphan_above(
                &mut self,
                network: &::domain::NetworkId,
                height: u64,
            ) -> Result<Vec<$crate::records::StoredTransfer>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::TransferColumns,
                    "../storage/queries/transfers/orphan.sql",
                    network.as_str(),
                    // No chain is higher than that; above it there is nothing to orphan.
                    i64::try_from(height).unwrap_or(i64::MAX)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .into_iter()
                .map(TryInto::try_into)
                .collect()
            }

            async fn transfers_of(
                &mut self,
                sessions: &[::domain::ids::SessionId],
            ) -> Result<Vec<$crate::records::StoredTransfer>, $crate::StorageError> {
                if sessions.is_empty() {
                    return Ok(Vec::new());
                }
                ::sqlx::query_file_as!(
                    $crate::rows::TransferColumns,
                    "../storage/queries/transfers/of_sessions.sql",
                    $crate::rows::column(sessions)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .into_iter()
                .map(TryInto::try_into)
                .collect()
            }

            async fn transfer(
                &mut self,
                network: &::domain::NetworkId,
                key: &::domain::TransferKey,
            ) -> Result<Option<$crate::records::StoredTransfer>, $crate::StorageError> {
                let ids = ::sqlx::query_file_scalar!(
                    "../storage/queries/transfers/id_by_key.sql",
                    network.as_str(),
                    key.as_str()
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                Ok(self.stored_transfers(&ids).await?.pop())
            }

            async fn transfers_of_tx(
                &mut self,
                tx: &str,
            ) -> Result<Vec<$crate::records::StoredTransfer>, $crate::StorageError> {
                let ids = ::sqlx::query_file_scalar!("../storage/queries/transfers/ids_of_tx.sql", tx)
                    .fetch_all(self.connection())
                    .await
                    .map_err(refused)?;
                self.stored_transfers(&ids).await
            }

            async fn unattributed(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                filter: &$crate::records::UnattributedFilter,
                page: $crate::records::Page,
            ) -> Result<$crate::records::Paged<$crate::records::StoredTransfer>, $crate::StorageError> {
                let merchant = merchant.to_string();
                let mode = filter.mode.map(|mode| mode.as_str());
                let address = filter.address.as_ref().map(|address| address.as_str());
                let looked_at = filter.looked_at.map(|looked| if looked { "looked_at" } else { "waiting" });
                let ids = ::sqlx::query_file_scalar!(
                    "../storage/queries/transfers/unattributed.sql",
                    merchant,
                    mode,
                    address,
                    looked_at,
                    i64::from(page.limit),
                    i64::from(page.offset)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                let total = ::sqlx::query_file_scalar!(
                    "../storage/queries/transfers/count_unattributed.sql",
                    merchant,
                    mode,
                    address,
                    looked_at,
                    $crate::rows::most(page)
                )
                .fetch_one(self.connection())
                .await
                .map_err(refused)?;
                let rows = self.stored_transfers(&ids).await?;
                let (total, more) = $crate::rows::counted(page, total)?;
                Ok($crate::records::Paged { rows, total, more })
            }

            async fn unattributed_waiting(
                &mut self,
                merchant: ::domain::ids::MerchantId,
            ) -> Result<(u64, bool), $crate::StorageError> {
                let page = $crate::records::Page { offset: 0, limit: 1 };
                let total = ::sqlx::query_file_scalar!(
                    "../storage/queries/transfers/count_waiting.sql",
                    merchant.to_string(),
                    $crate::rows::most(page)
                )
                .fetch_one(self.connection())
                .await
                .map_err(refused)?;
                $crate::rows::counted(page, total)
            }

            async fn give_transfer(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                id: ::domain::ids::TransferId,
                session: ::domain::ids::SessionId,
            ) -> Result<Option<$crate::records::StoredTransfer>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::TransferColumns,
                    "../storage/queries/transfers/give.sql",
                    id.to_string(),
                    merchant.to_string(),
                    session.to_string()
                )
                .fetch_optional(self.connection())
                .await
                .map_err(refused)?
                .map(TryInto::try_into)
                .transpose()
            }

            async fn look_at_transfer(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                id: ::domain::ids::TransferId,
                at: ::domain::Millis,
            ) -> Result<Option<$crate::records::StoredTransfer>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::TransferColumns,
                    "../storage/queries/transfers/look_at.sql",
                    id.to_string(),
                    merchant.to_string(),
                    at.0
                )
                .fetch_optional(self.connection())
                .await
                .map_err(refused)?
                .map(TryInto::try_into)
                .transpose()
            }

            async fn look_again(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                id: ::domain::ids::TransferId,
                looked_at: ::domain::Millis,
            ) -> Result<Option<$crate::records::StoredTransfer>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::TransferColumns,
                    "../storage/queries/transfers/look_again.sql",
                    id.to_string(),
                    merchant.to_string(),
                    looked_at.0
                )
                .fetch_optional(self.connection())
                .await
                .map_err(refused)?
                .map(TryInto::try_into)
                .transpose()
            }
        }
    };
}
