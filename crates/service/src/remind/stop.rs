//! A customer asks for no more reminders: by the link in each of them, or by the button of a mail program (RFC 8058).

use super::change;
use crate::{
    Service,
    fail::{self, Outcome},
    live::{Changed, What},
    random,
};
use api_types::{Problem, checkout::StopPage};
use domain::{Millis, ids::EventId, reminder::Plan};
use storage::{
    StorageError, Transaction,
    records::{Event, Reminders},
};

impl Service {
    /// Where the customer asks for no more. Who knows it may: nobody can guess it (I23).
    pub(crate) fn stop_address(&self, planned: &Reminders) -> String {
        self.url(format_args!("/reminders/{}", planned.token))
    }

    /// The page. Looking at it changes nothing: programs that scan mail look at every address in it.
    ///
    /// # Errors
    /// `NotFound`: nobody's address.
    pub async fn stop_page(&self, token: &str) -> Outcome<StopPage> {
        let failed = fail::storage("reading reminders");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let planned = tx.reminders_by_token(token).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        page(&mut *tx, &planned).await
    }

    /// Ends the reminders of the link that the address belongs to. Asked again, it is as it was.
    ///
    /// # Errors
    /// `NotFound`: nobody's address.
    pub async fn stop_reminders(&self, token: &str) -> Outcome<StopPage> {
        let failed = fail::storage("stopping reminders");
        let now = self.now();
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let planned = tx.reminders_by_token(token).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        let stopped = change(&mut *tx, planned.link, |planned| {
            // Not where the link went to somebody else meanwhile, who was not asked.
            let theirs = planned.token == token && planned.plan.stopped_at.is_none();
            let plan = Plan { enabled: false, stopped_at: Some(now), ..planned.plan };
            theirs.then(|| Reminders { plan, due_at: None, ..planned.clone() })
        });
        if let Some(stopped) = stopped.await.map_err(&failed)? {
            tx.call_back_reminders(stopped.link, "The customer asked for no more reminders.", now)
                .await
                .map_err(&failed)?;
            self.note_stop(&mut *tx, &stopped, now).await.map_err(&failed)?;
            let shown = page(&mut *tx, &stopped).await?;
            tx.commit().await.map_err(&failed)?;
            tracing::info!(link = %stopped.link, "a customer asked for no more reminders");
            self.live.announce([Changed { merchant: stopped.merchant, what: What::Link(stopped.link) }]);
            return Ok(shown);
        }
        page(&mut *tx, &planned).await
    }

    async fn note_stop(&self, tx: &mut dyn Transaction, planned: &Reminders, at: Millis) -> Result<(), StorageError> {
        let event = Event {
            id: EventId::from_parts(at, random::bits(&*self.out.entropy)),
            merchant: planned.merchant,
            link: Some(planned.link),
            session: None,
            kind: "reminders.stopped".to_owned(),
            data: serde_json::json!({ "sent": planned.plan.sent }),
            at,
        };
        tx.append(&event).await
    }
}

async fn page(tx: &mut dyn Transaction, planned: &Reminders) -> Outcome<StopPage> {
    let failed = fail::storage("reading whose reminders they are");
    let merchant = tx.merchant(planned.merchant).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
    let link = tx.link(planned.link).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
    Ok(StopPage {
        merchant: merchant.name,
        accent: merchant.accent,
        title: link.title,
        stopped: planned.plan.stopped_at.is_some() || planned.plan.paid,
        paid: planned.plan.paid,
    })
}
