//! One invitation that has not ended.

use super::{page::TeamActions, words::role_words};
use crate::dashboard::parts::{ActionForm, CopyButton, Icon, Moment};
use api_types::team::InvitationItem;
use leptos::prelude::*;

/// Whom, as what, where the letter is, and what can still be done.
#[component]
pub fn InvitationRow(
    /// The invitation.
    invitation: InvitationItem,
    /// What can be done.
    actions: TeamActions,
) -> impl IntoView {
    let InvitationItem { id, email, role, expires_at, over, letter, said, link, can_change } = invitation;
    let (tone, state) = match letter.as_str() {
        _ if over => ("warn", "Ran out"),
        "held" => ("warn", "Not sent"),
        "waiting" => ("info", "On its way"),
        "taken" => ("ok", "Sent"),
        _ => ("bad", "Not delivered"),
    };
    let until = if over { "It could be accepted until " } else { "Can be accepted until " };
    let said = (!said.is_empty() && letter != "taken").then(|| view! { <p class="muted sm">{said}</p> });
    let link = link.map(|link| {
        view! {
            <p class="sm">"No e-mail has brought this link yet. Whoever opens it joins your team, so hand it to nobody else:"</p>
            <div class="row invitation-link"><code class="code-text">{link.clone()}</code><CopyButton text=link what="the link of the invitation"/></div>
        }
    });
    let (again, email_again, email_back) = (id.clone(), email.clone(), email.clone());
    let acts = can_change.then(|| {
        view! {
            <div class="row">
                <ActionForm action=actions.again>
                    <input type="hidden" name="invitation" value=again/>
                    <button class="btn sm" type="submit">"Send again"<span class="visually-hidden">" to "{email_again}</span></button>
                </ActionForm>
                <ActionForm action=actions.revoke>
                    <input type="hidden" name="invitation" value=id/>
                    <button class="btn sm danger" type="submit">"Take back"<span class="visually-hidden">" the invitation of "{email_back}</span></button>
                </ActionForm>
            </div>
        }
    });
    view! {
        <li>
            <span class="spot"><Icon name="mail"/></span>
            <div class="grow stack tight">
                <p class="row tight-row"><b>{email}</b><span class="badge">{role_words(role).0}</span><span class=format!("badge dotted {tone}")>{state}</span></p>
                <p class="muted sm">{until}<Moment at=expires_at/></p>
                {said}
                {link}
            </div>
            {acts}
        </li>
    }
    .into_any()
}
