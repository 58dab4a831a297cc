//! One wallet in the list.

use super::server_fns::SetWalletActive;
use crate::dashboard::{
    mode::use_shown,
    parts::{ActionForm, Icon, ModeBadge},
    words,
};
use api_types::dashboard::WalletItem;
use domain::wallet::{GAP_LIMIT as GAP, gap_warning};
use leptos::prelude::*;

/// What it is, how much of it was used, and whether it is used.
#[component]
pub fn WalletRow(
    /// The wallet.
    wallet: WalletItem,
    /// Switches it.
    set_active: ServerAction<SetWalletActive>,
) -> impl IntoView {
    let shown = use_shown();
    let kind = match wallet.kind.as_str() {
        "extended_key" => "An address for each payment",
        "single_address" => "One address, told apart by the amount",
        _ => "Test wallet of the sandbox",
    };
    let gap = gap_words(&wallet).map(|words| view! { <p class="gap-line"><Icon name="triangle-alert"/>{words}</p> });
    let given = words::count(u64::from(wallet.given), "address", "addresses");
    let id = wallet.id.clone();
    let href = move || shown.href(&format!("/dashboard/settings/wallets/{id}"));
    let name = wallet.name.clone();
    let switch = (wallet.kind != "sandbox").then(|| {
        let words = if wallet.active { "Stop using it" } else { "Use it" };
        view! {
            <ActionForm action=set_active attr:data-needs="manage">
                <input type="hidden" name="id" value=wallet.id.clone()/>
                <input type="hidden" name="active" value=(!wallet.active).to_string()/>
                <button class="btn" type="submit">{words}<span class="visually-hidden">": "{name}</span></button>
            </ActionForm>
        }
    });
    let (tone, state) = if wallet.active { ("ok", "In use") } else { ("", "Not in use") };
    view! {
        <li>
            <span class="spot"><Icon name="wallet"/></span>
            <div class="grow">
                <p class="row tight-row">
                    <a class="main" href=href>{wallet.name.clone()}</a>
                    <span class=format!("badge dotted {tone}")>{state}</span>
                    <ModeBadge mode=wallet.mode/>
                </p>
                <p class="muted sm">{kind}", "{given}" given out"</p>
                <p class="muted sm code-text">{wallet.shown}</p>
                {gap}
            </div>
            {switch}
        </li>
    }
    .into_any()
}

/// What a long run of unused addresses means. `None`: there is none.
pub fn gap_words(wallet: &WalletItem) -> Option<String> {
    let (run, passed, raised) = (wallet.unused_run, wallet.passed_gap, wallet.gap_raised);
    if wallet.kind != "extended_key" {
        None
    } else if raised && passed >= GAP && passed >= run {
        Some(format!(
            "Since you raised your wallet's gap limit, {passed} more addresses in a row are unused, and payments came after them. \
             Raise it by {passed} again to see all payments."
        ))
    } else if raised && run >= GAP {
        Some(format!(
            "Since you raised your wallet's gap limit, {run} more addresses in a row are unused. Raise it by {run} again to see \
             all payments."
        ))
    } else if passed >= GAP && passed >= run {
        Some(format!(
            "{passed} addresses in a row are unused, and payments came after them. Wallets that stop at {GAP} do not show those: \
             raise your wallet's gap limit above {passed}."
        ))
    } else if run >= GAP {
        Some(format!(
            "{run} addresses in a row are unused. Wallets look past {GAP} only if told so: raise the gap limit in yours to see \
             all payments."
        ))
    } else if run >= gap_warning(raised) {
        Some(format!(
            "{run} addresses in a row are unused. From {GAP} on, your wallet may not find payments by itself: raise its gap limit."
        ))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Mode;

    fn words(kind: &str, unused_run: u32, passed_gap: u32) -> Option<String> {
        gap_words(&wallet(kind, unused_run, passed_gap))
    }

    fn wallet(kind: &str, unused_run: u32, passed_gap: u32) -> WalletItem {
        WalletItem {
            id: String::new(),
            name: String::new(),
            mode: Mode::Live,
            kind: kind.to_owned(),
            shown: String::new(),
            given: 41,
            unused_run,
            passed_gap,
            gap_raised: false,
            gap_end: 40,
            active: true,
        }
    }

    #[test]
    fn who_raised_the_limit_is_told_of_what_came_since_and_not_early() {
        let raised = |unused_run, passed_gap| {
            gap_words(&WalletItem { gap_raised: true, ..wallet("extended_key", unused_run, passed_gap) })
        };
        assert_eq!(raised(19, 19), None);
        assert!(
            raised(20, 0).is_some_and(|words| words.contains("20 more addresses") && words.contains("by 20 again"))
        );
        assert!(raised(3, 21).is_some_and(|words| words.contains("payments came after them")));
    }

    #[test]
    fn a_gap_that_payments_came_after_is_still_warned_of() {
        assert_eq!(words("extended_key", 14, 19), None);
        assert!(words("extended_key", 15, 0).is_some_and(|words| words.contains("may not find payments")));
        let passed = words("extended_key", 3, 20).unwrap_or_default();
        assert!(passed.contains("payments came after them") && passed.contains("gap limit above 20"), "{passed}");
        assert!(words("extended_key", 30, 25).is_some_and(|words| words.starts_with("30 addresses")));
        assert_eq!(words("single_address", 30, 30), None);
    }
}
