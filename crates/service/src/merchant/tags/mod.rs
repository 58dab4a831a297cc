//! Tags of links and of customers (R28).

mod chosen;
mod put;
mod words;

use super::undo::{Kept, Merged};
use crate::{
    Service,
    audit::On,
    auth::{Actor, Right},
    fail::{self, Outcome},
    fields::Fields,
    random,
};
use api_types::{
    Problem,
    customers::{TagForm, TagItem},
    undo::Undo,
};
pub(super) use chosen::Chosen;
use domain::{
    Act, Email, Millis, Tag, TagColour, TagKind, TagName,
    ids::{MerchantId, TagId},
};
use std::collections::{HashMap, HashSet};
use storage::{StorageError, Transaction};
pub(super) use words::Words;

impl Service {
    /// A merchant's tags of a kind, by name. Not how many have them.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn tags(&self, actor: &Actor, kind: &str) -> Outcome<Vec<TagItem>> {
        actor.may(Right::Look)?;
        let mut tx = self.out.store.read().await.map_err(fail::storage("reading tags"))?;
        offered(&mut *tx, actor.merchant, read_kind(kind)?).await
    }

    /// The tags of the customer with an e-mail, by name; none for an e-mail that no customer has.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn tags_of_customer(&self, actor: &Actor, email: &str) -> Outcome<Vec<TagItem>> {
        actor.may(Right::Look)?;
        let Ok(email) = email.trim().parse::<Email>() else { return Ok(Vec::new()) };
        let failed = fail::storage("reading a customer's tags");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let Some(customer) = tx.customer_by_email(actor.merchant, &email).await.map_err(&failed)? else {
            return Ok(Vec::new());
        };
        let id = customer.id.to_string();
        Ok(worn(&mut *tx, actor.merchant, std::slice::from_ref(&id)).await?.remove(&id).unwrap_or_default())
    }

    /// The same with how many have each.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn tag_uses(&self, actor: &Actor, kind: &str) -> Outcome<Vec<TagItem>> {
        actor.may(Right::Look)?;
        let failed = fail::storage("counting tags");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let rows = tx.tag_uses(actor.merchant, read_kind(kind)?).await.map_err(&failed)?;
        Ok(rows.iter().map(|row| item(&row.tag, row.used)).collect())
    }

    /// Makes a tag, or renames and colours the one with this id.
    ///
    /// # Errors
    /// All fields that are not as expected; the name is taken. `NotFound`.
    pub async fn save_tag(&self, actor: &Actor, tag: Option<&str>, form: &TagForm) -> Outcome<TagItem> {
        actor.may(Right::Work)?;
        let mut fields = Fields::default();
        let name = fields.take("name", form.name.parse::<TagName>());
        let colour = fields.take("colour", colour(&form.colour));
        let (name, colour) = fields.finish(name.zip(colour))?;
        let failed = fail::storage("saving a tag");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let saved = match tag {
            Some(tag) => {
                let tag = Tag { name, colour, ..existing(&mut *tx, actor, tag).await? };
                tx.update_tag(&tag).await.map_err(|error| taken(error, &failed))?;
                tag
            }
            None => {
                let kind = read_kind(&form.kind)?;
                let mut words = Words::of(&mut *tx, actor.merchant, kind).await?;
                if words.has(&name) {
                    return Err(already());
                }
                words.take(&mut *tx, name, colour, || self.tag_id()).await?
            }
        };
        let act = if tag.is_some() { Act::TagChanged } else { Act::TagMade };
        self.note(&mut *tx, actor, act, On::of(saved.id, &saved.name)).await?;
        tx.commit().await.map_err(&failed)?;
        Ok(item(&saved, 0))
    }

    /// Deletes a tag, and takes it from all that have it. It can be taken back for a while.
    ///
    /// # Errors
    /// `NotFound`: no such tag of this merchant.
    pub async fn delete_tag(&self, actor: &Actor, tag: &str) -> Outcome<Undo> {
        actor.may(Right::Work)?;
        let failed = fail::storage("deleting a tag");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let doomed = existing(&mut *tx, actor, tag).await?;
        hold(&mut *tx, &doomed).await?;
        let worn_by = tx.worn_by(actor.merchant, doomed.id).await.map_err(&failed)?;
        tx.delete_tag(actor.merchant, doomed.id).await.map_err(&failed)?;
        self.note(&mut *tx, actor, Act::TagDeleted, On::of(doomed.id, &doomed.name)).await?;
        let undo = self.keep(&mut *tx, actor, &Kept::TagDeleted { tag: doomed, worn_by }).await?;
        tx.commit().await.map_err(&failed)?;
        Ok(undo)
    }

    /// Puts one tag in the place of another, on all that have that one. It can be taken back for a while.
    ///
    /// # Errors
    /// `NotFound`: one of them is not this merchant's. `Fields`: they are the same, or of two kinds.
    pub async fn merge_tags(&self, actor: &Actor, from: &str, into: &str) -> Outcome<Undo> {
        actor.may(Right::Work)?;
        if into.is_empty() || from == into {
            return Err(Problem::field("into", "Choose another tag to merge it into."));
        }
        let failed = fail::storage("merging tags");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let from = existing(&mut *tx, actor, from).await?;
        let into = existing(&mut *tx, actor, into).await?;
        if from.kind != into.kind {
            return Err(Problem::field(
                "into",
                "Tags of links and tags of customers stay apart. Choose one of the same kind.",
            ));
        }
        hold(&mut *tx, &from).await?;
        let merged = before_merging(&mut *tx, &from, into.id).await?;
        tx.merge_tags(actor.merchant, from.id, into.id).await.map_err(&failed)?;
        let on = On::of(into.id, &from.name).saying(format_args!("into {}", into.name));
        self.note(&mut *tx, actor, Act::TagMerged, on).await?;
        let undo = self.keep(&mut *tx, actor, &Kept::TagMerged(merged)).await?;
        tx.commit().await.map_err(&failed)?;
        Ok(undo)
    }

    /// The id of a new tag, and when it is made.
    pub(super) fn tag_id(&self) -> (TagId, Millis) {
        let now = self.now();
        (TagId::from_parts(now, random::bits(&*self.out.entropy)), now)
    }
}

/// Waits for whoever is just giving a tag to somebody, so that nobody who got it is overlooked.
async fn hold(tx: &mut dyn Transaction, tag: &Tag) -> Outcome<()> {
    let held = tx.hold_tag(tag.merchant, tag.id).await.map_err(fail::storage("holding a tag"))?;
    if held { Ok(()) } else { Err(Problem::NotFound) }
}

/// What it takes to part two tags again that are about to be merged.
async fn before_merging(tx: &mut dyn Transaction, from: &Tag, into: TagId) -> Outcome<Merged> {
    let failed = fail::storage("merging tags");
    let worn_by = tx.worn_by(from.merchant, from.id).await.map_err(&failed)?;
    let has: HashSet<_> = tx.worn_by(from.merchant, into).await.map_err(&failed)?.into_iter().collect();
    let added = worn_by.iter().filter(|target| !has.contains(*target)).cloned().collect();
    let (mut given_by, mut taken_by) = (Vec::new(), Vec::new());
    for id in tx.links_with_tag_after_payment(from.merchant, from.id).await.map_err(&failed)? {
        let Some(link) = tx.link(id).await.map_err(&failed)? else { continue };
        if link.after.apply_tag == Some(from.id) {
            given_by.push(id);
        }
        if link.after.remove_tag == Some(from.id) {
            taken_by.push(id);
        }
    }
    Ok(Merged { from: from.clone(), into, worn_by, added, given_by, taken_by })
}

/// The tags of a kind that something could have.
pub(super) async fn offered(tx: &mut dyn Transaction, merchant: MerchantId, kind: TagKind) -> Outcome<Vec<TagItem>> {
    let rows = tx.tags(merchant, kind).await.map_err(fail::storage("reading tags"))?;
    Ok(rows.iter().map(|tag| item(tag, 0)).collect())
}

/// The tags of some links or customers, by the ids of these.
pub(super) async fn worn(
    tx: &mut dyn Transaction,
    merchant: MerchantId,
    targets: &[String],
) -> Outcome<HashMap<String, Vec<TagItem>>> {
    let pairs = tx.tags_of(merchant, targets).await.map_err(fail::storage("reading tags"))?;
    let mut worn: HashMap<String, Vec<TagItem>> = HashMap::new();
    for (target, tag) in pairs {
        worn.entry(target).or_default().push(item(&tag, 0));
    }
    Ok(worn)
}

/// One of a merchant's tags.
async fn existing(tx: &mut dyn Transaction, actor: &Actor, id: &str) -> Outcome<Tag> {
    let id: TagId = id.parse().map_err(|_| Problem::NotFound)?;
    for kind in [TagKind::Link, TagKind::Customer] {
        let rows = tx.tags(actor.merchant, kind).await.map_err(fail::storage("reading tags"))?;
        if let Some(tag) = rows.into_iter().find(|tag| tag.id == id) {
            return Ok(tag);
        }
    }
    Err(Problem::NotFound)
}

fn read_kind(kind: &str) -> Outcome<TagKind> {
    kind.parse().map_err(|_| Problem::NotFound)
}

/// The colour; the first for none.
fn colour(word: &str) -> Result<TagColour, domain::tag::TagError> {
    if word.is_empty() { Ok(TagColour::default()) } else { word.parse() }
}

fn already() -> Problem {
    Problem::field("name", "You have a tag of this name already. Merge the two, or choose another name.")
}

fn taken(error: StorageError, failed: &dyn Fn(StorageError) -> Problem) -> Problem {
    match error {
        StorageError::Taken(_) => already(),
        other => failed(other),
    }
}

fn item(tag: &Tag, used: u64) -> TagItem {
    TagItem { id: tag.id.to_string(), name: tag.name.to_string(), colour: tag.colour.as_str().to_owned(), used }
}
