//! What is done to links as they are: on and off, put away, deleted and taken back; the link behind the handle.

use super::{invoices, link_form, link_path, links::existing};
use crate::{
    Service,
    audit::On,
    auth::{Actor, Right},
    fail::{self, Outcome},
    live::{Changed, What},
};
use api_types::{
    Problem,
    dashboard::{LinkAct, LinkForm},
};
use domain::{Act, Link, ids::LinkId};
use std::collections::BTreeSet;
use storage::Transaction;

/// The most links that one act touches: a page and more.
const MOST: usize = 200;

impl Service {
    /// Does the same to several links, to all of them or to none. Running sessions go on. Returns those that are different now:
    /// only these are to be as they were, when it is taken back.
    ///
    /// # Errors
    /// `NotFound`: one of them is not this merchant's, and nothing was done.
    pub async fn act_on_links(&self, actor: &Actor, links: &[String], act: LinkAct) -> Outcome<Vec<String>> {
        actor.may(Right::Work)?;
        if links.is_empty() || links.len() > MOST {
            return Err(fail::refused(format!("Choose from 1 to {MOST} links.")));
        }
        let ids: Result<Vec<LinkId>, _> = links.iter().map(|link| link.parse()).collect();
        let ids = ids.map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("changing links");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        // In one order, so that two who do this to the same links never wait for each other.
        let ids: BTreeSet<LinkId> = ids.into_iter().collect();
        let mut changed = Vec::new();
        for id in ids {
            if self.act_on(&mut *tx, actor, id, act).await? {
                changed.push(id);
            }
        }
        tx.commit().await.map_err(&failed)?;
        self.live.announce(changed.iter().map(|link| Changed { merchant: actor.merchant, what: What::Link(*link) }));
        Ok(changed.into_iter().map(|id| id.to_string()).collect())
    }

    /// Whether the link is different now.
    async fn act_on(&self, tx: &mut dyn Transaction, actor: &Actor, id: LinkId, act: LinkAct) -> Outcome<bool> {
        let failed = fail::storage("changing a link");
        let link = match act {
            LinkAct::Restore => {
                let row = tx.merchant_link(actor.merchant, id).await.map_err(&failed)?;
                row.ok_or(Problem::NotFound)?.link
            }
            _ => existing(tx, actor, id).await?.link,
        };
        let now = self.now();
        match act {
            LinkAct::Activate => invoices::refuse_void(tx, &link).await?,
            LinkAct::Delete => invoices::refuse_for(
                &link,
                "An invoice stays in the books, so that its number is no gap. Void it, or archive it.",
            )?,
            _ => {}
        }
        let before = link.clone();
        let link = match act {
            LinkAct::Activate => Link { active: true, ..link },
            LinkAct::Deactivate => Link { active: false, ..link },
            LinkAct::Archive => Link { archived: true, ..link },
            LinkAct::Unarchive => Link { archived: false, ..link },
            // Its paths are free for others, and it is no front link; all of that comes back with it as far as it is still free.
            LinkAct::Delete => Link { deleted_at: Some(now), ..link },
            LinkAct::Restore => {
                let path = match link.path.clone() {
                    Some(path) => {
                        let free = link_path::free(tx, actor.merchant, Some(id), path).await;
                        Some(free.map_err(&failed)?)
                    }
                    None => None,
                };
                Link { deleted_at: None, path, ..link }
            }
        };
        if link == before {
            return Ok(false);
        }
        tx.update_link(&Link { updated_at: now, ..link.clone() }).await.map_err(&failed)?;
        if act == LinkAct::Delete {
            tx.call_back_requests(id, "The link was deleted.", now, now).await.map_err(&failed)?;
        }
        let act = match act {
            LinkAct::Activate => Act::LinkSwitchedOn,
            LinkAct::Deactivate => Act::LinkSwitchedOff,
            LinkAct::Archive => Act::LinkArchived,
            LinkAct::Unarchive => Act::LinkUnarchived,
            LinkAct::Delete => Act::LinkDeleted,
            LinkAct::Restore => Act::LinkRestored,
        };
        self.note(tx, actor, act, On::of(id, link.title)).await?;
        Ok(true)
    }

    /// Changes how many payments a link takes, and nothing else of it: what became of its coins does not matter (R6, R7).
    ///
    /// # Errors
    /// `NotFound`: no such link of this merchant. `Fields`: no such limit; nothing is changed then.
    pub async fn set_link_limit(&self, actor: &Actor, link: &str, kind: &str, number: &str) -> Outcome<()> {
        actor.may(Right::Work)?;
        let id: LinkId = link.parse().map_err(|_| Problem::NotFound)?;
        let form = LinkForm { limit_kind: kind.to_owned(), limit: number.to_owned(), ..LinkForm::default() };
        let limit = link_form::limit(&form).map_err(|error| Problem::field("limit", error))?;
        let failed = fail::storage("changing a link's limit");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let link = existing(&mut *tx, actor, id).await?.link;
        invoices::refuse_for(&link, "An invoice is paid once. Issue a copy of it for another payment.")?;
        self.note(&mut *tx, actor, Act::LinkChanged, On::of(id, &link.title).saying("its limit")).await?;
        tx.update_link(&Link { limit, updated_at: self.now(), ..link }).await.map_err(&failed)?;
        tx.commit().await.map_err(&failed)?;
        self.live.announce([Changed { merchant: actor.merchant, what: What::Link(id) }]);
        Ok(())
    }

    /// Makes the merchant's handle alone lead to a link, or to none (R2).
    ///
    /// # Errors
    /// `NotFound`: no such link of this merchant.
    pub async fn choose_front_link(&self, actor: &Actor, link: Option<&str>) -> Outcome<()> {
        actor.may(Right::Work)?;
        let failed = fail::storage("choosing the front link");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let (id, act, on) = match link {
            Some(link) => {
                let id: LinkId = link.parse().map_err(|_| Problem::NotFound)?;
                let link = existing(&mut *tx, actor, id).await?.link;
                invoices::refuse_for(
                    &link,
                    "This link is for one customer, and your page is for anybody. Choose another.",
                )?;
                if link.customer.is_some() {
                    return Err(fail::refused(
                        "This link is for one customer, and your page is for anybody. Choose another.",
                    ));
                }
                (Some(id), Act::LinkMadeFront, On::of(id, link.title))
            }
            None => (None, Act::FrontTakenAway, On::nothing()),
        };
        tx.set_front_link(actor.merchant, id).await.map_err(&failed)?;
        self.note(&mut *tx, actor, act, on).await?;
        tx.commit().await.map_err(&failed)
    }
}
