//! A development network: node, deployed contracts, and what a customer does on it.

use alloy_primitives::{Address as Account, U256, hex, keccak256};
use alloy_sol_types::SolValue;
use chain::{ChainSource, Limits, Query, conformance::Ledger, conformance::WatchList, conformance::catch_up};
use chain_evm::{EvmConfig, EvmSource};
use domain::{Address, Asset, AssetId, EvmAddress, NetworkId};
use serde_json::{Value, json};
use std::time::Duration;
use testkit::anvil::{ACCOUNTS, Anvil, artifact};

pub struct Net {
    pub anvil: Anvil,
    http: reqwest::Client,
}

pub fn network() -> NetworkId {
    NetworkId::evm(31_337)
}

/// The `n`th address to pay to; nobody holds its key.
pub fn customer_pays_to(n: u8) -> EvmAddress {
    EvmAddress(Account::from_word(keccak256([n])))
}

pub fn asset(id: AssetId, symbol: &str, decimals: u8) -> Asset {
    Asset { id, symbol: symbol.parse().expect("a symbol"), decimals, enabled: true }
}

pub fn token(contract: EvmAddress) -> Asset {
    asset(AssetId::erc20(&network(), contract), "USDC", 6)
}

pub fn coin() -> Asset {
    asset(AssetId::native(&network()), "ETH", 18)
}

impl Net {
    pub async fn start() -> Self {
        Self { anvil: Anvil::start().await, http: reqwest::Client::new() }
    }

    pub fn config(&self, assets: Vec<Asset>) -> EvmConfig {
        let poll = Duration::from_millis(200);
        EvmConfig { network: network(), node_url: self.anvil.url(), push_url: None, poll, assets }
    }

    pub fn source(&self, assets: Vec<Asset>) -> EvmSource {
        EvmSource::new(self.config(assets)).expect("a source")
    }

    pub async fn rpc(&self, method: &str, params: Value) -> Value {
        let body = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
        let reply = self.http.post(self.anvil.url()).json(&body).send().await.expect("anvil answers");
        let reply: Value = reply.json().await.expect("JSON");
        assert!(reply.get("error").is_none(), "{method}: {reply}");
        reply["result"].clone()
    }

    pub async fn mine(&self, blocks: u64) {
        self.rpc("anvil_mine", json!([format!("{blocks:#x}")])).await;
    }

    pub async fn height(&self) -> u64 {
        let height = self.rpc("eth_blockNumber", json!([])).await;
        u64::from_str_radix(height.as_str().expect("text").trim_start_matches("0x"), 16).expect("a number")
    }

    /// Sends a transaction from anvil's first account; it waits for a block.
    pub async fn send(&self, to: Option<EvmAddress>, data: &[u8], wei: u64) -> String {
        let mut tx = json!({ "from": ACCOUNTS[0], "value": format!("{wei:#x}"), "gas": "0x4c4b40" });
        tx["data"] = json!(hex::encode_prefixed(data));
        if let Some(to) = to {
            tx["to"] = json!(to.to_string());
        }
        self.rpc("eth_sendTransaction", json!([tx])).await.as_str().expect("a hash").to_owned()
    }

    /// Deploys a contract of the test kit and mines it.
    pub async fn deploy(&self, contract: &str, arguments: &[u8]) -> EvmAddress {
        let artifact: Value = serde_json::from_str(artifact(contract)).expect("JSON");
        let mut code = hex::decode(artifact["bytecode"].as_str().expect("bytecode")).expect("hexadecimal");
        code.extend_from_slice(arguments);
        let tx = self.send(None, &code, 0).await;
        self.mine(1).await;
        let receipt = self.rpc("eth_getTransactionReceipt", json!([tx])).await;
        assert_eq!(receipt["status"], "0x1", "{contract} is deployed");
        receipt["contractAddress"].as_str().expect("an address").parse().expect("an address")
    }

    /// A token called USDC, with a fortune in anvil's first account.
    pub async fn usdc(&self) -> EvmAddress {
        self.named_token("USDC").await
    }

    pub async fn named_token(&self, symbol: &str) -> EvmAddress {
        let arguments = ("USD Coin".to_owned(), symbol.to_owned(), U256::from(6)).abi_encode_params();
        let token = self.deploy("TestToken", &arguments).await;
        let me: EvmAddress = ACCOUNTS[0].parse().expect("an address");
        self.send(Some(token), &call("mint(address,uint256)", (me.0, U256::from(1_000_000_000_000_u64))), 0).await;
        self.mine(1).await;
        token
    }

    pub async fn pay_token(&self, token: EvmAddress, to: EvmAddress, units: u64) -> String {
        self.send(Some(token), &call("transfer(address,uint256)", (to.0, U256::from(units))), 0).await
    }

    /// Replaces the last `depth` blocks; the transactions named stand in the new ones, at these places.
    pub async fn reorg(&self, depth: u64, moved: &[(String, u64)]) {
        let mut raw = Vec::new();
        for (tx, at) in moved {
            raw.push(json!([self.rpc("eth_getRawTransactionByHash", json!([tx])).await, at]));
        }
        self.rpc("anvil_reorg", json!([depth, raw])).await;
    }
}

/// Calldata.
pub fn call(signature: &str, arguments: impl SolValue) -> Vec<u8> {
    let mut data = keccak256(signature)[..4].to_vec();
    data.extend(arguments.abi_encode());
    data
}

pub fn watching(addresses: &[EvmAddress]) -> WatchList {
    let addresses: Vec<Address> = addresses.iter().map(|at| Address::from(*at)).collect();
    WatchList { native: addresses.clone(), addresses: addresses.into_iter().collect() }
}

pub async fn follow(source: &dyn ChainSource, ledger: &mut Ledger, watch: &WatchList) {
    catch_up(source, &network(), ledger, watch, Limits::default()).await.expect("the chain can be followed");
}

/// A ledger that stands at the head.
pub async fn begun(source: &dyn ChainSource, watch: &WatchList) -> Ledger {
    let mut ledger = Ledger::default();
    follow(source, &mut ledger, watch).await;
    ledger
}

/// The head as the source gives it.
pub async fn head(source: &dyn ChainSource) -> (chain::Header, chain::Tip) {
    match source.answer(&Query::Head, &WatchList::default()).await.expect("the node answers") {
        chain::Answer::Head { header, tip } => (header, tip),
        other => panic!("not a head: {other:?}"),
    }
}
