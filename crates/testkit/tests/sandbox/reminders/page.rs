//! Reminders as the page of a link shows them (R16, R20).

use super::{days, hours, plan, remind, run, with_post};
use crate::sending::{Answer, sent_link};
use api_types::analytics::{ActivityEntry, Tab};
use domain::delivery::Purpose;
use testkit::world::World;

crate::scenarios!(
    r16_r20_the_page_shows_what_went_and_what_is_to_come,
    r16_a_reminder_that_was_refused_is_not_counted_as_sent,
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
