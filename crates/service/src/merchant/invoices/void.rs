//! Voids an invoice: it is not paid any more, and its number stays its own.

use crate::{
    Service,
    audit::On,
    auth::{Actor, Right},
    fail::{self, Outcome},
    live::{Changed, What},
    merchant::existing_link,
};
use api_types::Problem;
use domain::{Act, Link, Status, ids::LinkId};
use storage::records::{Page, SessionFilter};

/// How many of who is about to pay are told. Others see when they look.
const TOLD: Page = Page { offset: 0, limit: 200 };

impl Service {
    /// Voids an invoice that nobody has paid. Its link is switched off, and who is about to pay is told.
    ///
    /// # Errors
    /// `NotFound`: no such invoice of this merchant. `Refused`: it is void, or money has come for it.
    pub async fn void_invoice(&self, actor: &Actor, link: &str) -> Outcome<()> {
        actor.may(Right::Work)?;
        let id: LinkId = link.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("voiding an invoice");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let row = existing_link(&mut *tx, actor, id).await?;
        let invoice = super::of_link(&mut *tx, &row.link).await?.ok_or(Problem::NotFound)?;
        // Of all sessions that there ever were: whoever asks for many hides no money.
        if row.paid > 0 || tx.is_being_paid(id).await.map_err(&failed)? {
            return Err(fail::refused(format!(
                "Money has come for {}. Wait until it is paid, or return the money and say so at the payment first.",
                invoice.number
            )));
        }
        if !tx.void_invoice(actor.merchant, id, self.now()).await.map_err(&failed)? {
            return Err(fail::refused(format!("{} is void already.", invoice.number)));
        }
        tx.update_link(&Link { active: false, updated_at: self.now(), ..row.link }).await.map_err(&failed)?;
        let now = self.now();
        tx.call_back_requests(id, "The invoice is void.", now, now).await.map_err(&failed)?;
        let filter = SessionFilter { link: Some(id), statuses: vec![Status::Open], ..SessionFilter::default() };
        let open = tx.sessions(actor.merchant, &filter, TOLD).await.map_err(&failed)?.rows;
        tx.append(&self.invoice_event(&invoice, "invoice.voided")).await.map_err(&failed)?;
        self.note(&mut *tx, actor, Act::InvoiceVoided, On::of(id, &invoice.number)).await?;
        tx.commit().await.map_err(&failed)?;
        tracing::info!(link = %id, number = %invoice.number, "invoice voided");
        self.live.announce([Changed { merchant: actor.merchant, what: What::Link(id) }]);
        for row in open {
            // Money that comes at this very moment is seen, and shown as what it is.
            if let Err(problem) = self.give_up(&row.session.id.to_string()).await {
                tracing::info!(session = %row.session.id, %problem, "a payment of a void invoice goes on");
            }
        }
        Ok(())
    }
}
