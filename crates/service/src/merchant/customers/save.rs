//! A customer is written down, or what is known of one is changed.

use super::{existing, form, item};
use crate::{
    Service,
    auth::{Actor, Right},
    fail::{self, Outcome},
    fields::Fields,
    merchant::tags,
    random,
};
use api_types::{
    Problem,
    customers::{CustomerForm, CustomerItem},
};
use domain::{
    Customer, Email,
    customer::{About, Origin},
    ids::{CustomerId, MerchantId},
};
use storage::{StorageError, records::CustomerRow};

impl Service {
    /// Adds a customer, or changes the one with this id.
    ///
    /// # Errors
    /// All fields that are not as expected; another customer has the e-mail; nothing is changed then. `NotFound`.
    pub async fn save_customer(
        &self,
        actor: &Actor,
        customer: Option<&str>,
        form: &CustomerForm,
    ) -> Outcome<CustomerItem> {
        actor.may(Right::Work)?;
        let mut fields = Fields::default();
        let read = form::read(form, &mut fields, str::to_owned);
        let (email, about) = fields.finish(read)?;
        let failed = fail::storage("saving a customer");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let taken = |error| match error {
            StorageError::Taken(_) => {
                Problem::field("email", format!("Another of your customers has the e-mail {email}. Open that one."))
            }
            other => failed(other),
        };
        let row = match customer {
            Some(id) => {
                let row = existing(&mut *tx, actor.merchant, id, None).await?;
                let other = tx.customer_by_email(actor.merchant, &email).await.map_err(&failed)?;
                if let Some(other) = other.filter(|other| other.id != row.customer.id) {
                    if !form.merge {
                        return Err(super::merge::offer(&other));
                    }
                    let merged = self.merge_into(tx, actor, (row.customer.id, other.id), about).await?;
                    return Ok(merged);
                }
                let changed = Customer { email: email.clone(), about, ..row.customer };
                tx.update_customer(&changed).await.map_err(taken)?;
                CustomerRow { customer: changed, ..row }
            }
            None => {
                let new = self.new_customer(actor.merchant, email.clone(), about, Origin::Dashboard);
                tx.insert_customer(&new).await.map_err(taken)?;
                tx.adopt_sessions(&new).await.map_err(&failed)?;
                CustomerRow { customer: new, paid: 0, last_at: None }
            }
        };
        let id = row.customer.id.to_string();
        let worn = tags::worn(&mut *tx, actor.merchant, std::slice::from_ref(&id)).await?.remove(&id);
        tx.commit().await.map_err(&failed)?;
        Ok(item(&row, worn.unwrap_or_default()))
    }

    /// A customer that is not stored yet.
    pub(super) fn new_customer(&self, merchant: MerchantId, email: Email, about: About, source: Origin) -> Customer {
        let now = self.now();
        let id = CustomerId::from_parts(now, random::bits(&*self.out.entropy));
        Customer { id, merchant, email, about, source, created_at: now }
    }
}
