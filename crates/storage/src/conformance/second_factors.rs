//! Second factors and recovery codes.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    fixtures::{NOW, World},
    members::member,
};
use crate::{
    StorageError, Store,
    records::{Member, SecondFactor, SignIn},
};
use domain::{Millis, TotpSecret};
use std::sync::Arc;

/// A world with a member.
async fn with_member(store: Arc<dyn Store>) -> Result<(World, Member), Box<dyn std::error::Error + Send + Sync>> {
    let world = World::new(store).await?;
    let maja = member(1, &world, "maja@example.com");
    let mut tx = world.store.write().await?;
    tx.insert_member(&maja).await?;
    tx.commit().await?;
    Ok((world, maja))
}

fn factor(of: &Member, byte: u8) -> SecondFactor {
    let secret = TotpSecret::from_random([byte; 20]);
    SecondFactor { member: of.id, secret, confirmed_at: None, used_step: i64::MIN }
}

pub async fn i22_a_second_factor_is_set_up_anew_until_it_is_on_and_then_stays(store: Arc<dyn Store>) -> Outcome {
    let (world, maja) = with_member(store).await?;
    let (first, second) = (factor(&maja, 1), factor(&maja, 2));
    let mut tx = world.store.write().await?;
    assert_eq!(tx.second_factor(maja.id).await?, None);
    assert!(tx.begin_second_factor(maja.id, &first.secret).await?);
    assert_eq!(tx.second_factor(maja.id).await?.as_ref(), Some(&first));
    assert!(tx.begin_second_factor(maja.id, &second.secret).await?);
    assert!(!tx.use_step(maja.id, 7).await?, "it is not on");
    assert!(!tx.confirm_second_factor(&first, NOW, 7).await?, "it is another by now");
    assert!(tx.confirm_second_factor(&second, NOW, 7).await?);
    assert!(!tx.confirm_second_factor(&second, NOW, 8).await?, "it is on already");
    assert!(!tx.begin_second_factor(maja.id, &first.secret).await?, "one that is on stays");
    let on = SecondFactor { confirmed_at: Some(NOW), used_step: 7, ..second };
    assert_eq!(tx.second_factor(maja.id).await?, Some(on));
    tx.set_recovery_codes(maja.id, &["aa".to_owned()]).await?;
    tx.delete_second_factor(maja.id).await?;
    assert_eq!(tx.second_factor(maja.id).await?, None);
    assert_eq!(tx.count_recovery_codes(maja.id).await?, 0);
    Ok(())
}

pub async fn i22_a_sign_in_that_proved_no_second_factor_is_none_once_there_is_one(store: Arc<dyn Store>) -> Outcome {
    let (world, maja) = with_member(store).await?;
    let factor = factor(&maja, 1);
    let mut tx = world.store.write().await?;
    for (hash, proven) in [("before", false), ("here", false), ("proven", true)] {
        let (created_at, expires_at) = (NOW, NOW.plus(Millis(60)));
        let token_hash = hash.to_owned();
        tx.insert_sign_in(&SignIn { token_hash, member: maja.id, created_at, expires_at, proven, seen: None }).await?;
    }
    tx.begin_second_factor(maja.id, &factor.secret).await?;
    assert!(tx.sign_in("before", NOW).await?.is_some(), "what is being set up asks for nothing");
    tx.confirm_second_factor(&factor, NOW, 1).await?;
    tx.prove_sign_in("here").await?;
    assert_eq!(tx.sign_in("before", NOW).await?, None);
    assert!(tx.sign_in("here", NOW).await?.is_some_and(|(sign_in, _)| sign_in.proven));
    assert!(tx.sign_in("proven", NOW).await?.is_some());
    assert_eq!(tx.sign_ins_of(maja.id, NOW).await?.len(), 2);
    Ok(())
}

pub async fn i22_of_racers_with_one_code_one_goes_through(store: Arc<dyn Store>) -> Outcome {
    let (world, maja) = with_member(store).await?;
    let factor = factor(&maja, 1);
    let mut tx = world.store.write().await?;
    tx.begin_second_factor(maja.id, &factor.secret).await?;
    tx.confirm_second_factor(&factor, NOW, 1).await?;
    tx.set_recovery_codes(maja.id, &["aa".to_owned()]).await?;
    tx.commit().await?;
    let mut racers = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let (store, id) = (Arc::clone(&world.store), maja.id);
        racers.spawn(async move {
            let mut tx = store.write().await?;
            let used = (tx.use_step(id, 2).await?, tx.use_recovery_code(id, "aa", NOW).await?);
            tx.commit().await?;
            Ok::<_, StorageError>(used)
        });
    }
    let used: Result<Vec<_>, _> = racers.join_all().await.into_iter().collect();
    let used = used?;
    assert_eq!(used.iter().filter(|(step, _)| *step).count(), 1);
    assert_eq!(used.iter().filter(|(_, code)| *code).count(), 1);
    let mut tx = world.store.write().await?;
    assert!(!tx.use_step(maja.id, 1).await?, "one before it is over, too");
    assert!(tx.use_step(maja.id, 3).await?);
    Ok(())
}

pub async fn i22_a_recovery_code_works_once_and_until_there_are_new_ones(store: Arc<dyn Store>) -> Outcome {
    let (world, maja) = with_member(store).await?;
    let ida = member(2, &world, "ida@example.com");
    let codes = |names: [&str; 2]| names.map(str::to_owned);
    let mut tx = world.store.write().await?;
    tx.insert_member(&ida).await?;
    tx.set_recovery_codes(maja.id, &codes(["aa", "bb"])).await?;
    tx.set_recovery_codes(ida.id, &codes(["cc", "bb"])).await?;
    assert_eq!(tx.count_recovery_codes(maja.id).await?, 2);
    assert!(!tx.use_recovery_code(maja.id, "cc", NOW).await?, "it is another's");
    assert!(tx.use_recovery_code(maja.id, "bb", NOW).await?);
    assert!(!tx.use_recovery_code(maja.id, "bb", NOW).await?, "once");
    assert_eq!(tx.count_recovery_codes(maja.id).await?, 1);
    tx.set_recovery_codes(maja.id, &codes(["dd", "ee"])).await?;
    assert!(!tx.use_recovery_code(maja.id, "aa", NOW).await?, "there are new ones");
    assert!(tx.use_recovery_code(maja.id, "dd", NOW).await?);
    assert_eq!(tx.count_recovery_codes(ida.id).await?, 2);
    Ok(())
}
