//! What has become of a payment.

use super::{Live, tracker::tracker};
use crate::{
    checkout::words::{self, Action, Outcome},
    ui::{Markup, Tone, icon_html, tally_html},
};
use api_types::checkout::{Phase, SessionView};

/// What happened, what it means, what to do; then the figures.
pub fn outcome_card(live: &Live, view: &SessionView) -> Markup {
    let said = words::outcome(live, view);
    let tracked = !view.transactions.is_empty() || view.phase == Phase::Confirming;
    let Outcome { tone, icon, title, words, message, actions, side, already_sent } = said;
    Markup::new()
        .raw("<div class=\"outcome\">")
        .with(if icon.is_empty() { counting(view) } else { spot(tone, icon) })
        .raw("<h2>")
        .text(&title)
        .raw("</h2><p>")
        .with(words.markup())
        .raw("</p></div>")
        .maybe(message.map(|message| from_merchant(&live.merchant, &message)))
        .with(buttons(&actions))
        .maybe(already_sent.then(|| still_watched(&view.network_name)))
        .maybe((view.phase == Phase::NetworkDown).then(|| trying(&view.network_name)))
        .maybe(side.filter(|_| tracked).map(|side| tracker(view, &side)))
}

/// The icon of an outcome.
fn spot(tone: Tone, icon: &'static str) -> Markup {
    Markup::new()
        .raw("<span class=\"spot large ")
        .raw(tone.class())
        .raw(if icon == "check" { " drawn\">" } else { "\">" })
        .with(icon_html(icon))
        .raw("</span>")
}

/// Confirmations, counted.
fn counting(view: &SessionView) -> Markup {
    let (done, all) = (view.confirmations, view.confirmations_needed);
    let label = [&done.to_string(), " of ", &all.to_string(), " confirmations"].concat();
    Markup::new()
        .raw("<div class=\"counting\"><p class=\"n\">")
        .number(done)
        .raw(" <small>of ")
        .number(all)
        .raw(" confirmations</small></p>")
        .with(tally_html(done, all, Tone::Plain, true, &label))
        .raw("</div>")
}

/// The merchant's own words to who has paid.
fn from_merchant(merchant: &str, message: &str) -> Markup {
    Markup::new()
        .raw("<div class=\"notice plain\">")
        .with(icon_html("message-square"))
        .raw("<strong>From ")
        .text(merchant)
        .raw("</strong><p class=\"said\">")
        .text(message)
        .raw("</p></div>")
}

/// The next steps: the first is the clearest, the last of three the quietest.
fn buttons(actions: &[Action]) -> Markup {
    if actions.is_empty() {
        return Markup::new();
    }
    let buttons = actions.iter().enumerate().map(|(at, action)| {
        Markup::new()
            .raw("<a class=\"btn ")
            .raw(["primary large", "", "quiet"][at.min(2)])
            .raw(" block\" href=\"")
            .text(&action.href)
            .raw("\">")
            .with(icon_html(action.icon))
            .text(&action.label)
            .raw("</a>")
    });
    Markup::new().raw("<div class=\"buttons\">").with(buttons.collect()).raw("</div>")
}

/// For who paid and sees that nothing came.
fn still_watched(network: &str) -> Markup {
    Markup::new()
        .raw("<div class=\"notice plain\">")
        .with(icon_html("info"))
        .raw("<strong>Already sent it?</strong><p>It is not lost. We keep watching the old address on ")
        .text(network)
        .raw(", and this page shows it when it arrives.</p></div>")
}

/// That the server keeps trying.
fn trying(network: &str) -> Markup {
    Markup::new()
        .raw("<p class=\"waiting\"><span class=\"live-dot warn\"></span><span>This server keeps trying to reach ")
        .text(network)
        .raw("</span></p>")
}
