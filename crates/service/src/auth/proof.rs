//! What proves that it is the member, beyond the password (I22).

use super::{
    Actor,
    passkeys::Answered,
    sign_in::{TOO_MANY, token_hash},
};
use crate::{
    Service,
    fail::{self, Outcome},
};
use api_types::{Problem, account::ProofForm};
use domain::{Millis, RecoveryCode, TotpCode, ids::MemberId};
use storage::{StorageError, Transaction, records::Asked};

/// Said when there were too many codes.
const TOO_MANY_CODES: &str = "Too many codes. Wait five minutes, then try again.";

/// What a member proves with that they have a second factor.
pub(super) enum Proof {
    /// Typed from the authenticator.
    Code(TotpCode),
    /// Typed from the list.
    Recovery(RecoveryCode),
    /// A passkey answered.
    Passkey(Answered),
}

impl Proof {
    /// Reads what was typed.
    pub(super) fn read(typed: &str) -> Result<Self, Problem> {
        let code = typed.parse().map(Self::Code).ok();
        code.or_else(|| typed.parse().map(Self::Recovery).ok()).ok_or_else(|| {
            Problem::field("code", "Enter the six digits that your app shows, or one of your recovery codes.")
        })
    }

    /// Said when it does not prove it.
    pub(super) fn wrong(&self) -> Problem {
        match self {
            Self::Code(_) | Self::Recovery(_) => wrong_code(),
            Self::Passkey(_) => fail::refused("This passkey was removed meanwhile. Use another, or your password."),
        }
    }
}

/// Said of a code that does not fit.
pub(super) fn wrong_code() -> Problem {
    Problem::field("code", "This code is not right, or it was used before. Wait for the next one and enter that.")
}

impl Service {
    /// Reads what a signed-in member proves themselves with: a passkey, which is two factors, or the password and a code.
    /// [`Self::prove`] says whether a code is right.
    pub(super) async fn proof(&self, actor: &Actor, token: &str, form: ProofForm, from: &str) -> Outcome<Proof> {
        if !form.passkey.is_empty() {
            return self.passkey_proof(actor, token, &form.passkey, from).await.map(Proof::Passkey);
        }
        let proof = Proof::read(&form.code)?;
        self.may_try_code(actor.member)?;
        self.knows_password(actor, form.password, "password", from).await?;
        Ok(proof)
    }

    /// The passkey with which a signed-in member answered in this browser.
    pub(super) async fn passkey_proof(
        &self,
        actor: &Actor,
        token: &str,
        answer: &str,
        from: &str,
    ) -> Outcome<Answered> {
        if !self.attempts.allows_from(from, self.now()) {
            return Err(fail::refused(TOO_MANY));
        }
        self.answered(answer, Asked::Proof, &token_hash(token.as_bytes()), Some(actor.member)).await
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
        match proof {
            Proof::Code(code) => {
                let factor = tx.second_factor(member).await?.filter(|factor| factor.confirmed_at.is_some());
                match factor.and_then(|factor| factor.secret.step_of(*code, now, factor.used_step)) {
                    Some(step) => tx.use_step(member, step).await,
                    None => Ok(false),
                }
            }
            Proof::Recovery(code) => tx.use_recovery_code(member, &token_hash(code.letters()), now).await,
            Proof::Passkey(answered) => self.count_use(tx, answered).await,
        }
    }
}
