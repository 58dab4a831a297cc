//! The businesses of a server that a member is in.

use domain::Role;
use serde::{Deserialize, Serialize};

/// A business that a member can turn to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BusinessChoice {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Handle.
    pub handle: String,
    /// Address of the logo. `None`: it has none.
    pub logo_url: Option<String>,
    /// What the member may do in it.
    pub role: Role,
    /// Whether it is the one that this sign-in looks at.
    pub current: bool,
}

/// A member with all their businesses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Businesses {
    /// Their name.
    pub name: String,
    /// Their e-mail.
    pub email: String,
    /// By name. Empty: they are in none.
    pub list: Vec<BusinessChoice>,
    /// Whether they may add one.
    pub may_add: bool,
}

/// Another business, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NewBusinessForm {
    /// Name.
    pub business: String,
    /// Handle; empty: made from the name.
    pub handle: String,
}
