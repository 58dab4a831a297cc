//! The sandbox passes what every source must.

use chain::{
    ChainSource,
    conformance::{Fate, Steered},
};
use chain_sandbox::{Sandbox, SandboxState};
use domain::{Address, AssetId, Millis, NetworkId, Units};
use std::sync::atomic::{AtomicI64, Ordering};

struct Chain {
    sandbox: Sandbox,
    now: AtomicI64,
}

impl Chain {
    fn next(&self) -> Millis {
        Millis(self.now.fetch_add(2_000, Ordering::SeqCst))
    }
}

#[async_trait::async_trait]
impl Steered for Chain {
    fn source(&self) -> &dyn ChainSource {
        &self.sandbox
    }

    fn network(&self) -> NetworkId {
        NetworkId::sandbox()
    }

    fn address(&self, n: u8) -> Address {
        Address(format!("sandbox-{n}"))
    }

    async fn pay(&self, to: &Address, units: u64) -> String {
        self.sandbox.pay(to, &AssetId::sandbox("USDC"), Units::from(units)).expect("a payment")
    }

    async fn mine(&self, blocks: u64) {
        for _ in 0..blocks {
            self.sandbox.mine(1, self.next());
        }
    }

    async fn reorg(&self, depth: u64, fate: Fate) {
        assert_eq!(self.sandbox.reorg(depth, fate == Fate::Drop), depth);
    }
}

async fn make() -> Chain {
    Chain { sandbox: Sandbox::new(SandboxState::fresh(7, Millis(0))), now: AtomicI64::new(2_000) }
}

chain::conformance!(make);
