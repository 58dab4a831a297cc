//! What the wallet pages ask the server. What was typed never travels in an address: it may be a secret by mistake.

use crate::dashboard::error::UiError;
use api_types::dashboard::{AddressItem, Listing, WalletForm, WalletItem, WalletPreview};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A wallet with a page of the addresses that were given out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WalletAddresses {
    /// The wallet.
    pub wallet: WalletItem,
    /// The addresses.
    pub addresses: Listing<AddressItem>,
    /// How many sums came to its one address that no payment asked for, as far as was counted.
    pub unattributed: u64,
    /// What it would give out first. `None`: it is in use or gave out addresses already.
    pub to_compare: Option<WalletPreview>,
}

/// All wallets.
#[server(prefix = "/dashboard/do", endpoint = "wallets", client = crate::dashboard::Tab)]
pub async fn load_wallets() -> Result<Vec<WalletItem>, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.wallets(&actor).await)
}

/// What a wallet would give out first; nothing is kept.
#[server(prefix = "/dashboard/do", endpoint = "preview_wallet", client = crate::dashboard::Tab)]
pub async fn preview_wallet(form: WalletForm) -> Result<WalletPreview, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.preview_wallet(&actor, form).await)
}

/// Adds a wallet. `to_compare`: nobody has seen its addresses yet, so it waits on its own page until they were compared.
#[server(prefix = "/dashboard/do", endpoint = "add_wallet", client = crate::dashboard::Tab)]
pub async fn add_wallet(form: WalletForm, #[server(default)] to_compare: bool) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    if to_compare {
        let wallet = answer(service.add_wallet_to_compare(&actor, form).await)?;
        leptos_axum::redirect(&format!("/dashboard/settings/wallets/{}", wallet.id));
        return Ok(());
    }
    answer(service.add_wallet(&actor, form).await)?;
    leptos_axum::redirect("/dashboard/settings/wallets?added=1");
    Ok(())
}

/// Lets sessions get addresses from a wallet, or no longer.
#[server(prefix = "/dashboard/do", endpoint = "set_wallet_active", client = crate::dashboard::Tab)]
pub async fn set_wallet_active(id: String, active: bool) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.set_wallet_active(&actor, &id, active).await)
}

/// Takes it that the merchant raised the gap limit of their own wallet, so that it finds what is paid up to this address.
#[server(prefix = "/dashboard/do", endpoint = "raise_gap", client = crate::dashboard::Tab)]
pub async fn raise_gap(id: String, to: u32) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.raise_gap(&actor, &id, to).await)?;
    leptos_axum::redirect(&format!("/dashboard/settings/wallets/{id}?raised={to}"));
    Ok(())
}

/// A wallet's own page.
#[server(prefix = "/dashboard/do", endpoint = "wallet_addresses", client = crate::dashboard::Tab)]
pub async fn load_wallet(id: String, page: u32) -> Result<WalletAddresses, UiError> {
    use crate::dashboard::session::{actor, answer};
    use api_types::Problem;
    let (service, actor) = actor().await?;
    let wallets = answer(service.wallets(&actor).await)?;
    let wallet = answer(wallets.into_iter().find(|wallet| wallet.id == id).ok_or(Problem::NotFound))?;
    let addresses = answer(service.wallet_addresses(&actor, &id, page).await)?;
    let unattributed = answer(service.unattributed_at(&actor, &id).await)?;
    let to_compare = match wallet.active || wallet.given > 0 {
        true => None,
        false => Some(answer(service.first_addresses(&actor, &id).await)?),
    };
    Ok(WalletAddresses { wallet, addresses, unattributed, to_compare })
}
