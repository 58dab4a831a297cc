//! The settings of the server: a file, then environment variables, checked at start (the reference is default.toml).

mod checkout;
mod database;
mod email;
mod gateway_reports;
mod log;
mod nodes;
mod rates;
mod sandbox;
mod server;
mod sms;

pub use checkout::Checkout;
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
    /// What customers may do.
    pub checkout: Checkout,
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
    /// A mail server or a provider of SMS cannot be asked with these settings.
    #[error("{key} cannot be used: {why}")]
    Delivery {
        /// The key or keys that are wrong, as in the file.
        key: &'static str,
        /// What is wrong and what is expected.
        why: String,
    },
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
        Self::read(File::new(&file, FileFormat::Toml).required(false), Self::variables())
    }

    /// Variables are texts, and each setting reads its own: what looks like a number may be a password that begins with 0.
    fn variables() -> Environment {
        Environment::with_prefix("TALLYSTICK").prefix_separator("__").separator("__")
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
        config.checkout.check()?;
        config.sandbox.check()?;
        config.nodes.check()?;
        config.rates.check()?;
        config.email.mailer()?;
        config.sms.sender()?;
        config.sms.texter(&config.server.origin)?;
        config.sms.gateway_reports()?;
        Ok(config)
    }
}

#[cfg(test)]
mod tests {
    use super::{server::Businesses, *};

    fn read(text: &str) -> Result<Config, ConfigError> {
        Config::read(File::from_str(text, FileFormat::Toml), Environment::with_prefix("TALLYSTICK_NOBODY_SETS_THIS"))
    }

    #[test]
    fn the_reference_file_is_valid_and_is_the_default() {
        let config = read("").unwrap();
        assert_eq!(config.server.listen.to_string(), "127.0.0.1:3000");
        assert_eq!(config.server.businesses, Businesses::Operator, "strangers add no business");
        assert!(matches!(config.database.engine(), Engine::Sqlite(_)));
    }

    fn with(variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
        let variables = variables.iter().map(|(name, value)| (format!("TALLYSTICK__{name}"), (*value).to_owned()));
        Config::read(File::from_str("", FileFormat::Toml), Config::variables().source(Some(variables.collect())))
    }

    #[test]
    fn a_text_given_as_a_variable_is_kept_to_the_letter_whatever_it_looks_like() {
        for text in
            ["001234", "1234", "1e3", "0x10", "-0", "1.50", "true", "off", " padded ", "a,b", "[1]", "\"quoted\"", "€"]
        {
            let config = with(&[
                ("EMAIL__PASSWORD", text),
                ("EMAIL__USER", text),
                ("SMS__ACCOUNT", text),
                ("SMS__KEY", text),
                ("SMS__SIGNING_KEY", text),
                ("SMS__HEADERS__AUTHORIZATION", text),
            ])
            .unwrap();
            assert_eq!(config.email.password, text);
            assert_eq!(config.email.user, text);
            assert_eq!(config.sms.account, text);
            assert_eq!(config.sms.key, text);
            assert_eq!(config.sms.signing_key, text);
            assert_eq!(config.sms.headers["authorization"], text);
        }
        let digits = with(&[("EMAIL__BOUNCE_KEY", "00001234567890123456")]).unwrap();
        assert_eq!(digits.email.bounce_key, "00001234567890123456");
    }

    #[test]
    fn numbers_switches_and_words_given_as_variables_are_what_they_are_in_the_file() {
        let config = with(&[
            ("SERVER__LISTEN", "0.0.0.0:80"),
            ("SERVER__SHUTDOWN_SECONDS", "7"),
            ("SERVER__BEHIND_PROXY", "true"),
            ("SERVER__BUSINESSES", "owners"),
            ("SANDBOX__ENABLED", "false"),
            ("RATES__ENABLED", "false"),
            ("NODES__POLL_MS", "500"),
            ("EMAIL__PORT", "2525"),
            ("LOG__FORMAT", "json"),
        ])
        .unwrap();
        assert_eq!(config.server.listen.to_string(), "0.0.0.0:80");
        assert_eq!(config.server.shutdown_seconds, 7);
        assert_eq!(config.server.businesses, Businesses::Owners);
        assert!(config.server.behind_proxy && !config.sandbox.enabled && !config.rates.enabled);
        assert_eq!(config.nodes.poll().as_millis(), 500);
        assert_eq!(config.email.port, 2525);
        assert_eq!(config.log.format, LogFormat::Json);
        for (name, value, named) in [
            ("EMAIL__PORT", "many", "email.port"),
            ("EMAIL__PORT", "70000", "email.port"),
            ("SANDBOX__ENABLED", "perhaps", "sandbox.enabled"),
            ("SERVER__SHUTDOWN_SECONDS", "-1", "server.shutdown_seconds"),
        ] {
            let error = with(&[(name, value)]).unwrap_err().to_string();
            assert!(error.contains(named), "{name}={value}: {error}");
        }
    }

    #[test]
    fn a_node_is_asked_often_enough_that_its_network_does_not_count_as_behind_p4() {
        assert!(with(&[("NODES__POLL_MS", "30000")]).is_ok());
        let error = with(&[("NODES__POLL_MS", "30001")]).unwrap_err().to_string();
        assert!(error.contains("nodes.poll_ms") && error.contains("30000"), "{error}");
    }

    #[test]
    fn a_wrong_key_or_value_is_named() {
        let twilio = |more: &str| format!("[sms]\nprovider = \"twilio\"\naccount = \"AC{}\"\n{more}", "0".repeat(32));
        let gateway = |more: &str| {
            format!(
                "[sms]\nprovider = \"gateway\"\nmethod = \"get\"\nurl = \"https://sms.example/?to={{to}}&text={{text}}\"\n{more}"
            )
        };
        // Everything that reports need, but for one.
        let reports = |wrong: &str| {
            let right = [
                "report_key = \"a key that nobody guesses\"",
                "report_id = \"id\"",
                "report_state = \"status\"",
                "report_delivered = \"DELIVRD\"",
                "report_failed = \"UNDELIV, EXPIRED\"",
            ];
            let name = wrong.split_once(' ').map_or("", |(name, _)| name);
            let rest = right.into_iter().filter(|line| !line.starts_with(&format!("{name} "))).collect::<Vec<_>>();
            gateway(&format!("{wrong}\n{}", rest.join("\n")))
        };
        assert!(read(&reports("report_reason = \"error\"")).is_ok());
        for (text, named) in [
            ("[server]\nlisten = \"here\"", "listen"),
            ("[server]\nlissten = \"127.0.0.1:1\"", "lissten"),
            ("[server]\norigin = \"pay.example\"", "server.origin"),
            ("[server]\nbusinesses = \"everybody\"", "businesses"),
            ("[database]\nurl = \"mysql://x\"", "database.url"),
            ("[database]\nurl = \"postgres://a@b/c?sslmode=sure\"", "database.url"),
            ("[checkout]\nopenings = 4", "checkout.openings"),
            ("[sandbox]\nblock_ms = 1", "sandbox.block_ms"),
            ("[sandbox]\nenabled = \"perhaps\"", "enabled"),
            ("[nodes]\npoll_ms = 0", "nodes.poll_ms"),
            ("[rates]\nkraken_url = \"api.kraken.com\"", "rates.kraken_url"),
            ("[email]\nhost = \"mail.example\"\nfrom = \"nobody\"", "email.from"),
            ("[email]\nhost = \"mail.example\"\nfrom = \"pay@example.com\"\nsecurity = \"ssl\"", "email.security"),
            ("[email]\nhost = \"mail.example\"\nfrom = \"pay@example.com\"\nsecurity = \"none\"", "email.security"),
            ("[email]\nhost = \"mail.example\"\nfrom = \"pay@example.com\"\nuser = \"maja\"", "email.password"),
            ("[email]\nhost = \"mail.example\"\nfrom = \"pay@example.com\"\nport = 0", "email.port"),
            ("[email]\nhost = \"a mail server\"\nfrom = \"pay@example.com\"", "email.host"),
            ("[email]\nbounce_key = \"short\"", "email.bounce_key"),
            ("[sms]\nprovider = \"pigeon\"", "sms.provider"),
            ("[sms]\nsender = \"Northlight Coffee\"", "sms.sender"),
            ("[sms]\nsender = \"0612345678\"", "sms.sender"),
            ("[sms]\nprovider = \"twilio\"\naccount = \"me\"", "sms.account"),
            (&twilio("url = \"http://sms.example\""), "sms.url"),
            ("[sms]\nprovider = \"bird\"\nworkspace = \"mine\"", "sms.workspace"),
            ("[sms]\nprovider = \"messagebird\"\nurl = \"sms.example\"", "sms.url"),
            (&gateway("headers = { \"a b\" = \"c\" }"), "sms.headers"),
            ("[sms]\nprovider = \"gateway\"\nmethod = \"post\"\nurl = \"https://sms.example/send\"", "sms.body"),
            (&gateway("report_key = \"short\""), "sms.report_key"),
            (&reports("report_id = \"\""), "sms.report_id"),
            (&reports("report_state = \" \""), "sms.report_state"),
            (&reports("report_delivered = \", \""), "sms.report_delivered"),
            (&reports("report_failed = \"\""), "sms.report_failed"),
            (&reports("report_failed = \"EXPIRED, delivrd\""), "sms.report_failed"),
            ("[log]\nformat = \"xml\"", "format"),
        ] {
            let error = read(text).unwrap_err().to_string();
            assert!(error.contains(named), "{text}: {error}");
        }
    }
}
