//! Another business on the server.

use super::{WhoAdds, fresh, handle_from};
use crate::{
    Service,
    audit::On,
    auth::{Actor, token_hash},
    fail::{self, Outcome},
    fields::Fields,
    live::{Changed, What},
    merchant::too_like,
};
use api_types::{Problem, businesses::NewBusinessForm};
use domain::{
    Act, Handle, Role,
    ids::{MemberId, MerchantId},
    text,
};
use storage::{StorageError, Transaction};

impl Service {
    /// Makes a business that the member owns, as set-up makes the first one, and turns their sign-in to it.
    ///
    /// # Errors
    /// Fields that are not as expected; `Refused`: who asks may not add businesses.
    pub async fn add_business(&self, token: &str, form: NewBusinessForm) -> Outcome<()> {
        let who = self.whoever(token).await?;
        let failed = fail::storage("adding a business");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        if !self.may_add_business(&mut *tx, who.member).await? {
            return Err(fail::refused(match self.out.businesses {
                WhoAdds::Operator => {
                    "Only an owner of the business that this server was set up with adds businesses to it. Ask them."
                }
                WhoAdds::Owners => "Only an owner of a business adds businesses to this server. Ask one.",
            }));
        }
        let person = tx.person(who.member).await.map_err(&failed)?.ok_or(Problem::SignedOut)?;
        let mut fields = Fields::default();
        let name = fields.take("business", text::line("The business name", &form.business, 80));
        let handle = if form.handle.trim().is_empty() { handle_from(&form.business) } else { form.handle };
        let handle = fields.take("handle", handle.parse::<Handle>());
        let (name, handle) = fields.finish(name.zip(handle))?;
        let (merchant, wallet) = fresh(self, name, handle, person.email);
        match tx.insert_merchant(&merchant).await {
            Err(StorageError::Taken("look")) => return Err(too_like(&merchant.handle)),
            Err(StorageError::Taken(_)) => {
                return Err(Problem::field("handle", "This handle is taken. Choose another."));
            }
            other => other.map_err(&failed)?,
        }
        tx.insert_wallet(&wallet).await.map_err(&failed)?;
        tx.join(merchant.id, who.member, Role::Owner, merchant.created_at).await.map_err(&failed)?;
        let owner = Actor { member: who.member, merchant: merchant.id, role: Role::Owner };
        self.note(&mut *tx, &owner, Act::BusinessMade, On::of(merchant.id, &merchant.name)).await?;
        tx.choose_business(&token_hash(token.as_bytes()), merchant.id, self.now()).await.map_err(&failed)?;
        tx.commit().await.map_err(&failed)?;
        tracing::info!(merchant = %merchant.id, "a business was added");
        self.turned_away(who.actor.map(|actor| actor.merchant));
        Ok(())
    }

    /// Whether a member may add businesses.
    pub(crate) async fn may_add_business(&self, tx: &mut dyn Transaction, member: MemberId) -> Outcome<bool> {
        let failed = fail::storage("reading who may add businesses");
        if tx.operates(member).await.map_err(&failed)? {
            return Ok(true);
        }
        Ok(match self.out.businesses {
            WhoAdds::Operator => false,
            WhoAdds::Owners => {
                tx.memberships_of(member).await.map_err(&failed)?.iter().any(|one| one.role == Role::Owner)
            }
        })
    }

    /// A sign-in looks at another business than this one from now on: its open pages learn no more.
    pub(super) fn turned_away(&self, from: Option<MerchantId>) {
        self.live.announce(from.map(|merchant| Changed { merchant, what: What::SignIns }));
    }
}
