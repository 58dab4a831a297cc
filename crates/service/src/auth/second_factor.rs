//! Turning the second factor on and off, and recovery codes (I22).

use super::{
    Actor,
    second_step::{Proof, wrong_code},
    sign_in::token_hash,
};
use crate::{
    Changed, Service, What,
    fail::{self, Outcome},
    present,
};
use api_types::{
    Problem,
    account::{ProofForm, SecondFactorStart},
};
use domain::{Act, RecoveryCode, TotpSecret};

/// Whose secret it is, as authenticators show it.
const ISSUER: &str = "Tallystick";

impl Service {
    /// Begins to set a second factor up: makes a secret. Nothing asks for it before a code proved it.
    ///
    /// # Errors
    /// There is one already.
    pub async fn begin_second_factor(&self, actor: &Actor) -> Outcome<()> {
        let failed = fail::storage("setting a second factor up");
        let mut secret = [0; 20];
        self.out.entropy.fill(&mut secret);
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let secret = TotpSecret::from_random(secret);
        if !tx.begin_second_factor(actor.member, &secret).await.map_err(&failed)? {
            return Err(fail::refused("The second step is on already. Turn it off before you set up another app."));
        }
        tx.commit().await.map_err(&failed)
    }

    /// The secret that was begun with, to be scanned or typed.
    ///
    /// # Errors
    /// `NotFound`: none was begun with, or it is on.
    pub async fn second_factor_start(&self, actor: &Actor) -> Outcome<SecondFactorStart> {
        let failed = fail::storage("reading the second factor");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let member = tx.person(actor.member).await.map_err(&failed)?.ok_or(Problem::SignedOut)?;
        let factor = tx.second_factor(actor.member).await.map_err(&failed)?;
        let factor = factor.filter(|factor| factor.confirmed_at.is_none()).ok_or(Problem::NotFound)?;
        let uri = factor.secret.uri(ISSUER, &member.email);
        let (qr_size, qr_path) = present::qr(&uri);
        Ok(SecondFactorStart { secret: factor.secret.grouped(), uri, qr_size, qr_path })
    }

    /// Turns the second factor on: the code proves that the member's authenticator has the secret. Ends their other sign-ins,
    /// which did not prove it. The recovery codes can be looked at for a while.
    ///
    /// # Errors
    /// A wrong password or code, too many tries, or nothing was begun.
    pub async fn turn_on_second_factor(&self, actor: &Actor, token: &str, form: ProofForm, from: &str) -> Outcome<()> {
        let Proof::Code(code) = Proof::read(&form.code)? else { return Err(wrong_code()) };
        let failed = fail::storage("turning the second factor on");
        self.may_try_code(actor.member)?;
        let hash = self.knows_password(actor, form.password, "password", from).await?;
        let now = self.now();
        let codes = self.recovery_codes();
        let sign_in = token_hash(token.as_bytes());
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let held = tx.hold_password(actor.member, &hash).await.map_err(&failed)?;
        let factor = tx.second_factor(actor.member).await.map_err(&failed)?;
        let factor = factor.filter(|factor| factor.confirmed_at.is_none() && held).ok_or(Problem::NotFound)?;
        let step = factor.secret.step_of(code, now, factor.used_step).ok_or_else(wrong_code)?;
        if !tx.confirm_second_factor(&factor, now, step).await.map_err(&failed)? {
            return Err(Problem::NotFound);
        }
        tx.set_recovery_codes(actor.member, &hashes(&codes)).await.map_err(&failed)?;
        tx.prove_sign_in(&sign_in).await.map_err(&failed)?;
        tx.delete_sign_ins(actor.member, Some(&sign_in)).await.map_err(&failed)?;
        let merchants = self.note_everywhere(&mut *tx, actor.member, Act::SecondFactorOn).await?;
        tx.commit().await.map_err(&failed)?;
        self.show_codes(sign_in, &codes);
        self.live.announce(merchants.into_iter().map(|merchant| Changed { merchant, what: What::SignIns }));
        Ok(())
    }

    /// Turns the second factor off.
    ///
    /// # Errors
    /// A wrong password or code, or too many tries.
    pub async fn turn_off_second_factor(&self, actor: &Actor, token: &str, form: ProofForm, from: &str) -> Outcome<()> {
        let failed = fail::storage("turning the second factor off");
        let proof = self.proof_with_password(actor, form, from).await?;
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        if !self.prove(&mut *tx, actor.member, &proof, self.now()).await.map_err(&failed)? {
            return Err(wrong_code());
        }
        tx.delete_second_factor(actor.member).await.map_err(&failed)?;
        self.note_everywhere(&mut *tx, actor.member, Act::SecondFactorOff).await?;
        tx.commit().await.map_err(&failed)?;
        self.forget_recovery_codes(token);
        Ok(())
    }

    /// Makes new recovery codes in place of the old ones. They can be looked at for a while.
    ///
    /// # Errors
    /// A wrong password or code, or too many tries.
    pub async fn renew_recovery_codes(&self, actor: &Actor, token: &str, form: ProofForm, from: &str) -> Outcome<()> {
        let failed = fail::storage("making new recovery codes");
        let proof = self.proof_with_password(actor, form, from).await?;
        let codes = self.recovery_codes();
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        if !self.prove(&mut *tx, actor.member, &proof, self.now()).await.map_err(&failed)? {
            return Err(wrong_code());
        }
        tx.set_recovery_codes(actor.member, &hashes(&codes)).await.map_err(&failed)?;
        self.note_everywhere(&mut *tx, actor.member, Act::RecoveryCodesRenewed).await?;
        tx.commit().await.map_err(&failed)?;
        self.show_codes(token_hash(token.as_bytes()), &codes);
        Ok(())
    }

    /// Recovery codes that this browser made just now. None: they were put away, or ten minutes are over.
    pub fn fresh_recovery_codes(&self, token: &str) -> Vec<String> {
        self.fresh_codes.of(&token_hash(token.as_bytes()), self.now()).unwrap_or_default()
    }

    /// Shows them no more.
    pub fn forget_recovery_codes(&self, token: &str) {
        self.fresh_codes.forget(&token_hash(token.as_bytes()));
    }

    /// Turns a member's second factor off, for the operator at the console: for who has lost authenticator and recovery codes.
    ///
    /// # Errors
    /// `NotFound`: there is no such member.
    pub async fn drop_second_factor(&self, email: &str) -> Outcome<()> {
        let failed = fail::storage("turning a second factor off");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let member = tx.person_by_email(&email.trim().to_lowercase()).await.map_err(&failed)?;
        let member = member.ok_or(Problem::NotFound)?;
        tx.delete_second_factor(member.id).await.map_err(&failed)?;
        tx.commit().await.map_err(&failed)
    }

    async fn proof_with_password(&self, actor: &Actor, form: ProofForm, from: &str) -> Outcome<Proof> {
        let proof = Proof::read(&form.code)?;
        self.may_try_code(actor.member)?;
        self.knows_password(actor, form.password, "password", from).await?;
        Ok(proof)
    }

    fn recovery_codes(&self) -> Vec<RecoveryCode> {
        let code = |_| {
            let mut random = [0; 28];
            self.out.entropy.fill(&mut random);
            RecoveryCode::from_random(random)
        };
        (0..RecoveryCode::COUNT).map(code).collect()
    }

    fn show_codes(&self, sign_in: String, codes: &[RecoveryCode]) {
        self.fresh_codes.put(sign_in, codes.iter().map(ToString::to_string).collect(), self.now());
    }
}

fn hashes(codes: &[RecoveryCode]) -> Vec<String> {
    codes.iter().map(|code| token_hash(code.letters())).collect()
}
