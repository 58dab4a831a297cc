//! The customer's pages. An allow-list: whatever is in here is public to who has the address of the page (I20).

use domain::{CustomerFields, CustomerInfo, Mode, Status};
use serde::{Deserialize, Serialize};

/// The merchant as customers see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MerchantCard {
    /// Name.
    pub name: String,
    /// Accent colour, `#rrggbb`.
    pub accent: String,
    /// Address of its logo. `None`: show the first letter.
    pub logo_url: Option<String>,
    /// Where questions go. `None`: not given.
    pub contact_email: Option<String>,
    /// Its own site. `None`: not given.
    pub website: Option<String>,
}

/// What is being paid for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bill {
    /// Title.
    pub title: String,
    /// More about it.
    pub description: Option<String>,
    /// The merchant's order number.
    pub reference: Option<String>,
    /// Whether that is an invoice's number.
    pub invoice: bool,
    /// Price as decimal text; of a product, that of one. Empty: the customer chooses it.
    pub amount: String,
    /// Its unit: a coin's symbol or a currency's code.
    pub symbol: String,
    /// Live or test.
    pub mode: Mode,
    /// The product that is sold, where the title is not its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<String>,
}

/// A merchant's own page, where no link was chosen for it: what anybody can pay (R2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BusinessPage {
    /// Who is paid.
    pub merchant: MerchantCard,
    /// Absolute address of the page.
    pub url: String,
    /// What is shown: real or test links, never both.
    pub mode: Mode,
    /// What can be paid, newest first.
    pub links: Vec<Listed>,
}

/// A link on a merchant's own page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// What is paid for.
    pub title: String,
    /// More about it.
    pub description: Option<String>,
    /// Such as `5.00 USDC` or `from 5.00 to 100.00 EUR`. Empty: the customer chooses.
    pub price: String,
    /// Its page.
    pub url: String,
}

/// A coin on a network that a link can be paid with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayOption {
    /// CAIP-19 name; the form's value.
    pub asset: String,
    /// What the coin is called.
    pub symbol: String,
    /// CAIP-2 name of the network.
    pub network: String,
    /// What the network is called.
    pub network_name: String,
    /// About how long confirming takes, in milliseconds. `None`: cannot be said.
    pub confirms_in: Option<i64>,
    /// About how much of it, for a price in a currency; fixed when paying begins. `None`: the price is in the coin itself, or
    /// not known yet.
    pub about: Option<String>,
    /// Why it cannot be used now, as one sentence with the remedy (P4). `None`: it can.
    pub trouble: Option<String>,
}

/// What a link asks for, in its own unit. Amounts are decimal text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Asking {
    /// The amount of the bill.
    Fixed,
    /// What the customer enters (R29).
    Open {
        /// The least. `None`: anything above 0.
        least: Option<String>,
        /// The most. `None`: no bound.
        most: Option<String>,
        /// Amounts to choose from with one press.
        suggested: Vec<String>,
    },
    /// A product, as often as the customer takes it; the bill has the price of one.
    Product {
        /// Address of its picture. `None`: none.
        picture_url: Option<String>,
        /// The most of it that one payment may take now; at least 1.
        most: u16,
        /// How many are left. `None`: as many as asked for.
        left: Option<u64>,
    },
}

/// Whether there is a place for the next customer (R5 to R9, X5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Room {
    /// There is.
    Free,
    /// All that are left are held by payments in progress; one may come free.
    Held {
        /// When the first is free again if it is not paid, in milliseconds from when this was sent. `None`: its money is on
        /// the way already.
        free_in: Option<i64>,
    },
    /// All are taken for good: the limit is reached, or the product sold out.
    Gone,
    /// The link's time is over.
    Ended,
}

/// How the places of a link with a limit are taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places {
    /// How many payments it takes in all.
    pub total: u16,
    /// How many of these are not paid.
    pub left: u64,
    /// By how many of those left somebody is paying now.
    pub held: u64,
}

/// What may change about a link's page while it is looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkLive {
    /// Whether one can pay now.
    pub room: Room,
    /// How its places are taken. `None`: it has no limit.
    pub places: Option<Places>,
}

/// What a customer sends to begin paying, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PayForm {
    /// CAIP-19 name of what to pay with.
    pub asset: String,
    /// For an open amount: decimal text in the link's unit.
    pub amount: String,
    /// For an open amount: the suggestion that was chosen instead. Empty: `amount` was typed.
    pub suggested: String,
    /// For a product: how many.
    pub quantity: String,
    /// How and when the customer came, as the page wrote it (R30). Empty: not known.
    pub came: String,
    /// What was asked about the customer.
    pub customer: CustomerInfo,
}

impl PayForm {
    /// The open amount, chosen or typed.
    pub fn open_amount(&self) -> &str {
        if self.suggested.is_empty() { &self.amount } else { &self.suggested }
    }
}

/// How a price became an amount of a coin, fixed for the session (I10).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuoteView {
    /// Price as decimal text.
    pub price: String,
    /// Its unit.
    pub unit: String,
    /// How many of a product; 1 for all else.
    pub quantity: u16,
    /// The rate. `None`: the price was in the coin itself.
    pub rate: Option<RateView>,
}

/// A rate, and who says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateView {
    /// Units of the currency for one whole coin, decimal text.
    pub rate: String,
    /// Names of the sources; empty when the merchant set it.
    pub sources: Vec<String>,
    /// When, Unix milliseconds.
    pub at: i64,
}

/// The page of a link, before anybody pays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkPage {
    /// Id, for the form.
    pub link: String,
    /// Who is paid.
    pub merchant: MerchantCard,
    /// For what.
    pub bill: Bill,
    /// How much, and what is chosen.
    pub asking: Asking,
    /// Whether one can pay now.
    pub live: LinkLive,
    /// What customers are asked for first.
    pub fields: CustomerFields,
    /// What it can be paid with.
    pub options: Vec<PayOption>,
    /// How long one has to pay, in milliseconds.
    pub window: i64,
    /// Its public address.
    pub url: String,
    /// What is known of the one customer that it is for, as far as it asks: the form begins with it. Who has the secret address
    /// reads it.
    pub known: CustomerInfo,
    /// What it bills. `None`: it is no invoice's.
    pub invoice: Option<crate::invoices::InvoiceView>,
}

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

/// What a receipt says; the signature is over its canonical JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptFacts {
    /// Version of this form: 1.
    pub version: u32,
    /// Server that signed it, as an origin.
    pub issuer: String,
    /// Session's code.
    pub code: String,
    /// Merchant's name when it was signed.
    pub merchant: String,
    /// What was paid for.
    pub title: String,
    /// The merchant's order number.
    pub reference: Option<String>,
    /// The price.
    pub due: String,
    /// What counted towards it.
    pub received: String,
    /// Of what: CAIP-19 name.
    pub asset: String,
    /// What it is called.
    pub symbol: String,
    /// Network's name.
    pub network_name: String,
    /// Where it went.
    pub address: String,
    /// Transactions, oldest first.
    pub transactions: Vec<String>,
    /// When it was paid, Unix milliseconds.
    pub paid_at: i64,
    /// `live` or `test`.
    pub mode: Mode,
    /// The price in a currency, and the rate that made it an amount of the coin. `None`, and not in the text: the price was in
    /// the coin itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<QuoteView>,
    /// What really came, of a payment that the merchant accepted by hand. `None`, and not in the text: it was paid as asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted: Option<String>,
}

/// A receipt page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptPage {
    /// Who was paid.
    pub merchant: MerchantCard,
    /// What is certified.
    pub facts: ReceiptFacts,
    /// Transactions with explorer addresses.
    pub transactions: Vec<Transaction>,
    /// Session's id, for going back and for the PDF.
    pub session: String,
    /// What was signed. `None`: the network took the payment back, so it is not counted now and nothing is certified.
    pub signed: Option<SignedText>,
    /// Address of the verify page with this code.
    pub verify_url: String,
    /// The verify address as a QR code: side in modules.
    pub qr_size: u32,
    /// The QR code's dark modules as an SVG path.
    pub qr_path: String,
    /// Whether the reference is an invoice's number.
    pub invoice: bool,
}

/// What is certified, as it was signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedText {
    /// The exact bytes that were signed, as text.
    pub text: String,
    /// Ed25519 signature over them, base64.
    pub signature: String,
    /// Id of the key that signed.
    pub key_id: String,
}

/// What the verify page found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Verification {
    /// Nothing was asked yet.
    Blank,
    /// What was typed is not a code.
    NotACode {
        /// What is wrong.
        message: String,
    },
    /// No payment has this code.
    Unknown,
    /// A payment has it.
    Known {
        /// Merchant's name.
        merchant: String,
        /// What it is for.
        title: String,
        /// The price.
        due: String,
        /// Its unit.
        symbol: String,
        /// Where it stands.
        status: Status,
        /// What really came, of a payment that the merchant accepted by hand. `None`: it was not.
        accepted: Option<String>,
        /// When it was paid, Unix milliseconds.
        paid_at: Option<i64>,
        /// Live or test.
        mode: Mode,
    },
}

/// The test wallet's page of a session on the sandbox network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SandboxPage {
    /// Who would be paid.
    pub merchant: MerchantCard,
    /// For what.
    pub bill: Bill,
    /// How the session stands.
    pub view: SessionView,
    /// Height of the sandbox chain.
    pub height: u64,
    /// What the last button did. `None`: none was pressed.
    pub notice: Option<String>,
}

/// What stands on the page on which a customer asks for no more reminders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StopPage {
    /// Who reminds.
    pub merchant: String,
    /// The merchant's colour, `#rrggbb`.
    pub accent: String,
    /// What is to be paid.
    pub title: String,
    /// Whether none are to come any more.
    pub stopped: bool,
    /// Whether that is since the link was paid.
    pub paid: bool,
}
