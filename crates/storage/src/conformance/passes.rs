//! Tokens that open one step only.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    fixtures::{NOW, World},
    members::member,
};
use crate::{
    StorageError, Store,
    records::{Opens, Pass},
};
use domain::Millis;
use std::sync::Arc;

pub async fn i22_a_pass_opens_what_it_is_for_once_and_until_it_runs_out(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (maja, ida) = (member(1, &world, "maja@example.com"), member(2, &world, "ida@example.com"));
    let pass = |hash: &str, of: &crate::records::Member, opens| Pass {
        token_hash: hash.to_owned(),
        member: of.id,
        opens,
        expires_at: NOW.plus(Millis(10)),
    };
    let mut tx = world.store.write().await?;
    tx.insert_member(&maja).await?;
    tx.insert_member(&ida).await?;
    tx.insert_pass(&pass("aa", &maja, Opens::SecondStep)).await?;
    tx.insert_pass(&pass("bb", &maja, Opens::Reset)).await?;
    tx.insert_pass(&pass("cc", &ida, Opens::Reset)).await?;
    let late = NOW.plus(Millis(10));
    assert_eq!(tx.pass("aa", Opens::SecondStep, NOW).await?, Some(maja.id));
    assert_eq!(tx.pass("aa", Opens::Reset, NOW).await?, None, "it opens one thing");
    assert_eq!(tx.pass("aa", Opens::SecondStep, late).await?, None, "it has run out");
    assert_eq!(tx.sign_in("aa", NOW).await?, None, "it is no sign-in");
    assert!(!tx.take_pass("aa", Opens::Reset, NOW).await?);
    assert!(!tx.take_pass("aa", Opens::SecondStep, late).await?);
    assert!(tx.take_pass("aa", Opens::SecondStep, NOW).await?);
    assert!(!tx.take_pass("aa", Opens::SecondStep, NOW).await?, "once");
    tx.delete_passes(maja.id).await?;
    assert_eq!(tx.pass("bb", Opens::Reset, NOW).await?, None);
    assert_eq!(tx.pass("cc", Opens::Reset, NOW).await?, Some(ida.id), "another member's stay");
    assert_eq!(tx.delete_old_passes(late).await?, 0);
    assert_eq!(tx.delete_old_passes(late.plus(Millis(1))).await?, 1);
    Ok(())
}

pub async fn i22_of_racers_with_one_pass_one_goes_through(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let maja = member(1, &world, "maja@example.com");
    let mut tx = world.store.write().await?;
    tx.insert_member(&maja).await?;
    let (token_hash, expires_at) = ("aa".to_owned(), NOW.plus(Millis(10)));
    tx.insert_pass(&Pass { token_hash, member: maja.id, opens: Opens::Reset, expires_at }).await?;
    tx.commit().await?;
    let mut racers = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let store = Arc::clone(&world.store);
        racers.spawn(async move {
            let mut tx = store.write().await?;
            let taken = tx.take_pass("aa", Opens::Reset, NOW).await?;
            tx.commit().await?;
            Ok::<_, StorageError>(taken)
        });
    }
    let taken: Result<Vec<_>, _> = racers.join_all().await.into_iter().collect();
    assert_eq!(taken?.into_iter().filter(|taken| *taken).count(), 1);
    Ok(())
}
