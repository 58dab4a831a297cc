//! A development network: a real EVM node, deployed contracts, and what a customer does on it.

use crate::anvil::{ACCOUNTS, Anvil, artifact};
use alloy_primitives::{U256, hex, keccak256};
use alloy_sol_types::SolValue;
use domain::{EvmAddress, Millis, NetworkId};
use serde_json::{Value, json};

/// A node with nobody else on it.
pub struct DevNet {
    /// The node.
    pub anvil: Anvil,
    http: reqwest::Client,
}

/// Its CAIP-2 name.
pub fn network() -> NetworkId {
    NetworkId::evm(31_337)
}

/// Calldata of a function by its signature.
pub fn call(signature: &str, arguments: impl SolValue) -> Vec<u8> {
    let mut data = keccak256(signature)[..4].to_vec();
    data.extend(arguments.abi_encode());
    data
}

impl DevNet {
    /// Starts a node.
    pub async fn start() -> Self {
        Self { anvil: Anvil::start().await, http: reqwest::Client::new() }
    }

    /// Starts a node of a chain of its own, which began at a time (Unix seconds).
    pub async fn start_as(chain_id: u64, began: u64) -> Self {
        let (chain_id, began) = (chain_id.to_string(), began.to_string());
        let anvil = Anvil::start_with(&["--chain-id", &chain_id, "--timestamp", &began]).await;
        Self { anvil, http: reqwest::Client::new() }
    }

    /// Asks the node; fails the test when it refuses.
    pub async fn rpc(&self, method: &str, params: Value) -> Value {
        let body = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
        let reply = self.http.post(self.anvil.url()).json(&body).send().await.expect("anvil answers");
        let reply: Value = reply.json().await.expect("JSON");
        assert!(reply.get("error").is_none(), "{method}: {reply}");
        reply["result"].clone()
    }

    /// Adds blocks; what waits goes into the first.
    pub async fn mine(&self, blocks: u64) {
        self.rpc("anvil_mine", json!([format!("{blocks:#x}")])).await;
    }

    /// Height of the newest block.
    pub async fn height(&self) -> u64 {
        number(&self.rpc("eth_blockNumber", json!([])).await)
    }

    /// The newest block's own time.
    pub async fn time(&self) -> Millis {
        let block = self.rpc("eth_getBlockByNumber", json!(["latest", false])).await;
        Millis::seconds(i64::try_from(number(&block["timestamp"])).expect("a time"))
    }

    /// The next block comes so many seconds later.
    pub async fn wait(&self, seconds: u64) {
        self.rpc("evm_increaseTime", json!([seconds])).await;
    }

    /// Sends a transaction from the node's first account; it waits for a block.
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

    /// A token called USDC with 6 decimals, with a fortune in the node's first account.
    pub async fn usdc(&self) -> EvmAddress {
        self.named_token("USDC").await
    }

    /// As [`Self::usdc`], with another symbol.
    pub async fn named_token(&self, symbol: &str) -> EvmAddress {
        let arguments = ("USD Coin".to_owned(), symbol.to_owned(), U256::from(6)).abi_encode_params();
        let token = self.deploy("TestToken", &arguments).await;
        let me: EvmAddress = ACCOUNTS[0].parse().expect("an address");
        self.send(Some(token), &call("mint(address,uint256)", (me.0, U256::from(1_000_000_000_000_u64))), 0).await;
        self.mine(1).await;
        token
    }

    /// Sends tokens; the transaction waits for a block.
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

fn number(value: &Value) -> u64 {
    u64::from_str_radix(value.as_str().expect("text").trim_start_matches("0x"), 16).expect("a number")
}
