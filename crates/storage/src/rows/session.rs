//! Rows of `sessions`.

use super::{Result, merchant::tolerance, read, read_asset, read_number, read_option, write_json, write_number};
use crate::{
    StorageError,
    records::{Session, SessionRow},
};
use domain::{
    Address, Assessment, CustomerInfo, Millis,
    session::{Decision, Progress, Terms},
};
use std::collections::HashMap;

/// A row of `sessions`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct SessionColumns {
    pub id: String,
    pub link: String,
    pub merchant: String,
    pub mode: String,
    pub code: String,
    pub asset: String,
    pub due: String,
    pub opened_at: i64,
    pub deadline: i64,
    pub tolerance_bp: i64,
    pub tolerance_units: Option<String>,
    pub confirmations: String,
    pub finality: String,
    pub decimals: i64,
    pub symbol: String,
    pub address: String,
    pub wallet: String,
    pub address_index: i64,
    pub customer_name: Option<String>,
    pub customer_email: Option<String>,
    pub customer_phone: Option<String>,
    pub customer_address: Option<String>,
    pub customer_note: Option<String>,
    pub decision: String,
    pub cancelled_at: Option<i64>,
    pub status: String,
    pub flags: String,
    pub received: String,
    pub missing: String,
    pub excess: String,
    pub reached: i64,
    pub needed: i64,
    pub assessed_at: i64,
    pub paid_at: Option<i64>,
    pub version: i64,
}

impl SessionColumns {
    /// What the search box looks through; the code with and without its hyphen.
    pub fn search(session: &Session) -> String {
        Self::search_with(session, &session.customer)
    }

    /// The same with other details of the customer.
    fn search_with(session: &Session, customer: &CustomerInfo) -> String {
        let (code, id) = (session.code.to_string(), session.id.to_string());
        [
            Some(code.as_str()),
            Some(&code.replace('-', "")),
            Some(&id),
            customer.name.as_deref(),
            customer.email.as_deref(),
        ]
        .into_iter()
        .flatten()
        .map(str::to_lowercase)
        .collect::<Vec<_>>()
        .join("\n")
    }

    /// A decision as it is stored: the word, and the moment it carries.
    pub const fn decision(decision: Decision) -> (&'static str, Option<i64>) {
        match decision {
            Decision::None => ("none", None),
            Decision::Cancelled(at) => ("cancelled", Some(at.0)),
            Decision::Accepted => ("accepted", None),
            Decision::Dismissed => ("dismissed", None),
        }
    }

    fn read_decision(&self) -> Result<Decision> {
        match (self.decision.as_str(), self.cancelled_at) {
            ("none", None) => Ok(Decision::None),
            ("cancelled", Some(at)) => Ok(Decision::Cancelled(Millis(at))),
            ("accepted", None) => Ok(Decision::Accepted),
            ("dismissed", None) => Ok(Decision::Dismissed),
            (word, at) => Err(StorageError::Corrupt { what: "decision", why: format!("\"{word}\" with {at:?}") }),
        }
    }
}

impl TryFrom<SessionColumns> for Session {
    type Error = StorageError;

    fn try_from(row: SessionColumns) -> Result<Self> {
        Ok(Self {
            id: read("session id", &row.id)?,
            link: read("link id", &row.link)?,
            merchant: read("merchant id", &row.merchant)?,
            mode: read("mode", &row.mode)?,
            code: read("code", &row.code)?,
            terms: Terms {
                asset: read_asset(&row.asset)?,
                due: read("units", &row.due)?,
                opened_at: Millis(row.opened_at),
                deadline: Millis(row.deadline),
                tolerance: tolerance(row.tolerance_bp, row.tolerance_units.as_deref())?,
                confirmations: read("confirmations", &row.confirmations)?,
                finality: read("finality", &row.finality)?,
            },
            decimals: read_number("decimals", row.decimals)?,
            symbol: read("symbol", &row.symbol)?,
            wallet: read("wallet id", &row.wallet)?,
            address_index: read_number("address index", row.address_index)?,
            decision: row.read_decision()?,
            assessment: Assessment {
                status: read("status", &row.status)?,
                flags: read("flags", &row.flags)?,
                received: read("units", &row.received)?,
                missing: read("units", &row.missing)?,
                excess: read("units", &row.excess)?,
                progress: Progress {
                    reached: read_number("confirmations", row.reached)?,
                    needed: read_number("confirmations", row.needed)?,
                },
            },
            address: Address(row.address),
            customer: CustomerInfo {
                name: row.customer_name,
                email: row.customer_email,
                phone: row.customer_phone,
                address: row.customer_address,
                note: row.customer_note,
            },
            assessed_at: Millis(row.assessed_at),
            paid_at: row.paid_at.map(Millis),
            version: row.version,
        })
    }
}

/// What changes about sessions, in the form that `sessions/update.sql` takes. Given twice, the last one holds.
///
/// # Errors
/// `Persistent`: a number that cannot be stored.
pub fn update_batch(sessions: &[Session]) -> Result<(String, u64)> {
    let last: HashMap<_, _> = sessions.iter().map(|session| (session.id, session)).collect();
    let row = |s: &Session| {
        let (decision, cancelled_at) = SessionColumns::decision(s.decision);
        let assessed = &s.assessment;
        Ok((
            s.id,
            decision,
            cancelled_at,
            assessed.status.as_str(),
            assessed.flags.to_string(),
            assessed.received,
            assessed.missing,
            assessed.excess,
            assessed.progress.reached,
            assessed.progress.needed,
            s.assessed_at,
            s.paid_at,
        ))
    };
    let mut rows = last.values().map(|session| row(session)).collect::<Result<Vec<_>>>()?;
    rows.sort_by_key(|row| row.0);
    Ok((write_json("sessions", &rows)?, write_number("count", rows.len())?.unsigned_abs()))
}

/// Sessions whose customer is forgotten, in the form that `customers/forget_sessions.sql` takes.
///
/// # Errors
/// None in practice.
pub fn forget_batch(sessions: &[Session]) -> Result<String> {
    let nobody = CustomerInfo::default();
    let rows: Vec<_> =
        sessions.iter().map(|session| (session.id, SessionColumns::search_with(session, &nobody))).collect();
    write_json("sessions", &rows)
}

/// What a session's row in Transactions shows besides the session.
#[expect(missing_docs, reason = "the columns are described in the statements")]
#[derive(Debug)]
pub struct FactColumns {
    pub id: String,
    pub link_title: String,
    pub link_reference: Option<String>,
    pub source: String,
    pub customer: Option<String>,
    pub known_name: Option<String>,
    pub known_email: Option<String>,
    pub tx: Option<String>,
}

/// Puts sessions to their facts, in the order of those.
///
/// # Errors
/// `Corrupt`.
pub fn session_rows(facts: Vec<FactColumns>, sessions: Vec<SessionColumns>) -> Result<Vec<SessionRow>> {
    let mut sessions: HashMap<_, _> = sessions.into_iter().map(|session| (session.id.clone(), session)).collect();
    let row = |fact: FactColumns| {
        let session = sessions.remove(&fact.id)?;
        Some(session.try_into().and_then(|session| {
            Ok(SessionRow {
                session,
                customer: read_option("customer id", fact.customer.as_deref())?,
                known_name: fact.known_name,
                known_email: fact.known_email,
                link_title: fact.link_title,
                link_reference: fact.link_reference,
                source: fact.source,
                tx: fact.tx,
            })
        }))
    };
    facts.into_iter().filter_map(row).collect()
}
