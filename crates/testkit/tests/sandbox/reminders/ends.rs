//! What ends reminders, and what leaves one out (R14, I18).

use super::{HOUR, at, days, due, open, pay, plan, remind, run, with_post};
use crate::sending::{Answer, sent_link};
use api_types::{
    customers::CustomerForm,
    dashboard::{LinkAct, LinkForm},
    reminders::{Outlook, ReminderForm},
};
use domain::{delivery::Purpose, reminder::Standing};
use testkit::world::World;

crate::scenarios!(
    r14_i18_a_payment_ends_reminders_and_one_that_is_taken_back_lets_them_go_on,
    r14_i18_what_waits_for_a_mail_server_does_not_go_once_the_link_is_paid,
    r14_a_reminder_that_waits_does_not_go_at_the_price_before_or_to_the_address_before,
    r14_a_link_that_cannot_be_paid_reminds_nobody,
    r14_reminders_end_at_the_maximum_and_go_on_when_it_is_raised,
);

async fn r14_i18_a_payment_ends_reminders_and_one_that_is_taken_back_lets_them_go_on(world: World) {
    let (world, post) = with_post(world).await;
    let link = sent_link(&world, false, remind("daily", "10")).await;
    run(&world).await;
    assert_eq!(days(&world, 2).await, 2);
    let before = world.sandbox.height();
    let session = pay(&world, &link).await;
    let shown = plan(&world, &link).await;
    assert_eq!((shown.standing, shown.sent, shown.next_at), (Standing::Complete, 2, None));
    assert_eq!(days(&world, 3).await, 0, "nobody is reminded of what they paid");
    // The network takes it back.
    world.sandbox.undo_from(before + 2);
    world.mine(8);
    world.follow().await;
    assert!(!world.session(session).await.assessment.status.is_paid());
    let shown = plan(&world, &link).await;
    assert_eq!(shown.standing, Standing::Running);
    assert!(shown.next_at.unwrap() > world.clock.now().0, "not for the days that passed");
    assert_eq!(days(&world, 1).await, 1);
    assert_eq!(plan(&world, &link).await.sent, 3);
    assert_eq!(post.mails().len(), 4);
}

async fn r14_i18_what_waits_for_a_mail_server_does_not_go_once_the_link_is_paid(world: World) {
    let (world, post) = with_post(world).await;
    let link = sent_link(&world, false, remind("daily", "10")).await;
    run(&world).await;
    post.answers(Answer::Busy);
    assert_eq!(days(&world, 1).await, 1);
    pay(&world, &link).await;
    post.answers(Answer::Taken);
    let before = post.mails().len();
    assert_eq!(days(&world, 3).await, 0);
    assert_eq!(post.mails().len(), before);
    let message = world.service.link_messages(&world.owner, &link.id).await.unwrap().messages.remove(0);
    assert_eq!((message.purpose, message.state.as_str()), (Purpose::Reminder, "cancelled"));
    assert_eq!(message.said, "The link was paid.");
}

async fn r14_a_reminder_that_waits_does_not_go_at_the_price_before_or_to_the_address_before(world: World) {
    let (world, post) = with_post(world).await;
    let link = sent_link(&world, false, remind("daily", "10")).await;
    run(&world).await;
    post.answers(Answer::Busy);
    assert_eq!(days(&world, 1).await, 1);
    let form = world.service.link(&world.owner, &link.id).await.unwrap().form;
    world.service.edit_link(&world.owner, &link.id, LinkForm { amount: "6.00".to_owned(), ..form }).await.unwrap();
    let newest = async || world.service.link_messages(&world.owner, &link.id).await.unwrap().messages.remove(0);
    let dear = newest().await;
    assert_eq!((dear.purpose, dear.state.as_str()), (Purpose::Reminder, "cancelled"));
    assert_eq!(dear.said, "The price was changed.");

    assert_eq!(days(&world, 1).await, 1);
    let maja = crate::customers::all(&world).await.remove(0).id;
    let right = CustomerForm { email: "maja.lind@example.com".to_owned(), ..CustomerForm::default() };
    world.service.save_customer(&world.owner, Some(&maja), &right).await.unwrap();
    post.answers(Answer::Taken);
    let tried = post.mails().len();
    world.clock.advance(HOUR);
    world.service.run_due_deliveries().await.unwrap();
    let astray = newest().await;
    assert_eq!((astray.state.as_str(), astray.recipient.as_str()), ("cancelled", "maja@example.com"));
    assert_eq!(astray.said, "The customer is reached elsewhere now. The next reminder goes there.");
    assert_eq!(post.mails().len(), tried);
    assert_eq!(days(&world, 1).await, 1);
    let next = newest().await;
    assert_eq!((next.state.as_str(), next.recipient.as_str()), ("taken", "maja.lind@example.com"));
}

async fn r14_a_link_that_cannot_be_paid_reminds_nobody(world: World) {
    let (world, _post) = with_post(world).await;
    let link = sent_link(&world, false, remind("daily", "10")).await;
    run(&world).await;
    let ids = [link.id.clone()];
    for (off, on) in [
        (LinkAct::Deactivate, LinkAct::Activate),
        (LinkAct::Archive, LinkAct::Unarchive),
        (LinkAct::Delete, LinkAct::Restore),
    ] {
        world.service.act_on_links(&world.owner, &ids, off).await.unwrap();
        assert_eq!(days(&world, 2).await, 0, "{off:?}");
        world.service.act_on_links(&world.owner, &ids, on).await.unwrap();
        assert_eq!(days(&world, 1).await, 1, "{on:?}");
    }
    assert_eq!(plan(&world, &link).await.sent, 3, "what was left out is not counted");
    // While money is on its way nobody is asked for it.
    world.sandbox.mine(1, world.clock.now());
    world.follow().await;
    let session = open(&world, &link).await;
    world.pay(session, 5_000_000).await;
    world.follow().await;
    assert!(!world.session(session).await.assessment.status.is_paid());
    world.clock.set(due(&world, &link).await.unwrap());
    assert_eq!(run(&world).await, 0);
    assert_eq!(due(&world, &link).await, Some(world.clock.now().plus(HOUR)), "looked at again soon");
    // After its last day.
    let ended = LinkForm { last_day: "2026-03-01".to_owned(), ..remind("daily", "50") };
    let ended = sent_link(&world, false, ended).await;
    run(&world).await;
    world.clock.set(at(2026, 3, 2, 0, 0));
    days(&world, 3).await;
    let sent = plan(&world, &ended).await.sent;
    days(&world, 3).await;
    assert_eq!(plan(&world, &ended).await.sent, sent);
    assert_eq!(plan(&world, &ended).await.outlook, Outlook::Waits);
}

async fn r14_reminders_end_at_the_maximum_and_go_on_when_it_is_raised(world: World) {
    let (world, post) = with_post(world).await;
    let link = sent_link(&world, false, remind("two_days", "2")).await;
    run(&world).await;
    assert_eq!(days(&world, 20).await, 2);
    assert_eq!(post.mails().len(), 3);
    let shown = plan(&world, &link).await;
    assert_eq!((shown.standing, shown.remaining), (Standing::AtMost, 0));
    let more = ReminderForm { on: true, every: "two_days".to_owned(), most: "3".to_owned(), wanted_again: false };
    world.service.set_reminders(&world.owner, &link.id, &more).await.unwrap();
    assert_eq!(days(&world, 20).await, 1);
    assert_eq!(plan(&world, &link).await.sent, 3);
}
