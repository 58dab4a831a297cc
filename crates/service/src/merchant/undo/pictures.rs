//! A picture or the logo is again what it was.

use super::{
    KeptPicture,
    kept::{packed, unpacked},
};
use crate::{
    Service,
    audit::On,
    auth::{Actor, Right},
    fail::{self, Outcome},
};
use api_types::Problem;
use domain::{Act, Product, ids::ProductId};
use storage::{Transaction, records::Merchant};

/// What is said when another came since.
const ANOTHER: &str = "It was changed again since. Only the newest change can be taken back.";

impl Service {
    /// The product has the picture that it had.
    pub(super) async fn bring_picture_back(
        &self,
        tx: &mut dyn Transaction,
        actor: &Actor,
        product: ProductId,
        before: KeptPicture,
        after: Option<String>,
    ) -> Outcome<String> {
        let failed = fail::storage("bringing a picture back");
        let found = tx.products_by_id(&[product]).await.map_err(&failed)?.into_iter().next();
        let found = found.filter(|found| found.merchant == actor.merchant).ok_or(Problem::NotFound)?;
        if found.picture != after {
            return Err(fail::refused(ANOTHER));
        }
        let picture = before.picture()?;
        tx.insert_picture(actor.merchant, &picture).await.map_err(&failed)?;
        let now = Product { picture: Some(picture.name), updated_at: self.now(), ..found };
        tx.update_product(&now).await.map_err(&failed)?;
        if let Some(after) = after {
            tx.delete_picture(actor.merchant, &after).await.map_err(&failed)?;
        }
        self.note(tx, actor, Act::PictureRestored, On::of(product, &now.name)).await?;
        Ok(format!("/dashboard/products/{product}"))
    }

    /// The business has the logo that it had.
    pub(super) async fn bring_logo_back(
        &self,
        tx: &mut dyn Transaction,
        actor: &Actor,
        before: String,
        after: Option<String>,
    ) -> Outcome<String> {
        actor.may(Right::Manage)?;
        let failed = fail::storage("bringing the logo back");
        let merchant = tx.merchant(actor.merchant).await.map_err(&failed)?.ok_or(Problem::SignedOut)?;
        if merchant.logo.as_deref().map(packed) != after {
            return Err(fail::refused(ANOTHER));
        }
        let merchant = Merchant { logo: Some(unpacked(&before)?), ..merchant };
        tx.update_merchant(&merchant).await.map_err(&failed)?;
        self.note(tx, actor, Act::LogoRestored, On::of(merchant.id, &merchant.name)).await?;
        Ok("/dashboard/settings".to_owned())
    }
}
