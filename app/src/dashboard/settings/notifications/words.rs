//! How kinds and ways are called.

use crate::dashboard::words::Look;
use api_types::notifications::{NoticeItem, TestSent};
use domain::notification::{Kind, Mail};

/// What a kind is called, and when it is told.
pub const fn kind(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Paid => ("Paid", "A payment is paid."),
        Kind::Underpaid => ("Underpaid", "Less came than was asked for."),
        Kind::Late => ("Late", "Money came after the time to pay was over."),
        Kind::Reverted => ("Taken back", "The network took a payment back."),
        Kind::NetworkDown => ("Network down", "A network of yours cannot be used, or works again."),
        Kind::LimitReached => ("Limit reached", "The last place of a link is paid."),
    }
}

/// What a way to be told by e-mail is called.
pub const fn mail(mail: Mail) -> &'static str {
    match mail {
        Mail::Off => "No e-mail",
        Mail::AtOnce => "E-mail at once",
        Mail::Digest => "In the digest",
    }
}

/// `08:00`.
pub fn hour(hour: u8) -> String {
    format!("{hour:02}:00")
}

/// Where an e-mail is.
pub fn state(item: &NoticeItem) -> Look {
    let (tone, icon, words) = match item.state.as_str() {
        "held" => ("warn", "box", "In the outbox"),
        "waiting" if !item.said.is_empty() => ("warn", "refresh-cw", "Trying again"),
        "waiting" => ("info", "clock", "On its way"),
        "taken" => ("ok", "check", "Sent"),
        "cancelled" => ("", "x", "Called back"),
        _ => ("bad", "triangle-alert", "Failed"),
    };
    Look { tone, icon, words: words.to_owned() }
}

/// Where a test went.
pub fn tested(sent: &TestSent) -> String {
    let email = &sent.email;
    let mail = if sent.by_email {
        format!("An e-mail to {email} is on its way")
    } else {
        format!("An e-mail to {email} waits in the outbox, since no e-mail leaves this server")
    };
    match sent.browsers {
        0 => format!("{mail}. No browser shows you notifications yet."),
        1 => format!("{mail}, and your browser is told."),
        many => format!("{mail}, and {many} browsers are told."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_sends_a_test_reads_where_it_went() {
        let sent = |by_email, browsers| TestSent { email: "maja@example.com".to_owned(), by_email, browsers };
        assert_eq!(
            tested(&sent(true, 0)),
            "An e-mail to maja@example.com is on its way. No browser shows you notifications yet."
        );
        assert_eq!(tested(&sent(true, 2)), "An e-mail to maja@example.com is on its way, and 2 browsers are told.");
        assert!(tested(&sent(false, 1)).contains("waits in the outbox"));
        assert_eq!(hour(8), "08:00");
    }
}
