//! Settings, merchants, members and their sign-ins.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    fixtures::{NOW, World, assert_taken, merchant},
};
use crate::{
    StorageError, Store,
    records::{Member, Merchant, Role, SignIn},
};
use domain::{Amount, Millis, Tolerance, Units, amount::U256, ids::MemberId};
use std::sync::Arc;

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

pub async fn racers_for_one_handle_find_one_winner(store: Arc<dyn Store>) -> Outcome {
    let mut racers = tokio::task::JoinSet::new();
    for n in 0..8 {
        let (store, merchant) = (Arc::clone(&store), merchant(n, "northlight")?);
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
            Err(error) => assert!(matches!(error, StorageError::Taken("handle")), "{error}"),
        }
    }
    assert_eq!(won, 1);
    Ok(())
}

fn member(n: u32, world: &World, email: &str) -> Member {
    Member {
        id: MemberId::from_parts(NOW, u128::from(n)),
        merchant: world.merchant.id,
        email: email.to_owned(),
        name: "Maja".to_owned(),
        role: Role::Owner,
        password_hash: "$argon2id$v=19$one".to_owned(),
        created_at: NOW,
    }
}

pub async fn a_member_signs_in_until_it_runs_out_or_is_forgotten(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut maja = member(1, &world, "maja@example.com");
    let sign_in = |hash: &str, until: i64| SignIn {
        token_hash: hash.to_owned(),
        member: maja.id,
        created_at: NOW,
        expires_at: Millis(until),
    };
    let (short, long) = (sign_in("aa", NOW.0 + 10), sign_in("bb", NOW.0 + 20));
    let mut tx = world.store.write().await?;
    tx.insert_member(&maja).await?;
    tx.insert_sign_in(&short).await?;
    tx.insert_sign_in(&long).await?;
    tx.set_password_hash(maja.id, "$argon2id$v=19$two").await?;
    maja.password_hash = "$argon2id$v=19$two".to_owned();
    assert_eq!(tx.member(maja.id).await?.as_ref(), Some(&maja));
    assert_eq!(tx.member_by_email("maja@example.com").await?.as_ref(), Some(&maja));
    assert_eq!(tx.member_by_email("MAJA@example.com").await?, None);
    assert_eq!(tx.sign_in("aa", NOW).await?, Some((short, maja.clone())));
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
        assert_eq!(tx.member(member.id).await?, Some(member));
    }
    assert_taken(tx.insert_member(&member(9, &world, "0@example.com")).await, "email")?;
    assert!(tx.set_password_hash(member(9, &world, "").id, "x").await.is_err(), "there is no such member");
    Ok(())
}
