//! MessageBird's SMS API, which Bird still runs.
//!
//! <https://developers.messagebird.com/api/sms-messaging/>; errors: <https://developers.messagebird.com/api/#errors>.

use super::{Alphabet, Sender, Sms, Texter};
use crate::{DeliveryError, Secret, Sent, WebAddress, http::Provider, words};
use async_trait::async_trait;
use reqwest::{Url, header::AUTHORIZATION};
use serde::Deserialize;
use serde_json::json;
use std::time::Duration;

/// An account at MessageBird.
#[derive(Debug)]
pub struct MessageBird {
    provider: Provider,
    messages: Url,
    key: Secret,
    reports: Option<WebAddress>,
}

#[derive(Deserialize)]
struct Message {
    id: String,
    recipients: Recipients,
}

#[derive(Deserialize)]
struct Recipients {
    items: Vec<Recipient>,
}

#[derive(Deserialize)]
struct Recipient {
    status: String,
}

#[derive(Deserialize)]
struct Refusal {
    errors: Vec<RefusalItem>,
}

#[derive(Deserialize)]
struct RefusalItem {
    code: u32,
    description: String,
}

impl MessageBird {
    /// Its public address.
    pub const PUBLIC: &str = "https://rest.messagebird.com";

    /// An account, by its access key. Reports are sent to `reports`, which MessageBird wants to be `https`.
    ///
    /// # Errors
    /// Settings that cannot be.
    pub fn new(
        base: &str,
        key: Secret,
        reports: Option<WebAddress>,
        patience: Duration,
    ) -> Result<Self, DeliveryError> {
        let provider = Provider::new("MessageBird", patience)?;
        let base = provider.base(base)?;
        let messages = provider.below(&base, &["messages"])?;
        Ok(Self { provider, messages, key, reports })
    }
}

#[async_trait]
impl Texter for MessageBird {
    fn name(&self) -> &'static str {
        self.provider.name()
    }

    async fn send(&self, sms: &Sms) -> Result<Sent, DeliveryError> {
        let originator = match sms.sender() {
            Sender::Name(name) => name,
            Sender::Number(number) => number.digits(),
        };
        let alphabet = match sms.segments().alphabet {
            Alphabet::Gsm7 => "plain",
            Alphabet::Ucs2 => "unicode",
        };
        let mut body = json!({
            "originator": originator,
            "recipients": [sms.to().digits()],
            "body": sms.text(),
            "datacoding": alphabet,
            // Without one it sends no reports.
            "reference": sms.reference().as_str(),
        });
        if let (Some(fields), Some(reports)) = (body.as_object_mut(), &self.reports) {
            fields.insert("reportUrl".to_owned(), reports.as_str().into());
        }
        let request = self.provider.client().post(self.messages.clone()).json(&body);
        let key = format!("AccessKey {}", self.key.expose());
        let answer = self.provider.ask(request.header(AUTHORIZATION, key)).await?;
        answer.taken(|body| {
            let refusal: Refusal = serde_json::from_slice(body).ok()?;
            let words = refusal.errors.iter().map(|it| format!("{} (error {})", it.description, it.code));
            Some(words.collect::<Vec<_>>().join("; "))
        })?;
        let message: Message = answer.json()?;
        let status = message.recipients.items.first().map_or("accepted", |it| it.status.as_str());
        Ok(Sent { id: Some(message.id), reply: words::tamed(status) })
    }
}
