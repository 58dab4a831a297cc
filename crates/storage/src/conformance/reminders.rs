//! What reminders are planned, and those that were written.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    customers::customer,
    fixtures::{NOW, World, link},
};
use crate::{
    StorageError, Store,
    records::{Attempted, Delivery, DeliveryState, Page, ReminderFates, Reminders, Session},
};
use domain::{
    Flags, Link, Millis, Status, Units,
    delivery::{Purpose, Way},
    ids::DeliveryId,
    reminder::{Interval, Most, Plan},
    session::{Decision, Flag},
};
use std::sync::Arc;

const DAY: Millis = Millis::minutes(24 * 60);

/// A plan for a link, due in a day.
fn planned(world: &World, link: &Link) -> Reminders {
    Reminders {
        link: link.id,
        merchant: world.merchant.id,
        plan: Plan {
            enabled: true,
            every: Interval::ThreeDays,
            most: Most::default(),
            sent: 0,
            anchor: Some(NOW),
            last: None,
            paid: false,
            stopped_at: None,
        },
        ways: vec![Way::Email],
        earlier: 0,
        due_at: Some(NOW.plus(DAY)),
        token: format!("token of {}", link.id),
        version: 1,
    }
}

async fn add(world: &World, planned: &Reminders) -> Result<bool, StorageError> {
    let mut tx = world.store.write().await?;
    let added = tx.insert_reminders(planned).await?;
    tx.commit().await?;
    Ok(added)
}

async fn change(world: &World, planned: &Reminders) -> Result<bool, StorageError> {
    let mut tx = world.store.write().await?;
    let changed = tx.update_reminders(planned).await?;
    tx.commit().await?;
    Ok(changed)
}

/// The `n`th message of the link.
fn message(world: &World, n: u32, purpose: Purpose, state: DeliveryState) -> Delivery {
    let at = NOW.plus(Millis(i64::from(n)));
    Delivery {
        id: DeliveryId::from_parts(at, u128::from(n)),
        merchant: world.merchant.id,
        link: world.link.id,
        session: None,
        customer: None,
        way: Way::Sms,
        purpose,
        ordinal: n,
        recipient: "+31612345678".to_owned(),
        name: None,
        subject: String::new(),
        body: "Hello".to_owned(),
        html: String::new(),
        state,
        attempts: 0,
        provider_id: None,
        said: String::new(),
        created_at: at,
        changed_at: at,
    }
}

/// Adds messages as they are, whatever their state.
async fn write(world: &World, messages: &[&Delivery]) -> Result<(), StorageError> {
    let mut tx = world.store.write().await?;
    for message in messages {
        tx.add_delivery(message).await?;
    }
    tx.commit().await
}

async fn state(world: &World, message: &Delivery) -> Result<DeliveryState, Box<dyn std::error::Error + Send + Sync>> {
    let found = world.store.read().await?.delivery(message.merchant, message.id).await?;
    Ok(found.ok_or("it is there")?.state)
}

pub async fn r14_a_plan_survives_being_stored_and_changed(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let first = planned(&world, &world.link);
    assert!(add(&world, &first).await?);
    assert!(!add(&world, &Reminders { token: "another".to_owned(), ..first.clone() }).await?, "a link has one");
    let mut tx = world.store.read().await?;
    assert_eq!(tx.reminders_of(&[world.link.id]).await?, std::slice::from_ref(&first));
    assert_eq!(tx.reminders_by_token(&first.token).await?.as_ref(), Some(&first));
    assert_eq!(tx.reminders_by_token("nobody's").await?, None);
    drop(tx);
    let plan = Plan {
        enabled: false,
        every: Interval::Monthly,
        most: "50".parse()?,
        sent: 7,
        anchor: None,
        last: Some(NOW.plus(DAY)),
        paid: true,
        stopped_at: Some(NOW),
    };
    let (ways, token) = (vec![Way::Email, Way::Sms], "new".to_owned());
    let second = Reminders { plan, ways, earlier: 4, due_at: None, token, ..first };
    assert!(change(&world, &second).await?);
    let mut tx = world.store.read().await?;
    assert_eq!(tx.reminders_of(&[world.link.id]).await?, [Reminders { version: 2, ..second }]);
    Ok(())
}

pub async fn i18_of_racers_who_change_the_same_plan_one_does(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut planned = planned(&world, &world.link);
    add(&world, &planned).await?;
    for round in 1..=10_u32 {
        let mut racers = tokio::task::JoinSet::new();
        for racer in 0..6 {
            let (world, mut mine) = (world.clone(), planned.clone());
            mine.plan.sent = u8::try_from(round)?;
            let written = message(&world, round * 10 + racer, Purpose::Reminder, DeliveryState::Held);
            racers.spawn(async move {
                let mut tx = world.store.write().await?;
                let won = tx.update_reminders(&mine).await?;
                if won {
                    assert!(tx.add_delivery(&Delivery { ordinal: round, ..written }).await?);
                    tx.commit().await?;
                }
                Ok::<_, StorageError>(won)
            });
        }
        let mut won = 0;
        for racer in racers.join_all().await {
            won += u32::from(racer?);
        }
        assert_eq!(won, 1);
        planned = world.store.read().await?.reminders_of(&[world.link.id]).await?.remove(0);
        assert_eq!((planned.version, planned.plan.sent), (i64::from(round) + 1, u8::try_from(round)?));
    }
    let page = Page { offset: 0, limit: 100 };
    let written = world.store.read().await?.written_reminders(world.merchant.id, world.link.id, page).await?;
    assert_eq!(written.total, 10);
    Ok(())
}

pub async fn r14_plans_that_are_due_are_found_the_oldest_first(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let links = [link(11, &world.merchant)?, link(12, &world.merchant)?, link(13, &world.merchant)?];
    for (n, link) in links.iter().enumerate() {
        let link = Link { path: None, ..link.clone() };
        let mut tx = world.store.write().await?;
        tx.insert_link(&link).await?;
        tx.commit().await?;
        let due_at = [Some(NOW.plus(Millis(2))), Some(NOW.plus(Millis(1))), None][n];
        add(&world, &Reminders { due_at, ..planned(&world, &link) }).await?;
    }
    let mut tx = world.store.read().await?;
    assert_eq!(tx.due_reminders(NOW, 10).await?, []);
    assert_eq!(tx.due_reminders(NOW.plus(Millis(1)), 10).await?, [links[1].id]);
    assert_eq!(tx.due_reminders(NOW.plus(DAY), 10).await?, [links[1].id, links[0].id]);
    assert_eq!(tx.due_reminders(NOW.plus(DAY), 1).await?, [links[1].id]);
    let running: Vec<_> = tx.running_reminders(world.merchant.id).await?.into_iter().map(|it| it.link).collect();
    assert_eq!(running, [links[0].id, links[1].id]);
    assert_eq!(tx.running_reminders(world.other.id).await?, [], "i19");
    Ok(())
}

pub async fn i18_reminders_that_did_not_go_are_called_back(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let waiting = message(&world, 1, Purpose::Reminder, DeliveryState::Waiting { due_at: NOW });
    let held = message(&world, 2, Purpose::Reminder, DeliveryState::Held);
    let gone = message(&world, 3, Purpose::Reminder, DeliveryState::Taken);
    let request = message(&world, 4, Purpose::Request, DeliveryState::Held);
    write(&world, &[&waiting, &held, &gone, &request]).await?;
    let mut tx = world.store.write().await?;
    assert_eq!(tx.call_back_reminders(world.link.id, "It was paid.", NOW).await?, 2);
    tx.commit().await?;
    for (message, expected) in [
        (&waiting, DeliveryState::Cancelled),
        (&held, DeliveryState::Cancelled),
        (&gone, DeliveryState::Taken),
        (&request, DeliveryState::Held),
    ] {
        assert_eq!(state(&world, message).await?, expected);
    }
    Ok(())
}

pub async fn r15_the_ways_by_which_a_link_went_are_told(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (maja, other) = (customer(&world, 1)?, customer(&world, 2)?);
    let mut tx = world.store.write().await?;
    tx.insert_customer(&maja).await?;
    tx.insert_customer(&other).await?;
    tx.commit().await?;
    let to_maja = |n, state| Delivery { customer: Some(maja.id), ..message(&world, n, Purpose::Request, state) };
    let first = Delivery { way: Way::Email, ..to_maja(1, DeliveryState::Taken) };
    let again = Delivery { way: Way::Email, ..to_maja(2, DeliveryState::Delivered) };
    let sms = to_maja(3, DeliveryState::Held);
    let to_other = Delivery { customer: Some(other.id), ..message(&world, 4, Purpose::Request, DeliveryState::Failed) };
    write(&world, &[&first, &again, &sms, &to_other]).await?;
    let mut tx = world.store.read().await?;
    assert_eq!(tx.asked_by(world.link.id, maja.id).await?, [(Way::Email, Some(first.created_at)), (Way::Sms, None)]);
    assert_eq!(tx.asked_by(world.link.id, other.id).await?, []);
    Ok(())
}

pub async fn r20_reminders_are_listed_newest_first_and_by_pages(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let all: Vec<_> = (1..=5).map(|n| message(&world, n, Purpose::Reminder, DeliveryState::Held)).collect();
    for message in &all {
        write(&world, &[message]).await?;
    }
    write(&world, &[&message(&world, 9, Purpose::Request, DeliveryState::Held)]).await?;
    let mut tx = world.store.read().await?;
    let page = |offset| Page { offset, limit: 2 };
    let first = tx.written_reminders(world.merchant.id, world.link.id, page(0)).await?;
    assert_eq!((first.rows, first.total), (vec![all[4].clone(), all[3].clone()], 5));
    assert_eq!(tx.written_reminders(world.merchant.id, world.link.id, page(4)).await?.rows, [all[0].clone()]);
    assert_eq!(tx.written_reminders(world.other.id, world.link.id, page(0)).await?.total, 0, "i19");
    Ok(())
}

pub async fn r16_reminders_that_went_and_that_failed_are_counted_apart(store: Arc<dyn Store>) -> Outcome {
    use DeliveryState::{Cancelled, Delivered, Failed, Held, Taken, Waiting};
    let world = World::new(store).await?;
    let written = |n, ordinal, way, state| Delivery { ordinal, way, ..message(&world, n, Purpose::Reminder, state) };
    for (n, ordinal, way, state) in [
        // Another customer's.
        (1, 1, Way::Sms, Taken),
        (2, 2, Way::Email, Taken),
        // By one way at least.
        (3, 3, Way::Email, Failed),
        (4, 3, Way::Sms, Delivered),
        (5, 4, Way::Email, Failed),
        (6, 4, Way::Sms, Failed),
        // By the other it may still go.
        (7, 5, Way::Email, Failed),
        (8, 5, Way::Sms, Waiting { due_at: NOW }),
        (9, 6, Way::Sms, Cancelled),
        (10, 7, Way::Sms, Held),
        (11, 8, Way::Sms, Failed),
    ] {
        write(&world, &[&written(n, ordinal, way, state)]).await?;
    }
    write(&world, &[&message(&world, 20, Purpose::Request, Taken)]).await?;
    let mut tx = world.store.read().await?;
    let plan = Reminders { earlier: 1, ..planned(&world, &world.link) };
    assert_eq!(tx.reminder_fates(&plan).await?, ReminderFates { went: 2, failed: 2 });
    let nobodys = Reminders { merchant: world.other.id, ..plan };
    assert_eq!(tx.reminder_fates(&nobodys).await?, ReminderFates::default(), "i19");
    Ok(())
}

pub async fn r14_money_on_its_way_to_a_link_is_seen(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let session = world.open(1).await?;
    assert!(!world.store.read().await?.is_being_paid(world.link.id).await?, "who only opened it has not paid");
    let becomes = |status| {
        move |it: &mut Session| {
            it.assessment.status = status;
            it.version += 1;
        }
    };
    let session = world.change(&session, becomes(Status::Confirming)).await?;
    assert!(world.store.read().await?.is_being_paid(world.link.id).await?);
    world.change(&session, becomes(Status::Paid)).await?;
    assert!(!world.store.read().await?.is_being_paid(world.link.id).await?, "it arrived");
    Ok(())
}

pub async fn i18_money_that_waits_for_the_merchants_decision_is_seen(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut session = world.open(1).await?;
    let nothing = (Units::ZERO, Flags::default());
    let came = Units::from(1);
    for (status, decision, (received, flags), seen) in [
        (Status::Expired, Decision::None, nothing.clone(), false),
        (Status::Expired, Decision::None, (came, Flags::default().and(Flag::Late)), true),
        (Status::Expired, Decision::None, (Units::ZERO, Flags::default().and(Flag::WrongAsset)), true),
        (Status::Expired, Decision::None, (came, Flags::default().and(Flag::OverLimit)), true),
        (Status::Open, Decision::None, (came, Flags::default().and(Flag::Underpaid)), true),
        (Status::Cancelled, Decision::Cancelled(NOW), (came, Flags::default().and(Flag::Late)), true),
        (Status::Closed, Decision::Dismissed, (came, Flags::default().and(Flag::Late)), false),
        (Status::Expired, Decision::None, (Units::ZERO, Flags::default().and(Flag::Reorged)), false),
        (Status::Paid, Decision::None, (came, Flags::default().and(Flag::WrongAsset)), false),
    ] {
        let becomes = |it: &mut Session| {
            it.decision = decision;
            it.assessment.status = status;
            (it.assessment.received, it.assessment.flags) = (received, flags.clone());
            it.version += 1;
        };
        session = world.change(&session, becomes).await?;
        let is = world.store.read().await?.is_being_paid(world.link.id).await?;
        assert_eq!(is, seen, "{status:?} {decision:?} {received:?} {flags}");
    }
    Ok(())
}

pub async fn r13_whether_a_link_was_paid_since_is_seen(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let session = world.open(1).await?;
    let paid = |it: &mut Session| {
        it.assessment.status = Status::Paid;
        it.paid_at = Some(NOW);
        it.version += 1;
    };
    assert!(!world.store.read().await?.is_paid_since(world.link.id, NOW).await?);
    let session = world.change(&session, paid).await?;
    let mut tx = world.store.read().await?;
    assert!(tx.is_paid_since(world.link.id, NOW).await?);
    assert!(!tx.is_paid_since(world.link.id, NOW.plus(Millis(1))).await?);
    drop(tx);
    let reverted = |it: &mut Session| {
        it.assessment.status = Status::Open;
        it.version += 1;
    };
    world.change(&session, reverted).await?;
    assert!(!world.store.read().await?.is_paid_since(world.link.id, NOW).await?, "it was taken back");
    Ok(())
}

pub async fn i18_an_sms_that_was_given_up_with_is_not_given_out_again(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let lease = Millis::minutes(5);
    let begun = message(&world, 1, Purpose::Request, DeliveryState::Waiting { due_at: NOW });
    let mail = Delivery { way: Way::Email, ..message(&world, 2, Purpose::Request, begun.state) };
    let retried = message(&world, 3, Purpose::Reminder, begun.state);
    write(&world, &[&begun, &mail, &retried]).await?;
    let mut tx = world.store.write().await?;
    let given = tx.claim_deliveries(NOW, NOW.plus(lease), 10).await?;
    assert_eq!(given.len(), 3);
    // This one was refused, and is tried again: nothing is unknown about it.
    let again = DeliveryState::Waiting { due_at: NOW.plus(Millis(1)) };
    let attempted = Attempted { state: again, provider_id: None, said: "busy".to_owned(), attempts: 1, at: NOW };
    assert!(tx.move_delivery(&given[2], &attempted).await?);
    assert_eq!(tx.give_up_sms(NOW.plus(Millis(2)), "Nobody knows.").await?, [], "somebody is at it");
    tx.commit().await?;
    let later = NOW.plus(lease);
    let mut tx = world.store.write().await?;
    let lost = tx.give_up_sms(later, "Nobody knows.").await?;
    assert_eq!(lost.iter().map(|it| (it.id, it.said.as_str())).collect::<Vec<_>>(), [(begun.id, "Nobody knows.")]);
    assert_eq!(lost[0].state, DeliveryState::Failed);
    let given = tx.claim_deliveries(later, later.plus(lease), 10).await?;
    assert_eq!(given.iter().map(|it| it.id).collect::<Vec<_>>(), [mail.id, retried.id], "an e-mail is the same twice");
    tx.commit().await?;
    Ok(())
}
