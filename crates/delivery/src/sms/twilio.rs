//! Twilio's Programmable Messaging.
//!
//! <https://www.twilio.com/docs/messaging/api/message-resource>; errors:
//! <https://www.twilio.com/docs/usage/twilios-response>.

use super::{Sms, Texter};
use crate::{DeliveryError, Secret, Sent, WebAddress, http::Provider};
use async_trait::async_trait;
use reqwest::Url;
use serde::Deserialize;
use std::time::Duration;

/// An account at Twilio.
#[derive(Debug)]
pub struct Twilio {
    provider: Provider,
    messages: Url,
    account: String,
    token: Secret,
    reports: Option<WebAddress>,
}

#[derive(Deserialize)]
struct Message {
    sid: String,
    status: String,
}

#[derive(Deserialize)]
struct Refusal {
    code: u32,
    message: String,
}

impl Twilio {
    /// Its public address.
    pub const PUBLIC: &str = "https://api.twilio.com";

    /// An account, by its SID and its auth token. Reports are sent to `reports`.
    ///
    /// # Errors
    /// Settings that cannot be.
    pub fn new(
        base: &str,
        account: &str,
        token: Secret,
        reports: Option<WebAddress>,
        patience: Duration,
    ) -> Result<Self, DeliveryError> {
        let provider = Provider::new("Twilio", patience)?;
        let account = account.trim();
        if !account.starts_with("AC") || account.len() != 34 || !account.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return Err(DeliveryError::settings(
                "Twilio's account SID is AC and 32 letters and digits; it stands on the first page of its console.",
            ));
        }
        let base = provider.base(base)?;
        let messages = provider.below(&base, &["2010-04-01", "Accounts", account, "Messages.json"])?;
        Ok(Self { provider, messages, account: account.to_owned(), token, reports })
    }
}

#[async_trait]
impl Texter for Twilio {
    fn name(&self) -> &'static str {
        self.provider.name()
    }

    async fn send(&self, sms: &Sms) -> Result<Sent, DeliveryError> {
        let mut form = vec![("To", sms.to().as_str()), ("From", sms.sender().as_str()), ("Body", sms.text())];
        form.extend(self.reports.as_ref().map(|address| ("StatusCallback", address.as_str())));
        let request = self.provider.client().post(self.messages.clone()).form(&form);
        let answer = self.provider.ask(request.basic_auth(&self.account, Some(self.token.expose()))).await?;
        answer.taken(|body| {
            let refusal: Refusal = serde_json::from_slice(body).ok()?;
            Some(format!("{} (error {})", refusal.message, refusal.code))
        })?;
        let message: Message = answer.json()?;
        Ok(Sent { id: Some(message.sid), reply: crate::words::tamed(&message.status) })
    }
}
