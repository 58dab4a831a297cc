//! Payment URIs that wallets open (ERC-681), and the sandbox's own.

use crate::{AssetId, EvmAddress, Units, asset::AssetKind, network::NetworkFamily, transfer::Address};

/// The URI that asks a wallet for `units` of `asset` to `to`. `None`: the address is not one of that network.
///
/// ERC-681, with plain integers and always the chain id: without it a wallet keeps whatever network it is on.
/// The sandbox has a scheme of its own that no wallet opens, so that nobody sends real money by scanning it.
pub fn payment_uri(asset: &AssetId, to: &Address, units: Units) -> Option<String> {
    match (asset.network().family(), asset.kind()) {
        (NetworkFamily::Evm { chain_id }, AssetKind::Native) => {
            let to: EvmAddress = to.as_str().parse().ok()?;
            Some(format!("ethereum:{to}@{chain_id}?value={units}"))
        }
        (NetworkFamily::Evm { chain_id }, AssetKind::Erc20(contract)) => {
            let to: EvmAddress = to.as_str().parse().ok()?;
            Some(format!("ethereum:{contract}@{chain_id}/transfer?address={to}&uint256={units}"))
        }
        (NetworkFamily::Sandbox, AssetKind::Sandbox(symbol)) => {
            Some(format!("tallystick-sandbox:{to}?asset={symbol}&units={units}"))
        }
        (NetworkFamily::Sandbox, AssetKind::Native) => {
            Some(format!("tallystick-sandbox:{to}?asset=coin&units={units}"))
        }
        (NetworkFamily::Evm { .. }, AssetKind::Sandbox(_)) | (NetworkFamily::Sandbox, AssetKind::Erc20(_)) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::NetworkId;

    const TO: &str = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48";

    #[test]
    fn a_token_names_its_contract_first_and_the_receiver_as_argument() {
        let contract = "0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913".parse().unwrap();
        let asset = AssetId::erc20(&NetworkId::evm(8453), contract);
        assert_eq!(
            payment_uri(&asset, &Address(TO.to_owned()), Units::from(12_500_000)).unwrap(),
            format!("ethereum:{contract}@8453/transfer?address={TO}&uint256=12500000")
        );
    }

    #[test]
    fn a_native_coin_is_asked_for_in_wei() {
        let asset = AssetId::native(&NetworkId::evm(1));
        assert_eq!(
            payment_uri(&asset, &Address(TO.to_owned()), Units::from(2_014)).unwrap(),
            format!("ethereum:{TO}@1?value=2014")
        );
    }

    #[test]
    fn no_wallet_opens_a_sandbox_uri() {
        let uri = payment_uri(&AssetId::sandbox("USDC"), &Address("sbx1".to_owned()), Units::from(5)).unwrap();
        assert!(uri.starts_with("tallystick-sandbox:"));
        assert_eq!(
            payment_uri(&AssetId::native(&NetworkId::evm(1)), &Address("sbx1".to_owned()), Units::from(5)),
            None
        );
    }
}
