//! Networks that Tallystick can follow.

use crate::{Asset, Confirmations, Millis, Units, confirmations::Tiers};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A network's CAIP-2 name, such as `eip155:8453`, or `sandbox:1` for the built-in one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct NetworkId(String);

/// Why a text is not a network's name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a network we can follow: expected eip155:<chain id> or sandbox:<number>")]
pub struct NetworkIdError(String);

impl NetworkId {
    /// The EVM network with this chain id (EIP-155).
    pub fn evm(chain_id: u64) -> Self {
        Self(format!("eip155:{chain_id}"))
    }

    /// The built-in sandbox network.
    pub fn sandbox() -> Self {
        Self("sandbox:1".to_owned())
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What kind of chain it is.
    pub fn family(&self) -> NetworkFamily {
        match self.0.strip_prefix("eip155:").and_then(|id| id.parse().ok()) {
            Some(chain_id) => NetworkFamily::Evm { chain_id },
            None => NetworkFamily::Sandbox,
        }
    }
}

impl FromStr for NetworkId {
    type Err = NetworkIdError;
    fn from_str(text: &str) -> Result<Self, NetworkIdError> {
        let known = match text.split_once(':') {
            Some(("eip155" | "sandbox", reference)) => {
                reference.parse::<u64>().is_ok_and(|n| n > 0 && n.to_string() == reference)
            }
            _ => false,
        };
        if known { Ok(Self(text.to_owned())) } else { Err(NetworkIdError(text.chars().take(64).collect())) }
    }
}

impl fmt::Display for NetworkId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for NetworkId {
    type Error = NetworkIdError;
    fn try_from(text: String) -> Result<Self, NetworkIdError> {
        text.parse()
    }
}

impl From<NetworkId> for String {
    fn from(id: NetworkId) -> String {
        id.0
    }
}

/// The kinds of chain; a new one leads from here through every exhaustive match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NetworkFamily {
    /// Ethereum and what works like it.
    Evm {
        /// EIP-155 chain id.
        chain_id: u64,
    },
    /// The network inside this server, where no real money moves.
    Sandbox,
}

/// Whether real money moves. Live and test data never mix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Real money.
    Live,
    /// Rehearsal.
    Test,
}

impl Mode {
    /// The stored word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Test => "test",
        }
    }
}

impl FromStr for Mode {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "live" => Ok(Self::Live),
            "test" => Ok(Self::Test),
            other => Err(format!("\"{other}\" is not a mode: expected live or test")),
        }
    }
}

/// A network as configured on this server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Network {
    /// CAIP-2 name.
    pub id: NetworkId,
    /// What people call it.
    pub name: String,
    /// Live or test.
    pub mode: Mode,
    /// When a payment counts as paid.
    pub confirmations: Confirmations,
    /// When a large one does; each asset says from how much a payment is large. `None`: as any other.
    pub large_confirmations: Option<Confirmations>,
    /// How often a block comes, to say how long confirming takes.
    pub block_time: Millis,
    /// Explorer pages of a transaction, with `{tx}` in it. `None`: there is no explorer.
    pub explorer_tx: Option<String>,
    /// Node, JSON-RPC over HTTP(S). `None`: not yet set, so the network cannot be enabled (the sandbox needs none).
    pub node_url: Option<String>,
    /// Node, JSON-RPC over WebSocket, for pushed heads. `None`: poll.
    pub push_url: Option<String>,
    /// Whether it is followed and offered.
    pub enabled: bool,
}

/// Live networks whose newest block is never old while they work: Ethereum, BNB Smart Chain, Gnosis, Polygon and the chains
/// built on OP Stack make one by the clock, and on Arbitrum One, which makes them for transactions, these never stop coming.
/// On networks that are not named here silence may only mean that nobody sent anything.
const NEVER_SILENT: &[u64] = &[1, 10, 56, 100, 137, 8_453, 42_161];

impl Network {
    /// How old the newest block may be while all is well. An older one says that the node (or the network) stands still (P4).
    /// `None`: the network may be silent for any time.
    pub fn longest_silence(&self) -> Option<Millis> {
        match self.id.family() {
            NetworkFamily::Evm { chain_id } if self.mode == Mode::Live && NEVER_SILENT.contains(&chain_id) => {
                Some(self.most_behind())
            }
            NetworkFamily::Evm { .. } | NetworkFamily::Sandbox => None,
        }
    }

    /// How far behind the clock what is known of it may be before no address is given out (P4).
    pub fn most_behind(&self) -> Millis {
        Millis::seconds(60).max(Millis(self.block_time.0.saturating_mul(10)))
    }

    /// Until when all that happened is known, when its newest block has been read. What came since may stand in a block that
    /// nobody has shown us yet, and counts by the time of that block: while blocks come by the clock, all is known until the
    /// newest one; where they may stay away, until so long ago that a block from then would be here. The sandbox is inside this
    /// server.
    pub fn known_until(&self, newest_block: Millis, now: Millis) -> Millis {
        match (self.id.family(), self.longest_silence()) {
            (NetworkFamily::Sandbox, _) => now,
            (NetworkFamily::Evm { .. }, Some(_)) => newest_block.min(now),
            (NetworkFamily::Evm { .. }, None) => newest_block.max(now.since(self.on_its_way())).min(now),
        }
    }

    /// How long a block may be on its way to us.
    fn on_its_way(&self) -> Millis {
        Millis::seconds(15).max(self.block_time)
    }

    /// What a payment of `due` in one of its assets waits for.
    pub fn confirmations_for(&self, asset: &Asset, due: Units) -> Confirmations {
        let Self { confirmations: normal, large_confirmations: large, .. } = *self;
        Tiers { normal, large, large_from: asset.large_from }.confirmations(due)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(id: NetworkId, mode: Mode, block_time: i64) -> Network {
        Network {
            id,
            name: "Followed".to_owned(),
            mode,
            confirmations: Confirmations::Blocks(3),
            large_confirmations: None,
            block_time: Millis::seconds(block_time),
            explorer_tx: None,
            node_url: None,
            push_url: None,
            enabled: true,
        }
    }

    #[test]
    fn nothing_is_known_of_a_time_whose_blocks_may_still_be_on_their_way_x5() {
        let known = |network: &Network, newest: i64, now: i64| {
            network.known_until(Millis::seconds(newest), Millis::seconds(now)).0 / 1_000
        };
        let ethereum = network(NetworkId::evm(1), Mode::Live, 12);
        assert_eq!(known(&ethereum, 1_000, 1_011), 1_000, "blocks come by the clock");
        assert_eq!(known(&ethereum, 1_000, 1_119), 1_000, "however late the next one is");
        assert_eq!(known(&ethereum, 1_003, 1_000), 1_000, "its clock may be ahead of ours");
        let quiet = network(NetworkId::evm(11_155_111), Mode::Test, 2);
        assert_eq!(known(&quiet, 1_000, 1_010), 1_000);
        assert_eq!(known(&quiet, 1_000, 5_000), 4_985, "nobody may have sent anything");
        assert_eq!(known(&network(NetworkId::evm(11_155_111), Mode::Test, 40), 1_000, 5_000), 4_960);
        assert_eq!(known(&network(NetworkId::sandbox(), Mode::Test, 2), 1_000, 5_000), 5_000, "it is in this server");
    }
}
