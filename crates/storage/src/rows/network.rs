//! Rows of `networks`, `assets` and `headers`.

use super::{Result, read, read_number, read_option, write_number};
use crate::{
    StorageError,
    records::{FollowedNetwork, NetworkHealth, StoredHeader},
};
use domain::{Asset, Millis, Network};

/// A row of `networks`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct NetworkColumns {
    pub id: String,
    pub name: String,
    pub mode: String,
    pub confirmations: String,
    pub large_confirmations: Option<String>,
    pub block_time: i64,
    pub steady: bool,
    pub explorer_tx: Option<String>,
    pub node_url: Option<String>,
    pub push_url: Option<String>,
    pub enabled: bool,
    pub height: Option<i64>,
    pub tip: Option<i64>,
    pub safe: Option<i64>,
    pub finalized: Option<i64>,
    pub known_until: Option<i64>,
    pub trouble: Option<String>,
    pub halted: bool,
}

impl TryFrom<NetworkColumns> for FollowedNetwork {
    type Error = StorageError;

    /// Without assets, which stand in their own table.
    fn try_from(row: NetworkColumns) -> Result<Self> {
        let height = |what, height: Option<i64>| height.map(|height| read_number(what, height)).transpose();
        Ok(Self {
            network: Network {
                id: read("network id", &row.id)?,
                name: row.name,
                mode: read("mode", &row.mode)?,
                confirmations: read("confirmations", &row.confirmations)?,
                large_confirmations: read_option("confirmations", row.large_confirmations.as_deref())?,
                block_time: Millis(row.block_time),
                steady: row.steady,
                explorer_tx: row.explorer_tx,
                node_url: row.node_url,
                push_url: row.push_url,
                enabled: row.enabled,
            },
            assets: Vec::new(),
            health: NetworkHealth {
                height: height("height", row.height)?,
                tip: height("tip", row.tip)?,
                safe: height("safe height", row.safe)?,
                finalized: height("finalized height", row.finalized)?,
                known_until: row.known_until.map(Millis),
                trouble: row.trouble,
                halted: row.halted,
            },
        })
    }
}

/// The heights of a network's health as they are stored.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct HealthColumns {
    pub height: Option<i64>,
    pub tip: Option<i64>,
    pub safe: Option<i64>,
    pub finalized: Option<i64>,
    pub known_until: Option<i64>,
}

impl TryFrom<&NetworkHealth> for HealthColumns {
    type Error = StorageError;

    fn try_from(health: &NetworkHealth) -> Result<Self> {
        let height = |height: Option<u64>| height.map(|height| write_number("height", height)).transpose();
        Ok(Self {
            height: height(health.height)?,
            tip: height(health.tip)?,
            safe: height(health.safe)?,
            finalized: height(health.finalized)?,
            known_until: health.known_until.map(|until| until.0),
        })
    }
}

/// A row of `assets`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct AssetColumns {
    pub id: String,
    pub network: String,
    pub symbol: String,
    pub decimals: i64,
    pub enabled: bool,
    pub large_from: Option<String>,
}

impl TryFrom<AssetColumns> for Asset {
    type Error = StorageError;

    fn try_from(row: AssetColumns) -> Result<Self> {
        Ok(Self {
            id: read("asset id", &row.id)?,
            symbol: read("symbol", &row.symbol)?,
            decimals: read_number("decimals", row.decimals)?,
            enabled: row.enabled,
            large_from: read_option("units", row.large_from.as_deref())?,
        })
    }
}

/// Puts assets to their networks; both keep their order.
///
/// # Errors
/// `Corrupt`.
pub fn followed(networks: Vec<NetworkColumns>, assets: Vec<AssetColumns>) -> Result<Vec<FollowedNetwork>> {
    let mut followed = networks.into_iter().map(FollowedNetwork::try_from).collect::<Result<Vec<_>>>()?;
    for asset in assets {
        if let Some(network) = followed.iter_mut().find(|f| f.network.id.as_str() == asset.network) {
            network.assets.push(asset.try_into()?);
        }
    }
    Ok(followed)
}

/// A row of `headers`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct HeaderColumns {
    pub height: i64,
    pub hash: String,
    pub parent: String,
    pub block_time: i64,
}

impl TryFrom<HeaderColumns> for StoredHeader {
    type Error = StorageError;

    fn try_from(row: HeaderColumns) -> Result<Self> {
        Ok(Self {
            height: read_number("height", row.height)?,
            hash: row.hash,
            parent: row.parent,
            time: Millis(row.block_time),
        })
    }
}

/// Headers as `[height, hash, parent, time]`.
///
/// # Errors
/// `Persistent`: a height that cannot be stored.
pub fn header_batch(headers: &[StoredHeader]) -> Result<String> {
    let mut rows = Vec::with_capacity(headers.len());
    for header in headers {
        rows.push((write_number("height", header.height)?, &header.hash, &header.parent, header.time.0));
    }
    super::write_json("headers", &rows)
}
