//! Tags put on links and customers, and taken from them; one or many at once.

use super::{Kept, Words, colour, read_kind};
use crate::{
    Service,
    audit::On,
    auth::{Actor, Right},
    fail::{self, Outcome},
    fields::Fields,
    live::{Changed, What},
};
use api_types::{
    Problem,
    customers::{TagAct, Tagging},
    undo::Undo,
};
use domain::{
    Act, TagKind, TagName,
    ids::{CustomerId, LinkId, TagId},
};
use std::collections::{BTreeMap, BTreeSet};
use storage::Transaction;

/// The most links or customers that are tagged at once: a page and more.
const MOST: usize = 200;

impl Service {
    /// Gives links or customers tags, or takes some from them: all of it or nothing. A name that is typed is made a tag. What is
    /// taken off as such can be put back for a while.
    ///
    /// # Errors
    /// `NotFound`: a tag, link or customer is not this merchant's, or of the other kind. `Fields`: the new tag is none.
    pub async fn tag_them(&self, actor: &Actor, asked: &Tagging) -> Outcome<Option<Undo>> {
        actor.may(Right::Work)?;
        let kind = read_kind(&asked.kind)?;
        if asked.targets.is_empty() || asked.targets.len() > MOST {
            return Err(fail::refused(format!("Choose from 1 to {MOST} of the list.")));
        }
        let new = new_tag(asked)?;
        if asked.act != TagAct::Set && asked.tags.is_empty() && new.is_none() {
            return Err(Problem::field("tags", "Choose a tag, or type the name of a new one."));
        }
        let failed = fail::storage("changing tags");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        owned(&mut *tx, actor, kind, &asked.targets).await?;
        let mut words = Words::of(&mut *tx, actor.merchant, kind).await?;
        let chosen: Result<Vec<TagId>, _> = asked.tags.iter().map(|tag| tag.parse()).collect();
        let mut chosen = chosen.map_err(|_| Problem::NotFound)?;
        if chosen.iter().any(|tag| !words.has_id(*tag)) {
            return Err(Problem::NotFound);
        }
        if let Some((name, colour)) = new {
            chosen.push(words.take(&mut *tx, name, colour, || self.tag_id()).await?.id);
        }
        let (put, take) = match asked.act {
            TagAct::Set => {
                let others = words.ids().into_iter().filter(|tag| !chosen.contains(tag)).collect();
                (chosen, others)
            }
            TagAct::Add => (chosen, Vec::new()),
            TagAct::Take => (Vec::new(), chosen),
        };
        let mut taken: BTreeMap<TagId, Vec<String>> = BTreeMap::new();
        if asked.act == TagAct::Take {
            for (target, tag) in tx.tags_of(actor.merchant, &asked.targets).await.map_err(&failed)? {
                if take.contains(&tag.id) {
                    taken.entry(tag.id).or_default().push(target);
                }
            }
        }
        tx.take_tags(actor.merchant, &take, &asked.targets).await.map_err(&failed)?;
        tx.put_tags(actor.merchant, kind, &put, &asked.targets).await.map_err(&failed)?;
        for target in &asked.targets {
            self.note(&mut *tx, actor, Act::TagsPut, On::of(target, "")).await?;
        }
        let undo = if taken.is_empty() {
            None
        } else {
            let kept = Kept::TagsTaken { tags: taken.into_iter().collect() };
            Some(self.keep(&mut *tx, actor, &kept).await?)
        };
        tx.commit().await.map_err(&failed)?;
        let links = asked.targets.iter().filter_map(|id| id.parse::<LinkId>().ok());
        self.live.announce(links.map(|link| Changed { merchant: actor.merchant, what: What::Link(link) }));
        Ok(undo)
    }
}

/// The tag whose name was typed, if any. Nothing is taken by a name that is not there.
fn new_tag(asked: &Tagging) -> Outcome<Option<(TagName, domain::TagColour)>> {
    if asked.name.trim().is_empty() {
        return Ok(None);
    }
    let mut fields = Fields::default();
    if asked.act == TagAct::Take {
        fields.wrong("name", "Choose the tag to take from the list. A new one is on none of them.");
    }
    let name = fields.take("name", asked.name.parse::<TagName>());
    let colour = fields.take("colour", colour(&asked.colour));
    fields.finish(name.zip(colour)).map(Some)
}

/// Makes sure that all of these are this merchant's (I19).
async fn owned(tx: &mut dyn Transaction, actor: &Actor, kind: TagKind, targets: &[String]) -> Outcome<()> {
    let failed = fail::storage("reading what is tagged");
    match kind {
        TagKind::Link => {
            let ids: Result<BTreeSet<LinkId>, _> = targets.iter().map(|target| target.parse()).collect();
            // They are held from then on: in one order, so that two who tag the same links never wait for each other.
            for id in ids.map_err(|_| Problem::NotFound)? {
                super::super::links::existing(tx, actor, id).await?;
            }
        }
        TagKind::Customer => {
            for target in targets {
                let id: CustomerId = target.parse().map_err(|_| Problem::NotFound)?;
                tx.merchant_customer(actor.merchant, id, None).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
            }
        }
    }
    Ok(())
}
