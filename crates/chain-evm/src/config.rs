//! What must be known to follow an EVM network.

use domain::{Asset, NetworkId};
use std::{fmt, time::Duration};

/// Settings of one network.
#[derive(Clone)]
pub struct EvmConfig {
    /// The network; its chain id is compared with the node's.
    pub network: NetworkId,
    /// JSON-RPC over HTTP(S). May carry a key, so it is never logged.
    pub node_url: String,
    /// JSON-RPC over WebSocket, for pushed heads. `None`: poll. May carry a key, so it is never logged.
    pub push_url: Option<String>,
    /// How often to ask for a new head, also while heads are pushed.
    pub poll: Duration,
    /// Assets that count. Everything else is ignored, whatever it calls itself.
    pub assets: Vec<Asset>,
}

/// Without the addresses, which may carry keys.
impl fmt::Debug for EvmConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EvmConfig")
            .field("network", &self.network)
            .field("poll", &self.poll)
            .field("assets", &self.assets.len())
            .finish_non_exhaustive()
    }
}
