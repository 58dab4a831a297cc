//! What Tallystick knows about money, links and payments, and nothing else.
//!
//! Pure: no input or output, no clock, no randomness of its own. Whatever varies (time, random bytes) comes in as
//! an argument, so that every rule can be tested with all values it may meet. Compiles to wasm32.

pub mod address;
pub mod amount;
pub mod asset;
pub mod audit;
pub mod calendar;
pub mod confirmations;
pub mod customer;
pub mod delivery;
pub mod email;
pub mod fiat;
pub mod handle;
pub mod ids;
pub mod invitation;
pub mod invoice;
pub mod link;
pub mod network;
pub mod payment_uri;
pub mod product;
pub mod recovery_code;
pub mod reminder;
pub mod session;
pub mod slot;
pub mod tag;
pub mod task;
pub mod team;
pub mod text;
pub mod time;
pub mod tolerance;
pub mod totp;
pub mod transfer;
pub mod unique_amount;
pub mod verification_code;
pub mod view;
pub mod wallet;
pub mod web_address;

pub use address::EvmAddress;
pub use amount::{Amount, AmountError, Units};
pub use asset::{Asset, AssetId, AssetKind, Symbol};
pub use audit::{Act, AuditEntry};
pub use confirmations::Confirmations;
pub use customer::Customer;
pub use email::Email;
pub use handle::{Handle, HandleError};
pub use invitation::Invitation;
pub use invoice::Invoice;
pub use link::{AfterPayment, CustomerFields, CustomerInfo, FieldError, Limit, Link, LinkPath, LinkState, Price, Unit};
pub use network::{Mode, Network, NetworkFamily, NetworkId};
pub use product::Product;
pub use recovery_code::RecoveryCode;
pub use session::{Assessment, Flags, Status};
pub use slot::Slot;
pub use tag::{Tag, TagColour, TagKind, TagName};
pub use task::Task;
pub use team::{Right, Role};
pub use time::Millis;
pub use tolerance::Tolerance;
pub use totp::{TotpCode, TotpSecret};
pub use transfer::{Address, Transfer, TransferKey};
pub use unique_amount::UniqueAmounts;
pub use verification_code::VerificationCode;
pub use web_address::{WebAddress, WebAddressError};
