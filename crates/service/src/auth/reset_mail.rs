//! The mail that brings the way to a new password: sent at once, and tried again like every message while that way is open.

use super::reset::{OPEN, OPEN_HOURS, RESET};
use crate::{EmailWay, Service, random};
use delivery::{
    Mail, MailDraft, MessageId, WebAddress, backoff,
    template::{self, Accent},
};
use domain::{Email, Millis};
use std::sync::{Mutex, PoisonError};

/// The most mails that wait; more are given up.
const MOST: usize = 64;
/// When it is looked again for what could not be looked up.
const SOON: Millis = Millis::minutes(1);

/// A mail that nobody took yet.
struct Unsent {
    email: String,
    mail: Mail,
    /// What it brings. Whoever knows it chooses the password.
    token: String,
    /// When the way that it brings is closed.
    until: Millis,
    tries: usize,
    due_at: Millis,
}

/// Mails that wait to be tried again, in memory only: what opens an account is kept nowhere in the open. Who asked before the
/// server ended gets nothing, and asks again.
#[derive(Default)]
pub struct UnsentResets(Mutex<Vec<Unsent>>);

impl UnsentResets {
    /// Keeps one, in place of an older one to the same member.
    fn keep(&self, unsent: Unsent) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.retain(|other| other.email != unsent.email);
        if waiting.len() < MOST {
            waiting.push(unsent);
        } else {
            tracing::warn!("the way to a new password is given up: too many wait for the mail server");
        }
    }

    /// Those that are due, which wait no longer.
    fn take_due(&self, now: Millis) -> Vec<Unsent> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.extract_if(.., |unsent| unsent.due_at <= now).collect()
    }
}

impl Service {
    /// Finds the member, and sends. Nobody is told whether there was one.
    pub(super) async fn mail_reset(&self, email: &str) -> Result<(), String> {
        let Some(way) = &self.out.ways.email else { return Ok(()) };
        let now = self.now();
        let url = self.way_to_reset(email, None).await.map_err(|error| error.to_string())?;
        let Some(url) = url else { return Ok(()) };
        let token = url.split_once(RESET).map(|(_, token)| token.to_owned()).unwrap_or_default();
        let mail = self.reset_mail(way, email, &url, now)?;
        let unsent = Unsent { email: email.to_owned(), mail, token, until: now.plus(OPEN), tries: 0, due_at: now };
        self.try_reset(way, unsent).await;
        Ok(())
    }

    /// How many of them wait for the mail server.
    pub fn resets_waiting(&self) -> usize {
        self.unsent_resets.0.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Tries those again that are due and still open a way. Returns how many somebody took.
    pub async fn run_due_resets(&self) -> usize {
        let Some(way) = &self.out.ways.email else { return 0 };
        let due = self.unsent_resets.take_due(self.now());
        let sent = futures::future::join_all(due.into_iter().map(|unsent| self.try_reset_again(way, unsent))).await;
        sent.into_iter().filter(|taken| *taken).count()
    }

    async fn try_reset_again(&self, way: &EmailWay, unsent: Unsent) -> bool {
        match self.can_reset(&unsent.token).await {
            Ok(true) => self.try_reset(way, unsent).await,
            Ok(false) => {
                tracing::info!("the way to a new password is not sent any more: it was used, or its time is over");
                false
            }
            Err(_) => {
                self.unsent_resets.keep(Unsent { due_at: self.now().plus(SOON), ..unsent });
                false
            }
        }
    }

    /// Tries it, and keeps it where another try in time may help. Each try is the same mail.
    async fn try_reset(&self, way: &EmailWay, unsent: Unsent) -> bool {
        let Err(error) = way.mailer.send(&unsent.mail).await else { return true };
        let tries = unsent.tries + 1;
        let wait = backoff::next(tries, &error).and_then(|wait| i64::try_from(wait.as_millis()).ok());
        let due_at = wait.map(|wait| self.now().plus(Millis(wait)));
        match due_at.filter(|due_at| *due_at < unsent.until) {
            Some(due_at) => {
                tracing::warn!(%error, tries, "the way to a new password is tried again");
                self.unsent_resets.keep(Unsent { tries, due_at, ..unsent });
            }
            None => tracing::warn!(%error, tries, "the way to a new password could not be sent"),
        }
        false
    }

    fn reset_mail(&self, way: &EmailWay, email: &str, url: &str, now: Millis) -> Result<Mail, String> {
        let link: WebAddress = url.parse().map_err(|_| "server.origin cannot stand in a mail".to_owned())?;
        let accent: Accent =
            crate::businesses::ACCENT.parse().map_err(|_| "the colour cannot stand in a mail".to_owned())?;
        let words = template::password_reset(&link, accent, OPEN_HOURS);
        let id = format!("reset-{:032x}", random::bits(&*self.out.entropy));
        let draft = MailDraft {
            id: MessageId::new(&id, self.mail_host()).map_err(|error| error.to_string())?,
            date: now,
            from_name: "Tallystick".to_owned(),
            from: way.from.clone(),
            reply_to: None,
            to: email.parse::<Email>().map_err(|error| error.to_string())?,
            subject: words.subject,
            text: words.text,
            html: words.html,
            unsubscribe: None,
            logo: None,
        };
        Mail::new(&draft).map_err(|error| error.to_string())
    }
}
