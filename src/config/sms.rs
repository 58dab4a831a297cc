//! How SMS leave the server.

use super::ConfigError;
use delivery::{
    DeliveryError, PATIENCE, Secret, Sender, Texter, WebAddress,
    sms::{Bird, Body, Gateway, GatewaySettings, MessageBird, Method, Twilio},
};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::Arc};

/// The `[sms]` section.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sms {
    /// `twilio`, `messagebird`, `bird` or `gateway`. Empty: SMS are held.
    pub provider: String,
    /// Who all SMS are from, a name or a number. Empty: each from its business, by its name.
    pub sender: String,
    /// Twilio's account SID.
    pub account: String,
    /// Twilio's auth token; MessageBird's or Bird's access key.
    pub key: String,
    /// The key that MessageBird or Bird sign their reports with. Empty: their reports are not believed.
    pub signing_key: String,
    /// Bird's workspace.
    pub workspace: String,
    /// Bird's channel.
    pub channel: String,
    /// Where the provider is asked; empty: at its public address. For `gateway` the address that takes an SMS.
    pub url: String,
    /// For `gateway`: `get`, `post` or `put`.
    pub method: String,
    /// For `gateway`: what is sent, JSON or a form, with `{to}` and `{text}` in it.
    pub body: String,
    /// For `gateway`: further headers, such as a key.
    pub headers: BTreeMap<String, String>,
    /// For `gateway`: where in a JSON answer the message's id is. Empty: it gives none.
    pub id_field: String,
    /// For `gateway`: what it brings along when it reports. Empty: its reports are not taken.
    pub report_key: String,
    /// For `gateway`: where in a report the message's id is.
    pub report_id: String,
    /// For `gateway`: where in a report the word is that says what became of it.
    pub report_state: String,
    /// For `gateway`: where in a report it says why. Empty: nowhere.
    pub report_reason: String,
    /// For `gateway`: the words that mean that an SMS arrived, with commas between them.
    pub report_delivered: String,
    /// For `gateway`: the words that mean that it will not.
    pub report_failed: String,
}

/// What is expected of [`Sms::sender`].
const SENDER: &str = "expected at most 11 letters (A-Z), digits and spaces with a letter among them, such as Northlight, a number such as \
    +31 6 12345678, or nothing for the name of each business";

/// What a provider's settings make, or what is wrong with them.
type Made = Result<Arc<dyn Texter>, DeliveryError>;

impl Sms {
    /// Who all SMS are from. `None`: each from its business.
    ///
    /// # Errors
    /// It is neither a name nor a number.
    pub fn sender(&self) -> Result<Option<Sender>, ConfigError> {
        match self.sender.trim() {
            "" => Ok(None),
            sender => sender.parse().map(Some).map_err(|_| ConfigError::Value {
                key: "sms.sender",
                value: self.sender.clone(),
                expected: SENDER,
            }),
        }
    }

    /// Who sends SMS, and reports what became of them to `origin`. `None`: they are held.
    ///
    /// # Errors
    /// A value that cannot be used.
    pub fn texter(&self, origin: &str) -> Result<Option<Arc<dyn Texter>>, ConfigError> {
        match self.made(&self.url, origin)? {
            None => Ok(None),
            Some(Ok(texter)) => Ok(Some(texter)),
            Some(Err(error)) => Err(ConfigError::Delivery { key: self.wrong_key(origin)?, why: error.to_string() }),
        }
    }

    /// Which key it is shows by what would do in its place.
    fn wrong_key(&self, origin: &str) -> Result<&'static str, ConfigError> {
        let does = |made: Option<Made>| matches!(made, Some(Ok(_)));
        Ok(match self.provider.as_str() {
            "gateway" if does(Self { headers: BTreeMap::new(), ..self.clone() }.made(&self.url, origin)?) => {
                "sms.headers"
            }
            "gateway" => "sms.url or sms.body",
            _ if does(self.made("", origin)?) => "sms.url",
            "bird" => "sms.workspace or sms.channel",
            "twilio" => "sms.account",
            _ => "sms.key",
        })
    }

    /// What the provider's settings make, with another address. `None`: SMS are held.
    fn made(&self, url: &str, origin: &str) -> Result<Option<Made>, ConfigError> {
        let key = Secret::new(&self.key);
        let or = |public: &'static str| if url.is_empty() { public.to_owned() } else { url.to_owned() };
        Ok(Some(match self.provider.as_str() {
            "" => return Ok(None),
            "twilio" => {
                let reports = reports(origin, "twilio");
                Twilio::new(&or(Twilio::PUBLIC), &self.account, key, reports, PATIENCE).map(|it| Arc::new(it) as _)
            }
            "messagebird" => {
                let reports = reports(origin, "messagebird").filter(WebAddress::is_safe);
                MessageBird::new(&or(MessageBird::PUBLIC), key, reports, PATIENCE).map(|it| Arc::new(it) as _)
            }
            "bird" => {
                Bird::new(&or(Bird::PUBLIC), &self.workspace, &self.channel, key, PATIENCE).map(|it| Arc::new(it) as _)
            }
            "gateway" => Gateway::new(self.gateway()?, PATIENCE).map(|it| Arc::new(it) as _),
            other => {
                return Err(ConfigError::Value {
                    key: "sms.provider",
                    value: other.to_owned(),
                    expected: "expected twilio, messagebird, bird or gateway, or nothing to hold SMS in the outbox",
                });
            }
        }))
    }

    fn gateway(&self) -> Result<GatewaySettings, ConfigError> {
        let method = match self.method.as_str() {
            "get" => Method::Get,
            "post" => Method::Post,
            "put" => Method::Put,
            other => {
                return Err(ConfigError::Value {
                    key: "sms.method",
                    value: other.to_owned(),
                    expected: "expected get, post or put",
                });
            }
        };
        let body = match self.body.trim() {
            "" => Body::Empty,
            json if json.starts_with(['{', '[']) => Body::Json(json.to_owned()),
            form => Body::Form(form.to_owned()),
        };
        Ok(GatewaySettings {
            method,
            url: self.url.clone(),
            headers: self.headers.iter().map(|(name, value)| (name.clone(), Secret::new(value))).collect(),
            body,
            id_field: Some(self.id_field.clone()).filter(|path| !path.is_empty()),
        })
    }
}

/// Where a provider reports to.
pub fn reports(origin: &str, provider: &str) -> Option<WebAddress> {
    format!("{origin}/reports/sms/{provider}").parse().ok()
}
