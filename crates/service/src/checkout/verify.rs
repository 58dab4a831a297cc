//! Anyone can check a verification code (A7).

use crate::{
    Service,
    fail::{self, Outcome},
    present,
};
use api_types::checkout::Verification;
use domain::{Amount, VerificationCode};

impl Service {
    /// What is known about a code. Says nothing about the customer.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn verify(&self, typed: &str) -> Outcome<Verification> {
        if typed.trim().is_empty() {
            return Ok(Verification::Blank);
        }
        let code: VerificationCode = match typed.parse() {
            Ok(code) => code,
            Err(error) => return Ok(Verification::NotACode { message: error.to_string() }),
        };
        let failed = fail::storage("checking a code");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let Some(session) = tx.session_by_code(code).await.map_err(&failed)? else {
            return Ok(Verification::Unknown);
        };
        let merchant = tx.merchant(session.merchant).await.map_err(&failed)?;
        let link = tx.link(session.link).await.map_err(&failed)?;
        let (Some(merchant), Some(link)) = (merchant, link) else { return Ok(Verification::Unknown) };
        let quote = tx.quotes_of(&[session.id]).await.map_err(&failed)?.pop();
        let (bill, _) = Self::billed(&link, quote);
        let transfers = tx.transfers_of(&[session.id]).await.map_err(&failed)?;
        let networks = tx.networks().await.map_err(&failed)?;
        Ok(Verification::Known {
            merchant: merchant.name,
            title: bill.title,
            due: Amount::new(session.terms.due, session.decimals).to_string(),
            symbol: session.symbol.to_string(),
            status: session.assessment.status,
            accepted: present::accepted(&session, &transfers, &networks),
            paid_at: session.paid_at.filter(|_| session.assessment.status.is_paid()).map(|at| at.0),
            mode: session.mode,
        })
    }
}
