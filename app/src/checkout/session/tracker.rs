//! What has arrived, in figures (A8).

use crate::{
    checkout::{mail, words::Side},
    ui::{Markup, Tone, icon_html, short_id_html, tally_html},
};
use api_types::checkout::{Phase, SessionView, Transaction};

/// Received, beside it what is missing or otherwise different; confirmations; transactions.
pub fn tracker(view: &SessionView, side: &Side) -> Markup {
    let other = view.transactions.last().filter(|_| view.phase == Phase::WrongAsset);
    let (received, unit) = other.map_or((&*view.received, &*view.symbol), |tx| (&*tx.amount, &*tx.symbol));
    let by_hand = view.accepted.as_deref().and_then(|came| came.split_once(' '));
    let (received, unit) = by_hand.unwrap_or((received, unit));
    let several = view.transactions.len() > 1;
    let counted = view.phase != Phase::Confirming && view.confirmations_needed > 0;
    Markup::new()
        .raw("<div class=\"tracker\"><div class=\"two\"><p><span>Received</span><b>")
        .with(figure(received, unit))
        .raw(if side.warn { "</b></p><p class=\"missing\"><span>" } else { "</b></p><p><span>" })
        .raw(side.name)
        .raw("</span><b>")
        .with(figure(&side.figure, &side.unit))
        .raw("</b></p></div>")
        .maybe(counted.then(|| confirmations(view)))
        .with(view.transactions.iter().map(|tx| transaction(tx, several)).collect())
        .raw("</div>")
}

fn figure(figure: &str, unit: &str) -> Markup {
    Markup::new().text(figure).raw(" <small>").text(unit).raw("</small>")
}

/// Confirmations as a tally on one line.
fn confirmations(view: &SessionView) -> Markup {
    let (done, all) = (view.confirmations.min(view.confirmations_needed), view.confirmations_needed);
    let of = [&done.to_string(), " of ", &all.to_string()].concat();
    Markup::new()
        .raw("<div class=\"row apart nowrap\">")
        .with(tally_html(done, all, Tone::Ok, false, &[&of, " confirmations"].concat()))
        .raw("<span class=\"xs muted num\">")
        .text(&of)
        .raw("</span></div>")
}

/// A transaction, with the explorer's page of it; with its amount where that is not the whole.
fn transaction(tx: &Transaction, several: bool) -> Markup {
    let amount = || Markup::new().raw("<span class=\"num\">").text(&tx.amount).raw(" ").text(&tx.symbol).raw("</span>");
    let explorer = tx.explorer_url.as_deref().and_then(mail::web).map(|url| {
        Markup::new()
            .raw("<a href=\"")
            .text(url)
            .raw("\" target=\"_blank\" rel=\"noreferrer\">Explorer")
            .with(icon_html("external-link"))
            .raw("</a>")
    });
    Markup::new()
        .raw("<p class=\"seen\">")
        .with(icon_html("layers"))
        .with(short_id_html(&tx.id))
        .maybe(several.then(amount))
        .maybe(explorer)
        .raw("</p>")
}
