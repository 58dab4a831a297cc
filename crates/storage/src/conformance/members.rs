//! Settings, merchants, members and their sign-ins.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    fixtures::{NOW, World, assert_taken, merchant},
};
use crate::{
    StorageError, Store,
    records::{Member, Merchant, Person, Role, Seen, SignIn},
};
use domain::{
    Amount, Millis, Tolerance, Units,
    amount::U256,
    ids::MemberId,
    view::{MaskedIp, Visitor},
};
use std::{net::IpAddr, sync::Arc};

pub async fn a_setting_is_set_and_replaced(store: Arc<dyn Store>) -> Outcome {
    let mut tx = store.write().await?;
    assert_eq!(tx.setting("receipt.key").await?, None);
    tx.set_setting("receipt.key", "one").await?;
    tx.set_setting("receipt.key", "it's two").await?;
    tx.commit().await?;
    assert_eq!(store.read().await?.setting("receipt.key").await?.as_deref(), Some("it's two"));
    Ok(())
}

pub async fn a_merchant_survives_being_stored_and_edited(store: Arc<dyn Store>) -> Outcome {
    let mut tx = store.write().await?;
    assert_eq!(tx.count_merchants().await?, 0);
    let mut one = merchant(1, "northlight")?;
    tx.insert_merchant(&one).await?;
    assert_eq!(tx.merchant(one.id).await?.as_ref(), Some(&one));
    one.handle = "northlight-2".parse()?;
    one.name = "Nordlys \"& sønner\" — 100%_".to_owned();
    one.logo = Some(vec![0, 255, 0x89, b'P']);
    one.contact_email = Some("maja@example.com".to_owned());
    one.website = Some("https://example.com".to_owned());
    one.window = Millis::minutes(60);
    one.tolerance = Tolerance::from_basis_points(50)?;
    tx.update_merchant(&one).await?;
    tx.commit().await?;
    let mut tx = store.read().await?;
    assert_eq!(tx.merchant(one.id).await?.as_ref(), Some(&one));
    assert_eq!(tx.merchant_by_handle(&one.handle).await?.as_ref(), Some(&one));
    assert_eq!(tx.merchant_by_handle(&"northlight".parse()?).await?, None);
    assert_eq!(tx.count_merchants().await?, 1);
    drop(tx);
    one.tolerance = Tolerance::Fixed(Amount::new(Units(U256::MAX), 30));
    let mut tx = store.write().await?;
    tx.update_merchant(&one).await?;
    let mut other = merchant(2, "southwind")?;
    other.tolerance = Tolerance::Fixed(Amount::new(Units::from(5), 2));
    tx.insert_merchant(&other).await?;
    assert_eq!(tx.merchant(one.id).await?.as_ref(), Some(&one), "a fixed tolerance takes the place of a percentage");
    assert_eq!(tx.merchant(other.id).await?, Some(other));
    one.tolerance = Tolerance::from_basis_points(1_000)?;
    tx.update_merchant(&one).await?;
    assert_eq!(tx.merchant(one.id).await?, Some(one), "and the other way round");
    Ok(())
}

pub async fn a_handle_is_taken_once(store: Arc<dyn Store>) -> Outcome {
    let (one, mut other) = (merchant(1, "northlight")?, merchant(2, "northlight")?);
    let mut tx = store.write().await?;
    tx.insert_merchant(&one).await?;
    assert_taken(tx.insert_merchant(&other).await, "handle")?;
    other.handle = "southwind".parse()?;
    tx.insert_merchant(&other).await?;
    tx.commit().await?;
    other.handle = one.handle.clone();
    assert_taken(store.write().await?.update_merchant(&other).await, "handle")
}

pub async fn r32_a_handle_from_before_leads_on_and_is_nobody_elses(store: Arc<dyn Store>) -> Outcome {
    let (first, mut other) = (merchant(1, "northlight")?, merchant(2, "southwind")?);
    let moved = Merchant { handle: "northern".parse()?, ..first.clone() };
    let mut tx = store.write().await?;
    tx.insert_merchant(&first).await?;
    tx.insert_merchant(&other).await?;
    tx.update_merchant(&moved).await?;
    tx.commit().await?;
    let mut tx = store.read().await?;
    for handle in ["northlight", "northern"] {
        assert_eq!(tx.merchant_by_old_handle(&handle.parse()?).await?.as_ref(), Some(&moved), "{handle}");
    }
    assert_eq!(tx.merchant_by_handle(&first.handle).await?, None);
    drop(tx);
    other.handle = first.handle.clone();
    assert_taken(store.write().await?.update_merchant(&other).await, "handle")?;
    assert_taken(store.write().await?.insert_merchant(&merchant(3, "northlight")?).await, "handle")?;
    let mut tx = store.write().await?;
    tx.update_merchant(&first).await?;
    assert_eq!(tx.merchant_by_handle(&first.handle).await?, Some(first), "who left it may have it back");
    Ok(())
}

pub async fn r32_a_handle_that_looks_like_anothers_is_refused_and_like_ones_own_is_not(
    store: Arc<dyn Store>,
) -> Outcome {
    let first = merchant(1, "northlight")?;
    let mut tx = store.write().await?;
    tx.insert_merchant(&first).await?;
    let mut other = merchant(2, "north1ight")?;
    assert_taken(tx.insert_merchant(&other).await, "look")?;
    other.handle = "southwind".parse()?;
    tx.insert_merchant(&other).await?;
    tx.commit().await?;
    for (handle, name) in [("northl1ght", "look"), ("northlight", "handle")] {
        other.handle = handle.parse()?;
        assert_taken(store.write().await?.update_merchant(&other).await, name)?;
    }
    // Its own old handle is none that it may be taken for, nor is it free for others once it was left.
    let mut tx = store.write().await?;
    for handle in ["north1ight", "northlight", "northern"] {
        tx.update_merchant(&Merchant { handle: handle.parse()?, ..first.clone() }).await?;
    }
    tx.commit().await?;
    for handle in ["northiight", "northem", "n0rthern"] {
        other.handle = handle.parse()?;
        assert_taken(store.write().await?.update_merchant(&other).await, "look")?;
    }
    let mut tx = store.write().await?;
    other.handle = "s0uthvvlnd".parse()?;
    tx.update_merchant(&other).await?;
    assert_eq!(tx.merchant_by_handle(&other.handle).await?, Some(other));
    Ok(())
}

pub async fn racers_for_handles_that_look_alike_find_one_winner(store: Arc<dyn Store>) -> Outcome {
    race(store, &["moonlight", "rnoonlight", "m0onlight", "rno0nlight", "moon1ight", "mo0nlight"], "look").await
}

pub async fn racers_for_one_handle_find_one_winner(store: Arc<dyn Store>) -> Outcome {
    race(store, &["northlight"; 8], "handle").await
}

/// Merchants who take these handles at the same moment: one gets theirs, and to the others this is taken.
async fn race(store: Arc<dyn Store>, handles: &[&str], taken: &str) -> Outcome {
    let mut racers = tokio::task::JoinSet::new();
    for (n, handle) in (0..).zip(handles) {
        let (store, merchant) = (Arc::clone(&store), merchant(n, handle)?);
        racers.spawn(async move {
            let mut tx = store.write().await?;
            tx.insert_merchant(&merchant).await?;
            tx.commit().await
        });
    }
    let mut won = 0;
    for outcome in racers.join_all().await {
        match outcome {
            Ok(()) => won += 1,
            Err(error) => assert!(matches!(error, StorageError::Taken(what) if what == taken), "{error}"),
        }
    }
    assert_eq!(won, 1);
    Ok(())
}

pub(super) fn member(n: u32, world: &World, email: &str) -> Member {
    Member {
        id: MemberId::from_parts(NOW, u128::from(n)),
        merchant: world.merchant.id,
        email: email.to_owned(),
        name: "Maja".to_owned(),
        role: Role::Owner,
        password_hash: "$argon2id$v=19$one".to_owned(),
        joined_at: NOW,
    }
}

/// What is kept of a member that does not depend on the business.
pub(super) fn person(member: &Member) -> Person {
    let Member { id, email, name, password_hash, joined_at, .. } = member.clone();
    Person { id, email, name, password_hash, created_at: joined_at }
}

pub async fn a_member_signs_in_until_it_runs_out_or_is_forgotten(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut maja = member(1, &world, "maja@example.com");
    let sign_in = |hash: &str, until: i64| SignIn {
        token_hash: hash.to_owned(),
        member: maja.id,
        created_at: NOW,
        expires_at: Millis(until),
        proven: false,
        seen: None,
    };
    let (short, long) = (sign_in("aa", NOW.0 + 10), sign_in("bb", NOW.0 + 20));
    let mut tx = world.store.write().await?;
    tx.insert_member(&maja).await?;
    tx.insert_sign_in(&short).await?;
    tx.insert_sign_in(&long).await?;
    tx.set_password_hash(maja.id, "$argon2id$v=19$two").await?;
    maja.password_hash = "$argon2id$v=19$two".to_owned();
    assert_eq!(tx.person(maja.id).await?, Some(person(&maja)));
    assert_eq!(tx.person_by_email("maja@example.com").await?, Some(person(&maja)));
    assert_eq!(tx.person_by_email("MAJA@example.com").await?, None);
    assert_eq!(tx.sign_in("aa", NOW).await?, Some((short, Some(maja.clone()))));
    assert_eq!(tx.sign_in("aa", Millis(NOW.0 + 10)).await?, None, "it has run out");
    assert_eq!(tx.sign_in("cc", NOW).await?, None);
    assert_eq!(tx.delete_old_sign_ins(Millis(NOW.0 + 11)).await?, 1);
    assert_eq!(tx.sign_in("aa", NOW).await?, None);
    assert!(tx.sign_in("bb", NOW).await?.is_some());
    tx.delete_sign_in("bb").await?;
    assert_eq!(tx.sign_in("bb", NOW).await?, None);
    Ok(())
}

pub async fn an_email_is_taken_once(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut tx = world.store.write().await?;
    for (n, role) in [Role::Owner, Role::Admin, Role::Staff, Role::Viewer].into_iter().enumerate() {
        let mut member = member(u32::try_from(n)?, &world, &format!("{n}@example.com"));
        member.role = role;
        tx.insert_member(&member).await?;
        assert_eq!(tx.person(member.id).await?, Some(person(&member)));
        assert_eq!(tx.members_of(world.merchant.id).await?.pop(), Some(member));
    }
    assert_taken(tx.insert_member(&member(9, &world, "0@example.com")).await, "email")?;
    assert!(tx.set_password_hash(member(9, &world, "").id, "x").await.is_err(), "there is no such member");
    Ok(())
}

pub async fn a_member_is_renamed(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let maja = member(1, &world, "maja@example.com");
    let mut tx = world.store.write().await?;
    tx.insert_member(&maja).await?;
    tx.rename_member(maja.id, "Maja \"Ø\" Lind").await?;
    assert_eq!(tx.person(maja.id).await?.map(|found| found.name).as_deref(), Some("Maja \"Ø\" Lind"));
    assert!(tx.rename_member(member(9, &world, "").id, "x").await.is_err(), "there is no such member");
    Ok(())
}

pub async fn i22_where_a_member_is_signed_in_is_seen_and_ended(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (maja, ida) = (member(1, &world, "maja@example.com"), member(2, &world, "ida@example.com"));
    let mut tx = world.store.write().await?;
    for (member, hash, begun, until) in
        [(&maja, "aa", 1, 50), (&maja, "bb", 2, 60), (&maja, "cc", 3, 10), (&ida, "dd", 4, 60)]
    {
        if begun == 1 || begun == 4 {
            tx.insert_member(member).await?;
        }
        let (created_at, expires_at) = (NOW.plus(Millis(begun)), NOW.plus(Millis(until)));
        let token_hash = hash.to_owned();
        tx.insert_sign_in(&SignIn { token_hash, member: member.id, created_at, expires_at, proven: false, seen: None })
            .await?;
    }
    let seen = |at: i64, browser: &str, last: u8| Seen {
        at: NOW.plus(Millis(at)),
        by: Visitor { browser: Some(browser.to_owned()), os: None },
        place: Some(MaskedIp::from(IpAddr::from([203, 0, 113, last]))),
    };
    tx.see_sign_in("aa", &seen(20, "Firefox", 7), NOW).await?;
    tx.see_sign_in("aa", &seen(21, "Chrome", 8), NOW.plus(Millis(19))).await?;
    let now = NOW.plus(Millis(11));
    let found = tx.sign_ins_of(maja.id, now).await?;
    let hashes: Vec<_> = found.iter().map(|sign_in| sign_in.token_hash.as_str()).collect();
    assert_eq!(hashes, ["bb", "aa"], "the newest first, without what ran out and what is another's");
    assert_eq!((&found[0].seen, &found[1].seen), (&None, &Some(seen(20, "Firefox", 99))), "one of two writes at once");
    tx.see_sign_in("aa", &seen(30, "Chrome", 8), NOW.plus(Millis(20))).await?;
    assert_eq!(tx.sign_in("aa", now).await?.and_then(|(sign_in, _)| sign_in.seen), Some(seen(30, "Chrome", 8)));
    assert_eq!(tx.delete_sign_ins(maja.id, Some("aa")).await?, 2);
    assert!(tx.sign_in("aa", now).await?.is_some() && tx.sign_in("bb", now).await?.is_none());
    assert_eq!(tx.delete_sign_ins(maja.id, None).await?, 1);
    assert!(tx.sign_in("dd", now).await?.is_some(), "another member's stay");
    Ok(())
}

pub async fn i22_a_held_password_is_not_changed_until_the_transaction_ends(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let maja = member(1, &world, "maja@example.com");
    let mut tx = world.store.write().await?;
    tx.insert_member(&maja).await?;
    tx.commit().await?;
    let mut holds = world.store.write().await?;
    assert!(holds.hold_password(maja.id, &maja.password_hash).await?);
    let changes = {
        let (store, id) = (Arc::clone(&world.store), maja.id);
        tokio::spawn(async move {
            let mut tx = store.write().await?;
            tx.set_password_hash(id, "another").await?;
            let ended = tx.delete_sign_ins(id, None).await?;
            tx.commit().await?;
            Ok::<_, StorageError>(ended)
        })
    };
    let (created_at, expires_at) = (NOW, NOW.plus(Millis(60)));
    let token_hash = "aa".to_owned();
    holds
        .insert_sign_in(&SignIn { token_hash, member: maja.id, created_at, expires_at, proven: false, seen: None })
        .await?;
    holds.commit().await?;
    assert_eq!(changes.await??, 1, "who changes the password ends what began with the old one");
    let mut tx = world.store.write().await?;
    assert!(!tx.hold_password(maja.id, &maja.password_hash).await?, "it is another now");
    Ok(())
}
