//! A signed-in member, and what the role allows (I19).

use crate::fail::Outcome;
use api_types::Problem;
pub use domain::Right;
use domain::{
    Role,
    ids::{MemberId, MerchantId},
};

/// Who is asking. Every merchant's use case takes one and looks no further than its merchant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The member.
    pub member: MemberId,
    /// Whose member.
    pub merchant: MerchantId,
    /// What they may do.
    pub role: Role,
}

impl Actor {
    /// Goes on when the role allows it.
    ///
    /// # Errors
    /// `NotAllowed`.
    pub const fn may(&self, right: Right) -> Outcome<()> {
        if self.role.may(right) { Ok(()) } else { Err(Problem::NotAllowed) }
    }
}
