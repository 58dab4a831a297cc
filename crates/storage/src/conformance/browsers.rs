//! Browsers that show members notifications, and what they are told.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    fixtures::{NOW, World},
    notifications::member,
};
use crate::{
    Store,
    records::{Browser, Push},
};
use domain::{
    Millis,
    ids::{BrowserId, MemberId},
};
use std::sync::Arc;

const LEASE: Millis = Millis::minutes(2);
const QUIET: Millis = Millis::minutes(1);

fn browser(world: &World, member: MemberId, n: u32) -> Browser {
    let at = NOW.plus(Millis(i64::from(n)));
    Browser {
        id: BrowserId::from_parts(at, u128::from(n)),
        merchant: world.merchant.id,
        member,
        endpoint: format!("https://push.example.net/{n}"),
        p256dh: "key".to_owned(),
        auth: "secret".to_owned(),
        name: "Firefox on Linux".to_owned(),
        sign_in: format!("hash {n}"),
        created_at: at,
        told_at: None,
        said: String::new(),
    }
}

fn push(n: u32) -> Push {
    Push {
        browser: BrowserId::from_parts(Millis(0), 0),
        topic: "paid".to_owned(),
        tells: 1,
        headline: format!("Paid: {n}"),
        detail: "5.00 USDC".to_owned(),
        path: "/dashboard/payments/ses_1".to_owned(),
        test: true,
        attempts: 0,
    }
}

pub async fn a_browser_survives_being_stored_and_is_its_members_alone(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (first, second) = (member(&world, 1).await?, member(&world, 2).await?);
    let merchant = world.merchant.id;
    let mut tx = world.store.write().await?;
    let (one, other) = (browser(&world, first, 1), browser(&world, first, 2));
    tx.put_browser(&one).await?;
    tx.put_browser(&other).await?;
    assert_eq!(tx.browsers_of(merchant, first).await?, [other.clone(), one.clone()], "the newest first");
    tx.note_push(one.id, Some(NOW), "").await?;
    tx.note_push(one.id, None, "busy").await?;
    let noted = Browser { told_at: Some(NOW), said: "busy".to_owned(), ..one.clone() };
    assert_eq!(tx.browser(one.id).await?, Some(noted.clone()));
    // Somebody else signed in there.
    let taken_over = Browser { member: second, auth: "new".to_owned(), ..browser(&world, second, 1) };
    let taken_over = Browser { id: BrowserId::from_parts(NOW, 77), ..taken_over };
    tx.put_browser(&taken_over).await?;
    let now = Browser { id: one.id, created_at: one.created_at, told_at: Some(NOW), ..taken_over };
    assert_eq!(tx.browsers_of(merchant, second).await?, std::slice::from_ref(&now));
    assert_eq!(tx.browsers_of(merchant, first).await?, std::slice::from_ref(&other));
    assert!(!tx.delete_browser(merchant, first, now.id).await?, "it is another's");
    assert!(!tx.delete_browser(world.other.id, second, now.id).await?, "of another business");
    assert!(tx.delete_browser(merchant, second, now.id).await?);
    tx.forget_browser(&Browser { p256dh: "older".to_owned(), ..other.clone() }).await?;
    assert_eq!(tx.browser(other.id).await?, Some(other.clone()), "it came back with another key");
    tx.forget_browser(&other).await?;
    assert_eq!(tx.browser(other.id).await?, None);
    Ok(())
}

pub async fn a_browser_goes_with_the_sign_in_that_turned_it_on(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (first, second) = (member(&world, 1).await?, member(&world, 2).await?);
    let mut tx = world.store.write().await?;
    for (of, n) in [(first, 1), (first, 2), (first, 3), (second, 4)] {
        tx.put_browser(&browser(&world, of, n)).await?;
    }
    tx.delete_sign_in("hash 1").await?;
    let left = tx.browsers_of(world.merchant.id, first).await?;
    assert_eq!(left, [browser(&world, first, 3), browser(&world, first, 2)]);
    tx.delete_sign_ins(first, Some("hash 2")).await?;
    assert_eq!(tx.browsers_of(world.merchant.id, first).await?, [browser(&world, first, 2)]);
    // Turned on anew, it goes with that sign-in instead.
    let anew = Browser { sign_in: "hash 9".to_owned(), ..browser(&world, first, 2) };
    tx.put_browser(&anew).await?;
    tx.delete_sign_in("hash 2").await?;
    assert_eq!(tx.browsers_of(world.merchant.id, first).await?, [anew]);
    tx.delete_sign_ins(first, None).await?;
    assert_eq!(tx.browsers_of(world.merchant.id, first).await?, []);
    assert_eq!(tx.browsers_of(world.merchant.id, second).await?.len(), 1, "another's stays");
    Ok(())
}

pub async fn many_things_of_one_topic_are_one_message_to_a_browser(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let member = member(&world, 1).await?;
    let merchant = world.merchant.id;
    let mut tx = world.store.write().await?;
    tx.add_pushes(merchant, member, &push(0), NOW).await?;
    assert_eq!(tx.next_push().await?, None, "there is no browser");
    let browser = browser(&world, member, 1);
    tx.put_browser(&browser).await?;
    tx.add_pushes(merchant, member, &push(1), NOW).await?;
    tx.add_pushes(merchant, member, &Push { tells: 3, ..push(2) }, NOW.plus(Millis(5))).await?;
    assert_eq!(tx.next_push().await?, Some(NOW), "the first waits for nothing");
    let given = tx.claim_pushes(NOW, NOW.plus(LEASE), 10).await?;
    let first = Push { browser: browser.id, tells: 4, attempts: 1, ..push(2) };
    assert_eq!(given, std::slice::from_ref(&first), "with the words of the newest");
    assert_eq!(tx.claim_pushes(NOW, NOW.plus(LEASE), 10).await?, [], "somebody is at it");
    // While it is on its way, more comes.
    tx.add_pushes(merchant, member, &push(3), NOW).await?;
    let quiet_until = NOW.plus(QUIET);
    assert!(tx.finish_push(&first, quiet_until).await?);
    assert!(!tx.finish_push(&first, quiet_until).await?, "it was said");
    assert_eq!(tx.next_push().await?, Some(quiet_until), "not at once");
    let second = tx.claim_pushes(quiet_until, quiet_until.plus(LEASE), 10).await?;
    assert_eq!(second, [Push { browser: browser.id, attempts: 1, ..push(3) }], "what was told is not told again");
    assert!(tx.put_off_push(&second[0], quiet_until.plus(QUIET)).await?);
    let again = tx.claim_pushes(quiet_until.plus(QUIET), quiet_until.plus(LEASE), 10).await?;
    assert_eq!(again.iter().map(|push| push.attempts).collect::<Vec<_>>(), [2]);
    assert!(tx.finish_push(&again[0], quiet_until.plus(QUIET)).await?);
    assert_eq!(tx.next_push().await?, None);
    // After the quiet the next goes at once again.
    let later = quiet_until.plus(LEASE).plus(LEASE);
    tx.add_pushes(merchant, member, &push(4), later).await?;
    assert_eq!(tx.next_push().await?, Some(later));
    let another = Push { topic: "late".to_owned(), ..push(5) };
    tx.add_pushes(merchant, member, &another, NOW).await?;
    assert_eq!(tx.next_push().await?, Some(NOW), "topics do not wait for each other");
    Ok(())
}
