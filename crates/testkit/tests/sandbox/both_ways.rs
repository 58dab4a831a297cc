//! A link that goes to its customer by e-mail and by SMS in one act, and so do its reminders (R10, R14).

use crate::{
    reminders::{days, plan, remind, run},
    sending::Post,
};
use api_types::{
    dashboard::{LinkForm, LinkItem},
    deliveries::DeliveryItem,
    reminders::Outlook,
};
use domain::delivery::{Purpose, Way};
use service::Ways;
use std::sync::Arc;
use testkit::world::{World, usdc};

crate::scenarios!(
    r10_a_link_goes_by_e_mail_and_sms_in_one_act_and_its_reminders_too,
    r10_what_has_no_way_out_is_held_by_itself_and_holds_up_nothing,
    r10_without_any_way_out_both_are_held_and_shown_and_go_once_each,
);

/// A link for Maja that is sent at once, by both ways.
async fn sent(world: &World, form: LinkForm) -> LinkItem {
    let form = LinkForm {
        title: "Night photography workshop".to_owned(),
        amount: "5.00".to_owned(),
        assets: vec![usdc().to_string()],
        window_minutes: "15".to_owned(),
        customer: "new".to_owned(),
        customer_email: "maja@example.com".to_owned(),
        customer_phone: "+31 6 12345678".to_owned(),
        send_email: true,
        send_sms: true,
        ..form
    };
    world.service.create_link(&world.owner, form).await.unwrap()
}

/// What was written by a way, the newest first.
async fn by(world: &World, link: &LinkItem, way: Way) -> Vec<DeliveryItem> {
    let all = world.service.link_messages(&world.owner, &link.id).await.unwrap().messages;
    all.into_iter().filter(|message| message.way == way).collect()
}

/// How many messages there are by a way, and where the newest stands and whom it is for.
async fn newest(world: &World, link: &LinkItem, way: Way) -> (usize, String, String) {
    let mut messages = by(world, link, way).await;
    let count = messages.len();
    let newest = messages.swap_remove(0);
    (count, newest.state, newest.recipient)
}

fn mail(count: usize, state: &str) -> (usize, String, String) {
    (count, state.to_owned(), "maja@example.com".to_owned())
}

fn sms(count: usize, state: &str) -> (usize, String, String) {
    (count, state.to_owned(), "+31612345678".to_owned())
}

async fn r10_a_link_goes_by_e_mail_and_sms_in_one_act_and_its_reminders_too(world: World) {
    let post = Arc::new(Post::default());
    let world = world.restarted_with(post.ways()).await;
    let link = sent(&world, remind("daily", "3")).await;
    assert_eq!(newest(&world, &link, Way::Email).await, mail(1, "waiting"));
    assert_eq!(newest(&world, &link, Way::Sms).await, sms(1, "waiting"));
    assert_eq!(world.service.run_due_deliveries().await.unwrap(), 2);
    assert_eq!((post.mails().len(), post.sms()), (1, 1));
    assert_eq!(newest(&world, &link, Way::Email).await, mail(1, "taken"));
    assert_eq!(newest(&world, &link, Way::Sms).await, sms(1, "taken"));
    let both = Outlook::Goes { by: vec![Way::Email, Way::Sms], not_by: Vec::new() };
    assert_eq!(plan(&world, &link).await.outlook, both);
    assert_eq!(days(&world, 1).await, 1, "she is reminded once");
    assert_eq!((post.mails().len(), post.sms()), (2, 2), "by both");
    for way in [Way::Email, Way::Sms] {
        let reminder = by(&world, &link, way).await.remove(0);
        assert_eq!((reminder.purpose, reminder.state.as_str()), (Purpose::Reminder, "taken"));
    }
    let shown = plan(&world, &link).await;
    assert_eq!((shown.sent, shown.remaining), (1, 2), "and it counts once");
    assert_eq!(days(&world, 4).await, 2);
    assert_eq!((post.mails().len(), post.sms()), (4, 4));
    // Once more by hand, by both.
    world.service.send_link(&world.owner, &link.id, &[Way::Email, Way::Sms]).await.unwrap();
    run(&world).await;
    assert_eq!((post.mails().len(), post.sms()), (5, 5));
}

async fn r10_what_has_no_way_out_is_held_by_itself_and_holds_up_nothing(world: World) {
    let post = Arc::new(Post::default());
    let world = world.restarted_with(Ways { sms: None, ..post.ways() }).await;
    let link = sent(&world, LinkForm::default()).await;
    assert_eq!(world.service.run_due_deliveries().await.unwrap(), 1);
    assert_eq!(newest(&world, &link, Way::Email).await, mail(1, "taken"));
    assert_eq!(newest(&world, &link, Way::Sms).await, sms(1, "held"));
    let (outbox, _) = world.service.outbox(&world.owner, false, 1).await.unwrap();
    let [held] = &outbox[..] else { panic!("{outbox:?}") };
    assert!(held.item.way == Way::Sms && held.body.contains("https://pay.example/p/"), "{held:?}");
    assert_eq!((post.mails().len(), post.sms()), (1, 0));
}

async fn r10_without_any_way_out_both_are_held_and_shown_and_go_once_each(world: World) {
    let link = sent(&world, LinkForm::default()).await;
    assert_eq!(world.service.run_due_deliveries().await.unwrap(), 0);
    assert_eq!(newest(&world, &link, Way::Email).await, mail(1, "held"));
    assert_eq!(newest(&world, &link, Way::Sms).await, sms(1, "held"));
    let (outbox, more) = world.service.outbox(&world.owner, false, 1).await.unwrap();
    assert!(outbox.len() == 2 && !more, "{outbox:?}");
    let body = |way| &outbox.iter().find(|message| message.item.way == way).unwrap().body;
    assert!(body(Way::Email).contains(&link.url), "{}", body(Way::Email));
    assert!(body(Way::Sms).contains("https://pay.example/p/"), "{}", body(Way::Sms));
    let post = Arc::new(Post::default());
    let world = world.restarted_with(post.ways()).await;
    assert_eq!(world.service.run_due_deliveries().await.unwrap(), 2);
    assert_eq!((post.mails().len(), post.sms()), (1, 1));
    assert_eq!(world.service.run_due_deliveries().await.unwrap(), 0, "once");
    assert_eq!(newest(&world, &link, Way::Email).await, mail(1, "taken"));
    assert_eq!(newest(&world, &link, Way::Sms).await, sms(1, "taken"));
}
