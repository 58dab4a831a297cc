//! Old addresses lead to their link again.

use crate::{
    Service,
    audit::On,
    auth::Actor,
    fail::{self, Outcome},
    merchant::existing_link,
};
use domain::{Act, LinkPath, Millis, ids::LinkId};
use storage::Transaction;

impl Service {
    /// All of them lead there again, or none: not when another link has one by now.
    pub(super) async fn bring_paths_back(
        &self,
        tx: &mut dyn Transaction,
        actor: &Actor,
        id: LinkId,
        paths: Vec<(String, Millis)>,
    ) -> Outcome<String> {
        let failed = fail::storage("bringing addresses back");
        let link = existing_link(tx, actor, id).await?.link;
        if link.customer.is_some() {
            return Err(fail::refused(
                "This link is for one customer by now. An address that others know does not lead to it.",
            ));
        }
        for (path, given_at) in paths {
            let taken = || fail::refused(format!("Another link has \"/{path}\" by now, so nothing was taken back."));
            let known = LinkPath::kept(&path).map_err(|_| taken())?;
            if !tx.give_path_back(actor.merchant, id, &known, given_at).await.map_err(&failed)? {
                return Err(taken());
            }
        }
        self.note(tx, actor, Act::PathsRestored, On::of(id, &link.title)).await?;
        Ok(format!("/dashboard/links/{id}"))
    }
}
