//! What SMS providers tell afterwards, each proven to be theirs before a word is believed.

use super::AppState;
use crate::config::{ConfigError, Sms, reports};
use axum::{
    body::Bytes,
    extract::{OriginalUri, Path, State},
    http::{HeaderMap, StatusCode},
};
use delivery::{Report, ReportError, Secret, report};
use domain::{Millis, delivery::Way};

/// Reads the reports of the provider that is configured. By default of none.
#[derive(Default)]
pub struct SmsReports(Option<Reader>);

/// Who may report, and how they prove who they are.
enum Reader {
    /// One that we know by name, who signs.
    Signed {
        provider: String,
        /// The address that it was given, from our own settings.
        url: String,
        key: Secret,
    },
    /// Any other, as its settings say.
    Gateway(report::gateway::Gateway),
}

impl SmsReports {
    /// As configured.
    ///
    /// # Errors
    /// A value that cannot be used.
    pub fn new(config: &Sms, origin: &str) -> Result<Self, ConfigError> {
        if let Some(gateway) = config.gateway_reports()? {
            return Ok(Self(Some(Reader::Gateway(gateway))));
        }
        let key = if config.provider == "twilio" { &config.key } else { &config.signing_key };
        let url = reports(origin, &config.provider).map(|url| url.to_string());
        let signed = |url| Reader::Signed { provider: config.provider.clone(), url, key: Secret::new(key) };
        Ok(Self(url.filter(|_| !key.is_empty()).map(signed)))
    }

    /// `None`: nobody is expected to report here.
    fn read(
        &self,
        provider: &str,
        query: Option<&str>,
        headers: &HeaderMap,
        body: &[u8],
        now: Millis,
    ) -> Option<Result<Report, ReportError>> {
        let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let (expected, url, key) = match self.0.as_ref()? {
            Reader::Gateway(gateway) => {
                let read = || gateway.read(query.unwrap_or_default(), header("authorization"), body);
                return (provider == "gateway").then(read);
            }
            Reader::Signed { provider, url, key } => (provider, url, key),
        };
        if provider != expected {
            return None;
        }
        match provider {
            "twilio" => Some(report::twilio::read(key, url, header("x-twilio-signature"), body)),
            "messagebird" => {
                let asked = query.map_or_else(|| url.clone(), |query| format!("{url}?{query}"));
                Some(report::messagebird::read(key, &asked, header("messagebird-signature-jwt"), body, now))
            }
            "bird" => Some(report::bird::read(
                key,
                url,
                header("messagebird-signature"),
                header("messagebird-request-timestamp"),
                body,
                now,
            )),
            _ => None,
        }
    }
}

/// Takes a report. What is no report of the configured provider is refused, and changes nothing.
pub async fn take(
    State(state): State<AppState>,
    Path(provider): Path<String>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    body: Bytes,
) -> StatusCode {
    let now = state.service.now();
    let Some(read) = state.reports.read(&provider, uri.query(), &headers, &body, now) else {
        return StatusCode::NOT_FOUND;
    };
    match read {
        Ok(report) => match state.service.reported(Way::Sms, &report).await {
            Ok(()) => StatusCode::NO_CONTENT,
            Err(error) => {
                tracing::warn!(%error, "a report could not be kept");
                StatusCode::SERVICE_UNAVAILABLE
            }
        },
        Err(error) => {
            tracing::warn!(%error, "a report was refused");
            StatusCode::FORBIDDEN
        }
    }
}
