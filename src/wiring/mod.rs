//! The one place that names concrete backends.

mod bank;
mod clock;
mod connector;
mod database;
mod entropy;
mod rates;

pub use bank::mine;
pub use database::open as open_database;

use crate::config::Config;
use delivery::{PATIENCE, Pusher, WebPush};
use service::{DefaultNetwork, EmailWay, Outside, Service, SmsWay, Ways};
use std::sync::Arc;

/// Why the server cannot be put together.
#[derive(Debug, thiserror::Error)]
pub enum WiringError {
    /// The database cannot be opened or brought up to date.
    #[error(transparent)]
    Storage(#[from] storage::StorageError),
    /// The price sources cannot be asked.
    #[error("rates cannot be read: {0}")]
    Rates(String),
    /// Messages cannot leave by these settings.
    #[error(transparent)]
    Config(#[from] crate::config::ConfigError),
    /// A folder or file cannot be made.
    #[error("{what} cannot be made: {error}")]
    File {
        /// Which.
        what: String,
        /// Why.
        error: std::io::Error,
    },
}

/// The way to browsers' push services. Without it the server works, and tells no browser anything.
fn push() -> Option<Arc<dyn Pusher>> {
    match WebPush::new(PATIENCE) {
        Ok(push) => Some(Arc::new(push)),
        Err(error) => {
            tracing::error!(%error, "browsers are told nothing");
            None
        }
    }
}

/// The service with everything it needs, and the sandbox to be mined.
pub async fn service(config: &Config) -> Result<(Arc<Service>, Option<Arc<bank::Bank>>), WiringError> {
    let store = database::open(&config.database).await?;
    let bank = if config.sandbox.enabled { Some(Arc::new(bank::Bank::open(Arc::clone(&store)).await?)) } else { None };
    let mut defaults: Vec<_> = chain_evm::networks::defaults()
        .into_iter()
        .map(|(network, assets)| DefaultNetwork { network, assets })
        .collect();
    if bank.is_some() {
        let (network, assets) = chain_sandbox::sandbox_network();
        defaults.push(DefaultNetwork { network, assets });
    }
    let ways = Ways {
        email: config.email.mailer()?.map(|(mailer, from)| EmailWay { mailer: Arc::new(mailer), from }),
        sms: match config.sms.texter(&config.server.origin)? {
            Some(texter) => Some(SmsWay { texter, sender: config.sms.sender()? }),
            None => None,
        },
        push: push(),
    };
    let service = Arc::new(Service::new(Outside {
        store,
        clock: Arc::new(clock::SystemClock),
        entropy: Arc::new(entropy::SystemEntropy),
        connector: Arc::new(connector::Nodes {
            poll: config.nodes.poll(),
            sandbox: bank.as_ref().map(|bank| bank.source()),
        }),
        rates: rates::open(&config.rates)?,
        sandbox: bank.clone().map(|bank| bank as Arc<dyn service::ports::SandboxBank>),
        ways,
        defaults,
        businesses: config.server.businesses.into(),
        openings: config.checkout.openings(),
        origin: config.server.origin.clone(),
    }));
    service.start().await?;
    Ok((service, bank))
}
