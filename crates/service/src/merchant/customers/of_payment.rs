//! Whose payment a new session is.

use crate::Service;
use domain::{
    Customer, CustomerInfo, Email, Link,
    customer::{About, Origin},
    ids::CustomerId,
};
use storage::{StorageError, Transaction};

impl Service {
    /// The customer of a session that is about to open: the one that the link is for, else the one whose e-mail was given, be it one
    /// from before, who is added when new. What else was told fills in what is not known. `None`: no e-mail was given.
    pub(crate) async fn payer(
        &self,
        tx: &mut dyn Transaction,
        link: &Link,
        told: &CustomerInfo,
    ) -> Result<Option<CustomerId>, StorageError> {
        // What a link's form takes is an e-mail address by the same rule.
        let given: Option<Email> = told.email.as_deref().and_then(|email| email.parse().ok());
        let chosen = match link.customer {
            Some(id) => tx.hold_customer(link.merchant, id).await?,
            None => None,
        };
        let found = match (chosen, &given) {
            (Some(chosen), _) => chosen,
            (None, Some(email)) => {
                let about = About::default().filled(told);
                let new = self.new_customer(link.merchant, email.clone(), about, Origin::Payment);
                let found = tx.claim_customer(&new).await?;
                if found.id == new.id {
                    tx.adopt_sessions(&found).await?;
                }
                found
            }
            (None, None) => return Ok(None),
        };
        // What somebody else told who pays for them is not about them.
        let own = match &given {
            Some(email) if *email != found.email => tx.former_emails(&found).await?.contains(email),
            _ => true,
        };
        if own {
            let about = found.about.clone().filled(told);
            if about != found.about {
                tx.update_customer(&Customer { about, ..found.clone() }).await?;
            }
        }
        Ok(Some(found.id))
    }
}
