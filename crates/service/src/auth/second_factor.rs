//! Turning codes of an authenticator app on and off (I22).

use super::{
    Actor,
    passkeys::Answered,
    proof::{Proof, wrong_code},
    recovery_codes::hashes,
    sign_in::token_hash,
};
use crate::{
    Changed, Service, What,
    audit::On,
    fail::{self, Outcome},
    present,
};
use api_types::{
    Problem,
    account::{ProofForm, SecondFactorStart},
};
use domain::{Act, TotpSecret};

/// What proved that it is the member who turns it on.
enum By {
    /// The password: what it was compared with.
    Password(String),
    /// A passkey.
    Passkey(Answered),
}

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
        let passkey = !tx.passkeys_of(actor.member).await.map_err(&failed)?.is_empty();
        Ok(SecondFactorStart { secret: factor.secret.grouped(), uri, qr_size, qr_path, passkey })
    }

    /// Turns the second factor on: the code proves that the member's authenticator has the secret, and the password or a passkey
    /// that it is the member's; the passkey where they have one, so that nobody who knows the password gets past it. Ends their
    /// other sign-ins, which did not prove it. The recovery codes can be looked at for a while.
    ///
    /// # Errors
    /// A wrong password or code, too many tries, or nothing was begun.
    pub async fn turn_on_second_factor(&self, actor: &Actor, token: &str, form: ProofForm, from: &str) -> Outcome<()> {
        let Proof::Code(code) = Proof::read(&form.code)? else { return Err(wrong_code()) };
        let failed = fail::storage("turning the second factor on");
        self.may_try_code(actor.member)?;
        let by = if form.passkey.is_empty() {
            By::Password(self.knows_password(actor, form.password, "password", from).await?)
        } else {
            By::Passkey(self.passkey_proof(actor, token, &form.passkey, from).await?)
        };
        let now = self.now();
        let codes = self.recovery_codes();
        let sign_in = token_hash(token.as_bytes());
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let held = match &by {
            By::Password(hash) => {
                if !tx.passkeys_of(actor.member).await.map_err(&failed)?.is_empty() {
                    return Err(fail::refused("You have a passkey. Prove with it that it is you."));
                }
                tx.hold_password(actor.member, hash).await.map_err(&failed)?
            }
            By::Passkey(answered) => self.count_use(&mut *tx, answered).await.map_err(&failed)?,
        };
        let factor = tx.second_factor(actor.member).await.map_err(&failed)?;
        let factor = factor.filter(|factor| factor.confirmed_at.is_none() && held).ok_or(Problem::NotFound)?;
        let step = factor.secret.step_of(code, now, factor.used_step).ok_or_else(wrong_code)?;
        if !tx.confirm_second_factor(&factor, now, step).await.map_err(&failed)? {
            return Err(Problem::NotFound);
        }
        tx.set_recovery_codes(actor.member, &hashes(&codes)).await.map_err(&failed)?;
        tx.prove_sign_in(&sign_in).await.map_err(&failed)?;
        tx.delete_sign_ins(actor.member, Some(&sign_in)).await.map_err(&failed)?;
        let merchants = self.note_everywhere(&mut *tx, actor.member, Act::SecondFactorOn, On::nothing()).await?;
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
        let proof = self.proof(actor, token, form, from).await?;
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        if !self.prove(&mut *tx, actor.member, &proof, self.now()).await.map_err(&failed)? {
            return Err(proof.wrong());
        }
        tx.delete_second_factor(actor.member).await.map_err(&failed)?;
        let left = tx.count_recovery_codes(actor.member).await.map_err(&failed)?;
        self.note_everywhere(&mut *tx, actor.member, Act::SecondFactorOff, On::nothing()).await?;
        tx.commit().await.map_err(&failed)?;
        if left == 0 {
            self.forget_recovery_codes(token);
        }
        Ok(())
    }

    /// Turns a member's second factor off and forgets their passkeys, for the operator at the console, which is written down: for
    /// who has lost them and the recovery codes.
    ///
    /// # Errors
    /// `NotFound`: there is no such member.
    pub async fn drop_second_factor(&self, email: &str) -> Outcome<()> {
        let failed = fail::storage("turning a second factor off");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let member = tx.person_by_email(&email.trim().to_lowercase()).await.map_err(&failed)?;
        let member = member.ok_or(Problem::NotFound)?;
        tx.delete_second_factor(member.id).await.map_err(&failed)?;
        tx.delete_passkeys(member.id).await.map_err(&failed)?;
        self.note_console(&mut *tx, &member, Act::SecondFactorDropped).await.map_err(&failed)?;
        tx.commit().await.map_err(&failed)
    }
}
