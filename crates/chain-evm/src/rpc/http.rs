//! One HTTP request, with everything that can go wrong put into words.

use super::NodeError;
use chain::SourceError;
use reqwest::{Client, Response, StatusCode, Url, header::CONTENT_TYPE, redirect::Policy};
use std::{fmt, time::Duration};

/// Bytes read of one answer at most. A full block of a busy network takes 1 to 2 MB.
const MAX_BYTES: usize = 64 * 1024 * 1024;
const CONNECT: Duration = Duration::from_secs(5);
const WHOLE: Duration = Duration::from_secs(30);

/// A node's address. Shows host and port only: path and query often carry a key.
pub(super) struct Http {
    client: Client,
    url: Url,
}

impl Http {
    pub(super) fn new(url: &str) -> Result<Self, SourceError> {
        let wrong = |what: &str| {
            SourceError::Persistent(format!(
                "The node URL {what}. It is the address of a node's JSON-RPC, such as https://node.example.com/key."
            ))
        };
        let url: Url = url.trim().parse().map_err(|_| wrong("is not an address"))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(wrong("must begin with http:// or https://"));
        }
        let client = Client::builder()
            .connect_timeout(CONNECT)
            .timeout(WHOLE)
            .redirect(Policy::none())
            .user_agent("tallystick")
            .build()
            .map_err(|error| SourceError::Persistent(format!("HTTP cannot be set up: {}.", error.without_url())))?;
        Ok(Self { client, url })
    }

    pub(super) async fn post(&self, body: String) -> Result<Vec<u8>, NodeError> {
        let request = self.client.post(self.url.clone()).header(CONTENT_TYPE, "application/json").body(body);
        let mut response = request.send().await.map_err(|error| self.unreachable(&error))?;
        let status = response.status();
        let expected = response.content_length().and_then(|length| usize::try_from(length).ok()).unwrap_or(0);
        let mut bytes = Vec::with_capacity(expected.min(MAX_BYTES));
        while let Some(chunk) = response.chunk().await.map_err(|error| self.unreachable(&error))? {
            if bytes.len().saturating_add(chunk.len()) > MAX_BYTES {
                return Err(NodeError::TooLarge);
            }
            bytes.extend_from_slice(&chunk);
        }
        match self.complaint(status, &response, &bytes) {
            Some(error) => Err(error.into()),
            None => Ok(bytes),
        }
    }

    /// What an HTTP status means. Some nodes send JSON-RPC errors with status 400 or 500: those are read as such.
    fn complaint(&self, status: StatusCode, response: &Response, body: &[u8]) -> Option<SourceError> {
        if status.is_success() {
            return None;
        }
        let code = status.as_u16();
        let error = match code {
            401..=403 => SourceError::Persistent(format!(
                "The node at {self} refuses us (HTTP {code}). Check the key in the node URL and the provider's plan."
            )),
            429 => SourceError::Transient(format!("The node at {self} is asked too often (HTTP 429).")),
            300..=399 => SourceError::Persistent(format!(
                "The node at {self} sends us elsewhere (HTTP {code}). Use the address that it names{}.",
                if response.headers().contains_key("location") { " in its Location header" } else { "" }
            )),
            _ if is_rpc(body) => return None,
            500..=599 => SourceError::Transient(format!("The node at {self} fails (HTTP {code}).")),
            _ if is_html(body) => self.unreadable(body),
            _ => SourceError::Persistent(format!("There is no JSON-RPC at {self} (HTTP {code}). Check the node URL.")),
        };
        Some(error)
    }

    fn unreachable(&self, error: &reqwest::Error) -> SourceError {
        let what = if error.is_timeout() {
            "did not answer in time"
        } else if error.is_connect() {
            "cannot be reached"
        } else {
            "broke off while it answered"
        };
        SourceError::Transient(format!("The node at {self} {what}."))
    }

    /// For an answer that is no JSON-RPC.
    pub(super) fn unreadable(&self, body: &[u8]) -> SourceError {
        SourceError::Persistent(if is_html(body) {
            format!(
                "The address {self} answers with a web page (HTML), not JSON-RPC. Enter the node's JSON-RPC address, \
                 not that of its website or explorer."
            )
        } else if body.is_empty() {
            format!("The address {self} answers with nothing. Check the node URL.")
        } else {
            format!("The address {self} answers with something that is not JSON-RPC. Check the node URL.")
        })
    }
}

/// Whether a body is JSON-RPC by the looks of it, whatever the HTTP status says.
fn is_rpc(body: &[u8]) -> bool {
    body.first().is_some_and(|byte| matches!(byte, b'{' | b'[')) && body.windows(9).any(|word| word == b"\"jsonrpc\"")
}

fn is_html(body: &[u8]) -> bool {
    body.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<')
}

impl fmt::Display for Http {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.url.host_str().unwrap_or("an address without host"))?;
        self.url.port().map_or(Ok(()), |port| write!(f, ":{port}"))
    }
}

impl fmt::Debug for Http {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Http({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_in_the_node_url_is_never_shown() {
        let http = Http::new("https://user:hunter2@node.example.com:8545/v3/secretkey?token=secret").unwrap();
        let shown = format!("{http} {http:?} {}", http.unreadable(b"<html>"));
        assert!(shown.contains("node.example.com:8545"), "{shown}");
        assert!(!shown.contains("secret") && !shown.contains("hunter2"), "{shown}");
    }

    #[test]
    fn an_address_that_is_none_is_refused_in_words() {
        for url in ["", "node", "ftp://node.example.com", "ws://node.example.com"] {
            let error = Http::new(url).err().unwrap();
            assert!(!error.is_transient() && error.to_string().contains("JSON-RPC"), "{url}: {error}");
        }
    }
}
