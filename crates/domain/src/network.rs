//! Networks that Tallystick can follow.

use crate::{Asset, Confirmations, Millis, Units, confirmations::Tiers, secret::quoted};
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
        if known { Ok(Self(text.to_owned())) } else { Err(NetworkIdError(quoted(text))) }
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
            other => Err(format!("\"{}\" is not a mode: expected live or test", quoted(other))),
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
    /// How often a block comes: how long confirming takes, and when a steady network stands still.
    pub block_time: Millis,
    /// Whether blocks come by the clock, or never stop coming because so much is sent. Else they may come only when somebody
    /// sends something, and an old one says nothing.
    pub steady: bool,
    /// Explorer pages of a transaction, with `{tx}` in it. `None`: there is no explorer.
    pub explorer_tx: Option<String>,
    /// Node, JSON-RPC over HTTP(S). `None`: not yet set, so the network cannot be enabled (the sandbox needs none).
    pub node_url: Option<String>,
    /// Node, JSON-RPC over WebSocket, for pushed heads. `None`: poll.
    pub push_url: Option<String>,
    /// Whether it is followed and offered.
    pub enabled: bool,
}

impl Network {
    /// How old the newest block may be while all is well. An older one says that the node (or the network) stands still (P4).
    /// `None`: the network may be silent for any time.
    pub fn longest_silence(&self) -> Option<Millis> {
        self.steady.then(|| self.most_behind())
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
    use proptest::prelude::*;

    fn network(block_time: i64, steady: bool, mode: Mode) -> Network {
        Network {
            id: NetworkId::evm(424_242),
            name: "Of somebody's own".to_owned(),
            mode,
            confirmations: Confirmations::Blocks(3),
            large_confirmations: None,
            block_time: Millis(block_time),
            steady,
            explorer_tx: None,
            node_url: None,
            push_url: None,
            enabled: true,
        }
    }

    proptest! {
        /// Whatever its chain id, mode and pace.
        #[test]
        fn p4_x5_what_is_known_of_a_network_ends_where_a_block_may_still_be_on_its_way(
            block_time in 50_i64..=600_000, age in -10_000_i64..=10_000_000, live: bool,
        ) {
            let mode = if live { Mode::Live } else { Mode::Test };
            let now = Millis(1_700_000_000_000);
            let block = now.since(Millis(age));
            let known = network(block_time, true, mode).known_until(block, now);
            prop_assert_eq!(known, block.min(now), "blocks come by the clock, however late the next one is");
            let known = network(block_time, false, mode).known_until(block, now);
            let on_its_way = block_time.max(15_000);
            prop_assert_eq!(known.0, now.0 - age.clamp(0, on_its_way), "nobody may have sent anything");
        }
    }

    #[test]
    fn all_is_known_of_the_sandbox_which_is_in_this_server() {
        let sandbox = Network { id: NetworkId::sandbox(), ..network(2_000, false, Mode::Test) };
        assert_eq!(sandbox.known_until(Millis::seconds(1_000), Millis::seconds(5_000)), Millis::seconds(5_000));
    }
}
