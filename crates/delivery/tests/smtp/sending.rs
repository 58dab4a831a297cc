//! What leaves is what arrives.

use crate::fixtures::{PASSWORD, USER, draft, mail, mailer, plain, safe, settings};
use delivery::{Mail, MailDraft, Mailer, Security, SmtpSettings, sink::SinkSecurity};
use mail_parser::{Message, MessageParser, MimeHeaders};

fn parsed(raw: &[u8]) -> Message<'_> {
    MessageParser::default().parse(raw).expect("a mail")
}

fn raw_header(message: &Message<'_>, name: &'static str) -> Option<String> {
    message.header_raw(name).map(|value| value.trim().to_owned())
}

#[tokio::test]
async fn r11_a_mail_arrives_as_it_was_written() {
    let (mut sink, settings) = safe(Security::StartTls, SinkSecurity::StartTls).await;
    let sent = mailer(settings).send(&mail()).await.expect("it is taken");
    assert_eq!(sent.id.as_deref(), Some("dlv_01J0@pay.example.com"));
    assert!(sent.reply.starts_with("250 2.0.0 Ok: queued as 4F2B1"), "{}", sent.reply);

    let received = sink.next().await;
    assert!(received.secure);
    assert_eq!(received.user.as_deref(), Some(USER));
    assert_eq!(received.from, "billing@northlight.example");
    assert_eq!(received.to, ["lena@example.com"]);

    let raw = received.raw();
    assert!(raw.is_ascii(), "nothing that a server would have to be asked whether it takes it");
    let message = parsed(&raw);
    let draft = draft();
    assert_eq!(message.subject(), Some(draft.subject.as_str()));
    let from = message.from().and_then(|it| it.first()).expect("a sender");
    assert_eq!(from.name(), Some(draft.from_name.as_str()));
    assert_eq!(from.address(), Some("billing@northlight.example"));
    let reply_to = message.reply_to().and_then(|it| it.first()).and_then(|it| it.address());
    assert_eq!(reply_to, Some("maja@northlight.example"));
    assert_eq!(message.to().and_then(|it| it.first()).and_then(|it| it.address()), Some("lena@example.com"));
    assert_eq!(message.message_id(), Some("dlv_01J0@pay.example.com"));
    assert_eq!(message.date().map(|it| it.to_timestamp()), Some(1_763_756_400));
    assert_eq!(raw_header(&message, "Auto-Submitted").as_deref(), Some("auto-generated"));
    assert_eq!(raw_header(&message, "List-Unsubscribe").as_deref(), Some("<https://pay.example.com/stop/abc?x=1>"));
    assert_eq!(raw_header(&message, "List-Unsubscribe-Post").as_deref(), Some("List-Unsubscribe=One-Click"));

    let content_type = message.content_type().expect("a content type");
    assert_eq!((content_type.ctype(), content_type.subtype()), ("multipart", Some("alternative")));
    assert_eq!((message.text_body_count(), message.html_body_count(), message.parts.len()), (1, 1, 3));
    let lines = |text: &str| text.replace("\r\n", "\n").trim_end().to_owned();
    assert_eq!(lines(&message.body_text(0).expect("a text part")), draft.text);
    assert_eq!(lines(&message.body_html(0).expect("an HTML part")), draft.html);
    assert_eq!(message.parts.last().and_then(|part| part.content_type()).and_then(|it| it.subtype()), Some("html"));
}

#[tokio::test]
async fn r11_tls_from_the_first_byte_works_too() {
    let (mut sink, settings) = safe(Security::Tls, SinkSecurity::Tls).await;
    let mailer = mailer(settings);
    mailer.try_out().await.expect("it can be signed in to");
    mailer.send(&mail()).await.expect("it is taken");
    assert!(sink.next().await.secure);
}

#[tokio::test]
async fn r11_a_mail_server_on_this_machine_needs_neither_tls_nor_password() {
    let (mut sink, mailer) = plain().await;
    mailer.send(&mail()).await.expect("it is taken");
    let received = sink.next().await;
    assert_eq!((received.secure, received.user), (false, None));
}

#[tokio::test]
async fn r13_a_second_try_is_the_same_mail_to_the_byte() {
    let (mut sink, mailer) = plain().await;
    mailer.send(&mail()).await.expect("it is taken");
    mailer.send(&mail()).await.expect("it is taken again");
    let (one, other) = (sink.next().await, sink.next().await);
    assert_eq!(String::from_utf8(one.raw()), String::from_utf8(other.raw()));
}

#[tokio::test]
async fn r11_the_logo_travels_inside_the_mail_and_is_shown_by_its_html() {
    let (mut sink, mailer) = plain().await;
    let png = b"\x89PNG\r\n\x1a\n and what follows".to_vec();
    let with_logo = MailDraft { logo: Some(png.clone()), ..draft() };
    for _ in 0..2 {
        mailer.send(&Mail::new(&with_logo).expect("a mail")).await.expect("it is taken");
    }
    let (raw, again) = (sink.next().await.raw(), sink.next().await.raw());
    assert_eq!(raw, again, "to the byte");
    let message = parsed(&raw);
    // Alternative, text, related, HTML, picture.
    assert_eq!((message.text_body_count(), message.html_body_count(), message.parts.len()), (1, 1, 5));
    assert!(message.body_html(0).expect("an HTML part").contains("Hello Lena"));
    let picture = message.parts.last().expect("a picture");
    assert_eq!(picture.content_id(), Some(delivery::template::LOGO_ID));
    assert_eq!(picture.content_type().and_then(|it| it.subtype()), Some("png"));
    assert_eq!(picture.contents(), png);
    assert!(picture.content_disposition().is_some_and(|it| it.is_inline()), "no file to be opened");
}

#[tokio::test]
async fn r11_a_mail_that_does_not_come_again_offers_no_way_to_stop_it() {
    let (mut sink, mailer) = plain().await;
    let once = Mail::new(&MailDraft { unsubscribe: None, reply_to: None, ..draft() }).expect("a mail");
    mailer.send(&once).await.expect("it is taken");
    let raw = sink.next().await.raw();
    let names: Vec<_> = parsed(&raw).headers().iter().map(|it| it.name().to_ascii_lowercase()).collect();
    assert!(!names.iter().any(|name| name.starts_with("list-") || name == "reply-to"), "{names:?}");
}

#[tokio::test]
async fn r14_one_click_needs_a_safe_address() {
    let (mut sink, mailer) = plain().await;
    let unsafe_address = Some("http://127.0.0.1:3000/stop/abc".parse().expect("an address"));
    let mail = Mail::new(&MailDraft { unsubscribe: unsafe_address, ..draft() }).expect("a mail");
    mailer.send(&mail).await.expect("it is taken");
    let raw = sink.next().await.raw();
    let message = parsed(&raw);
    assert_eq!(raw_header(&message, "List-Unsubscribe").as_deref(), Some("<http://127.0.0.1:3000/stop/abc>"));
    assert_eq!(raw_header(&message, "List-Unsubscribe-Post"), None);
}

#[tokio::test]
async fn an_address_of_other_letters_goes_to_its_ascii_form() {
    let (mut sink, mailer) = plain().await;
    mailer.send(&crate::fixtures::mail_to("lena@bücher.example")).await.expect("it is taken");
    // The mail server shows it to people again.
    let to = sink.next().await.to;
    assert!(to == ["lena@xn--bcher-kva.example"] || to == ["lena@bücher.example"], "{to:?}");
}

#[tokio::test]
async fn the_name_that_we_introduce_ourselves_with_is_the_one_that_was_set() {
    let rude = crate::rude::Rude::start(crate::rude::polite).await;
    let named = SmtpSettings { hello: Some("pay.example.com".to_owned()), ..settings(rude.port, Security::None) };
    mailer(named).send(&mail()).await.expect("it is taken");
    let heard = rude.heard();
    assert_eq!(heard.first().map(String::as_str), Some("EHLO pay.example.com"), "{heard:?}");
    assert!(!heard.join("\n").contains(PASSWORD));
}
