//! The second step of signing in: a code of the authenticator, or a recovery code (I22).

use super::{
    proof::{Proof, wrong_code},
    sign_in::{TOO_MANY, token_hash},
};
use crate::{
    Service,
    audit::On,
    fail::{self, Outcome},
};
use storage::records::Opens;

impl Service {
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
}
