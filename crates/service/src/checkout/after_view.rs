//! What the merchant tells and offers who has paid (R26).

use crate::{
    Service,
    fail::{self, Outcome},
};
use api_types::checkout::{AfterView, Offer};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{AfterPayment, WebAddress};
use ed25519_dalek::{Signer, SigningKey};
use storage::{Transaction, records::Session};

impl Service {
    /// What a session's page tells beyond its figures. `None` as long as it is not paid: what is sold here is in it.
    ///
    /// # Errors
    /// The database does not answer.
    pub(super) async fn after_view(&self, tx: &mut dyn Transaction, session: &Session) -> Outcome<Option<AfterView>> {
        if !session.assessment.status.is_paid() {
            return Ok(None);
        }
        let link = tx.link(session.link).await.map_err(fail::storage("reading what follows a payment"))?;
        let AfterPayment { message, download, redirect, .. } = link.map(|link| link.after).unwrap_or_default();
        if message.is_none() && download.is_none() && redirect.is_none() {
            return Ok(None);
        }
        let redirect = match redirect {
            Some(target) => {
                let url = led_on(&target, session, &Self::signing_key(tx).await?);
                Some(Offer { host: target.host().to_owned(), url })
            }
            None => None,
        };
        let download = download.map(|it| Offer { host: it.host().to_owned(), url: it.into() });
        Ok(Some(AfterView { message, download, redirect }))
    }
}

/// The target with what it may want to know, and a signature over exactly that, so that nobody who knows the address can make
/// believe that they paid. The link is named, or a cheaper one would do.
fn led_on(target: &WebAddress, session: &Session, key: &SigningKey) -> String {
    let said = format!(
        "tallystick_link={}&tallystick_session={}&tallystick_status={}",
        session.link,
        session.id,
        session.assessment.status.as_str()
    );
    let signature = URL_SAFE_NO_PAD.encode(key.sign(said.as_bytes()).to_bytes());
    target.with_query(&format!("{said}&tallystick_signature={signature}"))
}
