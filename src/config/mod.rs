//! The settings of the server: a file, then environment variables, checked at start (the reference is default.toml).

mod database;
mod email;
mod log;
mod nodes;
mod rates;
mod sandbox;
mod server;
mod sms;

pub use database::{Database, Engine};
pub use email::Email;
pub use log::{Log, LogFormat};
pub use nodes::Nodes;
pub use rates::Rates;
pub use sandbox::Sandbox;
pub use server::Server;
pub use sms::{Sms, reports};

use ::config::{Environment, File, FileFormat};
use serde::Deserialize;
use std::path::Path;

/// Every setting with its default and what it means.
const DEFAULTS: &str = include_str!("default.toml");
/// The file that is read when none is named.
const FILE: &str = "tallystick.toml";

/// All settings.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Where it listens and is reached.
    pub server: Server,
    /// Where it keeps things.
    pub database: Database,
    /// The built-in test network.
    pub sandbox: Sandbox,
    /// How nodes are asked.
    pub nodes: Nodes,
    /// Where rates come from.
    pub rates: Rates,
    /// How e-mail leaves.
    pub email: Email,
    /// How SMS leave.
    pub sms: Sms,
    /// What it says about itself.
    pub log: Log,
}

/// Why the settings cannot be used. Names the key.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A value of another type, an unknown key, or a file that is no TOML.
    #[error("the settings cannot be read: {0}")]
    Read(#[from] ::config::ConfigError),
    /// A file that was named is not there.
    #[error("the settings file {0} is not there; TALLYSTICK_CONFIG names it")]
    NoFile(String),
    /// A mail server cannot be asked with these settings.
    #[error("the [email] section cannot be used: {0}")]
    Email(String),
    /// A provider of SMS cannot be asked with these settings.
    #[error("the [sms] section cannot be used: {0}")]
    Sms(String),
    /// A value that cannot be used.
    #[error("{key} is \"{value}\": {expected}")]
    Value {
        /// The key, as in the file.
        key: &'static str,
        /// What was given.
        value: String,
        /// What is expected.
        expected: &'static str,
    },
}

impl Config {
    /// Reads and checks the settings.
    ///
    /// # Errors
    /// A [`ConfigError`] that names the key.
    pub fn load() -> Result<Self, ConfigError> {
        let named = std::env::var("TALLYSTICK_CONFIG").ok();
        if let Some(file) = named.as_deref().filter(|file| !Path::new(file).is_file()) {
            return Err(ConfigError::NoFile(file.to_owned()));
        }
        let file = named.unwrap_or_else(|| FILE.to_owned());
        let variables = Environment::with_prefix("TALLYSTICK").prefix_separator("__").separator("__").try_parsing(true);
        Self::read(File::new(&file, FileFormat::Toml).required(false), variables)
    }

    fn read(file: impl ::config::Source + Send + Sync + 'static, variables: Environment) -> Result<Self, ConfigError> {
        let mut config: Self = ::config::Config::builder()
            .add_source(File::from_str(DEFAULTS, FileFormat::Toml))
            .add_source(vec![Box::new(file) as Box<dyn ::config::Source + Send + Sync>])
            .add_source(variables)
            .build()?
            .try_deserialize()?;
        if let Ok(dir) = std::env::var("TALLYSTICK_SITE_DIR") {
            config.server.site_dir = dir.into();
        }
        config.server.check()?;
        config.database.check()?;
        config.sandbox.check()?;
        config.nodes.check()?;
        config.rates.check()?;
        config.email.mailer()?;
        config.sms.texter(&config.server.origin)?;
        Ok(config)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Config, ConfigError> {
        Config::read(File::from_str(text, FileFormat::Toml), Environment::with_prefix("TALLYSTICK_NOBODY_SETS_THIS"))
    }

    #[test]
    fn the_reference_file_is_valid_and_is_the_default() {
        let config = read("").unwrap();
        assert_eq!(config.server.listen.to_string(), "127.0.0.1:3000");
        assert!(matches!(config.database.engine(), Engine::Sqlite(_)));
    }

    #[test]
    fn a_wrong_key_or_value_is_named() {
        for (text, named) in [
            ("[server]\nlisten = \"here\"", "listen"),
            ("[server]\nlissten = \"127.0.0.1:1\"", "lissten"),
            ("[server]\norigin = \"pay.example\"", "server.origin"),
            ("[database]\nurl = \"mysql://x\"", "database.url"),
            ("[sandbox]\nblock_ms = 1", "sandbox.block_ms"),
            ("[sandbox]\nenabled = \"perhaps\"", "enabled"),
            ("[nodes]\npoll_ms = 0", "nodes.poll_ms"),
            ("[rates]\nkraken_url = \"api.kraken.com\"", "rates.kraken_url"),
            ("[email]\nhost = \"mail.example\"\nfrom = \"nobody\"", "email.from"),
            ("[email]\nhost = \"mail.example\"\nfrom = \"pay@example.com\"\nsecurity = \"ssl\"", "email.security"),
            ("[email]\nhost = \"mail.example\"\nfrom = \"pay@example.com\"\nsecurity = \"none\"", "[email]"),
            ("[email]\nbounce_key = \"short\"", "email.bounce_key"),
            ("[sms]\nprovider = \"pigeon\"", "sms.provider"),
            ("[sms]\nprovider = \"twilio\"\naccount = \"me\"", "account SID"),
            ("[sms]\nprovider = \"gateway\"\nmethod = \"post\"\nurl = \"https://sms.example/send\"", "[sms]"),
            ("[log]\nformat = \"xml\"", "format"),
        ] {
            let error = read(text).unwrap_err().to_string();
            assert!(error.contains(named), "{text}: {error}");
        }
    }
}
