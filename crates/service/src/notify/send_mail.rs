//! Sends members their e-mails, and tries again what did not go.

use super::{TEST, write::stop_path};
use crate::{EmailWay, Service};
use delivery::{DeliveryError, Mail, MailDraft, MessageId, backoff};
use domain::{Millis, email::EmailError};
use storage::{
    StorageError,
    records::{DeliveryState, Notice},
};

/// How many are begun at once.
const AT_ONCE: u32 = 10;
/// When who began is given up: longer than a mail server may take for as many.
const LEASE: Millis = Millis::minutes(10);

impl Service {
    /// Sends every e-mail that is due now. Returns how many somebody took.
    pub(super) async fn send_due_notices(&self) -> Result<usize, StorageError> {
        let Some(way) = &self.out.ways.email else { return Ok(0) };
        let mut taken = 0;
        loop {
            let now = self.now();
            // Nobody who finds nothing to do waits to write.
            let next = self.out.store.read().await?.next_notice().await?;
            if next.is_none_or(|due| due > now) {
                return Ok(taken);
            }
            let mut tx = self.out.store.write().await?;
            let due = tx.claim_notices(now, now.plus(LEASE), AT_ONCE).await?;
            tx.commit().await?;
            for notice in &due {
                taken += usize::from(self.send_notice(way, notice).await?);
            }
        }
    }

    async fn send_notice(&self, way: &EmailWay, notice: &Notice) -> Result<bool, StorageError> {
        let sent = match self.mail_of(way, notice).await? {
            Ok(mail) => way.mailer.send(&mail).await.map(|sent| sent.reply),
            Err(why) => Err(DeliveryError::Persistent(why)),
        };
        let at = self.now();
        let (state, said) = match sent {
            Ok(reply) => (DeliveryState::Taken, reply),
            Err(error) => {
                let wait = backoff::next(notice.attempts as usize, &error);
                let wait = wait.and_then(|wait| i64::try_from(wait.as_millis()).ok());
                let state =
                    wait.map_or(DeliveryState::Failed, |wait| DeliveryState::Waiting { due_at: at.plus(Millis(wait)) });
                (state, error.to_string())
            }
        };
        let mut tx = self.out.store.write().await?;
        if !tx.move_notice(notice, state, &said, at).await? {
            // It was called back, or somebody else was given it meanwhile.
            return Ok(false);
        }
        tx.commit().await?;
        Ok(state == DeliveryState::Taken)
    }

    /// The mail: each try sends the same bytes with the same id.
    async fn mail_of(&self, way: &EmailWay, notice: &Notice) -> Result<Result<Mail, String>, StorageError> {
        let mut tx = self.out.store.read().await?;
        let merchant = tx.merchant(notice.merchant).await?;
        let settings = tx.notification_settings(notice.merchant, notice.member).await?;
        drop(tx);
        let written = || -> Result<Mail, String> {
            let merchant = merchant.ok_or("The business is not there any more.")?;
            // A test was asked for: it is nothing that comes by itself.
            let stop = settings.filter(|_| notice.topic != TEST);
            let draft = MailDraft {
                id: MessageId::new(&notice.id.to_string(), self.mail_host()).map_err(|error| error.to_string())?,
                date: notice.created_at,
                from_name: merchant.name,
                from: way.from.clone(),
                reply_to: None,
                to: notice.recipient.parse().map_err(|error: EmailError| error.to_string())?,
                subject: notice.subject.clone(),
                text: notice.body.clone(),
                html: notice.html.clone(),
                unsubscribe: stop.map(|settings| self.page(&stop_path(&settings))).transpose()?,
                logo: None,
            };
            Mail::new(&draft).map_err(|error| error.to_string())
        };
        Ok(written())
    }

    /// Lets out what was held until e-mail leaves the server.
    pub(crate) async fn release_notices(&self) -> Result<(), StorageError> {
        if self.out.ways.email.is_none() {
            return Ok(());
        }
        let mut tx = self.out.store.write().await?;
        let released = tx.release_notices(self.now()).await?;
        if released > 0 {
            tracing::info!(released, "notifications that were held go out");
        }
        tx.commit().await
    }
}
