//! The second step of signing in: a code of the authenticator, or a recovery code (I22).

use super::sign_in::{TOO_MANY, token_hash};
use crate::{
    Service,
    audit::On,
    fail::{self, Outcome},
};
use api_types::Problem;
use domain::{Millis, RecoveryCode, TotpCode, ids::MemberId};
use storage::{StorageError, Transaction, records::Opens};

/// Said when there were too many codes.
const TOO_MANY_CODES: &str = "Too many codes. Wait five minutes, then try again.";

/// What a member typed to prove that they have the second factor.
pub(super) enum Proof {
    Code(TotpCode),
    Recovery(RecoveryCode),
}

impl Proof {
    /// Reads what was typed.
    pub(super) fn read(typed: &str) -> Result<Self, Problem> {
        let code = typed.parse().map(Self::Code).ok();
        code.or_else(|| typed.parse().map(Self::Recovery).ok()).ok_or_else(|| {
            Problem::field("code", "Enter the six digits that your app shows, or one of your recovery codes.")
        })
    }
}

/// Said of a code that does not fit.
pub(super) fn wrong_code() -> Problem {
    Problem::field("code", "This code is not right, or it was used before. Wait for the next one and enter that.")
}

impl Service {
    /// Whether a pass leads to the second step.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn awaits_second_step(&self, pass: &str) -> Outcome<bool> {
        let failed = fail::storage("reading who signs in");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let found = tx.pass(&token_hash(pass.as_bytes()), Opens::SecondStep, self.now()).await.map_err(&failed)?;
        Ok(found.is_some())
    }

    /// Takes the second step with the pass that the first gave; returns the cookie's token.
    ///
    /// # Errors
    /// A code that is wrong or was used, a pass that ran out, or too many tries.
    pub async fn second_step(&self, pass: &str, code: &str, from: &str) -> Outcome<String> {
        let now = self.now();
        if !self.attempts.allows_from(from, now) {
            return Err(fail::refused(TOO_MANY));
        }
        let proof = Proof::read(code)?;
        let failed = fail::storage("taking the second step");
        let pass = token_hash(pass.as_bytes());
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let member = tx.pass(&pass, Opens::SecondStep, now).await.map_err(&failed)?;
        drop(tx);
        let late = || fail::refused("Signing in took longer than ten minutes. Begin again with your password.");
        let member = member.ok_or_else(late)?;
        self.may_try_code(member)?;
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        if !self.prove(&mut *tx, member, &proof, now).await.map_err(&failed)? {
            return Err(wrong_code());
        }
        if !tx.take_pass(&pass, Opens::SecondStep, now).await.map_err(&failed)? {
            return Err(late());
        }
        let token = self.let_in(&mut *tx, member, true, On::nothing().saying("with the second step")).await?;
        tx.commit().await.map_err(&failed)?;
        Ok(token)
    }

    /// Counts a code that is tried.
    pub(super) fn may_try_code(&self, member: MemberId) -> Outcome<()> {
        if self.attempts.allows_code(member, self.now()) { Ok(()) } else { Err(fail::refused(TOO_MANY_CODES)) }
    }

    /// Whether a proof is right. It is used up then, with this transaction.
    pub(super) async fn prove(
        &self,
        tx: &mut dyn Transaction,
        member: MemberId,
        proof: &Proof,
        now: Millis,
    ) -> Result<bool, StorageError> {
        let factor = tx.second_factor(member).await?.filter(|factor| factor.confirmed_at.is_some());
        let Some(factor) = factor else { return Ok(false) };
        match proof {
            Proof::Code(code) => match factor.secret.step_of(*code, now, factor.used_step) {
                Some(step) => tx.use_step(member, step).await,
                None => Ok(false),
            },
            Proof::Recovery(code) => tx.use_recovery_code(member, &token_hash(code.letters()), now).await,
        }
    }
}
