//! Gives the customer who paid a tag, or takes one (R26).

use super::{Did, Result};
use domain::{
    Tag, TagKind,
    ids::{CustomerId, MerchantId, TagId},
};
use storage::{StorageError, Transaction, records::Job};

/// How often a tag may have gone into another while something waited to give it.
const MOST_MERGES: usize = 100;

/// Gives it.
pub(super) async fn apply(tx: &mut dyn Transaction, job: &Job, tag: TagId) -> Result {
    let (customer, tag) = match both(tx, job, tag).await? {
        Ok(both) => both,
        Err(why) => return Ok(Did::Cannot(format!("A tag could not be added: {why}"))),
    };
    tx.put_tags(job.merchant, TagKind::Customer, &[tag.id], &[customer.to_string()]).await?;
    Ok(Did::Done(format!("Tag \u{201c}{}\u{201d} added to the customer", tag.name)))
}

/// Takes it. A customer who has not got it is as is wanted.
pub(super) async fn remove(tx: &mut dyn Transaction, job: &Job, tag: TagId) -> Result {
    let (customer, tag) = match both(tx, job, tag).await? {
        Ok(both) => both,
        Err(why) => return Ok(Did::Cannot(format!("A tag could not be removed: {why}"))),
    };
    tx.take_tags(job.merchant, &[tag.id], &[customer.to_string()]).await?;
    Ok(Did::Done(format!("Tag \u{201c}{}\u{201d} removed from the customer", tag.name)))
}

/// The customer and the tag, or why there is none.
async fn both(
    tx: &mut dyn Transaction,
    job: &Job,
    tag: TagId,
) -> std::result::Result<std::result::Result<(CustomerId, Tag), &'static str>, StorageError> {
    // Whose payment it is: the link may be for somebody else by now. Who is erased has none any more.
    let Some(customer) = tx.merchant_session(job.merchant, job.session).await?.and_then(|row| row.customer) else {
        return Ok(Err("the customer is no longer in your list."));
    };
    let tag = living(tx, job.merchant, tag).await?;
    Ok(tag.map(|tag| (customer, tag)).ok_or("the tag was deleted."))
}

/// The tag, or the one that it was merged into, and that into another in turn. Held, so that nobody merges or deletes it before the
/// customer has it.
async fn living(
    tx: &mut dyn Transaction,
    merchant: MerchantId,
    tag: TagId,
) -> std::result::Result<Option<Tag>, StorageError> {
    let mut id = tag;
    for _ in 0..MOST_MERGES {
        if tx.hold_tag(merchant, id).await? {
            return Ok(tx.tags(merchant, TagKind::Customer).await?.into_iter().find(|found| found.id == id));
        }
        match tx.merged_into(merchant, id).await? {
            Some(into) => id = into,
            None => return Ok(None),
        }
    }
    Ok(None)
}
