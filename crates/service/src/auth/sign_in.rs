//! Signing in and out, and who a cookie's token belongs to.

use super::{Actor, password};
use crate::{
    Service,
    audit::On,
    fail::{self, Outcome},
    random,
    visits::browser,
};
use api_types::Problem;
use domain::{Act, Millis, ids::MemberId};
use sha2::{Digest, Sha256};
use std::{fmt::Write, net::IpAddr};
use storage::{
    StorageError, Transaction,
    records::{Opens, Pass, Seen, SignIn},
};

/// How long a browser stays signed in.
const SIGNED_IN_FOR: Millis = Millis::minutes(14 * 24 * 60);
/// How long the second step may take.
const SECOND_STEP_FOR: Millis = Millis::minutes(10);
/// How often at most it is written down that a sign-in is used.
const SEEN_EVERY: Millis = Millis::minutes(5);

/// Said when there were too many tries.
pub(super) const TOO_MANY: &str = "Too many tries. Wait a minute, then try again.";

/// What the right password opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// The member is signed in; the cookie's token.
    Inside(String),
    /// A code of the second factor or a passkey is asked for; the token that the next step is taken with. It opens nothing else.
    SecondStep(String),
}

/// What a request tells about who makes it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Caller<'a> {
    /// Where it came from. Nothing but its masked form is kept. `None`: not known.
    pub address: Option<IpAddr>,
    /// `User-Agent`.
    pub user_agent: &'a str,
}

/// Somebody who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whoever {
    /// Who.
    pub member: MemberId,
    /// As a member of the business that the sign-in looks at. `None`: they are in none.
    pub actor: Option<Actor>,
}

/// SHA-256 in hex: what is kept of a token.
pub(crate) fn token_hash(token: &[u8]) -> String {
    Sha256::digest(token).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing into a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

impl Service {
    /// Takes a member's password. `from` is the caller's network address, for the rate limit.
    ///
    /// # Errors
    /// Wrong e-mail or password (not said which), or too many tries.
    pub async fn sign_in(&self, email: &str, password: &str, from: &str) -> Outcome<Entry> {
        let email = email.trim().to_lowercase();
        let now = self.now();
        if !self.attempts.allows(from, &email, now) {
            return Err(fail::refused(TOO_MANY));
        }
        let failed = fail::storage("signing in");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let member = tx.person_by_email(&email).await.map_err(&failed)?;
        drop(tx);
        let hash = member.as_ref().map(|member| member.password_hash.clone());
        let too_long = password.chars().count() > password::MOST;
        let wrong = || Problem::field("password", "This e-mail and password do not belong together. Check both.");
        if too_long || !password::matches(password.to_owned(), hash).await {
            return Err(wrong());
        }
        let member = member.ok_or(Problem::Unavailable)?;
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        // Comparing took a while, in which the password may have been changed and all sign-ins ended.
        if !tx.hold_password(member.id, &member.password_hash).await.map_err(&failed)? {
            return Err(wrong());
        }
        tx.delete_old_sign_ins(now).await.map_err(&failed)?;
        tx.delete_old_passes(now).await.map_err(&failed)?;
        let factor = tx.second_factor(member.id).await.map_err(&failed)?;
        let passkeys = tx.passkeys_of(member.id).await.map_err(&failed)?;
        let entry = if factor.is_some_and(|factor| factor.confirmed_at.is_some()) || !passkeys.is_empty() {
            let pass = self.give_pass(&mut *tx, member.id, Opens::SecondStep, SECOND_STEP_FOR).await;
            Entry::SecondStep(pass.map_err(&failed)?)
        } else {
            Entry::Inside(self.let_in(&mut *tx, member.id, false, On::nothing()).await?)
        };
        tx.commit().await.map_err(&failed)?;
        Ok(entry)
    }

    /// Signs a member in, in the business that they turned to last, and writes it down there. Who is in none is signed in too.
    pub(super) async fn let_in(
        &self,
        tx: &mut dyn Transaction,
        member: MemberId,
        proven: bool,
        how: On,
    ) -> Outcome<String> {
        let failed = fail::storage("signing in");
        if let Some(last) = tx.memberships_of(member).await.map_err(&failed)?.into_iter().next() {
            let actor = Actor { member, merchant: last.merchant, role: last.role };
            self.note(tx, &actor, Act::SignedIn, how).await?;
        }
        self.remember_as(tx, member, proven).await.map_err(failed)
    }

    /// Makes a signed-in browser that did not prove a second factor; its token. While the member has one, it opens nothing (I22).
    pub(crate) async fn remember(&self, tx: &mut dyn Transaction, member: MemberId) -> Outcome<String> {
        self.remember_as(tx, member, false).await.map_err(fail::storage("signing in"))
    }

    /// Makes a signed-in browser; its token.
    pub(super) async fn remember_as(
        &self,
        tx: &mut dyn Transaction,
        member: MemberId,
        proven: bool,
    ) -> Result<String, StorageError> {
        let token = random::token(&*self.out.entropy);
        let now = self.now();
        let sign_in = SignIn {
            token_hash: token_hash(token.as_bytes()),
            member,
            created_at: now,
            expires_at: now.plus(SIGNED_IN_FOR),
            proven,
            seen: None,
        };
        tx.insert_sign_in(&sign_in).await?;
        Ok(token)
    }

    /// Makes a token that opens one step only.
    pub(super) async fn give_pass(
        &self,
        tx: &mut dyn Transaction,
        member: MemberId,
        opens: Opens,
        lasts: Millis,
    ) -> Result<String, StorageError> {
        let token = random::token(&*self.out.entropy);
        let expires_at = self.now().plus(lasts);
        tx.insert_pass(&Pass { token_hash: token_hash(token.as_bytes()), member, opens, expires_at }).await?;
        Ok(token)
    }

    /// Signs a browser out. A token that nobody has is no failure.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn sign_out(&self, token: &str) -> Outcome<()> {
        let failed = fail::storage("signing out");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let hash = token_hash(token.as_bytes());
        if let Some((_, Some(member))) = tx.sign_in(&hash, self.now()).await.map_err(&failed)? {
            let actor = Actor { member: member.id, merchant: member.merchant, role: member.role };
            self.note(&mut *tx, &actor, Act::SignedOut, On::nothing()).await?;
        }
        tx.delete_sign_in(&hash).await.map_err(&failed)?;
        tx.commit().await.map_err(&failed)
    }

    /// Who a token belongs to, in the business that the sign-in looks at.
    ///
    /// # Errors
    /// `SignedOut`: nobody, or it ran out. `NoBusiness`: they are in none.
    pub async fn actor(&self, token: &str) -> Outcome<Actor> {
        self.whoever(token).await?.actor.ok_or(Problem::NoBusiness)
    }

    /// Who a token belongs to, in a business or in none.
    ///
    /// # Errors
    /// `SignedOut`: nobody, or it ran out.
    pub async fn whoever(&self, token: &str) -> Outcome<Whoever> {
        self.signed_in(token).await.map(|(_, who)| who)
    }

    /// Who a token belongs to; notes every few minutes that it is used, and by which browser.
    ///
    /// # Errors
    /// `SignedOut`: nobody, or it ran out. `NoBusiness`: they are in none.
    pub async fn actor_seen(&self, token: &str, caller: Caller<'_>) -> Outcome<Actor> {
        let (sign_in, who) = self.signed_in(token).await?;
        let now = self.now();
        if sign_in.seen.is_none_or(|seen| now.since(seen.at) >= SEEN_EVERY) {
            let seen = Seen { at: now, by: browser(caller.user_agent), place: caller.address.map(Into::into) };
            // Not worth refusing what was asked.
            if let Err(error) = self.see(&sign_in.token_hash, &seen).await {
                tracing::warn!(%error, "it could not be noted that a sign-in is used");
            }
        }
        who.actor.ok_or(Problem::NoBusiness)
    }

    async fn see(&self, token_hash: &str, seen: &Seen) -> Result<(), StorageError> {
        let mut tx = self.out.store.write().await?;
        tx.see_sign_in(token_hash, seen, Millis(seen.at.0.saturating_sub(SEEN_EVERY.0))).await?;
        tx.commit().await
    }

    async fn signed_in(&self, token: &str) -> Outcome<(SignIn, Whoever)> {
        let failed = fail::storage("reading who is signed in");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let found = tx.sign_in(&token_hash(token.as_bytes()), self.now()).await.map_err(&failed)?;
        let (sign_in, member) = found.ok_or(Problem::SignedOut)?;
        let actor = member.map(|member| Actor { member: member.id, merchant: member.merchant, role: member.role });
        let who = Whoever { member: sign_in.member, actor };
        Ok((sign_in, who))
    }
}
