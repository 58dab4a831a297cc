//! Reminders as merchants set and change them (R15).

use super::{DAY, days, due, plan, remind, run, with_post};
use crate::sending::sent_link;
use api_types::{
    Problem,
    analytics::Tab,
    dashboard::{LinkForm, LinkItem},
    reminders::ReminderForm,
};
use domain::{Millis, ids::LinkId, reminder::Standing};
use std::sync::Arc;
use testkit::world::{World, usdc};

crate::scenarios!(
    r15_reminders_need_a_customer_and_a_way,
    r15_reminders_are_changed_on_the_page_of_the_link,
    i19_another_merchant_sets_no_reminders,
);

async fn r15_reminders_need_a_customer_and_a_way(world: World) {
    let wrong = |refused: Result<LinkItem, Problem>| {
        let Err(Problem::Fields { errors }) = refused else { panic!("it was made: {refused:?}") };
        errors.into_iter().map(|error| error.field).collect::<Vec<_>>()
    };
    let form = LinkForm {
        title: "Workshop".to_owned(),
        amount: "5.00".to_owned(),
        assets: vec![usdc().to_string()],
        window_minutes: "15".to_owned(),
        ..remind("daily", "3")
    };
    let made = |form: LinkForm| world.service.create_link(&world.owner, form);
    let anybody = made(form.clone()).await.unwrap();
    let known = LinkForm { customer: "new".to_owned(), customer_email: "maja@example.com".to_owned(), ..form };
    let odd =
        LinkForm { send_email: true, remind_every: "hourly".to_owned(), remind_most: "51".to_owned(), ..known.clone() };
    assert_eq!(wrong(made(odd).await), ["remind_every", "remind_most"]);
    // Not sent: there is nothing to remind of yet.
    let link = made(known).await.unwrap();
    let shown = world.service.link_messages(&world.owner, &link.id).await.unwrap().reminders;
    assert!(shown.ways.is_empty() && shown.plan.is_none());
    let on = ReminderForm { on: true, ..ReminderForm::default() };
    let refused = world.service.set_reminders(&world.owner, &link.id, &on).await;
    assert!(matches!(refused, Err(Problem::Refused { .. })), "{refused:?}");
    let refused = world.service.set_reminders(&world.owner, &anybody.id, &on).await;
    assert!(matches!(refused, Err(Problem::Refused { .. })), "{refused:?}");
}

async fn r15_reminders_are_changed_on_the_page_of_the_link(world: World) {
    let (world, post) = with_post(world).await;
    let link = sent_link(&world, false, LinkForm::default()).await;
    run(&world).await;
    let began = world.clock.now();
    assert_eq!(days(&world, 4).await, 0, "none were asked for");
    let form = |on, every: &str, most: &str| ReminderForm {
        on,
        every: every.to_owned(),
        most: most.to_owned(),
        wanted_again: false,
    };
    let set = |form: ReminderForm| {
        let (service, owner, id) = (Arc::clone(&world.service), world.owner.clone(), link.id.clone());
        async move { service.set_reminders(&owner, &id, &form).await }
    };
    set(form(true, "three_days", "3")).await.unwrap();
    assert_eq!(due(&world, &link).await, Some(began.plus(Millis(6 * DAY.0))), "counted from when the link went");
    let Err(Problem::Fields { errors }) = set(form(true, "often", "0")).await else { panic!("it was taken") };
    assert_eq!(errors.iter().map(|error| error.field.as_str()).collect::<Vec<_>>(), ["every", "most"]);
    set(form(true, "weekly", "5")).await.unwrap();
    assert_eq!(due(&world, &link).await, Some(began.plus(Millis(7 * DAY.0))));
    assert_eq!(days(&world, 3).await, 1);
    set(form(false, "weekly", "5")).await.unwrap();
    let shown = plan(&world, &link).await;
    assert_eq!((shown.standing, shown.sent, shown.most), (Standing::Off, 1, 5));
    assert_eq!(days(&world, 20).await, 0);
    set(form(true, "weekly", "5")).await.unwrap();
    assert_eq!(days(&world, 7).await, 1);
    assert_eq!(post.mails().len(), 3);
}

async fn i19_another_merchant_sets_no_reminders(world: World) {
    let (world, _post) = with_post(world).await;
    let link = sent_link(&world, false, remind("daily", "3")).await;
    run(&world).await;
    let other = service::Actor { merchant: domain::ids::MerchantId::from_parts(Millis(1), 1), ..world.owner.clone() };
    let off = ReminderForm::default();
    assert_eq!(world.service.set_reminders(&other, &link.id, &off).await, Err(Problem::NotFound));
    let seen = world.service.link_activity(&other, &link.id, Tab::Reminders, 1).await;
    assert_eq!(seen.unwrap_err(), Problem::NotFound);
    assert_eq!(plan(&world, &link).await.standing, Standing::Running);
    let id: LinkId = link.id.parse().unwrap();
    assert!(world.store.read().await.unwrap().running_reminders(other.merchant).await.unwrap().is_empty());
    assert_eq!(world.store.read().await.unwrap().reminders_of(&[id]).await.unwrap().len(), 1);
}
