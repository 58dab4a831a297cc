//! EVM networks of which no node is asked: what their blocks say is made up, and applied as a follower would.

use api_types::dashboard::WalletForm;
use chain::{Header, Step, Tip};
use domain::{
    Address, Asset, AssetId, Confirmations, EvmAddress, Millis, Mode, Network, NetworkId, Transfer, TransferKey, Units,
    transfer::{BlockRef, Position},
};
use storage::records::NetworkHealth;
use testkit::world::World;

/// The account m/44'/60'/0' of the phrase that every development node knows, as wallets write it and otherwise.
pub const XPUB: &str =
    "xpub6Ce9NcJvTk36xtLSrJLZqE7wtgA5deCeYs7rSQtreh4cj6ByPtrg9sD7V2FNFLPnf8heNP3FGkeV9qwfzvZNSd54JoNXVsXFYSYwHsnJxqP";
pub const YPUB: &str =
    "ypub6XUQgGyqcRaapBXZgf8C3KDT4eJXaGC9Tye5Donk2hSVnC1CeZ2EmvsFWECxFF3i4mpT7rdojR1338ZEicyPErkfB94x5nLjpAcagTV3rxg";
/// Its addresses at 0, 1 and 2.
pub const ADDRESSES: [&str; 3] = [
    "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266",
    "0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
    "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC",
];

/// A network with a token.
pub struct Net {
    pub network: Network,
    pub token: AssetId,
    pub coin: AssetId,
}

/// Adds a network whose newest block was read this moment. Its token has `decimals`, its coin 18.
pub async fn add(world: &World, chain_id: u64, mode: Mode, decimals: u8) -> Net {
    let id = NetworkId::evm(chain_id);
    let network = Network {
        id: id.clone(),
        name: format!("Network {chain_id}"),
        mode,
        confirmations: Confirmations::Blocks(3),
        large_confirmations: None,
        block_time: Millis::seconds(12),
        steady: mode == Mode::Live,
        explorer_tx: None,
        node_url: Some("http://127.0.0.1:1".to_owned()),
        push_url: None,
        enabled: true,
    };
    let token = AssetId::erc20(&id, EvmAddress([7; 20].into()));
    let coin = AssetId::native(&id);
    let read = NetworkHealth { height: Some(1), known_until: Some(world.clock.now()), ..NetworkHealth::default() };
    let mut tx = world.store.write().await.unwrap();
    tx.upsert_network(&network).await.unwrap();
    for (id, symbol, decimals) in [(&token, "USDC", decimals), (&coin, "ETH", 18)] {
        let symbol = symbol.parse().unwrap();
        tx.upsert_asset(&Asset { id: id.clone(), symbol, decimals, enabled: true, large_from: None }).await.unwrap();
    }
    tx.set_health(&network.id, &read).await.unwrap();
    tx.commit().await.unwrap();
    Net { network, token, coin }
}

impl Net {
    /// Other confirmations for sessions that open from now on.
    pub async fn confirming(self, world: &World, confirmations: Confirmations) -> Self {
        let network = Network { confirmations, ..self.network };
        let mut tx = world.store.write().await.unwrap();
        tx.upsert_network(&network).await.unwrap();
        tx.commit().await.unwrap();
        Self { network, ..self }
    }

    /// A block that stands on `from`; the newest of its network.
    pub fn step(&self, from: Option<&Header>, time: Millis, transfers: Vec<Transfer>) -> Step {
        let height = from.map_or(10, |from| from.height + 1);
        let parent = from.map_or("0xroot".to_owned(), |from| from.hash.clone());
        let header = Header { height, hash: format!("0x{height}at{}", time.0), parent, time };
        Step {
            network: self.network.id.clone(),
            from: from.cloned(),
            disconnected: Vec::new(),
            ancestor: from.cloned(),
            transfers: transfers.into_iter().map(|transfer| within(transfer, &header)).collect(),
            connected: vec![header],
            tip: Tip { height, safe: None, finalized: None },
        }
    }

    /// Money that somebody sends; a step puts it into a block.
    pub fn transfer(&self, asset: &AssetId, to: &Address, units: u64) -> Transfer {
        let tx = format!("0x{units:064x}");
        Transfer {
            network: self.network.id.clone(),
            key: TransferKey::new(&tx, 0),
            tx,
            asset: asset.clone(),
            from: None,
            to: to.clone(),
            units: Units::from(units),
            position: Position::Pending,
            seen_at: Millis(0),
        }
    }
}

fn within(transfer: Transfer, header: &Header) -> Transfer {
    let block = BlockRef { height: header.height, hash: header.hash.clone(), time: header.time };
    Transfer { position: Position::Canonical(block), seen_at: header.time, ..transfer }
}

/// Adds a wallet, which is then the newest.
pub async fn add_wallet(world: &World, key: &str, mode: Mode) -> Result<String, api_types::Problem> {
    world.clock.advance(Millis(1));
    let form = WalletForm { key: key.to_owned(), mode: mode.as_str().to_owned(), name: String::new() };
    Ok(world.service.add_wallet(&world.owner, form).await?.id)
}
