//! When reminders go: months, weeks, summer time, quiet hours, and from when they are counted (R14).

use super::{DAY, HOUR, at, days, due, hours, plan, remind, run, with_post};
use crate::sending::{Answer, sent_link};
use domain::{Millis, calendar::Date, delivery::Way, reminder::Standing};
use testkit::world::{BEGINNING, World};

crate::scenarios!(
    r14_i18_two_years_of_months_with_restarts_and_two_nodes_bring_each_reminder_once_at_its_hour,
    r14_quiet_hours_put_a_reminder_off_until_they_end,
    r14_dates_are_counted_from_when_the_link_has_gone,
);

/// Amsterdam is an hour before UTC, two in summer: the 31st at 10:00 by its clock.
async fn r14_i18_two_years_of_months_with_restarts_and_two_nodes_bring_each_reminder_once_at_its_hour(world: World) {
    let (mut world, post) = with_post(world).await;
    hours(&world, "Europe/Amsterdam", "", "").await;
    world.clock.set(at(2026, 1, 31, 9, 0));
    let link = sent_link(&world, false, remind("monthly", "50")).await;
    let weekly = sent_link(&world, true, remind("weekly", "50")).await;
    assert_eq!(run(&world).await, 0, "nobody is reminded with the link itself");
    let mut went = Vec::new();
    let mut turns = 0;
    let end = at(2028, 2, 1, 0, 0);
    let mut beside = world.beside().await;
    loop {
        let (next, other) = (due(&world, &link).await, due(&world, &weekly).await);
        let dates: Vec<_> = [next, other].into_iter().flatten().collect();
        let Some(next) = dates.iter().min().copied().filter(|next| *next < end) else { break };
        world.clock.set(next.plus(Millis(-1)));
        assert_eq!(run(&world).await, 0, "not a moment too early");
        world.clock.set(next);
        // Two nodes find it due at the same moment.
        let (one, two) = tokio::join!(world.service.run_due_reminders(), beside.run_due_reminders());
        assert_eq!(one.unwrap() + two.unwrap(), dates.iter().filter(|date| **date == next).count());
        let (one, two) = tokio::join!(world.service.run_due_deliveries(), beside.run_due_deliveries());
        one.unwrap();
        two.unwrap();
        went.push(next);
        turns += 1;
        if turns % 7 == 0 {
            world = world.restarted().await;
            beside = world.beside().await;
            assert_eq!(run(&world).await, 0, "nothing twice after a restart");
        }
    }
    let summers = [at(2026, 3, 29, 1, 0)..at(2026, 10, 25, 1, 0), at(2027, 3, 28, 1, 0)..at(2027, 10, 31, 1, 0)];
    let summer = |moment: &Millis| summers.iter().any(|it| it.contains(moment));
    let hour = |moment: &Millis| {
        let ahead = if summer(moment) { 2 } else { 1 };
        (moment.0 + ahead * HOUR.0).rem_euclid(DAY.0)
    };
    assert!(went.iter().all(|date| hour(date) == 10 * HOUR.0), "always at ten");
    let mut months = Vec::new();
    for month in 1..=24 {
        let date = Date { year: 2026, month: 1, day: 31 }.plus_months(month);
        let local = at(date.year, date.month, date.day, 9, 0);
        let shifted = if summer(&local) { local.plus(Millis(-HOUR.0)) } else { local };
        months.push(shifted);
    }
    assert!(months.iter().all(|date| went.contains(date)), "{months:?} among {went:?}");
    let reminders: Vec<_> = post.mails().into_iter().filter(|mail| mail.contains("Reminder: Night")).collect();
    assert_eq!(reminders.len(), 24, "each once");
    let shown = plan(&world, &link).await;
    assert_eq!((shown.sent, shown.remaining), (24, 26));
    let by_sms = plan(&world, &weekly).await;
    assert_eq!((by_sms.sent, by_sms.standing), (50, Standing::AtMost));
    assert_eq!(post.sms(), 51, "the link and fifty reminders");
}

async fn r14_quiet_hours_put_a_reminder_off_until_they_end(world: World) {
    let (world, post) = with_post(world).await;
    hours(&world, "America/New_York", "21:00", "08:00").await;
    // 22:30 in New York.
    world.clock.set(at(2026, 3, 5, 3, 30));
    let link = sent_link(&world, false, remind("daily", "4")).await;
    run(&world).await;
    assert_eq!(due(&world, &link).await, Some(at(2026, 3, 6, 13, 0)), "08:00 the morning after");
    world.clock.set(at(2026, 3, 6, 13, 0));
    assert_eq!(run(&world).await, 1);
    // The clock is put forward in the night to the 8th: 08:00 is an hour sooner.
    assert_eq!(days(&world, 1).await, 1);
    assert_eq!(due(&world, &link).await, Some(at(2026, 3, 8, 12, 0)));
    // Nobody was there when it was due, and it is night again when somebody is.
    world.clock.set(at(2026, 3, 9, 2, 0));
    assert_eq!(run(&world).await, 0);
    assert_eq!(due(&world, &link).await, Some(at(2026, 3, 9, 12, 0)));
    // One that is written waits for a mail server, and does not go at night either.
    world.clock.set(at(2026, 3, 9, 12, 0));
    post.answers(Answer::Busy);
    assert_eq!(run(&world).await, 1);
    let sent = post.mails().len();
    post.answers(Answer::Taken);
    world.clock.set(at(2026, 3, 10, 2, 0));
    world.service.run_due_deliveries().await.unwrap();
    assert_eq!(post.mails().len(), sent, "it waits until they end");
    // Without quiet hours the dates are at the hour of the link.
    hours(&world, "America/New_York", "", "").await;
    assert_eq!(due(&world, &link).await, Some(at(2026, 3, 10, 2, 30)));
}

async fn r14_dates_are_counted_from_when_the_link_has_gone(world: World) {
    // Nobody sends e-mail yet: the link waits in the outbox, and reminders with it.
    let link = sent_link(&world, false, remind("weekly", "3")).await;
    assert_eq!(days(&world, 30).await, 0);
    let shown = plan(&world, &link).await;
    assert_eq!((shown.standing, shown.next_at), (Standing::NotBegun, None));
    let (world, post) = with_post(world).await;
    run(&world).await;
    assert_eq!(post.mails().len(), 1);
    assert_eq!(due(&world, &link).await, Some(world.clock.now().plus(Millis(7 * DAY.0))));
    // A second time by hand changes no date.
    days(&world, 2).await;
    world.service.send_link(&world.owner, &link.id, &[Way::Email]).await.unwrap();
    run(&world).await;
    assert_eq!(due(&world, &link).await, Some(BEGINNING.plus(Millis(37 * DAY.0))));
    // Nobody can send any more when it is due: it is left out, and does not wait to come with the next.
    let world = world.restarted_with(service::Ways::default()).await;
    assert_eq!(days(&world, 6).await, 0);
    assert_eq!(plan(&world, &link).await.sent, 0);
    assert_eq!(due(&world, &link).await, Some(BEGINNING.plus(Millis(44 * DAY.0))));
}
