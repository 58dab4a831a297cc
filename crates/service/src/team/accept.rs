//! Who was invited joins.

use super::token;
use crate::{
    Service,
    audit::On,
    auth::{Actor, password},
    fail::{self, Outcome},
    fields::Fields,
    live::{Changed, What},
    random,
};
use api_types::{
    Problem,
    team::{AcceptForm, Welcome},
};
use domain::{Act, Invitation, ids::MemberId, invitation::End, text};
use storage::{StorageError, Transaction, records::Member};

impl Service {
    /// What who has the link reads before they join. `sign_in`: the cookie's token of who looks, if they are signed in.
    ///
    /// # Errors
    /// `Refused`: the link opens nothing (any more).
    pub async fn welcome(&self, token: &str, sign_in: Option<&str>) -> Outcome<Welcome> {
        let signed_in = match sign_in {
            Some(sign_in) => self.whoever(sign_in).await.ok(),
            None => None,
        };
        let failed = fail::storage("reading an invitation");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let invitation = self.open_invitation(&mut *tx, token).await?;
        let merchant = tx.merchant(invitation.merchant).await.map_err(&failed)?.ok_or_else(closed)?;
        let known = tx.person_by_email(invitation.email.as_str()).await.map_err(&failed)?.is_some();
        let signed_in = match signed_in {
            Some(who) => tx.person(who.member).await.map_err(&failed)?.map(|person| person.email),
            None => None,
        };
        let email = invitation.email.to_string();
        Ok(Welcome { business: merchant.name, email, role: invitation.role, known, signed_in })
    }

    /// Joins the team; returns the cookie's token.
    ///
    /// # Errors
    /// Fields that are not as expected; `Refused`: the link opens nothing (any more).
    pub async fn accept_invitation(&self, form: AcceptForm) -> Outcome<String> {
        // Before the password is hashed, which costs: for nothing it is not done.
        self.welcome(&form.token, None).await?;
        let mut fields = Fields::default();
        let name = fields.take("name", text::line("Your name", &form.name, 80));
        fields.take("password", password::check(&form.password));
        let name = fields.finish(name)?;
        let password_hash = password::hash(form.password, &*self.out.entropy).await.ok_or(Problem::Unavailable)?;
        let failed = fail::storage("accepting an invitation");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let invitation = self.open_invitation(&mut *tx, &form.token).await?;
        // Nobody invites whom they do not see in the team yet.
        tx.lock_team(invitation.merchant).await.map_err(&failed)?;
        // Of two who come with the same link, one joins.
        if !tx.end_invitation(invitation.id, &invitation.token_hash, End::Accepted).await.map_err(&failed)? {
            return Err(closed());
        }
        let now = self.now();
        let member = Member {
            id: MemberId::from_parts(now, random::bits(&*self.out.entropy)),
            merchant: invitation.merchant,
            email: invitation.email.to_string(),
            name,
            role: invitation.role,
            password_hash,
            joined_at: now,
        };
        match tx.insert_member(&member).await {
            Err(StorageError::Taken(_)) => {
                return Err(fail::refused(
                    "This e-mail signs in to this server already. Sign in with it, and open the invitation again.",
                ));
            }
            other => other.map_err(&failed)?,
        }
        let actor = Actor { member: member.id, merchant: member.merchant, role: member.role };
        let on = On::of(invitation.id, &invitation.email).saying(format_args!("as {}", member.role.as_str()));
        self.note(&mut *tx, &actor, Act::MemberJoined, on).await?;
        let token = self.remember(&mut *tx, member.id).await?;
        tx.commit().await.map_err(&failed)?;
        self.live.announce([Changed { merchant: member.merchant, what: What::Team }]);
        Ok(token)
    }

    pub(crate) async fn open_invitation(&self, tx: &mut dyn Transaction, token: &str) -> Outcome<Invitation> {
        let found =
            tx.invitation_by_token(&token::hash(token)).await.map_err(fail::storage("reading an invitation"))?;
        let found = found.map(|found| found.invitation).filter(|found| found.is_open(self.now()));
        found.ok_or_else(closed)
    }
}

pub(crate) fn closed() -> Problem {
    fail::refused(
        "This invitation cannot be used: it was used already, taken back, or is more than seven days old. Ask who invited \
         you to send it again.",
    )
}
