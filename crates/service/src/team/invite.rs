//! Invitations: made, sent again, taken back.

use super::token;
use crate::{
    Service,
    audit::On,
    auth::{Actor, Right},
    fail::{self, Outcome},
    fields::Fields,
    merchant::Kept,
    random,
};
use api_types::{Problem, team::InviteForm, undo::Undo};
use domain::{
    Act, Email, Invitation, Role,
    delivery::Way,
    ids::InvitationId,
    invitation::{End, OPEN_FOR},
};
use storage::{
    Transaction,
    records::{Invited, Letter},
};

impl Service {
    /// Invites somebody by e-mail. Where no e-mail leaves the server, the letter is held, and its link can be handed on.
    ///
    /// # Errors
    /// Fields that are not as expected; the address is a member's or is invited already; a role above one's own.
    pub async fn invite(&self, actor: &Actor, form: &InviteForm) -> Outcome<()> {
        actor.may(Right::Manage)?;
        let mut fields = Fields::default();
        let email = fields.take("email", form.email.parse::<Email>());
        let role = fields.take("role", form.role.parse::<Role>());
        let role = role.and_then(|role| fields.take("role", actor.role.give(role).map(|()| role)));
        let (email, role) = fields.finish(email.zip(role))?;
        let failed = fail::storage("inviting somebody");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        tx.lock_team(actor.merchant).await.map_err(&failed)?;
        let team = tx.members_of(actor.merchant).await.map_err(&failed)?;
        if team.iter().any(|member| member.email == email.as_str()) {
            return Err(Problem::field("email", format!("{email} is in your team already.")));
        }
        let now = self.now();
        let id = InvitationId::from_parts(now, random::bits(&*self.out.entropy));
        let first = Invitation {
            id,
            merchant: actor.merchant,
            email: email.clone(),
            role,
            invited_by: actor.member,
            token_hash: String::new(),
            end: None,
            created_at: now,
            expires_at: now,
        };
        if !tx.add_invitation(&self.sealed(actor, first)).await.map_err(&failed)? {
            let words = format!("{email} is invited already. Send that invitation again, or take it back.");
            return Err(Problem::field("email", words));
        }
        let on = On::of(id, &email).saying(format_args!("as {}", role.as_str()));
        self.note(&mut *tx, actor, Act::MemberInvited, on).await?;
        tx.commit().await.map_err(&failed)?;
        self.letters.notify_one();
        Ok(())
    }

    /// Sends an invitation again, with another link and seven more days. The link that went before opens nothing any more.
    ///
    /// # Errors
    /// `NotFound`; `Refused`: it has ended, or gives a role above one's own.
    pub async fn invite_again(&self, actor: &Actor, invitation: &str) -> Outcome<()> {
        let failed = fail::storage("sending an invitation again");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let before = self.own_invitation(&mut *tx, actor, invitation).await?.invitation;
        let renewed = self.sealed(actor, before);
        if !tx.renew_invitation(&renewed).await.map_err(&failed)? {
            return Err(ended());
        }
        let on = On::of(renewed.invitation.id, &renewed.invitation.email);
        self.note(&mut *tx, actor, Act::InvitationRenewed, on).await?;
        tx.commit().await.map_err(&failed)?;
        self.letters.notify_one();
        Ok(())
    }

    /// Takes an invitation back: its link opens nothing any more, and a letter that has not gone is not sent. It stands again when
    /// that is taken back in time.
    ///
    /// # Errors
    /// `NotFound`; `Refused`: it has ended, or gives a role above one's own.
    pub async fn revoke_invitation(&self, actor: &Actor, invitation: &str) -> Outcome<Undo> {
        let failed = fail::storage("taking an invitation back");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let Invited { invitation: found, letter } = self.own_invitation(&mut *tx, actor, invitation).await?;
        if !tx.end_invitation(found.id, &found.token_hash, End::Revoked).await.map_err(&failed)? {
            return Err(ended());
        }
        self.note(&mut *tx, actor, Act::InvitationRevoked, On::of(found.id, &found.email)).await?;
        let kept = Kept::Invitation { invitation: found.id, token: letter.token };
        let undo = self.keep(&mut *tx, actor, &kept).await?;
        tx.commit().await.map_err(&failed)?;
        Ok(undo)
    }

    /// One of the merchant's invitations that the actor may change.
    async fn own_invitation(&self, tx: &mut dyn Transaction, actor: &Actor, id: &str) -> Outcome<Invited> {
        actor.may(Right::Manage)?;
        let id: InvitationId = id.parse().map_err(|_| Problem::NotFound)?;
        let found = tx.invitation(id).await.map_err(fail::storage("reading an invitation"))?;
        let found = found.filter(|found| found.invitation.merchant == actor.merchant).ok_or(Problem::NotFound)?;
        actor.role.give(found.invitation.role).map_err(|error| fail::refused(error.to_string()))?;
        if found.invitation.end.is_some() { Err(ended()) } else { Ok(found) }
    }

    /// With a new token and seven days, and a letter that brings it.
    fn sealed(&self, actor: &Actor, invitation: Invitation) -> Invited {
        let (now, token) = (self.now(), random::token(&*self.out.entropy));
        Invited {
            invitation: Invitation {
                token_hash: token::hash(&token),
                invited_by: actor.member,
                expires_at: now.plus(OPEN_FOR),
                ..invitation
            },
            letter: Letter {
                state: self.out.ways.first_state(Way::Email, now),
                attempts: 0,
                said: String::new(),
                token: Some(token),
            },
        }
    }
}

fn ended() -> Problem {
    fail::refused("This invitation was accepted or taken back meanwhile. Load the page again.")
}
