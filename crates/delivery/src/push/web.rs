//! Hands messages to push services over HTTP.

use super::{EndpointError, PushError, PushMessage, Pusher, encryption::encrypt, public::PublicOnly};
use crate::{DeliveryError, Sent, http::Provider, words};
use async_trait::async_trait;
use reqwest::{
    Client, Url,
    header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE},
    redirect::Policy,
};
use std::{sync::Arc, time::Duration};

/// How long connecting may take.
const CONNECT: Duration = Duration::from_secs(5);
/// The longest address of a push service. Those in use take about 200 characters.
const LONGEST: usize = 1_000;
/// Who is asked, for people.
const NAME: &str = "The push service of the browser";

/// Push services of the public internet.
#[derive(Debug)]
pub struct WebPush {
    provider: Provider,
    /// Also a service on this machine, without protection on the way; for tests.
    here: bool,
}

impl WebPush {
    /// Push services at public addresses, over https alone.
    ///
    /// # Errors
    /// HTTP cannot be set up.
    pub fn new(patience: Duration) -> Result<Self, DeliveryError> {
        let client = Client::builder()
            .connect_timeout(CONNECT)
            .timeout(patience)
            .redirect(Policy::none())
            .https_only(true)
            // A proxy would look names up itself, and reach what must not be reached.
            .no_proxy()
            .dns_resolver(Arc::new(PublicOnly))
            .user_agent("tallystick")
            .build()
            .map_err(|_| DeliveryError::settings("HTTP cannot be set up."))?;
        Ok(Self { provider: Provider::over(NAME, client), here: false })
    }

    /// A push service on this machine.
    ///
    /// # Errors
    /// HTTP cannot be set up.
    #[cfg(feature = "sink")]
    pub fn to_this_machine(patience: Duration) -> Result<Self, DeliveryError> {
        Ok(Self { provider: Provider::new(NAME, patience)?, here: true })
    }

    fn address(&self, endpoint: &str) -> Result<Url, EndpointError> {
        let url: Url = endpoint.parse().map_err(|_| EndpointError)?;
        let bare = url.username().is_empty() && url.password().is_none() && endpoint.len() <= LONGEST;
        // A service has a name: an address in its place is asked without being looked up.
        let named = url.domain().is_some_and(|name| name.contains('.'));
        let public = url.scheme() == "https" && url.port().is_none() && named;
        let here = self.here && url.host_str().is_some_and(crate::this_machine::is_this_machine);
        if bare && (public || here) { Ok(url) } else { Err(EndpointError) }
    }
}

#[async_trait]
impl Pusher for WebPush {
    fn takes(&self, endpoint: &str) -> Result<(), EndpointError> {
        self.address(endpoint).map(drop)
    }

    async fn push(&self, message: &PushMessage<'_>) -> Result<Sent, PushError> {
        let url = self.address(message.endpoint).map_err(|error| DeliveryError::persistent(&error.to_string()))?;
        let body = encrypt(message.payload, message.keys, &message.fresh)
            .ok_or_else(|| DeliveryError::transient("The notification could not be encrypted."))?;
        let origin = url.origin().ascii_serialization();
        let request = self
            .provider
            .client()
            .post(url)
            .header(AUTHORIZATION, message.key.authorization(&origin, message.contact, message.now))
            .header(CONTENT_TYPE, "application/octet-stream")
            .header(CONTENT_ENCODING, "aes128gcm")
            .header("ttl", message.keep.as_secs().to_string())
            .header("topic", message.topic)
            .header("urgency", "normal")
            .body(body);
        let answer = self.provider.ask(request).await?;
        if matches!(answer.status().as_u16(), 404 | 410) {
            return Err(PushError::Gone);
        }
        answer.taken(|body| Some(words::tamed(&String::from_utf8_lossy(body))).filter(|said| !said.is_empty()))?;
        Ok(Sent { id: None, reply: words::tamed(&format!("HTTP {}", answer.status().as_u16())) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_push_services_with_a_public_name_are_asked() {
        let push = WebPush::new(Duration::from_secs(5)).unwrap();
        for good in [
            "https://fcm.googleapis.com/fcm/send/dQw4w9WgXcQ:APA91b",
            "https://updates.push.services.mozilla.com/wpush/v2/gAAAA",
            "https://web.push.apple.com/QGuQyavXutnMH",
        ] {
            assert_eq!(push.takes(good), Ok(()), "{good}");
        }
        for bad in [
            "",
            "push.example.com/1",
            "http://push.example.com/1",
            "https://push.example.com:8443/1",
            "https://user:word@push.example.com/1",
            "https://localhost/1",
            "https://127.0.0.1/1",
            "https://2130706433/1",
            "https://0x7f.1/1",
            "https://169.254.169.254/latest/meta-data",
            "https://10.0.0.7/1",
            "https://93.184.216.34/1",
            "https://[::1]/1",
            "https://[::ffff:10.0.0.1]/1",
            "ftp://push.example.com/1",
            "javascript:alert(1)",
        ] {
            assert_eq!(push.takes(bad), Err(EndpointError), "{bad}");
        }
        assert!(push.takes(&format!("https://push.example.com/{}", "a".repeat(1_000))).is_err());
    }
}
