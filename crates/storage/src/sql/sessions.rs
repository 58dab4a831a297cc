/// [`Sessions`](crate::Sessions) over a backend's transaction.
#[macro_export]
macro_rules! impl_sessions {
    ($transaction:ty) => {
        impl $transaction {
            async fn session_columns(
                &mut self,
                ids: &[::domain::ids::SessionId],
            ) -> Result<Vec<$crate::rows::SessionColumns>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::SessionColumns,
                    "../storage/queries/sessions/by_ids.sql",
                    $crate::rows::column(ids)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)
            }

            async fn with_sessions(
                &mut self,
                facts: Vec<$crate::rows::FactColumns>,
            ) -> Result<Vec<$crate::records::SessionRow>, $crate::StorageError> {
                let ids: Result<Vec<_>, _> = facts.iter().map(|row| $crate::rows::id("session id", &row.id)).collect();
                let sessions = self.session_columns(&ids?).await?;
                $crate::rows::session_rows(facts, sessions)
            }
        }

        #[::async_trait::async_trait]
        impl $crate::Sessions for $transaction {
            async fn insert_session(&mut self, session: &$crate::records::Session) -> Result<(), $crate::StorageError> {
                let (decision, cancelled_at) = $crate::rows::SessionColumns::decision(session.decision);
                let (terms, assessment) = (&session.terms, &session.assessment);
                let network = terms.asset.network();
                let added = ::sqlx::query_file!(
                    "../storage/queries/sessions/insert.sql",
                    session.id.to_string(),
                    session.link.to_string(),
                    session.merchant.to_string(),
                    session.mode.as_str(),
                    session.code.to_string(),
                    network.as_str(),
                    terms.asset.as_str(),
                    terms.due.to_string(),
                    terms.opened_at.0,
                    terms.deadline.0,
                    i64::from(terms.tolerance.basis_points()),
                    terms.confirmations.to_string(),
                    terms.finality.to_string(),
                    i64::from(session.decimals),
                    session.symbol.as_str(),
                    session.address.as_str(),
                    session.wallet.to_string(),
                    i64::from(session.address_index),
                    session.customer.name,
                    session.customer.email,
                    session.customer.phone,
                    session.customer.address,
                    session.customer.note,
                    decision,
                    cancelled_at,
                    assessment.status.as_str(),
                    assessment.flags.to_string(),
                    assessment.received.to_string(),
                    assessment.missing.to_string(),
                    assessment.excess.to_string(),
                    i64::from(assessment.progress.reached),
                    i64::from(assessment.progress.needed),
                    session.assessed_at.0,
                    session.paid_at.map(|at| at.0),
                    session.version,
                    $crate::rows::SessionColumns::search(session),
                    terms.tolerance.fixed().map(|units| units.to_string()),
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                if added.rows_affected() == 0 { Err($crate::StorageError::Taken("code")) } else { Ok(()) }
            }

            async fn update_session(&mut self, session: &$crate::records::Session) -> Result<(), $crate::StorageError> {
                self.update_sessions(std::slice::from_ref(session)).await
            }

            async fn update_sessions(
                &mut self,
                sessions: &[$crate::records::Session],
            ) -> Result<(), $crate::StorageError> {
                if sessions.is_empty() {
                    return Ok(());
                }
                let (batch, distinct) = $crate::rows::update_batch(sessions)?;
                let changed = ::sqlx::query_file!("../storage/queries/sessions/update.sql", batch)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                if changed.rows_affected() == distinct {
                    Ok(())
                } else {
                    let ids: Vec<_> = sessions.iter().map(|session| session.id.to_string()).collect();
                    Err($crate::rows::missing("session that is one of", ids.join(", ")))
                }
            }

            async fn session(
                &mut self,
                id: ::domain::ids::SessionId,
            ) -> Result<Option<$crate::records::Session>, $crate::StorageError> {
                Ok(self.sessions_by_id(&[id]).await?.pop())
            }

            async fn session_by_code(
                &mut self,
                code: ::domain::VerificationCode,
            ) -> Result<Option<$crate::records::Session>, $crate::StorageError> {
                let id = ::sqlx::query_file_scalar!("../storage/queries/sessions/id_by_code.sql", code.to_string())
                    .fetch_optional(self.connection())
                    .await
                    .map_err(refused)?;
                match id {
                    Some(id) => self.session($crate::rows::id("session id", &id)?).await,
                    None => Ok(None),
                }
            }

            async fn merchant_session(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                id: ::domain::ids::SessionId,
            ) -> Result<Option<$crate::records::SessionRow>, $crate::StorageError> {
                self.lock_sessions(&[id]).await?;
                let facts = ::sqlx::query_file_as!(
                    $crate::rows::FactColumns,
                    "../storage/queries/sessions/facts.sql",
                    merchant.to_string(),
                    id.to_string()
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                Ok(self.with_sessions(facts).await?.pop())
            }

            async fn sessions(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                filter: &$crate::records::SessionFilter,
                page: $crate::records::Page,
            ) -> Result<$crate::records::Paged<$crate::records::SessionRow>, $crate::StorageError> {
                let asked = $crate::rows::Asked::of(merchant, filter);
                let words = filter.search.as_deref().map($crate::rows::Words::of);
                let found = match (&asked.customer, words) {
                    (Some(customer), words) => {
                        let pattern = words.as_ref().map(|words| words.pattern.as_str());
                        self.sessions_of_customer(&asked, customer, pattern, page).await?
                    }
                    (None, Some(words)) => self.search_sessions(&asked, &words, page).await?,
                    (None, None) => self.list_sessions(&asked, page).await?,
                };
                let $crate::rows::Found { ids, total, more } = found;
                Ok($crate::records::Paged { rows: self.session_rows_by_id(merchant, &ids).await?, total, more })
            }

            async fn session_rows(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                ids: &[::domain::ids::SessionId],
            ) -> Result<Vec<$crate::records::SessionRow>, $crate::StorageError> {
                if ids.is_empty() {
                    return Ok(Vec::new());
                }
                let ids: Vec<_> = ids.iter().map(ToString::to_string).collect();
                self.session_rows_by_id(merchant, &ids).await
            }

            async fn sessions_by_id(
                &mut self,
                ids: &[::domain::ids::SessionId],
            ) -> Result<Vec<$crate::records::Session>, $crate::StorageError> {
                if ids.is_empty() {
                    return Ok(Vec::new());
                }
                self.lock_sessions(ids).await?;
                self.lock_links_of(ids).await?;
                let rows = self.session_columns(ids).await?;
                let sessions: Result<Vec<_>, _> = rows.into_iter().map($crate::records::Session::try_from).collect();
                Ok($crate::rows::in_order(ids.iter().copied(), sessions?, |session| session.id))
            }

            async fn settling(
                &mut self,
                network: &::domain::NetworkId,
            ) -> Result<Vec<::domain::ids::SessionId>, $crate::StorageError> {
                let ids = ::sqlx::query_file_scalar!("../storage/queries/sessions/settling.sql", network.as_str())
                    .fetch_all(self.connection())
                    .await
                    .map_err(refused)?;
                ids.iter().map(|id| $crate::rows::id("session id", id)).collect()
            }

            async fn due(
                &mut self,
                network: &::domain::NetworkId,
                known_until: ::domain::Millis,
                most: u32,
            ) -> Result<Vec<::domain::ids::SessionId>, $crate::StorageError> {
                let closing = known_until.since(::domain::session::Terms::CLOSE_AFTER);
                let ids = ::sqlx::query_file_scalar!(
                    "../storage/queries/sessions/due.sql",
                    network.as_str(),
                    known_until.0,
                    closing.0,
                    i64::from(most)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                ids.iter().map(|id| $crate::rows::id("session id", id)).collect()
            }

            async fn waiting_for_native(
                &mut self,
                network: &::domain::NetworkId,
                since: ::domain::Millis,
            ) -> Result<Vec<(::domain::Address, ::domain::Millis)>, $crate::StorageError> {
                let native = ::domain::AssetId::native(network);
                let rows = ::sqlx::query_file!(
                    "../storage/queries/sessions/waiting_for.sql",
                    network.as_str(),
                    native.as_str(),
                    since.0
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                let waiting = |address, deadline| (::domain::Address(address), ::domain::Millis(deadline));
                Ok(rows.into_iter().map(|row| waiting(row.address, row.deadline)).collect())
            }
        }
    };
}
