//! Whom a link is for.

use super::form;
use crate::{
    Service,
    auth::Actor,
    fail::{self, Outcome},
    fields::Fields,
};
use api_types::{Problem, customers::CustomerForm, dashboard::LinkForm};
use domain::{
    Customer, Email,
    customer::{About, Origin},
    ids::CustomerId,
};
use storage::{StorageError, Transaction};

/// Whom a form says that a link is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Anybody.
    Anybody,
    /// A customer that there is.
    Known(Email),
    /// Somebody to be added, or put together with the customer that has the e-mail.
    New(Email, About),
}

/// Reads it. `None`: something is wrong, and noted.
pub fn wanted(link: &LinkForm, fields: &mut Fields) -> Option<Wanted> {
    match link.customer.trim() {
        "" | "anybody" => Some(Wanted::Anybody),
        "known" => {
            let email = link.customer_email.trim();
            if email.is_empty() {
                fields.wrong("customer_email", "Choose a customer, or make the link for anybody.");
                return None;
            }
            fields.take("customer_email", email.parse().map(Wanted::Known))
        }
        "new" => {
            let form = CustomerForm {
                email: link.customer_email.clone(),
                name: link.customer_name.clone(),
                phone: link.customer_phone.clone(),
                ..CustomerForm::default()
            };
            let read = form::read(&form, fields, |field| format!("customer_{field}"));
            read.map(|(email, about)| Wanted::New(email, about))
        }
        _ => {
            fields.wrong("customer", "Choose anybody, one of your customers, or a new one.");
            None
        }
    }
}

impl Service {
    /// The customer that a link is for; a new one is added.
    ///
    /// # Errors
    /// `Fields`: the merchant has no such customer.
    pub(crate) async fn settle_customer(
        &self,
        tx: &mut dyn Transaction,
        actor: &Actor,
        wanted: &Wanted,
    ) -> Outcome<Option<CustomerId>> {
        let failed = fail::storage("choosing a customer");
        match wanted {
            Wanted::Anybody => Ok(None),
            Wanted::Known(email) => {
                let found = tx.customer_by_email(actor.merchant, email).await.map_err(&failed)?;
                let nobody = || {
                    let message =
                        format!("You have no customer with the e-mail {email}. Choose \"New customer\" to add them.");
                    Problem::field("customer_email", message)
                };
                found.map(|customer| Some(customer.id)).ok_or_else(nobody)
            }
            Wanted::New(email, about) => {
                let new = self.new_customer(actor.merchant, email.clone(), about.clone(), Origin::Dashboard);
                // Not claimed: who had the e-mail before has it no more, and is not sent what is for this one.
                match tx.insert_customer(&new).await {
                    Ok(()) => {
                        tx.adopt_sessions(&new).await.map_err(&failed)?;
                        return Ok(Some(new.id));
                    }
                    Err(StorageError::Taken(_)) => {}
                    Err(error) => return Err(failed(error)),
                }
                let found = tx.claim_customer(&new).await.map_err(&failed)?;
                let about = found.about.clone().replaced(about.clone());
                tx.update_customer(&Customer { about, ..found.clone() }).await.map_err(&failed)?;
                Ok(Some(found.id))
            }
        }
    }
}
