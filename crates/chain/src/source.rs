//! What a network must be able to answer.

use crate::{Answer, Query};
use domain::{Address, AssetId, EvmAddress, Transfer, Units, transfer::BlockRef};

/// What we look for on a network.
///
/// Asked once for every token movement of a block, so it must be fast: a set in memory, not a query.
pub trait Watch: Send + Sync {
    /// Whether we ever gave this address out. Addresses are watched without end (I12).
    fn is_watched(&self, address: &Address) -> bool;

    /// The same for an EVM address in binary, which spares the checksum. Override it with a set of `EvmAddress`.
    fn is_watched_evm(&self, address: &EvmAddress) -> bool {
        self.is_watched(&Address::from(*address))
    }

    /// Addresses of sessions that wait for native coin now. Only nodes without a trace API need it: there the coin that
    /// contracts send is found by comparing balances, which costs a call per address and block.
    fn native_now(&self) -> Vec<Address>;

    /// Told when a source could not look for native coin that contracts sent to these addresses in these blocks, both heights
    /// included: the node traces no calls and keeps no balances that old. What it sent itself, and tokens, were seen.
    fn not_seen(&self, addresses: &[Address], from: u64, to: u64);
}

/// Why a node could not be asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    /// May pass: time-outs, refused connections, rate limits, server errors. Try again with growing pauses.
    #[error("{0}")]
    Transient(String),
    /// Looks as if someone must change a setting; names which and what was expected. A proxy in front of a node that starts
    /// anew says the same for a minute, so who follows a network asks on.
    #[error("{0}")]
    Persistent(String),
    /// The node follows another chain: nothing that it says may be believed, now or later.
    #[error("{0}")]
    OtherChain(String),
}

impl SourceError {
    /// Whether trying again later may help.
    pub const fn is_transient(&self) -> bool {
        matches!(self, Self::Transient(_))
    }
}

/// Which chain a node follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// EIP-155 chain id. `None`: this family of networks has none.
    pub chain_id: Option<u64>,
    /// Hash of the first block. Test networks share chain ids; this tells them apart, and tells when one was reset.
    pub genesis: String,
}

/// What a token contract says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenFacts {
    /// Its own name for itself. Not a key: anyone can take a name. `None`: it does not say, or not in UTF-8.
    pub symbol: Option<String>,
    /// How many decimals it counts in.
    pub decimals: u8,
}

/// Where a transaction stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TxState {
    /// Known to the node, in no block yet.
    Pending,
    /// In a block, and it did what it was meant to.
    Succeeded(BlockRef),
    /// In a block, and undone: nothing moved.
    Failed(BlockRef),
}

/// A token movement in a transaction that can never be credited, because its contract is not on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    /// The contract that says it moved something.
    pub asset: AssetId,
    /// To whom.
    pub to: Address,
    /// How much, in a unit that only the contract knows.
    pub units: Units,
}

/// What one transaction did, for a customer who asks where the money went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TxFacts {
    /// Transaction id, as explorers take it.
    pub tx: String,
    /// Where it stands.
    pub state: TxState,
    /// Who sent it. `None`: the network does not say.
    pub from: Option<Address>,
    /// Movements of assets on the list, to anyone, watched or not. Empty while pending or when it failed.
    pub transfers: Vec<Transfer>,
    /// Movements of other tokens: the wrong token, or a fake.
    pub unlisted: Vec<Movement>,
}

/// A node of one network.
#[async_trait::async_trait]
pub trait ChainSource: Send + Sync {
    /// Which chain the node follows.
    ///
    /// # Errors
    /// [`SourceError::Persistent`] when the node is not what was configured, [`SourceError::OtherChain`] when it says another
    /// chain id.
    async fn identify(&self) -> Result<Identity, SourceError>;

    /// Answers one question of the follower. Reports only transfers to addresses in `watch`, of assets on the list, above
    /// zero (I13).
    ///
    /// # Errors
    /// When the node cannot be asked or answers out of form; the same question may be put again.
    async fn answer(&self, query: &Query, watch: &dyn Watch) -> Result<Answer, SourceError>;

    /// What a token contract says about itself, to be compared with what is pinned (I9).
    ///
    /// # Errors
    /// [`SourceError::Persistent`] when there is no such token at that address.
    async fn token_facts(&self, contract: &EvmAddress) -> Result<TokenFacts, SourceError>;

    /// Returns when there may be a new head: one was pushed, or the poll interval passed. Never fails; a broken push
    /// connection means polling.
    async fn wait_for_news(&self);

    /// What a transaction did. `None`: the node does not know it (or the text is not a transaction id).
    ///
    /// # Errors
    /// When the node cannot be asked or answers out of form.
    async fn transaction(&self, tx: &str) -> Result<Option<TxFacts>, SourceError>;
}
