//! Signing in with a passkey: alone, or after the password (I22).

use super::{
    super::sign_in::{TOO_MANY, token_hash},
    answers::not_taken,
    described,
};
use crate::{
    Service,
    audit::On,
    fail::{self, Outcome},
};
use api_types::passkeys::StepWays;
use domain::ids::MemberId;
use storage::records::{Asked, Opens};
use webauthn::request_options;

impl Service {
    /// What a browser is asked, to sign in with a passkey alone, as JSON. The same for everybody: whose passkey it is says
    /// the answer.
    ///
    /// # Errors
    /// The server's address is none for passkeys, or too many questions.
    pub async fn ask_passkey(&self, from: &str) -> Outcome<String> {
        let site = self.passkey_site()?;
        let challenge = self.ask(Asked::SignIn, "", from).await?;
        Ok(request_options(&site, &challenge, &[]))
    }

    /// Signs in with a passkey alone; the cookie's token.
    ///
    /// # Errors
    /// The answer does not hold (not said why), or too many tries.
    pub async fn sign_in_with_passkey(&self, answer: &str, from: &str) -> Outcome<String> {
        if !self.attempts.allows_from(from, self.now()) {
            return Err(fail::refused(TOO_MANY));
        }
        let answered = self.answered(answer, Asked::SignIn, "", None).await?;
        let failed = fail::storage("signing in with a passkey");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        if !self.count_use(&mut *tx, &answered).await.map_err(&failed)? {
            return Err(not_taken());
        }
        tx.delete_old_sign_ins(self.now()).await.map_err(&failed)?;
        let token = self.let_in(&mut *tx, answered.member, true, On::nothing().saying("with a passkey")).await?;
        tx.commit().await.map_err(&failed)?;
        Ok(token)
    }

    /// By which ways the second step can be taken with a pass. `None`: it leads to none.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn second_step_ways(&self, pass: &str) -> Outcome<Option<StepWays>> {
        let failed = fail::storage("reading who signs in");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let found = tx.pass(&token_hash(pass.as_bytes()), Opens::SecondStep, self.now()).await.map_err(&failed)?;
        let Some(member) = found else { return Ok(None) };
        let factor = tx.second_factor(member).await.map_err(&failed)?;
        let passkeys = tx.passkeys_of(member).await.map_err(&failed)?;
        Ok(Some(StepWays {
            app: factor.is_some_and(|factor| factor.confirmed_at.is_some()),
            passkey: !passkeys.is_empty() && self.passkeys_need().is_none(),
        }))
    }

    /// What a browser is asked for the second step with a passkey, as JSON.
    ///
    /// # Errors
    /// A pass that ran out, a member without passkeys, or too many questions.
    pub async fn ask_passkey_step(&self, pass: &str, from: &str) -> Outcome<String> {
        let site = self.passkey_site()?;
        let pass = token_hash(pass.as_bytes());
        let member = self.whose_step(&pass).await?;
        let failed = fail::storage("reading passkeys");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let which = described(&tx.passkeys_of(member).await.map_err(&failed)?);
        drop(tx);
        if which.is_empty() {
            return Err(fail::refused("There is no passkey to take this step with. Use a code."));
        }
        let challenge = self.ask(Asked::SecondStep, &pass, from).await?;
        Ok(request_options(&site, &challenge, &which))
    }

    /// Takes the second step with a passkey and the pass that the first gave; the cookie's token.
    ///
    /// # Errors
    /// The answer does not hold, the pass ran out, or too many tries.
    pub async fn second_step_with_passkey(&self, pass: &str, answer: &str, from: &str) -> Outcome<String> {
        let now = self.now();
        if !self.attempts.allows_from(from, now) {
            return Err(fail::refused(TOO_MANY));
        }
        let pass = token_hash(pass.as_bytes());
        let member = self.whose_step(&pass).await?;
        let answered = self.answered(answer, Asked::SecondStep, &pass, Some(member)).await?;
        let failed = fail::storage("taking the second step with a passkey");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        if !self.count_use(&mut *tx, &answered).await.map_err(&failed)? {
            return Err(not_taken());
        }
        if !tx.take_pass(&pass, Opens::SecondStep, now).await.map_err(&failed)? {
            return Err(too_late());
        }
        let token = self.let_in(&mut *tx, member, true, On::nothing().saying("with the second step")).await?;
        tx.commit().await.map_err(&failed)?;
        Ok(token)
    }

    /// Who takes the second step with the pass of this hash.
    async fn whose_step(&self, pass: &str) -> Outcome<MemberId> {
        let failed = fail::storage("reading who signs in");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        tx.pass(pass, Opens::SecondStep, self.now()).await.map_err(&failed)?.ok_or_else(too_late)
    }
}

/// Said when the pass ran out, or was none.
fn too_late() -> api_types::Problem {
    fail::refused("Signing in took longer than ten minutes. Begin again with your password.")
}
