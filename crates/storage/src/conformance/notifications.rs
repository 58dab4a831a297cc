//! What members are told of by the server itself.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    fixtures::{NOW, World},
};
use crate::{
    Store,
    records::{DeliveryState, DueNotice, Member, Notice, Notification, NotificationSettings, Role},
};
use domain::{
    Millis,
    ids::{MemberId, NoticeId, NotificationId},
    notification::{Choice, Kind, Mail, Preferences},
};
use std::sync::Arc;

const LEASE: Millis = Millis::minutes(5);

/// A member of the merchant; stored.
pub(super) async fn member(world: &World, n: u32) -> Result<MemberId, crate::StorageError> {
    let id = MemberId::from_parts(NOW, u128::from(n));
    let mut tx = world.store.write().await?;
    tx.insert_member(&Member {
        id,
        merchant: world.merchant.id,
        email: format!("member{n}@example.com"),
        name: format!("Member {n}"),
        role: Role::Staff,
        password_hash: "hash".to_owned(),
        joined_at: NOW,
    })
    .await?;
    tx.commit().await?;
    Ok(id)
}

fn told(world: &World, member: MemberId, n: u32, topic: Option<(&str, i64)>) -> Notification {
    let at = NOW.plus(Millis(i64::from(n)));
    Notification {
        id: NotificationId::from_parts(at, u128::from(n)),
        merchant: world.merchant.id,
        member,
        kind: Kind::Late,
        what: format!("evt_{n}"),
        headline: "Late: \"Deposit\" ☕".to_owned(),
        detail: "5.00 USDC".to_owned(),
        path: "/dashboard/payments/ses_1".to_owned(),
        test: n.is_multiple_of(2),
        mail: topic.map(|(topic, due)| (topic.to_owned(), NOW.plus(Millis(due)))),
        created_at: at,
    }
}

fn notice(world: &World, member: MemberId, n: u32, state: DeliveryState) -> Notice {
    let at = NOW.plus(Millis(i64::from(n)));
    Notice {
        id: NoticeId::from_parts(at, u128::from(n)),
        merchant: world.merchant.id,
        member,
        topic: "late".to_owned(),
        recipient: "member1@example.com".to_owned(),
        subject: "Late: Deposit".to_owned(),
        body: "5.00 USDC".to_owned(),
        html: "<p>5.00 USDC</p>".to_owned(),
        state,
        attempts: 0,
        said: String::new(),
        created_at: at,
        changed_at: at,
    }
}

pub async fn what_a_member_wants_to_be_told_is_kept_and_found_by_its_token(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let member = member(&world, 1).await?;
    let mut tx = world.store.write().await?;
    let merchant = world.merchant.id;
    assert_eq!(tx.notification_settings(merchant, member).await?, None);
    assert!(!tx.set_notification_preferences(merchant, member, &Preferences::default()).await?, "nothing to replace");
    let settings =
        NotificationSettings { merchant, member, preferences: Preferences::default(), stop_token: "t0ken".to_owned() };
    tx.add_notification_settings(&settings).await?;
    let again = NotificationSettings { stop_token: "another".to_owned(), ..settings.clone() };
    tx.add_notification_settings(&again).await?;
    assert_eq!(tx.notification_settings(merchant, member).await?, Some(settings.clone()), "what is there stays");
    let wanted = Preferences::default().with(Kind::Paid, Choice { mail: Mail::Off, push: false });
    assert!(tx.set_notification_preferences(merchant, member, &wanted).await?);
    let kept = NotificationSettings { preferences: wanted, ..settings };
    assert_eq!(tx.notification_settings_by_token("t0ken").await?, Some(kept));
    assert_eq!(tx.notification_settings_by_token("another").await?, None);
    assert_eq!(tx.notification_settings(world.other.id, member).await?, None, "of this business only");
    Ok(())
}

pub async fn of_racers_who_read_the_log_on_one_tells(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let from = world.store.read().await?.notification_cursor().await?;
    let racers = (0..8).map(|_| {
        let store = Arc::clone(&world.store);
        tokio::spawn(async move {
            let mut tx = store.write().await?;
            let moved = tx.move_notification_cursor(from, from + 7).await?;
            tx.commit().await?;
            Ok::<_, crate::StorageError>(moved)
        })
    });
    let mut moved = 0;
    for racer in racers.collect::<Vec<_>>() {
        moved += usize::from(racer.await??);
    }
    assert_eq!((moved, world.store.read().await?.notification_cursor().await?), (1, from + 7));
    Ok(())
}

pub async fn a_member_is_told_of_one_thing_once_and_in_one_email(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (first, second) = (member(&world, 1).await?, member(&world, 2).await?);
    let mut tx = world.store.write().await?;
    let one = told(&world, first, 1, Some(("late", 10)));
    let by_none = told(&world, first, 2, None);
    assert_eq!(tx.add_notifications(&[one.clone(), by_none.clone()]).await?.len(), 2);
    let again = Notification { id: NotificationId::from_parts(NOW, 99), ..one.clone() };
    let others = Notification { id: NotificationId::from_parts(NOW, 98), member: second, ..one.clone() };
    let another = Notification { id: NotificationId::from_parts(NOW, 97), kind: Kind::Paid, ..one.clone() };
    let new = tx.add_notifications(&[again, others.clone(), another.clone()]).await?;
    assert_eq!((new.len(), new.contains(&others.id), new.contains(&another.id)), (2, true, true));
    tx.commit().await?;
    let mut tx = world.store.write().await?;
    assert_eq!(tx.next_notice_to_write().await?, Some(NOW.plus(Millis(10))));
    assert_eq!(tx.due_notices(NOW.plus(Millis(9)), 10).await?, [], "none is due");
    let now = NOW.plus(Millis(10));
    let due = tx.due_notices(now, 10).await?;
    let of = |member| DueNotice { merchant: world.merchant.id, member, topic: "late".to_owned() };
    assert_eq!(due, [of(first), of(second)]);
    let id = NoticeId::from_parts(NOW, 1);
    let taken = tx.take_into_notice(&of(first), id, now).await?;
    assert_eq!(taken, [another, one], "in their order");
    assert_eq!(tx.take_into_notice(&of(first), id, now).await?, [], "once");
    assert_eq!(tx.due_notices(now, 10).await?, [of(second)]);
    Ok(())
}

pub async fn what_waits_for_the_digest_is_put_off_and_left_out(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (first, second) = (member(&world, 1).await?, member(&world, 2).await?);
    let mut tx = world.store.write().await?;
    let of = |member, n, topic| told(&world, member, n, Some((topic, 10)));
    let both = [of(first, 1, "digest"), of(first, 2, "late"), of(second, 3, "digest")];
    tx.add_notifications(&both).await?;
    tx.put_off_digest(world.merchant.id, first, NOW.plus(Millis(50))).await?;
    let topics = |due: Vec<DueNotice>| due.into_iter().map(|it| (it.member, it.topic)).collect::<Vec<_>>();
    let now = NOW.plus(Millis(10));
    assert_eq!(topics(tx.due_notices(now, 10).await?), [(first, "late".to_owned()), (second, "digest".to_owned())]);
    tx.leave_out_of_mail(world.merchant.id, first, &[Kind::Paid]).await?;
    assert_eq!(tx.due_notices(now, 10).await?.len(), 2, "another kind");
    tx.leave_out_of_mail(world.merchant.id, first, &[Kind::Paid, Kind::Late]).await?;
    let later = NOW.plus(Millis(100));
    assert_eq!(topics(tx.due_notices(later, 10).await?), [(second, "digest".to_owned())]);
    Ok(())
}

pub async fn an_email_to_a_member_survives_being_stored_given_out_and_moved(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let member = member(&world, 1).await?;
    let (merchant, due) = (world.merchant.id, NOW.plus(Millis(5)));
    let mut tx = world.store.write().await?;
    assert_eq!(tx.last_notice(merchant, member, "late").await?, None);
    let held = notice(&world, member, 1, DeliveryState::Held);
    let waiting = notice(&world, member, 2, DeliveryState::Waiting { due_at: due });
    tx.add_notice(&held).await?;
    tx.add_notice(&waiting).await?;
    assert_eq!(tx.notices_of(merchant, member, 10).await?, [waiting.clone(), held.clone()], "the newest first");
    assert_eq!(tx.last_notice(merchant, member, "late").await?, Some(waiting.created_at));
    assert_eq!(tx.next_notice().await?, Some(due));
    assert_eq!(tx.claim_notices(NOW, NOW.plus(LEASE), 10).await?, [], "none is due");
    let given = tx.claim_notices(due, due.plus(LEASE), 10).await?;
    let begun = Notice { state: DeliveryState::Waiting { due_at: due.plus(LEASE) }, attempts: 1, ..waiting.clone() };
    assert_eq!(given, std::slice::from_ref(&begun));
    assert_eq!(tx.claim_notices(due, due.plus(LEASE), 10).await?, [], "somebody is at it");
    assert!(!tx.move_notice(&waiting, DeliveryState::Taken, "", due).await?, "from another attempt");
    assert!(tx.move_notice(&begun, DeliveryState::Taken, "250 OK", due).await?);
    assert!(!tx.move_notice(&begun, DeliveryState::Failed, "", due).await?, "it has gone");
    assert_eq!(tx.release_notices(due).await?, 1);
    assert_eq!(tx.call_back_notices(merchant, member, "No more.", due).await?, 1, "what has gone is not called back");
    let states: Vec<_> = tx.notices_of(merchant, member, 10).await?.into_iter().map(|it| (it.state, it.said)).collect();
    let expected = [(DeliveryState::Taken, "250 OK".to_owned()), (DeliveryState::Cancelled, "No more.".to_owned())];
    assert_eq!(states, expected);
    assert_eq!(tx.next_notice().await?, None);
    Ok(())
}

pub async fn who_is_removed_is_told_nothing_more(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let member = member(&world, 1).await?;
    let mut tx = world.store.write().await?;
    let settings = NotificationSettings {
        merchant: world.merchant.id,
        member,
        preferences: Preferences::default(),
        stop_token: "t0ken".to_owned(),
    };
    tx.add_notification_settings(&settings).await?;
    tx.add_notifications(&[told(&world, member, 1, Some(("late", 0)))]).await?;
    tx.add_notice(&notice(&world, member, 1, DeliveryState::Waiting { due_at: NOW })).await?;
    tx.delete_member(world.merchant.id, member).await?;
    assert_eq!(tx.notification_settings_by_token("t0ken").await?, None);
    assert_eq!((tx.next_notice_to_write().await?, tx.next_notice().await?), (None, None));
    Ok(())
}

pub async fn an_outage_begins_once_and_ends_once(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let network = super::fixtures::network().id;
    let mut tx = world.store.write().await?;
    assert!(tx.begin_outage(&network, NOW).await?);
    assert!(!tx.begin_outage(&network, NOW.plus(LEASE)).await?, "it lasts");
    assert_eq!(tx.outages().await?, [(network.clone(), NOW)]);
    assert!(tx.end_outage(&network, NOW.plus(LEASE)).await?);
    assert!(!tx.end_outage(&network, NOW.plus(LEASE)).await?, "it is over");
    assert_eq!(tx.outages().await?, []);
    assert!(tx.begin_outage(&network, NOW.plus(LEASE)).await?, "another one");
    assert_eq!(tx.concerned_by(&network).await?, [world.merchant.id], "who can be paid there");
    assert_eq!(tx.concerned_by(&domain::NetworkId::sandbox()).await?, []);
    Ok(())
}

pub async fn what_members_were_told_long_ago_is_forgotten_and_what_waits_is_not(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (merchant, member) = (world.merchant.id, member(&world, 1).await?);
    let mut tx = world.store.write().await?;
    let shown = [1, 2, 9].map(|n| told(&world, member, n, None));
    let waiting = told(&world, member, 3, Some(("late", 1_000)));
    assert_eq!(tx.add_notifications(&shown).await?.len(), 3);
    assert_eq!(tx.add_notifications(std::slice::from_ref(&waiting)).await?, [waiting.id]);
    for (n, state) in [(1, DeliveryState::Taken), (2, DeliveryState::Failed), (3, DeliveryState::Held)] {
        tx.add_notice(&notice(&world, member, n, state)).await?;
    }
    let before = NOW.plus(Millis(9));
    assert_eq!(tx.forget_notifications(before, 1).await?, 2, "the oldest of each");
    assert_eq!(tx.notices_of(merchant, member, 9).await?.len(), 2);
    assert_eq!(tx.forget_notifications(before, 9).await?, 2);
    assert_eq!(tx.forget_notifications(before, 9).await?, 0, "what waits, is held or is newer stays");
    assert_eq!(tx.notices_of(merchant, member, 9).await?.remove(0).state, DeliveryState::Held);
    let again = tx.add_notifications(&[shown[2].clone(), waiting.clone()]).await?;
    assert!(again.is_empty(), "both are there: {again:?}");
    // Once it went into an e-mail, it is as old as the others.
    let due = DueNotice { merchant, member, topic: "late".to_owned() };
    let into = NoticeId::from_parts(NOW, 77);
    assert_eq!(tx.take_into_notice(&due, into, NOW.plus(Millis(1_000))).await?.len(), 1);
    assert_eq!(tx.forget_notifications(before, 9).await?, 1);
    Ok(())
}
