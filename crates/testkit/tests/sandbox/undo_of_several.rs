//! What was done to several at once, or put in another's place, is taken back as far as it was done (R24, R28).

use crate::undo::{customer, form, is_noted, make, tag, tags_of, take_back, why};
use api_types::{
    customers::{TagAct, Tagging},
    dashboard::{LinkAct, LinkItem, RateForm},
    undo::Did,
};
use testkit::world::World;

crate::scenarios!(
    a_rate_that_was_replaced_holds_again_unless_a_third_was_set,
    r28_tags_that_were_taken_off_are_put_back_on_what_had_them_and_on_nothing_else,
    r24_what_an_act_did_not_change_is_left_as_it_was,
);

async fn a_rate_that_was_replaced_holds_again_unless_a_third_was_set(world: World) {
    let (service, owner) = (&world.service, &world.owner);
    let set = async |rate: &str| {
        let form = RateForm { symbol: "USDC".to_owned(), currency: "USD".to_owned(), rate: rate.to_owned() };
        service.set_rate(owner, form).await.unwrap()
    };
    let own = async || {
        let rates = service.rates(owner, "USD").await.unwrap();
        rates.into_iter().find(|rate| rate.symbol == "USDC").unwrap().own
    };
    assert_eq!(set("1.01").await, None, "there was none");
    assert_eq!(set("1.010").await, None, "the same is no other");
    let undo = set("1").await.unwrap();
    assert_eq!(undo.did, Did::RateReplaced);
    take_back(&world, &undo.id).await.unwrap();
    assert_eq!(own().await.as_deref(), Some("1.01"));
    assert!(is_noted(&world, "brought back a rate USDC in USD").await);
    let undo = set("1").await.unwrap();
    set("0.99").await;
    why(take_back(&world, &undo.id).await);
    assert_eq!(own().await.as_deref(), Some("0.99"), "what was set since holds");
    let undo = set("1").await.unwrap();
    set("").await;
    why(take_back(&world, &undo.id).await);
    assert_eq!(own().await, None);
}

async fn r28_tags_that_were_taken_off_are_put_back_on_what_had_them_and_on_nothing_else(world: World) {
    let (guest, press) = (tag(&world, "Guest", "violet").await, tag(&world, "Press", "red").await);
    let emails = ["a@example.com", "b@example.com", "c@example.com"];
    let targets = [
        customer(&world, emails[0], &[&guest]).await,
        customer(&world, emails[1], &[&guest, &press]).await,
        customer(&world, emails[2], &[]).await,
    ];
    let before = tags_of(&world, &emails).await;
    let taking = |targets: &[String]| Tagging {
        kind: "customer".to_owned(),
        targets: targets.to_vec(),
        act: TagAct::Take,
        tags: vec![guest.id.clone(), press.id.clone()],
        ..Tagging::default()
    };
    assert_eq!(world.service.tag_them(&world.owner, &taking(&targets[2..])).await.unwrap(), None, "nothing was lost");
    let undo = world.service.tag_them(&world.owner, &taking(&targets)).await.unwrap().unwrap();
    assert_eq!(undo.did, Did::TagsTaken);
    assert!(tags_of(&world, &emails).await.iter().all(Vec::is_empty));
    // A tag that is there no longer does not come back with it.
    world.service.delete_tag(&world.owner, &press.id).await.unwrap();
    assert_eq!(take_back(&world, &undo.id).await.as_deref(), Ok("/dashboard/customers"));
    assert!(is_noted(&world, "put tags back ").await);
    let after = tags_of(&world, &emails).await;
    assert_eq!(after, [vec!["Guest".to_owned()], vec!["Guest".to_owned()], Vec::new()]);
    assert_eq!(before[0], after[0]);
}

async fn r24_what_an_act_did_not_change_is_left_as_it_was(world: World) {
    let (service, owner) = (&world.service, &world.owner);
    let (on, off) = (make(&world, form("On")).await, make(&world, form("Off")).await);
    let act = async |links: &[&LinkItem], act| {
        let ids: Vec<_> = links.iter().map(|link| link.id.clone()).collect();
        service.act_on_links(owner, &ids, act).await.unwrap()
    };
    let active = async || {
        let (on, off) = (service.link(owner, &on.id).await.unwrap(), service.link(owner, &off.id).await.unwrap());
        (on.item.active, off.item.active)
    };
    assert_eq!(act(&[&off], LinkAct::Deactivate).await, std::slice::from_ref(&off.id));
    let noted = service.audit_log(owner, "", 1).await.unwrap().entries.len();
    assert!(act(&[&off], LinkAct::Deactivate).await.is_empty());
    assert_eq!(service.audit_log(owner, "", 1).await.unwrap().entries.len(), noted, "what changed nothing is no act");
    let changed = act(&[&on, &off], LinkAct::Deactivate).await;
    assert_eq!((&changed[..], active().await), (&[on.id.clone()][..], (false, false)));
    service.act_on_links(owner, &changed, LinkAct::Activate).await.unwrap();
    assert_eq!(active().await, (true, false), "the selection is as mixed as it was");
    let both = act(&[&on, &off], LinkAct::Archive).await;
    assert_eq!(both.len(), 2);
}
