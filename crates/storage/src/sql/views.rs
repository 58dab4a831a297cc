/// [`Views`](crate::Views) over a backend's transaction.
#[macro_export]
macro_rules! impl_views {
    ($transaction:ty) => {
        impl $transaction {
            async fn views_by_id(
                &mut self,
                ids: &[i64],
            ) -> Result<Vec<$crate::records::StoredView>, $crate::StorageError> {
                let rows = ::sqlx::query_file_as!(
                    $crate::rows::ViewColumns,
                    "../storage/queries/views/by_ids.sql",
                    $crate::rows::column(ids)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                let rows = $crate::rows::in_order(ids.iter().copied(), rows, |row| row.id);
                rows.into_iter().map(TryInto::try_into).collect()
            }

            async fn session_rows_by_id(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                ids: &[String],
            ) -> Result<Vec<$crate::records::SessionRow>, $crate::StorageError> {
                let facts = ::sqlx::query_file_as!(
                    $crate::rows::FactColumns,
                    "../storage/queries/sessions/facts_of.sql",
                    merchant.to_string(),
                    $crate::rows::column(ids)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                let facts = $crate::rows::in_order(ids.iter().cloned(), facts, |row| row.id.clone());
                self.with_sessions(facts).await
            }

            async fn count_views(&mut self, scope: $crate::records::Scope) -> Result<u64, $crate::StorageError> {
                match scope {
                    $crate::records::Scope::Link(merchant, link) => {
                        Ok($crate::Views::view_totals(self, merchant, link).await?.people)
                    }
                    $crate::records::Scope::Merchant(merchant) => {
                        let merchant = merchant.to_string();
                        let counted =
                            ::sqlx::query_file_scalar!("../storage/queries/views/count_of_merchant.sql", merchant)
                                .fetch_optional(self.connection())
                                .await
                                .map_err(refused)?;
                        $crate::rows::read_number("count", counted.unwrap_or_default())
                    }
                }
            }

            /// How many, and whether there are more.
            async fn count_sessions(
                &mut self,
                scope: $crate::records::Scope,
                page: $crate::records::Page,
            ) -> Result<(u64, bool), $crate::StorageError> {
                let most = $crate::rows::most(page);
                let counted = match scope {
                    $crate::records::Scope::Link(merchant, link) => {
                        ::sqlx::query_file_scalar!(
                            "../storage/queries/views/count_sessions_of_link.sql",
                            link.to_string(),
                            merchant.to_string(),
                            most
                        )
                        .fetch_one(self.connection())
                        .await
                    }
                    $crate::records::Scope::Merchant(merchant) => {
                        ::sqlx::query_file_scalar!(
                            "../storage/queries/views/count_sessions_of_merchant.sql",
                            merchant.to_string(),
                            most
                        )
                        .fetch_one(self.connection())
                        .await
                    }
                };
                $crate::rows::counted(page, counted.map_err(refused)?)
            }

            async fn count_messages(
                &mut self,
                scope: $crate::records::Scope,
                page: $crate::records::Page,
            ) -> Result<(u64, bool), $crate::StorageError> {
                let most = $crate::rows::most(page);
                let counted = match scope {
                    $crate::records::Scope::Link(merchant, link) => {
                        ::sqlx::query_file_scalar!(
                            "../storage/queries/views/count_messages_of_link.sql",
                            link.to_string(),
                            merchant.to_string(),
                            most
                        )
                        .fetch_one(self.connection())
                        .await
                    }
                    $crate::records::Scope::Merchant(merchant) => {
                        ::sqlx::query_file_scalar!(
                            "../storage/queries/views/count_messages_of_merchant.sql",
                            merchant.to_string(),
                            most
                        )
                        .fetch_one(self.connection())
                        .await
                    }
                };
                $crate::rows::counted(page, counted.map_err(refused)?)
            }

            async fn events_by_seq(
                &mut self,
                seqs: &[i64],
            ) -> Result<Vec<$crate::records::StoredEvent>, $crate::StorageError> {
                let rows = ::sqlx::query_file_as!(
                    $crate::rows::EventColumns,
                    "../storage/queries/events/by_seqs.sql",
                    $crate::rows::column(seqs)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                rows.into_iter().map(TryInto::try_into).collect()
            }
        }

        #[::async_trait::async_trait]
        impl $crate::Views for $transaction {
            async fn record_views(
                &mut self,
                views: &[($crate::records::View, ::domain::view::Day)],
            ) -> Result<$crate::records::RecordedViews, $crate::StorageError> {
                if views.is_empty() {
                    return Ok($crate::records::RecordedViews::default());
                }
                let batch = $crate::rows::view_batch(views)?;
                let added = ::sqlx::query_file!("../storage/queries/views/record.sql", batch)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                ::sqlx::query_file!("../storage/queries/views/count_days.sql", batch)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                ::sqlx::query_file!("../storage/queries/views/count_referrers.sql", batch)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                ::sqlx::query_file!("../storage/queries/views/count_merchants.sql", batch)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                let merchants = ::sqlx::query_file_scalar!("../storage/queries/views/merchants_of.sql", batch)
                    .fetch_all(self.connection())
                    .await
                    .map_err(refused)?;
                let merchants =
                    merchants.iter().map(|merchant| $crate::rows::id("merchant", merchant)).collect::<Result<_, _>>();
                Ok($crate::records::RecordedViews { added: added.rows_affected(), merchants: merchants? })
            }

            async fn merchants_of_links(
                &mut self,
                links: &[::domain::ids::LinkId],
            ) -> Result<Vec<(::domain::ids::LinkId, ::domain::ids::MerchantId)>, $crate::StorageError> {
                let rows =
                    ::sqlx::query_file!("../storage/queries/links/merchants_of.sql", $crate::rows::column(links))
                        .fetch_all(self.connection())
                        .await
                        .map_err(refused)?;
                let read = |link: String, merchant: String| {
                    Ok(($crate::rows::id("link id", &link)?, $crate::rows::id("merchant", &merchant)?))
                };
                rows.into_iter().map(|row| read(row.link, row.merchant)).collect()
            }

            async fn busy_links(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                day: ::domain::view::Day,
                most: u32,
            ) -> Result<Vec<$crate::records::BusyLink>, $crate::StorageError> {
                let least = i64::try_from(::domain::view::Unusual::LEAST).unwrap_or(i64::MAX);
                ::sqlx::query_file_as!(
                    $crate::rows::BusyColumns,
                    "../storage/queries/views/busy.sql",
                    merchant.to_string(),
                    day.0,
                    least,
                    i64::from(most)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .into_iter()
                .map(TryInto::try_into)
                .collect()
            }

            async fn view_totals(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                link: ::domain::ids::LinkId,
            ) -> Result<$crate::records::ViewTotals, $crate::StorageError> {
                let rows = ::sqlx::query_file_as!(
                    $crate::rows::TotalColumns,
                    "../storage/queries/views/totals.sql",
                    merchant.to_string(),
                    link.to_string()
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                $crate::rows::totals(&rows)
            }

            async fn view_days(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                link: ::domain::ids::LinkId,
                from: ::domain::view::Day,
            ) -> Result<Vec<$crate::records::DayViews>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::DayColumns,
                    "../storage/queries/views/days.sql",
                    merchant.to_string(),
                    link.to_string(),
                    from.0
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .into_iter()
                .map(TryInto::try_into)
                .collect()
            }

            async fn referrers(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                link: ::domain::ids::LinkId,
                from: ::domain::view::Day,
                most: u32,
            ) -> Result<Vec<(::domain::view::ReferrerHost, u64)>, $crate::StorageError> {
                let rows = ::sqlx::query_file_as!(
                    $crate::rows::ReferrerColumns,
                    "../storage/queries/views/referrers.sql",
                    merchant.to_string(),
                    link.to_string(),
                    from.0,
                    i64::from(most)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                let read = |row: $crate::rows::ReferrerColumns| {
                    Ok(($crate::rows::id("referrer", &row.referrer)?, $crate::rows::read_number("views", row.views)?))
                };
                rows.into_iter().map(read).collect()
            }

            async fn takings(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                link: ::domain::ids::LinkId,
            ) -> Result<Vec<$crate::records::Taking>, $crate::StorageError> {
                let rows = ::sqlx::query_file_as!(
                    $crate::rows::TakingColumns,
                    "../storage/queries/views/takings.sql",
                    merchant.to_string(),
                    link.to_string()
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                let takings: Result<Vec<$crate::records::Taking>, _> =
                    rows.into_iter().map(TryInto::try_into).collect();
                let sums = $crate::rows::added_up(takings?.into_iter().map(|taking| ((), taking)));
                Ok(sums.into_iter().map(|(_, sum)| sum).collect())
            }

            async fn taking_days(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                link: ::domain::ids::LinkId,
                days: &[$crate::records::DaySpan],
            ) -> Result<Vec<$crate::records::TakingDay>, $crate::StorageError> {
                let spans = $crate::rows::day_spans(days)?;
                let rows = ::sqlx::query_file_as!(
                    $crate::rows::TakingDayColumns,
                    "../storage/queries/views/taking_days.sql",
                    merchant.to_string(),
                    link.to_string(),
                    spans
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                $crate::rows::taking_days(rows, days)
            }

            async fn paid_days(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                mode: ::domain::Mode,
                days: &[$crate::records::DaySpan],
            ) -> Result<Vec<$crate::records::PaidDay>, $crate::StorageError> {
                let spans = $crate::rows::day_spans(days)?;
                let rows = ::sqlx::query_file_as!(
                    $crate::rows::PaidDayColumns,
                    "../storage/queries/sessions/paid_days.sql",
                    merchant.to_string(),
                    mode.as_str(),
                    spans
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                $crate::rows::paid_days(rows, days)
            }

            async fn attribute(
                &mut self,
                session: ::domain::ids::SessionId,
                channel: ::domain::view::Channel,
            ) -> Result<(), $crate::StorageError> {
                let changed = ::sqlx::query_file!(
                    "../storage/queries/views/attribute.sql",
                    session.to_string(),
                    channel.as_str()
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                if changed.rows_affected() == 0 { Err($crate::rows::missing("session", session)) } else { Ok(()) }
            }

            async fn views_of_links(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                links: &[::domain::ids::LinkId],
            ) -> Result<Vec<(::domain::ids::LinkId, u64)>, $crate::StorageError> {
                let rows = ::sqlx::query_file!(
                    "../storage/queries/views/people_of.sql",
                    merchant.to_string(),
                    $crate::rows::column(links)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                let read = |row: (String, i64)| {
                    Ok(($crate::rows::id("link id", &row.0)?, $crate::rows::read_number("views", row.1)?))
                };
                rows.into_iter().map(|row| read((row.link, row.views))).collect()
            }

            async fn channel_of(
                &mut self,
                session: ::domain::ids::SessionId,
            ) -> Result<Option<::domain::view::Channel>, $crate::StorageError> {
                let found = ::sqlx::query_file_scalar!("../storage/queries/views/channel_of.sql", session.to_string())
                    .fetch_optional(self.connection())
                    .await
                    .map_err(refused)?;
                found.flatten().map(|channel| $crate::rows::id("channel", &channel)).transpose()
            }

            async fn views(
                &mut self,
                scope: $crate::records::Scope,
                page: $crate::records::Page,
            ) -> Result<$crate::records::Paged<$crate::records::StoredView>, $crate::StorageError> {
                let (limit, offset) = (i64::from(page.limit), i64::from(page.offset));
                let ids = match scope {
                    $crate::records::Scope::Link(merchant, link) => {
                        ::sqlx::query_file_scalar!(
                            "../storage/queries/views/views_of_link.sql",
                            link.to_string(),
                            merchant.to_string(),
                            limit,
                            offset
                        )
                        .fetch_all(self.connection())
                        .await
                    }
                    $crate::records::Scope::Merchant(merchant) => {
                        ::sqlx::query_file_scalar!(
                            "../storage/queries/views/views_of_merchant.sql",
                            merchant.to_string(),
                            limit,
                            offset
                        )
                        .fetch_all(self.connection())
                        .await
                    }
                };
                let rows = self.views_by_id(&ids.map_err(refused)?).await?;
                Ok($crate::records::Paged { rows, total: self.count_views(scope).await?, more: false })
            }

            async fn sessions_of(
                &mut self,
                scope: $crate::records::Scope,
                page: $crate::records::Page,
            ) -> Result<$crate::records::Paged<$crate::records::SessionRow>, $crate::StorageError> {
                let (limit, offset) = (i64::from(page.limit), i64::from(page.offset));
                let ids = match scope {
                    $crate::records::Scope::Link(merchant, link) => {
                        ::sqlx::query_file_scalar!(
                            "../storage/queries/views/sessions_of_link.sql",
                            link.to_string(),
                            merchant.to_string(),
                            limit,
                            offset
                        )
                        .fetch_all(self.connection())
                        .await
                    }
                    $crate::records::Scope::Merchant(merchant) => {
                        ::sqlx::query_file_scalar!(
                            "../storage/queries/views/sessions_of_merchant.sql",
                            merchant.to_string(),
                            limit,
                            offset
                        )
                        .fetch_all(self.connection())
                        .await
                    }
                };
                let rows = self.session_rows_by_id(scope.merchant(), &ids.map_err(refused)?).await?;
                let (total, more) = self.count_sessions(scope, page).await?;
                Ok($crate::records::Paged { rows, total, more })
            }

            async fn activity(
                &mut self,
                scope: $crate::records::Scope,
                page: $crate::records::Page,
            ) -> Result<$crate::records::Paged<$crate::records::ActivityRow>, $crate::StorageError> {
                let (limit, offset) = (i64::from(page.limit), i64::from(page.offset));
                let found = match scope {
                    $crate::records::Scope::Link(merchant, link) => {
                        ::sqlx::query_file_as!(
                            $crate::rows::FoundColumns,
                            "../storage/queries/views/activity_of_link.sql",
                            link.to_string(),
                            merchant.to_string(),
                            limit,
                            offset
                        )
                        .fetch_all(self.connection())
                        .await
                    }
                    $crate::records::Scope::Merchant(merchant) => {
                        ::sqlx::query_file_as!(
                            $crate::rows::FoundColumns,
                            "../storage/queries/views/activity_of_merchant.sql",
                            merchant.to_string(),
                            limit,
                            offset
                        )
                        .fetch_all(self.connection())
                        .await
                    }
                };
                let found = found.map_err(refused)?;
                let ids = $crate::rows::places(&found);
                let views = self.views_by_id(&ids.views).await?;
                let sessions = self.session_rows_by_id(scope.merchant(), &ids.sessions).await?;
                let messages = self.events_by_seq(&ids.messages).await?;
                let (paid, more_paid) = self.count_sessions(scope, page).await?;
                let (sent, more_sent) = self.count_messages(scope, page).await?;
                let total = self.count_views(scope).await?.saturating_add(paid).saturating_add(sent);
                let rows = $crate::rows::activity(found, views, sessions, messages);
                Ok($crate::records::Paged { rows, total, more: more_paid || more_sent })
            }
        }
    };
}
