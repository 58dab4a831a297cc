//! A node of an EVM network as the follower sees it.

use crate::{
    allow_list::AllowList,
    blocks::Reader,
    config::EvmConfig,
    facts, headers,
    native::is_traced,
    push::Push,
    rpc::{NodeError, Rpc},
    wire::{Quantity, quantity},
};
use chain::{Answer, ChainSource, Identity, Query, SourceError, TokenFacts, TxFacts, Watch};
use domain::{Asset, EvmAddress, NetworkFamily, NetworkId};
use serde_json::json;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use tokio::sync::OnceCell;

/// Which of the two tags a node knows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tags {
    pub(crate) safe: bool,
    pub(crate) finalized: bool,
}

/// What a node can do; found out once.
#[derive(Debug, Clone, Copy)]
struct Abilities {
    tags: Tags,
    traces: bool,
}

/// A node of one EVM network.
#[derive(Debug)]
pub struct EvmSource {
    network: NetworkId,
    chain_id: u64,
    rpc: Rpc,
    push: Option<Push>,
    poll: Duration,
    list: RwLock<Arc<AllowList>>,
    abilities: OnceCell<Abilities>,
    may_trace: bool,
}

impl EvmSource {
    /// Makes the source; asks nothing yet.
    ///
    /// # Errors
    /// [`SourceError::Persistent`] when the network is none of this family or an address is not one.
    pub fn new(config: EvmConfig) -> Result<Self, SourceError> {
        let NetworkFamily::Evm { chain_id } = config.network.family() else {
            return Err(SourceError::Persistent(format!("{} is not an EVM network.", config.network)));
        };
        Ok(Self {
            chain_id,
            rpc: Rpc::new(&config.node_url)?,
            push: config.push_url.as_deref().map(Push::new).transpose()?,
            poll: config.poll.max(Duration::from_millis(50)),
            list: RwLock::new(Arc::new(AllowList::new(&config.network, &config.assets))),
            network: config.network,
            abilities: OnceCell::new(),
            may_trace: true,
        })
    }

    /// Does without the node's traces, as on a node that has none: native coin that contracts send is then found by
    /// comparing balances.
    #[must_use]
    pub fn without_traces(mut self) -> Self {
        self.may_trace = false;
        self
    }

    /// Replaces the list of assets that count, from the next question on. Blocks already followed are not read again.
    pub fn set_assets(&self, assets: &[Asset]) {
        let list = Arc::new(AllowList::new(&self.network, assets));
        *self.list.write().unwrap_or_else(PoisonError::into_inner) = list;
    }

    fn list(&self) -> Arc<AllowList> {
        Arc::clone(&self.list.read().unwrap_or_else(PoisonError::into_inner))
    }

    async fn abilities(&self) -> Result<Abilities, SourceError> {
        self.abilities.get_or_try_init(|| self.probe()).await.copied()
    }

    /// Finds out what the node can do, and that it follows the right chain: before that nothing of it is believed.
    async fn probe(&self) -> Result<Abilities, SourceError> {
        self.check_chain_id().await?;
        let safe = headers::knows_tag(&self.rpc, "safe").await?;
        let finalized = headers::knows_tag(&self.rpc, "finalized").await?;
        let tags = Tags { safe, finalized };
        let (head, _) = headers::head(&self.rpc, tags).await?;
        let traces = self.may_trace && is_traced(&self.rpc, &head.hash).await?;
        tracing::info!(network = %self.network, node = %self.rpc, safe, finalized, traces, "node probed");
        Ok(Abilities { tags, traces })
    }

    async fn check_chain_id(&self) -> Result<(), SourceError> {
        let Quantity(id) = self.rpc.call("eth_chainId", json!([])).await?;
        if id == self.chain_id {
            return Ok(());
        }
        Err(SourceError::OtherChain(format!(
            "The node at {} follows chain {id}, but this network is chain {}. Enter the URL of a node of this network.",
            self.rpc, self.chain_id
        )))
    }

    async fn ask(&self, query: &Query, watch: &dyn Watch) -> Result<Answer, NodeError> {
        let abilities = self.abilities().await?;
        let list = self.list();
        let reader = Reader { rpc: &self.rpc, network: &self.network, list: &list, watch, traces: abilities.traces };
        match query {
            Query::Head => {
                let (header, tip) = headers::head(&self.rpc, abilities.tags).await?;
                Ok(Answer::Head { header, tip })
            }
            Query::Ancestors { hash, height, count } => {
                let list = headers::ancestors(&self.rpc, hash, *height, *count).await?;
                Ok(list.map_or(Answer::Gone, Answer::Headers))
            }
            Query::HeaderAt { height } => {
                let found = headers::at_heights(&self.rpc, &[*height]).await?.into_iter().next().flatten();
                Ok(found.map_or(Answer::Gone, |header| Answer::Headers(vec![header])))
            }
            Query::Blocks(blocks) => reader.blocks(blocks).await,
            Query::Range { from, to } => reader.range(*from, *to).await,
        }
    }
}

#[async_trait::async_trait]
impl ChainSource for EvmSource {
    async fn identify(&self) -> Result<Identity, SourceError> {
        self.check_chain_id().await?;
        let genesis = headers::at_heights(&self.rpc, &[0]).await?.into_iter().next().flatten();
        let genesis = genesis.ok_or_else(|| {
            SourceError::Persistent(format!(
                "The node at {} does not know its first block ({}).",
                self.rpc,
                quantity(0)
            ))
        })?;
        Ok(Identity { chain_id: Some(self.chain_id), genesis: genesis.hash })
    }

    async fn answer(&self, query: &Query, watch: &dyn Watch) -> Result<Answer, SourceError> {
        let many = matches!(query, Query::Blocks(_) | Query::Range { .. });
        match self.ask(query, watch).await {
            Err(NodeError::Refused(refusal)) if refusal.is_gone() => Ok(Answer::Gone),
            Err(NodeError::Refused(refusal)) if many && refusal.is_too_many() => Ok(Answer::TooMany),
            Err(NodeError::TooLarge) if many => Ok(Answer::TooMany),
            answer => Ok(answer?),
        }
    }

    async fn token_facts(&self, contract: &EvmAddress) -> Result<TokenFacts, SourceError> {
        facts::token(&self.rpc, contract).await
    }

    async fn wait_for_news(&self) {
        let poll = tokio::time::sleep(self.poll);
        match &self.push {
            Some(push) => tokio::select! {
                () = push.news() => {}
                () = poll => {}
            },
            None => poll.await,
        }
    }

    async fn transaction(&self, tx: &str) -> Result<Option<TxFacts>, SourceError> {
        facts::transaction(&self.rpc, &self.network, &self.list(), tx).await
    }
}
