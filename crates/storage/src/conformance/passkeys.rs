//! Passkeys, and what they are asked.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    fixtures::{NOW, World},
    members::member,
};
use crate::{
    StorageError, Store,
    records::{Asked, Challenge, Member, Passkey, SignIn},
};
use domain::{Millis, TotpSecret, ids::PasskeyId};
use std::sync::Arc;

async fn with_members(
    store: Arc<dyn Store>,
) -> Result<(World, Member, Member), Box<dyn std::error::Error + Send + Sync>> {
    let world = World::new(store).await?;
    let (maja, ida) = (member(1, &world, "maja@example.com"), member(2, &world, "ida@example.com"));
    let mut tx = world.store.write().await?;
    tx.insert_member(&maja).await?;
    tx.insert_member(&ida).await?;
    tx.commit().await?;
    Ok((world, maja, ida))
}

fn passkey(of: &Member, number: u128) -> Passkey {
    Passkey {
        id: PasskeyId::from_parts(NOW, number),
        member: of.id,
        credential: format!("credential-{number}"),
        public_key: vec![0xa5, 0x00, 0xff],
        counter: 3,
        can_be_copied: true,
        is_copied: false,
        transports: "internal hybrid".to_owned(),
        name: "Maja's <phone>".to_owned(),
        added_at: NOW,
        used_at: None,
    }
}

pub async fn i22_a_passkey_survives_being_stored_used_and_renamed(store: Arc<dyn Store>) -> Outcome {
    let (world, maja, ida) = with_members(store).await?;
    let (first, second) = (passkey(&maja, 1), Passkey { added_at: NOW.plus(Millis(1)), ..passkey(&maja, 2) });
    let mut tx = world.store.write().await?;
    assert!(tx.insert_passkey(&first).await?);
    assert!(tx.insert_passkey(&second).await?);
    let again = Passkey { id: PasskeyId::from_parts(NOW, 9), ..passkey(&ida, 1) };
    assert!(!tx.insert_passkey(&again).await?, "its credential is known, whosever it is");
    assert_eq!(tx.passkeys_of(maja.id).await?, [first.clone(), second.clone()]);
    assert_eq!(tx.passkeys_of(ida.id).await?, []);
    assert_eq!(tx.passkey_by_credential("credential-2").await?, Some(second.clone()));
    assert_eq!(tx.passkey_by_credential("credential-3").await?, None);
    let later = NOW.plus(Millis(5));
    assert!(!tx.use_passkey(first.id, 3, true, later).await?, "it stands still");
    assert!(!tx.use_passkey(first.id, 0, true, later).await?, "it counts back");
    assert!(tx.use_passkey(first.id, u32::MAX, true, later).await?);
    assert!(tx.rename_passkey(maja.id, first.id, "Key ring").await?);
    let used = Passkey {
        counter: u32::MAX,
        is_copied: true,
        used_at: Some(later),
        name: "Key ring".to_owned(),
        ..first.clone()
    };
    assert_eq!(tx.passkey_by_credential(&first.credential).await?, Some(used));
    let never = Passkey { counter: 0, ..passkey(&maja, 4) };
    assert!(tx.insert_passkey(&never).await?);
    assert!(tx.use_passkey(never.id, 0, false, later).await?, "it never counts");
    assert!(tx.use_passkey(never.id, 0, false, later).await?);
    Ok(())
}

pub async fn i19_another_members_passkey_is_neither_renamed_nor_removed(store: Arc<dyn Store>) -> Outcome {
    let (world, maja, ida) = with_members(store).await?;
    let theirs = passkey(&maja, 1);
    let mut tx = world.store.write().await?;
    tx.insert_passkey(&theirs).await?;
    assert!(!tx.rename_passkey(ida.id, theirs.id, "Mine").await?);
    assert!(!tx.delete_passkey(ida.id, theirs.id).await?);
    tx.delete_passkeys(ida.id).await?;
    assert_eq!(tx.passkeys_of(maja.id).await?, std::slice::from_ref(&theirs));
    assert!(tx.delete_passkey(maja.id, theirs.id).await?);
    assert!(!tx.delete_passkey(maja.id, theirs.id).await?);
    assert!(!tx.use_passkey(theirs.id, 9, false, NOW).await?, "it was removed");
    Ok(())
}

pub async fn i22_a_sign_in_that_proved_nothing_is_none_once_there_is_a_passkey(store: Arc<dyn Store>) -> Outcome {
    let (world, maja, _) = with_members(store).await?;
    let mut tx = world.store.write().await?;
    for (hash, proven) in [("before", false), ("proven", true)] {
        let (created_at, expires_at) = (NOW, NOW.plus(Millis(60)));
        let token_hash = hash.to_owned();
        tx.insert_sign_in(&SignIn { token_hash, member: maja.id, created_at, expires_at, proven, seen: None }).await?;
    }
    assert!(tx.sign_in("before", NOW).await?.is_some());
    let key = passkey(&maja, 1);
    tx.insert_passkey(&key).await?;
    assert_eq!(tx.sign_in("before", NOW).await?, None);
    assert!(tx.sign_in("proven", NOW).await?.is_some());
    assert_eq!(tx.sign_ins_of(maja.id, NOW).await?.len(), 1);
    assert_eq!(tx.sign_in("proven", NOW.plus(Millis(60))).await?, None, "what has run out is none, proven or not");
    tx.delete_passkey(maja.id, key.id).await?;
    assert!(tx.sign_in("before", NOW).await?.is_some());
    Ok(())
}

pub async fn i22_recovery_codes_stay_while_any_second_factor_does(store: Arc<dyn Store>) -> Outcome {
    let (world, maja, _) = with_members(store).await?;
    let (first, second) = (passkey(&maja, 1), passkey(&maja, 2));
    let mut tx = world.store.write().await?;
    let secret = TotpSecret::from_random([1; 20]);
    tx.begin_second_factor(maja.id, &secret).await?;
    let factor = tx.second_factor(maja.id).await?.ok_or("it was begun")?;
    tx.confirm_second_factor(&factor, NOW, 1).await?;
    tx.set_recovery_codes(maja.id, &["aa".to_owned()]).await?;
    tx.insert_passkey(&first).await?;
    tx.insert_passkey(&second).await?;
    tx.delete_passkey(maja.id, first.id).await?;
    assert_eq!(tx.count_recovery_codes(maja.id).await?, 1);
    tx.delete_second_factor(maja.id).await?;
    assert_eq!(tx.count_recovery_codes(maja.id).await?, 1, "a passkey is left");
    tx.delete_passkey(maja.id, second.id).await?;
    assert_eq!(tx.count_recovery_codes(maja.id).await?, 0);
    Ok(())
}

pub async fn i22_a_challenge_is_answered_once_by_whom_and_for_what_it_was_given(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let challenge = |hash: &str, opens, holder: &str| Challenge {
        hash: hash.to_owned(),
        opens,
        holder: holder.to_owned(),
        expires_at: NOW.plus(Millis(10)),
    };
    let mut tx = world.store.write().await?;
    tx.insert_challenge(&challenge("aa", Asked::SecondStep, "here")).await?;
    tx.insert_challenge(&challenge("bb", Asked::SignIn, "")).await?;
    let late = NOW.plus(Millis(10));
    assert!(!tx.take_challenge("aa", Asked::SignIn, "here", NOW).await?, "for something else");
    assert!(!tx.take_challenge("aa", Asked::SecondStep, "there", NOW).await?, "by somebody else");
    assert!(!tx.take_challenge("aa", Asked::SecondStep, "", NOW).await?, "by nobody");
    assert!(!tx.take_challenge("aa", Asked::SecondStep, "here", late).await?, "too late");
    assert!(tx.take_challenge("aa", Asked::SecondStep, "here", NOW).await?);
    assert!(!tx.take_challenge("aa", Asked::SecondStep, "here", NOW).await?, "once");
    for opens in [Asked::Proof, Asked::Add] {
        tx.insert_challenge(&challenge(opens.as_str(), opens, "here")).await?;
        assert!(tx.take_challenge(opens.as_str(), opens, "here", NOW).await?);
    }
    assert_eq!(tx.delete_old_challenges(late).await?, 0);
    assert_eq!(tx.delete_old_challenges(late.plus(Millis(1))).await?, 1);
    Ok(())
}

pub async fn i22_of_racers_with_one_answer_one_goes_through(store: Arc<dyn Store>) -> Outcome {
    let (world, maja, _) = with_members(store).await?;
    let key = passkey(&maja, 1);
    let mut tx = world.store.write().await?;
    tx.insert_passkey(&key).await?;
    let expires_at = NOW.plus(Millis(10));
    let (hash, holder) = ("aa".to_owned(), String::new());
    tx.insert_challenge(&Challenge { hash, opens: Asked::SignIn, holder, expires_at }).await?;
    tx.commit().await?;
    let mut racers = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let (store, id) = (Arc::clone(&world.store), key.id);
        racers.spawn(async move {
            let mut tx = store.write().await?;
            let taken = tx.take_challenge("aa", Asked::SignIn, "", NOW).await?;
            let used = tx.use_passkey(id, 4, false, NOW).await?;
            tx.commit().await?;
            Ok::<_, StorageError>((taken, used))
        });
    }
    let won: Result<Vec<_>, _> = racers.join_all().await.into_iter().collect();
    let won = won?;
    assert_eq!(won.iter().filter(|(taken, _)| *taken).count(), 1);
    assert_eq!(won.iter().filter(|(_, used)| *used).count(), 1);
    Ok(())
}
