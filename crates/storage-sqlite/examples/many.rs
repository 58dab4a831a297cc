//! How lists, filters, a link's page and its figures answer on a large database (REL6).
//! `cargo run --release -p storage-sqlite --example many [links] [views]`; prints one line of JSON, microseconds.

use domain::{Millis, Mode, ids::LinkId, view::Day};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Row, SqliteConnection, sqlite::SqliteConnectOptions};
use std::{path::Path, sync::Arc, time::Instant};
use storage::{
    StorageError, Store, Transaction,
    conformance::fixtures::{NOW, World},
    records::{LinkFilter, Page, Scope},
};
use storage_sqlite::SqliteStore;

type Outcome<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

const ROUNDS: u32 = 200;
/// One link in so many has a paid session.
const PAID: u32 = 10;
const LIST: Page = Page { offset: 0, limit: 25 };
const TEN: Page = Page { offset: 0, limit: 10 };

#[tokio::main]
async fn main() -> Outcome {
    let argument = |n: usize, otherwise: u32| std::env::args().nth(n).map_or(Ok(otherwise), |given| given.parse());
    let (links, views) = (argument(1, 1_000)?, argument(2, 10_000)?);
    let directory = tempfile::tempdir()?;
    let path = directory.path().join("many.sqlite");
    let store = Arc::new(SqliteStore::open(&path).await?);
    let world = World::new(Arc::clone(&store) as Arc<dyn Store>).await?;
    // A template for everything that is copied below.
    world.open(0).await?;
    let filling = Instant::now();
    fill(&path, links, views).await?;
    let filled = filling.elapsed().as_millis();
    let bytes = std::fs::metadata(&path)?.len();

    let mut figures = serde_json::Map::new();
    for what in What::ALL {
        let mut took = Vec::with_capacity(usize::try_from(ROUNDS)?);
        for round in 0..ROUNDS {
            // Spread over all links.
            let n = u64::from(round) * 2_654_435_761 % u64::from(links);
            let start = Instant::now();
            what.ask(&world, u32::try_from(n)?).await?;
            took.push(start.elapsed().as_micros());
        }
        took.sort_unstable();
        let at = |percent: usize| took.get(took.len() * percent / 100).copied().unwrap_or_default();
        figures.insert(format!("{what:?}").to_lowercase(), serde_json::json!({ "p50": at(50), "p99": at(99) }));
    }
    println!(
        "{}",
        serde_json::json!({ "links": links, "views": views, "fill_ms": filled, "bytes": bytes, "micros": figures })
    );
    store.close().await;
    Ok(())
}

/// What a merchant's page asks.
#[derive(Debug, Clone, Copy)]
enum What {
    List,
    Filter,
    SearchRare,
    SearchCommon,
    SearchNothing,
    Detail,
    Metrics,
    Activity,
    MerchantActivity,
}

impl What {
    const ALL: [Self; 9] = [
        Self::List,
        Self::Filter,
        Self::SearchRare,
        Self::SearchCommon,
        Self::SearchNothing,
        Self::Detail,
        Self::Metrics,
        Self::Activity,
        Self::MerchantActivity,
    ];

    async fn ask(self, world: &World, n: u32) -> Outcome {
        let merchant = world.merchant.id;
        let link = nth(n)?;
        let scope = Scope::Link(merchant, link);
        let mut tx = world.store.read().await?;
        let search = |words: String| LinkFilter { search: Some(words), ..LinkFilter::default() };
        let rows = match self {
            Self::List => list(&mut *tx, world, LinkFilter::default()).await?,
            Self::Filter => {
                let filter =
                    LinkFilter { mode: Some(Mode::Test), source: Some("api".to_owned()), ..LinkFilter::default() };
                list(&mut *tx, world, filter).await?
            }
            Self::SearchRare => list(&mut *tx, world, search(format!("order {n:07} "))).await?,
            Self::SearchCommon => list(&mut *tx, world, search("order".to_owned())).await?,
            Self::SearchNothing => {
                list(&mut *tx, world, search("nowhere".to_owned())).await?;
                1
            }
            Self::Detail => {
                tx.merchant_link(merchant, link).await?.ok_or("no such link")?;
                tx.sessions_of(scope, TEN).await?;
                1
            }
            Self::Metrics => {
                let first = Day(Day::of(NOW).0 - 90);
                tx.view_totals(merchant, link).await?;
                tx.takings(merchant, link).await?;
                tx.view_days(merchant, link, first).await?;
                tx.taking_days(merchant, link, first).await?;
                tx.referrers(merchant, link, first, 20).await?;
                1
            }
            Self::Activity => tx.activity(scope, TEN).await?.rows.len(),
            Self::MerchantActivity => tx.activity(Scope::Merchant(merchant), TEN).await?.rows.len(),
        };
        if rows == 0 { Err(format!("{self:?} of link {n} found nothing").into()) } else { Ok(()) }
    }
}

async fn list(tx: &mut dyn Transaction, world: &World, filter: LinkFilter) -> Result<usize, StorageError> {
    Ok(tx.links(world.merchant.id, &filter, LIST).await?.rows.len())
}

fn nth(n: u32) -> Outcome<LinkId> {
    Ok(format!("link_{n:026}").parse()?)
}

/// Copies the world's link and session, and makes up views, with what every day makes smaller: no flush to disk, and
/// indexes made at the end.
async fn fill(path: &Path, links: u32, views: u32) -> Outcome {
    let options =
        SqliteConnectOptions::new().filename(path).pragma("synchronous", "OFF").pragma("cache_size", "-400000");
    let mut db = options.connect().await?;
    let series = |to: u32| {
        format!("WITH RECURSIVE series (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM series WHERE n + 1 < {to})")
    };
    let dropped: Vec<String> = sqlx::query("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name IN ('views', 'links', 'sessions') AND sql IS NOT NULL")
        .fetch_all(&mut db)
        .await?
        .iter()
        .map(|row| (row.get::<String, _>(0), row.get::<String, _>(1)))
        .map(|(name, sql)| format!("{name}\n{sql}"))
        .collect();
    for index in &dropped {
        let name = index.lines().next().unwrap_or_default();
        sqlx::query(AssertSqlSafe(format!("DROP INDEX {name}"))).execute(&mut db).await?;
    }
    copy(
        &mut db,
        "links",
        &series(links),
        "TRUE",
        &[
            ("id", "'link_' || PRINTF('%026d', n)"),
            ("title", "'Order ' || PRINTF('%07d', n) || ' of the shop'"),
            ("search", "'order ' || PRINTF('%07d', n) || ' of the shop' || CHAR(10) || 'link_' || PRINTF('%026d', n)"),
            ("created_at", "t.created_at + n * 1000"),
            ("active", "n % 7 <> 0"),
            ("source", "CASE WHEN n % 100 = 3 THEN 'api' ELSE 'dashboard' END"),
            ("path", "NULL"),
        ],
    )
    .await?;
    copy(
        &mut db,
        "sessions",
        &series(links),
        &format!("n % {PAID} = 0"),
        &[
            ("id", "'ses_' || PRINTF('%026d', n + 1000000)"),
            ("link", "'link_' || PRINTF('%026d', n)"),
            ("code", "'copy' || n"),
            ("opened_at", "t.opened_at + n * 1000"),
            ("status", "'final'"),
            ("received", "t.due"),
            ("paid_at", "t.opened_at"),
            ("channel", "'email'"),
        ],
    )
    .await?;
    // Codes that can be read, for what lists show.
    let referrers = "CASE n % 3 WHEN 0 THEN NULL WHEN 1 THEN 'news.example' ELSE 'shop.example' END";
    let insert = format!(
        "{} INSERT INTO views (link, merchant, mode, at, kind, channel, referrer, ip, browser, os) SELECT 'link_' || \
         PRINTF('%026d', (n * 2654435761) % {links}), t.merchant, t.mode, {} + n, CASE WHEN n / {links} % 10 = 9 THEN 'bot' ELSE \
         'person' END, CASE n / {links} % 2 WHEN 0 THEN 'email' ELSE 'direct' END, {referrers}, '203.0.113.x', 'Firefox', 'Linux' FROM \
         series, (SELECT merchant, mode FROM links LIMIT 1) AS t",
        series(views),
        NOW.0 - Millis::minutes(60 * 24 * 30).0
    );
    sqlx::query(AssertSqlSafe(insert)).execute(&mut db).await?;
    for counted in [
        "INSERT INTO link_days (link, day, kind, channel, merchant, views) SELECT link, at / 86400000, kind, channel, merchant, \
         COUNT(*) FROM views GROUP BY 1, 2, 3, 4",
        "INSERT INTO link_referrers (link, day, referrer, views) SELECT link, at / 86400000, referrer, COUNT(*) FROM views WHERE \
         kind = 'person' AND referrer IS NOT NULL GROUP BY 1, 2, 3",
        "INSERT INTO merchant_views (merchant, views) SELECT merchant, COUNT(*) FROM views WHERE kind = 'person' GROUP BY 1",
    ] {
        sqlx::query(counted).execute(&mut db).await?;
    }
    for index in dropped {
        let sql = index.split_once('\n').map(|(_, sql)| sql.to_owned()).unwrap_or_default();
        sqlx::query(AssertSqlSafe(sql)).execute(&mut db).await?;
    }
    codes(&mut db).await?;
    db.close().await?;
    Ok(())
}

/// Copies the first row of a table for each number, with some columns changed; columns that a table lacks are passed over.
async fn copy(db: &mut SqliteConnection, table: &str, series: &str, which: &str, changed: &[(&str, &str)]) -> Outcome {
    let columns: Vec<String> = sqlx::query(AssertSqlSafe(format!("SELECT name FROM pragma_table_info('{table}')")))
        .fetch_all(&mut *db)
        .await?
        .iter()
        .map(|row| row.get(0))
        .collect();
    let values: Vec<_> = columns
        .iter()
        .map(|column| {
            changed
                .iter()
                .find(|(name, _)| name == column)
                .map_or_else(|| format!("t.{column}"), |(_, value)| (*value).to_owned())
        })
        .collect();
    let insert = format!(
        "{series} INSERT INTO {table} ({}) SELECT {} FROM series, (SELECT * FROM {table} LIMIT 1) AS t WHERE {which}",
        columns.join(", "),
        values.join(", ")
    );
    sqlx::query(AssertSqlSafe(insert)).execute(db).await?;
    Ok(())
}

/// Gives the copies codes that can be read.
async fn codes(db: &mut SqliteConnection) -> Outcome {
    let ids: Vec<String> = sqlx::query("SELECT id FROM sessions WHERE code LIKE 'copy%'")
        .fetch_all(&mut *db)
        .await?
        .iter()
        .map(|row| row.get(0))
        .collect();
    let mut tx = db.begin().await?;
    for (id, n) in ids.into_iter().zip(1_000_u64..) {
        let code = domain::VerificationCode::from_random(n * 2_654_435_761).to_string();
        sqlx::query("UPDATE OR IGNORE sessions SET code = $1 WHERE id = $2")
            .bind(code)
            .bind(id)
            .execute(&mut *tx)
            .await?;
    }
    tx.commit().await?;
    Ok(())
}
