//! Where the server listens and where people reach it.

use super::ConfigError;
use serde::Deserialize;
use service::WhoAdds;
use std::{net::SocketAddr, path::PathBuf};

/// The `[server]` section.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// Where people reach it, without a slash at the end.
    pub origin: String,
    /// Whether a trusted proxy says where requests come from.
    pub behind_proxy: bool,
    /// Who may add businesses.
    pub businesses: Businesses,
    /// Folder of the built pages' files.
    pub site_dir: PathBuf,
    /// Seconds that running requests get at the end.
    pub shutdown_seconds: u64,
}

/// Who may add businesses to the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Businesses {
    /// Owners of the business that the server was set up with.
    Operator,
    /// Owners of any business on it.
    Owners,
}

impl From<Businesses> for WhoAdds {
    fn from(businesses: Businesses) -> Self {
        match businesses {
            Businesses::Operator => Self::Operator,
            Businesses::Owners => Self::Owners,
        }
    }
}

impl Server {
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        let host = self.origin.strip_prefix("https://").or_else(|| self.origin.strip_prefix("http://"));
        if host.is_none_or(|host| host.is_empty() || host.contains('/') || host.contains(char::is_whitespace)) {
            return Err(ConfigError::Value {
                key: "server.origin",
                value: self.origin.clone(),
                expected: "expected a scheme and a host, such as https://pay.example, without a slash at the end",
            });
        }
        Ok(())
    }

    /// Whether people reach it over HTTPS.
    pub fn secure(&self) -> bool {
        self.origin.starts_with("https://")
    }
}
