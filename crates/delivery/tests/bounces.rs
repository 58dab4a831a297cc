//! Mails that come back, as mail servers write them.

use delivery::{Report, State, report::bounce};
use proptest::prelude::*;

/// As Postfix writes one.
const POSTFIX: &str = "\
Return-Path: <>
Date: Mon, 24 Nov 2025 10:00:00 +0000 (UTC)
From: MAILER-DAEMON@mail.example.com (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: billing@northlight.example
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary=\"4F2B1.1763978400/mail.example.com\"
Message-Id: <20251124100000.5D3C2@mail.example.com>

This is a MIME-encapsulated message.

--4F2B1.1763978400/mail.example.com
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mail.example.com.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients.

--4F2B1.1763978400/mail.example.com
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.com
X-Postfix-Queue-ID: 4F2B1
Arrival-Date: Mon, 24 Nov 2025 09:59:58 +0000 (UTC)

Final-Recipient: rfc822; lena@example.com
Original-Recipient: rfc822;lena@example.com
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.example.com
Diagnostic-Code: smtp; 550 5.1.1 <lena@example.com>: Recipient address
    rejected: User unknown in virtual mailbox table

--4F2B1.1763978400/mail.example.com
Content-Description: Undelivered Message
Content-Type: message/rfc822

Date: Mon, 24 Nov 2025 09:59:58 +0000
From: Northlight <billing@northlight.example>
To: lena@example.com
Message-ID: <dlv_01J0@pay.example.com>
Subject: Payment
Content-Type: text/plain

Hello Lena

--4F2B1.1763978400/mail.example.com--
";

/// As Exchange writes one: with the headers only, and in other letters.
const EXCHANGE: &str = "\
From: <postmaster@example.com>
To: <billing@northlight.example>
Subject: Undeliverable: Payment
In-Reply-To: <dlv_01J0@pay.example.com>
MIME-Version: 1.0
Content-Type: Multipart/Report; report-type=\"delivery-status\"; boundary=\"b1\"

--b1
Content-Type: text/html; charset=utf-8

<p>Your message couldn't be delivered.</p>
--b1
Content-Type: Message/Delivery-Status

Reporting-MTA: dns;EX01.example.com

FINAL-RECIPIENT: RFC822;lena@example.com
ACTION: Failed
STATUS: 5.2.2
DIAGNOSTIC-CODE: smtp;554 mailbox is full

--b1
Content-Type: text/rfc822-headers

Message-ID: <dlv_01J0@pay.example.com>
Subject: Payment

--b1--
";

fn read(mail: &str) -> Option<(String, State)> {
    bounce::read(mail.replace('\n', "\r\n").as_bytes()).map(|Report { provider_id, state }| (provider_id, state))
}

fn failed(why: &str) -> Option<(String, State)> {
    Some(("dlv_01J0@pay.example.com".to_owned(), State::Failed { why: why.to_owned() }))
}

#[test]
fn r13_a_bounce_says_which_mail_did_not_arrive_and_why() {
    let words = "550 5.1.1 <lena@example.com>: Recipient address rejected: User unknown in virtual mailbox table";
    assert_eq!(read(POSTFIX), failed(words));
    assert_eq!(
        bounce::read(POSTFIX.as_bytes()).map(|report| report.provider_id).as_deref(),
        Some("dlv_01J0@pay.example.com"),
        "with bare line feeds, too"
    );
    assert_eq!(read(EXCHANGE), failed("5.2.2 554 mailbox is full"));
}

#[test]
fn r13_a_bounce_without_the_mail_is_known_by_what_it_answers() {
    let without = EXCHANGE.replace("text/rfc822-headers", "application/octet-stream");
    assert_eq!(read(&without), failed("5.2.2 554 mailbox is full"));
    assert_eq!(read(&without.replace("In-Reply-To", "X-Other")), None);
}

#[test]
fn r13_what_is_not_the_end_of_a_mail_is_no_bounce() {
    for action in ["delayed", "relayed", "expanded"] {
        assert_eq!(read(&POSTFIX.replace("Action: failed", &format!("Action: {action}"))), None, "{action}");
    }
    let delivered = read(&POSTFIX.replace("Action: failed", "Action: delivered"));
    assert_eq!(delivered.map(|(_, state)| state), Some(State::Delivered));
    let ordinary = "From: a@example.com\nTo: b@example.com\nSubject: Hello\n\nAction: failed\n\
                    Message-ID: <dlv_01J0@pay.example.com>\n";
    for mail in ["", "\n\n", ordinary, &POSTFIX[..700], &POSTFIX.replace("delivery-status\n\nR", "other\n\nR")] {
        assert_eq!(read(mail), None, "{mail}");
    }
}

#[test]
fn a_bounce_cannot_name_or_say_what_would_break_a_log() {
    let evil = POSTFIX.replace("User unknown", "=?utf-8?q?x=0D=0AERROR_forged=1B?= \u{202e}");
    let Some((_, State::Failed { why })) = read(&evil) else { panic!("it is a bounce") };
    assert!(!why.chars().any(|c| c.is_control() || c == '\u{202e}'), "{why}");
    assert_eq!(read(&POSTFIX.replace("dlv_01J0@", "dlv 01J0;drop@")), None, "an id that we do not give");
}

proptest! {
    #[test]
    fn whatever_arrives_is_read_or_left(
        noise in prop::collection::vec(any::<u8>(), 0..600), cut in 0..POSTFIX.len(), at in 0..POSTFIX.len(),
    ) {
        let _ = bounce::read(&noise);
        let mut mail = POSTFIX.as_bytes().to_vec();
        mail.truncate(cut.max(at));
        mail.splice(at.min(mail.len()).., noise);
        let _ = bounce::read(&mail);
    }
}
