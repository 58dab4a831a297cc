//! Messages to customers: written with what causes them, sent by a real mail server, tried again, never lost (R10 to R13).

use crate::sending::{Answer, Post};
use api_types::{
    Problem,
    analytics::{Activity, ActivityEntry, Tab},
    checkout::PayForm,
    customers::CustomerForm,
    dashboard::{Business, LinkAct, LinkForm, LinkItem},
    deliveries::{LinkMessages, TemplateForm},
};
use axum::{Json, http::StatusCode, routing::post};
use base64::{Engine, engine::general_purpose::STANDARD};
use delivery::{
    PATIENCE, Report, Security, SmtpMailer, SmtpSettings, State,
    sink::{MailSink, SinkOptions},
    sms::{Body, Gateway, GatewaySettings, Method},
};
use domain::{
    Millis,
    delivery::{Purpose, Way},
    ids::SessionId,
};
use service::{EmailWay, SmsWay, Ways};
use std::sync::Arc;
use testkit::world::{World, usdc};
use tokio::sync::mpsc;

crate::scenarios!(
    r10_a_new_link_is_sent_to_its_customer_by_a_real_mail_server,
    r10_without_a_way_out_messages_are_held_and_go_once_there_is_one,
    r11_the_merchants_own_words_are_sent_and_the_preview_is_what_is_sent,
    r11_words_that_cannot_be_are_refused_at_their_field,
    r11_a_mail_brings_the_logo_along_and_none_that_was_taken_away,
    r12_an_sms_goes_through_a_gateway_with_a_short_link_and_is_not_sent_twice,
    r12_an_sms_that_has_no_sender_waits_says_why_and_goes_once_there_is_one,
    r13_a_mail_server_that_is_away_is_tried_again_and_then_given_up,
    r13_a_mail_that_came_back_is_shown_as_failed,
    r13_who_called_a_message_back_sends_nothing,
    r26_who_has_paid_gets_one_receipt_however_often_the_payment_comes_back,
    r26_without_an_email_the_log_says_why_no_receipt_went,
    i19_another_merchants_link_cannot_be_sent,
    p2_who_is_erased_is_not_written_to_any_more,
    r20_what_was_sent_is_in_the_activity_newest_first,
);

/// A red square as PNG.
const RED: &str =
    "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAFklEQVR42mM4ISdHEmIY1TCqYfhqAADkYgQQ6ZuA8QAAAABJRU5ErkJggg==";

const MAJA: &str = "maja@example.com";

/// A way out by a mail server on this machine.
fn by_email(port: u16) -> Ways {
    let mailer = SmtpMailer::new(SmtpSettings::new("127.0.0.1", port, Security::None)).unwrap();
    let from = "pay@northlight.example".parse().unwrap();
    Ways { email: Some(EmailWay { mailer: Arc::new(mailer), from }), ..Ways::default() }
}

fn form() -> LinkForm {
    LinkForm {
        title: "Night photography workshop".to_owned(),
        amount: "5.00".to_owned(),
        assets: vec![usdc().to_string()],
        window_minutes: "15".to_owned(),
        customer: "new".to_owned(),
        customer_email: MAJA.to_owned(),
        customer_name: "Maja Lind".to_owned(),
        ..LinkForm::default()
    }
}

async fn made(world: &World, form: LinkForm) -> LinkItem {
    world.service.create_link(&world.owner, form).await.unwrap()
}

async fn messages(world: &World, link: &LinkItem) -> LinkMessages {
    world.service.link_messages(&world.owner, &link.id).await.unwrap()
}

async fn states(world: &World, link: &LinkItem) -> Vec<String> {
    messages(world, link).await.messages.into_iter().map(|message| message.state).collect()
}

async fn send(world: &World) -> usize {
    world.service.run_due_deliveries().await.unwrap()
}

async fn r10_a_new_link_is_sent_to_its_customer_by_a_real_mail_server(world: World) {
    let mut sink = MailSink::start(&SinkOptions::default()).await;
    let world = world.restarted_with(by_email(sink.port())).await;
    world.follow().await;
    let link = made(&world, LinkForm { send_email: true, ..form() }).await;
    assert_eq!(states(&world, &link).await, ["waiting"], "written with the link, in one transaction");
    assert_eq!(send(&world).await, 1);
    let got = sink.next().await;
    assert_eq!((got.from.as_str(), got.to.as_slice()), ("pay@northlight.example", &[MAJA.to_owned()][..]));
    let mail = String::from_utf8(got.raw()).unwrap();
    assert!(mail.contains("Night photography workshop"), "{mail}");
    let shown = messages(&world, &link).await;
    let message = &shown.messages[0];
    assert_eq!((message.state.as_str(), message.recipient.as_str()), ("taken", MAJA));
    assert_eq!(message.name.as_deref(), Some("Maja Lind"));
    assert_eq!(send(&world).await, 0, "once");
    // Again, by hand: the second of its kind.
    world.service.send_link(&world.owner, &link.id, &[Way::Email]).await.unwrap();
    assert_eq!(send(&world).await, 1);
    assert_eq!(sink.next().await.to, [MAJA]);
    assert_eq!(states(&world, &link).await, ["taken", "taken"]);
}

async fn r10_without_a_way_out_messages_are_held_and_go_once_there_is_one(world: World) {
    let link = made(&world, LinkForm { send_email: true, ..form() }).await;
    assert_eq!(send(&world).await, 0);
    assert_eq!(states(&world, &link).await, ["held"]);
    let (outbox, more) = world.service.outbox(&world.owner, false, 1).await.unwrap();
    assert_eq!((outbox.len(), more), (1, false));
    assert!(outbox[0].body.contains(&link.url), "the outbox shows what it says: {}", outbox[0].body);
    let refused = world.service.send_link(&world.owner, &link.id, &[Way::Sms]).await;
    assert!(matches!(refused, Err(Problem::Fields { .. })), "no phone number is known: {refused:?}");
    let mut sink = MailSink::start(&SinkOptions::default()).await;
    let world = world.restarted_with(by_email(sink.port())).await;
    assert_eq!(send(&world).await, 1);
    assert_eq!(sink.next().await.to, [MAJA]);
    assert_eq!(states(&world, &link).await, ["taken"]);
}

async fn r11_the_merchants_own_words_are_sent_and_the_preview_is_what_is_sent(world: World) {
    let words = TemplateForm {
        purpose: Purpose::Request,
        subject: "{{title}} from {{business}}".to_owned(),
        body: "Dear {{customer_name}},\n\n{{amount}} please: {{link}}".to_owned(),
    };
    let preview = world.service.preview_template(&world.owner, &words).await.unwrap();
    assert_eq!(preview.subject, "Night photography workshop from Northlight Studio");
    assert!(preview.text.contains("Dear Maja Lind,\n\n48.30 USDC please: https://pay.example/"), "{}", preview.text);
    assert!(preview.html.contains("Dear Maja Lind,"));
    world.service.save_template(&world.owner, &words).await.unwrap();
    made(&world, LinkForm { send_email: true, ..form() }).await;
    let (outbox, _) = world.service.outbox(&world.owner, false, 1).await.unwrap();
    assert_eq!(outbox[0].subject, "[TEST] Night photography workshop from Northlight Studio");
    assert!(outbox[0].body.contains("Dear Maja Lind,\n\n5.00 USDC please: https://pay.example/"), "{}", outbox[0].body);
    let settings = world.service.message_settings(&world.owner).await.unwrap();
    assert!(settings.templates[0].is_own && settings.templates[0].form == words);
    world.service.reset_template(&world.owner, Purpose::Request).await.unwrap();
    assert!(!world.service.message_settings(&world.owner).await.unwrap().templates[0].is_own);
}

async fn r11_words_that_cannot_be_are_refused_at_their_field(world: World) {
    let words = |subject: &str, body: &str| TemplateForm {
        purpose: Purpose::Receipt,
        subject: subject.to_owned(),
        body: body.to_owned(),
    };
    for (form, wrong) in [
        (words("", "Hello {{link}}"), vec!["subject"]),
        (words("Hi\r\nBcc: all@example.com", "Hello {{link}}"), vec!["subject"]),
        (words("Hi", "Hello {{amont}} {{link}}"), vec!["body"]),
        (words("Hi {{nobody}}", "Hello {{link"), vec!["subject", "body"]),
    ] {
        let refused = world.service.save_template(&world.owner, &form).await;
        let Err(Problem::Fields { errors }) = refused else { panic!("{form:?} was taken: {refused:?}") };
        assert_eq!(errors.iter().map(|error| error.field.as_str()).collect::<Vec<_>>(), wrong, "{form:?}");
    }
    assert!(world.service.message_settings(&world.owner).await.unwrap().templates.iter().all(|it| !it.is_own));
}

async fn r11_a_mail_brings_the_logo_along_and_none_that_was_taken_away(world: World) {
    let post = Arc::new(Post::default());
    let world = world.restarted_with(post.ways()).await;
    let words = world.service.message_settings(&world.owner).await.unwrap().templates.remove(0).form;
    let preview = world.service.preview_template(&world.owner, &words).await.unwrap();
    assert!(!preview.html.contains("<img"), "there is none yet: {}", preview.html);
    world.service.save_logo(&world.owner, STANDARD.decode(RED).unwrap()).await.unwrap();
    made(&world, LinkForm { send_email: true, ..form() }).await;
    assert_eq!(send(&world).await, 1);
    let mail = post.mails().remove(0);
    for words in
        ["Content-ID: <logo@tallystick>", "src=\"cid:logo@tallystick\"", "Content-Type: image/png", "multipart/related"]
    {
        assert!(mail.contains(words), "{words}: {mail}");
    }
    assert!(!mail.contains("src=\"http"), "opening it asks nobody for anything: {mail}");
    let preview = world.service.preview_template(&world.owner, &words).await.unwrap();
    assert!(
        preview.html.contains("src=\"data:image/png;base64,") && !preview.html.contains("cid:"),
        "{}",
        preview.html
    );
    post.answers(Answer::Busy);
    made(&world, LinkForm { send_email: true, ..form() }).await;
    assert_eq!(send(&world).await, 0);
    world.service.save_logo(&world.owner, Vec::new()).await.unwrap();
    post.answers(Answer::Taken);
    world.clock.advance(Millis::minutes(1));
    assert_eq!(send(&world).await, 1);
    let mail = post.mails().pop().unwrap();
    assert!(!mail.contains("logo@tallystick") && !mail.contains("<img"), "nor an empty frame: {mail}");
}

/// A gateway on this machine, and what it was handed.
async fn gateway(status: StatusCode) -> (String, mpsc::UnboundedReceiver<serde_json::Value>) {
    let (taken, handed) = mpsc::unbounded_channel();
    let take = move |Json(sms): Json<serde_json::Value>| async move {
        taken.send(sms).unwrap();
        (status, Json(serde_json::json!({ "id": "gw-1" })))
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/send", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, axum::Router::new().route("/send", post(take))).await });
    (url, handed)
}

fn by_sms(url: String) -> Ways {
    let settings = GatewaySettings {
        method: Method::Post,
        url,
        headers: Vec::new(),
        body: Body::Json(r#"{"to": "{to}", "text": "{text}", "from": "{sender}"}"#.to_owned()),
        id_field: Some("id".to_owned()),
    };
    let texter = Arc::new(Gateway::new(settings, PATIENCE).unwrap());
    Ways { sms: Some(SmsWay { texter, sender: None }), ..Ways::default() }
}

async fn r12_an_sms_goes_through_a_gateway_with_a_short_link_and_is_not_sent_twice(world: World) {
    let (url, mut handed) = gateway(StatusCode::OK).await;
    let world = world.restarted_with(by_sms(url)).await;
    let wrong = LinkForm { customer_phone: "+31 6 1".to_owned(), send_sms: true, ..form() };
    let refused = world.service.create_link(&world.owner, wrong).await;
    assert!(matches!(refused, Err(Problem::Fields { .. })), "no such number in the Netherlands: {refused:?}");
    let link = made(&world, LinkForm { customer_phone: "+31 6 12345678".to_owned(), send_sms: true, ..form() }).await;
    assert_eq!(send(&world).await, 1);
    let sms = handed.recv().await.unwrap();
    assert_eq!(sms["to"], "+31612345678");
    assert_eq!(sms["from"], "Northlight");
    let text = sms["text"].as_str().unwrap();
    assert!(text.contains("Northlight Studio") && text.len() <= 320, "{text}");
    let short = text.split_whitespace().find(|word| word.contains("/p/")).expect("the short address").to_owned();
    let code = short.strip_prefix("https://pay.example/p/").unwrap().strip_suffix("?c=s").expect("with the channel");
    assert_eq!(code.len(), 23, "{short}");
    assert_eq!(world.service.short_destination(code).await, Ok(link.url.clone()), "leads to its page");
    let other = if code.starts_with('a') { "b" } else { "a" };
    let wrong = format!("{other}{}", code.split_at(1).1);
    for wrong in [wrong.as_str(), "", "x", "../../dashb"] {
        assert_eq!(world.service.short_destination(wrong).await, Err(Problem::NotFound), "{wrong}");
    }
    assert_eq!(states(&world, &link).await, ["taken"]);
    for act in [LinkAct::Deactivate, LinkAct::Activate] {
        world.service.act_on_links(&world.owner, std::slice::from_ref(&link.id), act).await.unwrap();
        let leads = world.service.short_destination(code).await;
        assert_eq!(leads.is_ok(), act == LinkAct::Activate, "as its page does (R25): {leads:?}");
    }
    // Who breaks off when it has the message may have sent it: no second try by itself (I18).
    let (url, mut handed) = gateway(StatusCode::INTERNAL_SERVER_ERROR).await;
    let world = world.restarted_with(by_sms(url)).await;
    world.service.send_link(&world.owner, &link.id, &[Way::Sms]).await.unwrap();
    assert_eq!(send(&world).await, 0);
    let again = handed.recv().await.unwrap();
    assert!(again["text"].as_str().unwrap().contains(&short), "a link has one short address");
    world.clock.advance(Millis::minutes(48 * 60));
    send(&world).await;
    assert!(handed.try_recv().is_err(), "it was handed over once");
}

async fn renamed(world: &World, name: &str) {
    let business = world.service.business(&world.owner).await.unwrap();
    let business = Business { name: name.to_owned(), ..business };
    world.service.save_business(&world.owner, business).await.unwrap();
}

async fn r12_an_sms_that_has_no_sender_waits_says_why_and_goes_once_there_is_one(world: World) {
    let (url, mut handed) = gateway(StatusCode::OK).await;
    let world = world.restarted_with(by_sms(url.clone())).await;
    renamed(&world, "24 7").await;
    let link = made(&world, LinkForm { customer_phone: "+31 6 12345678".to_owned(), send_sms: true, ..form() }).await;
    assert_eq!(send(&world).await, 0);
    let shown = messages(&world, &link).await;
    assert!(shown.ways.lacks_sender(), "the page says so beforehand: {:?}", shown.ways);
    let waits = &shown.messages[0];
    assert!(waits.state == "held" && waits.said.contains("sms.sender"), "{waits:?}");
    // A name with letters is enough, of whatever script.
    renamed(&world, "Кафе 24").await;
    assert_eq!(send(&world).await, 1);
    assert_eq!(handed.recv().await.unwrap()["from"], "Kafe 24");
    assert!(!messages(&world, &link).await.ways.lacks_sender());
    // What was written while there was a sender waits, too, once there is none; and goes at a start with one in the settings.
    world.clock.advance(Millis(1));
    world.service.send_link(&world.owner, &link.id, &[Way::Sms]).await.unwrap();
    renamed(&world, "☕").await;
    assert_eq!(send(&world).await, 0);
    assert_eq!(states(&world, &link).await, ["held", "taken"]);
    let mut ways = by_sms(url);
    ways.sms.as_mut().unwrap().sender = Some("+31 6 87654321".parse().unwrap());
    let world = world.restarted_with(ways).await;
    assert_eq!(send(&world).await, 1);
    assert_eq!(handed.recv().await.unwrap()["from"], "+31687654321");
}

async fn r13_a_mail_server_that_is_away_is_tried_again_and_then_given_up(world: World) {
    // Nobody listens where a mail server was.
    let gone = {
        let sink = MailSink::start(&SinkOptions::default()).await;
        sink.port()
    };
    let world = world.restarted_with(by_email(gone)).await;
    let link = made(&world, LinkForm { send_email: true, ..form() }).await;
    let mut waits = Vec::new();
    loop {
        assert_eq!(send(&world).await, 0);
        let message = messages(&world, &link).await.messages.remove(0);
        assert!(!message.said.is_empty(), "it says why");
        let Some(due) = message.due_at else {
            assert_eq!(message.state, "failed");
            break;
        };
        let wait = Millis(due - world.clock.now().0);
        waits.push(wait);
        world.clock.advance(wait);
        assert!(waits.len() < 20, "it is given up at last");
    }
    assert!(waits.len() >= 5 && waits.windows(2).all(|pair| pair[0] <= pair[1]), "{waits:?}");
    // The merchant may try again when it is back.
    let mut sink = MailSink::start(&SinkOptions::default()).await;
    let world = world.restarted_with(by_email(sink.port())).await;
    let failed = messages(&world, &link).await.messages.remove(0);
    world.service.act_on_delivery(&world.owner, &failed.id, true).await.unwrap();
    assert_eq!(send(&world).await, 1);
    assert_eq!(sink.next().await.to, [MAJA]);
    assert_eq!(states(&world, &link).await, ["taken"]);
}

async fn r13_a_mail_that_came_back_is_shown_as_failed(world: World) {
    let mut sink = MailSink::start(&SinkOptions::default()).await;
    let world = world.restarted_with(by_email(sink.port())).await;
    let link = made(&world, LinkForm { send_email: true, ..form() }).await;
    send(&world).await;
    let mail = String::from_utf8(sink.next().await.raw()).unwrap();
    let id = mail.lines().find_map(|line| line.strip_prefix("Message-ID: ")).unwrap();
    let id = id.trim().trim_matches(['<', '>']).to_owned();
    let report = Report { provider_id: id, state: State::Failed { why: "550 No such user".to_owned() } };
    world.service.reported(Way::Email, &report).await.unwrap();
    let message = messages(&world, &link).await.messages.remove(0);
    assert_eq!((message.state.as_str(), message.said.as_str()), ("failed", "550 No such user"));
    // A report that comes late changes nothing any more, and one about nothing of ours is done with.
    world.service.reported(Way::Email, &Report { state: State::Delivered, ..report.clone() }).await.unwrap();
    world.service.reported(Way::Sms, &report).await.unwrap();
    assert_eq!(states(&world, &link).await, ["failed"]);
}

async fn r13_who_called_a_message_back_sends_nothing(world: World) {
    let link = made(&world, LinkForm { send_email: true, ..form() }).await;
    let held = messages(&world, &link).await.messages.remove(0);
    world.service.act_on_delivery(&world.owner, &held.id, false).await.unwrap();
    let mut sink = MailSink::start(&SinkOptions::default()).await;
    let world = world.restarted_with(by_email(sink.port())).await;
    assert_eq!(send(&world).await, 0);
    assert_eq!(states(&world, &link).await, ["cancelled"]);
    let again = world.service.act_on_delivery(&world.owner, &held.id, true).await;
    assert!(matches!(again, Err(Problem::Refused { .. })), "{again:?}");
    // The sink took nothing before this one.
    made(&world, LinkForm { send_email: true, customer_email: "after@example.com".to_owned(), ..form() }).await;
    assert_eq!(send(&world).await, 1);
    assert_eq!(sink.next().await.to, ["after@example.com"]);
}

async fn open(world: &World, link: &LinkItem) -> SessionId {
    let form = PayForm { asset: usdc().to_string(), ..PayForm::default() };
    world.service.open_session(&link.id, form).await.unwrap().parse().unwrap()
}

async fn pay(world: &World, session: SessionId) {
    world.pay(session, 5_000_000).await;
    world.mine(4);
    world.follow().await;
    assert!(world.session(session).await.assessment.status.is_paid());
    world.service.run_due_jobs().await.unwrap();
}

async fn r26_who_has_paid_gets_one_receipt_however_often_the_payment_comes_back(world: World) {
    let mut sink = MailSink::start(&SinkOptions::default()).await;
    let world = world.restarted_with(by_email(sink.port())).await;
    world.follow().await;
    let link = made(&world, LinkForm { send_receipt: true, ..form() }).await;
    let session = open(&world, &link).await;
    assert_eq!(send(&world).await, 0, "nothing before it is paid");
    pay(&world, session).await;
    assert_eq!(send(&world).await, 1);
    let mail = sink.next().await;
    assert_eq!(mail.to, [MAJA]);
    let shown = messages(&world, &link).await.messages;
    assert_eq!((shown.len(), shown[0].purpose), (1, Purpose::Receipt));
    let (all, _) = world.service.outbox(&world.owner, true, 1).await.unwrap();
    assert!(all[0].body.contains("5.00 USDC"), "{}", all[0].body);
    assert!(all[0].body.contains(&format!("/s/{session}/receipt")), "{}", all[0].body);
    world.sandbox.reorg(6, false);
    world.mine(6);
    world.follow().await;
    world.service.run_due_jobs().await.unwrap();
    assert_eq!(send(&world).await, 0, "not a second one (I18)");
    let story = world.story(session).await;
    assert!(story.contains(&"message.sent".to_owned()), "{story:?}");
}

async fn r26_without_an_email_the_log_says_why_no_receipt_went(world: World) {
    let anybody =
        LinkForm { customer: String::new(), customer_email: String::new(), customer_name: String::new(), ..form() };
    let link = made(&world, LinkForm { send_receipt: true, ..anybody }).await;
    let session = open(&world, &link).await;
    pay(&world, session).await;
    let events = world.payment(session).await.events;
    let failed = events.iter().find(|event| event.kind == "action.failed").unwrap();
    assert!(failed.text.contains("no e-mail of the customer is known"), "{}", failed.text);
    assert_eq!(messages(&world, &link).await.messages, []);
}

async fn i19_another_merchants_link_cannot_be_sent(world: World) {
    let link = made(&world, form()).await;
    let other = service::Actor { merchant: domain::ids::MerchantId::from_parts(Millis(1), 1), ..world.owner.clone() };
    let sent = world.service.send_link(&other, &link.id, &[Way::Email]).await;
    assert_eq!(sent, Err(Problem::NotFound));
    assert_eq!(world.service.link_messages(&other, &link.id).await.unwrap_err(), Problem::NotFound);
    world.service.send_link(&world.owner, &link.id, &[Way::Email]).await.unwrap();
    let ours = messages(&world, &link).await.messages.remove(0);
    assert_eq!(world.service.act_on_delivery(&other, &ours.id, false).await, Err(Problem::NotFound));
    assert_eq!(states(&world, &link).await, ["held"]);
}

async fn p2_who_is_erased_is_not_written_to_any_more(world: World) {
    let maja = CustomerForm { email: MAJA.to_owned(), ..CustomerForm::default() };
    let maja = world.service.save_customer(&world.owner, None, &maja).await.unwrap();
    let link = made(&world, LinkForm { customer: "known".to_owned(), send_email: true, ..form() }).await;
    world.service.erase_customer(&world.owner, &maja.id, MAJA).await.unwrap();
    let mut sink = MailSink::start(&SinkOptions::default()).await;
    let world = world.restarted_with(by_email(sink.port())).await;
    assert_eq!(send(&world).await, 0);
    assert_eq!(states(&world, &link).await, ["cancelled"]);
    let (all, _) = world.service.outbox(&world.owner, true, 1).await.unwrap();
    assert!(!serde_json::to_string(&all).unwrap().contains(MAJA));
    made(&world, LinkForm { send_email: true, customer_email: "after@example.com".to_owned(), ..form() }).await;
    assert_eq!(send(&world).await, 1);
    assert_eq!(sink.next().await.to, ["after@example.com"]);
}

async fn r20_what_was_sent_is_in_the_activity_newest_first(world: World) {
    let mut sink = MailSink::start(&SinkOptions::default()).await;
    let world = world.restarted_with(by_email(sink.port())).await;
    world.follow().await;
    let link = made(&world, LinkForm { send_email: true, ..form() }).await;
    assert_eq!(send(&world).await, 1);
    sink.next().await;
    world.clock.advance(Millis::seconds(1));
    world.follow().await;
    open(&world, &link).await;
    world.clock.advance(Millis::seconds(1));
    world.service.send_link(&world.owner, &link.id, &[Way::Email]).await.unwrap();
    assert_eq!(send(&world).await, 1);
    let kinds = |activity: Activity| -> Vec<String> {
        let kind = |entry| match entry {
            ActivityEntry::Message(item) => item.text,
            ActivityEntry::Payment(_) => "payment".to_owned(),
            ActivityEntry::View(_) => "view".to_owned(),
            ActivityEntry::Written(_) | ActivityEntry::Upcoming(_) => "reminder".to_owned(),
        };
        activity.rows.into_iter().map(kind).collect()
    };
    let expected = ["Link sent by e-mail", "payment", "Link sent by e-mail"];
    let of_link = world.service.link_activity(&world.owner, &link.id, Tab::All, 1).await.unwrap();
    assert_eq!((of_link.total, kinds(of_link)), (3, expected.map(str::to_owned).to_vec()));
    let of_all = world.service.merchant_activity(&world.owner, Tab::All, 1).await.unwrap();
    assert_eq!(kinds(of_all), expected);
    let payments = world.service.link_activity(&world.owner, &link.id, Tab::Payments, 1).await.unwrap();
    assert_eq!(kinds(payments), ["payment"], "other tabs have none of it");
}
