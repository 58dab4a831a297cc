//! Asks nodes who they are, for the doctor.

use crate::Service;
use domain::Network;
use storage::StorageError;

impl Service {
    /// All networks as configured.
    ///
    /// # Errors
    /// The database's.
    pub async fn followed_networks(&self) -> Result<Vec<Network>, StorageError> {
        let mut tx = self.out.store.read().await?;
        Ok(tx.networks().await?.into_iter().map(|followed| followed.network).collect())
    }

    /// What a network's node says, or what is wrong with it.
    ///
    /// # Errors
    /// In words for the owner.
    pub async fn ask_node(&self, network: &Network) -> Result<String, String> {
        let source = self.out.connector.connect(network, &[]).await.map_err(|error| error.to_string())?;
        let identity = source.identify().await.map_err(|error| error.to_string())?;
        Ok(match identity.chain_id {
            Some(id) => format!("the node answers, chain id {id}"),
            None => "the node answers".to_owned(),
        })
    }
}
