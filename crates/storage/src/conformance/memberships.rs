//! Which businesses a person is in, and which one a sign-in looks at.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    fixtures::{NOW, World},
    members::member,
};
use crate::{
    StorageError, Store,
    records::{Member, Merchant, Role, SignIn},
};
use domain::{Millis, ids::MemberId};
use std::sync::Arc;

const LATER: Millis = Millis(NOW.0 + 1_000);

fn sign_in(hash: &str, member: MemberId) -> SignIn {
    let (token_hash, expires_at) = (hash.to_owned(), NOW.plus(Millis::minutes(60)));
    SignIn { token_hash, member, created_at: NOW, expires_at, proven: false, seen: None }
}

/// Owns the first business, and is staff in the other since a second later.
async fn in_two(world: &World) -> Result<(Member, Member), StorageError> {
    let owner = member(1, world, "maja@example.com");
    let staff = Member { merchant: world.other.id, role: Role::Staff, joined_at: LATER, ..owner.clone() };
    let mut tx = world.store.write().await?;
    tx.insert_member(&owner).await?;
    assert!(tx.join(staff.merchant, staff.id, staff.role, LATER).await?);
    tx.commit().await?;
    Ok((owner, staff))
}

async fn seen_by(world: &World, hash: &str) -> Result<Option<Member>, StorageError> {
    let found = world.store.read().await?.sign_in(hash, NOW).await?;
    Ok(found.and_then(|(_, member)| member))
}

pub async fn a_person_has_a_role_of_its_own_in_each_of_their_businesses(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (owner, staff) = in_two(&world).await?;
    let mut tx = world.store.read().await?;
    assert_eq!(tx.members_of(world.merchant.id).await?, std::slice::from_ref(&owner));
    assert_eq!(tx.members_of(world.other.id).await?, std::slice::from_ref(&staff));
    let listed = tx.memberships_of(owner.id).await?;
    let told: Vec<_> = listed.iter().map(|one| (one.merchant, one.name.as_str(), one.role, one.joined_at)).collect();
    let expected = [
        (world.other.id, world.other.name.as_str(), Role::Staff, LATER),
        (world.merchant.id, world.merchant.name.as_str(), Role::Owner, NOW),
    ];
    assert_eq!(told, expected, "the one that they turned to last comes first");
    assert_eq!(listed[0].handle, world.other.handle.as_str());
    assert!(listed.iter().all(|one| !one.logo));
    drop(tx);
    let mut tx = world.store.write().await?;
    tx.update_merchant(&Merchant { logo: Some(vec![1]), ..world.other.clone() }).await?;
    assert!(tx.memberships_of(owner.id).await?[0].logo);
    tx.set_role(world.other.id, owner.id, Role::Viewer).await?;
    assert_eq!(tx.members_of(world.merchant.id).await?, std::slice::from_ref(&owner), "the role in the first stays");
    assert_eq!(tx.members_of(world.other.id).await?, [Member { role: Role::Viewer, ..staff }]);
    assert_eq!(tx.memberships_of(member(9, &world, "").id).await?, []);
    Ok(())
}

pub async fn a_sign_in_looks_at_the_business_that_was_chosen_at_it_and_at_no_other_persons(
    store: Arc<dyn Store>,
) -> Outcome {
    let world = World::new(store).await?;
    let (owner, staff) = in_two(&world).await?;
    let other = Member { id: member(2, &world, "").id, email: "liv@example.com".to_owned(), ..owner.clone() };
    let mut tx = world.store.write().await?;
    tx.insert_member(&other).await?;
    for (hash, member) in [("aa", owner.id), ("bb", owner.id), ("cc", other.id)] {
        tx.insert_sign_in(&sign_in(hash, member)).await?;
    }
    tx.commit().await?;
    assert_eq!(seen_by(&world, "aa").await?.as_ref(), Some(&staff), "it begins where they turned to last");
    let mut tx = world.store.write().await?;
    assert!(tx.choose_business("aa", world.merchant.id, NOW.plus(Millis(2_000))).await?);
    assert!(!tx.choose_business("cc", world.other.id, NOW.plus(Millis(2_000))).await?, "they are not in it");
    assert!(!tx.choose_business("dd", world.merchant.id, NOW.plus(Millis(2_000))).await?, "nobody is signed in");
    tx.insert_sign_in(&sign_in("ee", owner.id)).await?;
    tx.commit().await?;
    assert_eq!(seen_by(&world, "aa").await?.as_ref(), Some(&owner));
    assert_eq!(seen_by(&world, "bb").await?.as_ref(), Some(&staff), "another browser stays where it is");
    assert_eq!(seen_by(&world, "cc").await?.as_ref(), Some(&other));
    assert_eq!(seen_by(&world, "ee").await?.as_ref(), Some(&owner), "the next sign-in begins there");
    Ok(())
}

pub async fn i19_who_leaves_a_business_looks_at_another_of_theirs_or_at_none(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (owner, staff) = in_two(&world).await?;
    let mut tx = world.store.write().await?;
    tx.insert_sign_in(&sign_in("aa", owner.id)).await?;
    tx.commit().await?;
    assert_eq!(seen_by(&world, "aa").await?, Some(staff.clone()));
    let mut tx = world.store.write().await?;
    tx.delete_member(staff.merchant, staff.id).await?;
    tx.commit().await?;
    assert_eq!(seen_by(&world, "aa").await?, Some(owner.clone()));
    assert!(world.store.write().await?.delete_member(staff.merchant, staff.id).await.is_err(), "they are not in it");
    let mut tx = world.store.write().await?;
    tx.delete_member(owner.merchant, owner.id).await?;
    tx.commit().await?;
    let mut tx = world.store.read().await?;
    assert_eq!(tx.sign_in("aa", NOW).await?, Some((sign_in("aa", owner.id), None)), "signed in, and in no business");
    assert_eq!(tx.memberships_of(owner.id).await?, []);
    drop(tx);
    let mut tx = world.store.write().await?;
    assert!(tx.join(staff.merchant, staff.id, staff.role, LATER).await?);
    tx.commit().await?;
    assert_eq!(seen_by(&world, "aa").await?, Some(staff), "who comes back is in it again");
    Ok(())
}

pub async fn racers_join_a_business_once(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let owner = member(1, &world, "maja@example.com");
    let mut tx = world.store.write().await?;
    tx.insert_member(&owner).await?;
    tx.commit().await?;
    let mut racers = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let (store, merchant, member) = (Arc::clone(&world.store), world.other.id, owner.id);
        racers.spawn(async move {
            let mut tx = store.write().await?;
            let joined = tx.join(merchant, member, Role::Staff, NOW).await?;
            tx.commit().await?;
            Ok::<_, StorageError>(joined)
        });
    }
    let joined: Result<Vec<bool>, _> = racers.join_all().await.into_iter().collect();
    assert_eq!(joined?.into_iter().filter(|joined| *joined).count(), 1);
    assert_eq!(world.store.read().await?.memberships_of(owner.id).await?.len(), 2);
    Ok(())
}

pub async fn who_owns_the_business_that_the_server_was_set_up_with_operates_it(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut later = super::fixtures::merchant(3, "eastgate")?;
    later.created_at = NOW.plus(Millis::minutes(-1));
    let owner = member(1, &world, "maja@example.com");
    let mut tx = world.store.write().await?;
    tx.insert_member(&owner).await?;
    let (first, second) = (tx.operates(owner.id).await?, {
        let other =
            Member { id: member(2, &world, "").id, merchant: world.other.id, email: String::new(), ..owner.clone() };
        tx.insert_member(&other).await?;
        tx.operates(other.id).await?
    });
    assert_eq!((first, second), (true, false), "the one that was there first, and no other");
    tx.set_role(world.merchant.id, owner.id, Role::Admin).await?;
    assert!(!tx.operates(owner.id).await?, "only its owners");
    tx.insert_merchant(&later).await?;
    tx.join(later.id, owner.id, Role::Owner, NOW).await?;
    assert!(tx.operates(owner.id).await?, "the oldest, in whatever order they stand in the table");
    Ok(())
}
