//! Keeps one follower running for each enabled network, and starts them anew when the settings change.

use super::watch::NATIVE_AFTER;
use crate::Service;
use domain::NetworkId;
use std::{collections::HashMap, sync::Arc};
use storage::{StorageError, records::FollowedNetwork};
use tokio::task::JoinHandle;

/// What a follower was started with; another one is started when it changes.
#[derive(PartialEq)]
struct Started {
    node: Option<String>,
    push: Option<String>,
    assets: Vec<domain::Asset>,
}

impl Started {
    fn with(followed: &FollowedNetwork) -> Self {
        Self {
            node: followed.network.node_url.clone(),
            push: followed.network.push_url.clone(),
            assets: followed.assets.clone(),
        }
    }
}

/// Ends a follower when it is let go.
struct Running {
    started: Started,
    task: JoinHandle<()>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Service {
    /// Reads what must be in memory and makes what must exist once. Call before serving.
    ///
    /// # Errors
    /// The database's.
    pub async fn start(&self) -> Result<(), StorageError> {
        self.ensure_receipt_key().await?;
        self.ensure_push_key().await?;
        self.ensure_networks().await?;
        self.release_deliveries(None).await?;
        self.release_letters().await?;
        self.release_notices().await?;
        let mut tx = self.out.store.read().await?;
        self.watch.extend(tx.watched().await?);
        for followed in tx.networks().await? {
            let since = self.now().since(NATIVE_AFTER);
            let native = tx.waiting_for_native(&followed.network.id, since).await?;
            self.watch.extend_native(&followed.network.id, native);
        }
        Ok(())
    }

    /// Follows all enabled networks until the future is dropped.
    pub async fn follow_all(self: Arc<Self>) {
        let mut running: HashMap<NetworkId, Running> = HashMap::new();
        let mut reload = self.reload.subscribe();
        loop {
            match self.networks_to_follow().await {
                Ok(networks) => {
                    running.retain(|id, _| networks.iter().any(|n| n.network.id == *id));
                    for followed in networks {
                        let started = Started::with(&followed);
                        if running.get(&followed.network.id).is_none_or(|running| running.started != started) {
                            let id = followed.network.id.clone();
                            running.remove(&id);
                            running.insert(id, Running { started, task: self.begin(followed) });
                        }
                    }
                }
                Err(error) => {
                    tracing::warn!(%error, "the networks to follow could not be read");
                    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
                    continue;
                }
            }
            if reload.changed().await.is_err() {
                return;
            }
        }
    }

    fn begin(self: &Arc<Self>, followed: FollowedNetwork) -> JoinHandle<()> {
        let service = Arc::clone(self);
        tokio::spawn(async move {
            // Assets that links may no longer ask for too: what was agreed earlier is still credited.
            match service.out.connector.connect(&followed.network, &followed.assets).await {
                Ok(source) => service.follow(followed.network.id, source).await,
                Err(error) => {
                    tracing::error!(network = %followed.network.id, %error, "a network's settings cannot be used");
                    service.note_trouble(&followed.network.id, error.to_string(), false).await;
                }
            }
        })
    }

    async fn networks_to_follow(&self) -> Result<Vec<FollowedNetwork>, StorageError> {
        let mut tx = self.out.store.read().await?;
        Ok(tx.networks().await?.into_iter().filter(|n| n.network.enabled).collect())
    }

    /// Makes the running followers take up changed settings.
    pub(crate) fn reload_networks(&self) {
        self.reload.send_modify(|turn| *turn += 1);
    }
}
