//! Invitations to a team, with the letters that bring them.

use super::DeliveryState;
use domain::Invitation;

/// An invitation and its letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    /// The invitation.
    pub invitation: Invitation,
    /// What brings it.
    pub letter: Letter,
}

/// The e-mail that brings an invitation. It is written when it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Where it is.
    pub state: DeliveryState,
    /// How often somebody began to send it.
    pub attempts: u32,
    /// What was said last about it, in words; may be empty.
    pub said: String,
    /// The link's token, only as long as the letter has not gone.
    pub token: Option<String>,
}
