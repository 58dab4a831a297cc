//! What happens after a payment: shown to who has paid, done once, and written into the log (R26, R27).

use api_types::{
    Problem,
    analytics::{ActivityEntry, Tab},
    checkout::{AfterView, PayForm},
    customers::{CustomerForm, TagForm},
    dashboard::{LinkForm, LinkItem},
};
use async_trait::async_trait;
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use domain::{Millis, Status, ids::SessionId};
use ed25519_dalek::{Signature, VerifyingKey};
use service::{Outside, Service};
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use storage::{StorageError, Store, Transaction};
use testkit::world::{World, usdc};

crate::scenarios!(
    r26_who_has_paid_reads_what_nobody_else_is_sent,
    r26_a_site_can_check_who_was_led_on_to_it,
    r26_tags_are_changed_once_however_often_a_payment_comes_back,
    r26_tags_are_given_to_who_paid_though_the_link_is_somebody_elses_by_then,
    r26_what_is_to_be_done_survives_a_restart,
    r26_money_accepted_by_hand_sets_off_the_same,
    r26_what_cannot_be_done_is_said_in_the_log,
    r27_tags_need_a_customer_and_are_taken_only_from_what_they_have,
    r28_a_merged_tag_is_given_in_the_place_of_the_other,
    r28_what_waits_to_give_a_tag_gives_the_one_that_it_was_merged_into_once,
    r28_a_merge_that_was_taken_back_gives_the_tag_itself,
    r26_what_goes_wrong_each_time_is_given_up_and_tried_again_when_the_merchant_says_so,
    r26_what_takes_the_server_down_each_time_is_given_up,
);

const MAJA: &str = "maja@example.com";

fn form() -> LinkForm {
    LinkForm {
        title: "Night photography workshop".to_owned(),
        amount: "5.00".to_owned(),
        assets: vec![usdc().to_string()],
        window_minutes: "15".to_owned(),
        ..LinkForm::default()
    }
}

async fn link(world: &World, form: LinkForm) -> LinkItem {
    world.service.create_link(&world.owner, form).await.unwrap()
}

/// A customer with a tag, and what makes a link for them.
pub async fn maja(world: &World, tag: &str) -> LinkForm {
    let maja = CustomerForm { email: MAJA.to_owned(), ..CustomerForm::default() };
    let maja = world.service.save_customer(&world.owner, None, &maja).await.unwrap();
    let tagging = api_types::customers::Tagging {
        kind: "customer".to_owned(),
        targets: vec![maja.id],
        name: tag.to_owned(),
        act: api_types::customers::TagAct::Add,
        ..Default::default()
    };
    world.service.tag_them(&world.owner, &tagging).await.unwrap();
    LinkForm { customer: "known".to_owned(), customer_email: MAJA.to_owned(), ..form() }
}

async fn open(world: &World, link: &LinkItem) -> SessionId {
    let form = PayForm { asset: usdc().to_string(), ..PayForm::default() };
    world.service.open_session(&link.id, form).await.unwrap().parse().unwrap()
}

/// Pays it, and lets it be confirmed.
async fn pay(world: &World, session: SessionId) {
    world.pay(session, 5_000_000).await;
    world.mine(4);
    world.follow().await;
    assert!(world.session(session).await.assessment.status.is_paid());
}

async fn after(world: &World, session: SessionId) -> Option<AfterView> {
    world.service.session_view(&session.to_string()).await.unwrap().after
}

async fn tags(world: &World) -> Vec<String> {
    let tags = world.service.tags_of_customer(&world.owner, MAJA).await.unwrap();
    tags.into_iter().map(|tag| tag.name).collect()
}

/// What the log says was done, or could not be.
async fn said(world: &World, session: SessionId) -> Vec<(String, String)> {
    let mut events = world.payment(session).await.events;
    events.reverse();
    let ours = events.into_iter().filter(|event| event.kind.starts_with("action."));
    ours.map(|event| (event.kind, event.text)).collect()
}

/// The same on the link's page, under All.
async fn in_activity(world: &World, link: &LinkItem) -> Vec<(String, String)> {
    let all = world.service.link_activity(&world.owner, &link.id, Tab::All, 1).await.unwrap();
    assert_eq!(all.total, all.rows.len() as u64);
    let mut said: Vec<_> = all
        .rows
        .into_iter()
        .filter_map(|entry| match entry {
            ActivityEntry::Message(item) => Some((item.kind, item.text)),
            _ => None,
        })
        .collect();
    said.reverse();
    said
}

async fn r26_who_has_paid_reads_what_nobody_else_is_sent(world: World) {
    let form = LinkForm {
        message: "The door code is 4711.".to_owned(),
        download: "https://files.example/canary.zip".to_owned(),
        redirect: "https://northlight.example/thanks".to_owned(),
        ..form()
    };
    let link = link(&world, form).await;
    let session = open(&world, &link).await;
    let page = world.service.link_page(&link.id).await.unwrap();
    let unpaid = world.service.session_page(&session.to_string()).await.unwrap();
    let sent = [serde_json::to_string(&page).unwrap(), serde_json::to_string(&unpaid).unwrap()].concat();
    for secret in ["4711", "canary", "northlight.example/thanks"] {
        assert!(!sent.contains(secret), "{secret} is for who has paid (I20)");
    }
    world.pay(session, 5_000_000).await;
    world.follow().await;
    assert_eq!(world.session(session).await.assessment.status, Status::Confirming);
    assert_eq!(after(&world, session).await, None, "arrived is not paid");
    world.mine(4);
    world.follow().await;
    let shown = after(&world, session).await.unwrap();
    assert_eq!(shown.message.as_deref(), Some("The door code is 4711."));
    let (download, redirect) = (shown.download.unwrap(), shown.redirect.unwrap());
    assert_eq!(download.url, "https://files.example/canary.zip");
    assert_eq!((download.host.as_str(), redirect.host.as_str()), ("files.example", "northlight.example"));
    let verified = world.service.verify(&world.session(session).await.code.to_string()).await.unwrap();
    assert!(!serde_json::to_string(&verified).unwrap().contains("4711"), "a code is no key to what was sold");
}

async fn r26_a_site_can_check_who_was_led_on_to_it(world: World) {
    let link =
        link(&world, LinkForm { redirect: "https://northlight.example/thanks?table=7#top".to_owned(), ..form() }).await;
    let session = open(&world, &link).await;
    pay(&world, session).await;
    let url = after(&world, session).await.unwrap().redirect.unwrap().url;
    let rest = url.strip_prefix("https://northlight.example/thanks?table=7&").unwrap();
    let (said, signature) = rest.strip_suffix("#top").unwrap().split_once("&tallystick_signature=").unwrap();
    let status = world.session(session).await.assessment.status.as_str();
    assert_eq!(said, format!("tallystick_link={}&tallystick_session={session}&tallystick_status={status}", link.id));
    // As the docs tell the site to: with the key from the well-known address.
    let key = STANDARD.decode(world.service.receipt_key().await.unwrap().public_key).unwrap();
    let key = VerifyingKey::from_bytes(&key.try_into().unwrap()).unwrap();
    let signature = Signature::from_slice(&URL_SAFE_NO_PAD.decode(signature).unwrap()).unwrap();
    key.verify_strict(said.as_bytes(), &signature).unwrap();
    let cheaper = said.replace(&link.id, "link_00000000000000000000000000");
    assert!(key.verify_strict(cheaper.as_bytes(), &signature).is_err());
}

async fn r26_tags_are_changed_once_however_often_a_payment_comes_back(world: World) {
    let form =
        LinkForm { apply_tag: "Guest".to_owned(), remove_tag: "Waiting".to_owned(), ..maja(&world, "Waiting").await };
    let link = link(&world, form).await;
    let session = open(&world, &link).await;
    assert_eq!(world.service.run_due_jobs().await.unwrap(), 0, "nothing before it is paid");
    pay(&world, session).await;
    assert_eq!(tags(&world).await, ["Waiting"], "nothing within the payment itself");
    assert_eq!(world.service.run_due_jobs().await.unwrap(), 2);
    assert_eq!(tags(&world).await, ["Guest"]);
    let done = [
        ("action.done".to_owned(), "Tag “Guest” added to the customer".to_owned()),
        ("action.done".to_owned(), "Tag “Waiting” removed from the customer".to_owned()),
    ];
    assert_eq!(said(&world, session).await, done);
    assert_eq!(in_activity(&world, &link).await, done, "R20: so does the link's page");

    world.sandbox.reorg(6, true);
    world.follow().await;
    assert!(!world.session(session).await.assessment.status.is_paid());
    pay(&world, session).await;
    assert_eq!(world.service.run_due_jobs().await.unwrap(), 0, "it was done");
    assert_eq!(said(&world, session).await, done);

    // Another payment of the same link is another reason.
    let second = open(&world, &link).await;
    pay(&world, second).await;
    assert_eq!(world.service.run_due_jobs().await.unwrap(), 2);
    assert_eq!(said(&world, second).await.len(), 2);
}

async fn r26_tags_are_given_to_who_paid_though_the_link_is_somebody_elses_by_then(world: World) {
    let link = link(&world, LinkForm { apply_tag: "Guest".to_owned(), ..maja(&world, "Press").await }).await;
    let session = open(&world, &link).await;
    let for_noor = LinkForm {
        customer: "new".to_owned(),
        customer_email: "noor@example.com".to_owned(),
        apply_tag: "Guest".to_owned(),
        ..world.service.link(&world.owner, &link.id).await.unwrap().form
    };
    world.service.edit_link(&world.owner, &link.id, for_noor).await.unwrap();
    pay(&world, session).await;
    world.service.run_due_jobs().await.unwrap();
    assert_eq!(tags(&world).await, ["Guest", "Press"]);
    assert!(world.service.tags_of_customer(&world.owner, "noor@example.com").await.unwrap().is_empty());
}

async fn r26_what_is_to_be_done_survives_a_restart(world: World) {
    let link = link(&world, LinkForm { apply_tag: "Guest".to_owned(), ..maja(&world, "Press").await }).await;
    let session = open(&world, &link).await;
    pay(&world, session).await;
    let world = world.restarted().await;
    // One process took it and fell; nobody else begins before its time is over.
    let mut tx = world.store.write().await.unwrap();
    let now = world.clock.now();
    assert_eq!(tx.claim_jobs(now, now.plus(Millis::minutes(1)), 9).await.unwrap().len(), 1);
    tx.commit().await.unwrap();
    assert_eq!(world.service.run_due_jobs().await.unwrap(), 0);
    world.clock.advance(Millis::minutes(1));
    assert_eq!(world.service.run_due_jobs().await.unwrap(), 1);
    assert_eq!(tags(&world).await, ["Guest", "Press"]);
    assert_eq!(said(&world, session).await.len(), 1);
}

async fn r26_money_accepted_by_hand_sets_off_the_same(world: World) {
    let form = LinkForm { apply_tag: "Guest".to_owned(), message: "Welcome".to_owned(), ..maja(&world, "Press").await };
    let link = link(&world, form).await;
    let session = open(&world, &link).await;
    world.clock.advance(Millis::minutes(20));
    world.pay(session, 5_000_000).await;
    world.mine(4);
    world.follow().await;
    assert_eq!(after(&world, session).await, None, "late money waits for the merchant");
    world.service.accept_payment(&world.owner, &session.to_string()).await.unwrap();
    assert_eq!(after(&world, session).await.unwrap().message.as_deref(), Some("Welcome"));
    assert_eq!(world.service.run_due_jobs().await.unwrap(), 1);
    assert_eq!(tags(&world).await, ["Guest", "Press"]);
}

async fn r26_what_cannot_be_done_is_said_in_the_log(world: World) {
    let link = link(&world, LinkForm { apply_tag: "Guest".to_owned(), ..maja(&world, "Press").await }).await;
    let (first, second) = (open(&world, &link).await, open(&world, &link).await);
    pay(&world, first).await;
    let guest = world.service.tags(&world.owner, "customer").await.unwrap().remove(0);
    assert_eq!(guest.name, "Guest");
    world.service.delete_tag(&world.owner, &guest.id).await.unwrap();
    assert_eq!(world.service.run_due_jobs().await.unwrap(), 1);
    let gone = [("action.failed".to_owned(), "A tag could not be added: the tag was deleted.".to_owned())];
    assert_eq!(said(&world, first).await, gone);
    assert_eq!(in_activity(&world, &link).await, gone, "R20: the link's page says it too");

    pay(&world, second).await;
    let id = world.payment(second).await.customer_id.unwrap();
    world.service.erase_customer(&world.owner, &id, MAJA).await.unwrap();
    assert_eq!(world.service.run_due_jobs().await.unwrap(), 1);
    let gone = "A tag could not be added: the customer is no longer in your list.".to_owned();
    assert_eq!(said(&world, second).await, [("action.failed".to_owned(), gone)]);
}

async fn r27_tags_need_a_customer_and_are_taken_only_from_what_they_have(world: World) {
    let known = maja(&world, "Press").await;
    let nobody = LinkForm { apply_tag: "Guest".to_owned(), ..form() };
    let refused = world.service.create_link(&world.owner, nobody).await.unwrap_err();
    let why = "Tags are put on one customer: choose whom the link is for, or leave out the tags.";
    assert_eq!(refused.message_for("customer"), Some(why));
    let other = LinkForm { remove_tag: "Waiting".to_owned(), ..known.clone() };
    let refused = world.service.create_link(&world.owner, other).await.unwrap_err();
    let why = "This customer has no tag \"Waiting\". Choose one that they have, or the one that is added.";
    assert_eq!(refused.message_for("remove_tag"), Some(why));
    assert_eq!(world.service.tags(&world.owner, "customer").await.unwrap().len(), 1, "nothing was made");
    let both = LinkForm { apply_tag: "Waiting".to_owned(), remove_tag: " waiting".to_owned(), ..known };
    let link = link(&world, both).await;
    let form = world.service.link(&world.owner, &link.id).await.unwrap().form;
    assert_eq!((form.apply_tag.as_str(), form.remove_tag.as_str()), ("Waiting", "Waiting"));
    let copy = world.service.duplicate_link(&world.owner, &link.id).await.unwrap();
    assert_eq!(world.service.link(&world.owner, &copy.id).await.unwrap().form.apply_tag, "Waiting");
    let anybody = LinkForm { customer: String::new(), apply_tag: String::new(), remove_tag: String::new(), ..form };
    world.service.edit_link(&world.owner, &link.id, anybody).await.unwrap();
    assert_eq!(world.service.link(&world.owner, &link.id).await.unwrap().form.apply_tag, "");
}

async fn r28_a_merged_tag_is_given_in_the_place_of_the_other(world: World) {
    let link = link(&world, LinkForm { apply_tag: "Guest".to_owned(), ..maja(&world, "Press").await }).await;
    let tags_now = world.service.tags(&world.owner, "customer").await.unwrap();
    let [guest, press] = &tags_now[..] else { panic!("two tags") };
    world.service.merge_tags(&world.owner, &guest.id, &press.id).await.unwrap();
    let session = open(&world, &link).await;
    pay(&world, session).await;
    world.service.run_due_jobs().await.unwrap();
    assert_eq!(tags(&world).await, ["Press"]);
    assert_eq!(said(&world, session).await[0].0, "action.done");
}

async fn r28_what_waits_to_give_a_tag_gives_the_one_that_it_was_merged_into_once(world: World) {
    let form =
        LinkForm { apply_tag: "Guest".to_owned(), remove_tag: "Waiting".to_owned(), ..maja(&world, "Waiting").await };
    let link = link(&world, form).await;
    let session = open(&world, &link).await;
    pay(&world, session).await;
    // Both wait. One goes into a second and that into a third; the other into one that she has.
    for (kind, name) in [("customer", "Press"), ("customer", "Regular"), ("customer", "On hold")] {
        let form = TagForm { kind: kind.to_owned(), name: name.to_owned(), ..TagForm::default() };
        world.service.save_tag(&world.owner, None, &form).await.unwrap();
    }
    let id = async |name: &str| {
        let tags = world.service.tags(&world.owner, "customer").await.unwrap();
        tags.into_iter().find(|tag| tag.name == name).unwrap().id
    };
    for (from, into) in [("Guest", "Press"), ("Press", "Regular"), ("Waiting", "On hold")] {
        world.service.merge_tags(&world.owner, &id(from).await, &id(into).await).await.unwrap();
    }
    assert_eq!(tags(&world).await, ["On hold"]);
    assert_eq!(world.service.run_due_jobs().await.unwrap(), 2);
    assert_eq!(tags(&world).await, ["Regular"]);
    let done = [
        ("action.done".to_owned(), "Tag “Regular” added to the customer".to_owned()),
        ("action.done".to_owned(), "Tag “On hold” removed from the customer".to_owned()),
    ];
    assert_eq!(said(&world, session).await, done);
    assert_eq!(world.service.run_due_jobs().await.unwrap(), 0);

    // What it went into is deleted while another waits.
    let second = open(&world, &link).await;
    pay(&world, second).await;
    world.service.delete_tag(&world.owner, &id("Regular").await).await.unwrap();
    assert_eq!(world.service.run_due_jobs().await.unwrap(), 2);
    let gone = ("action.failed".to_owned(), "A tag could not be added: the tag was deleted.".to_owned());
    assert_eq!(said(&world, second).await[0], gone);
}

async fn r28_a_merge_that_was_taken_back_gives_the_tag_itself(world: World) {
    let link = link(&world, LinkForm { apply_tag: "Guest".to_owned(), ..maja(&world, "Press").await }).await;
    let session = open(&world, &link).await;
    pay(&world, session).await;
    let tags_now = world.service.tags(&world.owner, "customer").await.unwrap();
    let [guest, press] = &tags_now[..] else { panic!("two tags") };
    let undo = world.service.merge_tags(&world.owner, &guest.id, &press.id).await.unwrap();
    world.service.take_back(&world.owner, &undo.id).await.unwrap();
    world.service.delete_tag(&world.owner, &guest.id).await.unwrap();
    assert_eq!(world.service.run_due_jobs().await.unwrap(), 1);
    assert_eq!(tags(&world).await, ["Press"]);
    let gone = "A tag could not be added: the tag was deleted.".to_owned();
    assert_eq!(said(&world, session).await, [("action.failed".to_owned(), gone)], "it is in no other any more");
}

/// A database that fails whoever does a job, each time: of three that begin to write, the one in the middle.
struct Stumbling {
    store: Arc<dyn Store>,
    writes: AtomicUsize,
}

#[async_trait]
impl Store for Stumbling {
    async fn write(&self) -> Result<Box<dyn Transaction>, StorageError> {
        if self.writes.fetch_add(1, Ordering::SeqCst) % 3 == 1 {
            return Err(StorageError::Transient("it stumbled".to_owned()));
        }
        self.store.write().await
    }

    async fn read(&self) -> Result<Box<dyn Transaction>, StorageError> {
        self.store.read().await
    }

    async fn ping(&self) -> Result<(), StorageError> {
        self.store.ping().await
    }
}

async fn r26_what_goes_wrong_each_time_is_given_up_and_tried_again_when_the_merchant_says_so(world: World) {
    let link = link(&world, LinkForm { apply_tag: "Guest".to_owned(), ..maja(&world, "Press").await }).await;
    let session = open(&world, &link).await;
    pay(&world, session).await;
    let id = session.to_string();
    assert!(matches!(world.service.try_actions_again(&world.owner, &id).await, Err(Problem::Refused { .. })));
    let store = Arc::new(Stumbling { store: Arc::clone(&world.store), writes: AtomicUsize::new(0) });
    let stumbling = Service::new(Outside { store, ..world.outside_again() });
    // It rests longer each time: none begins before.
    for minutes in [1, 2, 4, 8, 16, 32, 60] {
        stumbling.run_due_jobs().await.unwrap_err();
        world.clock.advance(Millis(Millis::minutes(minutes).0 - 1));
        assert_eq!(stumbling.run_due_jobs().await.unwrap(), 0, "it rests for {minutes} minutes");
        world.clock.advance(Millis(1));
        assert!(!world.payment(session).await.can_try_again);
    }
    stumbling.run_due_jobs().await.unwrap_err();
    let given_up = "A tag could not be added: it went wrong 8 times. Choose “Try again” at the payment.".to_owned();
    let given_up = ("action.failed".to_owned(), given_up);
    assert_eq!(said(&world, session).await, std::slice::from_ref(&given_up));
    assert!(world.payment(session).await.can_try_again);
    world.clock.advance(Millis::minutes(24 * 60));
    assert_eq!(world.service.run_due_jobs().await.unwrap(), 0, "it is over");
    assert_eq!(tags(&world).await, ["Press"]);

    world.service.try_actions_again(&world.owner, &id).await.unwrap();
    assert!(!world.payment(session).await.can_try_again);
    assert_eq!(world.service.run_due_jobs().await.unwrap(), 1);
    assert_eq!(tags(&world).await, ["Guest", "Press"]);
    let done = ("action.done".to_owned(), "Tag “Guest” added to the customer".to_owned());
    assert_eq!(said(&world, session).await, [given_up, done]);
    assert!(matches!(world.service.try_actions_again(&world.owner, &id).await, Err(Problem::Refused { .. })));
}

async fn r26_what_takes_the_server_down_each_time_is_given_up(world: World) {
    let link = link(&world, LinkForm { apply_tag: "Guest".to_owned(), ..maja(&world, "Press").await }).await;
    let session = open(&world, &link).await;
    pay(&world, session).await;
    for attempt in 0..8 {
        let mut tx = world.store.write().await.unwrap();
        let now = world.clock.now();
        assert_eq!(tx.claim_jobs(now, now.plus(Millis::minutes(1)), 9).await.unwrap().len(), 1, "{attempt}");
        tx.commit().await.unwrap();
        world.clock.advance(Millis::minutes(1));
    }
    assert_eq!(world.service.run_due_jobs().await.unwrap(), 1);
    assert_eq!(tags(&world).await, ["Press"], "it is not begun a ninth time");
    assert!(said(&world, session).await[0].1.contains("it went wrong 8 times"));
    world.service.try_actions_again(&world.owner, &session.to_string()).await.unwrap();
    assert_eq!(world.service.run_due_jobs().await.unwrap(), 1);
    assert_eq!(tags(&world).await, ["Guest", "Press"]);
}
