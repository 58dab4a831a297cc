//! Bird's Channels API, which followed on MessageBird's.
//!
//! <https://docs.bird.com/api/channels-api/supported-channels/programmable-sms/sending-sms-messages>;
//! <https://docs.bird.com/api/channels-api/api-reference/messaging>. Who an SMS is from is set at Bird, in the channel.

use super::{Sms, Texter};
use crate::{DeliveryError, Secret, Sent, http::Provider, words};
use async_trait::async_trait;
use reqwest::{Url, header::AUTHORIZATION};
use serde::Deserialize;
use serde_json::json;
use std::time::Duration;

/// An SMS channel at Bird.
#[derive(Debug)]
pub struct Bird {
    provider: Provider,
    messages: Url,
    key: Secret,
}

#[derive(Deserialize)]
struct Message {
    id: String,
    status: String,
}

#[derive(Deserialize)]
struct Refusal {
    code: String,
    message: String,
}

impl Bird {
    /// Its public address.
    pub const PUBLIC: &str = "https://api.bird.com";

    /// A channel of a workspace, by the ids that Bird shows for them, and an access key.
    ///
    /// # Errors
    /// Settings that cannot be.
    pub fn new(
        base: &str,
        workspace: &str,
        channel: &str,
        key: Secret,
        patience: Duration,
    ) -> Result<Self, DeliveryError> {
        let provider = Provider::new("Bird", patience)?;
        let (workspace, channel) = (workspace.trim(), channel.trim());
        if !is_uuid(workspace) || !is_uuid(channel) {
            return Err(DeliveryError::settings(
                "Bird's ids of workspace and channel are 36 characters each, such as \
                 a1405560-c8d3-4b1a-877d-3f449ad95352; both stand in the address of the channel's page.",
            ));
        }
        let base = provider.base(base)?;
        let messages = provider.below(&base, &["workspaces", workspace, "channels", channel, "messages"])?;
        Ok(Self { provider, messages, key })
    }
}

fn is_uuid(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    parts.iter().map(|part| part.len()).eq([8, 4, 4, 4, 12])
        && parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[async_trait]
impl Texter for Bird {
    fn name(&self) -> &'static str {
        self.provider.name()
    }

    fn shows_sender(&self) -> bool {
        false
    }

    async fn send(&self, sms: &Sms) -> Result<Sent, DeliveryError> {
        let body = json!({
            "receiver": {
                "contacts": [{ "identifierKey": "phonenumber", "identifierValue": sms.to().as_str() }],
            },
            "body": { "type": "text", "text": { "text": sms.text() } },
            "reference": sms.reference().as_str(),
        });
        let request = self.provider.client().post(self.messages.clone()).json(&body);
        let key = format!("AccessKey {}", self.key.expose());
        let answer = self.provider.ask(request.header(AUTHORIZATION, key)).await?;
        answer.taken(|body| {
            let refusal: Refusal = serde_json::from_slice(body).ok()?;
            Some(format!("{} ({})", refusal.message, refusal.code))
        })?;
        let message: Message = answer.json()?;
        Ok(Sent { id: Some(message.id), reply: words::tamed(&message.status) })
    }
}
