//! A member's own account: name, password, and where they are signed in.

use super::{
    Actor, password,
    sign_in::{TOO_MANY, token_hash},
};
use crate::{
    Changed, Service, What,
    audit::On,
    fail::{self, Outcome},
    fields::Fields,
};
use api_types::{
    Problem,
    account::{Account, PasswordForm, SecondFactorOn, SignInItem},
};
use domain::{Act, text};
use storage::records::SignIn;

/// How many characters of a token's hash name a sign-in on its member's page: 64 bits.
const NAME_LENGTH: usize = 16;

impl Service {
    /// What the account's page shows. `token` is the cookie's, to tell which sign-in this one is.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn account(&self, actor: &Actor, token: &str) -> Outcome<Account> {
        let failed = fail::storage("reading the account");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let member = tx.person(actor.member).await.map_err(&failed)?.ok_or(Problem::SignedOut)?;
        let sign_ins = tx.sign_ins_of(actor.member, self.now()).await.map_err(&failed)?;
        let factor = tx.second_factor(actor.member).await.map_err(&failed)?;
        let codes_left = tx.count_recovery_codes(actor.member).await.map_err(&failed)?;
        let passkeys = tx.passkeys_of(actor.member).await.map_err(&failed)?;
        let since = factor.and_then(|factor| factor.confirmed_at);
        let here = token_hash(token.as_bytes());
        Ok(Account {
            name: member.name,
            email: member.email,
            second_factor: since.map(|since| SecondFactorOn { since: since.0 }),
            passkeys: self.passkey_list(passkeys),
            codes_left,
            sign_ins: sign_ins.into_iter().map(|sign_in| shown(sign_in, &here)).collect(),
        })
    }

    /// Changes the member's name.
    ///
    /// # Errors
    /// A name that cannot be.
    pub async fn rename_member(&self, actor: &Actor, name: &str) -> Outcome<()> {
        let mut fields = Fields::default();
        let name = fields.take("name", text::line("Your name", name, 80));
        let name = fields.finish(name)?;
        let failed = fail::storage("changing a member's name");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        tx.rename_member(actor.member, &name).await.map_err(&failed)?;
        self.note_everywhere(&mut *tx, actor.member, Act::NameChanged, On::nothing()).await?;
        tx.commit().await.map_err(&failed)
    }

    /// Changes the member's password. Ends their other sign-ins, and whatever was begun with the old password.
    ///
    /// # Errors
    /// The current password is wrong, the new one too short, or there were too many tries.
    pub async fn change_password(&self, actor: &Actor, token: &str, form: PasswordForm, from: &str) -> Outcome<()> {
        let mut fields = Fields::default();
        fields.take("password", password::check(&form.password));
        fields.done()?;
        let old = self.knows_password(actor, form.current, "current", from).await?;
        let hash = password::hash(form.password, &*self.out.entropy).await.ok_or(Problem::Unavailable)?;
        let failed = fail::storage("changing a password");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        if !tx.hold_password(actor.member, &old).await.map_err(&failed)? {
            return Err(fail::refused("Your password was changed meanwhile. Sign in again."));
        }
        tx.set_password_hash(actor.member, &hash).await.map_err(&failed)?;
        tx.delete_sign_ins(actor.member, Some(&token_hash(token.as_bytes()))).await.map_err(&failed)?;
        tx.delete_passes(actor.member).await.map_err(&failed)?;
        let merchants = self.note_everywhere(&mut *tx, actor.member, Act::PasswordChanged, On::nothing()).await?;
        tx.commit().await.map_err(&failed)?;
        self.live.announce(merchants.into_iter().map(|merchant| Changed { merchant, what: What::SignIns }));
        Ok(())
    }

    /// Ends one of the member's sign-ins, by its name on the account's page. It is over at once. One that is gone is no failure.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn end_sign_in(&self, actor: &Actor, name: &str) -> Outcome<()> {
        let failed = fail::storage("ending a sign-in");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let sign_ins = tx.sign_ins_of(actor.member, self.now()).await.map_err(&failed)?;
        let found = sign_ins.into_iter().find(|sign_in| name_of(&sign_in.token_hash) == name);
        let Some(sign_in) = found else { return Ok(()) };
        tx.delete_sign_in(&sign_in.token_hash).await.map_err(&failed)?;
        let merchants = self.note_everywhere(&mut *tx, actor.member, Act::SignInsEnded, On::nothing()).await?;
        tx.commit().await.map_err(&failed)?;
        self.live.announce(merchants.into_iter().map(|merchant| Changed { merchant, what: What::SignIns }));
        Ok(())
    }

    /// Ends all of the member's sign-ins but this one. They are over at once.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn end_other_sign_ins(&self, actor: &Actor, token: &str) -> Outcome<()> {
        let failed = fail::storage("ending sign-ins");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        tx.delete_sign_ins(actor.member, Some(&token_hash(token.as_bytes()))).await.map_err(&failed)?;
        let merchants = self.note_everywhere(&mut *tx, actor.member, Act::SignInsEnded, On::nothing()).await?;
        tx.commit().await.map_err(&failed)?;
        self.live.announce(merchants.into_iter().map(|merchant| Changed { merchant, what: What::SignIns }));
        Ok(())
    }

    /// Goes on when a signed-in member gives their password; what it was compared with. `field`: where it was typed.
    pub(super) async fn knows_password(
        &self,
        actor: &Actor,
        password: String,
        field: &'static str,
        from: &str,
    ) -> Outcome<String> {
        // Counted apart from signing in: whoever has found an open browser must not lock the member out.
        if !self.attempts.allows(from, &actor.member.to_string(), self.now()) {
            return Err(fail::refused(TOO_MANY));
        }
        let failed = fail::storage("comparing a password");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let member = tx.person(actor.member).await.map_err(&failed)?.ok_or(Problem::SignedOut)?;
        drop(tx);
        let hash = member.password_hash;
        let too_long = password.chars().count() > password::MOST;
        if too_long || !password::matches(password, Some(hash.clone())).await {
            return Err(Problem::field(field, "This is not your password. Check it and type it again."));
        }
        Ok(hash)
    }
}

/// What a sign-in is called on its member's page.
fn name_of(token_hash: &str) -> &str {
    token_hash.get(..NAME_LENGTH).unwrap_or(token_hash)
}

fn shown(sign_in: SignIn, here: &str) -> SignInItem {
    let this = sign_in.token_hash == here;
    let (browser, os, place) = match &sign_in.seen {
        Some(seen) => (seen.by.browser.clone(), seen.by.os.clone(), seen.place),
        None => (None, None, None),
    };
    SignInItem {
        name: name_of(&sign_in.token_hash).to_owned(),
        browser,
        os,
        place: place.map(|place| place.to_string()),
        created_at: sign_in.created_at.0,
        seen_at: sign_in.seen.map(|seen| seen.at.0),
        this,
    }
}
