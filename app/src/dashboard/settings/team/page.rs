//! The team page.

use super::{
    invitation_row::InvitationRow,
    invite_form::InviteCard,
    member_row::MemberRow,
    server_fns::{ChangeRole, Invite, InviteAgain, RemoveMember, RevokeInvitation, load_team},
};
use crate::dashboard::{
    businesses::LeaveCard,
    live::use_live,
    parts::{Icon, Loaded, failure, page_data, successes, use_query},
    settings::settings_head::SettingsHead,
    undo::use_undoing,
};
use api_types::team::{InvitationItem, MemberItem, Team};
use leptos::prelude::*;

/// What can be done to a team.
#[derive(Clone, Copy)]
pub struct TeamActions {
    /// Gives a role.
    pub role: ServerAction<ChangeRole>,
    /// Removes a member.
    pub remove: ServerAction<RemoveMember>,
    /// Invites.
    pub invite: ServerAction<Invite>,
    /// Sends an invitation again.
    pub again: ServerAction<InviteAgain>,
    /// Takes one back.
    pub revoke: ServerAction<RevokeInvitation>,
}

impl TeamActions {
    /// None is under way.
    pub fn new() -> Self {
        Self {
            role: ServerAction::new(),
            remove: ServerAction::new(),
            invite: ServerAction::new(),
            again: ServerAction::new(),
            revoke: ServerAction::new(),
        }
    }
}

/// The page.
#[component]
pub fn TeamPage() -> impl IntoView {
    let actions = TeamActions::new();
    let live = use_live();
    let done = (
        successes(actions.role),
        successes(actions.remove),
        successes(actions.invite),
        successes(actions.again),
        successes(actions.revoke),
    );
    let undoing = use_undoing();
    undoing.after(actions.revoke);
    let acted = move || (done.0.get(), done.1.get(), done.2.get(), done.3.get(), done.4.get());
    let changed = move || (acted(), undoing.done(), live.version());
    let team = page_data(changed, |_| load_team());
    view! {
        <SettingsHead title="Team"/>
        <div class="settings-page"><Loaded resource=team view=move |team| view! { <TeamView team actions/> }.into_any()/><LeaveCard/></div>
    }
    .into_any()
}

/// Members, invitations and the form for another.
#[component]
pub fn TeamView(
    /// The team.
    team: Team,
    /// What can be done to it.
    actions: TeamActions,
) -> impl IntoView {
    let Team { members, invitations, roles, by_email } = team;
    let query = use_query();
    let invited = move || query.with(|query| query.get_str("invited").is_some());
    let errors = [failure(actions.role), failure(actions.remove), failure(actions.again), failure(actions.revoke)];
    let trouble = move || {
        errors.iter().find_map(|error| error.get()).map(|error| {
            view! { <div class="notice bad" role="alert"><Icon name="triangle-alert"/><h2>"Not done"</h2><p>{error.to_string()}</p></div> }
        })
    };
    let may_invite = !roles.is_empty();
    // By what they show: a row whose form is open never becomes that of another member or invitation.
    let member_key = |member: &MemberItem| (member.id.clone(), member.name.clone(), member.role, member.can_change);
    let given = roles.clone();
    let member_row = move |member: MemberItem| view! { <MemberRow member roles=given.clone() actions/> };
    let each_member = move || members.clone();
    let open = (!invitations.is_empty()).then(|| {
        let key = |it: &InvitationItem| (it.id.clone(), it.letter.clone(), it.said.clone(), it.link.clone(), it.over);
        let each = move || invitations.clone();
        let row = move |invitation: InvitationItem| view! { <InvitationRow invitation actions/> };
        view! {
            <section class="card" aria-labelledby="invited-head">
                <div class="card-head"><h2 id="invited-head">"Invited"</h2></div>
                <ul class="wallets"><For each key children=row/></ul>
            </section>
        }
    });
    let notice = move || {
        invited().then(|| {
            let words = if by_email {
                "The invitation goes out by e-mail. It can be accepted once, within seven days."
            } else {
                "No e-mail leaves this server yet. Copy the link below and hand it on yourself; it works once, within seven days."
            };
            view! { <div class="notice ok"><Icon name="check"/><strong>"Invited"</strong><p>{words}</p></div> }
        })
    };
    view! {
        <div role="status">{notice}</div>
        {trouble}
        <section class="card" aria-labelledby="team-head">
            <div class="card-head"><h2 id="team-head">"Members"</h2></div>
            <ul class="wallets"><For each=each_member key=member_key children=member_row/></ul>
        </section>
        {open}
        {may_invite.then(|| view! { <InviteCard roles by_email invite=actions.invite/> })}
    }
    .into_any()
}
