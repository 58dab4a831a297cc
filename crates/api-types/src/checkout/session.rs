//! The page of a session: how far the payment is, and what follows it.

use super::{Bill, MerchantCard, QuoteView};
use domain::{Mode, Status};
use serde::{Deserialize, Serialize};

/// What the customer is to be told. Exactly one at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Nothing has arrived.
    Waiting,
    /// Some has arrived, more is needed, and there is time.
    Partial,
    /// All has arrived and is being confirmed.
    Confirming,
    /// Paid.
    Paid,
    /// Paid, and too much.
    Overpaid,
    /// The time is over; nothing came.
    Expired,
    /// The time is over; some came in time, not enough.
    ExpiredShort,
    /// The time was over when it came, or when the last of it came. `missing` says whether it is enough.
    Late,
    /// The merchant does not take what came, and sends it back.
    Returning,
    /// Another coin or another network.
    WrongAsset,
    /// The network took the payment back.
    Reverted,
    /// The network cannot be seen now.
    NetworkDown,
    /// Given up.
    Cancelled,
}

/// A transaction that the customer can look up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transaction {
    /// Its id.
    pub id: String,
    /// Where an explorer shows it. `None`: the network has none.
    pub explorer_url: Option<String>,
    /// How much arrived.
    pub amount: String,
    /// Of what.
    pub symbol: String,
    /// On which network.
    pub network_name: String,
    /// When, Unix milliseconds.
    pub at: i64,
}

/// A session as its page shows it, and as the live stream sends it whenever it changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionView {
    /// Id.
    pub id: String,
    /// Grows with each change.
    pub version: i64,
    /// Where it stands.
    pub status: Status,
    /// What to tell.
    pub phase: Phase,
    /// The price, in the asset.
    pub due: String,
    /// What counts towards it.
    pub received: String,
    /// What is missing; `0.00` when nothing is.
    pub missing: String,
    /// What is too much; `0.00` when nothing is.
    pub excess: String,
    /// What is to be sent now: the price, or what is missing from it.
    pub to_send: String,
    /// Received, as a percentage of the price, 0 to 100.
    pub percent: u8,
    /// What the coin is called.
    pub symbol: String,
    /// CAIP-19 name.
    pub asset: String,
    /// What the network is called.
    pub network_name: String,
    /// What is wrong with the network, as one sentence. `None`: nothing.
    pub network_trouble: Option<String>,
    /// Where to send it, whole.
    pub address: String,
    /// What `Open in wallet` opens and the QR code holds.
    pub payment_uri: String,
    /// Side of the QR code, in modules.
    pub qr_size: u32,
    /// The QR code's dark modules as an SVG path.
    pub qr_path: String,
    /// The code that customer and merchant compare.
    pub code: String,
    /// Confirmations so far.
    pub confirmations: u32,
    /// Confirmations needed.
    pub confirmations_needed: u32,
    /// About how long they still take, in milliseconds. `None`: cannot be said.
    pub confirms_in: Option<i64>,
    /// How much of the time to pay is left, in milliseconds; 0 when it is over. Counted from when this was sent.
    pub remaining: i64,
    /// The whole time to pay, in milliseconds.
    pub window: i64,
    /// How long after the time was over it came, in milliseconds. `None`: it was not late.
    pub late_by: Option<i64>,
    /// What arrived, oldest first.
    pub transactions: Vec<Transaction>,
    /// First name of the customer, to thank. `None`: not asked.
    pub customer_name: Option<String>,
    /// When it was paid, Unix milliseconds.
    pub paid_at: Option<i64>,
    /// Live or test.
    pub mode: Mode,
    /// What the merchant tells and offers. `None`: nothing, or it is not paid.
    pub after: Option<AfterView>,
    /// What really came, such as `30.00 USDT`, of a payment that the merchant accepted by hand (A9). `None`: it was not, or is not
    /// paid.
    pub accepted: Option<String>,
    /// Whether others share the address, so that it is the exact amount that tells whose money is whose.
    pub shared: bool,
    /// Whether it is over and the link's page is not there any more, so that one cannot start again.
    pub link_closed: bool,
}

/// What the merchant tells and offers who has paid (R26). Nobody else is sent it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AfterView {
    /// The merchant's words, with line breaks.
    pub message: Option<String>,
    /// What only they may have.
    pub download: Option<Offer>,
    /// Where they are led on to.
    pub redirect: Option<Offer>,
}

/// A way out of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Whose site it is: shown before anybody goes there.
    pub host: String,
    /// The whole address.
    pub url: String,
}

/// The page of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionPage {
    /// The link's page below `/pay/`, for starting again: its id, and how the customer came.
    pub link: String,
    /// Who is paid.
    pub merchant: MerchantCard,
    /// For what.
    pub bill: Bill,
    /// How its price was fixed. `None`: it was agreed before there were quotes.
    pub quote: Option<QuoteView>,
    /// How it stands.
    pub view: SessionView,
    /// Where the page is, absolute, to share.
    pub url: String,
    /// Whether the coin can still be changed: nothing arrived, and the link takes several.
    pub can_change: bool,
}
