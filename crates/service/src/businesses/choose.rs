//! Turning to another business.

use crate::{
    Service,
    auth::{Actor, token_hash},
    fail::{self, Outcome},
};
use api_types::Problem;

impl Service {
    /// Turns a sign-in to another of its member's businesses. What is open of the one before learns no more. How they signed in
    /// stays: a second factor that was proven is proven (I22).
    ///
    /// # Errors
    /// `NotFound`: they are in no such business.
    pub async fn switch_business(&self, token: &str, business: &str) -> Outcome<()> {
        let who = self.whoever(token).await?;
        let merchant = business.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("turning to another business");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        if !tx.choose_business(&token_hash(token.as_bytes()), merchant, self.now()).await.map_err(&failed)? {
            return Err(Problem::NotFound);
        }
        tx.commit().await.map_err(&failed)?;
        self.turned_away(who.actor.map(|actor| actor.merchant).filter(|before| *before != merchant));
        Ok(())
    }

    /// What a page is told that is of another business than the sign-in looks at now.
    pub async fn switched(&self, actor: &Actor) -> Problem {
        match self.merchant_of(actor).await {
            Ok(merchant) => Problem::Switched { to: merchant.name },
            Err(problem) => problem,
        }
    }
}
