//! Gives the customer who paid a tag, or takes one (R26).

use super::{Did, Result};
use domain::{
    Tag, TagKind,
    ids::{CustomerId, TagId},
};
use storage::{StorageError, Transaction, records::Job};

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
    // Who is erased is no longer the link's.
    let Some(customer) = tx.link(job.link).await?.and_then(|link| link.customer) else {
        return Ok(Err("the customer is no longer in your list."));
    };
    let tag = tx.tags(job.merchant, TagKind::Customer).await?.into_iter().find(|found| found.id == tag);
    Ok(tag.map(|tag| (customer, tag)).ok_or("the tag was deleted."))
}
