//! Reminders as they are changed on a link's page (R15).

use super::{change, create::Wanted, hours::Hours};
use crate::{
    Service,
    auth::{Actor, Right},
    fail::{self, Outcome},
    fields::Fields,
    live::{Changed, What},
    merchant::existing_link,
};
use api_types::{Problem, reminders::ReminderForm};
use domain::{Link, Millis, delivery::Way, ids::LinkId, reminder::Plan};
use storage::{StorageError, Transaction};

impl Service {
    /// Switches reminders on or off, and says how often and how many. Dates go on being counted from when the link went first.
    ///
    /// # Errors
    /// `NotFound`: no such link of this merchant. `Refused`: it is for anybody, or did not go to its customer. `Fields`: what is
    /// not as expected; or the customer asked for no more, and nobody says that they want them again.
    pub async fn set_reminders(&self, actor: &Actor, link: &str, form: &ReminderForm) -> Outcome<()> {
        actor.may(Right::Work)?;
        let id: LinkId = link.parse().map_err(|_| Problem::NotFound)?;
        let mut fields = Fields::default();
        let wanted = Wanted::read(&form.every, &form.most, ["every", "most"], &mut fields);
        let wanted = fields.finish(wanted)?;
        let failed = fail::storage("changing reminders");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let row = existing_link(&mut *tx, actor, id).await?;
        let now = self.now();
        if !form.on {
            let off = change(&mut *tx, id, |planned| {
                let mut off = planned.clone();
                off.plan = Plan { enabled: false, every: wanted.every, most: wanted.most, ..off.plan };
                off.due_at = None;
                Some(off)
            });
            if off.await.map_err(&failed)?.is_some() {
                tx.call_back_reminders(id, "Reminders were switched off.", now).await.map_err(&failed)?;
            }
        } else {
            let (ways, anchor) = went(&mut *tx, &row.link).await?;
            let hours = Hours::of(&mut *tx, actor.merchant).await.map_err(&failed)?;
            let before = tx.reminders_of(&[id]).await.map_err(&failed)?.pop();
            let stopped = before.as_ref().is_some_and(|planned| planned.plan.stopped_at.is_some());
            if stopped && !form.wanted_again {
                return Err(Problem::field(
                    "wanted_again",
                    "This customer asked for no more reminders. Say that they want them again, or leave them off.",
                ));
            }
            if before.is_none() {
                let planned = self.planned(&row.link, ways.clone(), Plan { paid: row.paid > 0, ..wanted.plan() });
                tx.insert_reminders(&planned).await.map_err(&failed)?;
            }
            change(&mut *tx, id, |planned| {
                let mut on = planned.clone();
                let anchor = on.plan.anchor.or(anchor);
                let (every, most) = (wanted.every, wanted.most);
                on.plan = Plan { enabled: true, every, most, anchor, stopped_at: None, ..on.plan };
                on.ways.clone_from(&ways);
                Some(hours.dated(&on, now))
            })
            .await
            .map_err(&failed)?;
        }
        tx.commit().await.map_err(&failed)?;
        self.live.announce([Changed { merchant: actor.merchant, what: What::Link(id) }]);
        Ok(())
    }

    /// A link is for somebody else now: what was planned for its customer before is over, and begins anew when the merchant says
    /// so. What somebody asked for stays theirs: the next one has an address of their own to ask for no more.
    pub(crate) async fn forget_reminders(&self, tx: &mut dyn Transaction, link: LinkId) -> Result<(), StorageError> {
        let token = crate::random::token(&*self.out.entropy);
        let forgotten = change(tx, link, |planned| {
            let mut anew = planned.clone();
            anew.earlier = anew.earlier.saturating_add(u32::from(anew.plan.sent));
            let plan = anew.plan;
            anew.plan = Plan { enabled: false, sent: 0, anchor: None, last: None, stopped_at: None, ..plan };
            anew.due_at = None;
            anew.token.clone_from(&token);
            Some(anew)
        });
        if forgotten.await?.is_some() {
            tx.call_back_reminders(link, "The link is for somebody else now.", self.now()).await?;
        }
        Ok(())
    }
}

/// By which ways a link went to its customer, and when first. A message that is about to go counts, and begins the dates when
/// it has gone.
///
/// # Errors
/// `Refused`: it is for anybody, or was never sent.
async fn went(tx: &mut dyn Transaction, link: &Link) -> Outcome<(Vec<Way>, Option<Millis>)> {
    let customer = link.customer.ok_or_else(|| {
        fail::refused("This link is for anybody. Choose the customer that it is for before you set reminders.")
    })?;
    let asked = tx.asked_by(link.id, customer).await.map_err(fail::storage("reading how a link went"))?;
    if asked.is_empty() {
        return Err(fail::refused(
            "Reminders go as the link went. Send it to its customer first, by e-mail, SMS or both.",
        ));
    }
    let anchor = asked.iter().filter_map(|(_, first)| *first).min();
    Ok((asked.into_iter().map(|(way, _)| way).collect(), anchor))
}
