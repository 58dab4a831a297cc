//! A message that was held or is tried again goes only while it is still wanted, and says why not (R10, R13).

use crate::sending::{Answer, Post, sent_link};
use api_types::{
    Problem,
    checkout::PayForm,
    customers::CustomerForm,
    dashboard::{LinkAct, LinkForm, LinkItem},
    deliveries::DeliveryItem,
};
use domain::{Millis, delivery::Way, ids::SessionId};
use std::sync::Arc;
use testkit::world::{World, usdc};

crate::scenarios!(
    r10_a_request_that_was_held_does_not_go_once_the_link_was_paid,
    r10_a_request_does_not_go_once_its_link_cannot_be_paid_or_is_anothers,
    r10_a_link_that_was_paid_before_may_be_asked_for_again,
    r10_a_message_does_not_go_to_an_address_that_was_put_right,
    r26_who_paid_gets_the_receipt_though_the_link_is_somebody_elses_by_then,
    p2_the_receipt_of_who_is_erased_goes_to_nobody_who_has_the_link_later,
    r13_a_receipt_waits_while_the_network_has_taken_the_payment_back,
    r13_a_message_that_is_tried_again_by_hand_begins_anew,
    r13_a_message_that_is_under_way_is_not_called_back,
    p2_what_a_mail_server_said_of_who_is_erased_is_forgotten,
);

async fn newest(world: &World, link: &LinkItem) -> DeliveryItem {
    world.service.link_messages(&world.owner, &link.id).await.unwrap().messages.remove(0)
}

async fn pay(world: &World, link: &LinkItem) -> SessionId {
    world.sandbox.mine(1, world.clock.now());
    world.follow().await;
    let form = PayForm { asset: usdc().to_string(), ..PayForm::default() };
    let session = world.service.open_session(&link.id, form).await.unwrap().parse().unwrap();
    world.pay(session, 5_000_000).await;
    world.mine(4);
    world.follow().await;
    assert!(world.session(session).await.assessment.status.is_paid());
    world.service.run_due_jobs().await.unwrap();
    session
}

/// The first start with a way out: all that was held is let out.
async fn with_post(world: World) -> (World, Arc<Post>) {
    let post = Arc::new(Post::default());
    (world.restarted_with(post.ways()).await, post)
}

async fn r10_a_request_that_was_held_does_not_go_once_the_link_was_paid(world: World) {
    let link = sent_link(&world, false, LinkForm::default()).await;
    assert_eq!(newest(&world, &link).await.state, "held");
    world.clock.advance(Millis::minutes(1));
    pay(&world, &link).await;
    let message = newest(&world, &link).await;
    assert_eq!((message.state.as_str(), message.said.as_str()), ("cancelled", "The link was paid."));
    // One that is tried again when the payment comes.
    let (world, post) = with_post(world).await;
    post.answers(Answer::Busy);
    let link = sent_link(&world, false, LinkForm::default()).await;
    world.service.run_due_deliveries().await.unwrap();
    post.answers(Answer::Taken);
    world.clock.advance(Millis::minutes(1));
    pay(&world, &link).await;
    world.service.run_due_deliveries().await.unwrap();
    assert_eq!(post.mails().len(), 1, "the try that failed");
    assert_eq!(newest(&world, &link).await.said, "The link was paid.");
}

async fn r10_a_request_does_not_go_once_its_link_cannot_be_paid_or_is_anothers(world: World) {
    let last_day = LinkForm { last_day: "2026-01-02".to_owned(), ..LinkForm::default() };
    let [deleted, off, dear, moved] = {
        let mut links = Vec::new();
        for _ in 0..4 {
            links.push(sent_link(&world, false, LinkForm::default()).await);
        }
        <[LinkItem; 4]>::try_from(links).unwrap()
    };
    let ended = sent_link(&world, false, last_day).await;
    let act = |link: &LinkItem, act| {
        let (service, owner, ids) = (Arc::clone(&world.service), world.owner.clone(), [link.id.clone()]);
        async move { service.act_on_links(&owner, &ids, act).await.unwrap() }
    };
    act(&deleted, LinkAct::Delete).await;
    act(&deleted, LinkAct::Restore).await;
    act(&off, LinkAct::Deactivate).await;
    let form = world.service.link(&world.owner, &dear.id).await.unwrap().form;
    world.service.edit_link(&world.owner, &dear.id, LinkForm { amount: "6.00".to_owned(), ..form }).await.unwrap();
    let form = world.service.link(&world.owner, &moved.id).await.unwrap().form;
    let to_noor = LinkForm {
        customer: "new".to_owned(),
        customer_email: "noor@example.com".to_owned(),
        customer_name: "Noor Haddad".to_owned(),
        ..form
    };
    world.service.edit_link(&world.owner, &moved.id, to_noor).await.unwrap();
    world.clock.advance(Millis::minutes(3 * 24 * 60));
    let (world, post) = with_post(world).await;
    world.service.run_due_deliveries().await.unwrap();
    assert_eq!(post.mails(), Vec::<String>::new());
    for (link, why) in [
        (&deleted, "The link was deleted."),
        (&off, "The link cannot be paid now."),
        (&dear, "The price was changed."),
        (&moved, "The link is for somebody else now."),
        (&ended, "The time to pay the link is over."),
    ] {
        let message = newest(&world, link).await;
        assert_eq!((message.state.as_str(), message.said.as_str()), ("cancelled", why));
    }
    // Once more, as things are now.
    world.service.send_link(&world.owner, &moved.id, &[Way::Email]).await.unwrap();
    world.service.run_due_deliveries().await.unwrap();
    assert_eq!(post.mails().len(), 1);
}

async fn r10_a_link_that_was_paid_before_may_be_asked_for_again(world: World) {
    let (world, post) = with_post(world).await;
    let link = sent_link(&world, false, LinkForm::default()).await;
    world.service.run_due_deliveries().await.unwrap();
    world.clock.advance(Millis::minutes(1));
    pay(&world, &link).await;
    world.clock.advance(Millis::minutes(1));
    post.answers(Answer::Busy);
    world.service.send_link(&world.owner, &link.id, &[Way::Email]).await.unwrap();
    world.service.run_due_deliveries().await.unwrap();
    // The first payment becomes final: that is no news for the second.
    world.mine(30);
    world.follow().await;
    post.answers(Answer::Taken);
    world.clock.advance(Millis::minutes(1));
    world.service.run_due_deliveries().await.unwrap();
    assert_eq!(newest(&world, &link).await.state, "taken");
}

async fn r10_a_message_does_not_go_to_an_address_that_was_put_right(world: World) {
    let link = sent_link(&world, false, LinkForm::default()).await;
    let maja = crate::customers::all(&world).await.remove(0).id;
    let right = CustomerForm { email: "maja.lind@example.com".to_owned(), ..CustomerForm::default() };
    world.service.save_customer(&world.owner, Some(&maja), &right).await.unwrap();
    let (world, post) = with_post(world).await;
    world.service.run_due_deliveries().await.unwrap();
    assert_eq!(post.mails(), Vec::<String>::new());
    let message = newest(&world, &link).await;
    let why = "The customer is reached elsewhere now. Send it again.";
    assert_eq!((message.state.as_str(), message.said.as_str()), ("cancelled", why));
    world.service.send_link(&world.owner, &link.id, &[Way::Email]).await.unwrap();
    world.service.run_due_deliveries().await.unwrap();
    assert_eq!(newest(&world, &link).await.recipient, "maja.lind@example.com");
    assert_eq!(post.mails().len(), 1);
}

async fn r26_who_paid_gets_the_receipt_though_the_link_is_somebody_elses_by_then(world: World) {
    let (world, post) = with_post(world).await;
    let link = sent_link(&world, false, LinkForm { send_receipt: true, ..LinkForm::default() }).await;
    world.service.run_due_deliveries().await.unwrap();
    let session = world.open(&link).await;
    let for_noor = LinkForm {
        customer: "new".to_owned(),
        customer_email: "noor@example.com".to_owned(),
        ..world.service.link(&world.owner, &link.id).await.unwrap().form
    };
    world.service.edit_link(&world.owner, &link.id, for_noor).await.unwrap();
    world.pay(session, 5_000_000).await;
    world.mine(4);
    world.follow().await;
    world.service.run_due_jobs().await.unwrap();
    world.service.run_due_deliveries().await.unwrap();
    assert_eq!(newest(&world, &link).await.recipient, "maja@example.com");
    assert_eq!(post.mails().len(), 2, "the link and the receipt");
}

async fn p2_the_receipt_of_who_is_erased_goes_to_nobody_who_has_the_link_later(world: World) {
    let (world, post) = with_post(world).await;
    let link = sent_link(&world, false, LinkForm { send_receipt: true, ..LinkForm::default() }).await;
    world.service.run_due_deliveries().await.unwrap();
    let session = world.open(&link).await;
    let maja = crate::customers::all(&world).await.remove(0).id;
    world.service.erase_customer(&world.owner, &maja, "maja@example.com").await.unwrap();
    let for_noor = LinkForm {
        customer: "new".to_owned(),
        customer_email: "noor@example.com".to_owned(),
        ..world.service.link(&world.owner, &link.id).await.unwrap().form
    };
    world.service.edit_link(&world.owner, &link.id, for_noor).await.unwrap();
    world.pay(session, 5_000_000).await;
    world.mine(4);
    world.follow().await;
    world.service.run_due_jobs().await.unwrap();
    world.service.try_actions_again(&world.owner, &session.to_string()).await.unwrap();
    world.service.run_due_jobs().await.unwrap();
    world.service.run_due_deliveries().await.unwrap();
    let events = world.payment(session).await.events;
    let failed: Vec<_> = events.iter().filter(|event| event.kind == "action.failed").map(|event| &event.text).collect();
    assert_eq!(failed, ["No receipt could be sent: the customer is no longer in your list."; 2]);
    assert_eq!(post.mails().len(), 1, "the link, before");
}

async fn r13_a_receipt_waits_while_the_network_has_taken_the_payment_back(world: World) {
    let (world, post) = with_post(world).await;
    let form = LinkForm { send_receipt: true, ..LinkForm::default() };
    let link = sent_link(&world, false, form).await;
    world.service.run_due_deliveries().await.unwrap();
    let before = world.sandbox.height();
    post.answers(Answer::Busy);
    let session = pay(&world, &link).await;
    world.service.run_due_deliveries().await.unwrap();
    post.answers(Answer::Taken);
    let tried = post.mails().len();
    world.sandbox.undo_from(before + 2);
    world.mine(8);
    world.follow().await;
    assert!(!world.session(session).await.assessment.status.is_paid());
    world.clock.advance(Millis::minutes(5));
    world.service.run_due_deliveries().await.unwrap();
    assert_eq!(post.mails().len(), tried, "there is nothing to confirm");
    assert_eq!(newest(&world, &link).await.state, "waiting");
    world.pay(session, 5_000_000).await;
    world.mine(4);
    world.follow().await;
    assert!(world.session(session).await.assessment.status.is_paid());
    world.clock.advance(Millis::minutes(61));
    world.service.run_due_deliveries().await.unwrap();
    assert_eq!(post.mails().len(), tried + 1, "once it is paid again");
}

async fn r13_a_message_that_is_tried_again_by_hand_begins_anew(world: World) {
    let (world, post) = with_post(world).await;
    post.answers(Answer::Busy);
    let link = sent_link(&world, false, LinkForm::default()).await;
    for _ in 0..20 {
        world.service.run_due_deliveries().await.unwrap();
        world.clock.advance(Millis::minutes(24 * 60));
    }
    let failed = newest(&world, &link).await;
    assert_eq!(failed.state, "failed");
    world.service.act_on_delivery(&world.owner, &failed.id, true).await.unwrap();
    world.service.run_due_deliveries().await.unwrap();
    let again = newest(&world, &link).await;
    assert_eq!((again.state.as_str(), again.attempts), ("waiting", 1), "the server is busy still, and is asked again");
}

async fn r13_a_message_that_is_under_way_is_not_called_back(world: World) {
    let (world, post) = with_post(world).await;
    post.answers(Answer::Later);
    let link = sent_link(&world, false, LinkForm::default()).await;
    let service = Arc::clone(&world.service);
    let sending = tokio::spawn(async move { service.run_due_deliveries().await });
    while post.mails().is_empty() {
        post.handed_over().await;
    }
    let message = newest(&world, &link).await;
    let refused = world.service.act_on_delivery(&world.owner, &message.id, false).await;
    let Err(Problem::Refused { message: words }) = refused else { panic!("it goes: {refused:?}") };
    assert!(words.contains("being sent right now"), "{words}");
    post.release();
    assert_eq!(sending.await.unwrap().unwrap(), 1);
    assert_eq!(newest(&world, &link).await.state, "taken");
}

async fn p2_what_a_mail_server_said_of_who_is_erased_is_forgotten(world: World) {
    let (world, post) = with_post(world).await;
    post.answers(Answer::Refused);
    let link = sent_link(&world, false, LinkForm::default()).await;
    world.service.run_due_deliveries().await.unwrap();
    assert_eq!(newest(&world, &link).await.said, "550 maja@example.com is not here", "the merchant reads why");
    let customer = world.service.link(&world.owner, &link.id).await.unwrap().customer.unwrap().0;
    world.service.erase_customer(&world.owner, &customer, "maja@example.com").await.unwrap();
    let mut tx = world.store.read().await.unwrap();
    let log = tx.events_after(0, 100).await.unwrap();
    assert!(log.iter().any(|stored| stored.event.kind == "message.failed"));
    assert!(!format!("{log:?}").contains("maja@example.com"), "{log:?}");
    assert_eq!(newest(&world, &link).await.said, "");
}
