//! A deleted tag comes back; a merged one parts from the other again.

use super::Merged;
use crate::{
    Service,
    audit::On,
    auth::Actor,
    fail::{self, Outcome},
    live::What,
};
use domain::{
    Act, AfterPayment, Link, Tag,
    ids::{LinkId, TagId},
};
use std::collections::BTreeSet;
use storage::{StorageError, Transaction};

/// Where tags are kept.
const PAGE: &str = "/dashboard/settings/tags";

impl Service {
    /// The tag is there again, on all that had it and are there still.
    pub(super) async fn bring_tag_back(
        &self,
        tx: &mut dyn Transaction,
        actor: &Actor,
        tag: Tag,
        worn_by: &[String],
    ) -> Outcome<String> {
        again(tx, &tag, worn_by).await?;
        self.note(tx, actor, Act::TagRestored, On::of(tag.id, &tag.name)).await?;
        Ok(PAGE.to_owned())
    }

    /// Tags that were taken off are on all that had them, as far as both are there still.
    pub(super) async fn put_tags_back(
        &self,
        tx: &mut dyn Transaction,
        actor: &Actor,
        tags: Vec<(TagId, Vec<String>)>,
    ) -> Outcome<(String, Vec<What>)> {
        let failed = fail::storage("putting tags back");
        let mut targets = BTreeSet::new();
        for (tag, had_it) in tags {
            tx.put_tag_back(actor.merchant, tag, &had_it).await.map_err(&failed)?;
            targets.extend(had_it);
        }
        for target in &targets {
            self.note(tx, actor, Act::TagsRestored, On::of(target, "")).await?;
        }
        let links: Vec<_> = targets.iter().filter_map(|id| id.parse().ok()).map(What::Link).collect();
        let page = if links.is_empty() { "/dashboard/customers" } else { "/dashboard/links" };
        Ok((page.to_owned(), links))
    }

    /// Both tags are as they were: what had the one has it again, and what got the other by the merge loses that.
    pub(super) async fn part_tags(&self, tx: &mut dyn Transaction, actor: &Actor, merged: Merged) -> Outcome<String> {
        let failed = fail::storage("parting tags");
        let Merged { from, into, worn_by, added, given_by, taken_by } = merged;
        again(tx, &from, &worn_by).await?;
        tx.forget_merge(actor.merchant, from.id).await.map_err(&failed)?;
        tx.take_tags(actor.merchant, &[into], &added).await.map_err(&failed)?;
        let mut links: Vec<LinkId> = given_by.iter().chain(&taken_by).copied().collect();
        links.sort_unstable();
        links.dedup();
        for id in links {
            let Some(link) = tx.link(id).await.map_err(&failed)? else { continue };
            // One that was told something else since keeps that.
            let back = |tag, was: &[LinkId]| if was.contains(&id) && tag == Some(into) { Some(from.id) } else { tag };
            let after = AfterPayment {
                apply_tag: back(link.after.apply_tag, &given_by),
                remove_tag: back(link.after.remove_tag, &taken_by),
                ..link.after.clone()
            };
            tx.update_link(&Link { after, ..link }).await.map_err(&failed)?;
        }
        self.note(tx, actor, Act::TagUnmerged, On::of(from.id, &from.name)).await?;
        Ok(PAGE.to_owned())
    }
}

async fn again(tx: &mut dyn Transaction, tag: &Tag, worn_by: &[String]) -> Outcome<()> {
    let failed = fail::storage("bringing a tag back");
    match tx.insert_tag(tag).await {
        Err(StorageError::Taken(_)) => {
            let name = &tag.name;
            return Err(fail::refused(format!(
                "There is a tag \"{name}\" again by now. Rename that one, then take this back."
            )));
        }
        other => other.map_err(&failed)?,
    }
    tx.put_tag_back(tag.merchant, tag.id, worn_by).await.map_err(&failed)
}
