//! One HTTP request, with everything that can go wrong put into words.

use crate::RateError;
use reqwest::{
    Client, Response, StatusCode, Url,
    header::{ACCEPT, CONTENT_TYPE, RETRY_AFTER},
    redirect::Policy,
};
use serde::de::DeserializeOwned;
use std::time::Duration;

/// What is waited for and read of one answer at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HttpLimits {
    /// Until a connection stands.
    pub connect: Duration,
    /// Until the whole answer is there.
    pub whole: Duration,
    /// Bytes of the answer. The largest honest one, Coinbase's list of all currencies, takes about 20 KB.
    pub bytes: usize,
}

impl Default for HttpLimits {
    fn default() -> Self {
        Self { connect: Duration::from_secs(2), whole: Duration::from_secs(5), bytes: 512 * 1024 }
    }
}

/// A source's address, and its name for messages.
#[derive(Debug)]
pub(crate) struct Http {
    source: &'static str,
    client: Client,
    base: Url,
    limits: HttpLimits,
}

impl Http {
    pub(crate) fn new(source: &'static str, base: &str, limits: HttpLimits) -> Result<Self, RateError> {
        let wrong = |what: &str| RateError::Persistent(format!("The address for {source} {what}."));
        let base: Url = base.trim().parse().map_err(|_| wrong("is not one"))?;
        if !matches!(base.scheme(), "http" | "https") {
            return Err(wrong("must begin with http:// or https://"));
        }
        let client = Client::builder()
            .connect_timeout(limits.connect)
            .timeout(limits.whole)
            .redirect(Policy::none())
            .user_agent("tallystick")
            .build()
            .map_err(|error| RateError::Persistent(format!("HTTP cannot be set up: {}.", error.without_url())))?;
        Ok(Self { source, client, base, limits })
    }

    /// Asks, and reads the answer as JSON of the expected form.
    pub(crate) async fn get<T: DeserializeOwned>(&self, path: &str, query: &[(&str, &str)]) -> Result<T, RateError> {
        let mut url = self.base.clone();
        url.set_path(&format!("{}{path}", self.base.path().trim_end_matches('/')));
        url.query_pairs_mut().extend_pairs(query);
        let request = self.client.get(url).header(ACCEPT, "application/json");
        let response = request.send().await.map_err(|error| self.unreachable(&error))?;
        if let Some(error) = self.complaint(&response) {
            return Err(error);
        }
        let body = self.body(response).await?;
        serde_json::from_slice(&body).map_err(|error| {
            if error.is_eof() {
                RateError::Transient(format!("{} broke off within its answer.", self.source))
            } else {
                self.unreadable("not in the form that it documents")
            }
        })
    }

    async fn body(&self, mut response: Response) -> Result<Vec<u8>, RateError> {
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| self.unreachable(&error))? {
            if bytes.len().saturating_add(chunk.len()) > self.limits.bytes {
                return Err(self.unreadable("larger than is read"));
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes)
    }

    /// What the head of an answer means. `None`: the body is worth reading.
    fn complaint(&self, response: &Response) -> Option<RateError> {
        let (source, status) = (self.source, response.status());
        let text = |name| response.headers().get(name).and_then(|value| value.to_str().ok());
        let code = status.as_u16();
        Some(match code {
            200 if is_json(text(CONTENT_TYPE)) => return None,
            200 => self.unreadable("not JSON"),
            429 => {
                let seconds = text(RETRY_AFTER).and_then(|seconds| seconds.trim().parse().ok());
                RateError::TooOften { source_name: source, wait: seconds.map(Duration::from_secs) }
            }
            300..=399 => RateError::Persistent(format!("{source} sends us elsewhere (HTTP {code}).")),
            _ if status == StatusCode::REQUEST_TIMEOUT || status.is_server_error() => {
                RateError::Transient(format!("{source} fails (HTTP {code})."))
            }
            _ => RateError::Persistent(format!("{source} refuses to answer (HTTP {code}).")),
        })
    }

    fn unreachable(&self, error: &reqwest::Error) -> RateError {
        let what = if error.is_timeout() {
            "did not answer in time"
        } else if error.is_connect() {
            "cannot be reached"
        } else {
            "broke off within its answer"
        };
        RateError::Transient(format!("{} {what}.", self.source))
    }

    /// For an answer that is not to be believed.
    pub(crate) fn unreadable(&self, what: &str) -> RateError {
        RateError::Persistent(format!("The answer of {} is {what}.", self.source))
    }
}

fn is_json(content_type: Option<&str>) -> bool {
    let essence = content_type.and_then(|it| it.split(';').next()).unwrap_or_default();
    essence.trim().eq_ignore_ascii_case("application/json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_is_none_is_refused() {
        for base in ["", "api.kraken.com", "ftp://api.kraken.com", "file:///etc/passwd"] {
            let error = Http::new("Kraken", base, HttpLimits::default()).unwrap_err();
            assert!(!error.is_transient() && error.to_string().contains("Kraken"), "{base}: {error}");
        }
    }

    #[test]
    fn only_json_is_json() {
        for yes in ["application/json", "application/json; charset=utf-8", "Application/JSON"] {
            assert!(is_json(Some(yes)), "{yes}");
        }
        for no in [None, Some(""), Some("text/html"), Some("text/plain; application/json"), Some("application/jsonp")] {
            assert!(!is_json(no), "{no:?}");
        }
    }
}
