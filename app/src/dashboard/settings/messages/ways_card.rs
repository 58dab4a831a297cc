//! By which ways messages leave.

use crate::dashboard::parts::Icon;
use api_types::deliveries::WaysOut;
use leptos::prelude::*;

/// E-mail and SMS, each with who takes it.
#[component]
pub fn WaysCard(
    /// The ways.
    ways: WaysOut,
) -> impl IntoView {
    let row = |icon: &'static str, name: &'static str, open: Option<String>, how: &'static str| {
        let (tone, state, words) = match open {
            Some(words) => ("ok", "On", words),
            None => ("warn", "Held", how.to_owned()),
        };
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
    let email =
        ways.email.map(|from| format!("Sent from {from}. Answers go to the e-mail for questions of your business."));
    let sms = ways.sms.map(|name| format!("Sent by {name}, in the name of your business."));
    view! {
        <section class="card" aria-labelledby="ways">
            <div class="card-head"><h2 id="ways">"Ways out"</h2></div>
            <ul class="feed">
                {row("mail", "E-mail", email, "No mail server is set up. E-mails are written and wait in the outbox. Whoever runs this server sets one in the [email] section of its settings.")}
                {row("message-square", "SMS", sms, "Nobody is set up to send SMS. They are written and wait in the outbox. Whoever runs this server sets Twilio, Bird, MessageBird or any gateway in the [sms] section of its settings.")}
            </ul>
        </section>
    }
    .into_any()
}
