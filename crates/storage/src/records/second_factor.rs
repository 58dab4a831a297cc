//! How a member proves who they are, beyond the password.

use domain::{
    Millis, TotpSecret,
    ids::MemberId,
    view::{MaskedIp, Visitor},
};

/// The last use of a sign-in, to within a few minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// When.
    pub at: Millis,
    /// What the browser said about itself.
    pub by: Visitor,
    /// Where from. `None`: not known.
    pub place: Option<MaskedIp>,
}

/// What a member shares with their authenticator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondFactor {
    /// Who.
    pub member: MemberId,
    /// What they share.
    pub secret: TotpSecret,
    /// When a code proved it. `None`: it is being set up, and nothing asks for it.
    pub confirmed_at: Option<Millis>,
    /// The newest time step of which a code was used.
    pub used_step: i64,
}

/// What a pass opens, and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// The second step of signing in: the password was right.
    SecondStep,
    /// The choice of a new password.
    Reset,
}

impl Opens {
    /// The word that is stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SecondStep => "second_step",
            Self::Reset => "reset",
        }
    }
}

/// A token that opens one step, once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pass {
    /// SHA-256 of the token, in hex: the token itself is not kept.
    pub token_hash: String,
    /// Whose.
    pub member: MemberId,
    /// What it opens.
    pub opens: Opens,
    /// Until when.
    pub expires_at: Millis,
}
