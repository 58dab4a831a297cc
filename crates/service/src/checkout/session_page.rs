//! A session's page, and giving a session up.

use super::link_page::{product_of, refuse_off_sale};
use crate::{
    Service,
    fail::{self, Outcome},
};
use api_types::{
    Problem,
    checkout::{Phase, SessionPage, SessionView},
};
use domain::{
    Link,
    ids::SessionId,
    session::Decision,
    view::{Arrival, Channel},
};
use storage::{Transaction, records::Session};

impl Service {
    /// The page of a session.
    ///
    /// # Errors
    /// `NotFound`: there is none.
    pub async fn session_page(&self, session: &str) -> Outcome<SessionPage> {
        let id = session.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("reading a session's page");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let (session, view) = self.session_and_view(&mut *tx, id).await?;
        let link = tx.link(session.link).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        let merchant = tx.merchant(session.merchant).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        let quote = tx.quotes_of(&[id]).await.map_err(&failed)?.pop();
        let (bill, quote) = Self::billed(&link, quote);
        let came = way_back(&mut *tx, &session).await?;
        Ok(SessionPage {
            link: came,
            merchant: self.merchant_card(&merchant),
            bill,
            quote,
            can_change: view.transactions.is_empty()
                && link.accepts.len() > 1
                && link.is_public()
                && session.decision == Decision::None,
            view,
            url: self.url(format_args!("/s/{id}")),
        })
    }

    /// How a session stands, for the live stream and for polling.
    ///
    /// # Errors
    /// `NotFound`: there is none.
    pub async fn session_view(&self, session: &str) -> Outcome<SessionView> {
        let id = session.parse().map_err(|_| Problem::NotFound)?;
        let mut tx = self.out.store.read().await.map_err(fail::storage("reading a session"))?;
        Ok(self.session_and_view(&mut *tx, id).await?.1)
    }

    pub(super) async fn session_and_view(
        &self,
        tx: &mut dyn Transaction,
        id: SessionId,
    ) -> Outcome<(storage::records::Session, SessionView)> {
        let failed = fail::storage("reading a session");
        let session = tx.session(id).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        let transfers = tx.transfers_of(&[id]).await.map_err(&failed)?;
        let agreed = session.terms.asset.network();
        // What came on another network is told by its name, and in its own decimals (X2).
        let networks: Vec<_> = if transfers.iter().all(|stored| stored.transfer.network == agreed) {
            tx.network(&agreed).await.map_err(&failed)?.into_iter().collect()
        } else {
            tx.networks().await.map_err(&failed)?
        };
        let after = self.after_view(tx, &session).await?;
        let wallet = tx.wallet(session.merchant, session.wallet).await.map_err(&failed)?;
        let shared = wallet.is_some_and(|wallet| wallet.source.is_shared());
        let view = SessionView { after, shared, ..self.view(&session, &transfers, &networks) };
        let link_closed = matches!(view.phase, Phase::Expired | Phase::Cancelled) && is_closed(tx, &session).await?;
        let view = SessionView { link_closed, ..view };
        let view = if shared && view.phase == Phase::Partial { without_payment_code(view) } else { view };
        Ok((session, view))
    }

    /// Gives a session up, to pay in another coin. Its address is still watched. Returns where the link's page is below
    /// `/pay/`, with how the customer came.
    ///
    /// # Errors
    /// `Refused`: money has arrived already.
    pub async fn give_up(&self, session: &str) -> Outcome<String> {
        let id: SessionId = session.parse().map_err(|_| Problem::NotFound)?;
        let session = self
            .decide(id, None, "session.cancelled", |session, transfers, now| {
                if transfers > 0 {
                    return Err(fail::refused(
                        "Money has arrived for this payment already, so the coin cannot be changed.",
                    ));
                }
                Ok(if session.decision == Decision::None { Decision::Cancelled(now) } else { session.decision })
            })
            .await?;
        let mut tx = self.out.store.read().await.map_err(fail::storage("reading how a customer came"))?;
        way_back(&mut *tx, &session).await
    }
}

/// Whether the page of a session's link is not there any more (R25).
async fn is_closed(tx: &mut dyn Transaction, session: &Session) -> Outcome<bool> {
    let link = tx.link(session.link).await.map_err(fail::storage("reading a session's link"))?;
    let Some(link) = link.filter(Link::is_public) else { return Ok(true) };
    let product = product_of(tx, &link).await?;
    Ok(refuse_off_sale(&link, product.as_ref()).is_err())
}

/// The rest of a payment in parts would be nobody's at a shared address, so that nothing asks for it (I11).
fn without_payment_code(view: SessionView) -> SessionView {
    SessionView { payment_uri: String::new(), qr_size: 0, qr_path: String::new(), ..view }
}

/// Where the page of a session's link is below `/pay/`, for the same customer once more: the payment stays with the channel
/// that brought them (R30), and they do not count as somebody new (R22).
async fn way_back(tx: &mut dyn Transaction, session: &Session) -> Outcome<String> {
    let channel = tx.channel_of(session.id).await.map_err(fail::storage("reading how a customer came"))?;
    let came = Arrival { channel: channel.unwrap_or(Channel::Direct), at: session.terms.opened_at };
    Ok(format!("{}?{}", session.link, came.back()))
}
