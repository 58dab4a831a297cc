//! Sending a new link to its customer at once (R10).

use crate::dashboard::parts::{FieldNote, use_form_scope};
use api_types::{dashboard::LinkForm, deliveries::WaysOut};
use leptos::prelude::*;

/// E-mail, SMS or both, for one customer.
#[component]
pub fn SendFields(
    /// What stands in it at first.
    form: LinkForm,
    /// Ways that there are.
    ways: WaysOut,
) -> impl IntoView {
    let scope = use_form_scope();
    let held = match (ways.email.is_some(), ways.sms.is_some()) {
        (true, true) if ways.lacks_sender() => {
            "It goes as soon as the link is made. SMS wait in the outbox: the name of your business cannot stand above an SMS."
        }
        (true, true) => "It goes as soon as the link is made. You can also send it later, from its page.",
        (true, false) => "It goes as soon as the link is made. SMS wait in the outbox: nobody is set up to send them.",
        (false, true) => "It goes as soon as the link is made. E-mails wait in the outbox: no mail server is set up.",
        (false, false) => "This server cannot send messages yet: they wait in the outbox until it can.",
    };
    view! {
        <fieldset class="if-customer field send-fields">
            <legend>"Send it to them"<span class="opt">"Optional"</span></legend>
            <div class="two">
                <label class="tick">
                    <input type="checkbox" name=scope.name("send_email") value="true" checked=form.send_email/>
                    <span><span class="name">"By e-mail"</span></span>
                </label>
                <label class="tick">
                    <input type="checkbox" name=scope.name("send_sms") value="true" checked=form.send_sms/>
                    <span><span class="name">"By SMS"</span><span class="note">"Needs their phone number."</span></span>
                </label>
            </div>
            <FieldNote name="ways" hint=held/>
        </fieldset>
    }
    .into_any()
}
