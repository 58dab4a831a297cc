//! What a PostgreSQL database kept before a migration is kept by it.

use sqlx::{AssertSqlSafe, Row};
use std::{error::Error, fs, path::Path};

/// Who is in the business and signed in before members could be in several.
const BEFORE: &str = "
    INSERT INTO merchants (id, handle, name, accent, window_ms, tolerance_bp, created_at)
    VALUES ('mer_1', 'northlight', 'Northlight', '#0e5e73', 1, 0, 1);
    INSERT INTO members (id, merchant, email, name, role, password_hash, created_at)
    VALUES ('mem_1', 'mer_1', 'maja@example.com', 'Maja', 'owner', 'hash', 5),
           ('mem_2', 'mer_1', 'kari@example.com', 'Kari', 'viewer', 'hash', 7);
    INSERT INTO sign_ins (token_hash, member, created_at, expires_at) VALUES ('aa', 'mem_2', 8, 9);
    INSERT INTO second_factors (member, secret, confirmed_at, used_step) VALUES ('mem_2', 'secret', 8, 1);
";

#[tokio::test]
async fn i19_members_keep_their_business_their_role_and_their_sign_ins_when_they_may_be_in_several()
-> Result<(), Box<dyn Error>> {
    let pool = sqlx::PgPool::connect(&testkit::postgres::database()?).await?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let mut files: Vec<_> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.sort();
    let (mut came, mut after) = (false, Vec::new());
    for file in files {
        if file.ends_with("0019_businesses.sql") {
            sqlx::raw_sql(BEFORE).execute(&pool).await?;
            came = true;
        }
        let text = fs::read_to_string(&file)?;
        if came {
            after.push(text);
        } else {
            sqlx::raw_sql(AssertSqlSafe(text)).execute(&pool).await?;
        }
    }
    let mut transaction = pool.begin().await?;
    for text in after {
        sqlx::raw_sql(AssertSqlSafe(text)).execute(&mut *transaction).await?;
    }
    transaction.commit().await?;
    let rows = sqlx::query("SELECT merchant, member, role, joined_at FROM memberships ORDER BY member")
        .fetch_all(&pool)
        .await?;
    let kept: Result<Vec<(String, String, String, i64)>, sqlx::Error> =
        rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?, row.try_get(2)?, row.try_get(3)?))).collect();
    let is = |member: &str, role: &str, at| ("mer_1".to_owned(), member.to_owned(), role.to_owned(), at);
    assert_eq!(kept?, [is("mem_1", "owner", 5), is("mem_2", "viewer", 7)]);
    let row = sqlx::query("SELECT member, merchant FROM sign_ins").fetch_one(&pool).await?;
    assert_eq!((row.try_get::<String, _>(0)?.as_str(), row.try_get::<String, _>(1)?.as_str()), ("mem_2", "mer_1"));
    let factors: i64 = sqlx::query("SELECT COUNT(*) FROM second_factors").fetch_one(&pool).await?.try_get(0)?;
    assert_eq!(factors, 1, "nothing of a member is lost while their row changes");
    Ok(())
}
