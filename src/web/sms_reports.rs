//! What SMS providers tell afterwards, each proven to be theirs before a word is believed.

use super::AppState;
use crate::config::{Sms, reports};
use axum::{
    body::Bytes,
    extract::{OriginalUri, Path, State},
    http::{HeaderMap, StatusCode},
};
use delivery::{Report, ReportError, Secret, report};
use domain::{Millis, delivery::Way};

/// Reads the reports of the provider that is configured. By default of none.
#[derive(Default)]
pub struct SmsReports {
    provider: String,
    /// The address that the provider was given, from our own settings.
    url: String,
    key: Option<Secret>,
}

impl SmsReports {
    /// As configured.
    pub fn new(config: &Sms, origin: &str) -> Self {
        let key = if config.provider == "twilio" { &config.key } else { &config.signing_key };
        Self {
            url: reports(origin, &config.provider).map(|url| url.to_string()).unwrap_or_default(),
            provider: config.provider.clone(),
            key: Some(key).filter(|key| !key.is_empty()).map(|key| Secret::new(key)),
        }
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
        let key = self.key.as_ref().filter(|_| provider == self.provider)?;
        let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        match provider {
            "twilio" => Some(report::twilio::read(key, &self.url, header("x-twilio-signature"), body)),
            "messagebird" => {
                let asked = query.map_or_else(|| self.url.clone(), |query| format!("{}?{query}", self.url));
                Some(report::messagebird::read(key, &asked, header("messagebird-signature-jwt"), body, now))
            }
            "bird" => Some(report::bird::read(
                key,
                &self.url,
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
