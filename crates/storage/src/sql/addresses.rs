/// [`Addresses`](crate::Addresses) over a backend's transaction.
#[macro_export]
macro_rules! impl_addresses {
    ($transaction:ty) => {
        #[::async_trait::async_trait]
        impl $crate::Addresses for $transaction {
            async fn give_address(
                &mut self,
                session: &$crate::records::Session,
                shared: bool,
            ) -> Result<(), $crate::StorageError> {
                let given = ::sqlx::query_file!(
                    "../storage/queries/addresses/give.sql",
                    session.id.to_string(),
                    session.merchant.to_string(),
                    session.wallet.to_string(),
                    i64::from(session.address_index),
                    session.address.as_str(),
                    session.terms.asset.as_str(),
                    session.terms.due.to_string(),
                    shared,
                    session.terms.opened_at.0,
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                if given.rows_affected() > 0 {
                    return Ok(());
                }
                let amount = shared && self.address_is_shared(&session.address).await? == Some(true);
                Err($crate::StorageError::Taken(if amount { "amount" } else { "address" }))
            }

            async fn watched(&mut self) -> Result<Vec<::domain::Address>, $crate::StorageError> {
                let addresses = ::sqlx::query_file_scalar!("../storage/queries/addresses/watched.sql")
                    .fetch_all(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(addresses.into_iter().map(::domain::Address).collect())
            }

            async fn claims(
                &mut self,
                address: &::domain::Address,
                asset: &::domain::AssetId,
                units: ::domain::Units,
            ) -> Result<Vec<$crate::records::Claim>, $crate::StorageError> {
                let claims = self.claims_for(&[(address.clone(), asset.clone(), units)]).await?;
                Ok(claims.into_iter().flatten().collect())
            }

            async fn claims_for(
                &mut self,
                arrivals: &[(::domain::Address, ::domain::AssetId, ::domain::Units)],
            ) -> Result<Vec<Vec<$crate::records::Claim>>, $crate::StorageError> {
                if arrivals.is_empty() {
                    return Ok(Vec::new());
                }
                let rows = ::sqlx::query_file_as!(
                    $crate::rows::ClaimColumns,
                    "../storage/queries/addresses/claims.sql",
                    $crate::rows::asked(arrivals)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                $crate::rows::claims_of(arrivals.len(), rows)
            }

            async fn unpaid_at(
                &mut self,
                address: &::domain::Address,
                from: ::domain::Millis,
                until: ::domain::Millis,
                most: u32,
            ) -> Result<Vec<$crate::records::Claim>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::ClaimColumns,
                    "../storage/queries/addresses/unpaid_at.sql",
                    address.as_str(),
                    from.0,
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

            async fn address_is_shared(
                &mut self,
                address: &::domain::Address,
            ) -> Result<Option<bool>, $crate::StorageError> {
                ::sqlx::query_file_scalar!("../storage/queries/addresses/is_shared.sql", address.as_str())
                    .fetch_optional(self.connection())
                    .await
                    .map_err(refused)
            }

            async fn taken_amounts(
                &mut self,
                address: &::domain::Address,
                asset: &::domain::AssetId,
                amounts: &[::domain::Units],
            ) -> Result<Vec<::domain::Units>, $crate::StorageError> {
                let taken = ::sqlx::query_file_scalar!(
                    "../storage/queries/addresses/taken_amounts.sql",
                    address.as_str(),
                    asset.as_str(),
                    $crate::rows::column(amounts)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                $crate::rows::amounts(&taken)
            }

            async fn owner(
                &mut self,
                address: &::domain::Address,
            ) -> Result<Option<::domain::ids::MerchantId>, $crate::StorageError> {
                let owner = ::sqlx::query_file_scalar!("../storage/queries/addresses/owner.sql", address.as_str())
                    .fetch_optional(self.connection())
                    .await
                    .map_err(refused)?;
                owner.map(|owner| $crate::rows::id("merchant id", &owner)).transpose()
            }

            async fn given_addresses(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                wallet: ::domain::ids::WalletId,
                page: $crate::records::Page,
            ) -> Result<$crate::records::Paged<$crate::records::GivenAddress>, $crate::StorageError> {
                let (merchant, wallet) = (merchant.to_string(), wallet.to_string());
                let given = ::sqlx::query_file_as!(
                    $crate::rows::GivenColumns,
                    "../storage/queries/addresses/page.sql",
                    merchant,
                    wallet,
                    i64::from(page.limit),
                    i64::from(page.offset)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                let sessions: Vec<_> = given.iter().map(|row| &row.session).collect();
                let received = ::sqlx::query_file_as!(
                    $crate::rows::ReceivedColumns,
                    "../storage/queries/addresses/received.sql",
                    merchant,
                    $crate::rows::column(&sessions)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                let total = ::sqlx::query_file_scalar!(
                    "../storage/queries/addresses/count.sql",
                    merchant,
                    wallet,
                    $crate::rows::most(page)
                )
                .fetch_one(self.connection())
                .await
                .map_err(refused)?;
                let (total, more) = $crate::rows::counted(page, total)?;
                Ok($crate::records::Paged { rows: $crate::rows::given_addresses(given, received)?, total, more })
            }

            async fn unused_run(&mut self, wallet: ::domain::ids::WalletId) -> Result<u32, $crate::StorageError> {
                let count =
                    ::sqlx::query_file_scalar!("../storage/queries/addresses/unused_run.sql", wallet.to_string())
                        .fetch_one(self.connection())
                        .await
                        .map_err(refused)?;
                $crate::rows::read_number("count", count)
            }

            async fn passed_gap(&mut self, wallet: ::domain::ids::WalletId) -> Result<u32, $crate::StorageError> {
                let count =
                    ::sqlx::query_file_scalar!("../storage/queries/addresses/passed_gap.sql", wallet.to_string())
                        .fetch_one(self.connection())
                        .await
                        .map_err(refused)?;
                $crate::rows::read_number("count", count)
            }
        }
    };
}
