//! The words for every state in which there is nothing to pay now (A9, P4, X6).

use super::Phrase;
use crate::{
    checkout::{mail, session::Live},
    ui::{Tone, is_something, span},
};
use api_types::checkout::{Phase, SessionView, Transaction};
use domain::Status;

/// What has become of a payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Good or bad news.
    pub tone: Tone,
    /// Its icon; empty while confirmations are counted instead.
    pub icon: &'static str,
    /// What happened.
    pub title: String,
    /// What it means and what to do.
    pub words: Phrase,
    /// The merchant's own words to who has paid, with line breaks.
    pub message: Option<String>,
    /// The next steps, the clearest first.
    pub actions: Vec<Action>,
    /// Beside what was received: what is missing, too much, or otherwise different.
    pub side: Option<Side>,
    /// Whether to say what becomes of money that is still on its way.
    pub already_sent: bool,
}

/// A next step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Its icon.
    pub icon: &'static str,
    /// What it does.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

/// A figure beside the one received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// What it is.
    pub name: &'static str,
    /// The figure.
    pub figure: String,
    /// Its unit.
    pub unit: String,
    /// Whether it is set off.
    pub warn: bool,
}

/// Says what has become of a payment.
pub fn outcome(live: &Live, view: &SessionView) -> Outcome {
    let said = Saying { live, view };
    match view.phase {
        Phase::Partial if view.shared => said.shared_partial(),
        Phase::Waiting | Phase::Partial | Phase::Confirming => said.confirming(),
        Phase::Paid => said.paid(),
        Phase::Overpaid => said.overpaid(),
        Phase::Expired => said.expired(),
        Phase::ExpiredShort => said.expired_short(),
        Phase::Late => said.late(),
        Phase::Returning => said.returning(),
        Phase::WrongAsset => said.other(view.transactions.last()),
        Phase::Reverted => said.reverted(),
        Phase::NetworkDown => said.network_down(),
        Phase::Cancelled => said.cancelled(),
    }
}

/// What the words are about.
struct Saying<'a> {
    live: &'a Live,
    view: &'a SessionView,
}

impl Saying<'_> {
    fn outcome(&self, tone: Tone, icon: &'static str, title: &[&str], words: Phrase) -> Outcome {
        let (title, side, message, actions) = (title.concat(), None, None, Vec::new());
        Outcome { tone, icon, title, words, message, actions, side, already_sent: false }
    }

    /// An amount of the coin that was asked for.
    fn coins(&self, amount: &str) -> String {
        [amount, " ", &self.view.symbol].concat()
    }

    fn side(&self, name: &'static str, figure: &str, warn: bool) -> Option<Side> {
        Some(Side { name, figure: figure.to_owned(), unit: self.view.symbol.clone(), warn })
    }

    /// A letter to the merchant, if it says where questions go.
    fn write(&self, label: &[&str], about: &[&str]) -> Option<Action> {
        let to = self.live.contact.as_deref()?;
        let about = [&about.concat(), ", code ", &self.view.code].concat();
        Some(Action { icon: "mail", label: label.concat(), href: mail::letter(to, &about) })
    }

    fn receipt(&self) -> [Action; 2] {
        let page = ["/s/", &self.view.id, "/receipt"].concat();
        let pdf = [&page, ".pdf"].concat();
        [
            Action { icon: "download", label: "Download the receipt".to_owned(), href: pdf },
            Action { icon: "file-text", label: "See the receipt".to_owned(), href: page },
        ]
    }

    /// Where the merchant leads on to, and what only who has paid may have; each says whose site it is.
    fn offers(&self) -> impl Iterator<Item = Action> {
        let after = self.view.after.as_ref();
        let on = after.and_then(|after| after.redirect.as_ref()).map(|to| Action {
            icon: "arrow-right",
            label: ["Continue to ", &to.host].concat(),
            href: to.url.clone(),
        });
        let download = after.and_then(|after| after.download.as_ref()).map(|from| Action {
            icon: "download",
            label: ["Get it at ", &from.host].concat(),
            href: from.url.clone(),
        });
        download.into_iter().chain(on)
    }

    /// The merchant's own words.
    fn message(&self) -> Option<String> {
        self.view.after.as_ref().and_then(|after| after.message.clone())
    }

    /// The way to a new payment: the link's page, or the merchant where that is not there any more.
    fn again(&self) -> Option<Action> {
        if self.view.link_closed {
            return self.write(&["Write to ", &self.live.merchant], &["Paying again"]);
        }
        let href = ["/pay/", &self.live.link].concat();
        Some(Action { icon: "refresh-cw", label: "Start again".to_owned(), href })
    }

    /// Says that one cannot start again, or `else_say`.
    fn or_closed(&self, words: Phrase, else_say: &str) -> Phrase {
        if self.view.link_closed {
            let merchant = self.live.merchant.as_str();
            words.say(" ").say(merchant).say(" closed this link meanwhile, so you cannot start again here.")
        } else {
            words.say(else_say)
        }
    }

    fn confirming(&self) -> Outcome {
        let network = self.view.network_name.as_str();
        let (title, words) = if self.view.status == Status::Detected {
            let words = Phrase::default()
                .say("It has no confirmations yet. ")
                .say(network)
                .say(" puts it into a block next. Keep this page open, or come back to it later.");
            ("We found your transaction", words)
        } else {
            let words = Phrase::default().say(network).say(" is confirming it");
            let words = match self.view.confirms_in {
                Some(ms) if ms > 0 => words.say(", about ").stress(&span::spelled(ms)).say(" to go."),
                _ => words.say("."),
            };
            ("Your payment has arrived", words.say(" You can close this page and come back to it for the receipt."))
        };
        let side = self.side("Missing", &self.view.missing, false);
        Outcome { side, ..self.outcome(Tone::Accent, "", &[title], words) }
    }

    fn paid(&self) -> Outcome {
        let merchant = self.live.merchant.as_str();
        let by_hand = self.view.accepted.as_deref();
        let title = match &self.view.customer_name {
            _ if by_hand.is_some() => ["Accepted by ", merchant].concat(),
            Some(name) => ["Paid. Thank you, ", name].concat(),
            None => "Paid. Thank you".to_owned(),
        };
        let coins = self.coins(&self.view.received);
        let words = Phrase::default()
            .say(merchant)
            .say(" has your ")
            .say(by_hand.unwrap_or(&coins))
            .say(". This page stays here: keep its address.");
        let home = self.live.website.as_ref().map(|site| Action {
            icon: "arrow-right",
            label: ["Back to ", merchant].concat(),
            href: site.clone(),
        });
        let leads_on = self.view.after.as_ref().is_some_and(|after| after.redirect.is_some());
        let home = home.filter(|_| !leads_on);
        let actions = self.offers().chain(self.receipt()).chain(home).collect();
        let side = match by_hand {
            Some(_) => self.side("Price", &self.view.due, false),
            None => self.side("Missing", &self.view.missing, false),
        };
        Outcome { actions, side, message: self.message(), ..self.outcome(Tone::Ok, "check", &[&title], words) }
    }

    fn overpaid(&self) -> Outcome {
        let excess = self.coins(&self.view.excess);
        let words = Phrase::default()
            .say("You sent ")
            .say(&self.coins(&self.view.received))
            .say(" for a price of ")
            .say(&self.view.due)
            .say(". To get the ")
            .stress(&excess)
            .say(" back, write to ")
            .say(&self.live.merchant)
            .say(" and give the code ")
            .stress(&self.view.code)
            .say(".");
        let ask = self.write(&["Ask for ", &excess, " back"], &[&excess, " too much"]);
        let actions = ask.into_iter().chain(self.offers()).chain(self.receipt()).collect();
        let side = self.side("Too much", &self.view.excess, true);
        Outcome {
            actions,
            side,
            message: self.message(),
            ..self.outcome(Tone::Ok, "check", &["Paid, with ", &excess, " too much"], words)
        }
    }

    /// A part was found at an address that others share. The rest would be nobody's: only exact amounts are told apart there.
    fn shared_partial(&self) -> Outcome {
        let merchant = self.live.merchant.as_str();
        let missing = self.coins(&self.view.missing);
        let words = Phrase::default()
            .say(&self.coins(&self.view.received))
            .say(" of ")
            .say(&self.view.due)
            .say(" has arrived. Others pay to the same address, so a second sum would not be recognised. ")
            .stress("Please do not send the rest yet:")
            .say(" write to ")
            .say(merchant)
            .say(" with the code ")
            .stress(&self.view.code)
            .say(".");
        Outcome {
            actions: self.write(&["Write to ", merchant], &[&missing, " missing"]).into_iter().collect(),
            side: self.side("Missing", &self.view.missing, true),
            ..self.outcome(Tone::Warn, "triangle-alert", &[&missing, " is still missing"], words)
        }
    }

    /// What to do for who sent something to a shared address that this page does not show.
    fn sent_otherwise(&self, words: Phrase) -> Phrase {
        words
            .say(" If you have sent anything, it is with ")
            .say(&self.live.merchant)
            .say(": write to them with the code ")
            .stress(&self.view.code)
            .say(".")
    }

    /// At a shared address only the exact amount is found, so that nobody knows whether something came.
    fn shared_expired(&self) -> Outcome {
        let merchant = self.live.merchant.as_str();
        let words = Phrase::default()
            .say("No payment of exactly ")
            .say(&self.coins(&self.view.due))
            .say(" arrived within ")
            .say(&span::window(self.view.window))
            .say(", so the price is no longer held. ")
            .stress("Please do not use the old address.");
        let words = self.sent_otherwise(self.or_closed(words, ""));
        let write = self.write(&["Write to ", merchant], &["A payment in another amount"]);
        let again = self.again().filter(|_| !self.view.link_closed);
        Outcome {
            actions: again.into_iter().chain(write).collect(),
            ..self.outcome(Tone::Plain, "clock", &["The time to pay is over"], words)
        }
    }

    fn expired(&self) -> Outcome {
        if self.view.shared {
            return self.shared_expired();
        }
        let words = Phrase::default()
            .say("Nothing arrived within ")
            .say(&span::window(self.view.window))
            .say(", so the price is no longer held. Nothing was charged. ")
            .stress("Please do not use the old address.");
        let words = self.or_closed(words, "");
        let actions = self.again().into_iter().collect();
        Outcome {
            actions,
            already_sent: true,
            ..self.outcome(Tone::Plain, "clock", &["The time to pay is over"], words)
        }
    }

    fn expired_short(&self) -> Outcome {
        let merchant = self.live.merchant.as_str();
        let words = Phrase::default()
            .stress(&self.coins(&self.view.received))
            .say(" of ")
            .say(&self.view.due)
            .say(" arrived in time. It is safe with ")
            .say(merchant)
            .say(", who can accept it or send it back. ")
            .stress("Please do not send more to the old address")
            .say(" until they answer.");
        let write = self.write(&["Write to ", merchant], &[&self.coins(&self.view.missing), " missing"]);
        let side = self.side("Missing", &self.view.missing, true);
        Outcome {
            actions: write.into_iter().collect(),
            side,
            ..self.outcome(Tone::Warn, "hourglass", &["The time to pay is over"], words)
        }
    }

    fn late(&self) -> Outcome {
        let merchant = self.live.merchant.as_str();
        let by = self.view.late_by.map(span::spelled);
        let missing = Some(self.coins(&self.view.missing)).filter(|_| is_something(&self.view.missing));
        let words = Phrase::default().say(&self.coins(&self.view.received));
        let words = if missing.is_some() { words.say(" of ").say(&self.view.due) } else { words };
        // Of several transactions some may have come in time.
        let words = words.say(if self.view.transactions.len() > 1 { " arrived, the last of it " } else { " arrived " });
        let words = match &by {
            Some(by) => words.stress(by).say(" after the time was over. "),
            None => words.say("after the time was over. "),
        };
        let words = words.say("It is safe with ").say(merchant).say(". They now either accept it or send it back. ");
        let (title, words, about) = match &missing {
            Some(missing) => (
                ["Your payment came late, and ", missing, " is missing"].concat(),
                words.stress("Please do not send more").say(" until they answer."),
                ["Late payment, ", missing, " missing"].concat(),
            ),
            None => (
                "Your payment came late".to_owned(),
                words.stress("You need not pay again."),
                "Late payment".to_owned(),
            ),
        };
        let side = match missing {
            Some(_) => self.side("Missing", &self.view.missing, true),
            None => by.map(|figure| Side { name: "Late by", figure, unit: String::new(), warn: true }),
        };
        Outcome {
            actions: self.write(&["Write to ", merchant], &[&about]).into_iter().collect(),
            side,
            ..self.outcome(Tone::Warn, "hourglass", &[&title], words)
        }
    }

    /// The merchant set it aside, to send it back.
    fn returning(&self) -> Outcome {
        let merchant = self.live.merchant.as_str();
        let received = self.coins(&self.view.received);
        let came = if is_something(&self.view.received) { received.as_str() } else { "what you sent" };
        let words = Phrase::default()
            .say(merchant)
            .say(" did not take it as payment and will send ")
            .stress(came)
            .say(" back. Write to them with the code ")
            .stress(&self.view.code)
            .say(" and say to which address: the one that it came from may not be yours. ")
            .stress("Please do not send more to the old address.");
        let write = self.write(&["Write to ", merchant], &["Where to send my payment back to"]);
        Outcome {
            actions: write.into_iter().collect(),
            side: self.side("Price", &self.view.due, false),
            ..self.outcome(Tone::Warn, "undo-2", &[merchant, " sends your payment back"], words)
        }
    }

    /// Another coin, or the right one on another network.
    fn other(&self, came: Option<&Transaction>) -> Outcome {
        let Live { merchant, .. } = self.live;
        let SessionView { symbol, network_name, due, .. } = self.view;
        let came_as = came.map_or("another coin", |tx| tx.symbol.as_str());
        let came_on = came.map_or("another network", |tx| tx.network_name.as_str());
        let amount = came.map_or("Money", |tx| tx.amount.as_str());
        let (title, words) = if came_as == symbol {
            let words = Phrase::default()
                .say(&self.coins(amount))
                .say(" came on ")
                .stress(came_on)
                .say(", not on ")
                .stress(network_name)
                .say(". It is not lost: ")
                .say(merchant);
            ("Right coin, other network".to_owned(), words)
        } else {
            let words = Phrase::default()
                .say(amount)
                .say(" ")
                .stress(came_as)
                .say(" on ")
                .say(came_on)
                .say(" reached ")
                .say(merchant)
                .say(", who asked for ")
                .stress(symbol)
                .say(". It is not lost: they");
            (["You sent ", came_as, " instead of ", symbol].concat(), words)
        };
        let words = words.say(" can accept it or send it back. ").stress("Please do not pay again until they answer.");
        let about = [came_as, " on ", came_on, " instead of ", symbol, " on ", network_name].concat();
        Outcome {
            actions: self.write(&["Ask them to accept it"], &[&about]).into_iter().collect(),
            side: self.side("Expected", due, true),
            ..self.outcome(Tone::Warn, "shuffle", &[&title], words)
        }
    }

    fn reverted(&self) -> Outcome {
        let merchant = self.live.merchant.as_str();
        let words = Phrase::default()
            .say(&self.view.network_name)
            .say(" changed its latest blocks (a reorganisation), and your payment is not in the new ones. Most ")
            .say("payments return by themselves, and we watch for yours. ")
            .stress("Please do not pay again yet.");
        Outcome {
            actions: self.write(&["Write to ", merchant], &["Payment taken back"]).into_iter().collect(),
            ..self.outcome(Tone::Warn, "undo-2", &["The network took your payment back"], words)
        }
    }

    fn network_down(&self) -> Outcome {
        let network = self.view.network_name.as_str();
        let words = match &self.view.network_trouble {
            Some(trouble) => Phrase::default().say(trouble).say(" "),
            None => Phrase::default(),
        };
        let words = words
            .say("If you have paid, your payment is not lost: it shows here as soon as this server can see ")
            .say(network)
            .say(" again. ")
            .stress("If you have not, please wait.");
        self.outcome(Tone::Warn, "unplug", &[network, " cannot be used right now"], words)
    }

    fn cancelled(&self) -> Outcome {
        let title = ["This payment was cancelled"];
        let anew = " You can start again whenever you like.";
        if self.view.shared {
            let words = self.or_closed(Phrase::default().stress("Please do not use the old address."), anew);
            let actions = self.again().into_iter().collect();
            return Outcome { actions, ..self.outcome(Tone::Plain, "x", &title, self.sent_otherwise(words)) };
        }
        let words = Phrase::default().say("Nothing was charged. ").stress("Please do not use the old address.");
        let words = self.or_closed(words, anew);
        let actions = self.again().into_iter().collect();
        Outcome { actions, already_sent: true, ..self.outcome(Tone::Plain, "x", &title, words) }
    }
}
