//! The first visit: who has the token from the console becomes the owner.

use super::{Actor, password};
use crate::{
    Service,
    audit::On,
    businesses::{fresh, handle_from},
    fail::{self, Outcome},
    fields::Fields,
    merchant::too_like,
    random,
};
use api_types::{Problem, dashboard::SetupForm};
use domain::{Act, Handle, ids::MemberId, text};
use storage::{
    StorageError,
    records::{Member, Role},
};
use subtle::ConstantTimeEq;

/// The one-time token that guards the set-up page. A new one at each start, kept in memory only.
pub struct SetupToken(String);

impl SetupToken {
    pub(crate) fn new(token: String) -> Self {
        Self(token)
    }

    fn is(&self, given: &str) -> bool {
        self.0.as_bytes().ct_eq(given.trim().as_bytes()).into()
    }
}

impl Service {
    /// Whether nobody has set the server up yet.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn setup_needed(&self) -> Outcome<bool> {
        let failed = fail::storage("reading whether the server is set up");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        Ok(tx.count_merchants().await.map_err(&failed)? == 0)
    }

    /// The address of the set-up page with its token, for the console. `None`: the server is set up.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn setup_url(&self) -> Outcome<Option<String>> {
        Ok(self.setup_needed().await?.then(|| self.url(format_args!("/setup?token={}", self.setup_token.0))))
    }

    /// Makes the first merchant, its owner and a sandbox wallet; returns the cookie's token.
    ///
    /// # Errors
    /// Fields that are not as expected, a wrong token, or a server that is set up already.
    pub async fn setup(&self, form: SetupForm) -> Outcome<String> {
        if !self.setup_needed().await? {
            return Err(fail::refused("This server is set up already. Sign in instead."));
        }
        let mut fields = Fields::default();
        if !self.setup_token.is(&form.token) {
            fields.wrong("token", "This is not the set-up token. The server prints it on its console when it starts.");
        }
        let name = fields.take("name", text::line("Your name", &form.name, 80));
        let email = fields.take("email", text::email(&form.email));
        fields.take("password", password::check(&form.password));
        let business = fields.take("business", text::line("The business name", &form.business, 80));
        let handle = if form.handle.trim().is_empty() { handle_from(&form.business) } else { form.handle };
        let handle = fields.take("handle", handle.parse::<Handle>());
        let (name, email, business, handle) =
            fields.finish(name.zip(email).zip(business).zip(handle).map(|(((a, b), c), d)| (a, b, c, d)))?;
        let password_hash = password::hash(form.password, &*self.out.entropy).await.ok_or(Problem::Unavailable)?;

        let now = self.now();
        let (merchant, wallet) = fresh(self, business, handle, email.clone());
        let member = Member {
            id: MemberId::from_parts(now, random::bits(&*self.out.entropy)),
            merchant: merchant.id,
            email: email.to_lowercase(),
            name,
            role: Role::Owner,
            password_hash,
            joined_at: now,
        };
        let failed = fail::storage("setting the server up");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        // Asked again inside the transaction: two browsers may both have the token.
        if tx.count_merchants().await.map_err(&failed)? != 0 {
            return Err(fail::refused("This server is set up already. Sign in instead."));
        }
        match tx.insert_merchant(&merchant).await {
            Err(StorageError::Taken("look")) => return Err(too_like(&merchant.handle)),
            Err(StorageError::Taken(_)) => {
                return Err(Problem::field("handle", "This handle is taken. Choose another."));
            }
            other => other.map_err(&failed)?,
        }
        tx.insert_member(&member).await.map_err(&failed)?;
        tx.insert_wallet(&wallet).await.map_err(&failed)?;
        let owner = Actor { member: member.id, merchant: merchant.id, role: member.role };
        self.note(&mut *tx, &owner, Act::ServerSetUp, On::of(merchant.id, &merchant.name)).await?;
        let token = self.remember(&mut *tx, member.id).await?;
        tx.commit().await.map_err(&failed)?;
        Ok(token)
    }
}
