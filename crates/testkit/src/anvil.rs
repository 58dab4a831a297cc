//! A real EVM node for tests: Foundry's anvil, one process per test, gone when dropped.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// Accounts of anvil's well-known test mnemonic, unlocked and rich. Only ever for tests.
pub const ACCOUNTS: [&str; 3] = [
    "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266",
    "0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
    "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC",
];

/// A running anvil that mines only when told. Killed on drop.
#[derive(Debug)]
pub struct Anvil {
    port: u16,
    _process: Child,
}

impl Anvil {
    /// Starts one on a port of its own and waits until it listens.
    ///
    /// The binary is `TALLYSTICK_ANVIL`, else what `npm ci` in `end2end` installed.
    ///
    /// # Panics
    /// When it cannot be started; says what to do.
    pub async fn start() -> Self {
        Self::start_with(&[]).await
    }

    /// The same with further command-line arguments.
    ///
    /// # Panics
    /// When it cannot be started; says what to do.
    pub async fn start_with(arguments: &[&str]) -> Self {
        let binary = binary();
        let mut process = Command::new(&binary)
            .args(["--host", "127.0.0.1", "--port", "0", "--no-mining", "--slots-in-an-epoch", "1"])
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .unwrap_or_else(|error| {
                panic!(
                    "cannot start anvil at {}: {error}. Run `cargo xtask test` once, or set TALLYSTICK_ANVIL",
                    binary.display()
                )
            });
        let mut lines = BufReader::new(process.stdout.take().expect("its output is piped")).lines();
        let port = loop {
            let line =
                lines.next_line().await.expect("its output can be read").expect("anvil ended before it listened");
            if let Some(port) = line.strip_prefix("Listening on 127.0.0.1:").and_then(|port| port.trim().parse().ok()) {
                break port;
            }
        };
        // Its log must go on being read, or it stops when the pipe is full.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Self { port, _process: process }
    }

    /// JSON-RPC over HTTP.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// JSON-RPC over WebSocket.
    pub fn push_url(&self) -> String {
        format!("ws://127.0.0.1:{}", self.port)
    }
}

/// npm's own `anvil` is a script that starts the real one and would leave it behind when killed.
fn binary() -> PathBuf {
    if let Some(binary) = std::env::var_os("TALLYSTICK_ANVIL") {
        return binary.into();
    }
    let modules = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../end2end/node_modules");
    let platforms = modules.join("@foundry-rs").read_dir().into_iter().flatten().flatten();
    let real = platforms.map(|entry| entry.path().join("bin/anvil")).find(|path| path.is_file());
    real.unwrap_or_else(|| modules.join(".bin/anvil"))
}

/// A compiled contract's ABI and bytecode as JSON text: `TestToken`, `FeeToken`, `MultiSend`, `Forwarder`, `Forger`. See
/// `contracts/README.md`.
///
/// # Panics
/// When there is no such contract.
pub fn artifact(contract: &str) -> &'static str {
    match contract {
        "TestToken" => include_str!("../contracts/artifacts/TestToken.json"),
        "FeeToken" => include_str!("../contracts/artifacts/FeeToken.json"),
        "MultiSend" => include_str!("../contracts/artifacts/MultiSend.json"),
        "Forwarder" => include_str!("../contracts/artifacts/Forwarder.json"),
        "Forger" => include_str!("../contracts/artifacts/Forger.json"),
        other => panic!("no contract {other}"),
    }
}
