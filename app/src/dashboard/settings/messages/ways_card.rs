//! By which ways messages leave.

use crate::dashboard::parts::Icon;
use api_types::deliveries::{SmsFrom, SmsOut, WaysOut};
use leptos::prelude::*;

const NO_MAIL_SERVER: &str = "No mail server is set up. E-mails are written and wait in the outbox. Whoever runs this server sets \
    one in the [email] section of its settings.";
const NOBODY_SENDS_SMS: &str = "Nobody is set up to send SMS. They are written and wait in the outbox. Whoever runs this server \
    sets Twilio, Bird, MessageBird or any gateway in the [sms] section of its settings.";

/// E-mail and SMS, each with who takes it.
#[component]
pub fn WaysCard(
    /// The ways.
    ways: WaysOut,
) -> impl IntoView {
    let row = |icon: &'static str, name: &'static str, (goes, words): (bool, String)| {
        let (tone, state) = if goes { ("ok", "On") } else { ("warn", "Held") };
        view! {
            <li>
                <span class=format!("spot {tone}")><Icon name=icon/></span>
                <div class="what">
                    <p class="row tight-row"><b>{name}</b><span class=format!("badge {tone}")>{state}</span></p>
                    <small>{words}</small>
                </div>
            </li>
        }
    };
    view! {
        <section class="card" aria-labelledby="ways">
            <div class="card-head"><h2 id="ways">"Ways out"</h2></div>
            <ul class="feed">
                {row("mail", "E-mail", email(ways.email))}
                {row("message-square", "SMS", sms(ways.sms))}
            </ul>
        </section>
    }
    .into_any()
}

/// Whether e-mails go, and how or why not.
fn email(from: Option<String>) -> (bool, String) {
    match from {
        Some(from) => (true, format!("Sent from {from}. Answers go to the e-mail for questions of your business.")),
        None => (false, NO_MAIL_SERVER.to_owned()),
    }
}

/// The same for SMS.
fn sms(out: Option<SmsOut>) -> (bool, String) {
    let Some(SmsOut { by, from }) = out else { return (false, NOBODY_SENDS_SMS.to_owned()) };
    match from {
        SmsFrom::Sender(sender) => {
            (true, format!("Sent by {by}. Customers see \u{201c}{sender}\u{201d} as the sender."))
        }
        SmsFrom::Provider => (true, format!("Sent by {by}, from the sender that is set there.")),
        SmsFrom::Missing => (
            false,
            format!(
                "{by} needs a sender for SMS: a name in Latin letters, or a number. The name of your business gives none, so SMS \
                 wait in the outbox. Whoever runs this server sets sms.sender in its settings."
            ),
        ),
    }
}
