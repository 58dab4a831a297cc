//! Rows as the statements in `queries/` give and take them, and what they mean: one file an entity.
//!
//! A backend only moves rows; reading and writing them is done here, once. Columns are text, whole numbers, booleans and
//! bytes, nothing that only one engine knows.

mod address;
mod audit;
mod customer;
mod delivery;
mod event;
mod facets;
mod invitation;
mod invoice;
mod job;
mod letters;
mod link;
mod member;
mod merchant;
mod network;
mod notification;
mod passkey;
mod place;
mod product;
mod quote;
mod reminders;
mod search;
mod second_factor;
mod session;
mod tag;
mod transfer;
mod view;
mod wallet;

pub use address::{ClaimColumns, GivenColumns, ReceivedColumns, amounts, asked, claims_of, given_addresses};
pub use audit::AuditColumns;
pub use customer::{CustomerColumns, CustomerFigureColumns, customer_rows};
pub use delivery::{DeliveryColumns, due_at};
pub use event::{EventColumns, event_batch, pattern};
pub use facets::{link_facets, session_facets};
pub use invitation::InvitationColumns;
pub use invoice::InvoiceColumns;
pub use job::{JobColumns, job_batch};
pub use letters::{FAR, Letters};
pub use link::{FigureColumns, LinkColumns, link_rows};
pub use member::{MemberColumns, MembershipColumns, PersonColumns, SignInColumns};
pub use merchant::MerchantColumns;
pub use network::{AssetColumns, HeaderColumns, HealthColumns, NetworkColumns, followed, header_batch};
pub use notification::{
    BrowserColumns, DueNoticeColumns, NoticeColumns, NotificationColumns, NotificationSettingsColumns, OutageColumns,
    PushColumns, notification_batch, outage,
};
pub use passkey::PasskeyColumns;
pub use place::{LinkPlaceColumns, PlaceColumns};
pub use product::{PictureColumns, ProductColumns};
pub use quote::{ManualRateColumns, QuoteColumns};
pub use reminders::ReminderColumns;
pub use search::{Asked, Found, MATCHES, WINDOW, Words, counted, fills, most, unless_common};
pub use second_factor::{PassColumns, SecondFactorColumns};
pub use session::{FactColumns, SessionColumns, forget_batch, session_rows, update_batch};
pub use tag::{TagColumns, TagUseColumns, TaggedColumns};
pub use transfer::{TransferColumns, distinct, record_batch, recorded};
pub use view::{
    BusyColumns, DayColumns, FoundColumns, PaidDayColumns, ReferrerColumns, TakingColumns, TakingDayColumns,
    TotalColumns, ViewColumns, activity, added_up, day_spans, paid_days, places, taking_days, totals, view_batch,
};
pub use wallet::WalletColumns;

use crate::StorageError;
use domain::AssetId;
use serde::{Serialize, de::DeserializeOwned};
use std::{cell::RefCell, collections::HashMap, fmt, hash::Hash, str::FromStr};

type Result<T> = std::result::Result<T, StorageError>;

/// Reads a stored text.
pub(crate) fn read<T: FromStr<Err: fmt::Display>>(what: &'static str, text: &str) -> Result<T> {
    text.parse().map_err(|error: T::Err| StorageError::Corrupt { what, why: error.to_string() })
}

/// Reads a stored id.
///
/// # Errors
/// `Corrupt`: it is none of that kind.
pub fn id<T: FromStr<Err: fmt::Display>>(what: &'static str, text: &str) -> Result<T> {
    read(what, text)
}

/// Reads a stored path. It was checked when it was given: words that were kept since then do not undo it.
pub fn path(text: &str) -> Result<domain::LinkPath> {
    domain::LinkPath::kept(text).map_err(|error| StorageError::Corrupt { what: "path", why: error.to_string() })
}

/// Reads a stored text that may be missing.
pub(crate) fn read_option<T: FromStr<Err: fmt::Display>>(what: &'static str, text: Option<&str>) -> Result<Option<T>> {
    text.map(|text| read(what, text)).transpose()
}

/// Reads an asset's id. Checking a contract's checksum costs two hashes, and rows that come together are mostly of the
/// same asset, so the last one is remembered.
pub(crate) fn read_asset(text: &str) -> Result<AssetId> {
    thread_local! {
        static LAST: RefCell<Option<AssetId>> = const { RefCell::new(None) };
    }
    LAST.with_borrow_mut(|last| match last {
        Some(asset) if asset.as_str() == text => Ok(asset.clone()),
        _ => Ok(last.insert(read("asset id", text)?).clone()),
    })
}

/// Reads stored JSON.
pub(crate) fn read_json<T: DeserializeOwned>(what: &'static str, text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| StorageError::Corrupt { what, why: error.to_string() })
}

/// Writes JSON.
pub(crate) fn write_json<T: Serialize + ?Sized>(what: &'static str, value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| StorageError::Persistent(format!("{what} cannot be written: {error}")))
}

/// Writes JSON.
///
/// # Errors
/// `Persistent`: it has no JSON form.
pub fn json<T: Serialize + ?Sized>(value: &T) -> Result<String> {
    write_json("value", value)
}

/// Reads a stored whole number as a narrower or unsigned one.
///
/// # Errors
/// `Corrupt`: it does not fit.
pub fn read_number<T: TryFrom<i64>>(what: &'static str, number: i64) -> Result<T> {
    T::try_from(number).map_err(|_| StorageError::Corrupt { what, why: format!("{number} is out of range") })
}

/// Makes a whole number one that can be stored.
///
/// # Errors
/// `Persistent`: above 2^63 - 1.
pub fn write_number<T: TryInto<i64> + Copy + fmt::Display>(what: &'static str, number: T) -> Result<i64> {
    number.try_into().map_err(|_| StorageError::Persistent(format!("{what} {number} is too large to be stored")))
}

/// A JSON list of one-column rows, the form in which ids go to statements.
pub fn column<T: fmt::Display>(values: &[T]) -> String {
    let rows: Vec<_> = values.iter().map(|value| [value.to_string()]).collect();
    // Texts always have a JSON form.
    serde_json::to_string(&rows).unwrap_or_default()
}

/// The same for a filter. `None`: nothing to filter by.
pub fn some_column<T: fmt::Display>(values: &[T]) -> Option<String> {
    (!values.is_empty()).then(|| column(values))
}

/// Puts `values` into the order of `keys`. A key without a value (deleted meanwhile) is left out.
pub fn in_order<K: Eq + Hash, T>(keys: impl IntoIterator<Item = K>, values: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut by_key: HashMap<K, T> = values.into_iter().map(|value| (key(&value), value)).collect();
    keys.into_iter().filter_map(|key| by_key.remove(&key)).collect()
}

/// The error for a row that must be there but is not: nothing is ever silently not written.
pub fn missing(what: &str, id: impl fmt::Display) -> StorageError {
    StorageError::Persistent(format!("there is no {what} {id}"))
}
