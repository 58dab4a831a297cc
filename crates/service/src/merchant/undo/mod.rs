//! Taking back what destroyed or ended something: it is kept for a while, in the transaction that does it.

mod decisions;
mod invitations;
mod keep;
mod kept;
mod messages;
mod paths;
mod pictures;
mod rates;
mod tags;
mod transfers;

pub(crate) use kept::Kept;
pub(super) use kept::{KeptPicture, Merged, packed};

use crate::{
    Service,
    auth::{Actor, Right},
    fail::{self, Outcome},
    live::{Changed, What},
};
use api_types::Problem;
use domain::ids::UndoId;

impl Service {
    /// Takes back what destroyed something, wholly or not at all. Returns the page on which it shows again.
    ///
    /// # Errors
    /// `Refused`: it was taken back already, its time is over, or something came in its place since; nothing is changed then.
    /// `NotAllowed`: the role may not do what was done.
    pub async fn take_back(&self, actor: &Actor, undo: &str) -> Outcome<String> {
        actor.may(Right::Work)?;
        let over = || fail::refused("This was taken back already, or it is too late to take it back.");
        let id: UndoId = undo.parse().map_err(|_| over())?;
        let failed = fail::storage("taking something back");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let kept = tx.take_undo(actor.merchant, id, self.now()).await.map_err(&failed)?.ok_or_else(over)?;
        let kept: Kept = serde_json::from_str(&kept).map_err(|error| {
            tracing::error!(undo = %id, %error, "what was kept to be taken back cannot be read");
            Problem::Unavailable
        })?;
        let tx_ref = &mut *tx;
        let (page, changed) = match kept {
            Kept::TagDeleted { tag, worn_by } => (self.bring_tag_back(tx_ref, actor, tag, &worn_by).await?, Vec::new()),
            Kept::TagMerged(merged) => (self.part_tags(tx_ref, actor, merged).await?, Vec::new()),
            Kept::Picture { product, before, after } => {
                (self.bring_picture_back(tx_ref, actor, product, before, after).await?, Vec::new())
            }
            Kept::Logo { before, after } => (self.bring_logo_back(tx_ref, actor, before, after).await?, Vec::new()),
            Kept::Paths { link, paths } => {
                (self.bring_paths_back(tx_ref, actor, link, paths).await?, vec![What::Link(link)])
            }
            Kept::Words { purpose, subject, body } => {
                (self.bring_words_back(tx_ref, actor, purpose, subject, body).await?, Vec::new())
            }
            Kept::Rate { pair, rate, after } => {
                (self.bring_rate_back(tx_ref, actor, pair, rate, after).await?, Vec::new())
            }
            Kept::TagsTaken { tags } => self.put_tags_back(tx_ref, actor, tags).await?,
            Kept::LookedAt { transfer, at } => self.bring_sum_back(tx_ref, actor, transfer, at).await?,
            Kept::Invitation { invitation, token } => {
                (self.bring_invitation_back(tx_ref, actor, invitation, token).await?, vec![What::Team])
            }
            Kept::Dismissed { session, before } => self.bring_question_back(tx_ref, actor, session, before).await?,
            Kept::Message { delivery, due } => self.bring_message_back(tx_ref, actor, delivery, due).await?,
        };
        tx.commit().await.map_err(&failed)?;
        self.live.announce(changed.into_iter().map(|what| Changed { merchant: actor.merchant, what }));
        // Letters and messages that wait again, and what follows a payment.
        self.deliveries.notify_one();
        self.jobs.notify_one();
        self.notices.notify_one();
        Ok(page)
    }
}
