//! No statement reads a whole table that grows with payments and visitors, as PostgreSQL itself says of each when it is asked to do
//! without wherever it can (REL6).

use sqlx::{AssertSqlSafe, Connection, PgConnection, types::JsonValue};
use std::error::Error;
use storage::conformance::statements::{May, statements};
use storage_postgres::PostgresStore;

type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

/// Statements that read a table or an index from end to end, and may. For `BY_ID` the planner, which knows of no rows here, begins at
/// the other end; with 30,000 rows it goes by the ids.
const MAY: May = &[
    ("addresses/received.sql", BY_ID),
    ("addresses/watched.sql", "once, at the start: all addresses go into memory"),
    ("assets/list.sql", "as many as there are coins"),
    ("deliveries/next_due.sql", "the first of an index of those that wait"),
    ("invitations/finish.sql", "an index of those that are open"),
    ("invitations/next_due.sql", "an index of those that wait"),
    ("invitations/release.sql", "an index of those that are open"),
    ("invitations/renew.sql", "an index of those that are open"),
    ("jobs/next_due.sql", "the first of an index of those that wait"),
    ("links/figures_of.sql", BY_ID),
    ("merchants/count.sql", "as many as there are businesses"),
    ("memberships/operates.sql", "as many as there are businesses"),
    ("networks/list.sql", "as many as there are networks"),
    ("notices/next_due.sql", "the first of an index of those that wait"),
    ("notices/release.sql", "an index of those that are held"),
    ("notifications/next_due.sql", "the first of an index of those that wait"),
    ("notifications/put_off.sql", "an index of those that wait"),
    ("notifications/unmail.sql", "an index of those that wait"),
    ("outages/concerned.sql", "once, when a network is given up or back"),
    ("outages/open.sql", "an index of those that are not over"),
    ("sessions/facts_of.sql", BY_ID),
    ("slots/of_products.sql", BY_ID),
    ("wallets/elsewhere.sql", "as many as there are wallets, when one is added"),
];
const BY_ID: &str = "by ids, where there are rows";

/// A connection to an empty database that plans once for all values, and goes from row to row by indexes wherever there is one: what it
/// would do with large tables, of which it knows nothing here.
async fn planner() -> Outcome<PgConnection> {
    let url = tokio::task::spawn_blocking(testkit::postgres::database).await??;
    drop(PostgresStore::connect(&url).await?);
    let mut db = PgConnection::connect(&url).await?;
    for way in ["seqscan", "hashjoin", "mergejoin", "material"] {
        sqlx::query(AssertSqlSafe(format!("SET enable_{way} = off"))).execute(&mut db).await?;
    }
    sqlx::query("SET plan_cache_mode = force_generic_plan").execute(&mut db).await?;
    Ok(db)
}

async fn plan(db: &mut PgConnection, statement: &str) -> Outcome<JsonValue> {
    let values = (1..).take_while(|n| statement.contains(&format!("${n}"))).count();
    let values = if values == 0 { String::new() } else { format!("({})", vec!["NULL"; values].join(", ")) };
    sqlx::raw_sql(AssertSqlSafe(format!("PREPARE asked AS {statement}"))).execute(&mut *db).await?;
    let explain = AssertSqlSafe(format!("EXPLAIN (FORMAT JSON) EXECUTE asked{values}"));
    let plan = sqlx::query_scalar(explain).persistent(false).fetch_one(&mut *db).await?;
    sqlx::raw_sql("DEALLOCATE asked").execute(db).await?;
    Ok(plan)
}

/// The tables of which a plan reads all rows, or all of an index.
fn read_whole(plan: &JsonValue, found: &mut Vec<String>) {
    let text = |key: &str| plan.get(key).and_then(JsonValue::as_str);
    let whole = match text("Node Type") {
        Some("Seq Scan") => true,
        Some("Index Scan" | "Index Only Scan" | "Bitmap Index Scan") => plan.get("Index Cond").is_none(),
        _ => false,
    };
    if whole {
        found.push(text("Relation Name").or_else(|| text("Index Name")).unwrap_or("?").to_owned());
    }
    let inner = plan.as_array().into_iter().flatten().chain(plan.as_object().into_iter().flat_map(|all| all.values()));
    inner.for_each(|inner| read_whole(inner, found));
}

#[tokio::test]
async fn rel6_no_statement_reads_a_whole_table_but_those_that_may() -> Outcome {
    let mut db = planner().await?;
    let statements = statements(env!("CARGO_MANIFEST_DIR"), MAY)?;
    let mut wrong = Vec::new();
    for (name, statement) in statements {
        let plan = plan(&mut db, &statement).await.map_err(|error| format!("{name}: {error}"))?;
        let mut whole = Vec::new();
        read_whole(&plan, &mut whole);
        if !whole.is_empty() && MAY.iter().all(|(file, _)| *file != name) {
            wrong.push(format!("{name} reads all of {whole:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}

#[tokio::test]
async fn rel6_a_statement_that_reads_a_whole_table_is_noticed() -> Outcome {
    let mut db = planner().await?;
    for statement in ["SELECT id FROM links WHERE title LIKE $1", "SELECT id FROM links ORDER BY title LIMIT 10"] {
        let mut whole = Vec::new();
        read_whole(&plan(&mut db, statement).await?, &mut whole);
        assert_eq!(whole, ["links"], "{statement}");
    }
    Ok(())
}
