//! What destroyed something is taken back, for a while, wholly or not at all (R23, R27, R28).

use api_types::{
    Problem,
    customers::{CustomerForm, TagAct, TagForm, TagItem, Tagging},
    dashboard::{Business, LinkForm, LinkItem, ProductForm, RateForm},
    deliveries::TemplateForm,
    team::{AcceptForm, InvitationItem, InviteForm},
    undo::Did,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use delivery::{
    Security, SmtpMailer, SmtpSettings,
    sink::{MailSink, SinkOptions},
};
use domain::{Millis, Role, Status, delivery::Purpose, ids::MerchantId, session::Decision};
use service::{Actor, Destination, EmailWay, Ways};
use std::sync::Arc;
use storage::records::Session;
use testkit::world::{World, usdc};

crate::scenarios!(
    r28_a_deleted_tag_comes_back_on_all_that_had_it,
    r28_merged_tags_part_again_each_on_what_had_it,
    r28_a_tag_does_not_come_back_over_another_of_its_name,
    a_picture_that_was_taken_away_or_replaced_comes_back,
    the_logo_comes_back_unless_there_is_another_since,
    r23_old_addresses_lead_on_again_unless_another_link_has_them,
    a_rate_and_own_words_that_were_given_up_hold_again,
    it_is_taken_back_once_in_time_by_the_merchants_own_who_may_i19,
    i19_an_invitation_that_was_taken_back_stands_again_with_the_link_that_was_sent,
    i19_an_invitation_does_not_stand_again_beside_another_or_for_who_joined,
    a15_a_payment_that_was_marked_for_return_waits_for_the_merchants_word_again,
    a15_a_decision_is_not_taken_back_over_a_later_one,
    r13_a_message_that_was_called_back_goes_after_all,
    p2_a_message_to_who_was_erased_does_not_go_after_all,
);

/// Two pictures.
const RED: &str =
    "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAFklEQVR42mM4ISdHEmIY1TCqYfhqAADkYgQQ6ZuA8QAAAABJRU5ErkJggg==";
const BLUE: &str =
    "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAFklEQVR42mOQkztBEmIY1TCqYfhqAACQUwQQlNl6vgAAAABJRU5ErkJggg==";

fn file(picture: &str) -> Vec<u8> {
    STANDARD.decode(picture).unwrap()
}

pub fn form(title: &str) -> LinkForm {
    LinkForm {
        title: title.to_owned(),
        amount: "5.00".to_owned(),
        assets: vec![usdc().to_string()],
        window_minutes: "15".to_owned(),
        keep_old_path: true,
        ..LinkForm::default()
    }
}

pub async fn make(world: &World, form: LinkForm) -> LinkItem {
    world.service.create_link(&world.owner, form).await.unwrap()
}

pub async fn tag(world: &World, name: &str, colour: &str) -> TagItem {
    let form = TagForm { kind: "customer".to_owned(), name: name.to_owned(), colour: colour.to_owned() };
    world.service.save_tag(&world.owner, None, &form).await.unwrap()
}

pub async fn customer(world: &World, email: &str, tags: &[&TagItem]) -> String {
    let form = CustomerForm { email: email.to_owned(), ..CustomerForm::default() };
    let id = world.service.save_customer(&world.owner, None, &form).await.unwrap().id;
    let tagging = Tagging {
        kind: "customer".to_owned(),
        targets: vec![id.clone()],
        act: TagAct::Set,
        tags: tags.iter().map(|tag| tag.id.clone()).collect(),
        ..Tagging::default()
    };
    world.service.tag_them(&world.owner, &tagging).await.unwrap();
    id
}

/// The tags of some customers, by name.
pub async fn tags_of(world: &World, emails: &[&str]) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for email in emails {
        let tags = world.service.tags_of_customer(&world.owner, email).await.unwrap();
        all.push(tags.into_iter().map(|tag| tag.name).collect());
    }
    all
}

pub async fn take_back(world: &World, undo: &str) -> Result<String, Problem> {
    world.service.take_back(&world.owner, undo).await
}

pub fn why(outcome: Result<String, Problem>) -> String {
    match outcome {
        Err(Problem::Refused { message }) => message,
        other => panic!("{other:?} is no refusal"),
    }
}

/// Whether the audit log says that this was done.
pub async fn is_noted(world: &World, what: &str) -> bool {
    let log = world.service.audit_log(&world.owner, "", 1).await.unwrap();
    log.entries.iter().any(|entry| format!("{} {}", entry.did, entry.called) == what)
}

async fn r28_a_deleted_tag_comes_back_on_all_that_had_it(world: World) {
    let (guest, press) = (tag(&world, "Guest", "violet").await, tag(&world, "Press", "red").await);
    let emails = ["a@example.com", "b@example.com", "c@example.com"];
    customer(&world, emails[0], &[&guest, &press]).await;
    customer(&world, emails[1], &[&guest]).await;
    let erased = customer(&world, emails[2], &[&guest]).await;
    let before = tags_of(&world, &emails[..2]).await;
    let link = LinkForm {
        customer: "known".to_owned(),
        customer_email: emails[0].to_owned(),
        apply_tag: "Guest".to_owned(),
        ..form("For one")
    };
    let link = make(&world, link).await;
    let undo = world.service.delete_tag(&world.owner, &guest.id).await.unwrap();
    assert_eq!(undo.did, Did::TagDeleted);
    assert_eq!(tags_of(&world, &emails[..2]).await, [vec!["Press".to_owned()], Vec::new()]);
    // What is gone for good meanwhile does not come back.
    world.service.erase_customer(&world.owner, &erased, emails[2]).await.unwrap();
    assert_eq!(take_back(&world, &undo.id).await.as_deref(), Ok("/dashboard/settings/tags"));
    assert!(is_noted(&world, "brought back the tag Guest").await);
    assert_eq!(tags_of(&world, &emails[..2]).await, before);
    let now = world.service.tag_uses(&world.owner, "customer").await.unwrap();
    assert_eq!(now[0], TagItem { used: 2, ..guest }, "the same tag");
    assert_eq!(world.service.link(&world.owner, &link.id).await.unwrap().form.apply_tag, "Guest");
}

async fn r28_merged_tags_part_again_each_on_what_had_it(world: World) {
    let (guest, press) = (tag(&world, "Guest", "violet").await, tag(&world, "Press", "red").await);
    let emails = ["a@example.com", "b@example.com", "c@example.com"];
    customer(&world, emails[0], &[&guest]).await;
    customer(&world, emails[1], &[&press]).await;
    customer(&world, emails[2], &[&guest, &press]).await;
    let before = tags_of(&world, &emails).await;
    let for_one = |apply: &str, remove: &str| LinkForm {
        customer: "known".to_owned(),
        customer_email: emails[2].to_owned(),
        apply_tag: apply.to_owned(),
        remove_tag: remove.to_owned(),
        ..form("For one")
    };
    let links = [
        make(&world, for_one("Guest", "")).await,
        make(&world, for_one("Press", "Guest")).await,
        make(&world, for_one("", "Press")).await,
    ];
    let told = || async {
        let mut told = Vec::new();
        for link in &links {
            let form = world.service.link(&world.owner, &link.id).await.unwrap().form;
            told.push((form.apply_tag, form.remove_tag));
        }
        told
    };
    let before_links = told().await;
    let undo = world.service.merge_tags(&world.owner, &guest.id, &press.id).await.unwrap();
    assert_eq!(undo.did, Did::TagMerged);
    assert_eq!(tags_of(&world, &emails).await, vec![vec!["Press".to_owned()]; 3]);
    assert_ne!(told().await, before_links);
    take_back(&world, &undo.id).await.unwrap();
    assert!(is_noted(&world, "took back the merge of the tag Guest").await);
    assert_eq!(tags_of(&world, &emails).await, before);
    assert_eq!(told().await, before_links);
}

async fn r28_a_tag_does_not_come_back_over_another_of_its_name(world: World) {
    let guest = tag(&world, "Guest", "violet").await;
    customer(&world, "a@example.com", &[&guest]).await;
    let undo = world.service.delete_tag(&world.owner, &guest.id).await.unwrap();
    let other = tag(&world, "guest", "red").await;
    let said = why(take_back(&world, &undo.id).await);
    assert!(said.contains("\"Guest\" again by now. Rename that one"), "{said}");
    assert!(tags_of(&world, &["a@example.com"]).await[0].is_empty(), "nothing was changed");
    let renamed = TagForm { name: "Visitor".to_owned(), ..TagForm::default() };
    world.service.save_tag(&world.owner, Some(&other.id), &renamed).await.unwrap();
    take_back(&world, &undo.id).await.unwrap();
    assert_eq!(tags_of(&world, &["a@example.com"]).await, [vec!["Guest".to_owned()]]);
}

async fn a_picture_that_was_taken_away_or_replaced_comes_back(world: World) {
    let (service, owner) = (&world.service, &world.owner);
    let sold = ProductForm {
        name: "Print".to_owned(),
        unit: "USDC".to_owned(),
        price: "20".to_owned(),
        active: true,
        ..ProductForm::default()
    };
    let id = service.save_product(owner, None, sold).await.unwrap().id;
    let url = || async { service.product(owner, &id).await.unwrap().picture_url };
    assert_eq!(service.save_product_picture(owner, &id, file(RED)).await.unwrap(), None, "nothing was lost");
    let red = url().await.unwrap();
    let bytes = service.picture(red.trim_start_matches("/picture/")).await.unwrap();
    let undo = service.save_product_picture(owner, &id, Vec::new()).await.unwrap().unwrap();
    assert_eq!((undo.did, url().await), (Did::PictureChanged, None));
    let name = red.trim_start_matches("/picture/");
    assert_eq!(service.picture(name).await, Err(Problem::NotFound), "nobody finds it any more");
    assert_eq!(take_back(&world, &undo.id).await, Ok(format!("/dashboard/products/{id}")));
    assert!(is_noted(&world, "brought back the picture of the product Print").await);
    assert_eq!((url().await, service.picture(name).await), (Some(red.clone()), Ok(bytes)));
    let undo = service.save_product_picture(owner, &id, file(BLUE)).await.unwrap().unwrap();
    let blue = url().await.unwrap();
    take_back(&world, &undo.id).await.unwrap();
    assert_eq!(url().await.as_ref(), Some(&red));
    assert!(service.picture(blue.trim_start_matches("/picture/")).await.is_err(), "the other is kept no longer");
    let undo = service.save_product_picture(owner, &id, Vec::new()).await.unwrap().unwrap();
    service.save_product_picture(owner, &id, file(BLUE)).await.unwrap();
    let said = why(take_back(&world, &undo.id).await);
    assert!(said.contains("changed again since"), "{said}");
    assert_eq!(url().await, Some(blue));
}

async fn the_logo_comes_back_unless_there_is_another_since(world: World) {
    let (service, owner) = (&world.service, &world.owner);
    let logo = || async { service.logo("northlight-studio").await.ok() };
    assert_eq!(service.save_logo(owner, file(RED)).await.unwrap(), None);
    let red = logo().await.unwrap();
    let undo = service.save_logo(owner, Vec::new()).await.unwrap().unwrap();
    assert_eq!(logo().await, None);
    // What else was changed meanwhile stays.
    let business = service.business(owner).await.unwrap();
    service.save_business(owner, Business { name: "Northlight & Co".to_owned(), ..business }).await.unwrap();
    let staff = Actor { role: Role::Staff, ..owner.clone() };
    assert_eq!(service.take_back(&staff, &undo.id).await, Err(Problem::NotAllowed), "who may not change it");
    assert_eq!(take_back(&world, &undo.id).await.as_deref(), Ok("/dashboard/settings"));
    assert!(is_noted(&world, "brought back the logo Northlight & Co").await);
    assert_eq!(logo().await.as_ref(), Some(&red));
    assert_eq!(service.business(owner).await.unwrap().name, "Northlight & Co");
    let undo = service.save_logo(owner, Vec::new()).await.unwrap().unwrap();
    service.save_logo(owner, file(BLUE)).await.unwrap();
    why(take_back(&world, &undo.id).await);
    assert_ne!(logo().await, Some(red));
}

async fn r23_old_addresses_lead_on_again_unless_another_link_has_them(world: World) {
    let (service, owner) = (&world.service, &world.owner);
    let leads_to = |path: &'static str| async move { service.destination("northlight-studio", Some(path)).await };
    let link = make(&world, form("Workshop")).await;
    let edit = LinkForm { path: "second".to_owned(), ..form("Workshop") };
    assert_eq!(service.edit_link(owner, &link.id, edit).await.unwrap().1, None, "the old one leads on");
    let drop = || LinkForm { path: "third".to_owned(), keep_old_path: false, ..form("Workshop") };
    let (edited, undo) = service.edit_link(owner, &link.id, drop()).await.unwrap();
    let undo = undo.unwrap();
    assert_eq!(undo.did, Did::PathsDropped);
    for path in ["workshop", "second"] {
        assert_eq!(leads_to(path).await, Err(Problem::NotFound), "{path}");
    }
    assert_eq!(take_back(&world, &undo.id).await, Ok(format!("/dashboard/links/{}", link.id)));
    assert!(is_noted(&world, "let old addresses lead on again to the link Workshop").await);
    for path in ["workshop", "second"] {
        assert_eq!(leads_to(path).await, Ok(Destination::Moved(edited.url.clone())), "{path}");
    }
    let fourth = LinkForm { path: "fourth".to_owned(), ..drop() };
    let undo = service.edit_link(owner, &link.id, fourth).await.unwrap().1.unwrap();
    let other = make(&world, LinkForm { path: "second".to_owned(), ..form("Other") }).await;
    let said = why(take_back(&world, &undo.id).await);
    assert!(said.contains("\"/second\""), "{said}");
    assert_eq!(leads_to("workshop").await, Err(Problem::NotFound), "all or none");
    assert_eq!(leads_to("second").await, Ok(Destination::Link { link: other.id, amount: None }));
}

async fn a_rate_and_own_words_that_were_given_up_hold_again(world: World) {
    let (service, owner) = (&world.service, &world.owner);
    let set = |rate: &str| RateForm { symbol: "USDC".to_owned(), currency: "USD".to_owned(), rate: rate.to_owned() };
    assert_eq!(service.set_rate(owner, set("1.01")).await.unwrap(), None);
    let undo = service.set_rate(owner, set("")).await.unwrap().unwrap();
    let own = || async {
        let rates = service.rates(owner, "USD").await.unwrap();
        rates.into_iter().find(|rate| rate.symbol == "USDC").unwrap().own
    };
    assert_eq!(own().await, None);
    assert_eq!(take_back(&world, &undo.id).await.as_deref(), Ok("/dashboard/settings/prices?currency=USD"));
    assert_eq!(own().await.as_deref(), Some("1.01"));
    let undo = service.set_rate(owner, set("")).await.unwrap().unwrap();
    service.set_rate(owner, set("1")).await.unwrap();
    why(take_back(&world, &undo.id).await);
    assert_eq!(own().await.as_deref(), Some("1"), "what was set since holds");

    let words = TemplateForm {
        purpose: Purpose::Request,
        subject: "To be paid".to_owned(),
        body: "Please pay.\n\n{{link}}".to_owned(),
    };
    service.save_template(owner, &words).await.unwrap();
    let shown = || async {
        let settings = service.message_settings(owner).await.unwrap();
        settings.templates.into_iter().find(|item| item.form.purpose == Purpose::Request).unwrap()
    };
    let before = shown().await;
    let undo = service.reset_template(owner, Purpose::Request).await.unwrap().unwrap();
    assert!(!shown().await.is_own);
    assert_eq!(take_back(&world, &undo.id).await.as_deref(), Ok("/dashboard/settings/messages/request"));
    assert_eq!(shown().await, before);
}

async fn it_is_taken_back_once_in_time_by_the_merchants_own_who_may_i19(world: World) {
    let (service, owner) = (&world.service, &world.owner);
    let guest = tag(&world, "Guest", "violet").await;
    let undo = service.delete_tag(owner, &guest.id).await.unwrap();
    let stranger = Actor { merchant: MerchantId::from_parts(Millis(1), 1), ..owner.clone() };
    why(service.take_back(&stranger, &undo.id).await);
    let viewer = Actor { role: Role::Viewer, ..owner.clone() };
    assert_eq!(service.take_back(&viewer, &undo.id).await, Err(Problem::NotAllowed));
    why(take_back(&world, "undo_nonsense").await);
    take_back(&world, &undo.id).await.unwrap();
    let said = why(take_back(&world, &undo.id).await);
    assert!(said.contains("already"), "{said}");
    let undo = service.delete_tag(owner, &guest.id).await.unwrap();
    world.clock.advance(Millis::minutes(10));
    why(take_back(&world, &undo.id).await);
    assert!(service.tags(owner, "customer").await.unwrap().is_empty(), "too late");
}

const KARI: &str = "kari@example.com";

async fn invite(world: &World, email: &str, role: Role) -> Result<(), Problem> {
    let form = InviteForm { email: email.to_owned(), role: role.as_str().to_owned() };
    world.service.invite(&world.owner, &form).await
}

async fn invited(world: &World) -> Vec<InvitationItem> {
    world.service.team(&world.owner).await.unwrap().invitations
}

async fn accept(world: &World, link: &str) -> Result<String, Problem> {
    let token = link.split_once("token=").unwrap().1.to_owned();
    let form = AcceptForm { token, name: "Kari Moe".to_owned(), password: "another long password".to_owned() };
    world.service.accept_invitation(form).await
}

/// A mail server on this machine, and the way out by it.
async fn by_email() -> (MailSink, Ways) {
    let sink = MailSink::start(&SinkOptions::default()).await;
    let mailer = SmtpMailer::new(SmtpSettings::new("127.0.0.1", sink.port(), Security::None)).unwrap();
    let from = "pay@northlight.example".parse().unwrap();
    (sink, Ways { email: Some(EmailWay { mailer: Arc::new(mailer), from }), ..Ways::default() })
}

async fn i19_an_invitation_that_was_taken_back_stands_again_with_the_link_that_was_sent(world: World) {
    invite(&world, KARI, Role::Staff).await.unwrap();
    let open = invited(&world).await.remove(0);
    let link = open.link.clone().unwrap();
    let undo = world.service.revoke_invitation(&world.owner, &open.id).await.unwrap();
    assert_eq!((undo.did, invited(&world).await), (Did::InvitationRevoked, Vec::new()));
    assert!(accept(&world, &link).await.is_err());
    // Whom the role does not let invite does not take it back either.
    let staff = Actor { role: Role::Staff, ..world.owner.clone() };
    assert_eq!(world.service.take_back(&staff, &undo.id).await, Err(Problem::NotAllowed));
    assert_eq!(take_back(&world, &undo.id).await.as_deref(), Ok("/dashboard/settings/team"));
    assert!(is_noted(&world, "brought back the invitation of kari@example.com").await);
    assert_eq!(invited(&world).await, [open], "as it was");
    // The letter that had not gone goes, once there is a way; then it is gone, and taking back does not send it again.
    let (mut sink, ways) = by_email().await;
    let world = world.restarted_with(ways).await;
    assert_eq!(world.service.run_due_letters().await.unwrap(), 1);
    assert_eq!(sink.next().await.to, [KARI]);
    let sent = invited(&world).await.remove(0);
    let undo = world.service.revoke_invitation(&world.owner, &sent.id).await.unwrap();
    take_back(&world, &undo.id).await.unwrap();
    assert_eq!(invited(&world).await, [sent]);
    assert_eq!(world.service.run_due_letters().await.unwrap(), 0);
    accept(&world, &link).await.unwrap();
}

async fn i19_an_invitation_does_not_stand_again_beside_another_or_for_who_joined(world: World) {
    invite(&world, KARI, Role::Owner).await.unwrap();
    let first = invited(&world).await.remove(0);
    let undo = world.service.revoke_invitation(&world.owner, &first.id).await.unwrap();
    invite(&world, KARI, Role::Viewer).await.unwrap();
    let second = invited(&world).await;
    let said = why(take_back(&world, &undo.id).await);
    assert!(said.contains("invited again"), "{said}");
    assert_eq!(invited(&world).await, second);
    accept(&world, second[0].link.as_ref().unwrap()).await.unwrap();
    let said = why(take_back(&world, &undo.id).await);
    assert!(said.contains("in your team"), "{said}");
    assert!(accept(&world, first.link.as_ref().unwrap()).await.is_err());
}

async fn a15_a_payment_that_was_marked_for_return_waits_for_the_merchants_word_again(world: World) {
    let session = world.open(&world.link("52.50").await).await;
    let id = session.to_string();
    world.clock.advance(Millis::minutes(16));
    world.pay(session, 52_500_000).await;
    world.mine(3);
    world.follow().await;
    let waiting = async || world.service.me(&world.owner).await.unwrap().needs_you;
    let before = world.session(session).await;
    assert_eq!((waiting().await, before.assessment.status), (1, Status::Expired));
    let undo = world.service.dismiss_payment(&world.owner, &id).await.unwrap();
    assert_eq!((undo.did, waiting().await), (Did::PaymentDismissed, 0));
    assert_eq!(take_back(&world, &undo.id).await, Ok(format!("/dashboard/payments/{id}")));
    assert!(is_noted(&world, &format!("took back the dismissal of the payment {}", before.code)).await);
    let after = world.session(session).await;
    assert_eq!((waiting().await, after.decision, &after.assessment), (1, before.decision, &before.assessment));
    assert!(after.version > before.version, "pages see that it changed");
    let shown = world.service.payment(&world.owner, &id).await.unwrap();
    assert!(shown.can_decide && shown.events.iter().any(|event| event.kind == "payment.reopened"), "{shown:?}");
    // It is decided as any other.
    world.service.accept_payment(&world.owner, &id).await.unwrap();
    assert!(world.session(session).await.assessment.status.is_paid());
}

async fn a15_a_decision_is_not_taken_back_over_a_later_one(world: World) {
    let session = world.open(&world.link("52.50").await).await;
    let id = session.to_string();
    world.clock.advance(Millis::minutes(16));
    world.pay(session, 52_500_000).await;
    world.mine(3);
    world.follow().await;
    let undo = world.service.dismiss_payment(&world.owner, &id).await.unwrap();
    // Somebody decides otherwise meanwhile: as two members do who each have one of two offers.
    let mut tx = world.store.write().await.unwrap();
    let dismissed = world.session(session).await;
    tx.update_session(&Session { decision: Decision::Accepted, version: dismissed.version + 1, ..dismissed })
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let said = why(take_back(&world, &undo.id).await);
    assert!(said.contains("Something else was decided"), "{said}");
    assert_eq!(world.session(session).await.decision, Decision::Accepted);
}

async fn r13_a_message_that_was_called_back_goes_after_all(world: World) {
    let link =
        LinkForm { customer: "new".to_owned(), customer_email: KARI.to_owned(), send_email: true, ..form("For one") };
    let link = make(&world, link).await;
    let messages = async |world: &World| world.service.link_messages(&world.owner, &link.id).await.unwrap().messages;
    let held = messages(&world).await.remove(0);
    let undo = world.service.act_on_delivery(&world.owner, &held.id, false).await.unwrap().unwrap();
    assert_eq!((undo.did, messages(&world).await[0].state.as_str()), (Did::MessageCalledBack, "cancelled"));
    assert_eq!(take_back(&world, &undo.id).await.as_deref(), Ok("/dashboard/settings/outbox"));
    assert_eq!(messages(&world).await[0].state, "held");
    assert!(is_noted(&world, "let a message go after all ").await);
    let (mut sink, ways) = by_email().await;
    let world = world.restarted_with(ways).await;
    // Called back while it waits, and let go again, it goes at once, and once.
    let undo = world.service.act_on_delivery(&world.owner, &held.id, false).await.unwrap().unwrap();
    assert_eq!(world.service.run_due_deliveries().await.unwrap(), 0);
    take_back(&world, &undo.id).await.unwrap();
    assert_eq!(world.service.run_due_deliveries().await.unwrap(), 1);
    assert_eq!(sink.next().await.to, [KARI]);
    assert_eq!(world.service.run_due_deliveries().await.unwrap(), 0);
}

async fn p2_a_message_to_who_was_erased_does_not_go_after_all(world: World) {
    let link =
        LinkForm { customer: "new".to_owned(), customer_email: KARI.to_owned(), send_email: true, ..form("For one") };
    let link = make(&world, link).await;
    let held = world.service.link_messages(&world.owner, &link.id).await.unwrap().messages.remove(0);
    let undo = world.service.act_on_delivery(&world.owner, &held.id, false).await.unwrap().unwrap();
    let id = world.service.customers(&world.owner, Default::default()).await.unwrap().rows.remove(0).id;
    world.service.erase_customer(&world.owner, &id, KARI).await.unwrap();
    why(take_back(&world, &undo.id).await);
    let now = world.service.outbox(&world.owner, true, 1).await.unwrap().0;
    assert!(
        now.iter().all(|message| message.item.state == "cancelled" && message.item.recipient.is_empty()),
        "{now:?}"
    );
}
