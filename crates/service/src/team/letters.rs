//! The letters that bring invitations: written when they go, tried again like every message.

use crate::{
    Service,
    deliver::EmailWay,
    live::{Changed, What},
};
use delivery::{
    DeliveryError, Mail, MailDraft, MessageId, WebAddress, backoff,
    template::{AccentError, Brand, Facts, Kind},
};
use domain::{Millis, email::EmailError, invitation::OPEN_FOR};
use futures::future::join_all;
use std::{sync::Arc, time::Duration};
use storage::{
    StorageError,
    records::{DeliveryState, Invited, Merchant},
};

/// How many are sent at once. Each is claimed when it is begun, so that a slow mail server keeps no other waiting past its lease.
const AT_ONCE: usize = 4;
/// When who began is given up: longer than a mail server may take.
const LEASE: Millis = Millis::minutes(5);
/// How long the runner waits at most before it looks by itself.
const LOOK_AGAIN: Duration = Duration::from_secs(5);
/// Why a letter does not go that would open nothing.
const RAN_OUT: &str = "The invitation ran out before its e-mail could go. Send it again.";

impl Service {
    /// Sends members what opens something for them, invitations and the ways to new passwords, until `stop` resolves. To be run
    /// once, beside everything else: what customers are sent has a runner of its own, so that nobody waits behind it.
    pub async fn run_letters(self: Arc<Self>, stop: impl Future<Output = ()>) {
        let mut stop = std::pin::pin!(stop);
        loop {
            let work = async {
                let (letters, _) = tokio::join!(self.run_due_letters(), self.run_due_resets());
                if let Err(error) = letters {
                    tracing::warn!(%error, "invitations could not be sent now");
                }
                drop(tokio::time::timeout(LOOK_AGAIN, self.letters.notified()).await);
            };
            tokio::select! {
                () = &mut stop => return,
                () = work => {}
            }
        }
    }

    /// Sends every letter that is due now. Returns how many somebody took.
    ///
    /// # Errors
    /// The database's; what was not sent is due again later.
    pub async fn run_due_letters(&self) -> Result<usize, StorageError> {
        let Some(way) = &self.out.ways.email else { return Ok(0) };
        let sent = join_all((0..AT_ONCE).map(|_| self.send_letters(way))).await;
        sent.into_iter().try_fold(0, |sum, sent| Ok(sum + sent?))
    }

    /// Sends what is due, one after the other, until nothing is.
    async fn send_letters(&self, way: &EmailWay) -> Result<usize, StorageError> {
        let mut taken = 0;
        loop {
            let now = self.now();
            // Nobody who finds nothing to do waits to write.
            let next = self.out.store.read().await?.next_letter().await?;
            if next.is_none_or(|due| due > now) {
                return Ok(taken);
            }
            let mut tx = self.out.store.write().await?;
            let due = tx.claim_letters(now, now.plus(LEASE), 1).await?;
            tx.commit().await?;
            let Some(invited) = due.first() else { return Ok(taken) };
            taken += usize::from(self.send_letter(way, invited).await?);
        }
    }

    async fn send_letter(&self, way: &EmailWay, invited: &Invited) -> Result<bool, StorageError> {
        if !invited.invitation.is_open(self.now()) {
            return self.letter_becomes(invited, DeliveryState::Cancelled, RAN_OUT).await;
        }
        let merchant = self.out.store.read().await?.merchant(invited.invitation.merchant).await?;
        let sent = match self.letter(way, invited, merchant.as_ref()) {
            Ok(mail) => way.mailer.send(&mail).await.map(|sent| sent.reply),
            Err(why) => Err(DeliveryError::Persistent(why)),
        };
        let (state, said) = match sent {
            Ok(reply) => (DeliveryState::Taken, reply),
            Err(error) => {
                let wait = backoff::next(invited.letter.attempts as usize, &error);
                let wait = wait.and_then(|wait| i64::try_from(wait.as_millis()).ok());
                let state = wait.map_or(DeliveryState::Failed, |wait| DeliveryState::Waiting {
                    due_at: self.now().plus(Millis(wait)),
                });
                (state, error.to_string())
            }
        };
        self.letter_becomes(invited, state, &said).await
    }

    /// Says what became of a letter. Returns whether somebody took it.
    async fn letter_becomes(&self, invited: &Invited, state: DeliveryState, said: &str) -> Result<bool, StorageError> {
        let mut tx = self.out.store.write().await?;
        if !tx.move_letter(invited, state, said).await? {
            // It was accepted, taken back or renewed meanwhile.
            return Ok(false);
        }
        tx.commit().await?;
        self.live.announce([Changed { merchant: invited.invitation.merchant, what: What::Team }]);
        Ok(state == DeliveryState::Taken)
    }

    /// The letter: of one invitation and token always the same.
    fn letter(&self, way: &EmailWay, invited: &Invited, merchant: Option<&Merchant>) -> Result<Mail, String> {
        let Invited { invitation, letter } = invited;
        let merchant = merchant.ok_or("The business is not there any more.")?;
        let token = letter.token.as_deref().ok_or("Its link is not kept any more. Send the invitation again.")?;
        let link: WebAddress = self.invitation_url(token).parse().map_err(|_| {
            "The address of this server cannot stand in a message. Set server.origin in the settings.".to_owned()
        })?;
        let accent = merchant.accent.parse().map_err(|error: AccentError| error.to_string())?;
        let brand = Brand { business: merchant.name.clone(), accent, logo: false };
        let facts =
            Facts { customer_name: None, amount: None, title: None, link, due: None, unsubscribe: None, test: false };
        let written = Kind::Invitation.default_template().render(&brand, &facts);
        let host = self.out.origin.split_once("://").map_or("", |(_, rest)| rest);
        let host = host.split([':', '/']).next().unwrap_or_default();
        // A letter that is sent again has another link, and so is another letter.
        let of_token: String = invitation.token_hash.chars().take(12).collect();
        let draft = MailDraft {
            id: MessageId::new(&format!("{}.{of_token}", invitation.id), host).map_err(|error| error.to_string())?,
            date: Millis(invitation.expires_at.0.saturating_sub(OPEN_FOR.0)),
            from_name: merchant.name.clone(),
            from: way.from.clone(),
            reply_to: merchant.contact_email.as_deref().and_then(|email| email.parse().ok()),
            to: invitation.email.as_str().parse().map_err(|error: EmailError| error.to_string())?,
            subject: written.subject,
            text: written.text,
            html: written.html,
            unsubscribe: None,
            logo: None,
        };
        Mail::new(&draft).map_err(|error| error.to_string())
    }

    /// Lets out what was held until e-mail leaves the server.
    pub(crate) async fn release_letters(&self) -> Result<(), StorageError> {
        if self.out.ways.email.is_none() {
            return Ok(());
        }
        let mut tx = self.out.store.write().await?;
        let released = tx.release_letters(self.now()).await?;
        if released > 0 {
            tracing::info!(released, "invitations that were held go out");
        }
        tx.commit().await
    }
}
