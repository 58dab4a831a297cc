//! How the reports of a gateway look that we do not know by name.

use super::{ConfigError, Sms, email::SHORTEST_KEY};
use delivery::{Secret, report::gateway::Gateway};

impl Sms {
    /// How the gateway's reports are read. `None`: another provider is set up, or none of its reports are taken.
    ///
    /// # Errors
    /// A value that cannot be used.
    pub fn gateway_reports(&self) -> Result<Option<Gateway>, ConfigError> {
        let key = self.report_key.trim();
        if self.provider != "gateway" || key.is_empty() {
            return Ok(None);
        }
        if key.len() < SHORTEST_KEY {
            return Err(ConfigError::Value {
                key: "sms.report_key",
                value: "…".to_owned(),
                expected: "expected at least 16 characters that nobody guesses, or nothing to take no reports",
            });
        }
        let place = |key, value: &str, expected| match value.trim() {
            "" => Err(ConfigError::Value { key, value: String::new(), expected }),
            place => Ok(place.to_owned()),
        };
        let id = place("sms.report_id", &self.report_id, "expected where the id is, such as messageId")?;
        let state = place("sms.report_state", &self.report_state, "expected where the state is, such as status")?;
        let (delivered, failed) = (words(&self.report_delivered), words(&self.report_failed));
        if delivered.is_empty() || failed.is_empty() {
            let key = if delivered.is_empty() { "sms.report_delivered" } else { "sms.report_failed" };
            return Err(ConfigError::Value {
                key,
                value: String::new(),
                expected: "expected the words that say so, such as DELIVRD or UNDELIV, EXPIRED",
            });
        }
        if delivered.iter().any(|word| failed.iter().any(|other| word.eq_ignore_ascii_case(other))) {
            return Err(ConfigError::Value {
                key: "sms.report_failed",
                value: self.report_failed.clone(),
                expected: "expected other words than in sms.report_delivered",
            });
        }
        let reason = Some(self.report_reason.trim()).filter(|place| !place.is_empty()).map(str::to_owned);
        Ok(Some(Gateway { key: Secret::new(key), id, state, reason, delivered, failed }))
    }
}

fn words(text: &str) -> Vec<String> {
    text.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
