//! What is kept so that something destroyed can be brought back.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    customers::customer,
    fixtures::{NOW, World, link},
    tags::tag,
};
use crate::{Store, records::KeptUndo};
use domain::{AfterPayment, Link, Millis, TagKind, ids::UndoId};
use std::{collections::BTreeSet, sync::Arc};

fn kept(world: &World, n: u32) -> KeptUndo {
    KeptUndo {
        id: UndoId::from_parts(NOW, u128::from(n)),
        merchant: world.merchant.id,
        kept: format!("{{\"n\":{n},\"said\":\"Zeitung \u{2615} ' \\\"\"}}"),
        expires_at: NOW.plus(Millis::minutes(10)),
    }
}

pub async fn what_is_kept_is_taken_once_until_its_time_is_over_and_by_its_merchant_i19(
    store: Arc<dyn Store>,
) -> Outcome {
    let world = World::new(store).await?;
    let (one, two) = (kept(&world, 1), kept(&world, 2));
    let (ours, other) = (world.merchant.id, world.other.id);
    let mut tx = world.store.write().await?;
    tx.insert_undo(&one).await?;
    tx.insert_undo(&two).await?;
    assert_eq!(tx.take_undo(other, one.id, NOW).await?, None, "another merchant's");
    assert_eq!(tx.take_undo(ours, one.id, NOW).await?, Some(one.kept));
    assert_eq!(tx.take_undo(ours, one.id, NOW).await?, None, "once");
    assert_eq!(tx.take_undo(ours, two.id, two.expires_at).await?, None, "too late");
    assert_eq!(tx.delete_old_undos(NOW).await?, 0);
    assert_eq!(tx.delete_old_undos(two.expires_at).await?, 1);
    assert_eq!(tx.take_undo(ours, two.id, NOW).await?, None);
    Ok(())
}

pub async fn a_tag_that_comes_back_is_put_on_what_is_there_still(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let ours = world.merchant.id;
    let (regular, maja) = (tag(&world, 1, TagKind::Customer, "Regular")?, customer(&world, 1)?);
    let mut tx = world.store.write().await?;
    tx.insert_tag(&regular).await?;
    tx.insert_customer(&maja).await?;
    let (maja, gone) = (maja.id.to_string(), customer(&world, 2)?.id.to_string());
    tx.put_tags(ours, TagKind::Customer, &[regular.id], std::slice::from_ref(&maja)).await?;
    assert_eq!(tx.worn_by(ours, regular.id).await?, std::slice::from_ref(&maja));
    assert!(tx.worn_by(world.other.id, regular.id).await?.is_empty(), "i19");
    tx.delete_tag(ours, regular.id).await?;
    assert!(tx.worn_by(ours, regular.id).await?.is_empty());
    tx.insert_tag(&regular).await?;
    let both = [maja.clone(), gone];
    tx.put_tag_back(world.other.id, regular.id, &both).await?;
    assert!(tx.worn_by(ours, regular.id).await?.is_empty(), "i19");
    for _ in 0..2 {
        tx.put_tag_back(ours, regular.id, &both).await?;
    }
    assert_eq!(tx.worn_by(ours, regular.id).await?, [maja]);
    Ok(())
}

pub async fn links_that_give_or_take_a_tag_after_payment_are_found(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let ours = world.merchant.id;
    let [given, taken, other] = [
        tag(&world, 1, TagKind::Customer, "A")?,
        tag(&world, 2, TagKind::Customer, "B")?,
        tag(&world, 3, TagKind::Link, "C")?,
    ];
    let second = Link {
        after: AfterPayment { remove_tag: Some(given.id), ..AfterPayment::default() },
        ..link(2, &world.merchant)?
    };
    let first = Link {
        after: AfterPayment { apply_tag: Some(given.id), remove_tag: Some(taken.id), ..AfterPayment::default() },
        ..world.link.clone()
    };
    let mut tx = world.store.write().await?;
    tx.insert_link(&second).await?;
    tx.update_link(&first).await?;
    let found: BTreeSet<_> = tx.links_with_tag_after_payment(ours, given.id).await?.into_iter().collect();
    assert_eq!(found, BTreeSet::from([first.id, second.id]));
    assert_eq!(tx.links_with_tag_after_payment(ours, taken.id).await?, [first.id]);
    assert!(tx.links_with_tag_after_payment(ours, other.id).await?.is_empty());
    assert!(tx.links_with_tag_after_payment(world.other.id, given.id).await?.is_empty(), "i19");
    Ok(())
}

pub async fn r23_paths_that_were_dropped_lead_on_again_unless_another_link_has_them(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let ours = world.merchant.id;
    let mut tx = world.store.write().await?;
    let moved = |path: &str, at: i64| -> Result<Link, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Link { path: Some(path.parse()?), updated_at: NOW.plus(Millis(at)), ..world.link.clone() })
    };
    for (at, path) in [(11, "first"), (12, "second"), (13, "third")] {
        tx.update_link(&moved(path, at)?).await?;
    }
    let third = moved("third", 13)?;
    let given = tx.given_paths(third.id, third.path.as_ref()).await?;
    let paths: Vec<_> = given.iter().map(|(path, _)| path.as_str()).collect();
    assert!(paths.ends_with(&["first", "second"]), "the oldest first, without its own: {paths:?}");
    tx.drop_link_paths(third.id, third.path.as_ref()).await?;
    assert!(tx.given_paths(third.id, third.path.as_ref()).await?.is_empty());
    tx.insert_link(&Link { path: Some("second".parse()?), ..link(2, &world.merchant)? }).await?;
    let mut back = Vec::new();
    for (path, at) in &given {
        back.push(tx.give_path_back(ours, third.id, path, *at).await?);
    }
    assert_eq!(back.last(), Some(&false), "another link has it");
    assert!(back[..back.len() - 1].iter().all(|back| *back));
    let now = tx.given_paths(third.id, third.path.as_ref()).await?;
    assert_eq!(now, given[..given.len() - 1], "each since when it was given");
    Ok(())
}
