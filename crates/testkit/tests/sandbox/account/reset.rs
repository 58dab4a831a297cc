//! A forgotten password, by mail and by console.

use super::{EMAIL, OTHER_PASSWORD, PASSWORD, entry, inside, is_in, wrong};
use crate::sending::{Answer, Post};
use delivery::{
    Security, SmtpMailer, SmtpSettings,
    sink::{MailSink, SinkOptions},
};
use domain::Millis;
use service::{EmailWay, Entry, Ways};
use std::sync::Arc;
use testkit::world::World;

crate::scenarios!(
    i22_a_forgotten_password_is_reset_by_mail_and_nobody_learns_who_is_a_member,
    i22_a_reset_works_once_within_an_hour_and_ends_every_sign_in,
    i22_a_reset_that_was_not_taken_is_tried_again_while_it_opens_something,
);

/// The one-time token in a mail.
fn token_in(raw: &[u8]) -> String {
    let text = String::from_utf8(raw.to_vec()).unwrap().replace("=\r\n", "").replace("=3D", "=");
    let start = text.split_once("https://pay.example/sign-in/reset?token=").unwrap().1;
    start.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect()
}

async fn i22_a_forgotten_password_is_reset_by_mail_and_nobody_learns_who_is_a_member(world: World) {
    let refused = world.service.ask_for_reset(EMAIL, "here").await.unwrap_err().to_string();
    assert!(refused.contains("cannot send e-mail") && refused.contains("whoever runs it"), "{refused}");
    let mut sink = MailSink::start(&SinkOptions::default()).await;
    let mailer = SmtpMailer::new(SmtpSettings::new("127.0.0.1", sink.port(), Security::None)).unwrap();
    let from = "pay@northlight.example".parse().unwrap();
    let ways = Ways { email: Some(EmailWay { mailer: Arc::new(mailer), from }), ..Ways::default() };
    let world = world.restarted_with(ways).await;
    assert_eq!(wrong(world.service.ask_for_reset("no address", "here").await), "email");
    // One answer for everybody. The stranger's comes first, so that a mail to them would, too.
    for email in ["nobody@example.com", " Ingrid@Example.com "] {
        assert_eq!(world.service.ask_for_reset(email, "here").await, Ok(()), "{email}");
    }
    let got = sink.next().await;
    assert_eq!((got.from.as_str(), got.to.as_slice()), ("pay@northlight.example", &[EMAIL.to_owned()][..]));
    let token = token_in(&got.raw());
    assert!(world.service.can_reset(&token).await.unwrap());
    world.service.reset_password(&token, OTHER_PASSWORD.to_owned(), "here").await.unwrap();
    assert!(matches!(entry(&world, OTHER_PASSWORD).await, Entry::Inside(_)));
    for n in 0..20 {
        drop(world.service.ask_for_reset(&format!("{n}@example.com"), "one place").await);
    }
    assert_eq!(wrong(world.service.ask_for_reset("20@example.com", "one place").await), "", "too many from one place");
}

async fn i22_a_reset_works_once_within_an_hour_and_ends_every_sign_in(world: World) {
    let here = inside(&world).await;
    let token = || async {
        let url = world.service.reset_url(" INGRID@example.com").await.unwrap().unwrap();
        url.strip_prefix("https://pay.example/sign-in/reset?token=").unwrap().to_owned()
    };
    assert_eq!(world.service.reset_url("nobody@example.com").await.unwrap(), None);
    let late = token().await;
    world.clock.advance(Millis::minutes(60));
    assert_eq!(
        wrong(world.service.reset_password(&late, OTHER_PASSWORD.to_owned(), "here").await),
        "",
        "an hour is over"
    );
    let token = token().await;
    assert_eq!(wrong(world.service.reset_password(&token, "too short".to_owned(), "here").await), "password");
    assert!(is_in(&world, &here).await, "nothing was changed");
    world.service.reset_password(&token, OTHER_PASSWORD.to_owned(), "here").await.unwrap();
    assert!(!is_in(&world, &here).await);
    assert_eq!(wrong(world.service.reset_password(&token, PASSWORD.to_owned(), "here").await), "", "once");
    assert_eq!(wrong(world.service.sign_in(EMAIL, PASSWORD, "here").await), "password");
    assert!(matches!(entry(&world, OTHER_PASSWORD).await, Entry::Inside(_)));
}

/// Asks while the mail server is busy, and goes on once the mail was tried and waits.
async fn asked(world: &World, post: &Post) {
    post.answers(Answer::Busy);
    world.service.ask_for_reset(EMAIL, "here").await.unwrap();
    while world.service.resets_waiting() == 0 {
        tokio::task::yield_now().await;
    }
}

async fn i22_a_reset_that_was_not_taken_is_tried_again_while_it_opens_something(world: World) {
    let post = Arc::new(Post::default());
    let world = world.restarted_with(post.ways()).await;
    asked(&world, &post).await;
    assert_eq!(world.service.run_due_resets().await, 0, "not at once");
    assert_eq!(post.mails().len(), 1);
    world.clock.advance(Millis::minutes(1));
    assert_eq!(world.service.run_due_resets().await, 0);
    post.answers(Answer::Taken);
    world.clock.advance(Millis::minutes(5));
    assert_eq!(world.service.run_due_resets().await, 1);
    let mails = post.mails();
    assert!(mails.len() == 3 && mails.iter().all(|mail| mail == &mails[0]), "the same each time: {mails:?}");
    world.clock.advance(Millis::minutes(30));
    assert_eq!(world.service.run_due_resets().await, 0, "once it is taken it is done with");
    // One that was used in the meantime, here at the console, is not sent.
    asked(&world, &post).await;
    let url = world.service.reset_url(EMAIL).await.unwrap().unwrap();
    let token = url.strip_prefix("https://pay.example/sign-in/reset?token=").unwrap();
    world.service.reset_password(token, OTHER_PASSWORD.to_owned(), "here").await.unwrap();
    post.answers(Answer::Taken);
    world.clock.advance(Millis::minutes(10));
    assert_eq!(world.service.run_due_resets().await, 0);
    // Nor one whose hour is over.
    asked(&world, &post).await;
    post.answers(Answer::Taken);
    world.clock.advance(Millis::minutes(60));
    assert_eq!(world.service.run_due_resets().await, 0);
    assert_eq!(post.mails().len(), 5, "three of the first, one try of each other");
}
