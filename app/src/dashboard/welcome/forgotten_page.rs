//! For who has forgotten their password.

use super::{
    reset_fns::{AskForReset, can_mail_resets},
    welcome_card::WelcomeCard,
};
use crate::dashboard::parts::{ActionForm, ErrorSummary, Field, FormScope, Icon, Loaded, Submit, failure, use_query};
use leptos::prelude::*;

/// Sends the way to a new password or, without a mail server, says whom to ask.
#[component]
pub fn ForgottenPage() -> impl IntoView {
    let mails = Resource::new_blocking(|| (), |()| can_mail_resets());
    view! { <Loaded resource=mails view=|mails| view! { <ForgottenForm mails/> }.into_any()/> }.into_any()
}

/// The form.
#[component]
pub fn ForgottenForm(
    /// Whether this server can send mail.
    mails: bool,
) -> impl IntoView {
    let ask = ServerAction::<AskForReset>::new();
    let error = failure(ask);
    FormScope::provide("forgotten", "", error);
    let query = use_query();
    let sent = Memo::new(move |_| query.with(|query| query.get_str("sent").is_some()) && error.with(Option::is_none));
    let email: String = error.get_untracked().and_then(|error| error.typed()).unwrap_or_default();
    let body = if mails {
        view! {
            <div role="status">
                {move || sent.get().then(|| view! {
                    <div class="notice ok">
                        <Icon name="mail"/>
                        <strong>"Look into your mailbox"</strong>
                        <p>"If somebody signs in here with this address, a mail is on its way to it. It works for an hour. If nothing comes, look among the spam, then ask again."</p>
                    </div>
                })}
            </div>
            <ActionForm action=ask attr:class="stack loose" attr:novalidate="novalidate">
                <ErrorSummary/>
                <Field name="email" label="E-mail" value=email kind="email" autocomplete="username"
                    hint="The one that you sign in with."/>
                <Submit words="Send me a link" pending=ask.pending() class="btn primary large block"/>
            </ActionForm>
        }
        .into_any()
    } else {
        view! {
            <p>"This server cannot send e-mail. Ask whoever runs it for a new password. On its console they get a link for you:"</p>
            <p><code>"tallystick admin reset-password you@example.com"</code></p>
        }
        .into_any()
    };
    view! {
        <WelcomeCard title="Forgotten your password?" lede=if mails { "You get a link by e-mail at which you choose a new one." } else { "" }>
            {body}
            <p class="sm"><a href="/sign-in">"Back to sign in"</a></p>
        </WelcomeCard>
    }
    .into_any()
}
