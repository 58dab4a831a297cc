//! Keeps what is about to be destroyed.

use super::Kept;
use crate::{
    Service,
    auth::Actor,
    fail::{self, Outcome},
    random,
};
use api_types::{Problem, undo::Undo};
use domain::{Millis, ids::UndoId};
use storage::{Transaction, records::KeptUndo};

/// How long it is kept: longer than it is offered, for who reads slowly or has no script.
const KEPT: Millis = Millis::minutes(10);

impl Service {
    /// Keeps it, in the transaction that destroys it. What was kept earlier and is over goes.
    pub(crate) async fn keep(&self, tx: &mut dyn Transaction, actor: &Actor, kept: &Kept) -> Outcome<Undo> {
        let failed = fail::storage("keeping what can be taken back");
        let now = self.now();
        tx.delete_old_undos(now).await.map_err(&failed)?;
        let undo = KeptUndo {
            id: UndoId::from_parts(now, random::bits(&*self.out.entropy)),
            merchant: actor.merchant,
            kept: serde_json::to_string(kept).map_err(|_| Problem::Unavailable)?,
            expires_at: now.plus(KEPT),
        };
        tx.insert_undo(&undo).await.map_err(&failed)?;
        Ok(Undo { id: undo.id.to_string(), did: kept.did() })
    }
}
