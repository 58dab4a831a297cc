//! Tags: two kinds, put and taken, renamed and merged.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    customers::customer,
    fixtures::{NOW, World, assert_taken, link},
};
use crate::{
    Store,
    records::{CustomerFilter, LinkFilter, Page},
};
use domain::{AfterPayment, Customer, Link, Millis, Tag, TagColour, TagKind, ids::TagId};
use std::{error::Error, sync::Arc};

const ALL: Page = Page { offset: 0, limit: 100 };

/// The `n`th tag of the first merchant; not stored.
pub(super) fn tag(world: &World, n: u32, kind: TagKind, name: &str) -> Result<Tag, Box<dyn Error + Send + Sync>> {
    Ok(Tag {
        id: TagId::from_parts(NOW, u128::from(n)),
        merchant: world.merchant.id,
        kind,
        name: name.parse()?,
        colour: TagColour::Teal,
        created_at: NOW.plus(Millis(i64::from(n))),
    })
}

/// Stores two tags for customers, one for links, and two customers.
async fn some(world: &World) -> Result<([Tag; 3], [Customer; 2]), Box<dyn Error + Send + Sync>> {
    let tags = [
        tag(world, 1, TagKind::Customer, "Regular")?,
        tag(world, 2, TagKind::Customer, "Press")?,
        tag(world, 3, TagKind::Link, "Spring")?,
    ];
    let customers = [customer(world, 1)?, customer(world, 2)?];
    let mut tx = world.store.write().await?;
    for tag in &tags {
        tx.insert_tag(tag).await?;
    }
    for customer in &customers {
        tx.insert_customer(customer).await?;
    }
    tx.commit().await?;
    Ok((tags, customers))
}

pub async fn r28_a_tag_survives_being_stored_renamed_and_deleted(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let ([regular, press, spring], [maja, _]) = some(&world).await?;
    let ours = world.merchant.id;
    let mut tx = world.store.write().await?;
    tx.put_tags(ours, TagKind::Customer, &[press.id], &[maja.id.to_string()]).await?;
    let renamed = Tag { name: "Zeitung ☕".parse()?, colour: TagColour::Red, ..press };
    tx.update_tag(&renamed).await?;
    assert!(tx.update_tag(&tag(&world, 9, TagKind::Link, "None")?).await.is_err(), "there is no such tag");
    let rows = tx.tag_uses(ours, TagKind::Customer).await?;
    let bare: Vec<_> = rows.iter().map(|row| row.tag.clone()).collect();
    assert_eq!(tx.tags(ours, TagKind::Customer).await?, bare);
    let shown: Vec<_> = rows.iter().map(|row| (row.tag.clone(), row.used)).collect();
    assert_eq!(shown, [(regular, 0), (renamed.clone(), 1)], "by name");
    assert_eq!(tx.tags(ours, TagKind::Link).await?.len(), 1);
    assert_eq!(tx.tags_of(ours, &[maja.id.to_string()]).await?, [(maja.id.to_string(), renamed.clone())]);
    tx.delete_tag(ours, renamed.id).await?;
    assert!(tx.tags_of(ours, &[maja.id.to_string()]).await?.is_empty());
    tx.delete_tag(ours, spring.id).await?;
    assert!(tx.tags(ours, TagKind::Link).await?.is_empty());
    Ok(())
}

pub async fn r28_a_name_is_taken_once_in_its_kind(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let ([_, press, _], _) = some(&world).await?;
    let mut tx = world.store.write().await?;
    assert_taken(tx.insert_tag(&tag(&world, 4, TagKind::Customer, "rEGULAR")?).await, "tag")?;
    tx.insert_tag(&tag(&world, 5, TagKind::Link, "Regular")?).await?;
    tx.insert_tag(&Tag { merchant: world.other.id, ..tag(&world, 6, TagKind::Customer, "Regular")? }).await?;
    tx.commit().await?;
    let same = Tag { name: "regular".parse()?, ..press };
    assert_taken(world.store.write().await?.update_tag(&same).await, "tag")
}

pub async fn r28_tags_are_put_and_taken_for_many_at_once(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let ([regular, press, spring], customers) = some(&world).await?;
    let ours = world.merchant.id;
    let targets = customers.map(|customer| customer.id.to_string());
    let mut tx = world.store.write().await?;
    let both = [regular.id, press.id, spring.id];
    for _ in 0..2 {
        tx.put_tags(ours, TagKind::Customer, &both, &targets).await?;
    }
    let put = tx.tags_of(ours, &targets).await?;
    assert_eq!(put.len(), 4, "a link's tag is not put on customers, and none twice");
    assert_eq!(put[0].1, press, "by name");
    tx.take_tags(ours, &[press.id], &targets[..1]).await?;
    let left: Vec<_> = tx.tags_of(ours, &targets[..1]).await?.into_iter().map(|(_, tag)| tag).collect();
    assert_eq!(left, [regular]);
    assert_eq!(tx.tags_of(ours, &targets[1..]).await?.len(), 2);
    Ok(())
}

pub async fn r28_lists_are_narrowed_by_all_tags_that_are_asked_for(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let ([regular, press, spring], [maja, noor]) = some(&world).await?;
    let ours = world.merchant.id;
    let second = link(2, &world.merchant)?;
    let mut tx = world.store.write().await?;
    tx.insert_link(&second).await?;
    tx.put_tags(ours, TagKind::Customer, &[regular.id], &[maja.id.to_string(), noor.id.to_string()]).await?;
    tx.put_tags(ours, TagKind::Customer, &[press.id], &[noor.id.to_string()]).await?;
    tx.put_tags(ours, TagKind::Link, &[spring.id], &[second.id.to_string()]).await?;
    for (tags, found) in [(vec![], 2), (vec![regular.id], 2), (vec![press.id], 1), (vec![regular.id, press.id], 1)] {
        let filter = CustomerFilter { tags: tags.clone(), ..CustomerFilter::default() };
        let list = tx.customers(ours, &filter, ALL).await?;
        assert_eq!((list.total, list.rows.len() as u64), (found, found), "{tags:?}");
    }
    for (tags, found) in [(vec![], 2), (vec![spring.id], 1), (vec![spring.id, press.id], 0)] {
        let filter = LinkFilter { tags: tags.clone(), ..LinkFilter::default() };
        let list = tx.links(ours, &filter, ALL).await?;
        assert_eq!((list.total, list.rows.len() as u64), (found, found), "{tags:?}");
    }
    Ok(())
}

pub async fn r28_a_merged_tag_is_on_all_that_had_either(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let ([regular, press, spring], customers) = some(&world).await?;
    let ours = world.merchant.id;
    let [maja, noor] = customers.map(|customer| customer.id.to_string());
    let mut tx = world.store.write().await?;
    tx.put_tags(ours, TagKind::Customer, &[regular.id], &[maja.clone(), noor.clone()]).await?;
    tx.put_tags(ours, TagKind::Customer, &[press.id], std::slice::from_ref(&noor)).await?;
    let after =
        |tag: &Tag| AfterPayment { apply_tag: Some(tag.id), remove_tag: Some(tag.id), ..AfterPayment::default() };
    tx.update_link(&Link { after: after(&regular), ..world.link.clone() }).await?;
    tx.merge_tags(ours, regular.id, press.id).await?;
    assert_eq!(
        tx.link(world.link.id).await?.map(|link| link.after),
        Some(after(&press)),
        "what is to come after payment, too"
    );
    let now = tx.tags_of(ours, &[maja.clone(), noor]).await?;
    assert!(now.len() == 2 && now.iter().all(|(_, tag)| *tag == press), "{now:?}");
    assert_eq!(tx.tags(ours, TagKind::Customer).await?.len(), 1);
    tx.merge_tags(ours, press.id, spring.id).await?;
    assert!(tx.tags_of(ours, &[maja]).await?.is_empty(), "a link's tag does not come to a customer");
    Ok(())
}

pub async fn i19_another_merchants_tags_are_neither_seen_nor_changed(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let ([regular, press, _], [maja, noor]) = some(&world).await?;
    let (ours, other) = (world.merchant.id, world.other.id);
    let (maja, noor) = (maja.id.to_string(), noor.id.to_string());
    let mut tx = world.store.write().await?;
    tx.put_tags(ours, TagKind::Customer, &[regular.id], std::slice::from_ref(&maja)).await?;
    tx.put_tags(other, TagKind::Customer, &[press.id], std::slice::from_ref(&noor)).await?;
    tx.take_tags(other, &[regular.id], std::slice::from_ref(&maja)).await?;
    tx.merge_tags(other, regular.id, press.id).await?;
    tx.delete_tag(other, regular.id).await?;
    assert!(tx.update_tag(&Tag { merchant: other, ..regular.clone() }).await.is_err());
    assert!(tx.tags(other, TagKind::Customer).await?.is_empty());
    assert!(tx.tags_of(other, std::slice::from_ref(&maja)).await?.is_empty());
    assert_eq!(tx.tags_of(ours, &[maja.clone(), noor]).await?, [(maja, regular)]);
    Ok(())
}

pub async fn r28_tags_of_deleted_links_come_back_and_are_not_counted(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let ([_, _, spring], _) = some(&world).await?;
    let ours = world.merchant.id;
    let mut tx = world.store.write().await?;
    tx.put_tags(ours, TagKind::Link, &[spring.id], &[world.link.id.to_string()]).await?;
    assert_eq!(tx.tag_uses(ours, TagKind::Link).await?[0].used, 1);
    tx.update_link(&Link { deleted_at: Some(NOW), ..world.link.clone() }).await?;
    assert_eq!(tx.tag_uses(ours, TagKind::Link).await?[0].used, 0);
    tx.update_link(&world.link).await?;
    assert_eq!(tx.tag_uses(ours, TagKind::Link).await?[0].used, 1);
    Ok(())
}

pub async fn r28_into_what_a_tag_went_is_known_until_it_is_back(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let ([regular, press, _], [maja, _]) = some(&world).await?;
    let ours = world.merchant.id;
    let mut tx = world.store.write().await?;
    assert!(tx.hold_tag(ours, regular.id).await?);
    assert!(!tx.hold_tag(world.other.id, regular.id).await?, "another merchant's (I19)");
    tx.put_tags(ours, TagKind::Customer, &[regular.id], &[maja.id.to_string()]).await?;
    assert_eq!(tx.merged_into(ours, regular.id).await?, None);
    tx.merge_tags(ours, regular.id, press.id).await?;
    assert!(!tx.hold_tag(ours, regular.id).await?, "it is there no longer");
    assert_eq!(tx.merged_into(ours, regular.id).await?, Some(press.id));
    assert_eq!(tx.merged_into(world.other.id, regular.id).await?, None);
    tx.insert_tag(&regular).await?;
    tx.forget_merge(ours, regular.id).await?;
    assert_eq!(tx.merged_into(ours, regular.id).await?, None);
    // Merged once more, and the other deleted: it went into what is there no longer.
    tx.merge_tags(ours, regular.id, press.id).await?;
    tx.delete_tag(ours, press.id).await?;
    assert_eq!(tx.merged_into(ours, regular.id).await?, Some(press.id));
    assert_eq!(tx.merged_into(ours, press.id).await?, None);
    Ok(())
}
