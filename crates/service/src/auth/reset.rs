//! A new password for who has forgotten theirs. The second factor is asked for all the same (I22).

use super::{
    password,
    sign_in::{TOO_MANY, token_hash},
};
use crate::{
    Changed, Service, What,
    audit::On,
    fail::{self, Outcome},
    fields::Fields,
};
use api_types::Problem;
use domain::{Act, Millis, text};
use std::sync::Arc;
use storage::{StorageError, records::Opens};

/// How long the way to a new password is open.
pub(super) const OPEN_HOURS: u32 = 1;
/// The same.
pub(super) const OPEN: Millis = Millis::minutes(60);
/// What stands before the token in the address.
pub(super) const RESET: &str = "/sign-in/reset?token=";
/// How many such mails are on their way at once; more are left out.
pub(crate) const AT_ONCE: usize = 16;

/// Said of a token that opens nothing.
const GONE: &str = "This link was used, or an hour is over. Ask for another.";

impl Service {
    /// Whether members can be sent the way to a new password.
    pub fn can_mail_resets(&self) -> bool {
        self.out.ways.email.is_some()
    }

    /// Sends a member the way to a new password. The answer is the same, and comes as fast, whether or not there is one with
    /// this address: finding out and sending come after it.
    ///
    /// # Errors
    /// A text that is no e-mail address, too many tries, or no way out for mail.
    pub async fn ask_for_reset(self: &Arc<Self>, email: &str, from: &str) -> Outcome<()> {
        let now = self.now();
        if !self.attempts.allows_from(from, now) {
            return Err(fail::refused(TOO_MANY));
        }
        let mut fields = Fields::default();
        let email = fields.take("email", text::email(email));
        let email = fields.finish(email)?.to_lowercase();
        if !self.can_mail_resets() {
            return Err(fail::refused("This server cannot send e-mail. Ask whoever runs it for a new password."));
        }
        if self.attempts.allows_reset(&email, now)
            && let Ok(turn) = Arc::clone(&self.resets).try_acquire_owned()
        {
            let service = Arc::clone(self);
            tokio::spawn(async move {
                if let Err(error) = service.mail_reset(&email).await {
                    tracing::warn!(%error, "the way to a new password could not be sent");
                }
                drop(turn);
            });
        }
        Ok(())
    }

    /// The one-time address at which a member chooses a new password, for the operator at the console, which is written down.
    /// `None`: there is no member with this e-mail.
    ///
    /// # Errors
    /// The database's.
    pub async fn reset_url(&self, email: &str) -> Result<Option<String>, StorageError> {
        self.way_to_reset(email, Some(Act::PasswordLinkMade)).await
    }

    /// The same, also for the mail. `at_console`: what was done there.
    pub(super) async fn way_to_reset(
        &self,
        email: &str,
        at_console: Option<Act>,
    ) -> Result<Option<String>, StorageError> {
        let mut tx = self.out.store.write().await?;
        let Some(member) = tx.person_by_email(&email.trim().to_lowercase()).await? else { return Ok(None) };
        if let Some(act) = at_console {
            self.note_console(&mut *tx, &member, act).await?;
        }
        let token = self.give_pass(&mut *tx, member.id, Opens::Reset, OPEN).await?;
        tx.commit().await?;
        Ok(Some(self.url(format_args!("{RESET}{token}"))))
    }

    /// Whether a token opens the choice of a new password.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn can_reset(&self, token: &str) -> Outcome<bool> {
        let failed = fail::storage("reading who may choose a password");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let found = tx.pass(&token_hash(token.as_bytes()), Opens::Reset, self.now()).await.map_err(&failed)?;
        Ok(found.is_some())
    }

    /// Takes the new password. Ends every sign-in of the member, and signs nobody in: that goes by the password and the second
    /// step as ever.
    ///
    /// # Errors
    /// A password too short, a token that was used or ran out, or too many tries.
    pub async fn reset_password(&self, token: &str, password: String, from: &str) -> Outcome<()> {
        let now = self.now();
        if !self.attempts.allows_from(from, now) {
            return Err(fail::refused(TOO_MANY));
        }
        let mut fields = Fields::default();
        fields.take("password", password::check(&password));
        fields.done()?;
        if !self.can_reset(token).await? {
            return Err(fail::refused(GONE));
        }
        let hash = password::hash(password, &*self.out.entropy).await.ok_or(Problem::Unavailable)?;
        let failed = fail::storage("choosing a new password");
        let pass = token_hash(token.as_bytes());
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let member = tx.pass(&pass, Opens::Reset, now).await.map_err(&failed)?;
        let member = member.ok_or_else(|| fail::refused(GONE))?;
        // First, so that a sign-in with the old password waits or is ended below.
        tx.set_password_hash(member, &hash).await.map_err(&failed)?;
        if !tx.take_pass(&pass, Opens::Reset, now).await.map_err(&failed)? {
            return Err(fail::refused(GONE));
        }
        tx.delete_sign_ins(member, None).await.map_err(&failed)?;
        tx.delete_passes(member).await.map_err(&failed)?;
        let merchants = self.note_everywhere(&mut *tx, member, Act::PasswordReset, On::nothing()).await?;
        tx.commit().await.map_err(&failed)?;
        self.live.announce(merchants.into_iter().map(|merchant| Changed { merchant, what: What::SignIns }));
        Ok(())
    }
}
