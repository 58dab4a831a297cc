//! Asks nodes who they are, for the doctor; and how networks stand, for who watches the server.

use crate::Service;
use domain::Asset;
use storage::{StorageError, records::FollowedNetwork};

impl Service {
    /// All networks as configured, and how they stand.
    ///
    /// # Errors
    /// The database's.
    pub async fn followed_networks(&self) -> Result<Vec<FollowedNetwork>, StorageError> {
        self.out.store.read().await?.networks().await
    }

    /// What a network's node says, or what is wrong with it: all that is looked at when a network is enabled, the chain that
    /// was seen first, and what stopped the server from following it.
    ///
    /// # Errors
    /// In words for the owner.
    pub async fn ask_node(&self, followed: &FollowedNetwork) -> Result<String, String> {
        let network = &followed.network;
        if let (true, Some(why)) = (followed.health.halted, &followed.health.trouble) {
            return Err(format!("the server stopped following it: {why}"));
        }
        let source = self.out.connector.connect(network, &[]).await.map_err(|error| error.to_string())?;
        let enabled: Vec<Asset> = followed.assets.iter().filter(|asset| asset.enabled).cloned().collect();
        let checked = chain::check_network(&*source, network, &enabled).await.map_err(|error| error.to_string())?;
        if !checked.problems.is_empty() {
            let problems: Vec<_> = checked.problems.iter().map(ToString::to_string).collect();
            return Err(problems.join(" "));
        }
        let mut tx = self.out.store.read().await.map_err(|error| error.to_string())?;
        let pinned = tx.genesis(&network.id).await.map_err(|error| error.to_string())?;
        if pinned.is_some_and(|pinned| pinned != checked.identity.genesis) {
            let genesis = &checked.identity.genesis;
            return Err(format!("the node answers with another chain than before (its first block is {genesis})"));
        }
        Ok(match checked.identity.chain_id {
            Some(id) => format!("the node answers, chain id {id}, its tokens are as pinned"),
            None => "the node answers".to_owned(),
        })
    }
}
