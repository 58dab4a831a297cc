//! From what is stored to what is shown: amounts as text, words for states, QR codes.

use crate::Service;
use api_types::checkout::{Bill, MerchantCard, Phase, QuoteView, RateView, SessionView, Transaction};
use domain::{
    Amount, Assessment, AssetId, Confirmations, Link, Millis, Price, Product, Status, Transfer, Units,
    payment_uri::payment_uri,
    session::{Decision, Flag},
    transfer::Position,
};
use storage::records::{FollowedNetwork, Merchant, Quote, Session, StoredTransfer};

/// A QR code: side in modules and its dark modules as an SVG path of runs. `(0, "")`: the text is too long.
pub use artwork::qr::path as qr;

/// Why customers cannot use a network now, as one sentence. `None`: they can.
pub fn trouble(network: &FollowedNetwork, now: Millis) -> Option<String> {
    let name = &network.network.name;
    if !network.network.enabled {
        return Some(format!("{name} is switched off on this server."));
    }
    if network.health.halted {
        return Some(format!(
            "{name} cannot be used right now: this server stopped following it until a person looks."
        ));
    }
    let Some(known_until) = network.health.known_until else {
        return Some(format!("{name} cannot be used yet: this server is still reading it."));
    };
    let behind = now.since(known_until);
    if behind > network.network.most_behind() {
        return Some(format!(
            "{name} cannot be used right now: this server is {} behind it and could not see a payment.",
            span(behind)
        ));
    }
    None
}

/// Whether a network is followed but was not read to its newest block yet, and nothing is known to be wrong.
pub fn starting(network: &FollowedNetwork) -> bool {
    let health = &network.health;
    network.network.enabled && health.known_until.is_none() && health.trouble.is_none() && !health.halted
}

/// A span in words: `45 seconds`, `14 minutes`, `3 hours`, `2 days`.
pub fn span(span: Millis) -> String {
    let seconds = span.0.max(0) / 1_000;
    let (count, unit) = match seconds {
        0..=119 => (seconds, "second"),
        120..=7_199 => (seconds / 60, "minute"),
        7_200..=172_799 => (seconds / 3_600, "hour"),
        _ => (seconds / 86_400, "day"),
    };
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

/// About how long `blocks` take. `None`: cannot be said.
pub fn confirms_in(network: &FollowedNetwork, confirmations: Confirmations, reached: u32) -> Option<Millis> {
    match confirmations {
        Confirmations::Blocks(needed) => {
            Some(Millis(network.network.block_time.0.saturating_mul(i64::from(needed.saturating_sub(reached)))))
        }
        Confirmations::Safe | Confirmations::Finalized => None,
    }
}

/// What the customer is to be told.
pub fn phase(session: &Session, trouble: bool) -> Phase {
    let Assessment { status, flags, .. } = &session.assessment;
    let short = flags.has(Flag::Underpaid);
    // What came at another network or in another coin is not among what was received.
    let came = !session.assessment.received.is_zero() || flags.has(Flag::WrongAsset);
    match status {
        Status::Paid | Status::Final if flags.has(Flag::Overpaid) => Phase::Overpaid,
        Status::Paid | Status::Final => Phase::Paid,
        Status::Detected | Status::Confirming => Phase::Confirming,
        _ if session.decision == Decision::Dismissed && came => Phase::Returning,
        _ if flags.has(Flag::Reorged) => Phase::Reverted,
        _ if flags.has(Flag::WrongAsset) && !short => Phase::WrongAsset,
        // Over the limit: it came after its place was given back, and is as safe as what came late.
        _ if flags.has(Flag::Late) || flags.has(Flag::OverLimit) => Phase::Late,
        Status::Cancelled => Phase::Cancelled,
        Status::Expired | Status::Closed if short => Phase::ExpiredShort,
        Status::Expired | Status::Closed => Phase::Expired,
        Status::Open if trouble => Phase::NetworkDown,
        Status::Open if short => Phase::Partial,
        Status::Open => Phase::Waiting,
    }
}

impl Service {
    /// A merchant as customers see it.
    pub(crate) fn merchant_card(&self, merchant: &Merchant) -> MerchantCard {
        MerchantCard {
            name: merchant.name.clone(),
            accent: merchant.accent.clone(),
            logo_url: merchant.logo.is_some().then(|| format!("/logo/{}", merchant.handle)),
            contact_email: merchant.contact_email.clone(),
            website: merchant.website.clone(),
        }
    }

    /// What a link is paid for, in its own words; where it sells a product, that too and its price (R29).
    pub(crate) fn bill(link: &Link, product: Option<&Product>) -> Bill {
        let amount = match (&link.price, product) {
            (Price::Fixed { amount }, _) => amount.to_string(),
            (Price::Product { .. }, Some(product)) => product.price.to_string(),
            (Price::Open(_) | Price::Product { .. }, _) => String::new(),
        };
        Bill {
            title: link.title.clone(),
            description: link.description.clone().or_else(|| product.and_then(|product| product.description.clone())),
            reference: link.reference.clone(),
            invoice: link.source == domain::link::Source::Invoice,
            amount,
            symbol: product.map_or(&link.unit, |product| &product.unit).to_string(),
            mode: link.mode,
            product: product.map(|product| product.name.clone()).filter(|name| *name != link.title),
        }
    }

    /// What a session is paid for, and how its price was fixed.
    pub(crate) fn billed(link: &Link, quote: Option<Quote>) -> (Bill, Option<QuoteView>) {
        let bill = Self::bill(link, None);
        let Some(quote) = quote else { return (bill, None) };
        let rate = quote.rate.as_ref().map(|agreed| RateView {
            rate: agreed.rate.to_string(),
            sources: if agreed.is_manual() {
                Vec::new()
            } else {
                agreed.sources.iter().map(|said| said.source.to_string()).collect()
            },
            at: agreed.at.0,
        });
        let view =
            QuoteView { price: quote.price.to_string(), unit: quote.unit.to_string(), quantity: quote.quantity, rate };
        let title = if quote.quantity > 1 { format!("{} × {}", quote.quantity, quote.title) } else { quote.title };
        (Bill { title, amount: view.price.clone(), symbol: view.unit.clone(), ..bill }, Some(view))
    }

    /// A session as its page shows it, without what follows a payment. `network` is the agreed one.
    pub(crate) fn view(
        &self,
        session: &Session,
        transfers: &[StoredTransfer],
        networks: &[FollowedNetwork],
    ) -> SessionView {
        let now = self.now();
        let terms = &session.terms;
        let network = networks.iter().find(|n| n.network.id == terms.asset.network());
        let trouble = network.and_then(|network| trouble(network, now));
        let phase = phase(session, trouble.is_some());
        let amount = |units: Units| Amount::new(units, session.decimals).to_string();
        let seen = &session.assessment;
        let to_send = if seen.missing.is_zero() { terms.due } else { seen.missing };
        let payment_uri = payment_uri(&terms.asset, &session.address, to_send).unwrap_or_default();
        let (qr_size, qr_path) = self.qr_codes.of(&payment_uri);
        let ended = matches!(session.decision, Decision::Cancelled(_) | Decision::Dismissed);
        let late = transfers.iter().filter(|t| !matches!(t.transfer.position, Position::Orphaned(_)));
        let late_by = late.map(|t| t.transfer.arrived_at().since(terms.deadline).0).filter(|late| *late > 0).min();
        SessionView {
            id: session.id.to_string(),
            version: session.version,
            status: seen.status,
            phase,
            due: amount(terms.due),
            received: amount(seen.received),
            missing: amount(seen.missing),
            excess: amount(seen.excess),
            to_send: amount(to_send),
            percent: percent(seen.received, terms.due),
            symbol: session.symbol.to_string(),
            asset: terms.asset.to_string(),
            network_name: network.map_or_else(|| terms.asset.network().to_string(), |n| n.network.name.clone()),
            network_trouble: trouble,
            address: session.address.to_string(),
            payment_uri,
            qr_size,
            qr_path,
            code: session.code.to_string(),
            confirmations: seen.progress.reached,
            confirmations_needed: seen.progress.needed,
            confirms_in: network.and_then(|n| confirms_in(n, terms.confirmations, seen.progress.reached)).map(|m| m.0),
            remaining: if ended { 0 } else { terms.deadline.since(now).0.max(0) },
            window: terms.deadline.since(terms.opened_at).0,
            late_by: if seen.flags.has(Flag::Late) { late_by } else { None },
            transactions: transfers.iter().filter_map(|t| shown(t, networks)).collect(),
            customer_name: session
                .customer
                .name
                .as_deref()
                .and_then(|name| name.split_whitespace().next())
                .map(str::to_owned),
            paid_at: session.paid_at.filter(|_| seen.status.is_paid()).map(|at| at.0),
            mode: session.mode,
            after: None,
            accepted: accepted(session, transfers, networks),
            shared: false,
            link_closed: false,
        }
    }
}

/// What really came of a payment that the merchant accepted by hand though it was not as asked, coin by coin: `30.00 USDT on
/// Polygon`. `None`: it was not, or is not paid, or all of it came and was only late.
pub fn accepted(session: &Session, transfers: &[StoredTransfer], networks: &[FollowedNetwork]) -> Option<String> {
    let by_hand = session.assessment.flags.has(Flag::Manual) && session.assessment.status.is_paid();
    let other = by_hand && session.assessment.received < session.terms.due;
    other.then(|| {
        let mut sums: Vec<(&AssetId, Units)> = Vec::new();
        for transfer in transfers.iter().map(|stored| &stored.transfer) {
            if matches!(transfer.position, Position::Orphaned(_)) || transfer.units.is_zero() {
                continue;
            }
            match sums.iter_mut().find(|(asset, _)| **asset == transfer.asset) {
                Some((_, sum)) => *sum = sum.plus(transfer.units),
                None => sums.push((&transfer.asset, transfer.units)),
            }
        }
        let agreed = session.terms.asset.network();
        let said = |(asset, units): &(&AssetId, Units)| {
            let network = networks.iter().find(|n| n.network.id == asset.network());
            let known = network.and_then(|n| n.assets.iter().find(|known| known.id == **asset));
            let amount = known.map_or_else(
                || format!("{units} base units of {asset}"),
                |known| format!("{} {}", Amount::new(*units, known.decimals), known.symbol),
            );
            match network.filter(|n| n.network.id != agreed) {
                Some(other) => format!("{amount} on {}", other.network.name),
                None => amount,
            }
        };
        sums.iter().map(said).collect::<Vec<_>>().join(" and ")
    })
}

/// A transfer that stands, with its explorer page.
pub fn shown(stored: &StoredTransfer, networks: &[FollowedNetwork]) -> Option<Transaction> {
    let stands = !matches!(stored.transfer.position, Position::Orphaned(_));
    stands.then(|| transaction(&stored.transfer, networks))
}

/// A transfer with its explorer page.
pub fn transaction(transfer: &Transfer, networks: &[FollowedNetwork]) -> Transaction {
    let network = networks.iter().find(|n| n.network.id == transfer.network);
    let asset = network.and_then(|n| n.assets.iter().find(|asset| asset.id == transfer.asset));
    Transaction {
        id: transfer.tx.clone(),
        explorer_url: network
            .and_then(|n| n.network.explorer_tx.as_ref())
            // Coin found by a difference of balances has no transaction that we know.
            .filter(|_| !transfer.tx.is_empty())
            .map(|url| url.replace("{tx}", &transfer.tx)),
        amount: asset.map_or_else(
            || transfer.units.to_string(),
            |asset| Amount::new(transfer.units, asset.decimals).to_string(),
        ),
        symbol: asset.map_or_else(|| "base units".to_owned(), |asset| asset.symbol.to_string()),
        network_name: network.map_or_else(|| transfer.network.to_string(), |n| n.network.name.clone()),
        at: transfer.arrived_at().0,
    }
}

/// Part of the whole in percent, rounded down, at most 100.
fn percent(part: Units, whole: Units) -> u8 {
    if whole.is_zero() || part >= whole {
        return 100;
    }
    // At most 99, since part < whole; both are divided first so that the product cannot overflow.
    let hundredth = whole.0 / domain::amount::U256::from(100);
    if hundredth.is_zero() {
        return (part.0 * domain::amount::U256::from(100) / whole.0).to::<u8>();
    }
    u8::try_from((part.0 / hundredth).min(domain::amount::U256::from(99)).to::<u64>()).unwrap_or(99)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_rounded_down_and_never_overflows() {
        assert_eq!(percent(Units::from(30), Units::from(52)), 57);
        assert_eq!(percent(Units::ZERO, Units::from(1)), 0);
        assert_eq!(percent(Units::from(7), Units::from(7)), 100);
        let most = Units(domain::amount::U256::MAX);
        assert_eq!(percent(most.minus(Units::from(1)), most), 99);
    }

    #[test]
    fn spans_are_said_as_people_say_them() {
        for (seconds, words) in
            [(1, "1 second"), (90, "90 seconds"), (840, "14 minutes"), (7_200, "2 hours"), (200_000, "2 days")]
        {
            assert_eq!(span(Millis::seconds(seconds)), words);
        }
    }
}
