//! Links and products as merchants make and see them.

use crate::{
    customers::TagItem,
    invoices::{InvoiceMark, InvoiceView},
};
use domain::{CustomerFields, LinkState, Mode, link::Left};
use serde::{Deserialize, Serialize};

/// The form that makes or edits a link, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LinkForm {
    /// `fixed`, `open` or `product`; empty: `fixed`. Not changed by an edit.
    pub kind: String,
    /// What is paid for. For a product it may be empty: its name is taken.
    pub title: String,
    /// More about it.
    pub description: String,
    /// The merchant's order number.
    pub reference: String,
    /// For the merchant alone.
    pub private_note: String,
    /// What the price is counted in: a currency's code; empty: the coin itself.
    pub currency: String,
    /// Decimal text; for `fixed`.
    pub amount: String,
    /// The least, decimal text; for `open`. Empty: anything above 0.
    pub least: String,
    /// The most, decimal text; for `open`. Empty: no bound.
    pub most: String,
    /// Amounts to choose from, with spaces or commas between; for `open`.
    pub suggested: String,
    /// Id of what is sold; for `product`.
    pub product: String,
    /// CAIP-19 names of the accepted assets; all with the same symbol when the price is in the coin.
    pub assets: Vec<String>,
    /// Minutes to pay.
    pub window_minutes: String,
    /// What customers are asked for.
    pub fields: CustomerFields,
    /// `named`: an address made of `path`; `secret`: one that nobody can guess. Empty: `named`.
    pub address: String,
    /// Last part of its address; empty: made of the title.
    pub path: String,
    /// Whether the old path leads on to the new one; for an edit that changes the path.
    pub keep_old_path: bool,
    /// `unlimited`, `once` or `number`; empty: `unlimited`.
    pub limit_kind: String,
    /// From 1 to 1,000; for `number`.
    pub limit: String,
    /// The last day, such as `2026-12-31`, by the business's clock; empty: without end.
    pub last_day: String,
    /// Whom it is for: empty or `anybody`; `known`: the customer with the e-mail; `new`: somebody who is added with it.
    pub customer: String,
    /// The customer's e-mail; for `known` and `new`.
    pub customer_email: String,
    /// The new customer's name; for `new`.
    pub customer_name: String,
    /// The new customer's phone number; for `new`.
    pub customer_phone: String,
    /// Whether the customer is sent the new link by e-mail.
    pub send_email: bool,
    /// Whether by SMS.
    pub send_sms: bool,
    /// Whether they are reminded of it then.
    pub remind: bool,
    /// How often: the word of an interval.
    pub remind_every: String,
    /// How many times at most: from 1 to 50.
    pub remind_most: String,
    /// What customers read once they have paid.
    pub message: String,
    /// Address of what only they may have.
    pub download: String,
    /// Where they are led on to.
    pub redirect: String,
    /// Whether they are sent the receipt by e-mail.
    pub send_receipt: bool,
    /// Name of the tag that the one customer gets by paying; made if there is none. Empty: none.
    pub apply_tag: String,
    /// Name of the tag that is taken from the one customer then. Empty: none.
    pub remove_tag: String,
    /// Whether the form says which tags the link has; else they stay as they are.
    pub sets_tags: bool,
    /// Ids of its tags.
    pub tags: Vec<String>,
    /// Name of one more, which is made if there is none; empty: none.
    pub new_tag: String,
    /// Its colour.
    pub new_tag_colour: String,
}

/// A link in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkItem {
    /// Id.
    pub id: String,
    /// What is paid for.
    pub title: String,
    /// The merchant's order number.
    pub reference: Option<String>,
    /// `fixed`, `open` or `product`.
    pub kind: String,
    /// Price as it is shown: `48.30`, or for an open amount its bounds; empty when it has none.
    pub amount: String,
    /// Its unit.
    pub symbol: String,
    /// Last part of its address. `None`: its address is its id.
    pub path: Option<String>,
    /// Live or test.
    pub mode: Mode,
    /// `dashboard`, `api` or `invoice`.
    pub source: String,
    /// What it is now.
    pub state: LinkState,
    /// Whether the merchant lets it be paid.
    pub active: bool,
    /// Whether it was put away.
    pub archived: bool,
    /// How many payments it takes. `None`: without limit.
    pub limit: Option<u16>,
    /// How urgent what is left looks (R8). `None`: without limit.
    pub urgency: Option<Left>,
    /// Paid sessions.
    pub paid: u64,
    /// Running sessions.
    pub running: u64,
    /// When it was made.
    pub created_at: i64,
    /// Public address.
    pub url: String,
    /// By name.
    pub tags: Vec<TagItem>,
    /// How its invoice stands; the number is `reference`. `None`: it is no invoice's.
    pub invoice: Option<InvoiceMark>,
    /// Whether it sells a product that is not for sale: its address answers that there is no such page.
    pub off_sale: bool,
    /// How often people looked at it.
    pub views: u64,
}

/// A link's own page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkDetail {
    /// As in the list.
    pub item: LinkItem,
    /// As the form that edits it begins.
    pub form: LinkForm,
    /// More about it.
    pub description: Option<String>,
    /// For the merchant alone.
    pub private_note: Option<String>,
    /// Networks it can be paid on.
    pub networks: Vec<String>,
    /// Minutes to pay.
    pub window_minutes: i64,
    /// From when on it cannot be paid any more, Unix milliseconds. `None`: without end.
    pub ends_at: Option<i64>,
    /// What customers are asked for.
    pub fields: CustomerFields,
    /// Other paths that lead to it.
    pub old_paths: Vec<String>,
    /// Whether the merchant's handle alone leads to it.
    pub is_front: bool,
    /// How many places are held by payments in progress. 0 without a limit.
    pub held: u64,
    /// Public address as a QR code: side in modules.
    pub qr_size: u32,
    /// The QR code's dark modules as an SVG path.
    pub qr_path: String,
    /// The customer that it is for: id, and name or e-mail. `None`: for anybody.
    pub customer: Option<(String, String)>,
    /// What it could be tagged with.
    pub tags: Vec<TagItem>,
    /// What it bills. `None`: it is no invoice's.
    pub invoice: Option<InvoiceView>,
}

/// What is worth thinking about before a link is saved or deleted (R32). None of it stops anything.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LinkWarnings {
    /// The path that it will get. `None`: it has a secret address, or no path can be made of what was typed yet.
    pub path: Option<String>,
    /// The whole address with that path.
    pub url: Option<String>,
    /// What is wrong with the path. `None`: nothing.
    pub error: Option<String>,
    /// Sentences to think about.
    pub warnings: Vec<String>,
}

/// What is done to several links at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkAct {
    /// Let them be paid.
    Activate,
    /// Do not.
    Deactivate,
    /// Put them away.
    Archive,
    /// Take them back from there.
    Unarchive,
    /// Delete them.
    Delete,
    /// Undo that.
    Restore,
}

/// The form that makes or edits a product, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductForm {
    /// What it is called.
    pub name: String,
    /// More about it.
    pub description: String,
    /// What the price is counted in: a currency's code or a coin's symbol.
    pub unit: String,
    /// The price of one, decimal text.
    pub price: String,
    /// How many are left; empty: as many as asked for.
    pub left: String,
    /// How many were left when the form was opened; what is sold while it is open stays sold.
    pub left_was: String,
    /// Whether it is sold.
    pub active: bool,
}

/// A product in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductItem {
    /// Id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// More about it.
    pub description: Option<String>,
    /// The price of one.
    pub price: String,
    /// Its unit.
    pub unit: String,
    /// Whether that is a currency.
    pub fiat: bool,
    /// Address of its picture. `None`: none.
    pub picture_url: Option<String>,
    /// How many are left. `None`: as many as asked for.
    pub left: Option<u64>,
    /// How many are sold or held by payments in progress.
    pub held: u64,
    /// Whether it is sold.
    pub active: bool,
    /// When it was made.
    pub created_at: i64,
}

/// The form that sets a rate by hand, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RateForm {
    /// Of which coin.
    pub symbol: String,
    /// In which currency.
    pub currency: String,
    /// Units of the currency for one coin; empty: ask the price sources.
    pub rate: String,
}

/// What a coin is worth in a currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateItem {
    /// The coin.
    pub symbol: String,
    /// The currency.
    pub currency: String,
    /// The rate that the merchant set. `None`: the price sources are asked.
    pub own: Option<String>,
    /// Whether it is a stablecoin of this currency, which may be taken one to one.
    pub can_be_pinned: bool,
    /// The rate that quotes are made with now. `None`: there is none.
    pub rate: Option<String>,
    /// Who says what: names and rates.
    pub sources: Vec<(String, String)>,
    /// When, Unix milliseconds.
    pub at: Option<i64>,
    /// Why there is no rate. `None`: there is one.
    pub trouble: Option<String>,
}
