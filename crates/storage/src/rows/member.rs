//! Rows of `members`, `memberships` and `sign_ins`.

use super::{Result, read, read_option};
use crate::{
    StorageError,
    records::{Member, Membership, Person, Seen, SignIn},
};
use domain::{Millis, view::Visitor};

/// A row of `members`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct PersonColumns {
    pub id: String,
    pub email: String,
    pub name: String,
    pub password_hash: String,
    pub created_at: i64,
}

impl TryFrom<PersonColumns> for Person {
    type Error = StorageError;

    fn try_from(row: PersonColumns) -> Result<Self> {
        Ok(Self {
            id: read("member id", &row.id)?,
            email: row.email,
            name: row.name,
            password_hash: row.password_hash,
            created_at: Millis(row.created_at),
        })
    }
}

/// A row of `memberships` with the business's.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct MembershipColumns {
    pub merchant: String,
    pub name: String,
    pub handle: String,
    pub logo: bool,
    pub role: String,
    pub joined_at: i64,
}

impl TryFrom<MembershipColumns> for Membership {
    type Error = StorageError;

    fn try_from(row: MembershipColumns) -> Result<Self> {
        Ok(Self {
            merchant: read("merchant id", &row.merchant)?,
            name: row.name,
            handle: row.handle,
            logo: row.logo,
            role: read("role", &row.role)?,
            joined_at: Millis(row.joined_at),
        })
    }
}

/// A row of `memberships` with the member's.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct MemberColumns {
    pub id: String,
    pub merchant: String,
    pub email: String,
    pub name: String,
    pub role: String,
    pub password_hash: String,
    pub joined_at: i64,
}

impl TryFrom<MemberColumns> for Member {
    type Error = StorageError;

    fn try_from(row: MemberColumns) -> Result<Self> {
        Ok(Self {
            id: read("member id", &row.id)?,
            merchant: read("merchant id", &row.merchant)?,
            email: row.email,
            name: row.name,
            role: read("role", &row.role)?,
            password_hash: row.password_hash,
            joined_at: Millis(row.joined_at),
        })
    }
}

/// A row of `sign_ins`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct SignInColumns {
    pub token_hash: String,
    pub member: String,
    pub created_at: i64,
    pub expires_at: i64,
    pub proven: bool,
    pub seen_at: Option<i64>,
    pub browser: Option<String>,
    pub os: Option<String>,
    pub place: Option<String>,
}

impl TryFrom<SignInColumns> for SignIn {
    type Error = StorageError;

    fn try_from(row: SignInColumns) -> Result<Self> {
        let place = read_option("masked address", row.place.as_deref())?;
        let by = Visitor { browser: row.browser, os: row.os };
        Ok(Self {
            token_hash: row.token_hash,
            member: read("member id", &row.member)?,
            created_at: Millis(row.created_at),
            expires_at: Millis(row.expires_at),
            proven: row.proven,
            seen: row.seen_at.map(|at| Seen { at: Millis(at), by, place }),
        })
    }
}
