//! Receipts, and what checking one says.

use super::{MerchantCard, QuoteView, Transaction};
use domain::{Mode, Status};
use serde::{Deserialize, Serialize};

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
