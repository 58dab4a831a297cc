//! What stands in the card instead of the form: what happened, what it means. What to do stands below and does not change.

use crate::{
    checkout::words::Phrase,
    ui::{Markup, Tone, icon_html, span},
};
use api_types::checkout::{LinkLive, Places, Room};

/// More notches than this would not be counted but measured; then each stands for more than one.
const MOST_NOTCHES: u64 = 40;

/// A state in words.
struct Said {
    tone: Tone,
    icon: &'static str,
    title: String,
    words: Phrase,
}

/// Whether it is the product's stock that payments in progress hold, and not the places of the link.
pub(super) fn is_held_stock(live: &LinkLive) -> bool {
    let places = live.places.as_ref();
    matches!(live.room, Room::Held { .. }) && places.is_none_or(|places| places.left > places.held)
}

/// The card of a link that cannot be paid now. `None`: it can.
pub fn closed(live: &LinkLive) -> Option<Markup> {
    let Said { tone, icon, title, words } = said(live)?;
    let counted = live.places.as_ref().filter(|_| live.room != Room::Ended && !is_held_stock(live));
    let opens = matches!(live.room, Room::Held { .. });
    let card = Markup::new()
        .raw("<div class=\"outcome\"><span class=\"spot large ")
        .raw(tone.class())
        .raw("\">")
        .with(icon_html(icon))
        .raw("</span><h2 tabindex=\"-1\">")
        .text(&title)
        .raw("</h2><p>")
        .with(words.markup())
        .raw("</p>")
        .maybe(opens.then(|| {
            Markup::new().raw(
                "<p class=\"waiting needs-script\"><span class=\"live-dot\"></span><span>This page then opens by \
                 itself</span></p>",
            )
        }))
        .raw("</div>")
        .maybe(counted.map(|places| tracker(places, tone)));
    Some(card)
}

/// What is announced.
pub fn told(live: &LinkLive) -> Option<String> {
    said(live).map(|said| [&said.title, ". ", &said.words.plain()].concat())
}

fn said(live: &LinkLive) -> Option<Said> {
    let places = live.places.as_ref();
    let (left, held) = places.map_or((0, 0), |places| (places.left, places.held));
    let said = match &live.room {
        Room::Free => return None,
        Room::Held { free_in } if is_held_stock(live) => Said {
            tone: Tone::Warn,
            icon: "hourglass",
            title: "The last of it is being paid for right now".to_owned(),
            words: when_for_sale(*free_in),
        },
        Room::Held { free_in } => Said {
            tone: Tone::Warn,
            icon: "hourglass",
            title: match left {
                0 | 1 if held > 1 => "The last place is held by payments in progress".to_owned(),
                0 | 1 => "The last place is held by a payment in progress".to_owned(),
                n => ["The last ", &n.to_string(), " places are held by payments in progress"].concat(),
            },
            words: if held > left { when_enough_end(left, held) } else { when_free(*free_in, left > 1) },
        },
        Room::Gone if places.is_some() && left == 0 => Said {
            tone: Tone::Bad,
            icon: "ticket-x",
            title: "Payment limit reached".to_owned(),
            words: places.map_or_else(Phrase::default, all_taken),
        },
        Room::Gone => Said {
            tone: Tone::Bad,
            icon: "ticket-x",
            title: "Sold out".to_owned(),
            words: Phrase::default().say("All of it is sold, or held by payments in progress. Nothing was charged."),
        },
        Room::Ended => Said {
            tone: Tone::Plain,
            icon: "clock",
            title: "This link has ended".to_owned(),
            words: Phrase::default().say("Its time is over, so it takes no more payments. Nothing was charged."),
        },
    };
    Some(said)
}

/// All is paid for; who began before the limit was lowered is told that theirs still counts.
fn all_taken(places: &Places) -> Phrase {
    let words = Phrase::default().say(&match (places.total, places.paid) {
        (1, 1) => "This link takes one payment, and that is paid.".to_owned(),
        (total, paid) if paid > u64::from(total) => "This link takes no more payments.".to_owned(),
        (total, _) => ["All ", &total.to_string(), " places are taken."].concat(),
    });
    match places.held {
        0 => words,
        1 => words.say(" 1 person who began before can still pay."),
        held => words.say(" ").say(&held.to_string()).say(" people who began before can still pay."),
    }
}

/// More are paying than there are places: the limit was lowered since they began.
fn when_enough_end(left: u64, held: u64) -> Phrase {
    let words =
        Phrase::default().say(&held.to_string()).say(" people are paying already. A place is free again only if ");
    match left {
        0 | 1 => words.say("none of them pays."),
        left => words.say(&(held - left + 1).to_string()).say(" of them do not pay."),
    }
}

fn when_free(free_in: Option<i64>, several: bool) -> Phrase {
    let Some(free_in) = free_in else {
        return Phrase::default()
            .say("Its money is on the way already. The place is free again only if that does not arrive.");
    };
    let (one, that) = if several { ("One is", "it") } else { ("It is", "that") };
    Phrase::default()
        .say(one)
        .say(" free again in ")
        .stress(&span::spelled(free_in))
        .say(" if ")
        .say(that)
        .say(" is not paid.")
}

fn when_for_sale(free_in: Option<i64>) -> Phrase {
    match free_in {
        None => {
            Phrase::default().say("Its money is on the way already. It is for sale again only if that does not arrive.")
        }
        Some(free_in) => Phrase::default()
            .say("It is for sale again in ")
            .stress(&span::spelled(free_in))
            .say(" if that is not paid. Nothing was charged."),
    }
}

/// The places, counted.
fn tracker(places: &Places, tone: Tone) -> Markup {
    let Places { total, paid, held, .. } = *places;
    let total = u64::from(total);
    let mut figures = [&paid.to_string(), " paid"].concat();
    if held > 0 {
        figures = [&figures, ", ", &held.to_string(), " held"].concat();
    }
    Markup::new()
        .raw("<div class=\"tracker\"><div class=\"row apart sm\"><span class=\"muted\">Places</span><b class=\"num\">")
        .text(&figures)
        .raw("</b></div><div class=\"tally ")
        .raw(tone.class())
        .raw("\" role=\"img\" aria-label=\"")
        .text(&figures)
        .raw(" of ")
        .text(&total.to_string())
        .raw(if total == 1 { " place" } else { " places" })
        .raw("\">")
        .with(notches(paid, held, total))
        .raw("</div></div>")
}

/// A notch for each place: cut, held or neither. A held one is never rounded away; those beyond the limit only the figures tell.
fn notches(paid: u64, held: u64, total: u64) -> Markup {
    let all = total.clamp(1, MOST_NOTCHES);
    let scaled = |count: u64| if total <= MOST_NOTCHES { count } else { count * MOST_NOTCHES / total };
    let held = if held == 0 { 0 } else { scaled(held).max(1) };
    let cut = scaled(paid);
    (0..all)
        .map(|at| {
            Markup::new().raw(if at < cut {
                "<i class=\"on\"></i>"
            } else if at < cut + held {
                "<i class=\"held\"></i>"
            } else {
                "<i></i>"
            })
        })
        .collect()
}
