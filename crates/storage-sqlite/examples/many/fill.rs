//! A large database, made by few statements: copies of a link, a session and a transfer, and views of all links.

use super::Outcome;
use domain::{Millis, VerificationCode};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Row, SqliteConnection, sqlite::SqliteConnectOptions};
use std::path::Path;
use storage::conformance::fixtures::NOW;

/// Tables that are filled without their indexes and triggers; those are made at the end.
const TABLES: &str = "('views', 'links', 'sessions', 'addresses', 'transfers')";
const LINK: &str = "'link_' || PRINTF('%026d', n)";
const SESSION: &str = "'ses_' || PRINTF('%026d', n + 1000000)";
/// How many codes go to the database at once.
const BATCH: u32 = 20_000;

/// Fills it. What every day makes smaller is left out: no flush to disk.
pub async fn fill(path: &Path, links: u32, views: u32) -> Outcome {
    let options =
        SqliteConnectOptions::new().filename(path).pragma("synchronous", "OFF").pragma("cache_size", "-1000000");
    let mut db = options.connect().await?;
    let kept: Vec<(String, String, String)> = sqlx::query_as(AssertSqlSafe(format!(
        "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND tbl_name IN {TABLES} AND sql IS NOT NULL"
    )))
    .fetch_all(&mut db)
    .await?;
    for (kind, name, _) in &kept {
        run(&mut db, format!("DROP {kind} {name}")).await?;
    }
    run(&mut db, "CREATE TEMP TABLE series (n INTEGER PRIMARY KEY, code TEXT)".to_owned()).await?;
    codes(&mut db, links).await?;
    copies(&mut db).await?;
    looks(&mut db, links, views).await?;
    for (_, _, sql) in kept {
        run(&mut db, sql).await?;
    }
    words(&mut db).await?;
    db.close().await?;
    Ok(())
}

async fn run(db: &mut SqliteConnection, sql: String) -> Outcome {
    sqlx::query(AssertSqlSafe(sql)).execute(db).await?;
    Ok(())
}

/// A number and a code that can be read for each link.
async fn codes(db: &mut SqliteConnection, links: u32) -> Outcome {
    for from in (0..links).step_by(usize::try_from(BATCH)?) {
        let code = |n: u32| (n, VerificationCode::from_random((u64::from(n) + 1_000) * 2_654_435_761).to_string());
        let rows: Vec<_> = (from..links.min(from + BATCH)).map(code).collect();
        sqlx::query("INSERT INTO series SELECT value ->> 0, value ->> 1 FROM json_each($1)")
            .bind(serde_json::to_string(&rows)?)
            .execute(&mut *db)
            .await?;
    }
    Ok(())
}

/// Links of all kinds, a session each in every state, an address each, and a transaction for one in ten. A thousand fill a page of
/// each kind, so that pages of the same length are compared.
async fn copies(db: &mut SqliteConnection) -> Outcome {
    let title = "'Order ' || PRINTF('%07d', n) || ' of the shop'";
    let paid = "n % 10 < 7";
    copy(
        db,
        "links",
        "TRUE",
        &[
            ("id", LINK),
            ("title", title),
            ("search", &format!("LOWER({title} || CHAR(10) || {LINK})")),
            ("created_at", "t.created_at + n * 1000"),
            ("active", "n % 7 <> 0"),
            ("archived", "n % 25 = 1"),
            ("source", "CASE WHEN n % 20 = 3 THEN 'api' ELSE 'dashboard' END"),
            ("most_payments", "CASE WHEN n % 3 = 0 THEN 1 END"),
            ("paid", &format!("n % 3 = 0 AND {paid}")),
            ("ends_at", &format!("CASE WHEN n % 11 = 0 THEN {} + (n % 2) * 10000000 END", NOW.0 - 1_000)),
            ("ended", "n % 22 = 0"),
            ("path", "NULL"),
        ],
    )
    .await?;
    let late = "(n % 5003 = 9 OR n < 1000 AND n % 31 = 9)";
    let status = format!(
        "CASE WHEN n % 997 = 8 THEN 'open' WHEN {late} THEN 'expired' WHEN {paid} THEN 'final' ELSE 'closed' END"
    );
    let code = "(SELECT code FROM series AS c WHERE c.n = series.n)";
    copy(
        db,
        "sessions",
        "TRUE",
        &[
            ("id", SESSION),
            ("link", LINK),
            ("code", code),
            ("opened_at", "t.opened_at + n * 1000"),
            ("status", &status),
            ("flags", &format!("CASE WHEN {late} THEN 'late' ELSE '' END")),
            ("received", &format!("CASE WHEN {paid} THEN t.due ELSE '0' END")),
            ("paid_at", &format!("CASE WHEN {paid} THEN t.opened_at - (n % 730) * 86400000 END")),
            (
                "search",
                &format!("LOWER({code} || CHAR(10) || {SESSION} || CHAR(10) || 'customer ' || PRINTF('%07d', n))"),
            ),
            ("channel", "'email'"),
        ],
    )
    .await?;
    let address = "'0x' || PRINTF('%040d', n + 1000000)";
    let given =
        [("session", SESSION), ("address", address), ("address_index", "n + 1"), ("given_at", "t.given_at + n * 1000")];
    copy(db, "addresses", "TRUE", &given).await?;
    let moved = [
        ("id", "'tr_' || PRINTF('%026d', n + 1000000)"),
        ("key", "'key' || n"),
        ("session", SESSION),
        ("tx", "'0xabc' || PRINTF('%061d', n + 1)"),
        ("to_address", address),
    ];
    copy(db, "transfers", "n % 10 = 0", &moved).await?;
    let takings = "INSERT INTO merchant_takings SELECT merchant, mode, paid_at / 900000, symbol, FALSE, decimals, COUNT(*), \
        SUM(CAST(received AS INTEGER)), 0, 0, 0, 0, 0, 0 FROM sessions WHERE status = 'final' GROUP BY 1, 2, 3, 4, 5, 6";
    run(db, takings.to_owned()).await
}

/// Views over three months, a tenth of them of the first link.
async fn looks(db: &mut SqliteConnection, links: u32, views: u32) -> Outcome {
    let month = Millis::minutes(60 * 24 * 30).0;
    let referrer = "CASE n % 3 WHEN 0 THEN NULL WHEN 1 THEN 'news.example' ELSE 'shop.example' END";
    run(
        db,
        format!(
            "WITH RECURSIVE all_views (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM all_views WHERE n + 1 < {views}) \
             INSERT INTO views (link, merchant, mode, at, kind, channel, referrer, ip, browser, os) \
             SELECT 'link_' || PRINTF('%026d', CASE WHEN n % 10 = 0 THEN 0 ELSE ((n / 10 * 9 + n % 10) * 2654435761) % {links} END), t.merchant, \
             t.mode, {} + n * {} / {views}, CASE WHEN n % 13 = 0 THEN 'bot' ELSE 'person' END, \
             CASE n % 2 WHEN 0 THEN 'email' ELSE 'direct' END, {referrer}, '203.0.113.x', 'Firefox', 'Linux' \
             FROM all_views, (SELECT merchant, mode FROM links LIMIT 1) AS t",
            NOW.0 - 3 * month,
            3 * month
        ),
    )
    .await?;
    for counted in [
        "INSERT INTO link_days (link, day, kind, channel, merchant, views) SELECT link, at / 86400000, kind, channel, merchant, \
         COUNT(*) FROM views GROUP BY 1, 2, 3, 4",
        "INSERT INTO link_referrers (link, day, referrer, views) SELECT link, at / 86400000, referrer, COUNT(*) FROM views WHERE \
         kind = 'person' AND referrer IS NOT NULL GROUP BY 1, 2, 3",
        "INSERT INTO merchant_views (merchant, views) SELECT merchant, COUNT(*) FROM views WHERE kind = 'person' GROUP BY 1",
    ] {
        run(db, counted.to_owned()).await?;
    }
    Ok(())
}

/// What the triggers would have written for each row.
async fn words(db: &mut SqliteConnection) -> Outcome {
    for (number, words, table, column) in
        [("link_numbers", "link_words", "links", "link"), ("session_numbers", "session_words", "sessions", "session")]
    {
        run(
            db,
            format!(
                "INSERT INTO {number} ({column}) SELECT id FROM {table} WHERE id NOT IN (SELECT {column} FROM {number}) ORDER BY id"
            ),
        )
        .await?;
        run(
            db,
            format!(
                "INSERT INTO {words} (rowid, words) SELECT number, search FROM {number} JOIN {table} ON id = {column} WHERE number > 1 \
                 ORDER BY number"
            ),
        )
        .await?;
    }
    Ok(())
}

/// Copies the first row of a table for each number, with some columns changed.
async fn copy(db: &mut SqliteConnection, table: &str, which: &str, changed: &[(&str, &str)]) -> Outcome {
    let columns: Vec<String> = sqlx::query(AssertSqlSafe(format!("SELECT name FROM pragma_table_info('{table}')")))
        .fetch_all(&mut *db)
        .await?
        .iter()
        .map(|row| row.get(0))
        .collect();
    if let Some((unknown, _)) = changed.iter().find(|(name, _)| columns.iter().all(|column| column != name)) {
        return Err(format!("{table} has no column {unknown}").into());
    }
    let value = |column: &String| {
        let found = changed.iter().find(|(name, _)| name == column);
        found.map_or_else(|| format!("t.{column}"), |(_, value)| (*value).to_owned())
    };
    let values: Vec<_> = columns.iter().map(value).collect();
    let insert = format!(
        "INSERT INTO {table} ({}) SELECT {} FROM series, (SELECT * FROM {table} LIMIT 1) AS t WHERE {which}",
        columns.join(", "),
        values.join(", ")
    );
    run(db, insert).await
}
