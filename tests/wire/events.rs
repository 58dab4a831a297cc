//! A stream of server-sent events, read as a browser does.

use futures::{StreamExt, stream::BoxStream};
use reqwest::Response;

/// One event.
#[derive(Debug, PartialEq, Eq)]
pub struct Received {
    pub event: String,
    /// Empty: it has none.
    pub id: String,
    pub data: String,
}

/// The events of an answer.
pub struct Events {
    bytes: BoxStream<'static, reqwest::Result<axum::body::Bytes>>,
    kept: String,
}

impl Events {
    pub fn of(answer: Response) -> Self {
        assert_eq!(answer.headers()["content-type"], "text/event-stream");
        Self { bytes: answer.bytes_stream().boxed(), kept: String::new() }
    }

    /// The next event. `None`: the stream ended.
    pub async fn next(&mut self) -> Option<Received> {
        loop {
            if let Some((event, rest)) = self.kept.split_once("\n\n") {
                let field = |name: &str| {
                    let line = event.lines().find_map(|line| line.strip_prefix(name));
                    line.map_or_else(String::new, |value| value.trim_start().to_owned())
                };
                let received = Received { event: field("event:"), id: field("id:"), data: field("data:") };
                self.kept = rest.to_owned();
                // A comment keeps the connection alive.
                if received.data.is_empty() {
                    continue;
                }
                return Some(received);
            }
            let more = self.bytes.next().await?.ok()?;
            self.kept.push_str(std::str::from_utf8(&more).unwrap());
        }
    }
}
