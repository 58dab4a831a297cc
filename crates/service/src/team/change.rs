//! Another role for a member, or none any more.

use crate::{
    Service,
    audit::On,
    auth::{Actor, Right},
    fail::{self, Outcome},
    live::{Changed, What},
};
use api_types::Problem;
use domain::{Act, Role, ids::MemberId, invitation::End, team};
use storage::{
    Transaction,
    records::{Invited, Member},
};

impl Service {
    /// Gives a member another role. It holds from the next thing that they ask for.
    ///
    /// # Errors
    /// `NotFound`; `Fields`: no such role, or one above one's own; `Refused`: an owner, for who is none, or the last one.
    pub async fn change_role(&self, actor: &Actor, member: &str, role: &str) -> Outcome<()> {
        actor.may(Right::Manage)?;
        let role: Role = role.parse().map_err(|error: String| Problem::field("role", error))?;
        let failed = fail::storage("changing a role");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let found = changeable(&mut *tx, actor, member, Some(role)).await?;
        if found.role == role {
            return Ok(());
        }
        tx.set_role(actor.merchant, found.id, role).await.map_err(&failed)?;
        self.withdraw(&mut *tx, actor, found.id, Some(role)).await?;
        let on = On::of(found.id, &found.name).saying(format_args!("{}, now {}", found.role.as_str(), role.as_str()));
        self.note(&mut *tx, actor, Act::RoleChanged, on).await?;
        tx.commit().await.map_err(&failed)?;
        self.live.announce([Changed { merchant: actor.merchant, what: What::Team }]);
        Ok(())
    }

    /// Removes a member from this business at once. Their account and their other businesses stay.
    ///
    /// # Errors
    /// `NotFound`; `Refused`: an owner, for who is none, or the last one.
    pub async fn remove_member(&self, actor: &Actor, member: &str) -> Outcome<()> {
        actor.may(Right::Manage)?;
        let failed = fail::storage("removing a member");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let found = changeable(&mut *tx, actor, member, None).await?;
        let on = On::of(found.id, &found.name).saying(found.role.as_str());
        // Before the member is gone, as who removes themselves is named too.
        self.note(&mut *tx, actor, Act::MemberRemoved, on).await?;
        self.withdraw(&mut *tx, actor, found.id, None).await?;
        tx.delete_member(actor.merchant, found.id).await.map_err(&failed)?;
        tx.commit().await.map_err(&failed)?;
        self.live.announce([Changed { merchant: actor.merchant, what: What::Team }]);
        Ok(())
    }

    /// Takes back what a member invited to, as far as they could not invite to it any more: who leaves leaves no door open.
    pub(crate) async fn withdraw(
        &self,
        tx: &mut dyn Transaction,
        actor: &Actor,
        by: MemberId,
        now: Option<Role>,
    ) -> Outcome<()> {
        let failed = fail::storage("taking invitations back");
        for Invited { invitation, .. } in tx.invitations_of(actor.merchant).await.map_err(&failed)? {
            let still = now.is_some_and(|role| role.may(Right::Manage) && role.give(invitation.role).is_ok());
            if invitation.invited_by != by || still {
                continue;
            }
            tx.end_invitation(invitation.id, &invitation.token_hash, End::Revoked).await.map_err(&failed)?;
            self.note(tx, actor, Act::InvitationRevoked, On::of(invitation.id, &invitation.email)).await?;
        }
        Ok(())
    }
}

/// A member who may be given this role, or be removed. What is read here stays true until the transaction ends: of two who
/// change the team at the same time, one waits.
async fn changeable(tx: &mut dyn Transaction, actor: &Actor, id: &str, after: Option<Role>) -> Outcome<Member> {
    let id: MemberId = id.parse().map_err(|_| Problem::NotFound)?;
    let failed = fail::storage("reading the team");
    tx.lock_team(actor.merchant).await.map_err(&failed)?;
    let team = tx.members_of(actor.merchant).await.map_err(&failed)?;
    // The actor's role was read before: somebody may have taken it since.
    let by = team.iter().find(|member| member.id == actor.member).ok_or(Problem::NotAllowed)?.role;
    if !by.may(Right::Manage) {
        return Err(Problem::NotAllowed);
    }
    let owners = team.iter().filter(|member| member.role == Role::Owner).count() as u64;
    let found = team.into_iter().find(|member| member.id == id).ok_or(Problem::NotFound)?;
    team::change(by, found.role, after, owners).map_err(|error| fail::refused(error.to_string()))?;
    Ok(found)
}
