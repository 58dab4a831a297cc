//! How the sandbox is configured.

use domain::{Asset, AssetId, Confirmations, Millis, Mode, Network, NetworkId, Symbol};

/// The sandbox network and its two assets, USDC (6 decimals) and ETH (18).
pub fn sandbox_network() -> (Network, Vec<Asset>) {
    let network = Network {
        id: NetworkId::sandbox(),
        name: "Sandbox".to_owned(),
        mode: Mode::Test,
        confirmations: Confirmations::Blocks(3),
        large_confirmations: None,
        block_time: Millis::seconds(2),
        steady: false,
        explorer_tx: None,
        node_url: None,
        push_url: None,
        enabled: true,
    };
    let asset = |id, symbol: &str, decimals| {
        symbol.parse::<Symbol>().ok().map(|symbol| Asset { id, symbol, decimals, enabled: true, large_from: None })
    };
    let native = AssetId::native(&network.id);
    let assets = [asset(AssetId::sandbox("USDC"), "USDC", 6), asset(native, "ETH", 18)];
    (network, assets.into_iter().flatten().collect())
}

/// Whether a payment in this asset counts. Others can be sent, as on a real network, and are the wrong token.
pub(crate) fn is_listed(asset: &AssetId) -> bool {
    *asset == AssetId::sandbox("USDC") || *asset == AssetId::native(&NetworkId::sandbox())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sandbox_offers_usdc_and_eth_in_test_mode() {
        let (network, assets) = sandbox_network();
        assert_eq!(network.mode, Mode::Test);
        let named: Vec<_> = assets.iter().map(|asset| (asset.symbol.as_str(), asset.decimals)).collect();
        assert_eq!(named, [("USDC", 6), ("ETH", 18)]);
        assert!(assets.iter().all(|asset| asset.id.network() == network.id && is_listed(&asset.id)));
        assert!(!is_listed(&AssetId::sandbox("FAKE")));
    }
}
