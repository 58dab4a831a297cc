//! A link's page, before anybody pays. Looking gives no address away (gap-limit griefing).

use crate::{
    Service,
    fail::{self, Outcome},
    present,
};
use api_types::{
    Problem,
    checkout::{LinkPage, PayOption},
};
use domain::{Asset, Link, Millis};
use storage::records::FollowedNetwork;

impl Service {
    /// The page of an active link.
    ///
    /// # Errors
    /// `NotFound`: there is no such link, or it is switched off (R25).
    pub async fn link_page(&self, link: &str) -> Outcome<LinkPage> {
        let id = link.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("reading a link's page");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let link = tx.link(id).await.map_err(&failed)?.filter(|link| link.active).ok_or(Problem::NotFound)?;
        let merchant = tx.merchant(link.merchant).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        let networks = tx.networks().await.map_err(&failed)?;
        let wallets = tx.wallets(link.merchant).await.map_err(&failed)?;
        drop(tx);
        let mut options = options(&link, &networks, self.now());
        for option in &mut options {
            let payable = option
                .asset
                .parse()
                .is_ok_and(|asset| super::open_session::wallet_for(&wallets, &link, &asset).is_some());
            if !payable && option.trouble.is_none() {
                option.trouble = Some(format!("{} has no wallet for {} yet.", merchant.name, option.network_name));
            }
        }
        Ok(LinkPage {
            link: link.id.to_string(),
            merchant: self.merchant_card(&merchant),
            bill: Self::bill(&link),
            fields: link.fields,
            options,
            window: link.window.0,
            url: self.url(format_args!("/pay/{}", link.id)),
        })
    }
}

/// What a link can be paid with, in the merchant's order, usable or not (P4, P5).
fn options(link: &Link, networks: &[FollowedNetwork], now: Millis) -> Vec<PayOption> {
    let find = |id| networks.iter().find_map(|n| n.assets.iter().find(|a| a.id == id).map(|asset| (n, asset)));
    link.accepts.iter().cloned().filter_map(find).map(|(network, asset)| option(network, asset, now)).collect()
}

fn option(network: &FollowedNetwork, asset: &Asset, now: Millis) -> PayOption {
    let name = &network.network.name;
    PayOption {
        asset: asset.id.to_string(),
        symbol: asset.symbol.to_string(),
        network: network.network.id.to_string(),
        network_name: name.clone(),
        confirms_in: present::confirms_in(network, network.network.confirmations, 0).map(|span| span.0),
        trouble: if asset.enabled {
            present::trouble(network, now)
        } else {
            Some(format!("{} on {name} is switched off on this server.", asset.symbol))
        },
    }
}
