/// [`Customers`](crate::Customers) over a backend's transaction.
#[macro_export]
macro_rules! impl_customers {
    ($transaction:ty) => {
        impl $transaction {
            async fn customers_by_id(
                &mut self,
                ids: &[String],
            ) -> Result<Vec<::domain::Customer>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::CustomerColumns,
                    "../storage/queries/customers/by_ids.sql",
                    $crate::rows::column(ids)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .into_iter()
                .map(TryInto::try_into)
                .collect()
            }

            async fn with_customers(
                &mut self,
                figures: Vec<$crate::rows::CustomerFigureColumns>,
            ) -> Result<Vec<$crate::records::CustomerRow>, $crate::StorageError> {
                let ids: Vec<_> = figures.iter().map(|row| row.id.clone()).collect();
                let customers = self.customers_by_id(&ids).await?;
                $crate::rows::customer_rows(figures, customers)
            }

            /// Who had a new customer's e-mail before, held.
            async fn former_owner(
                &mut self,
                new: &::domain::Customer,
            ) -> Result<Option<::domain::Customer>, $crate::StorageError> {
                let id = ::sqlx::query_file_scalar!(
                    "../storage/queries/customers/id_by_former.sql",
                    new.merchant.to_string(),
                    new.email.as_str()
                )
                .fetch_optional(self.connection())
                .await
                .map_err(refused)?;
                let Some(id) = id else { return Ok(None) };
                $crate::Customers::hold_customer(self, new.merchant, $crate::rows::id("customer id", &id)?).await
            }

            /// An e-mail is a customer's own now, and nobody's former one.
            async fn end_former(&mut self, merchant: &str, email: &str) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!("../storage/queries/customers/end_former.sql", merchant, email)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(())
            }

            /// Lets payments of which nobody said who pays be found by what is known of the customer, who is held.
            async fn name_sessions(&mut self, merchant: &str, customer: &str) -> Result<(), $crate::StorageError> {
                let unnamed = ::sqlx::query_file!("../storage/queries/customers/to_name.sql", merchant, customer)
                    .fetch_all(self.connection())
                    .await
                    .map_err(refused)?;
                if unnamed.is_empty() {
                    return Ok(());
                }
                let ids: Result<Vec<::domain::ids::SessionId>, _> =
                    unnamed.iter().map(|row| $crate::rows::id("session id", &row.id)).collect();
                // In the order in which judgements lock them.
                self.lock_sessions(&ids?).await?;
                let named: Vec<_> = unnamed.into_iter().map(|row| (row.id, row.search)).collect();
                ::sqlx::query_file!("../storage/queries/customers/name_sessions.sql", $crate::rows::json(&named)?)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(())
            }
        }

        #[::async_trait::async_trait]
        impl $crate::Customers for $transaction {
            async fn insert_customer(&mut self, customer: &::domain::Customer) -> Result<(), $crate::StorageError> {
                let added = ::sqlx::query_file!(
                    "../storage/queries/customers/insert.sql",
                    customer.id.to_string(),
                    customer.merchant.to_string(),
                    customer.email.as_str(),
                    customer.about.name,
                    customer.about.phone,
                    customer.about.address,
                    customer.about.notes,
                    customer.source.as_str(),
                    customer.created_at.0,
                    $crate::rows::CustomerColumns::search(customer),
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                if added.rows_affected() == 0 {
                    return Err($crate::StorageError::Taken("email"));
                }
                self.end_former(&customer.merchant.to_string(), customer.email.as_str()).await
            }

            async fn claim_customer(
                &mut self,
                customer: &::domain::Customer,
            ) -> Result<::domain::Customer, $crate::StorageError> {
                if let Some(known) = self.former_owner(customer).await? {
                    return Ok(known);
                }
                let id = ::sqlx::query_file_scalar!(
                    "../storage/queries/customers/claim.sql",
                    customer.id.to_string(),
                    customer.merchant.to_string(),
                    customer.email.as_str(),
                    customer.about.name,
                    customer.about.phone,
                    customer.about.address,
                    customer.about.notes,
                    customer.source.as_str(),
                    customer.created_at.0,
                    $crate::rows::CustomerColumns::search(customer),
                )
                .fetch_one(self.connection())
                .await
                .map_err(refused)?;
                // Whoever had the e-mail when this looked may have got another since, or may have become one with another.
                if id == customer.id.to_string()
                    && let Some(known) = self.former_owner(customer).await?
                {
                    ::sqlx::query_file!("../storage/queries/customers/delete.sql", customer.merchant.to_string(), id)
                        .execute(self.connection())
                        .await
                        .map_err(refused)?;
                    return Ok(known);
                }
                let found = self.customers_by_id(&[id]).await?.pop();
                found.ok_or_else(|| $crate::rows::missing("customer with the e-mail", &customer.email))
            }

            async fn hold_customer(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                id: ::domain::ids::CustomerId,
            ) -> Result<Option<::domain::Customer>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::CustomerColumns,
                    "../storage/queries/customers/hold.sql",
                    merchant.to_string(),
                    id.to_string()
                )
                .fetch_optional(self.connection())
                .await
                .map_err(refused)?
                .map(TryInto::try_into)
                .transpose()
            }

            async fn update_customer(&mut self, customer: &::domain::Customer) -> Result<(), $crate::StorageError> {
                let (merchant, id, email) =
                    (customer.merchant.to_string(), customer.id.to_string(), customer.email.as_str());
                ::sqlx::query_file!("../storage/queries/customers/keep_former.sql", merchant, id, email, id)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                let changed = ::sqlx::query_file!(
                    "../storage/queries/customers/update.sql",
                    merchant,
                    id,
                    email,
                    customer.about.name,
                    customer.about.phone,
                    customer.about.address,
                    customer.about.notes,
                    $crate::rows::CustomerColumns::search(customer),
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                if changed.rows_affected() == 0 {
                    return Err($crate::rows::missing("customer", customer.id));
                }
                self.end_former(&merchant, email).await?;
                self.name_sessions(&merchant, &id).await
            }

            async fn customer(
                &mut self,
                id: ::domain::ids::CustomerId,
            ) -> Result<Option<::domain::Customer>, $crate::StorageError> {
                Ok(self.customers_by_id(&[id.to_string()]).await?.pop())
            }

            async fn merchant_customer(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                id: ::domain::ids::CustomerId,
                mode: Option<::domain::Mode>,
            ) -> Result<Option<$crate::records::CustomerRow>, $crate::StorageError> {
                let figures = ::sqlx::query_file_as!(
                    $crate::rows::CustomerFigureColumns,
                    "../storage/queries/customers/figures.sql",
                    merchant.to_string(),
                    id.to_string(),
                    mode.map(::domain::Mode::as_str)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                Ok(self.with_customers(figures).await?.pop())
            }

            async fn customer_by_email(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                email: &::domain::Email,
            ) -> Result<Option<::domain::Customer>, $crate::StorageError> {
                let id = ::sqlx::query_file_scalar!(
                    "../storage/queries/customers/id_by_email.sql",
                    merchant.to_string(),
                    email.as_str()
                )
                .fetch_optional(self.connection())
                .await
                .map_err(refused)?;
                match id {
                    Some(id) => Ok(self.customers_by_id(&[id]).await?.pop()),
                    None => Ok(None),
                }
            }

            async fn former_emails(
                &mut self,
                customer: &::domain::Customer,
            ) -> Result<Vec<::domain::Email>, $crate::StorageError> {
                let emails = ::sqlx::query_file_scalar!(
                    "../storage/queries/customers/former.sql",
                    customer.merchant.to_string(),
                    customer.id.to_string()
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                emails.iter().map(|email| $crate::rows::id("e-mail", email)).collect()
            }

            async fn customers(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                filter: &$crate::records::CustomerFilter,
                page: $crate::records::Page,
            ) -> Result<$crate::records::Paged<$crate::records::CustomerRow>, $crate::StorageError> {
                let merchant = merchant.to_string();
                let pattern = filter.search.as_deref().map($crate::rows::pattern);
                let tags = $crate::rows::some_column(&filter.tags);
                let figures = ::sqlx::query_file_as!(
                    $crate::rows::CustomerFigureColumns,
                    "../storage/queries/customers/list.sql",
                    merchant,
                    pattern,
                    tags,
                    filter.mode.map(::domain::Mode::as_str),
                    i64::from(page.limit),
                    i64::from(page.offset)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                let total =
                    ::sqlx::query_file_scalar!("../storage/queries/customers/count.sql", merchant, pattern, tags)
                        .fetch_one(self.connection())
                        .await
                        .map_err(refused)?;
                let rows = self.with_customers(figures).await?;
                Ok($crate::records::Paged { rows, total: $crate::rows::read_number("count", total)?, more: false })
            }

            async fn hold_payments_of(&mut self, customers: &[::domain::Customer]) -> Result<(), $crate::StorageError> {
                let mut ids: Vec<String> = Vec::new();
                for customer in customers {
                    let (merchant, id) = (customer.merchant.to_string(), customer.id.to_string());
                    let theirs =
                        ::sqlx::query_file_scalar!("../storage/queries/customers/sessions_put.sql", merchant, id)
                            .fetch_all(self.connection())
                            .await
                            .map_err(refused)?;
                    let nobodys = ::sqlx::query_file_scalar!(
                        "../storage/queries/customers/to_adopt.sql",
                        merchant,
                        customer.email.as_str()
                    )
                    .fetch_all(self.connection())
                    .await
                    .map_err(refused)?;
                    ids.extend(theirs.into_iter().chain(nobodys));
                }
                let ids: Result<Vec<::domain::ids::SessionId>, _> =
                    ids.iter().map(|id| $crate::rows::id("session id", id)).collect();
                self.lock_sessions(&ids?).await
            }

            async fn put_session(
                &mut self,
                session: ::domain::ids::SessionId,
                customer: ::domain::ids::CustomerId,
            ) -> Result<(), $crate::StorageError> {
                let (session, customer) = (session.to_string(), customer.to_string());
                let changed = ::sqlx::query_file!("../storage/queries/customers/put_session.sql", session, customer)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                if changed.rows_affected() == 0 { Err($crate::rows::missing("session", session)) } else { Ok(()) }
            }

            async fn adopt_sessions(&mut self, customer: &::domain::Customer) -> Result<u64, $crate::StorageError> {
                let ids = ::sqlx::query_file_scalar!(
                    "../storage/queries/customers/to_adopt.sql",
                    customer.merchant.to_string(),
                    customer.email.as_str()
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                let ids: Result<Vec<::domain::ids::SessionId>, _> =
                    ids.iter().map(|id| $crate::rows::id("session id", id)).collect();
                // In the order in which judgements lock them.
                self.lock_sessions(&ids?).await?;
                let adopted = ::sqlx::query_file!(
                    "../storage/queries/customers/adopt.sql",
                    customer.merchant.to_string(),
                    customer.id.to_string(),
                    customer.email.as_str()
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(adopted.rows_affected())
            }

            async fn links_for(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                id: ::domain::ids::CustomerId,
            ) -> Result<Vec<::domain::Link>, $crate::StorageError> {
                let ids = ::sqlx::query_file_scalar!(
                    "../storage/queries/customers/links.sql",
                    merchant.to_string(),
                    id.to_string()
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                let ids: Result<Vec<::domain::ids::LinkId>, _> =
                    ids.iter().map(|id| $crate::rows::id("link id", id)).collect();
                let ids = ids?;
                let links: Result<Vec<::domain::Link>, _> =
                    self.link_columns(&ids).await?.into_iter().map(TryInto::try_into).collect();
                Ok($crate::rows::in_order(ids, links?, |link| link.id))
            }

            async fn sessions_about(
                &mut self,
                customer: &::domain::Customer,
            ) -> Result<Vec<::domain::ids::SessionId>, $crate::StorageError> {
                let sessions = ::sqlx::query_file_scalar!(
                    "../storage/queries/customers/sessions.sql",
                    customer.merchant.to_string(),
                    customer.id.to_string(),
                    customer.email.as_str()
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                sessions.iter().map(|id| $crate::rows::id("session id", id)).collect()
            }

            async fn merge_customers(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                from: ::domain::ids::CustomerId,
                into: ::domain::ids::CustomerId,
            ) -> Result<Vec<::domain::ids::SessionId>, $crate::StorageError> {
                let (merchant, from, into) = (merchant.to_string(), from.to_string(), into.to_string());
                let sessions =
                    ::sqlx::query_file_scalar!("../storage/queries/customers/sessions_put.sql", merchant, from)
                        .fetch_all(self.connection())
                        .await
                        .map_err(refused)?;
                let sessions: Result<Vec<::domain::ids::SessionId>, _> =
                    sessions.iter().map(|id| $crate::rows::id("session id", id)).collect();
                let sessions = sessions?;
                // In the order in which judgements lock them.
                self.lock_sessions(&sessions).await?;
                ::sqlx::query_file!("../storage/queries/customers/move_sessions.sql", merchant, from, into)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                ::sqlx::query_file!("../storage/queries/customers/move_links.sql", merchant, from, into)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                ::sqlx::query_file!("../storage/queries/customers/move_deliveries.sql", merchant, from, into)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                ::sqlx::query_file!("../storage/queries/tags/hand_over_target.sql", merchant, from, into)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                ::sqlx::query_file!("../storage/queries/tags/take_all.sql", merchant, from)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                ::sqlx::query_file!("../storage/queries/customers/move_former.sql", merchant, from, into)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                ::sqlx::query_file!("../storage/queries/customers/keep_former.sql", merchant, from, "", into)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                ::sqlx::query_file!("../storage/queries/customers/delete.sql", merchant, from)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                self.name_sessions(&merchant, &into).await?;
                Ok(sessions)
            }

            async fn erase_customer(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                id: ::domain::ids::CustomerId,
            ) -> Result<Vec<::domain::ids::SessionId>, $crate::StorageError> {
                // Who pays with this e-mail now waits until it is forgotten, and is somebody new then.
                let customer = $crate::Customers::hold_customer(self, merchant, id).await?;
                let customer = customer.ok_or_else(|| $crate::rows::missing("customer", id))?;
                let sessions = $crate::Customers::sessions_about(self, &customer).await?;
                let (merchant, id) = (merchant.to_string(), id.to_string());
                let told = $crate::Sessions::sessions_by_id(self, &sessions).await?;
                ::sqlx::query_file!(
                    "../storage/queries/customers/forget_sessions.sql",
                    $crate::rows::forget_batch(&told)?,
                    id
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                ::sqlx::query_file!("../storage/queries/customers/forget_links.sql", merchant, id)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                ::sqlx::query_file!(
                    "../storage/queries/customers/forget_deliveries.sql",
                    merchant,
                    id,
                    customer.email.as_str()
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                ::sqlx::query_file!("../storage/queries/tags/take_all.sql", merchant, id)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                ::sqlx::query_file!("../storage/queries/customers/delete.sql", merchant, id)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(sessions)
            }

            async fn was_forgotten(&mut self, session: ::domain::ids::SessionId) -> Result<bool, $crate::StorageError> {
                let forgotten =
                    ::sqlx::query_file_scalar!("../storage/queries/customers/was_forgotten.sql", session.to_string())
                        .fetch_optional(self.connection())
                        .await
                        .map_err(refused)?;
                Ok(forgotten.unwrap_or_default())
            }
        }
    };
}
