//! The networks that this server follows, as merchants see them and as the owner changes them.

use super::network_form;
use crate::{
    Service,
    audit::On,
    auth::{Actor, Right},
    fail::{self, Outcome},
    fields::Fields,
    present,
};
use api_types::{
    Problem,
    dashboard::{AssetChoice, NetworkAsset, NetworkForm, NetworkItem, TokenForm},
};
use chain::{ChainSource, check_network};
use domain::{Act, Amount, Asset, AssetId, AssetKind, EvmAddress, Network, NetworkFamily, NetworkId};
use std::sync::Arc;
use storage::{Transaction, records::FollowedNetwork};

impl Service {
    /// Goes on for who runs the server: a network is followed for all its businesses, and its node says what was paid.
    async fn may_run_server(&self, actor: &Actor) -> Outcome<()> {
        actor.may(Right::Own)?;
        if self.runs_server(actor).await? {
            return Ok(());
        }
        Err(fail::refused(
            "All businesses of this server share its networks. Only an owner of the business that it was set up with \
             changes them.",
        ))
    }

    async fn followed(&self) -> Outcome<Vec<FollowedNetwork>> {
        let failed = fail::storage("reading networks");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        tx.networks().await.map_err(&failed)
    }

    /// All networks with their settings and health.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn networks(&self, actor: &Actor) -> Outcome<Vec<NetworkItem>> {
        let owner = self.runs_server(actor).await?;
        Ok(self.followed().await?.iter().map(|network| self.item(network, owner)).collect())
    }

    /// What links can ask for.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn asset_choices(&self, actor: &Actor) -> Outcome<Vec<AssetChoice>> {
        let failed = fail::storage("reading wallets");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let wallets = tx.wallets(actor.merchant).await.map_err(&failed)?;
        let networks = tx.networks().await.map_err(&failed)?;
        let now = self.now();
        let choice = |followed: &FollowedNetwork, asset: &Asset| {
            let sandbox = followed.network.id.family() == NetworkFamily::Sandbox;
            let wallet = wallets.iter().any(|w| {
                w.active
                    && w.mode == followed.network.mode
                    && (matches!(w.source, domain::wallet::WalletSource::Sandbox) == sandbox)
            });
            let missing =
                (!wallet).then(|| format!("Add a wallet for {} networks first.", followed.network.mode.as_str()));
            AssetChoice {
                asset: asset.id.to_string(),
                symbol: asset.symbol.to_string(),
                decimals: asset.decimals,
                network_name: followed.network.name.clone(),
                mode: followed.network.mode,
                trouble: missing.or_else(|| present::trouble(followed, now)),
            }
        };
        let enabled = networks.iter().filter(|n| n.network.enabled);
        Ok(enabled
            .flat_map(|n| n.assets.iter().filter(|a| a.enabled).map(|a| choice(n, a)).collect::<Vec<_>>())
            .collect())
    }

    /// Changes a network, or adds one. When it is to be followed its node is asked first: chain id, genesis and the
    /// decimals of every enabled asset must be as pinned (I9).
    ///
    /// # Errors
    /// Fields that are not as expected, or what is wrong with the node; nothing is changed then.
    pub async fn save_network(&self, actor: &Actor, form: NetworkForm) -> Outcome<NetworkItem> {
        self.may_run_server(actor).await?;
        let known = self.followed().await?;
        let before = known.iter().find(|n| n.network.id.as_str() == form.id.trim());
        let (network, assets) = network_form::read(&form, before)?;
        if before.is_none() && known.iter().any(|n| n.network.id == network.id) {
            return Err(Problem::field("chain_id", "This network is in the list already. Change it there."));
        }
        let genesis = if network.enabled && network.id.family() != NetworkFamily::Sandbox {
            Some(self.check(&network, &assets).await?)
        } else {
            None
        };
        let failed = fail::storage("saving a network");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        // The chain that was seen is the network's from the moment that it is enabled, and not only once it is followed.
        let unknown = match genesis {
            Some(seen) if !is_pinned(&mut *tx, &network, &seen).await? => Some(seen),
            _ => None,
        };
        tx.upsert_network(&network).await.map_err(&failed)?;
        if let Some(seen) = &unknown {
            tx.set_genesis(&network.id, seen).await.map_err(&failed)?;
        }
        let known = before.map(|n| n.assets.as_slice()).unwrap_or_default();
        for asset in assets.iter().filter(|asset| !known.contains(asset)) {
            tx.upsert_asset(asset).await.map_err(&failed)?;
        }
        let state = if network.enabled { "followed" } else { "not followed" };
        self.note(&mut *tx, actor, Act::NetworkSaved, On::of(&network.id, &network.name).saying(state)).await?;
        tx.commit().await.map_err(&failed)?;
        tracing::info!(network = %network.id, enabled = network.enabled, "network saved");
        self.reload_networks();
        Ok(self.item(
            &FollowedNetwork { network, assets, health: before.map(|n| n.health.clone()).unwrap_or_default() },
            true,
        ))
    }

    /// Asks a network's node who it is; its genesis hash.
    async fn check(&self, network: &Network, assets: &[Asset]) -> Outcome<String> {
        let wrong = |why: String| Problem::field("node_url", why);
        let source = self.out.connector.connect(network, assets).await.map_err(|error| wrong(error.to_string()))?;
        let enabled: Vec<_> = assets.iter().filter(|asset| asset.enabled).cloned().collect();
        let checked = check_network(&*source, network, &enabled)
            .await
            .map_err(|error| wrong(format!("{error} Nothing was saved.")))?;
        let mut fields = Fields::default();
        for problem in &checked.problems {
            let field = match problem {
                chain::Problem::NoTag { large: false, .. } => "confirmations",
                chain::Problem::NoTag { large: true, .. } => "large_confirmations",
                chain::Problem::ChainId { .. } | chain::Problem::Decimals { .. } | chain::Problem::NoToken { .. } => {
                    "node_url"
                }
            };
            fields.wrong(field, format!("{problem} Nothing was saved."));
        }
        let genesis = checked.problems.is_empty().then_some(checked.identity.genesis);
        fields.finish(genesis)
    }

    async fn source(&self, network: &FollowedNetwork) -> Outcome<Arc<dyn ChainSource>> {
        self.out
            .connector
            .connect(&network.network, &network.assets)
            .await
            .map_err(|error| Problem::field("network", error))
    }

    /// Adds a token by its contract; symbol and decimals are the contract's own.
    ///
    /// # Errors
    /// No such network, a bad address, or a contract that is no token.
    pub async fn add_token(&self, actor: &Actor, form: TokenForm) -> Outcome<NetworkAsset> {
        self.may_run_server(actor).await?;
        let id: NetworkId = form.network.parse().map_err(|_| Problem::NotFound)?;
        let known = self.followed().await?;
        let network = known.iter().find(|n| n.network.id == id).ok_or(Problem::NotFound)?;
        if network.network.node_url.is_none() {
            return Err(Problem::field(
                "contract",
                "Set the network's node first: the token is asked for its decimals.",
            ));
        }
        let contract: EvmAddress = form.contract.parse().map_err(|error| Problem::field("contract", error))?;
        let asset_id = AssetId::erc20(&id, contract);
        if network.assets.iter().any(|asset| asset.id == asset_id) {
            return Err(Problem::field("contract", "This token is in the list already."));
        }
        let facts = self
            .source(network)
            .await?
            .token_facts(&contract)
            .await
            .map_err(|error| Problem::field("contract", error))?;
        let symbol = facts.symbol.ok_or_else(|| {
            Problem::field("contract", "This contract says no symbol, so it is no ordinary token and is not taken.")
        })?;
        let symbol = symbol.parse().map_err(|error: String| {
            Problem::field("contract", format!("The contract's symbol cannot be used. {error}"))
        })?;
        let asset = Asset { id: asset_id, symbol, decimals: facts.decimals, enabled: true, large_from: None };
        self.save_asset(actor, Act::TokenAdded, &asset).await?;
        Ok(shown(&asset))
    }

    /// Lets links ask for an asset, or not.
    ///
    /// # Errors
    /// `NotFound`: no such asset.
    pub async fn set_asset_enabled(&self, actor: &Actor, asset: &str, enabled: bool) -> Outcome<()> {
        self.may_run_server(actor).await?;
        let id: AssetId = asset.parse().map_err(|_| Problem::NotFound)?;
        let known = self.followed().await?;
        let found = known.iter().find_map(|n| n.assets.iter().find(|a| a.id == id).map(|a| (n, a)));
        let (network, asset) = found.ok_or(Problem::NotFound)?;
        let after = Asset { enabled, ..asset.clone() };
        if enabled && network.network.enabled && network.network.id.family() != NetworkFamily::Sandbox {
            let seen = self.check(&network.network, std::slice::from_ref(&after)).await?;
            let failed = fail::storage("reading a network's first block");
            let mut tx = self.out.store.read().await.map_err(&failed)?;
            is_pinned(&mut *tx, &network.network, &seen).await?;
        }
        let act = if enabled { Act::AssetSwitchedOn } else { Act::AssetSwitchedOff };
        self.save_asset(actor, act, &after).await
    }

    async fn save_asset(&self, actor: &Actor, act: Act, asset: &Asset) -> Outcome<()> {
        let failed = fail::storage("saving an asset");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        tx.upsert_asset(asset).await.map_err(&failed)?;
        self.note(&mut *tx, actor, act, On::of(&asset.id, &asset.symbol)).await?;
        tx.commit().await.map_err(&failed)?;
        self.reload_networks();
        Ok(())
    }

    /// A network as its row shows it. Only the owner sees node addresses, and never their credentials.
    pub(super) fn item(&self, followed: &FollowedNetwork, owner: bool) -> NetworkItem {
        let FollowedNetwork { network, assets, health } = followed;
        let url = |url: &Option<String>| {
            url.as_deref().filter(|_| owner).map(network_form::without_secrets).unwrap_or_default()
        };
        let starting = present::starting(followed);
        NetworkItem {
            id: network.id.to_string(),
            name: network.name.clone(),
            mode: network.mode,
            enabled: network.enabled,
            node_url: url(&network.node_url),
            push_url: url(&network.push_url),
            confirmations: network.confirmations.to_string(),
            large_confirmations: network.large_confirmations.map(|large| large.to_string()).unwrap_or_default(),
            block_time_ms: network.block_time.0,
            steady: network.steady,
            explorer: network.explorer_tx.clone().unwrap_or_default(),
            height: health.height,
            behind: health.tip.zip(health.height).map(|(tip, height)| tip.saturating_sub(height)),
            starting,
            trouble: if network.enabled && !starting {
                health.trouble.clone().filter(|_| owner).or_else(|| present::trouble(followed, self.now()))
            } else {
                None
            },
            assets: assets.iter().map(shown).collect(),
            sandbox: network.id.family() == NetworkFamily::Sandbox,
        }
    }
}

/// Whether the chain that a node showed is known as the network's. Another than the known one is refused (I9).
async fn is_pinned(tx: &mut dyn Transaction, network: &Network, seen: &str) -> Outcome<bool> {
    let pinned = tx.genesis(&network.id).await.map_err(fail::storage("reading a network's first block"))?;
    match pinned {
        None => Ok(false),
        Some(pinned) if pinned == seen => Ok(true),
        Some(pinned) => Err(Problem::field(
            "node_url",
            format!(
                "This node is of another chain: its first block is {seen}, but {} began with {pinned}.",
                network.name
            ),
        )),
    }
}

fn shown(asset: &Asset) -> NetworkAsset {
    NetworkAsset {
        id: asset.id.to_string(),
        symbol: asset.symbol.to_string(),
        decimals: asset.decimals,
        contract: match asset.id.kind() {
            AssetKind::Erc20(contract) => contract.to_string(),
            AssetKind::Native | AssetKind::Sandbox(_) => String::new(),
        },
        enabled: asset.enabled,
        large_from: asset.large_from.map(|from| Amount::new(from, asset.decimals).to_string()).unwrap_or_default(),
    }
}
