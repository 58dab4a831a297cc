//! Where the server keeps things.

use super::ConfigError;
use serde::Deserialize;
use std::path::PathBuf;

/// The `[database]` section.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    url: String,
}

/// Which engine, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Engine {
    /// A file.
    Sqlite(PathBuf),
    /// A server's address, which may hold a password.
    Postgres(String),
}

/// Without the address: it may hold a password.
impl std::fmt::Debug for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Database").finish_non_exhaustive()
    }
}

impl Database {
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        let known = self.url.strip_prefix("sqlite://").is_some_and(|file| !file.is_empty())
            || self.url.starts_with("postgres://")
            || self.url.starts_with("postgresql://");
        if known {
            return self.check_encryption();
        }
        Err(ConfigError::Value {
            key: "database.url",
            // Only the scheme: the rest may hold a password.
            value: self.url.split("://").next().unwrap_or_default().chars().take(20).collect(),
            expected: "expected sqlite://<file> or postgres://<user>:<password>@<host>/<database>",
        })
    }

    /// How a server's connections are encrypted: a word that means nothing must not mean "not at all".
    fn check_encryption(&self) -> Result<(), ConfigError> {
        const KNOWN: [&str; 6] = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"];
        let query = self.url.split_once('?').map_or("", |(_, query)| query);
        let given = query.split('&').filter_map(|pair| pair.split_once('=')).filter(|(key, _)| *key == "sslmode");
        match given.map(|(_, mode)| mode).find(|mode| !KNOWN.contains(mode)) {
            None => Ok(()),
            Some(mode) => Err(ConfigError::Value {
                key: "database.url",
                value: format!("sslmode={}", mode.chars().take(20).collect::<String>()),
                expected: "expected sslmode=disable, allow, prefer, require, verify-ca or verify-full",
            }),
        }
    }

    /// Which engine, and where.
    pub fn engine(&self) -> Engine {
        match self.url.strip_prefix("sqlite://") {
            Some(file) => Engine::Sqlite(PathBuf::from(file)),
            None => Engine::Postgres(self.url.clone()),
        }
    }
}
