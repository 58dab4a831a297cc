//! The businesses that a person is in.

use crate::{
    Service,
    auth::{Actor, Right},
    fail::{self, Outcome},
};
use api_types::{
    Problem,
    businesses::{BusinessChoice, Businesses},
};
use domain::ids::{MemberId, MerchantId};
use storage::{Transaction, records::Membership};

impl Service {
    /// Who is signed in, in however many businesses.
    ///
    /// # Errors
    /// `SignedOut`: nobody.
    pub async fn businesses(&self, token: &str) -> Outcome<Businesses> {
        let who = self.whoever(token).await?;
        let failed = fail::storage("reading the businesses of a member");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let person = tx.person(who.member).await.map_err(&failed)?.ok_or(Problem::SignedOut)?;
        Ok(Businesses {
            name: person.name,
            email: person.email,
            list: self.choices(&mut *tx, who.member, who.actor.map(|actor| actor.merchant)).await?,
            may_add: self.may_add_business(&mut *tx, who.member).await?,
        })
    }

    /// The businesses that a member can turn to, by name.
    pub(crate) async fn choices(
        &self,
        tx: &mut dyn Transaction,
        member: MemberId,
        current: Option<MerchantId>,
    ) -> Outcome<Vec<BusinessChoice>> {
        let failed = fail::storage("reading the businesses of a member");
        let mut listed = tx.memberships_of(member).await.map_err(&failed)?;
        listed.sort_by_key(|a| (a.name.to_lowercase(), a.merchant));
        Ok(listed.into_iter().map(|one| choice(one, current)).collect())
    }

    /// Whether who asks runs the server, and so may change what all its businesses share: its networks.
    pub(crate) async fn runs_server(&self, actor: &Actor) -> Outcome<bool> {
        let failed = fail::storage("reading who runs the server");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        Ok(actor.may(Right::Own).is_ok() && tx.operates(actor.member).await.map_err(&failed)?)
    }
}

fn choice(one: Membership, current: Option<MerchantId>) -> BusinessChoice {
    BusinessChoice {
        id: one.merchant.to_string(),
        logo_url: one.logo.then(|| format!("/logo/{}", one.handle)),
        current: current == Some(one.merchant),
        name: one.name,
        handle: one.handle,
        role: one.role,
    }
}
