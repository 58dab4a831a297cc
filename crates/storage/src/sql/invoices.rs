/// [`Invoices`](crate::Invoices) over a backend's transaction.
#[macro_export]
macro_rules! impl_invoices {
    ($transaction:ty) => {
        #[::async_trait::async_trait]
        impl $crate::Invoices for $transaction {
            async fn take_invoice_number(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                mode: ::domain::Mode,
            ) -> Result<u64, $crate::StorageError> {
                let ordinal = ::sqlx::query_file_scalar!(
                    "../storage/queries/invoices/take_number.sql",
                    merchant.to_string(),
                    mode.as_str()
                )
                .fetch_one(self.connection())
                .await
                .map_err(refused)?;
                $crate::rows::read_number("invoice number", ordinal)
            }

            async fn next_invoice_number(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                mode: ::domain::Mode,
            ) -> Result<(u64, bool), $crate::StorageError> {
                let series =
                    ::sqlx::query_file!("../storage/queries/invoices/series.sql", merchant.to_string(), mode.as_str())
                        .fetch_optional(self.connection())
                        .await
                        .map_err(refused)?;
                let Some(series) = series else { return Ok((1, false)) };
                let next = $crate::rows::read_number("invoice number", series.next_ordinal)?;
                Ok((next, series.next_ordinal > series.first_ordinal))
            }

            async fn begin_invoice_numbers(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                mode: ::domain::Mode,
                first: u64,
            ) -> Result<bool, $crate::StorageError> {
                let first = $crate::rows::write_number("invoice number", first)?;
                let begun = ::sqlx::query_file!(
                    "../storage/queries/invoices/begin_at.sql",
                    merchant.to_string(),
                    mode.as_str(),
                    first
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(begun.rows_affected() == 1)
            }

            async fn insert_invoice(&mut self, invoice: &::domain::Invoice) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!(
                    "../storage/queries/invoices/insert.sql",
                    invoice.link.to_string(),
                    invoice.merchant.to_string(),
                    invoice.mode.as_str(),
                    $crate::rows::write_number("invoice number", invoice.number.ordinal)?,
                    invoice.number.prefix.as_str(),
                    $crate::rows::json(&invoice.document)?,
                    invoice.due.0,
                    invoice.issued_at.0,
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(())
            }

            async fn invoices_of(
                &mut self,
                links: &[::domain::ids::LinkId],
            ) -> Result<Vec<::domain::Invoice>, $crate::StorageError> {
                if links.is_empty() {
                    return Ok(Vec::new());
                }
                let invoices: Result<Vec<::domain::Invoice>, _> = ::sqlx::query_file_as!(
                    $crate::rows::InvoiceColumns,
                    "../storage/queries/invoices/of_links.sql",
                    $crate::rows::column(links)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .into_iter()
                .map(TryInto::try_into)
                .collect();
                Ok($crate::rows::in_order(links.iter().copied(), invoices?, |invoice| invoice.link))
            }

            async fn void_invoice(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                link: ::domain::ids::LinkId,
                at: ::domain::Millis,
            ) -> Result<bool, $crate::StorageError> {
                let voided = ::sqlx::query_file!(
                    "../storage/queries/invoices/void.sql",
                    merchant.to_string(),
                    link.to_string(),
                    at.0
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(voided.rows_affected() == 1)
            }

            async fn overdue_invoices(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                today: ::domain::view::Day,
                most: u32,
            ) -> Result<Vec<::domain::Invoice>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::InvoiceColumns,
                    "../storage/queries/invoices/overdue.sql",
                    merchant.to_string(),
                    today.0,
                    i64::from(most)
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
