//! Reminders as the page of a link shows them (R16, R20).

use super::{days, due, hours, plan, remind, run, with_post};
use crate::sending::{Answer, sent_link};
use api_types::{
    analytics::{ActivityEntry, Tab},
    customers::CustomerForm,
    dashboard::{LinkItem, ListQuery},
    reminders::{Obstacle, Outlook},
};
use domain::{
    delivery::{Purpose, Way},
    reminder::Standing,
};
use service::Ways;
use testkit::world::World;

crate::scenarios!(
    r16_r20_the_page_shows_what_went_and_what_is_to_come,
    r16_a_reminder_that_was_refused_is_not_counted_as_sent,
    r14_a_reminder_that_can_reach_nobody_is_not_called_upcoming,
);

async fn r16_r20_the_page_shows_what_went_and_what_is_to_come(world: World) {
    let (world, _post) = with_post(world).await;
    hours(&world, "Asia/Tokyo", "", "").await;
    let link = sent_link(&world, false, remind("daily", "12")).await;
    run(&world).await;
    let shown = plan(&world, &link).await;
    assert_eq!((shown.sent, shown.most, shown.remaining), (0, 12, 12));
    assert_eq!((shown.next.as_str(), shown.zone.as_str()), ("2 January 2026, 09:00", "Asia/Tokyo"));
    assert_eq!(days(&world, 3).await, 3);
    let shown = plan(&world, &link).await;
    assert_eq!((shown.sent, shown.remaining), (3, 9));
    let activity =
        async |page| world.service.link_activity(&world.owner, &link.id, Tab::Reminders, page).await.unwrap();
    let first = activity(1).await;
    assert_eq!((first.total, first.rows.len(), first.per_page), (8, 8, 10));
    let numbers = first.rows.iter().map(|row| match row {
        ActivityEntry::Upcoming(it) => Some((it.number, it.most)),
        ActivityEntry::Written(it) => {
            assert_eq!(it.purpose, Purpose::Reminder);
            None
        }
        other => panic!("{other:?} is no reminder"),
    });
    let expected = [Some((8, 12)), Some((7, 12)), Some((6, 12)), Some((5, 12)), Some((4, 12)), None, None, None];
    assert_eq!(numbers.collect::<Vec<_>>(), expected);
    days(&world, 6).await;
    let (first, second) = (activity(1).await, activity(2).await);
    assert_eq!((first.total, first.rows.len(), second.rows.len()), (12, 10, 2));
    assert!(second.rows.iter().all(|row| matches!(row, ActivityEntry::Written(_))));
}

async fn r16_a_reminder_that_was_refused_is_not_counted_as_sent(world: World) {
    let (world, post) = with_post(world).await;
    let link = sent_link(&world, false, remind("daily", "3")).await;
    run(&world).await;
    assert_eq!(days(&world, 1).await, 1);
    post.answers(Answer::Refused);
    assert_eq!(days(&world, 1).await, 1);
    let shown = plan(&world, &link).await;
    assert_eq!((shown.sent, shown.failed, shown.remaining), (1, 1, 1));
    post.answers(Answer::Busy);
    assert_eq!(days(&world, 1).await, 1);
    let shown = plan(&world, &link).await;
    assert_eq!((shown.sent, shown.failed, shown.remaining), (1, 1, 0), "the last is tried again");
    post.answers(Answer::Taken);
    days(&world, 1).await;
    let shown = plan(&world, &link).await;
    assert_eq!((shown.sent, shown.failed), (2, 1));
}

/// What card and activity say of the next; both say the same.
async fn outlook(world: &World, link: &LinkItem) -> Outlook {
    let card = plan(world, link).await.outlook;
    assert_eq!(in_activity(world, link).await, card);
    card
}

async fn in_activity(world: &World, link: &LinkItem) -> Outlook {
    let activity = world.service.link_activity(&world.owner, &link.id, Tab::Reminders, 1).await.unwrap();
    let upcoming = activity.rows.into_iter().find_map(|row| match row {
        ActivityEntry::Upcoming(it) => Some(it.outlook),
        _ => None,
    });
    upcoming.expect("one is to come")
}

async fn r14_a_reminder_that_can_reach_nobody_is_not_called_upcoming(world: World) {
    let (world, post) = with_post(world).await;
    let link = sent_link(&world, true, remind("daily", "10")).await;
    run(&world).await;
    assert_eq!(outlook(&world, &link).await, Outlook::Goes { by: vec![Way::Sms], not_by: Vec::new() });
    assert_eq!(days(&world, 1).await, 1);
    // Her number is forgotten, and typed again.
    let maja = world.service.customers(&world.owner, ListQuery::default()).await.unwrap();
    let id = maja.rows[0].id.clone();
    let save = async |world: &World, phone: &str| {
        let (email, phone) = ("maja@example.com".to_owned(), phone.to_owned());
        let form = CustomerForm { email, phone, ..CustomerForm::default() };
        world.service.save_customer(&world.owner, Some(&id), &form).await.unwrap();
    };
    save(&world, "").await;
    assert_eq!(outlook(&world, &link).await, Outlook::Cannot(vec![Obstacle::NoNumber]));
    let next = due(&world, &link).await;
    assert_eq!(days(&world, 1).await, 0, "what is said is what is done");
    assert!(due(&world, &link).await > next, "it is left out");
    save(&world, "+31 6 12345678").await;
    assert_eq!(days(&world, 1).await, 1);
    // Nothing sends SMS any more.
    let world = world.restarted_with(Ways { sms: None, ..post.ways() }).await;
    assert_eq!(outlook(&world, &link).await, Outlook::Cannot(vec![Obstacle::NoWayOut(Way::Sms)]));
    assert_eq!(days(&world, 1).await, 0);
    let shown = plan(&world, &link).await;
    assert_eq!((shown.standing, shown.sent), (Standing::Running, 2), "what was left out is not counted");
    // Who is erased is nobody's customer, and the dates of the link are for nobody.
    world.service.erase_customer(&world.owner, &id, "maja@example.com").await.unwrap();
    assert_eq!(in_activity(&world, &link).await, Outlook::Cannot(vec![Obstacle::NoCustomer]));
    assert_eq!(days(&world, 1).await, 0);
}
