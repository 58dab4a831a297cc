//! The team page.

use crate::{
    Service,
    auth::{Actor, Right},
    fail::{self, Outcome},
};
use api_types::team::{InvitationItem, MemberItem, Team};
use domain::{Role, delivery::Way};
use storage::records::{Invited, Member};

impl Service {
    /// Who is in the team, and for those who manage it who is invited.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn team(&self, actor: &Actor) -> Outcome<Team> {
        actor.may(Right::Look)?;
        let manages = actor.may(Right::Manage).is_ok();
        let failed = fail::storage("reading the team");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let members = tx.members_of(actor.merchant).await.map_err(&failed)?;
        let invited = if manages { tx.invitations_of(actor.merchant).await.map_err(&failed)? } else { Vec::new() };
        Ok(Team {
            members: members.iter().map(|member| shown(member, actor)).collect(),
            invitations: invited.iter().map(|invited| self.invitation_item(invited, actor)).collect(),
            roles: if manages { actor.role.can_give().collect() } else { Vec::new() },
            by_email: self.out.ways.is_open(Way::Email),
        })
    }

    /// The link of an invitation is for those only who could give the role that it gives: whoever has it can take it.
    fn invitation_item(&self, invited: &Invited, actor: &Actor) -> InvitationItem {
        let Invited { invitation, letter } = invited;
        let can_change = may_change(actor, invitation.role);
        let over = !invitation.is_open(self.now());
        let token = letter.token.as_ref().filter(|_| can_change && !over);
        InvitationItem {
            id: invitation.id.to_string(),
            email: invitation.email.to_string(),
            role: invitation.role,
            expires_at: invitation.expires_at.0,
            over,
            letter: letter.state.as_str().to_owned(),
            said: letter.said.clone(),
            link: token.map(|token| self.invitation_url(token)),
            can_change,
        }
    }

    pub(super) fn invitation_url(&self, token: &str) -> String {
        self.url(format_args!("/invitation?token={token}"))
    }
}

fn shown(member: &Member, actor: &Actor) -> MemberItem {
    MemberItem {
        id: member.id.to_string(),
        name: member.name.clone(),
        email: member.email.clone(),
        role: member.role,
        since: member.joined_at.0,
        you: member.id == actor.member,
        can_change: may_change(actor, member.role),
    }
}

fn may_change(actor: &Actor, role: Role) -> bool {
    actor.may(Right::Manage).is_ok() && !role.is_above(actor.role)
}
