//! Recovery codes that were just made, shown once.

use super::server_fns::{PutCodesAway, load_fresh_codes};
use crate::dashboard::parts::{ActionForm, CopyButton, Crumb, Icon, Loaded, PageHead, Submit, page_data};
use leptos::prelude::*;

/// The page.
#[component]
pub fn RecoveryCodesPage() -> impl IntoView {
    let codes = page_data(|| (), |()| load_fresh_codes());
    let put_away = ServerAction::new();
    let crumbs = vec![
        Crumb { path: "/dashboard/settings".to_owned(), name: "Settings" },
        Crumb { path: "/dashboard/settings/account".to_owned(), name: "Your account" },
    ];
    view! {
        <PageHead title="Recovery codes" crumbs/>
        <Loaded resource=codes view=move |codes| view! { <RecoveryCodes codes put_away/> }.into_any()/>
    }
    .into_any()
}

/// The codes, or where new ones are made.
#[component]
pub fn RecoveryCodes(
    /// None: they were put away.
    codes: Vec<String>,
    /// Puts them away.
    put_away: ServerAction<PutCodesAway>,
) -> impl IntoView {
    if codes.is_empty() {
        return view! {
            <section class="card empty">
                <span class="spot large"><Icon name="key-round"/></span>
                <p>"Recovery codes are shown once, right after they were made. If you have lost yours, make new ones."</p>
                <div class="row"><a class="btn" href="/dashboard/settings/account">"Your account"</a></div>
            </section>
        }
        .into_any();
    }
    let all = codes.join("\n");
    let rows = codes.into_iter().map(|code| view! { <li><code>{code}</code></li> }).collect_view();
    view! {
        <div class="settings-page">
            <section class="card card-form" aria-labelledby="keep-codes">
                <header>
                    <h2 id="keep-codes">"Keep these where your phone is not"</h2>
                    <p class="muted sm">"Without your app, each of them takes the second step once. Print them, or put them into your password manager. They are not shown again."</p>
                </header>
                <ol class="recovery-codes">{rows}</ol>
                <div class="actions">
                    <CopyButton text=all what="all recovery codes"/>
                    <ActionForm action=put_away>
                        <Submit words="I have kept them" pending=put_away.pending()/>
                    </ActionForm>
                </div>
            </section>
        </div>
    }
    .into_any()
}
