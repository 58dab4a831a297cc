//! A customer asks for no more (R14).

use super::{days, plan, remind, run, stop_token, with_post};
use crate::sending::{Answer, sent_link};
use api_types::{Problem, dashboard::LinkForm, reminders::ReminderForm};
use domain::{delivery::Way, reminder::Standing};
use testkit::world::World;

crate::scenarios!(
    r14_a_customer_stops_reminders_and_only_a_look_changes_nothing,
    r14_a_link_that_is_given_to_another_customer_begins_anew,
);

async fn r14_a_customer_stops_reminders_and_only_a_look_changes_nothing(world: World) {
    let (world, post) = with_post(world).await;
    let link = sent_link(&world, false, remind("daily", "10")).await;
    run(&world).await;
    assert_eq!(days(&world, 1).await, 1);
    let mails = post.mails();
    assert!(!mails[0].contains("List-Unsubscribe"), "the link itself does not come again");
    assert!(mails[1].contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), "RFC 8058: {}", mails[1]);
    let token = stop_token(&mails[1]);
    assert!(token.len() >= 43, "nobody can guess it (I23)");
    assert!(mails[1].contains(&format!("https://pay.example/reminders/{token}")));
    let page = world.service.stop_page(&token).await.unwrap();
    assert!(!page.stopped && page.merchant == "Northlight Studio");
    assert_eq!(days(&world, 1).await, 1, "who only looked goes on being reminded");
    assert_eq!(stop_token(&post.mails()[2]), token);
    for guess in ["", "a", &token[1..], &token.to_lowercase()] {
        assert_eq!(world.service.stop_reminders(guess).await, Err(Problem::NotFound));
    }
    // A third waits for its turn when she stops them.
    post.answers(Answer::Busy);
    days(&world, 1).await;
    assert!(world.service.stop_reminders(&token).await.unwrap().stopped);
    assert!(world.service.stop_reminders(&token).await.unwrap().stopped, "again is no harm");
    post.answers(Answer::Taken);
    let before = post.mails().len();
    assert_eq!(days(&world, 20).await, 0);
    assert_eq!(post.mails().len(), before);
    let shown = plan(&world, &link).await;
    assert_eq!(shown.standing, Standing::Stopped);
    assert!(shown.stopped_at.is_some());
    // The merchant cannot overlook it.
    let on = ReminderForm { on: true, every: "daily".to_owned(), most: "10".to_owned(), wanted_again: false };
    let refused = world.service.set_reminders(&world.owner, &link.id, &on).await;
    let Err(Problem::Fields { errors }) = refused else { panic!("it was taken") };
    assert_eq!(errors[0].field, "wanted_again");
    world.service.set_reminders(&world.owner, &link.id, &ReminderForm { wanted_again: true, ..on }).await.unwrap();
    assert_eq!(days(&world, 1).await, 1);
}

async fn r14_a_link_that_is_given_to_another_customer_begins_anew(world: World) {
    let (world, post) = with_post(world).await;
    let link = sent_link(&world, false, remind("daily", "3")).await;
    run(&world).await;
    assert_eq!(days(&world, 2).await, 2);
    let token = stop_token(&post.mails()[1]);
    world.service.stop_reminders(&token).await.unwrap();
    let detail = world.service.link(&world.owner, &link.id).await.unwrap();
    let form = LinkForm { customer: "new".to_owned(), customer_email: "ole@example.com".to_owned(), ..detail.form };
    world.service.edit_link(&world.owner, &link.id, form).await.unwrap();
    let shown = plan(&world, &link).await;
    assert_eq!((shown.standing, shown.sent), (Standing::Off, 0));
    assert_eq!(world.service.stop_page(&token).await, Err(Problem::NotFound), "it was not his");
    world.service.send_link(&world.owner, &link.id, &[Way::Email]).await.unwrap();
    run(&world).await;
    let on = ReminderForm { on: true, every: "daily".to_owned(), most: "3".to_owned(), wanted_again: false };
    world.service.set_reminders(&world.owner, &link.id, &on).await.unwrap();
    assert_eq!(days(&world, 9).await, 3, "as many as anybody");
    let last = post.mails().pop().unwrap();
    assert!(last.contains("ole@example.com"));
    assert_ne!(stop_token(&last), token);
}
