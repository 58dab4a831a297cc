//! An invoice to keep and to print, for who has its link's code: whom it bills, and where they live, stands on it.

use super::{
    of_link,
    view::{bill, day},
};
use crate::{
    Service,
    fail::{self, Outcome},
    link_address::came_by,
    present,
    remind::Hours,
};
use api_types::{Problem, invoices::InvoicePaper, sharing::marked};
use domain::{Amount, Status, link::LinkKey, view::Channel};
use storage::records::{Page, SessionFilter};

impl Service {
    /// What the PDF of a link's invoice says. A void one too: that it is void stands on it.
    ///
    /// # Errors
    /// `NotFound`: there is no such invoice, or the address does not hold its link's code.
    pub async fn invoice_paper(&self, link: &str) -> Outcome<InvoicePaper> {
        let asked: LinkKey = link.parse().map_err(|_| Problem::NotFound)?;
        let id = asked.id;
        let failed = fail::storage("reading an invoice");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let link = tx.link(id).await.map_err(&failed)?.filter(|link| link.deleted_at.is_none());
        let link = link.ok_or(Problem::NotFound)?;
        let key = came_by(&mut *tx, &link, asked).await.map_err(&failed)?;
        if key.code.is_none() {
            return Err(Problem::NotFound);
        }
        let invoice = of_link(&mut *tx, &link).await?.ok_or(Problem::NotFound)?;
        let merchant = tx.merchant(link.merchant).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        let filter =
            SessionFilter { link: Some(id), statuses: vec![Status::Paid, Status::Final], ..SessionFilter::default() };
        let page = Page { offset: 0, limit: 1 };
        let hours = Hours::of(&mut *tx, link.merchant).await.map_err(&failed)?;
        let paid = tx.sessions(link.merchant, &filter, page).await.map_err(&failed)?.rows.pop();
        let paid = paid.map(|row| row.session).and_then(|session| {
            let received = Amount::new(session.assessment.received, session.decimals);
            Some((day(hours.day(session.paid_at?)), format!("{received} {}", session.symbol), session.code.to_string()))
        });
        let url = self.url(format_args!("/pay/{key}"));
        let (qr_size, qr_path) = present::qr(&marked(&url, Channel::Qr));
        Ok(InvoicePaper {
            invoice: bill(&invoice, &key, paid.is_some(), hours.day(self.now())),
            accent: merchant.accent,
            website: merchant.website,
            mode: link.mode,
            title: link.title,
            url,
            qr_size,
            qr_path,
            paid,
        })
    }
}
