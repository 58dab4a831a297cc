//! How to pay: what, where to, until when.

use super::{Live, Moving, method::method};
use crate::ui::{Markup, address_html, copy_field_html, icon_html, qr_html, span};
use api_types::checkout::{Phase, SessionView};

/// Everything one needs to pay from any wallet.
pub fn pay(live: &Live, view: &SessionView, moving: &Moving) -> Markup {
    let coins = [&view.to_send, " ", &view.symbol].concat();
    let partial = view.phase == Phase::Partial;
    let what = if partial { "Amount still missing" } else { "Amount" };
    let code = ["Payment code: ", &coins, " on ", &view.network_name].concat();
    let address = ["Address on ", &view.network_name].concat();
    method(live, view, moving)
        .maybe(partial.then(|| missing(view, moving.left)))
        .raw("<div class=\"scan\">")
        .with(qr_html(view.qr_size, &view.qr_path, &code))
        .raw("<p>Scan with a wallet that holds ")
        .text(&view.symbol)
        .raw(" on ")
        .text(&view.network_name)
        .raw(if view.shared { "</p><p><b>Send exactly this amount, in one payment</b>" } else { "" })
        .raw("</p></div><div class=\"rows\">")
        .with(copy_field_html(
            what,
            Markup::new().raw("<span class=\"num\">").text(&coins).raw("</span>"),
            &view.to_send,
        ))
        .with(copy_field_html(&address, address_html(&view.address), &view.address))
        .raw("</div>")
        .with(wallets(view, &moving.wallets))
        .with(waiting(view, &moving.wallet_says))
}

/// What has arrived and what is missing.
fn missing(view: &SessionView, left: i64) -> Markup {
    let SessionView { received, due, missing, symbol, .. } = view;
    Markup::new()
        .raw("<div class=\"notice warn\">")
        .with(icon_html("triangle-alert"))
        .raw("<h2>")
        .text(missing)
        .raw(" ")
        .text(symbol)
        .raw(" is still missing</h2><p>")
        .text(received)
        .raw(" of ")
        .text(due)
        .raw(" ")
        .text(symbol)
        .raw(" has arrived. Send the rest to the same address within <b class=\"num\" data-left>")
        .text(&span::clock(left))
        .raw("</b>. The code below now asks for just that.</p><div class=\"bar\"><progress class=\"meter warn\" max=\"100\" value=\"")
        .number(view.percent.into())
        .raw("\" aria-label=\"")
        .text(received)
        .raw(" of ")
        .text(due)
        .raw(" ")
        .text(symbol)
        .raw(" received\"></progress></div><div class=\"two\"><span>Received <b>")
        .text(received)
        .raw("</b></span><span>Missing <b>")
        .text(missing)
        .raw("</b></span></div></div>")
}

/// One row: the wallets of this browser, or else a link that any other wallet opens. Finding them moves nothing.
fn wallets(view: &SessionView, names: &[String]) -> Markup {
    let uri = &view.payment_uri;
    // No wallet opens the sandbox's addresses but the one that this server has itself.
    let sandbox = uri.starts_with("tallystick-sandbox:");
    if names.is_empty() || sandbox {
        let link = Markup::new().raw("<a class=\"btn primary large block\" data-uri=\"").text(uri).raw("\" href=\"");
        let link = if sandbox { link.raw("/sandbox/").text(&view.id) } else { link.text(uri) };
        let words = if sandbox { "Pay with the test wallet</a>" } else { "Open in wallet</a>" };
        return link.raw("\">").with(icon_html("wallet")).raw(words);
    }
    let buttons = names.iter().zip(0_u32..).map(|(name, at)| {
        Markup::new()
            .raw("<button class=\"btn ")
            .raw(if at == 0 { "primary " } else { "" })
            .raw("large\" type=\"button\" data-wallet=\"")
            .number(at)
            .raw("\"><span>Pay with ")
            .text(name)
            .raw("</span></button>")
    });
    Markup::new().raw("<div class=\"wallets\">").with(buttons.collect()).raw("</div>")
}

/// The last line: how it stands, or what the wallet said.
fn waiting(view: &SessionView, says: &str) -> Markup {
    let line = Markup::new().raw("<p class=\"waiting\">");
    let line = if says.is_empty() {
        line.raw("<span class=\"live-dot\"></span><b>Waiting for payment</b><span class=\"end num\">")
            .text(&view.received)
            .raw(" of ")
            .text(&view.due)
            .raw(" received</span>")
    } else {
        line.with(icon_html("info")).raw("<span>").text(says).raw("</span>")
    };
    line.raw("</p>")
}
