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
                // Accepted by hand.
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
