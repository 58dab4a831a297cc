/// [`Quotes`](crate::Quotes) over a backend's transaction.
#[macro_export]
macro_rules! impl_quotes {
    ($transaction:ty) => {
        #[::async_trait::async_trait]
        impl $crate::Quotes for $transaction {
            async fn insert_quote(&mut self, quote: &$crate::records::Quote) -> Result<(), $crate::StorageError> {
                let rate = quote.rate.as_ref().map($crate::rows::json).transpose()?;
                ::sqlx::query_file!(
                    "../storage/queries/quotes/insert.sql",
                    quote.session.to_string(),
                    quote.title,
                    quote.unit.to_string(),
                    quote.unit.is_fiat(),
                    quote.price.units.to_string(),
                    i64::from(quote.price.decimals),
                    i64::from(quote.quantity),
                    rate,
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(())
            }

            async fn quotes_of(
                &mut self,
                sessions: &[::domain::ids::SessionId],
            ) -> Result<Vec<$crate::records::Quote>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::QuoteColumns,
                    "../storage/queries/quotes/of_sessions.sql",
                    $crate::rows::column(sessions)
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
