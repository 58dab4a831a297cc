//! Why an answer is not taken.

/// Why an answer is not taken. For the log: people are told in other words, and all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// This part of it is not as it must be.
    #[error("{0} cannot be read")]
    Unreadable(&'static str),
    /// A registration where an assertion was asked for, or the other way round.
    #[error("it answers another question")]
    OtherCeremony,
    /// It was made on a page of another origin.
    #[error("it was made on another site")]
    OtherOrigin,
    /// It was made in a frame of another site.
    #[error("it was made in a frame of another site")]
    Framed,
    /// The passkey belongs to another relying party.
    #[error("the passkey is for another site")]
    OtherSite,
    /// Nobody touched the authenticator.
    #[error("nobody was there")]
    NotPresent,
    /// The authenticator did not recognise the person.
    #[error("the authenticator did not recognise the person")]
    NotVerified,
    /// What it says about copies of the key contradicts itself, or what it said before.
    #[error("what it says about copies of the key cannot be")]
    Copies,
    /// A key of a kind that is not taken.
    #[error("its key is of a kind that is not taken")]
    Algorithm,
    /// It is not signed with the known key.
    #[error("it is not signed with the known key")]
    Signature,
    /// It counted less far than before: somebody may have copied the key.
    #[error("it counted back, from {known} to {came}")]
    CountedBack {
        /// How far it had counted.
        known: u32,
        /// How far it says that it has counted.
        came: u32,
    },
}
