//! An invitation that was taken back stands after all.

use crate::{
    Service,
    audit::On,
    auth::{Actor, Right},
    fail::{self, Outcome},
};
use api_types::Problem;
use domain::{Act, Invitation, delivery::Way, ids::InvitationId};
use storage::{
    Transaction,
    records::{Invited, Letter},
};

impl Service {
    /// The link that was sent opens the invitation again, until its seven days are over; a letter that had not gone, goes.
    pub(super) async fn bring_invitation_back(
        &self,
        tx: &mut dyn Transaction,
        actor: &Actor,
        id: InvitationId,
        token: Option<String>,
    ) -> Outcome<String> {
        actor.may(Right::Manage)?;
        let failed = fail::storage("bringing an invitation back");
        tx.lock_team(actor.merchant).await.map_err(&failed)?;
        let found = tx.invitation(id).await.map_err(&failed)?;
        let found = found.filter(|found| found.invitation.merchant == actor.merchant).ok_or(Problem::NotFound)?;
        let Invited { invitation, letter } = found;
        actor.role.give(invitation.role).map_err(|error| fail::refused(error.to_string()))?;
        let email = invitation.email.clone();
        let team = tx.members_of(actor.merchant).await.map_err(&failed)?;
        if team.iter().any(|member| member.email == email.as_str()) {
            return Err(fail::refused(format!("{email} is in your team by now. Nothing was taken back.")));
        }
        let open = tx.invitations_of(actor.merchant).await.map_err(&failed)?;
        if open.iter().any(|other| other.invitation.email == email) {
            return Err(fail::refused(format!("{email} was invited again since. Nothing was taken back.")));
        }
        let state = self.out.ways.first_state(Way::Email, self.now());
        let letter = match token {
            Some(token) => Letter { state, token: Some(token), ..letter },
            None => letter,
        };
        // Whoever invited may be out of the team since, and leaves no invitation behind.
        let again = Invited { invitation: Invitation { invited_by: actor.member, ..invitation }, letter };
        if !tx.reopen_invitation(&again).await.map_err(&failed)? {
            return Err(fail::refused("This invitation is not as it was. Nothing was taken back."));
        }
        self.note(tx, actor, Act::InvitationRestored, On::of(id, email)).await?;
        Ok("/dashboard/settings/team".to_owned())
    }
}
