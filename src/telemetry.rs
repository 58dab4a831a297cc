//! Logs on standard error.

use crate::config::{Log, LogFormat};
use tracing_subscriber::EnvFilter;

/// Starts logging.
///
/// # Errors
/// A filter that cannot be read.
pub fn start(log: &Log) -> Result<(), String> {
    let filter =
        EnvFilter::try_new(&log.filter).map_err(|error| format!("log.filter is \"{}\": {error}", log.filter))?;
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = match log.format {
        LogFormat::Text => lines.try_init(),
        LogFormat::Json => lines.json().try_init(),
    };
    started.map_err(|error| error.to_string())
}
