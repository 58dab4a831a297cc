//! What the merchant says who has raised their wallet's gap limit.

use super::server_fns::RaiseGap;
use crate::dashboard::parts::{ActionForm, failure};
use api_types::dashboard::WalletItem;
use leptos::prelude::*;

/// The button. It leads to the wallet's page, which says what comes of it.
#[component]
pub fn GapForm(
    /// The wallet that has a gap.
    wallet: WalletItem,
) -> impl IntoView {
    let raise = ServerAction::<RaiseGap>::new();
    let error = failure(raise);
    view! {
        <ActionForm action=raise attr:data-needs="manage">
            <input type="hidden" name="id" value=wallet.id/>
            <input type="hidden" name="to" value=wallet.gap_end.to_string()/>
            <button class="btn" type="submit">
                "I have raised it"<span class="visually-hidden">{format!(": the gap limit of {}", wallet.name)}</span>
            </button>
        </ActionForm>
        {move || error.get().map(|error| view! { <p class="sm" role="alert">{error.to_string()}</p> })}
    }
    .into_any()
}
