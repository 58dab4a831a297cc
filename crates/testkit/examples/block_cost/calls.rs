//! Counts what a node is asked: passes bytes on as they are and looks for calls among them.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, copy},
    net::{TcpListener, TcpStream, tcp::OwnedReadHalf, tcp::OwnedWriteHalf},
};

const CALL: &[u8] = b"\"method\":";

/// In front of a node.
pub struct Counter {
    /// To be asked instead of the node.
    pub url: String,
    calls: Arc<AtomicU64>,
}

impl Counter {
    /// Listens on a port of its own.
    pub async fn before(node: &str) -> std::io::Result<Self> {
        let node = node.trim_start_matches("http://").to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}", listener.local_addr()?);
        let calls = Arc::new(AtomicU64::new(0));
        let counted = Arc::clone(&calls);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let Ok(node) = TcpStream::connect(&node).await else { return };
                let ((from_client, mut to_client), (mut from_node, to_node)) = (client.into_split(), node.into_split());
                tokio::spawn(count(from_client, to_node, Arc::clone(&counted)));
                tokio::spawn(async move { copy(&mut from_node, &mut to_client).await });
            }
        });
        Ok(Self { url, calls })
    }

    /// Calls since the last time this was asked, each of a batch by itself.
    pub fn take(&self) -> u64 {
        self.calls.swap(0, Ordering::Relaxed)
    }
}

async fn count(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, calls: Arc<AtomicU64>) -> std::io::Result<()> {
    let mut seen = Vec::new();
    loop {
        let passed = seen.len();
        if from.read_buf(&mut seen).await? == 0 {
            return Ok(());
        }
        let found = seen.windows(CALL.len()).filter(|part| *part == CALL).count();
        calls.fetch_add(u64::try_from(found).unwrap_or_default(), Ordering::Relaxed);
        to.write_all(seen.get(passed..).unwrap_or_default()).await?;
        // A call may be cut in two: what could be the beginning of one stays, but never a whole one.
        seen.drain(..seen.len().saturating_sub(CALL.len() - 1));
    }
}
