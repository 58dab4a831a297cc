//! Messages to customers.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    customers::customer,
    fixtures::{NOW, World},
};
use crate::{
    StorageError, Store,
    records::{Attempted, Delivery, DeliveryState, Page},
};
use domain::{
    Link, Millis,
    delivery::{Purpose, Way},
    ids::DeliveryId,
};
use std::{collections::HashSet, sync::Arc};

const LEASE: Millis = Millis::minutes(5);
const ALL: Page = Page { offset: 0, limit: 100 };

/// The `n`th message about the link, due then.
pub(super) fn message(world: &World, n: u32) -> Delivery {
    let at = NOW.plus(Millis(i64::from(n)));
    Delivery {
        id: DeliveryId::from_parts(at, u128::from(n)),
        merchant: world.merchant.id,
        link: world.link.id,
        session: None,
        customer: None,
        way: Way::Email,
        purpose: Purpose::Request,
        ordinal: n,
        recipient: "maja@example.com".to_owned(),
        name: Some("Maja \"M\" ☕".to_owned()),
        subject: "Pay".to_owned(),
        body: "Hello\nthere".to_owned(),
        html: "<p>Hello</p>".to_owned(),
        state: DeliveryState::Waiting { due_at: at },
        attempts: 0,
        provider_id: None,
        said: String::new(),
        created_at: at,
        changed_at: at,
    }
}

async fn add(world: &World, message: &Delivery) -> Result<bool, StorageError> {
    let mut tx = world.store.write().await?;
    let added = tx.add_delivery(message).await?;
    tx.commit().await?;
    Ok(added)
}

async fn claim(world: &World, now: Millis) -> Result<Vec<Delivery>, StorageError> {
    let mut tx = world.store.write().await?;
    let claimed = tx.claim_deliveries(now, now.plus(LEASE), 10).await?;
    tx.commit().await?;
    Ok(claimed)
}

async fn move_on(world: &World, from: &Delivery, state: DeliveryState, said: &str) -> Result<bool, StorageError> {
    let attempted = Attempted {
        state,
        provider_id: Some("p-1".to_owned()),
        said: said.to_owned(),
        attempts: from.attempts,
        at: NOW,
    };
    let mut tx = world.store.write().await?;
    let moved = tx.move_delivery(from, &attempted).await?;
    tx.commit().await?;
    Ok(moved)
}

pub async fn r13_a_message_survives_being_stored_given_out_and_taken(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let session = world.open(1).await?;
    let receipt = Delivery { session: Some(session.id), purpose: Purpose::Receipt, ..message(&world, 1) };
    assert!(add(&world, &receipt).await?);
    assert_eq!(world.store.read().await?.delivery(receipt.merchant, receipt.id).await?.as_ref(), Some(&receipt));
    assert_eq!(world.store.read().await?.next_delivery().await?, Some(receipt.created_at));
    assert_eq!(claim(&world, NOW).await?, [], "it is not due");
    let now = receipt.created_at;
    let given = claim(&world, now).await?;
    let begun = Delivery { state: DeliveryState::Waiting { due_at: now.plus(LEASE) }, attempts: 1, ..receipt.clone() };
    assert_eq!(given, std::slice::from_ref(&begun));
    assert_eq!(claim(&world, now).await?, [], "somebody is at it");
    assert!(move_on(&world, &begun, DeliveryState::Taken, "250 OK").await?);
    let mut tx = world.store.read().await?;
    let taken = tx.delivery(receipt.merchant, receipt.id).await?.ok_or("it is there")?;
    assert_eq!((taken.state, taken.said.as_str(), taken.attempts), (DeliveryState::Taken, "250 OK", 1));
    assert_eq!(tx.delivery_by_provider_id(Way::Email, "p-1").await?.as_ref(), Some(&taken));
    assert_eq!(tx.delivery_by_provider_id(Way::Sms, "p-1").await?, None, "another way may use the same id");
    assert_eq!(tx.next_delivery().await?, None);
    Ok(())
}

pub async fn i18_of_a_kind_each_ordinal_is_there_once(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let first = message(&world, 1);
    assert!(add(&world, &first).await?);
    let same = Delivery { ordinal: 1, ..message(&world, 2) };
    assert!(!add(&world, &same).await?);
    let other_way = Delivery { way: Way::Sms, ..same.clone() };
    let other_purpose = Delivery { purpose: Purpose::Reminder, ..Delivery { id: message(&world, 3).id, ..same } };
    assert!(add(&world, &other_way).await? && add(&world, &other_purpose).await?);
    let mut tx = world.store.write().await?;
    assert_eq!(tx.next_ordinal(world.link.id, None, Purpose::Request, Way::Email).await?, 2);
    assert_eq!(tx.next_ordinal(world.link.id, None, Purpose::Receipt, Way::Email).await?, 1);
    Ok(())
}

pub async fn i18_who_takes_too_long_does_not_move_what_another_was_given(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    add(&world, &message(&world, 1)).await?;
    let now = NOW.plus(Millis(1));
    let slow = claim(&world, now).await?.remove(0);
    let other = claim(&world, now.plus(LEASE)).await?.remove(0);
    assert_eq!((other.id, other.attempts), (slow.id, 2));
    assert!(!move_on(&world, &slow, DeliveryState::Failed, "no").await?, "it was given up");
    assert!(move_on(&world, &other, DeliveryState::Taken, "yes").await?);
    assert!(!move_on(&world, &other, DeliveryState::Cancelled, "").await?, "it has gone");
    Ok(())
}

pub async fn i18_racers_are_given_each_message_once(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    for n in 1..=20 {
        add(&world, &message(&world, n)).await?;
    }
    let now = NOW.plus(LEASE);
    let mut racers = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let world = world.clone();
        racers.spawn(async move {
            let mut mine = Vec::new();
            loop {
                let mut tx = world.store.write().await?;
                let given = tx.claim_deliveries(now, now.plus(LEASE), 3).await?;
                tx.commit().await?;
                if given.is_empty() {
                    return Ok::<_, StorageError>(mine);
                }
                mine.extend(given.into_iter().map(|message| message.id));
            }
        });
    }
    let mut given = Vec::new();
    for racer in racers.join_all().await {
        given.extend(racer?);
    }
    let each: HashSet<_> = given.iter().collect();
    assert_eq!((given.len(), each.len()), (20, 20));
    Ok(())
}

pub async fn r10_what_is_held_goes_when_there_is_a_way(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let held = Delivery { state: DeliveryState::Held, ..message(&world, 1) };
    let sms = Delivery { way: Way::Sms, ..Delivery { id: message(&world, 2).id, ..held.clone() } };
    add(&world, &held).await?;
    add(&world, &sms).await?;
    assert_eq!(claim(&world, NOW.plus(LEASE)).await?, []);
    let mut tx = world.store.write().await?;
    assert_eq!(tx.release_deliveries(Way::Email, Some(world.other.id), NOW).await?, 0, "i19");
    assert_eq!(tx.release_deliveries(Way::Email, Some(world.merchant.id), NOW).await?, 1);
    assert_eq!(tx.release_deliveries(Way::Email, None, NOW).await?, 0, "it is out already");
    tx.commit().await?;
    let given = claim(&world, NOW).await?;
    assert_eq!(given.iter().map(|message| message.id).collect::<Vec<_>>(), [held.id]);
    Ok(())
}

pub async fn r13_a_message_counts_the_attempts_that_it_is_told(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    add(&world, &message(&world, 1)).await?;
    let now = NOW.plus(LEASE);
    let given = claim(&world, now).await?.remove(0);
    assert_eq!(given.attempts, 1);
    // It waited for its turn: nobody tried.
    let state = DeliveryState::Waiting { due_at: now };
    let put_off = Attempted { state, provider_id: None, said: String::new(), attempts: 0, at: now };
    let mut tx = world.store.write().await?;
    assert!(tx.move_delivery(&given, &put_off).await?);
    tx.commit().await?;
    assert_eq!(claim(&world, now).await?.remove(0).attempts, 1);
    Ok(())
}

pub async fn r13_what_is_under_way_is_not_called_back(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (begun, waits, held, newer) = (
        message(&world, 1),
        message(&world, 2),
        Delivery { state: DeliveryState::Held, ..message(&world, 3) },
        message(&world, 4),
    );
    let receipt = Delivery { purpose: Purpose::Receipt, ..message(&world, 5) };
    add(&world, &begun).await?;
    assert_eq!(claim(&world, begun.created_at).await?.len(), 1);
    for message in [&waits, &held, &newer, &receipt] {
        add(&world, message).await?;
    }
    let merchant = world.merchant.id;
    let mut tx = world.store.write().await?;
    assert!(!tx.call_back_delivery(merchant, begun.id, NOW).await?, "it may have gone");
    assert!(!tx.call_back_delivery(world.other.id, newer.id, NOW).await?, "i19");
    assert_eq!(tx.call_back_requests(world.link.id, "Paid.", held.created_at, NOW).await?, 2, "those until then");
    assert!(tx.call_back_delivery(merchant, newer.id, NOW).await?);
    tx.commit().await?;
    let mut tx = world.store.read().await?;
    let mut stands = Vec::new();
    for id in [begun.id, waits.id, held.id, newer.id, receipt.id] {
        let found = tx.delivery(merchant, id).await?.ok_or("it is there")?;
        stands.push((found.state.as_str(), found.said));
    }
    let stands: Vec<_> = stands.iter().map(|(state, said)| (*state, said.as_str())).collect();
    let expected =
        [("waiting", ""), ("cancelled", "Paid."), ("cancelled", "Paid."), ("cancelled", ""), ("waiting", "")];
    assert_eq!(stands, expected);
    Ok(())
}

pub async fn r13_messages_are_listed_newest_first_by_link_customer_and_state(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let maja = customer(&world, 1)?;
    let other = Link { path: None, ..super::fixtures::link(9, &world.merchant)? };
    let mut tx = world.store.write().await?;
    tx.insert_customer(&maja).await?;
    tx.insert_link(&other).await?;
    tx.commit().await?;
    let first = Delivery { customer: Some(maja.id), ..message(&world, 1) };
    let failed = Delivery { state: DeliveryState::Failed, ..message(&world, 2) };
    let elsewhere = Delivery { link: other.id, customer: Some(maja.id), ..message(&world, 3) };
    for message in [&first, &failed, &elsewhere] {
        add(&world, message).await?;
    }
    let mut tx = world.store.read().await?;
    let merchant = world.merchant.id;
    assert_eq!(tx.deliveries_of_link(merchant, world.link.id, 10).await?, [failed.clone(), first.clone()]);
    assert_eq!(tx.deliveries_of_link(merchant, world.link.id, 1).await?, std::slice::from_ref(&failed));
    assert_eq!(tx.deliveries_of_customer(merchant, maja.id, 10).await?, [elsewhere.clone(), first.clone()]);
    assert_eq!(tx.deliveries(merchant, None, ALL).await?, [elsewhere.clone(), failed.clone(), first.clone()]);
    assert_eq!(tx.deliveries(merchant, Some(&["failed", "held"]), ALL).await?, std::slice::from_ref(&failed));
    assert_eq!(tx.deliveries(merchant, None, Page { offset: 1, limit: 1 }).await?, [failed]);
    Ok(())
}

pub async fn i19_another_merchant_sees_no_messages(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let ours = message(&world, 1);
    add(&world, &ours).await?;
    let mut tx = world.store.read().await?;
    let other = world.other.id;
    assert_eq!(tx.delivery(other, ours.id).await?, None);
    assert_eq!(tx.deliveries(other, None, ALL).await?, []);
    assert_eq!(tx.deliveries_of_link(other, world.link.id, 10).await?, []);
    Ok(())
}

pub async fn p2_what_was_written_to_who_is_erased_is_forgotten(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let maja = customer(&world, 1)?;
    let mut tx = world.store.write().await?;
    tx.insert_customer(&maja).await?;
    tx.commit().await?;
    let sent = Delivery { customer: Some(maja.id), state: DeliveryState::Taken, ..message(&world, 1) };
    // Written before she was in the list.
    let waiting = Delivery { recipient: maja.email.to_string(), ..message(&world, 2) };
    let others = Delivery { recipient: "other@example.com".to_owned(), ..message(&world, 3) };
    for message in [&sent, &waiting, &others] {
        add(&world, message).await?;
    }
    let mut tx = world.store.write().await?;
    tx.erase_customer(maja.merchant, maja.id).await?;
    tx.commit().await?;
    let mut tx = world.store.read().await?;
    for (before, state) in [(&sent, DeliveryState::Taken), (&waiting, DeliveryState::Cancelled)] {
        let after = tx.delivery(before.merchant, before.id).await?.ok_or("that it was is kept")?;
        assert_eq!((after.state, after.customer, after.name.as_deref()), (state, None, None));
        let kept = [after.recipient, after.subject, after.body, after.html, after.said].concat();
        assert_eq!(kept, "", "nothing of what was said is left");
    }
    assert_eq!(tx.delivery(others.merchant, others.id).await?, Some(others));
    Ok(())
}
