/// [`Networks`](crate::Networks) over a backend's transaction.
#[macro_export]
macro_rules! impl_networks {
    ($transaction:ty) => {
        impl $transaction {
            async fn networks_with_assets(
                &mut self,
                id: Option<&::domain::NetworkId>,
            ) -> Result<Vec<$crate::records::FollowedNetwork>, $crate::StorageError> {
                let id = id.map(::domain::NetworkId::as_str);
                let networks =
                    ::sqlx::query_file_as!($crate::rows::NetworkColumns, "../storage/queries/networks/list.sql", id)
                        .fetch_all(self.connection())
                        .await
                        .map_err(refused)?;
                let assets = ::sqlx::query_file_as!(
                    $crate::rows::AssetColumns,
                    "../storage/queries/assets/list.sql",
                    id,
                    None::<String>
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                $crate::rows::followed(networks, assets)
            }

            /// The hash that the cursor will stand on: that of the last block connected, else of what stands below
            /// those that are disconnected.
            async fn next_cursor(
                &mut self,
                id: &::domain::NetworkId,
                from: Option<&str>,
                disconnected: &[$crate::records::StoredHeader],
                connected: &[$crate::records::StoredHeader],
            ) -> Result<Option<String>, $crate::StorageError> {
                if let Some(head) = connected.iter().max_by_key(|header| header.height) {
                    return Ok(Some(head.hash.clone()));
                }
                let Some(lowest) = disconnected.iter().map(|header| header.height).min() else {
                    return Ok(from.map(str::to_owned));
                };
                let lowest = $crate::rows::write_number("height", lowest)?;
                ::sqlx::query_file_scalar!("../storage/queries/headers/below.sql", id.as_str(), lowest)
                    .fetch_optional(self.connection())
                    .await
                    .map_err(refused)
            }
        }

        #[::async_trait::async_trait]
        impl $crate::Networks for $transaction {
            async fn upsert_network(&mut self, network: &::domain::Network) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!(
                    "../storage/queries/networks/upsert.sql",
                    network.id.as_str(),
                    network.name,
                    network.mode.as_str(),
                    network.confirmations.to_string(),
                    network.block_time.0,
                    network.explorer_tx,
                    network.node_url,
                    network.push_url,
                    network.enabled,
                    network.large_confirmations.map(|large| large.to_string()),
                    network.steady,
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(())
            }

            async fn upsert_asset(&mut self, asset: &::domain::Asset) -> Result<(), $crate::StorageError> {
                let network = asset.id.network();
                ::sqlx::query_file!(
                    "../storage/queries/assets/upsert.sql",
                    asset.id.as_str(),
                    network.as_str(),
                    asset.symbol.as_str(),
                    i64::from(asset.decimals),
                    asset.enabled,
                    asset.large_from.map(|from| from.to_string()),
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(())
            }

            async fn networks(&mut self) -> Result<Vec<$crate::records::FollowedNetwork>, $crate::StorageError> {
                self.networks_with_assets(None).await
            }

            async fn network(
                &mut self,
                id: &::domain::NetworkId,
            ) -> Result<Option<$crate::records::FollowedNetwork>, $crate::StorageError> {
                Ok(self.networks_with_assets(Some(id)).await?.pop())
            }

            async fn asset(&mut self, id: &::domain::AssetId) -> Result<Option<::domain::Asset>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::AssetColumns,
                    "../storage/queries/assets/list.sql",
                    None::<String>,
                    Some(id.as_str())
                )
                .fetch_optional(self.connection())
                .await
                .map_err(refused)?
                .map(TryInto::try_into)
                .transpose()
            }

            async fn genesis(&mut self, id: &::domain::NetworkId) -> Result<Option<String>, $crate::StorageError> {
                let found = ::sqlx::query_file_scalar!("../storage/queries/networks/genesis.sql", id.as_str())
                    .fetch_optional(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(found.flatten())
            }

            async fn set_genesis(
                &mut self,
                id: &::domain::NetworkId,
                genesis: &str,
            ) -> Result<(), $crate::StorageError> {
                let changed = ::sqlx::query_file!("../storage/queries/networks/set_genesis.sql", id.as_str(), genesis)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                if changed.rows_affected() == 0 { Err($crate::rows::missing("network", id)) } else { Ok(()) }
            }

            async fn set_health(
                &mut self,
                id: &::domain::NetworkId,
                health: &$crate::records::NetworkHealth,
            ) -> Result<(), $crate::StorageError> {
                let row = $crate::rows::HealthColumns::try_from(health)?;
                let changed = ::sqlx::query_file!(
                    "../storage/queries/networks/set_health.sql",
                    id.as_str(),
                    row.height,
                    row.tip,
                    row.safe,
                    row.finalized,
                    row.known_until,
                    health.trouble,
                    health.halted,
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                if changed.rows_affected() == 0 { Err($crate::rows::missing("network", id)) } else { Ok(()) }
            }

            async fn headers(
                &mut self,
                id: &::domain::NetworkId,
                most: u32,
            ) -> Result<Vec<$crate::records::StoredHeader>, $crate::StorageError> {
                let newest_first = ::sqlx::query_file_as!(
                    $crate::rows::HeaderColumns,
                    "../storage/queries/headers/newest.sql",
                    id.as_str(),
                    i64::from(most)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                newest_first.into_iter().rev().map(TryInto::try_into).collect()
            }

            async fn advance_cursor(
                &mut self,
                id: &::domain::NetworkId,
                from: Option<&str>,
                disconnected: &[$crate::records::StoredHeader],
                connected: &[$crate::records::StoredHeader],
                keep: u32,
            ) -> Result<(), $crate::StorageError> {
                let next = self.next_cursor(id, from, disconnected, connected).await?;
                let moved = ::sqlx::query_file!("../storage/queries/networks/move_cursor.sql", id.as_str(), from, next)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                if moved.rows_affected() == 0 {
                    return Err($crate::StorageError::CursorMoved { network: id.to_string() });
                }
                if !disconnected.is_empty() {
                    let gone = $crate::rows::header_batch(disconnected)?;
                    ::sqlx::query_file!("../storage/queries/headers/delete.sql", id.as_str(), gone)
                        .execute(self.connection())
                        .await
                        .map_err(refused)?;
                }
                let Some(head) = connected.iter().map(|header| header.height).max() else { return Ok(()) };
                let lowest = head.saturating_sub(u64::from(keep));
                let kept: Vec<_> = connected.iter().filter(|header| header.height >= lowest).cloned().collect();
                let new = $crate::rows::header_batch(&kept)?;
                ::sqlx::query_file!("../storage/queries/headers/insert.sql", id.as_str(), new)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                let lowest = $crate::rows::write_number("height", lowest)?;
                ::sqlx::query_file!("../storage/queries/headers/forget.sql", id.as_str(), lowest)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(())
            }
        }
    };
}
