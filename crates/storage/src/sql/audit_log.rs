/// [`AuditLog`](crate::AuditLog) over a backend's transaction.
#[macro_export]
macro_rules! impl_audit_log {
    ($transaction:ty) => {
        #[::async_trait::async_trait]
        impl $crate::AuditLog for $transaction {
            async fn write_audit(&mut self, entry: &::domain::AuditEntry) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!(
                    "../storage/queries/audit/insert.sql",
                    entry.id.to_string(),
                    entry.merchant.to_string(),
                    entry.by.to_string(),
                    entry.act.code(),
                    entry.thing,
                    entry.called,
                    entry.detail,
                    entry.at.0,
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(())
            }

            async fn audit(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                by: Option<::domain::DoneBy>,
                page: $crate::records::Page,
            ) -> Result<Vec<::domain::AuditEntry>, $crate::StorageError> {
                let (limit, offset) = (i64::from(page.limit), i64::from(page.offset));
                let rows = match by {
                    Some(by) => {
                        ::sqlx::query_file_as!(
                            $crate::rows::AuditColumns,
                            "../storage/queries/audit/of_member.sql",
                            merchant.to_string(),
                            by.to_string(),
                            limit,
                            offset
                        )
                        .fetch_all(self.connection())
                        .await
                    }
                    None => {
                        ::sqlx::query_file_as!(
                            $crate::rows::AuditColumns,
                            "../storage/queries/audit/of_merchant.sql",
                            merchant.to_string(),
                            limit,
                            offset
                        )
                        .fetch_all(self.connection())
                        .await
                    }
                };
                rows.map_err(refused)?.into_iter().map(TryInto::try_into).collect()
            }

            async fn audited(
                &mut self,
                merchant: ::domain::ids::MerchantId,
            ) -> Result<Vec<(::domain::DoneBy, String)>, $crate::StorageError> {
                let rows = ::sqlx::query_file!("../storage/queries/audit/people.sql", merchant.to_string())
                    .fetch_all(self.connection())
                    .await
                    .map_err(refused)?;
                rows.into_iter().map(|row| Ok(($crate::rows::id("who did it", &row.member)?, row.who))).collect()
            }
        }
    };
}
