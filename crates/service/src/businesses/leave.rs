//! Leaving a business.

use crate::{
    Service,
    audit::On,
    auth::Actor,
    fail::{self, Outcome},
    live::{Changed, What},
};
use api_types::Problem;
use domain::{Act, Role, team};

impl Service {
    /// Takes the member out of the business that they are in now, whatever their role. Their account and their other businesses
    /// stay.
    ///
    /// # Errors
    /// `Refused`: they are its last owner.
    pub async fn leave_business(&self, actor: &Actor) -> Outcome<()> {
        let failed = fail::storage("leaving a business");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        tx.lock_team(actor.merchant).await.map_err(&failed)?;
        let team = tx.members_of(actor.merchant).await.map_err(&failed)?;
        let me = team.iter().find(|member| member.id == actor.member).ok_or(Problem::NotFound)?;
        let owners = team.iter().filter(|member| member.role == Role::Owner).count() as u64;
        team::change(me.role, me.role, None, owners).map_err(|error| fail::refused(error.to_string()))?;
        self.note(&mut *tx, actor, Act::MemberLeft, On::of(me.id, &me.name).saying(me.role.as_str())).await?;
        self.withdraw(&mut *tx, actor, me.id, None).await?;
        tx.delete_member(actor.merchant, me.id).await.map_err(&failed)?;
        tx.commit().await.map_err(&failed)?;
        self.live.announce([Changed { merchant: actor.merchant, what: What::Team }]);
        Ok(())
    }
}
