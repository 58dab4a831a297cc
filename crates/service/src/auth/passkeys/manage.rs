//! A member's passkeys: adding, naming and removing them (I22).

use super::{
    super::{Actor, recovery_codes::hashes, sign_in::token_hash},
    SITE_NAME,
    answers::{LONGEST_ANSWER, not_taken, refused},
    described,
};
use crate::{
    Changed, Service, What,
    audit::On,
    fail::{self, Outcome},
    fields::Fields,
    random,
};
use api_types::{
    Problem,
    account::ProofForm,
    passkeys::{PasskeyItem, PasskeyList},
};
use domain::{Act, ids::PasskeyId, text};
use storage::{
    StorageError, Transaction,
    records::{Asked, Passkey},
};
use webauthn::{NewPasskey, Registration, Transport, creation_options, request_options};

/// How many passkeys a member has at most.
const MOST: usize = 20;
/// What one without a name is called.
const UNNAMED: &str = "Passkey";

/// What a passkey is called, as it was typed.
fn named(name: &str) -> Outcome<String> {
    let mut fields = Fields::default();
    let name = fields.take("name", text::optional_line("The name", name, 60));
    Ok(fields.finish(name)?.unwrap_or_else(|| UNNAMED.to_owned()))
}

impl Service {
    /// What a browser is asked, so that a signed-in member proves with a passkey that it is they who change something, as JSON.
    ///
    /// # Errors
    /// The member has no passkeys, or too many questions.
    pub async fn ask_passkey_proof(&self, actor: &Actor, token: &str, from: &str) -> Outcome<String> {
        let site = self.passkey_site()?;
        let failed = fail::storage("reading passkeys");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let which = described(&tx.passkeys_of(actor.member).await.map_err(&failed)?);
        drop(tx);
        if which.is_empty() {
            return Err(fail::refused("You have no passkey yet. Use your password."));
        }
        let challenge = self.ask(Asked::Proof, &token_hash(token.as_bytes()), from).await?;
        Ok(request_options(&site, &challenge, &which))
    }

    /// Begins to add a passkey: what a browser is asked to make it with, as JSON. Takes what a change of the second step
    /// takes, or the password where there is none yet.
    ///
    /// # Errors
    /// The proof does not hold, a name that cannot be, too many passkeys or tries.
    pub async fn begin_passkey(
        &self,
        actor: &Actor,
        token: &str,
        name: &str,
        form: ProofForm,
        from: &str,
    ) -> Outcome<String> {
        let site = self.passkey_site()?;
        named(name)?;
        let failed = fail::storage("adding a passkey");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let member = tx.person(actor.member).await.map_err(&failed)?.ok_or(Problem::SignedOut)?;
        let have = tx.passkeys_of(actor.member).await.map_err(&failed)?;
        let has_factor = has_second_factor(&mut *tx, actor).await.map_err(&failed)?;
        drop(tx);
        if have.len() >= MOST {
            return Err(fail::refused(format!("You have {MOST} passkeys, which is the most. Remove one first.")));
        }
        if has_factor {
            let proof = self.proof(actor, token, form, from).await?;
            let mut tx = self.out.store.write().await.map_err(&failed)?;
            if !self.prove(&mut *tx, actor.member, &proof, self.now()).await.map_err(&failed)? {
                return Err(proof.wrong());
            }
            tx.commit().await.map_err(&failed)?;
        } else {
            self.knows_password(actor, form.password, "password", from).await?;
        }
        let challenge = self.ask(Asked::Add, &token_hash(token.as_bytes()), from).await?;
        let user = actor.member.to_string();
        let new = NewPasskey {
            site_name: SITE_NAME,
            user: user.as_bytes(),
            user_name: &member.email,
            display_name: &member.name,
            have: &described(&have),
        };
        Ok(creation_options(&site, &challenge, new))
    }

    /// Keeps the passkey that was made. The first second factor of a member ends their other sign-ins, which proved none, and
    /// brings recovery codes, which can be looked at for a while. Returns whether it did.
    ///
    /// # Errors
    /// The answer does not hold, or was not asked for by this browser.
    pub async fn add_passkey(&self, actor: &Actor, token: &str, name: &str, answer: &str) -> Outcome<bool> {
        let name = named(name)?;
        let site = self.passkey_site()?;
        if answer.len() > LONGEST_ANSWER {
            return Err(not_taken());
        }
        let sign_in = token_hash(token.as_bytes());
        let registration = Registration::read(answer).map_err(refused)?;
        self.use_up(registration.challenge(), Asked::Add, &sign_in).await?;
        let made = registration.verify(&site).map_err(refused)?;
        let at = self.now();
        let transports: Vec<_> = made.transports.iter().copied().map(Transport::as_str).collect();
        let passkey = Passkey {
            id: PasskeyId::from_parts(at, random::bits(&*self.out.entropy)),
            member: actor.member,
            credential: made.id.to_string(),
            public_key: made.key,
            counter: made.counter,
            can_be_copied: made.can_be_copied,
            is_copied: made.is_copied,
            transports: transports.join(" "),
            name,
            added_at: at,
            used_at: None,
        };
        let codes = self.recovery_codes();
        let failed = fail::storage("keeping a passkey");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let first = !has_second_factor(&mut *tx, actor).await.map_err(&failed)?;
        if !tx.insert_passkey(&passkey).await.map_err(&failed)? {
            return Err(fail::refused("This passkey is known already. Nothing was added."));
        }
        tx.prove_sign_in(&sign_in).await.map_err(&failed)?;
        if first {
            tx.set_recovery_codes(actor.member, &hashes(&codes)).await.map_err(&failed)?;
            tx.delete_sign_ins(actor.member, Some(&sign_in)).await.map_err(&failed)?;
        }
        let merchants =
            self.note_everywhere(&mut *tx, actor.member, Act::PasskeyAdded, On::of(passkey.id, &passkey.name)).await?;
        tx.commit().await.map_err(&failed)?;
        if first {
            self.show_codes(sign_in, &codes);
            self.live.announce(merchants.into_iter().map(|merchant| Changed { merchant, what: What::SignIns }));
        }
        Ok(first)
    }

    /// Calls a passkey otherwise.
    ///
    /// # Errors
    /// `NotFound`: the member has none of this id. A name that cannot be.
    pub async fn rename_passkey(&self, actor: &Actor, id: &str, name: &str) -> Outcome<()> {
        let name = named(name)?;
        let id: PasskeyId = id.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("renaming a passkey");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        if !tx.rename_passkey(actor.member, id, &name).await.map_err(&failed)? {
            return Err(Problem::NotFound);
        }
        self.note_everywhere(&mut *tx, actor.member, Act::PasskeyRenamed, On::of(id, &name)).await?;
        tx.commit().await.map_err(&failed)
    }

    /// Removes a passkey. With the last second factor the recovery codes go, too.
    ///
    /// # Errors
    /// `NotFound`: the member has none of this id. The proof does not hold, or too many tries.
    pub async fn remove_passkey(
        &self,
        actor: &Actor,
        token: &str,
        id: &str,
        form: ProofForm,
        from: &str,
    ) -> Outcome<()> {
        let proof = self.proof(actor, token, form, from).await?;
        let id: PasskeyId = id.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("removing a passkey");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let have = tx.passkeys_of(actor.member).await.map_err(&failed)?;
        let passkey = have.into_iter().find(|passkey| passkey.id == id).ok_or(Problem::NotFound)?;
        if !self.prove(&mut *tx, actor.member, &proof, self.now()).await.map_err(&failed)? {
            return Err(proof.wrong());
        }
        if !tx.delete_passkey(actor.member, id).await.map_err(&failed)? {
            return Err(Problem::NotFound);
        }
        let last = !has_second_factor(&mut *tx, actor).await.map_err(&failed)?;
        self.note_everywhere(&mut *tx, actor.member, Act::PasskeyRemoved, On::of(id, &passkey.name)).await?;
        tx.commit().await.map_err(&failed)?;
        if last {
            self.forget_recovery_codes(token);
        }
        Ok(())
    }

    /// As the account's page lists them.
    pub(in super::super) fn passkey_list(&self, passkeys: Vec<Passkey>) -> PasskeyList {
        let item = |passkey: Passkey| PasskeyItem {
            id: passkey.id.to_string(),
            name: passkey.name,
            added_at: passkey.added_at.0,
            used_at: passkey.used_at.map(|at| at.0),
            is_copied: passkey.is_copied,
        };
        PasskeyList { need: self.passkeys_need(), passkeys: passkeys.into_iter().map(item).collect() }
    }
}

/// Whether a member has any second factor.
async fn has_second_factor(tx: &mut dyn Transaction, actor: &Actor) -> Result<bool, StorageError> {
    let factor = tx.second_factor(actor.member).await?;
    Ok(factor.is_some_and(|factor| factor.confirmed_at.is_some()) || !tx.passkeys_of(actor.member).await?.is_empty())
}
