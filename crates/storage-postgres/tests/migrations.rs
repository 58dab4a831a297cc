//! What a PostgreSQL database kept before a migration is kept by it.

use sqlx::AssertSqlSafe;
use std::error::Error;
use storage::conformance::migrations::{HANDLES, MEMBERS, Migrated, SHORT_ADDRESSES, TAKINGS, WHOSE_PAYMENTS};

#[tokio::test]
async fn i19_members_keep_their_business_their_role_and_their_sign_ins_when_they_may_be_in_several()
-> Result<(), Box<dyn Error>> {
    is_kept(&MEMBERS).await
}

#[tokio::test]
async fn r32_handles_that_look_alike_stay_and_the_first_of_them_has_the_look() -> Result<(), Box<dyn Error>> {
    is_kept(&HANDLES).await
}

#[tokio::test]
async fn r22_links_that_anybody_may_know_have_a_short_address_and_secrets_have_none() -> Result<(), Box<dyn Error>> {
    is_kept(&SHORT_ADDRESSES).await
}

#[tokio::test]
async fn r21_payments_of_which_nobody_said_who_pays_are_found_by_whose_they_are() -> Result<(), Box<dyn Error>> {
    is_kept(&WHOSE_PAYMENTS).await
}

#[tokio::test]
async fn i14_what_came_in_before_is_added_up_by_quarter_of_an_hour_with_what_was_asked() -> Result<(), Box<dyn Error>> {
    is_kept(&TAKINGS).await
}

async fn is_kept(kept: &Migrated) -> Result<(), Box<dyn Error>> {
    let pool = sqlx::PgPool::connect(&testkit::postgres::database()?).await?;
    let (earlier, others) = kept.around(env!("CARGO_MANIFEST_DIR"))?;
    for text in earlier {
        sqlx::raw_sql(AssertSqlSafe(text)).execute(&pool).await?;
    }
    sqlx::raw_sql(kept.before).execute(&pool).await?;
    let mut transaction = pool.begin().await?;
    for text in others {
        sqlx::raw_sql(AssertSqlSafe(text)).execute(&mut *transaction).await?;
    }
    transaction.commit().await?;
    for (query, expected) in kept.after {
        let found: Vec<String> = sqlx::query_scalar(*query).fetch_all(&pool).await?;
        assert_eq!(found, *expected, "{query}");
    }
    Ok(())
}
