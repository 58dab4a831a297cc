//! All that a database holds, to tell whether anything was written.

use sqlx::{AssertSqlSafe, PgPool, postgres::PgPoolOptions};

/// A database that is looked at as a whole.
#[derive(Debug)]
pub struct Contents {
    connection: PgPool,
    /// A row for each table.
    every: String,
}

impl Contents {
    /// Of the database at a URL, whose tables are there.
    ///
    /// # Errors
    /// It does not answer.
    pub async fn of(url: &str) -> Result<Self, sqlx::Error> {
        let connection = PgPoolOptions::new().max_connections(1).connect(url).await?;
        let tables = "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename";
        let tables: Vec<String> = sqlx::query_scalar(tables).fetch_all(&connection).await?;
        let each = tables.iter().map(|table| {
            format!(
                "SELECT '{table} ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {table} AS t"
            )
        });
        let every = each.collect::<Vec<_>>().join(" UNION ALL ");
        Ok(Self { connection, every })
    }

    /// What each table holds, in short: whoever changed anything changed one of these.
    ///
    /// # Errors
    /// It does not answer.
    pub async fn digests(&self) -> Result<Vec<String>, sqlx::Error> {
        sqlx::query_scalar(AssertSqlSafe(self.every.clone())).fetch_all(&self.connection).await
    }
}
