//! The customer's pages. An allow-list: whatever is in here is public to who has the address of the page (I20).

mod receipt;
mod session;

pub use receipt::{ReceiptFacts, ReceiptPage, SignedText, Verification};
pub use session::{AfterView, Offer, Phase, SessionPage, SessionView, Transaction};

use domain::{CustomerFields, CustomerInfo, Mode};
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
        /// the way already, or more are held than are left, so that no single one makes room.
        free_in: Option<i64>,
    },
    /// All are taken for good: the limit is reached, or the product sold out.
    Gone,
    /// The link's time is over.
    Ended,
}

/// How the places of a link with a limit are taken. Who holds one keeps it when the limit is lowered, so that the last three need
/// not add up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places {
    /// How many payments it takes in all.
    pub total: u16,
    /// How many are paid: more than `total` where the limit was lowered.
    pub paid: u64,
    /// How many it still takes.
    pub left: u64,
    /// How many people are paying now: more than `left` where the limit was lowered.
    pub held: u64,
}

impl Places {
    /// The places of a link that takes so many payments, of which so many are paid and held.
    pub fn of(total: u16, paid: u64, held: u64) -> Self {
        Self { total, paid, left: u64::from(total).saturating_sub(paid), held }
    }
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
    /// Id.
    pub link: String,
    /// What stands for it in this page's own address, below `/pay/`: the id, with the code for who came by it.
    pub key: String,
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
    /// What is known of the one customer that it is for, as far as it asks: the form begins with it. Empty for who came without
    /// the link's code.
    pub known: CustomerInfo,
    /// What it bills. `None`: it is no invoice's.
    pub invoice: Option<crate::invoices::InvoiceView>,
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
    /// What came of the last button. `None`: none was pressed.
    pub outcome: Option<SandboxOutcome>,
}

/// What came of a button of the test wallet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SandboxOutcome {
    /// What it did, in words.
    Done(String),
    /// It could not be done.
    Refused {
        /// The button's name.
        act: String,
        /// The amount that was typed beside it.
        typed: String,
        /// What is wrong, and what is expected.
        words: String,
    },
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
