//! The networks and assets that Tallystick knows from the start, as data.
//!
//! Sources: Circle's own kit and pages for USDC and EURC, public token lists for the rest; two or more for every mainnet
//! address. Each is compared with the chain (`decimals()`) before it can be enabled: see [`check_network`](crate::check_network).

use domain::{Amount, Asset, AssetId, Confirmations, EvmAddress, Millis, Mode, Network, NetworkId};

/// One network of the table.
struct Row {
    chain_id: u64,
    name: &'static str,
    mode: Mode,
    confirmations: Confirmations,
    /// What large payments wait for, where that is more.
    large: Option<Confirmations>,
    block_time_ms: i64,
    explorer: &'static str,
    coin: &'static str,
    /// From how much of the coin a payment is large.
    coin_large_from: &'static str,
    /// Symbol, contract, decimals.
    tokens: &'static [(&'static str, &'static str, u8)],
}

/// From how much of a token a payment is large: all of the table are worth about a dollar or a euro.
const TOKEN_LARGE_FROM: &str = "10000";

const ROWS: &[Row] = &[
    Row {
        chain_id: 1,
        name: "Ethereum",
        mode: Mode::Live,
        confirmations: Confirmations::Blocks(12),
        large: Some(Confirmations::Finalized),
        block_time_ms: 12_000,
        explorer: "https://etherscan.io/tx/{tx}",
        coin: "ETH",
        coin_large_from: "3",
        tokens: &[
            ("USDC", "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48", 6),
            ("USDT", "0xdAC17F958D2ee523a2206206994597C13D831ec7", 6),
            ("DAI", "0x6B175474E89094C44Da98b954EedeAC495271d0F", 18),
            ("EURC", "0x1aBaEA1f7C830bD89Acc67eC4af516284b1bC33c", 6),
        ],
    },
    Row {
        chain_id: 8_453,
        name: "Base",
        mode: Mode::Live,
        confirmations: Confirmations::Safe,
        large: Some(Confirmations::Finalized),
        block_time_ms: 2_000,
        explorer: "https://basescan.org/tx/{tx}",
        coin: "ETH",
        coin_large_from: "3",
        tokens: &[
            ("USDC", "0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913", 6),
            // Bridged; Tether does not issue on Base.
            ("USDT", "0xfde4C96c8593536E31F229EA8f37b2ADa2699bb2", 6),
            ("DAI", "0x50c5725949A6F0c72E6C4a641F24049A917DB0Cb", 18),
            ("EURC", "0x60a3E35Cc302bFA44Cb288Bc5a4F316Fdb1adb42", 6),
        ],
    },
    Row {
        chain_id: 42_161,
        name: "Arbitrum One",
        mode: Mode::Live,
        confirmations: Confirmations::Safe,
        large: Some(Confirmations::Finalized),
        block_time_ms: 250,
        explorer: "https://arbiscan.io/tx/{tx}",
        coin: "ETH",
        coin_large_from: "3",
        tokens: &[
            ("USDC", "0xaf88d065e77c8cC2239327C5EDb3A432268e5831", 6),
            // Says USD₮0 of itself.
            ("USDT", "0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9", 6),
            ("DAI", "0xDA10009cBd5D07dd0CeCc66161FC93D7c9000da1", 18),
        ],
    },
    Row {
        chain_id: 10,
        name: "OP Mainnet",
        mode: Mode::Live,
        confirmations: Confirmations::Safe,
        large: Some(Confirmations::Finalized),
        block_time_ms: 2_000,
        explorer: "https://optimistic.etherscan.io/tx/{tx}",
        coin: "ETH",
        coin_large_from: "3",
        tokens: &[
            ("USDC", "0x0b2C639c533813f4Aa9D7837CAf62653d097Ff85", 6),
            // USDT0, the contract that Tether's own bridge uses; 0x94b0… is the older, bridged one.
            ("USDT", "0x01bFF41798a0BcF287b996046Ca68b395DbC1071", 6),
            ("DAI", "0xDA10009cBd5D07dd0CeCc66161FC93D7c9000da1", 18),
        ],
    },
    Row {
        chain_id: 137,
        name: "Polygon",
        mode: Mode::Live,
        // Its blocks are final within seconds: no payment has to wait for less.
        confirmations: Confirmations::Finalized,
        large: None,
        block_time_ms: 2_000,
        explorer: "https://polygonscan.com/tx/{tx}",
        coin: "POL",
        coin_large_from: "25000",
        tokens: &[
            ("USDC", "0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359", 6),
            // Says USD₮0 of itself.
            ("USDT", "0xc2132D05D31c914a87C6611C10748AEb04B58e8F", 6),
            ("DAI", "0x8f3Cf7ad23Cd3CaDbD9735AFf958023239c6A063", 18),
        ],
    },
    Row {
        chain_id: 56,
        name: "BNB Smart Chain",
        mode: Mode::Live,
        confirmations: Confirmations::Blocks(15),
        large: Some(Confirmations::Finalized),
        block_time_ms: 750,
        explorer: "https://bscscan.com/tx/{tx}",
        coin: "BNB",
        coin_large_from: "15",
        // Binance-Peg tokens: 18 decimals where the same names have 6 elsewhere.
        tokens: &[
            ("USDC", "0x8AC76a51cc950d9822D68b83fE1Ad97B32Cd580d", 18),
            ("USDT", "0x55d398326f99059fF775485246999027B3197955", 18),
            ("DAI", "0x1AF3F329e8BE154074D8769D1FFa4eE058B1DBc3", 18),
        ],
    },
    Row {
        chain_id: 11_155_111,
        name: "Sepolia",
        mode: Mode::Test,
        confirmations: Confirmations::Blocks(12),
        large: Some(Confirmations::Finalized),
        block_time_ms: 12_000,
        explorer: "https://sepolia.etherscan.io/tx/{tx}",
        coin: "ETH",
        coin_large_from: "3",
        tokens: &[
            ("USDC", "0x1c7D4B196Cb0C7B01d743Fbc6116a902379C7238", 6),
            ("EURC", "0x08210F9170F89Ab7658F0B5E3fF39b0E03C594D4", 6),
        ],
    },
];

/// The networks with their assets, native coin first. Networks are off and have no node; assets are on.
pub fn defaults() -> Vec<(Network, Vec<Asset>)> {
    ROWS.iter().map(|row| (network(row), assets(row))).collect()
}

fn network(row: &Row) -> Network {
    Network {
        id: NetworkId::evm(row.chain_id),
        name: row.name.to_owned(),
        mode: row.mode,
        confirmations: row.confirmations,
        large_confirmations: row.large,
        block_time: Millis(row.block_time_ms),
        steady: true,
        explorer_tx: Some(row.explorer.to_owned()),
        node_url: None,
        push_url: None,
        enabled: false,
    }
}

/// A row that does not read is left out; a test holds that there is none.
fn assets(row: &Row) -> Vec<Asset> {
    let network = NetworkId::evm(row.chain_id);
    let asset = |id, symbol: &str, decimals, large_from: &str| {
        let large_from = Some(Amount::parse(large_from, decimals, symbol).ok()?.units);
        Some(Asset { id, symbol: symbol.parse().ok()?, decimals, enabled: true, large_from })
    };
    let token = |(symbol, contract, decimals): &(&str, &str, u8)| {
        let contract: EvmAddress = contract.parse().ok()?;
        asset(AssetId::erc20(&network, contract), symbol, *decimals, TOKEN_LARGE_FROM)
    };
    let coin = asset(AssetId::native(&network), row.coin, 18, row.coin_large_from);
    coin.into_iter().chain(row.tokens.iter().filter_map(token)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Units, asset::AssetKind, confirmations::Tiers};
    use std::collections::HashSet;

    #[test]
    fn every_address_of_the_table_carries_its_right_checksum_i9() {
        for row in ROWS {
            for (symbol, contract, _) in row.tokens {
                let read: EvmAddress = contract.parse().unwrap_or_else(|e| panic!("{symbol} on {}: {e}", row.name));
                assert_eq!(read.to_string(), *contract, "{symbol} on {}", row.name);
            }
            assert_eq!(assets(row).len(), row.tokens.len() + 1, "{} is read in full", row.name);
        }
    }

    #[test]
    fn every_asset_stands_once_and_on_its_own_network() {
        let mut seen = HashSet::new();
        for (network, assets) in defaults() {
            assert!(!network.enabled && network.node_url.is_none(), "{}", network.name);
            assert!(network.explorer_tx.as_ref().is_some_and(|url| url.contains("{tx}")));
            assert_eq!(assets.first().map(|asset| asset.id.kind()), Some(AssetKind::Native));
            for asset in assets {
                assert_eq!(asset.id.network(), network.id);
                assert!(seen.insert(asset.id.clone()), "{} stands twice", asset.id);
            }
        }
        assert_eq!(defaults().len(), 7);
    }

    #[test]
    fn usdc_and_usdt_have_18_decimals_on_bnb_chain_and_6_elsewhere_i9() {
        for (network, assets) in defaults() {
            for asset in assets.iter().filter(|asset| ["USDC", "USDT"].contains(&asset.symbol.as_str())) {
                let expected = if network.id == NetworkId::evm(56) { 18 } else { 6 };
                assert_eq!(asset.decimals, expected, "{} on {}", asset.symbol, network.name);
            }
        }
    }

    #[test]
    fn large_payments_never_wait_for_less_and_ethereum_waits_for_finality_from_10_000() {
        for (network, assets) in defaults() {
            for asset in &assets {
                let tiers = Tiers {
                    normal: network.confirmations,
                    large: network.large_confirmations,
                    large_from: asset.large_from,
                };
                assert_eq!(tiers.weakened(), None, "{}", network.name);
                let shown = Amount::new(asset.large_from.unwrap(), asset.decimals).to_string();
                let expected = match (asset.id.kind(), asset.symbol.as_str()) {
                    (AssetKind::Native, "ETH") => "3.00",
                    (AssetKind::Native, "BNB") => "15.00",
                    (AssetKind::Native, _) => "25000.00",
                    _ => "10000.00",
                };
                assert_eq!(shown, expected, "{} on {}", asset.symbol, network.name);
            }
        }
        let (ethereum, assets) = defaults().swap_remove(0);
        let usdc = assets.iter().find(|asset| asset.symbol.as_str() == "USDC").unwrap();
        let large = usdc.large_from.unwrap();
        assert_eq!(ethereum.confirmations_for(usdc, large.minus(Units::from(1))), Confirmations::Blocks(12));
        assert_eq!(ethereum.confirmations_for(usdc, large), Confirmations::Finalized);
    }
}
