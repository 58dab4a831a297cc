//! What stands on every invoice of a merchant, and how they are numbered.

use crate::{
    Service,
    auth::{Actor, Right},
    fail::{self, Outcome},
    fields::Fields,
};
use api_types::{Problem, invoices::InvoicingForm};
use domain::{
    Mode,
    ids::MerchantId,
    invoice::{InvoiceNumber, NumberPrefix},
    text,
};
use serde::{Deserialize, Serialize};
use storage::{StorageError, Transaction};

/// What is kept among the settings.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Invoicing {
    /// The seller's postal address.
    pub address: Option<String>,
    /// The seller's number at the tax office.
    pub tax_id: Option<String>,
    /// What the tax is called. `None`: `VAT`.
    pub tax_name: Option<String>,
    /// What stands before the count.
    pub prefix: NumberPrefix,
}

impl Invoicing {
    /// What the tax is called.
    pub fn tax_name(&self) -> String {
        self.tax_name.clone().unwrap_or_else(|| "VAT".to_owned())
    }
}

fn key(merchant: MerchantId) -> String {
    format!("invoicing:{merchant}")
}

/// A merchant's.
pub(super) async fn invoicing(tx: &mut dyn Transaction, merchant: MerchantId) -> Result<Invoicing, StorageError> {
    let Some(kept) = tx.setting(&key(merchant)).await? else { return Ok(Invoicing::default()) };
    serde_json::from_str(&kept)
        .map_err(|error| StorageError::Corrupt { what: "invoice settings", why: error.to_string() })
}

impl Service {
    /// What stands on the merchant's invoices.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn invoicing(&self, actor: &Actor) -> Outcome<InvoicingForm> {
        actor.may(Right::Look)?;
        let failed = fail::storage("reading what stands on invoices");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let kept = invoicing(&mut *tx, actor.merchant).await.map_err(&failed)?;
        let (next, began) = tx.next_invoice_number(actor.merchant, Mode::Live).await.map_err(&failed)?;
        Ok(InvoicingForm {
            tax_name: kept.tax_name(),
            address: kept.address.unwrap_or_default(),
            tax_id: kept.tax_id.unwrap_or_default(),
            prefix: kept.prefix.as_str().to_owned(),
            next: next.to_string(),
            began,
        })
    }

    /// Changes it, for invoices from now on. Where numbers begin can be chosen until the first live one is issued; later what is
    /// typed there must be what it is.
    ///
    /// # Errors
    /// Fields that are not as expected; nothing is changed then.
    pub async fn save_invoicing(&self, actor: &Actor, form: &InvoicingForm) -> Outcome<()> {
        actor.may(Right::Manage)?;
        let mut fields = Fields::default();
        let address = fields.take("address", text::paragraph("The address", &form.address, 500));
        let tax_id = fields.take("tax_id", text::optional_line("The tax number", &form.tax_id, 60));
        let tax_name = fields.take("tax_name", text::optional_line("The name of the tax", &form.tax_name, 20));
        let prefix = fields.take("prefix", form.prefix.parse::<NumberPrefix>());
        let next = fields.take("next", first(&form.next));
        let read =
            (|| Some((Invoicing { address: address?, tax_id: tax_id?, tax_name: tax_name?, prefix: prefix? }, next?)))(
            );
        let (invoicing, next) = fields.finish(read)?;
        let failed = fail::storage("saving what stands on invoices");
        let kept = serde_json::to_string(&invoicing).map_err(|_| Problem::Unavailable)?;
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        if let Some(first) = next {
            let (now, began) = tx.next_invoice_number(actor.merchant, Mode::Live).await.map_err(&failed)?;
            let begun = now == first
                || (!began && tx.begin_invoice_numbers(actor.merchant, Mode::Live, first).await.map_err(&failed)?);
            if !begun {
                return Err(Problem::field(
                    "next",
                    format!("The first invoice is issued already, so numbers go on without a gap. The next is {now}."),
                ));
            }
        }
        tx.set_setting(&key(actor.merchant), &kept).await.map_err(&failed)?;
        tx.commit().await.map_err(&failed)
    }
}

/// Where numbers begin. `None`: as it is.
fn first(text: &str) -> Result<Option<u64>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    let number = text.parse().ok().filter(|number| digits && (1..=InvoiceNumber::MOST_FIRST).contains(number));
    number.map(Some).ok_or_else(|| "Enter a whole number from 1 to 999,999,999, for example 118.".to_owned())
}
