//! Lists that are longer than what is read of them, narrowed by tags and customers (REL6).

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    customers::customer,
    fixtures::{NOW, World, link},
};
use crate::{
    StorageError, Store,
    records::{LinkFilter, Page, Paged, SessionFilter},
};
use domain::{
    LinkState, Millis, Status, Tag, TagColour, TagKind,
    ids::{LinkId, TagId},
};
use std::sync::Arc;

/// More than the newest that are read from end to end, and more than lists are counted to.
const MANY: u32 = 1_200;
/// More than an index may find.
const COMMON: u32 = 4_100;
const TEN: Page = Page { offset: 0, limit: 10 };

async fn links(world: &World, filter: &LinkFilter, page: Page) -> Result<(Vec<String>, u64, bool), StorageError> {
    let Paged { rows, total, more } = world.store.read().await?.links(world.merchant.id, filter, page).await?;
    Ok((rows.into_iter().map(|row| row.link.title).collect(), total, more))
}

pub async fn rel6_r28_tags_narrow_a_long_list(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let ours = world.merchant.id;
    let tag = |n: u32, name: &str| -> Result<Tag, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Tag {
            id: TagId::from_parts(NOW, u128::from(n)),
            merchant: ours,
            kind: TagKind::Link,
            name: name.parse()?,
            colour: TagColour::Teal,
            created_at: NOW,
        })
    };
    let [all, few, none] = [tag(1, "All")?, tag(2, "Few")?, tag(3, "None")?];
    let mut tx = world.store.write().await?;
    for tag in [&all, &few, &none] {
        tx.insert_tag(tag).await?;
    }
    let mut targets = vec![world.link.id.to_string()];
    for n in 2..=MANY {
        let mut new = link(n, &world.merchant)?;
        new.path = None;
        new.title = format!("Number {n}");
        new.archived = n == 7;
        tx.insert_link(&new).await?;
        targets.push(new.id.to_string());
    }
    tx.put_tags(ours, TagKind::Link, &[few.id], &[4, 6, 8].map(|n: usize| targets[n].clone())).await?;
    // Some of what has the tag is no link of the list's any more.
    targets.extend((MANY..COMMON).map(|n| LinkId::from_parts(Millis(1), u128::from(n)).to_string()));
    tx.put_tags(ours, TagKind::Link, &[all.id], &targets).await?;
    tx.commit().await?;
    let by = |tags: &[&Tag]| LinkFilter { tags: tags.iter().map(|tag| tag.id).collect(), ..LinkFilter::default() };
    for tags in [vec![&few], vec![&all, &few], vec![&few, &all]] {
        let found = links(&world, &by(&tags), TEN).await?;
        assert_eq!(found, (vec!["Number 9".to_owned(), "Number 5".to_owned()], 2, false), "7 is archived");
        let archived = LinkFilter { state: Some(LinkState::Archived), ..by(&tags) };
        assert_eq!(links(&world, &archived, TEN).await?, (vec!["Number 7".to_owned()], 1, false));
        let searched = LinkFilter { search: Some("BER 5".to_owned()), ..by(&tags) };
        assert_eq!(links(&world, &searched, TEN).await?, (vec!["Number 5".to_owned()], 1, false));
        let second = links(&world, &by(&tags), Page { offset: 1, limit: 1 }).await?;
        assert_eq!(second, (vec!["Number 5".to_owned()], 2, false));
    }
    for tags in [vec![&none], vec![&all, &none]] {
        assert_eq!(links(&world, &by(&tags), TEN).await?, (vec![], 0, false));
    }
    let (found, total, more) = links(&world, &by(&[&all]), Page { offset: 10, limit: 10 }).await?;
    assert_eq!((found.len(), found[0].as_str(), total, more), (10, "Number 1190", 20, true));
    let searched = LinkFilter { search: Some("number 99".to_owned()), ..by(&[&all]) };
    let (found, total, more) = links(&world, &searched, Page { offset: 0, limit: 20 }).await?;
    assert_eq!((found.len(), found[10].as_str(), total, more), (11, "Number 99", 11, false));
    let elsewhere = world.store.read().await?.links(world.other.id, &by(&[&few]), TEN).await?;
    assert_eq!(elsewhere, Paged { rows: vec![], total: 0, more: false }, "I19");
    Ok(())
}

pub async fn rel6_p2_a_customers_payments_are_found_in_a_long_list(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (few, many) = (customer(&world, 1)?, customer(&world, 2)?);
    let mut tx = world.store.write().await?;
    for customer in [&few, &many] {
        tx.insert_customer(customer).await?;
    }
    for n in 1..=MANY {
        let mut session = world.session(n);
        if n == 5 {
            session.assessment.status = Status::Paid;
        }
        tx.insert_session(&session).await?;
        let whose = if matches!(n, 3 | 5 | 8) { few.id } else { many.id };
        tx.put_session(session.id, whose).await?;
    }
    tx.commit().await?;
    let mut tx = world.store.read().await?;
    let theirs = SessionFilter { customer: Some(few.id), ..SessionFilter::default() };
    let code = world.session(8).code.to_string();
    for (filter, expected) in [
        (theirs.clone(), vec![8, 5, 3]),
        (SessionFilter { statuses: vec![Status::Paid], ..theirs.clone() }, vec![5]),
        (SessionFilter { search: Some(code), ..theirs.clone() }, vec![8]),
        (SessionFilter { search: Some(world.link.title.clone()), ..theirs.clone() }, vec![8, 5, 3]),
        (SessionFilter { search: Some(few.email.to_string()), ..SessionFilter::default() }, vec![8, 5, 3]),
        (SessionFilter { from: Some(NOW.plus(Millis(5))), ..theirs.clone() }, vec![8, 5]),
        (SessionFilter { before: Some((NOW.plus(Millis(5)), world.session(5).id)), ..theirs.clone() }, vec![3]),
        (SessionFilter { link: Some(link(2, &world.merchant)?.id), ..theirs.clone() }, vec![]),
    ] {
        let Paged { rows, total, more } = tx.sessions(world.merchant.id, &filter, TEN).await?;
        let found: Vec<_> = rows.iter().map(|row| row.session.address_index).collect();
        assert_eq!((total, more), (expected.len() as u64, false), "{filter:?}");
        assert_eq!(found, expected, "{filter:?}");
    }
    let other = SessionFilter { customer: Some(many.id), ..SessionFilter::default() };
    let Paged { rows, total, more } = tx.sessions(world.merchant.id, &other, TEN).await?;
    assert_eq!((rows.len(), total, more), (10, 1_000, true));
    let elsewhere = tx.sessions(world.other.id, &theirs, TEN).await?;
    assert_eq!(elsewhere, Paged { rows: vec![], total: 0, more: false }, "I19");
    Ok(())
}
