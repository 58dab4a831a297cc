//! Whatever is put into a mail, it has the headers that it has.

use crate::fixtures::{draft, mailer, plain, settings};
use delivery::{Mail, MailDraft, MailError, Mailer, Security, SmtpMailer};
use domain::{Email, Millis};
use mail_parser::MessageParser;
use proptest::prelude::*;

/// Sorted.
const HEADERS: [&str; 11] = [
    "auto-submitted",
    "content-type",
    "date",
    "from",
    "list-unsubscribe",
    "list-unsubscribe-post",
    "message-id",
    "mime-version",
    "reply-to",
    "subject",
    "to",
];

/// Names of the headers as any program would see them: all that stands before a colon at the beginning of a line.
fn names(raw: &[u8]) -> Vec<String> {
    let raw = String::from_utf8(raw.to_vec()).expect("text");
    let head = raw.split("\r\n\r\n").next().expect("a head");
    assert!(!head.replace("\r\n", "").contains(['\r', '\n', '\0']), "bare line breaks in {head:?}");
    let mut names: Vec<String> = head
        .split("\r\n")
        .filter(|line| !line.starts_with([' ', '\t']))
        .map(|line| line.split(':').next().expect("a name").to_ascii_lowercase())
        .collect();
    names.sort_unstable();
    names
}

fn expected() -> Vec<String> {
    HEADERS.map(str::to_owned).to_vec()
}

const ATTACKS: [&str; 12] = [
    "x\r\nBcc: thief@evil.example",
    "x\nBcc: thief@evil.example",
    "x\rBcc: thief@evil.example",
    "x\r\n\r\n<script>alert(1)</script>",
    "x\0y",
    "x\u{0b}Bcc: a",
    "x\u{0c}Bcc: a",
    "x\u{85}Bcc: a",
    "x\u{7f}",
    "pay\u{202e}eem",
    "x\u{2066}y",
    "\u{feff}x",
];

#[test]
fn a_character_that_breaks_or_turns_a_line_is_refused_in_every_field() {
    for attack in ATTACKS {
        for draft in
            [MailDraft { from_name: attack.to_owned(), ..draft() }, MailDraft { subject: attack.to_owned(), ..draft() }]
        {
            let error = Mail::new(&draft).expect_err("it is refused");
            assert!(matches!(error, MailError::Text(_)), "{attack:?}: {error}");
            assert!(error.to_string().contains("cannot be shown") && !error.to_string().contains("Bcc"), "{error}");
        }
    }
    for attack in ["x\0y", "x\u{1b}[31m", "x\u{202e}y"] {
        assert!(Mail::new(&MailDraft { text: attack.to_owned(), ..draft() }).is_err(), "{attack:?}");
        assert!(Mail::new(&MailDraft { html: attack.to_owned(), ..draft() }).is_err(), "{attack:?}");
    }
}

#[test]
fn an_address_that_would_end_a_command_is_refused() {
    for address in
        ["a\u{202e}b@example.com", "a@exa\u{2066}mple.com", "..@example.com", "a@-.example", "a@b.c\u{ad}\u{feff}"]
    {
        let Ok(address) = address.parse::<Email>() else { continue };
        for draft in [
            MailDraft { to: address.clone(), ..draft() },
            MailDraft { from: address.clone(), ..draft() },
            MailDraft { reply_to: Some(address.clone()), ..draft() },
        ] {
            assert!(Mail::new(&draft).is_err(), "{address:?}");
        }
    }
}

#[test]
fn a_date_that_has_no_form_is_refused() {
    for date in [Millis(-1), Millis(i64::MIN), Millis(i64::MAX), Millis::seconds(253_402_300_800)] {
        assert_eq!(Mail::new(&MailDraft { date, ..draft() }).map(drop), Err(MailError::Date), "{date:?}");
    }
    for date in [Millis(0), Millis::seconds(253_402_300_799)] {
        assert!(Mail::new(&MailDraft { date, ..draft() }).is_ok(), "{date:?}");
    }
}

#[tokio::test]
async fn what_looks_like_more_headers_or_commands_arrives_as_words() {
    let (mut sink, mailer) = plain().await;
    let draft = MailDraft {
        from_name: "Eve <eve@evil.example>, =?utf-8?q?x=0D=0ABcc=3A_a=40b.c?= \"\\".to_owned(),
        subject: "=?utf-8?b?DQpCY2M6IGFAYi5j?= Bcc: a@b.c".to_owned(),
        text: "Hello\n.\nRCPT TO:<thief@evil.example>\nBcc: a@b.c\n\n--boundary\n.".to_owned(),
        html: "<p>\n.\r\nQUIT\n</p>".to_owned(),
        ..draft()
    };
    mailer.send(&Mail::new(&draft).expect("a mail")).await.expect("it is taken");
    let received = sink.next().await;
    assert_eq!(received.to, ["lena@example.com"]);
    let raw = received.raw();
    assert_eq!(names(&raw), expected());
    let message = MessageParser::default().parse(&raw).expect("a mail");
    assert_eq!(message.parts.len(), 3);
    assert_eq!(message.subject(), Some(draft.subject.as_str()));
    assert_eq!(message.from().and_then(|it| it.first()).and_then(|it| it.name()), Some(draft.from_name.as_str()));
    let text = message.body_text(0).expect("a text").replace("\r\n", "\n");
    assert_eq!(text.trim_end(), draft.text);
}

#[tokio::test]
async fn nobody_signs_in_or_is_greeted_with_a_second_line() {
    let wrong =
        delivery::SmtpSettings { hello: Some("a\r\nMAIL FROM:<b@c.d>".to_owned()), ..settings(25, Security::None) };
    assert!(SmtpMailer::new(wrong).is_err());
    // A password may be anything: it travels in base64.
    let rude = crate::rude::Rude::start(|line| match line {
        line if line.starts_with("EHLO") => crate::rude::say("250-rude.example\r\n250 AUTH PLAIN"),
        line => crate::rude::polite(line),
    })
    .await;
    let login = settings(rude.port, Security::None).with_login("maja", "a\r\nMAIL FROM:<b@c.d>");
    mailer(login).send(&crate::fixtures::mail()).await.expect("it is taken");
    let heard = rude.heard();
    assert!(!heard.iter().any(|line| line.contains("b@c.d")), "{heard:?}");
}

/// Text with more than its share of what could break something.
fn nasty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<char>().prop_map(String::from),
        "[ -~]{0,20}",
        prop::sample::select(ATTACKS.to_vec()).prop_map(str::to_owned),
        prop::sample::select(vec![
            "\r\n",
            "\n",
            "\r",
            "\0",
            ":",
            "Bcc: ",
            "=?utf-8?q?",
            "?=",
            "\"",
            "\\",
            "<",
            ">",
            ",",
            "é",
            "😀"
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn nothing_in_a_mail_adds_a_header(
        from_name in nasty(), subject in nasty(), text in nasty(), html in nasty(), user in nasty(),
        date in 0..4_000_000_000_000_i64,
    ) {
        let draft = draft();
        let draft = MailDraft {
            date: Millis(date),
            to: format!("{user}@example.com").parse().unwrap_or(draft.to),
            from_name, subject, text, html, ..draft
        };
        if let Ok(mail) = Mail::new(&draft) {
            let raw = mail.written();
            prop_assert_eq!(names(&raw), expected());
            let message = MessageParser::default().parse(&raw).expect("a mail");
            prop_assert_eq!(message.parts.len(), 3);
            prop_assert_eq!(message.message_id(), Some("dlv_01J0@pay.example.com"));
        }
    }

    #[test]
    fn words_that_can_be_shown_arrive_letter_by_letter(
        from_name in "[\\w\\-.,;:!?@()<>\"'\\\\&%/ äöüßéñЖ日本😀]{1,60}",
        subject in "[\\w\\-.,;:!?@()<>\"'\\\\&%/= äöüßéñЖ日本😀]{1,150}",
    ) {
        // Some of it as if it were encoded.
        let from_name = from_name.replace("a", "=?utf-8?q?=0A?=");
        let subject = subject.replace("e", " =?utf-8?b?DQo=?= ");
        let draft = MailDraft { from_name, subject, ..draft() };
        if let Ok(mail) = Mail::new(&draft) {
            let raw = mail.written();
            let message = MessageParser::default().parse(&raw).expect("a mail");
            let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(message.subject().map(one_line), Some(one_line(&draft.subject)));
            let from = message.from().and_then(|it| it.first()).and_then(|it| it.name()).map(one_line);
            prop_assert_eq!(from, Some(one_line(&draft.from_name)));
        }
    }
}
