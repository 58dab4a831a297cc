//! One HTTP request that hands something over, with everything that can go wrong put into words.

use crate::{DeliveryError, this_machine::is_this_machine, words};
use reqwest::{
    Client, RequestBuilder, Response, StatusCode, Url,
    header::{ACCEPT, RETRY_AFTER},
    redirect::Policy,
};
use serde::de::DeserializeOwned;
use std::time::Duration;

/// How long a provider's answer is waited for, where nobody says otherwise.
pub const PATIENCE: Duration = Duration::from_secs(30);
/// How long a connection may take of it.
const CONNECT: Duration = Duration::from_secs(5);
/// The most bytes of an answer that are read. The largest honest one has about 2 KB.
const MOST: usize = 64 * 1024;

/// A provider's API, and its name for messages.
#[derive(Debug)]
pub(crate) struct Provider {
    name: &'static str,
    client: Client,
}

/// An answer, read whole.
pub(crate) struct Answer {
    name: &'static str,
    status: StatusCode,
    wait: Option<Duration>,
    body: Vec<u8>,
}

impl Provider {
    pub(crate) fn new(name: &'static str, patience: Duration) -> Result<Self, DeliveryError> {
        let client = Client::builder()
            .connect_timeout(CONNECT)
            .timeout(patience)
            // What is handed over is for whom it is addressed to, and a redirect would take the key along.
            .redirect(Policy::none())
            .user_agent("tallystick")
            .build()
            .map_err(|_| DeliveryError::settings("HTTP cannot be set up."))?;
        Ok(Self { name, client })
    }

    /// With a client of its own.
    pub(crate) const fn over(name: &'static str, client: Client) -> Self {
        Self { name, client }
    }

    pub(crate) const fn name(&self) -> &'static str {
        self.name
    }

    pub(crate) const fn client(&self) -> &Client {
        &self.client
    }

    /// The address below which it answers. Its key goes there, so that it has to be safe unless it is on this machine.
    pub(crate) fn base(&self, text: &str) -> Result<Url, DeliveryError> {
        let url = self.address(text)?;
        if url.scheme() == "https" || url.host_str().is_some_and(is_this_machine) {
            return Ok(url);
        }
        Err(DeliveryError::settings(&format!(
            "The key of {} would travel unprotected: expected an address that begins with https://.",
            self.name
        )))
    }

    /// An address that it is asked at.
    pub(crate) fn address(&self, text: &str) -> Result<Url, DeliveryError> {
        let expected = || {
            DeliveryError::settings(&format!(
                "{} has no address that can be asked: expected one such as https://api.example.com.",
                self.name
            ))
        };
        let url: Url = text.trim().parse().map_err(|_| expected())?;
        if matches!(url.scheme(), "http" | "https") && url.has_host() { Ok(url) } else { Err(expected()) }
    }

    /// An address below `base`, each part as it is.
    pub(crate) fn below(&self, base: &Url, parts: &[&str]) -> Result<Url, DeliveryError> {
        let mut url = base.clone();
        let opaque = || DeliveryError::settings(&format!("{} has an address that nothing can follow on.", self.name));
        url.path_segments_mut().map_err(|()| opaque())?.pop_if_empty().extend(parts);
        Ok(url)
    }

    /// Sends it, and reads whatever is answered.
    pub(crate) async fn ask(&self, request: RequestBuilder) -> Result<Answer, DeliveryError> {
        let request = request.header(ACCEPT, "application/json, */*;q=0.1");
        let response = request.send().await.map_err(|error| self.broken(&error))?;
        let status = response.status();
        let after = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok());
        let wait = after.and_then(|seconds| seconds.trim().parse().ok()).map(Duration::from_secs);
        let body = self.body(response).await?;
        Ok(Answer { name: self.name, status, wait, body })
    }

    /// At most as much as is read; the rest of a longer one says nothing that we want to know.
    async fn body(&self, mut response: Response) -> Result<Vec<u8>, DeliveryError> {
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| self.broken(&error))? {
            let room = MOST.saturating_sub(bytes.len());
            if chunk.len() > room {
                bytes.extend(chunk.iter().take(room));
                break;
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes)
    }

    fn broken(&self, error: &reqwest::Error) -> DeliveryError {
        let name = self.name;
        if error.is_connect() {
            DeliveryError::transient(&format!("{name} cannot be reached."))
        } else if error.is_builder() {
            DeliveryError::settings(&format!("{name} cannot be asked with these settings."))
        } else if error.is_timeout() {
            DeliveryError::unanswered(&format!("{name} did not answer in time."))
        } else {
            DeliveryError::unanswered(&format!("{name} broke off before it had answered."))
        }
    }
}

impl Answer {
    /// Whether it was taken; otherwise why not, in the provider's own words, which `explained` finds in its answer.
    pub(crate) fn taken(&self, explained: impl Fn(&[u8]) -> Option<String>) -> Result<(), DeliveryError> {
        let (name, code) = (self.name, self.status.as_u16());
        if self.status.is_success() {
            return Ok(());
        }
        let why = match explained(&self.body) {
            Some(words) => format!("{name} answers {code}: {words}"),
            None => format!("{name} answers with HTTP {code}."),
        };
        Err(match code {
            429 | 503 => DeliveryError::Transient { why: words::tamed(&why), wait: self.wait, maybe_taken: false },
            408 => DeliveryError::transient(&why),
            500..=599 => DeliveryError::unanswered(&why),
            300..=399 => DeliveryError::settings(&format!("{name} sends us elsewhere (HTTP {code}).")),
            401..=404 | 407 => DeliveryError::settings(&why),
            _ => DeliveryError::persistent(&why),
        })
    }

    /// The answer of who took it. One that cannot be read is final: it may have been taken, and another try would be a
    /// second message.
    pub(crate) fn json<T: DeserializeOwned>(&self) -> Result<T, DeliveryError> {
        let name = self.name;
        serde_json::from_slice(&self.body).map_err(|_| {
            DeliveryError::persistent(&format!(
                "The answer of {name} is not in the form that it documents. Look there whether the message was sent."
            ))
        })
    }

    pub(crate) const fn status(&self) -> StatusCode {
        self.status
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}
