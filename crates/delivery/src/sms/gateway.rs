//! Any gateway that takes an SMS in one HTTP request: a provider that we do not know by name, or a phone in a drawer.

mod filling;

use super::{Sms, Texter};
use crate::{
    DeliveryError, Secret, Sent,
    http::{Answer, Provider},
    words,
};
use async_trait::async_trait;
use filling::Place;
use reqwest::{
    Url,
    header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue},
};
use std::time::Duration;

/// What a gateway is asked with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Everything in the address.
    Get,
    /// The usual one.
    Post,
    /// For some.
    Put,
}

/// What follows the headers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// Nothing.
    Empty,
    /// JSON: `{"to": "{to}", "message": "{text}"}`.
    Json(String),
    /// A form: `to={to}&message={text}`.
    Form(String),
}

/// How a gateway is asked. Address and body may hold `{to}` (`+31…`), `{to_digits}` (without `+`), `{text}`, `{sender}`
/// and `{reference}`, which are written as is right where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GatewaySettings {
    /// What with.
    pub method: Method,
    /// Where.
    pub url: String,
    /// Further headers, such as a key.
    pub headers: Vec<(String, Secret)>,
    /// What follows them.
    pub body: Body,
    /// Where in a JSON answer the message's id is: `id`, `messages.0.id`. `None`: it gives none.
    pub id_field: Option<String>,
}

/// A gateway.
#[derive(Debug)]
pub struct Gateway {
    provider: Provider,
    settings: GatewaySettings,
    headers: HeaderMap,
}

impl Gateway {
    /// With these settings.
    ///
    /// # Errors
    /// Settings that cannot be, and what is expected.
    pub fn new(settings: GatewaySettings, patience: Duration) -> Result<Self, DeliveryError> {
        let provider = Provider::new("The SMS gateway", patience)?;
        filling::check(&settings).map_err(|why| DeliveryError::settings(&why))?;
        provider.address(&filling::sample(&settings.url, Place::Address))?;
        let headers = headers(&settings.headers)?;
        Ok(Self { provider, settings, headers })
    }

    fn id(&self, answer: &Answer) -> Option<String> {
        let pointer = format!("/{}", self.settings.id_field.as_deref()?.replace('.', "/"));
        let json: serde_json::Value = answer.json().ok()?;
        let id = match json.pointer(&pointer)? {
            serde_json::Value::String(text) => words::tamed(text),
            serde_json::Value::Number(number) => number.to_string(),
            _ => return None,
        };
        (!id.is_empty()).then_some(id)
    }
}

fn headers(given: &[(String, Secret)]) -> Result<HeaderMap, DeliveryError> {
    let mut headers = HeaderMap::new();
    for (name, value) in given {
        let wrong = || {
            let name = words::tamed(name);
            DeliveryError::settings(&format!("The header {name} cannot be sent: expected a name such as X-Api-Key."))
        };
        let known: HeaderName = name.trim().parse().map_err(|_| wrong())?;
        let mut value = HeaderValue::from_str(value.expose()).map_err(|_| wrong())?;
        value.set_sensitive(true);
        headers.insert(known, value);
    }
    Ok(headers)
}

#[async_trait]
impl Texter for Gateway {
    fn name(&self) -> &'static str {
        self.provider.name()
    }

    fn shows_sender(&self) -> bool {
        filling::holds(&self.settings, "{sender}")
    }

    async fn send(&self, sms: &Sms) -> Result<Sent, DeliveryError> {
        let url: Url = self.provider.address(&filling::fill(&self.settings.url, sms, Place::Address))?;
        let client = self.provider.client();
        let request = match self.settings.method {
            Method::Get => client.get(url),
            Method::Post => client.post(url),
            Method::Put => client.put(url),
        };
        let request = match &self.settings.body {
            Body::Empty => request,
            Body::Json(template) => {
                request.header(CONTENT_TYPE, "application/json").body(filling::fill(template, sms, Place::Json))
            }
            Body::Form(template) => request
                .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(filling::fill(template, sms, Place::Address)),
        };
        let answer = self.provider.ask(request.headers(self.headers.clone())).await?;
        answer.taken(|body| Some(words::tamed(&String::from_utf8_lossy(body))).filter(|words| !words.is_empty()))?;
        let reply = words::tamed(&format!("HTTP {} {}", answer.status().as_u16(), answer.text()));
        // Who gives no id of their own reports by ours, if they know it.
        let ours = || filling::holds(&self.settings, "{reference}").then(|| sms.reference().as_str().to_owned());
        Ok(Sent { id: self.id(&answer).or_else(ours), reply })
    }
}
