//! New heads pushed over WebSocket. Only a bell: what rings is asked for again over HTTP. When it breaks, polling goes on.

use chain::SourceError;
use futures::{SinkExt, StreamExt};
use std::{fmt, sync::Arc, sync::OnceLock, time::Duration};
use tokio::{sync::Notify, task::JoinHandle, time::timeout};
use tokio_tungstenite::tungstenite::{Message, client::IntoClientRequest, protocol::WebSocketConfig};

const CONNECT: Duration = Duration::from_secs(10);
/// Without a head for so long the connection is taken for dead. Ethereum, the slowest, has one every 12 seconds.
const SILENCE: Duration = Duration::from_secs(90);
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);
/// A head is about a kilobyte.
const MAX_BYTES: usize = 1024 * 1024;

/// A subscription to new heads, kept up in the background from the first time that somebody waits.
pub(crate) struct Push {
    url: String,
    bell: Arc<Notify>,
    task: OnceLock<JoinHandle<()>>,
}

impl Push {
    pub(crate) fn new(url: &str) -> Result<Self, SourceError> {
        let url = url.trim();
        let fine = (url.starts_with("ws://") || url.starts_with("wss://")) && url.into_client_request().is_ok();
        if !fine {
            return Err(SourceError::Persistent(
                "The push URL is not an address. It begins with wss:// (or ws://), such as wss://node.example.com/key."
                    .to_owned(),
            ));
        }
        Ok(Self { url: url.to_owned(), bell: Arc::new(Notify::new()), task: OnceLock::new() })
    }

    /// Resolves when a head was pushed after the last call.
    pub(crate) async fn news(&self) {
        self.task.get_or_init(|| tokio::spawn(keep(self.url.clone(), Arc::clone(&self.bell))));
        self.bell.notified().await;
    }
}

impl Drop for Push {
    fn drop(&mut self) {
        if let Some(task) = self.task.get() {
            task.abort();
        }
    }
}

/// Without the address, which may carry a key.
impl fmt::Debug for Push {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Push")
    }
}

async fn keep(url: String, bell: Arc<Notify>) {
    let mut pause = FIRST_PAUSE;
    loop {
        let heads = listen(&url, &bell).await;
        // A connection that brought heads was fine: begin with a short pause again.
        pause = if heads > 0 { FIRST_PAUSE } else { pause.saturating_mul(2).min(LONGEST_PAUSE) };
        tracing::info!(heads, pause_s = pause.as_secs(), "pushed heads broke off; polling until they are back");
        tokio::time::sleep(pause).await;
    }
}

/// Listens until the connection breaks; gives how many heads it brought.
async fn listen(url: &str, bell: &Notify) -> u64 {
    let config = WebSocketConfig::default().max_message_size(Some(MAX_BYTES)).max_frame_size(Some(MAX_BYTES));
    let connecting = tokio_tungstenite::connect_async_with_config(url, Some(config), false);
    let Ok(Ok((mut socket, _))) = timeout(CONNECT, connecting).await else { return 0 };
    let subscribe = r#"{"jsonrpc":"2.0","id":1,"method":"eth_subscribe","params":["newHeads"]}"#;
    if socket.send(Message::text(subscribe)).await.is_err() {
        return 0;
    }
    let mut heads = 0;
    while let Ok(Some(Ok(message))) = timeout(SILENCE, socket.next()).await {
        match message {
            Message::Text(text) if text.contains("eth_subscription") => {
                heads += 1;
                bell.notify_one();
            }
            // The answer to the subscription; with an error there will be no heads.
            Message::Text(text) if text.contains("\"error\"") => break,
            Message::Close(_) => break,
            _ => {}
        }
    }
    heads
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_push_url_that_is_none_is_refused_and_a_key_in_it_never_shown() {
        for url in ["", "https://node.example.com", "wss://", "ws:// x"] {
            let error = Push::new(url).err().unwrap();
            assert!(error.to_string().contains("wss://"), "{url}: {error}");
        }
        let push = Push::new("wss://node.example.com/secretkey").unwrap();
        assert_eq!(format!("{push:?}"), "Push");
    }

    #[tokio::test]
    async fn a_node_that_is_not_there_or_speaks_no_tls_is_no_panic() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                drop(stream);
            }
        });
        let bell = Notify::new();
        assert_eq!(listen(&format!("wss://127.0.0.1:{port}/"), &bell).await, 0);
        assert_eq!(listen(&format!("ws://127.0.0.1:{port}/"), &bell).await, 0);
        server.abort();
    }
}
