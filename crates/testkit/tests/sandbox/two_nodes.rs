//! Two servers on one database that find the same work do each piece of it once (I18, R26).

use crate::{actions::maja, sending::Post};
use api_types::dashboard::LinkForm;
use domain::{Millis, ids::SessionId};
use std::sync::Arc;
use testkit::world::World;

crate::scenarios!(
    i18_two_nodes_do_what_follows_a_payment_once_and_write_one_receipt,
    i18_a_node_that_takes_too_long_does_nothing_that_another_did,
);

/// How many pay; with three things that follow each, more than a node takes at once.
const PAYMENTS: usize = 20;
/// What follows each.
const DONE: [&str; 3] =
    ["Receipt written to the customer", "Tag “Guest” added to the customer", "Tag “Waiting” removed from the customer"];

/// Payments with a tag to give, one to take and a receipt to write for each.
async fn paid(world: &World) -> Vec<SessionId> {
    let form = LinkForm {
        apply_tag: "Guest".to_owned(),
        remove_tag: "Waiting".to_owned(),
        send_receipt: true,
        ..maja(world, "Waiting").await
    };
    let link = world.service.create_link(&world.owner, form).await.unwrap();
    let mut sessions = Vec::new();
    for _ in 0..PAYMENTS {
        let session = world.open(&link).await;
        world.pay(session, 5_000_000).await;
        sessions.push(session);
    }
    world.mine(4);
    world.follow().await;
    sessions
}

/// Both nodes at once; so often, once one of them has done something, the time of whoever is at it runs out. Returns how much they
/// did.
async fn race(world: &World, mut hurries: u32) -> usize {
    let nodes = [Arc::clone(&world.service), world.beside().await];
    let [mut one, mut other] = nodes.each_ref().map(|node| node.live().subscribe());
    let mut running = tokio::task::JoinSet::new();
    for node in nodes {
        running.spawn(async move { node.run_due_jobs().await.unwrap() });
    }
    let done = running.join_all();
    tokio::pin!(done);
    loop {
        tokio::select! {
            counts = &mut done => return counts.into_iter().sum(),
            _ = one.recv(), if hurries > 0 => {}
            _ = other.recv(), if hurries > 0 => {}
        }
        world.clock.advance(Millis::minutes(1));
        hurries -= 1;
    }
}

/// Each was followed by all of it once, and two nodes that race to send the receipts send each once.
async fn followed_once(world: &World, post: &Post, sessions: &[SessionId]) {
    for session in sessions {
        let events = world.payment(*session).await.events;
        let actions = events.into_iter().filter(|event| event.kind.starts_with("action."));
        let mut said: Vec<_> = actions.map(|event| (event.kind, event.text)).collect();
        said.sort();
        assert_eq!(said, DONE.map(|text| ("action.done".to_owned(), text.to_owned())), "{session}");
    }
    let beside = world.beside().await;
    let (one, two) = tokio::join!(world.service.run_due_deliveries(), beside.run_due_deliveries());
    assert_eq!(one.unwrap() + two.unwrap(), sessions.len());
    let mails = post.mails();
    assert_eq!(mails.len(), sessions.len());
    for session in sessions {
        let receipts = mails.iter().filter(|mail| mail.contains(&format!("/s/{session}/receipt")));
        assert_eq!(receipts.count(), 1, "{session}");
    }
    assert_eq!(world.service.run_due_jobs().await.unwrap(), 0);
}

async fn i18_two_nodes_do_what_follows_a_payment_once_and_write_one_receipt(world: World) {
    let post = Arc::new(Post::default());
    let world = world.restarted_with(post.ways()).await;
    let sessions = paid(&world).await;
    assert_eq!(race(&world, 0).await, PAYMENTS * DONE.len());
    followed_once(&world, &post, &sessions).await;
}

async fn i18_a_node_that_takes_too_long_does_nothing_that_another_did(world: World) {
    let post = Arc::new(Post::default());
    let world = world.restarted_with(post.ways()).await;
    let sessions = paid(&world).await;
    // The other begins the same then.
    assert_eq!(race(&world, 4).await, PAYMENTS * DONE.len());
    followed_once(&world, &post, &sessions).await;
}
