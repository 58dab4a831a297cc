//! Who has an account accepts an invitation to another business.

use crate::{
    Service,
    audit::On,
    auth::{Actor, token_hash},
    fail::{self, Outcome},
    live::{Changed, What},
    team::closed,
};
use api_types::Problem;
use domain::{Act, invitation::End};

impl Service {
    /// Joins the team that invited who is signed in, and turns their sign-in to it.
    ///
    /// # Errors
    /// `Refused`: the link opens nothing (any more), or is for somebody else, or they are in the team already.
    pub async fn join_business(&self, sign_in: &str, invitation: &str) -> Outcome<()> {
        let who = self.whoever(sign_in).await?;
        let failed = fail::storage("joining a business");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let invitation = self.open_invitation(&mut *tx, invitation).await?;
        let person = tx.person(who.member).await.map_err(&failed)?.ok_or(Problem::SignedOut)?;
        if person.email != invitation.email.as_str() {
            return Err(fail::refused(format!(
                "This invitation is for {}, and you are signed in as {}. Sign out, then sign in as who is invited.",
                invitation.email, person.email
            )));
        }
        // Nobody invites whom they do not see in the team yet.
        tx.lock_team(invitation.merchant).await.map_err(&failed)?;
        if !tx.end_invitation(invitation.id, &invitation.token_hash, End::Accepted).await.map_err(&failed)? {
            return Err(closed());
        }
        let now = self.now();
        let (merchant, role) = (invitation.merchant, invitation.role);
        if !tx.join(merchant, person.id, role, now).await.map_err(&failed)? {
            return Err(fail::refused("You are in this team already."));
        }
        let actor = Actor { member: person.id, merchant, role };
        let on = On::of(invitation.id, &invitation.email).saying(format_args!("as {}", role.as_str()));
        self.note(&mut *tx, &actor, Act::MemberJoined, on).await?;
        tx.choose_business(&token_hash(sign_in.as_bytes()), merchant, now).await.map_err(&failed)?;
        tx.commit().await.map_err(&failed)?;
        self.live.announce([Changed { merchant, what: What::Team }]);
        self.turned_away(who.actor.map(|actor| actor.merchant));
        Ok(())
    }
}
