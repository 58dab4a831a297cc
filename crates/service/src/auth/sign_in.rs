//! Signing in and out, and who a cookie's token belongs to.

use super::{Actor, password};
use crate::{
    Service,
    audit::On,
    fail::{self, Outcome},
    random,
};
use api_types::Problem;
use domain::{Act, Millis, ids::MemberId};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use storage::{Transaction, records::SignIn};

/// How long a browser stays signed in.
const SIGNED_IN_FOR: Millis = Millis::minutes(14 * 24 * 60);

/// SHA-256 in hex: what is kept of a token.
fn token_hash(token: &str) -> String {
    Sha256::digest(token.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing into a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

impl Service {
    /// Signs a member in; returns the cookie's token. `from` is the caller's network address, for the rate limit.
    ///
    /// # Errors
    /// Wrong e-mail or password (not said which), or too many tries.
    pub async fn sign_in(&self, email: &str, password: &str, from: &str) -> Outcome<String> {
        let email = email.trim().to_lowercase();
        if !self.attempts.allows(from, &email) {
            return Err(fail::refused("Too many tries. Wait a minute, then try again."));
        }
        let failed = fail::storage("signing in");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let member = tx.member_by_email(&email).await.map_err(&failed)?;
        drop(tx);
        let hash = member.as_ref().map(|member| member.password_hash.clone());
        let too_long = password.chars().count() > password::MOST;
        if too_long || !password::matches(password.to_owned(), hash).await {
            return Err(Problem::field("password", "This e-mail and password do not belong together. Check both."));
        }
        let member = member.ok_or(Problem::Unavailable)?;
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let token = self.remember(&mut *tx, member.id).await?;
        let actor = Actor { member: member.id, merchant: member.merchant, role: member.role };
        self.note(&mut *tx, &actor, Act::SignedIn, On::nothing()).await?;
        tx.delete_old_sign_ins(self.now()).await.map_err(&failed)?;
        tx.commit().await.map_err(&failed)?;
        Ok(token)
    }

    /// Makes a signed-in browser; its token.
    pub(crate) async fn remember(&self, tx: &mut dyn Transaction, member: MemberId) -> Outcome<String> {
        let token = random::token(&*self.out.entropy);
        let now = self.now();
        let sign_in =
            SignIn { token_hash: token_hash(&token), member, created_at: now, expires_at: now.plus(SIGNED_IN_FOR) };
        tx.insert_sign_in(&sign_in).await.map_err(fail::storage("signing in"))?;
        Ok(token)
    }

    /// Signs a browser out. A token that nobody has is no failure.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn sign_out(&self, token: &str) -> Outcome<()> {
        let failed = fail::storage("signing out");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let hash = token_hash(token);
        if let Some((_, member)) = tx.sign_in(&hash, self.now()).await.map_err(&failed)? {
            let actor = Actor { member: member.id, merchant: member.merchant, role: member.role };
            self.note(&mut *tx, &actor, Act::SignedOut, On::nothing()).await?;
        }
        tx.delete_sign_in(&hash).await.map_err(&failed)?;
        tx.commit().await.map_err(&failed)
    }

    /// Who a token belongs to.
    ///
    /// # Errors
    /// `SignedOut`: nobody, or it ran out.
    pub async fn actor(&self, token: &str) -> Outcome<Actor> {
        let failed = fail::storage("reading who is signed in");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let found = tx.sign_in(&token_hash(token), self.now()).await.map_err(&failed)?;
        let (_, member) = found.ok_or(Problem::SignedOut)?;
        Ok(Actor { member: member.id, merchant: member.merchant, role: member.role })
    }
}
