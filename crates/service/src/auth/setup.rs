//! The first visit: who has the token from the console becomes the owner.

use super::{Actor, password};
use crate::{
    Service,
    audit::On,
    fail::{self, Outcome},
    fields::Fields,
    random,
};
use api_types::{Problem, dashboard::SetupForm};
use domain::{
    Act, Handle, Millis, Mode, Tolerance,
    ids::{MemberId, MerchantId, WalletId},
    text,
    wallet::{Wallet, WalletSource},
};
use storage::{
    StorageError,
    records::{Member, Merchant, Role},
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

/// What a merchant begins with.
pub(super) const ACCENT: &str = "#0e5e73";

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
        let bits = || random::bits(&*self.out.entropy);
        let merchant = Merchant {
            id: MerchantId::from_parts(now, bits()),
            handle,
            name: business,
            accent: ACCENT.to_owned(),
            logo: None,
            contact_email: Some(email.clone()),
            website: None,
            window: Millis::minutes(60),
            tolerance: Tolerance::default(),
            created_at: now,
        };
        let member = Member {
            id: MemberId::from_parts(now, bits()),
            merchant: merchant.id,
            email: email.to_lowercase(),
            name,
            role: Role::Owner,
            password_hash,
            created_at: now,
        };
        let wallet = Wallet {
            id: WalletId::from_parts(now, bits()),
            merchant: merchant.id,
            name: "Test wallet".to_owned(),
            mode: Mode::Test,
            source: WalletSource::Sandbox,
            next_index: 0,
            active: true,
            created_at: now,
        };
        let failed = fail::storage("setting the server up");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        // Asked again inside the transaction: two browsers may both have the token.
        if tx.count_merchants().await.map_err(&failed)? != 0 {
            return Err(fail::refused("This server is set up already. Sign in instead."));
        }
        match tx.insert_merchant(&merchant).await {
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

/// A handle made from a name: what is left of its letters and digits, hyphens between.
fn handle_from(name: &str) -> String {
    let mut handle = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_lowercase() || c.is_ascii_digit() {
            handle.push(c);
        } else if !handle.is_empty() && !handle.ends_with('-') {
            handle.push('-');
        }
    }
    handle.chars().skip_while(|c| !c.is_ascii_lowercase()).take(30).collect::<String>().trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handle_is_made_from_the_business_name() {
        assert_eq!(handle_from("Northlight Studio"), "northlight-studio");
        assert_eq!(handle_from("3 & Søn's Café!"), "s-n-s-caf");
    }
}
