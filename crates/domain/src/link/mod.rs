//! Payment links.

mod after_payment;
mod code;
mod fields;
mod limit;
mod path;
mod price;
mod state;

pub use after_payment::AfterPayment;
pub use code::{LinkKey, is_link_code, link_code, short_code};
pub use fields::{Ask, CustomerFields, CustomerInfo, FieldError, phone};
pub use limit::{Left, Limit, LimitError};
pub use path::{LinkPath, LinkPathError};
pub use price::{ChosenAmountError, OpenAmount, OpenAmountError, Price, Unit};
pub use state::LinkState;

use crate::{
    AssetId, Millis, Mode,
    ids::{CustomerId, LinkId, MerchantId},
};
use serde::{Deserialize, Serialize};

/// Who made a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A member in the dashboard.
    Dashboard,
    /// A program through the API.
    Api,
    /// An invoice.
    Invoice,
}

/// A link that can be paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Id; `/pay/{id}` is always its address, whatever becomes of its path. It opens nothing that is one customer's: see
    /// [`LinkKey`].
    pub id: LinkId,
    /// Whose it is.
    pub merchant: MerchantId,
    /// Live or test; that of all its assets.
    pub mode: Mode,
    /// Its address below the merchant's handle. `None`: only `/pay/{id}`, which nobody can guess.
    pub path: Option<LinkPath>,
    /// What is paid for; shown to customers.
    pub title: String,
    /// More about it; shown to customers.
    pub description: Option<String>,
    /// The merchant's order number; shown to customers.
    pub reference: Option<String>,
    /// For the merchant alone.
    pub private_note: Option<String>,
    /// What the price is counted in. For a coin, every accepted asset has its symbol.
    pub unit: Unit,
    /// How much it asks for.
    pub price: Price,
    /// What it may be paid in; at least one.
    pub accepts: Vec<AssetId>,
    /// How long a customer has to pay.
    pub window: Millis,
    /// What customers are asked for.
    pub fields: CustomerFields,
    /// The one customer that it is for. Its page begins with what is known of them, so it has no path. `None`: for anybody.
    pub customer: Option<CustomerId>,
    /// What happens once a customer has paid.
    pub after: AfterPayment,
    /// Who made it.
    pub source: Source,
    /// Whether the merchant lets it be paid.
    pub active: bool,
    /// How many payments it takes.
    pub limit: Limit,
    /// From when on it cannot be paid any more. `None`: without end.
    pub ends_at: Option<Millis>,
    /// Put away: not in the list unless asked for, and answering 404.
    pub archived: bool,
    /// When it was deleted: nowhere shown, its payments stay. `None`: it was not.
    pub deleted_at: Option<Millis>,
    /// When it was made.
    pub created_at: Millis,
    /// When it was last edited.
    pub updated_at: Millis,
}

/// The shortest and longest payment window.
pub const WINDOW: std::ops::RangeInclusive<Millis> = Millis::minutes(5)..=Millis::minutes(30 * 24 * 60);
