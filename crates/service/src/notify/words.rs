//! An entry of the log in the words that a member reads. It says little: title, amount, and where more stands. Nothing of what
//! customers told.

use domain::{Amount, Link, Mode, ids::MerchantId, notification::Kind};
use storage::records::{Event, Session};

/// Something to tell a merchant's members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    pub merchant: MerchantId,
    pub kind: Kind,
    pub what: String,
    pub headline: String,
    pub detail: String,
    pub path: String,
    pub test: bool,
}

impl News {
    /// What an entry says. `None`: its link is not there any more.
    pub fn of(kind: Kind, event: &Event, link: Option<&Link>, session: Option<&Session>) -> Option<Self> {
        let part = |key: &str| event.data.get(key).and_then(serde_json::Value::as_str).unwrap_or_default();
        let (headline, detail, path) = if kind == Kind::NetworkDown {
            let name = part("name");
            let (headline, detail) = if event.kind == "network.back" {
                (format!("{name} works again"), format!("It was away for {}.", part("lasted")))
            } else {
                (format!("{name} cannot be used"), part("why").to_owned())
            };
            (headline, detail, "/dashboard/settings/networks".to_owned())
        } else {
            let (title, symbol) = (&link?.title, part("symbol"));
            let received = match (part("received"), session) {
                // Accepted by hand; what came in another coin is none of what was asked for.
                ("", Some(it)) if it.assessment.received.is_zero() => "Accepted by hand.".to_owned(),
                ("", Some(it)) => {
                    format!("{} {}", Amount::new(it.assessment.received, it.decimals), it.symbol)
                }
                (received, _) => format!("{received} {symbol}"),
            };
            let (begins, detail) = match kind {
                Kind::Paid => ("Paid", received),
                Kind::Underpaid => {
                    ("Underpaid", format!("{received} came, {} {symbol} is still missing.", part("missing")))
                }
                Kind::Late => ("Late", format!("{received} came after the time to pay was over. Look at it.")),
                Kind::Reverted if event.kind == "payment.reverted_after_final" => (
                    "Taken back",
                    "The network took back a payment that was final. Check with your own wallet before you deliver."
                        .to_owned(),
                ),
                Kind::Reverted => {
                    ("Taken back", "The network took the payment back. We watch for it to return.".to_owned())
                }
                Kind::NetworkDown | Kind::LimitReached => return None,
            };
            (format!("{begins}: {title}"), detail, format!("/dashboard/payments/{}", event.session?))
        };
        Some(Self {
            merchant: event.merchant,
            kind,
            what: event.id.to_string(),
            headline,
            detail,
            path,
            test: link.is_some_and(|link| link.mode == Mode::Test),
        })
    }

    /// A link takes no more payments. Once for a limit: who raises it is told again when that one is reached.
    pub fn limit_reached(merchant: MerchantId, link: &Link, most: u16) -> Self {
        let places =
            if most == 1 { "Its one place is paid.".to_owned() } else { format!("All {most} places are paid.") };
        Self {
            merchant,
            kind: Kind::LimitReached,
            what: format!("{}:{most}", link.id),
            headline: format!("Limit reached: {}", link.title),
            detail: places,
            path: format!("/dashboard/links/{}", link.id),
            test: link.mode == Mode::Test,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        Address, Assessment, AssetId, Confirmations, Flags, Limit, Millis, NetworkId, Price, Status, Tolerance, Units,
        VerificationCode,
        ids::{EventId, LinkId, SessionId, WalletId},
        link::Source,
        session::{Decision, Progress, Terms},
    };
    use serde_json::{Value, json};

    const PAYMENT: &str = "/dashboard/payments/ses_0000000000000000000000000A";
    const NETWORKS: &str = "/dashboard/settings/networks";

    fn merchant() -> MerchantId {
        MerchantId::from_parts(Millis(1), 1)
    }

    fn link() -> Link {
        Link {
            id: LinkId::from_parts(Millis(1), 2),
            merchant: merchant(),
            mode: Mode::Test,
            path: None,
            title: "Workshop".to_owned(),
            description: None,
            reference: None,
            private_note: None,
            unit: domain::Unit::Coin("USDC".parse().unwrap()),
            price: Price::Fixed { amount: Amount::new(Units::from(5_000_000), 6) },
            accepts: vec![AssetId::sandbox("USDC")],
            window: Millis::minutes(15),
            fields: domain::CustomerFields::default(),
            customer: None,
            after: domain::AfterPayment::default(),
            source: Source::Dashboard,
            active: true,
            limit: Limit::UNLIMITED,
            ends_at: None,
            archived: false,
            deleted_at: None,
            created_at: Millis(1),
            updated_at: Millis(1),
        }
    }

    /// One that was accepted with 4.00 USDC of 5.00.
    fn session() -> Session {
        Session {
            id: SessionId::from_random(10),
            link: link().id,
            merchant: merchant(),
            mode: Mode::Test,
            code: VerificationCode::from_random(1),
            terms: Terms {
                asset: AssetId::sandbox("USDC"),
                due: Units::from(5_000_000),
                opened_at: Millis(1),
                deadline: Millis::minutes(15),
                tolerance: Tolerance::default(),
                confirmations: Confirmations::Blocks(3),
                finality: Confirmations::Blocks(12),
            },
            decimals: 6,
            symbol: "USDC".parse().unwrap(),
            address: Address("sbx".to_owned()),
            wallet: WalletId::from_parts(Millis(1), 1),
            address_index: 0,
            customer: domain::CustomerInfo::default(),
            decision: Decision::Accepted,
            assessment: Assessment {
                status: Status::Paid,
                flags: Flags::default(),
                received: Units::from(4_000_000),
                missing: Units::from(1_000_000),
                excess: Units::ZERO,
                progress: Progress::default(),
            },
            assessed_at: Millis(1),
            paid_at: Some(Millis(1)),
            version: 2,
        }
    }

    fn event(kind: &str, data: Value) -> Event {
        let session = kind.starts_with("payment.").then(|| session().id);
        Event {
            id: EventId::from_parts(Millis(1), 3),
            merchant: merchant(),
            link: session.map(|_| link().id),
            session,
            kind: kind.to_owned(),
            data,
            at: Millis(1),
        }
    }

    #[test]
    fn each_entry_that_is_told_is_said_in_words_and_leads_to_where_more_stands() {
        let judged = |received: &str| json!({ "received": received, "missing": "1.00", "symbol": "USDC" });
        let down = json!({ "network": NetworkId::sandbox(), "name": "Sandbox", "why": "It is 4 minutes behind." });
        let back = json!({ "network": NetworkId::sandbox(), "name": "Sandbox", "lasted": "14 minutes" });
        let gone = "The network took back a payment that was final. Check with your own wallet before you deliver.";
        for (kind, data, headline, detail, path) in [
            ("payment.paid", judged("5.00"), "Paid: Workshop", "5.00 USDC", PAYMENT),
            ("payment.paid", json!({ "manual": true }), "Paid: Workshop", "4.00 USDC", PAYMENT),
            (
                "payment.underpaid",
                judged("4.00"),
                "Underpaid: Workshop",
                "4.00 USDC came, 1.00 USDC is still missing.",
                PAYMENT,
            ),
            (
                "payment.late",
                judged("5.00"),
                "Late: Workshop",
                "5.00 USDC came after the time to pay was over. Look at it.",
                PAYMENT,
            ),
            (
                "payment.reverted",
                judged("0.00"),
                "Taken back: Workshop",
                "The network took the payment back. We watch for it to return.",
                PAYMENT,
            ),
            ("payment.reverted_after_final", judged("0.00"), "Taken back: Workshop", gone, PAYMENT),
            ("network.down", down, "Sandbox cannot be used", "It is 4 minutes behind.", NETWORKS),
            ("network.back", back, "Sandbox works again", "It was away for 14 minutes.", NETWORKS),
        ] {
            let told = Kind::of_event(kind).unwrap();
            let event = event(kind, data);
            let (of, by) = (event.link.map(|_| link()), event.session.map(|_| session()));
            let expected = News {
                merchant: merchant(),
                kind: told,
                what: event.id.to_string(),
                headline: headline.to_owned(),
                detail: detail.to_owned(),
                path: path.to_owned(),
                test: of.is_some(),
            };
            assert_eq!(News::of(told, &event, of.as_ref(), by.as_ref()), Some(expected), "{kind}");
        }
    }

    #[test]
    fn what_is_of_a_link_that_is_gone_is_not_told_and_a_network_needs_none() {
        for kind in Kind::ALL {
            let said = News::of(kind, &event("payment.paid", Value::Null), None, Some(&session()));
            assert_eq!(said.is_some(), kind == Kind::NetworkDown, "{kind:?}");
        }
    }

    #[test]
    fn a_limit_is_reached_by_no_entry_of_its_own_and_is_told_of_the_link() {
        let paid = event("payment.paid", Value::Null);
        assert_eq!(News::of(Kind::LimitReached, &paid, Some(&link()), Some(&session())), None);
        for (mode, most, detail) in
            [(Mode::Live, 1, "Its one place is paid."), (Mode::Test, 2, "All 2 places are paid.")]
        {
            let link = Link { mode, ..link() };
            let said = News::limit_reached(merchant(), &link, most);
            assert_eq!((said.headline.as_str(), said.detail.as_str()), ("Limit reached: Workshop", detail));
            assert_eq!((said.path, said.test), (format!("/dashboard/links/{}", link.id), mode == Mode::Test));
            assert_eq!(said.what, format!("{}:{most}", link.id), "a higher limit is told of again");
        }
    }
}
