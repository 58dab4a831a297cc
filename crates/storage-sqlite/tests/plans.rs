//! No statement reads a whole table that grows with payments and visitors, as SQLite itself says of each (REL6).

use sqlx::{AssertSqlSafe, ConnectOptions, Row, SqliteConnection, sqlite::SqliteConnectOptions};
use std::{collections::HashMap, error::Error};
use storage::conformance::statements::{May, statements};
use storage_sqlite::SqliteStore;

type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

/// Statements that read a table from end to end, and may.
const MAY: May = &[
    ("addresses/watched.sql", "once, at the start: all addresses go into memory"),
    ("assets/list.sql", "as many as there are coins"),
    ("invitations/release.sql", "an index of those that are open"),
    ("merchants/count.sql", "as many as there are businesses"),
    ("memberships/operates.sql", "as many as there are businesses"),
    ("networks/list.sql", "as many as there are networks"),
    ("notices/release.sql", "an index of those that are held"),
    ("outages/concerned.sql", "once, when a network is given up or back"),
    ("outages/open.sql", "an index of those that are not over"),
    ("wallets/elsewhere.sql", "as many as there are wallets, when one is added"),
];

/// What a statement calls its tables.
fn tables(statement: &str) -> HashMap<String, String> {
    let code = statement.lines().filter(|line| !line.trim_start().starts_with("--")).collect::<Vec<_>>().join(" ");
    let words: Vec<&str> = code.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty()).collect();
    let named = words.iter().enumerate().filter(|(_, word)| matches!(**word, "FROM" | "JOIN" | "UPDATE" | "INTO"));
    named
        .filter_map(|(at, _)| {
            let table = words.get(at + 1)?;
            let other = words.get(at + 2).filter(|word| **word == "AS").and_then(|_| words.get(at + 3));
            Some(((*other.unwrap_or(table)).to_owned(), (*table).to_owned()))
        })
        .collect()
}

async fn plan(db: &mut SqliteConnection, statement: &str) -> Outcome<Vec<String>> {
    let rows = sqlx::query(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {statement}"))).fetch_all(db).await?;
    rows.iter().map(|row| Ok(row.try_get("detail")?)).collect()
}

/// The tables of which a plan reads all rows.
fn read_whole<'a>(plan: &'a [String], tables: &'a HashMap<String, String>) -> impl Iterator<Item = &'a str> {
    let scanned =
        plan.iter().filter(|line| !line.contains("VIRTUAL TABLE")).filter_map(|line| line.strip_prefix("SCAN "));
    scanned.filter_map(|line| tables.get(line.split(' ').next()?)).map(String::as_str)
}

#[tokio::test]
async fn rel6_no_statement_reads_a_whole_table_but_those_that_may() -> Outcome {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("plans.sqlite");
    SqliteStore::open(&path).await?.close().await;
    let mut db = SqliteConnectOptions::new().filename(&path).connect().await?;
    let kept: Vec<String> =
        sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'table'").fetch_all(&mut db).await?;
    let statements = statements(env!("CARGO_MANIFEST_DIR"), MAY)?;
    let mut wrong = Vec::new();
    for (name, statement) in &statements {
        let mut tables = tables(statement);
        tables.retain(|_, table| kept.contains(table));
        let plan = plan(&mut db, statement).await.map_err(|error| format!("{name}: {error}"))?;
        let whole: Vec<&str> = read_whole(&plan, &tables).collect();
        let may = MAY.iter().any(|(file, _)| file == name);
        if whole.is_empty() == may {
            wrong.push(format!("{name} reads all of {whole:?}: {plan:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}

#[tokio::test]
async fn rel6_a_statement_that_reads_a_whole_table_is_noticed() -> Outcome {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("plans.sqlite");
    SqliteStore::open(&path).await?.close().await;
    let mut db = SqliteConnectOptions::new().filename(&path).connect().await?;
    for statement in [
        "SELECT l.id FROM links AS l WHERE l.search LIKE $1",
        "SELECT id FROM links ORDER BY title LIMIT 10",
        "SELECT s.id FROM links AS l JOIN sessions AS s ON s.link || '' = l.id WHERE l.id = $1",
    ] {
        let plan = plan(&mut db, statement).await?;
        assert!(read_whole(&plan, &tables(statement)).next().is_some(), "{statement}: {plan:#?}");
    }
    Ok(())
}
