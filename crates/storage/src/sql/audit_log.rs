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
                    entry.member.to_string(),
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
                member: Option<::domain::ids::MemberId>,
                page: $crate::records::Page,
            ) -> Result<Vec<::domain::AuditEntry>, $crate::StorageError> {
                let (limit, offset) = (i64::from(page.limit), i64::from(page.offset));
                let rows = match member {
                    Some(member) => {
                        ::sqlx::query_file_as!(
                            $crate::rows::AuditColumns,
                            "../storage/queries/audit/of_member.sql",
                            merchant.to_string(),
                            member.to_string(),
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
            ) -> Result<Vec<(::domain::ids::MemberId, String)>, $crate::StorageError> {
                let rows = ::sqlx::query_file!("../storage/queries/audit/people.sql", merchant.to_string())
                    .fetch_all(self.connection())
                    .await
                    .map_err(refused)?;
                rows.into_iter().map(|row| Ok(($crate::rows::id("member id", &row.member)?, row.who))).collect()
            }
        }
    };
}
