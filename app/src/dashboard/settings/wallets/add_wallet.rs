//! Adding a wallet: the key, then the first addresses to compare, then done.

use super::{
    preview::Preview,
    server_fns::{AddWallet, PreviewWallet},
};
use crate::dashboard::parts::{ActionForm, ErrorSummary, Field, FormScope, SelectField, Submit, failure};
use api_types::dashboard::WalletForm;
use leptos::{html::Form, prelude::*};

/// The form and, once the key was read, the addresses.
#[component]
pub fn AddWalletForm(
    /// Adds it.
    add: ServerAction<AddWallet>,
) -> impl IntoView {
    let preview = ServerAction::<PreviewWallet>::new();
    let (preview_error, add_error) = (failure(preview), failure(add));
    FormScope::provide("wallet", "form", Signal::derive(move || preview_error.get().or_else(|| add_error.get())));
    let (key, mode) = (RwSignal::new(String::new()), RwSignal::new("live".to_owned()));
    // What the addresses are of: as it was sent, for the browser may have had it before this script ran.
    let sent = RwSignal::new(WalletForm::default());
    let input = preview.input();
    Effect::new(move || {
        if let Some(PreviewWallet { form }) = input.get() {
            sent.set(form);
        }
    });
    let found = move || preview.value().get().and_then(Result::ok);
    // Another key is another wallet: what was shown for the one before is no longer true. But a secret is taken out of its field
    // when it is refused, and the refusal stays.
    Effect::new(move |before: Option<()>| {
        mode.track();
        let emptied = key.with(String::is_empty);
        let refused = preview.value().with_untracked(|value| matches!(value, Some(Err(_))));
        if before.is_some() && !(emptied && refused) {
            preview.value().set(None);
        }
    });
    let form = NodeRef::<Form>::new();
    // An added wallet leaves an empty form.
    Effect::new(move || {
        if add.value().with(|value| matches!(value, Some(Ok(())))) {
            preview.value().set(None);
            if let Some(form) = form.get_untracked() {
                form.reset();
            }
        }
    });
    let modes =
        vec![("live".to_owned(), "Live: real money".to_owned()), ("test".to_owned(), "Test: to rehearse".to_owned())];
    // What this form finds can only be shown by script. Without, the wallet is added and waits until its addresses were compared.
    let to_compare = <AddWallet as server_fn::ServerFn>::url();
    view! {
        <section class="card card-form" data-needs="manage" aria-labelledby="add-wallet">
            <header>
                <h2 id="add-wallet">"Add a wallet"</h2>
                <p class="muted sm">
                    "Take the extended public key (xpub) from your wallet: each payment gets an address of its own. Or give one address: \
                    payments are then told apart by amounts that differ by at most 0.1 %. Never give a private key or recovery words."
                </p>
            </header>
            <ActionForm action=preview node_ref=form attr:class="stack" attr:novalidate="novalidate">
                <ErrorSummary/>
                <Field name="key" label="Extended public key or address" lines=2 typed=key
                    hint="Begins with xpub (tpub for test), or 0x for a single address."/>
                <div class="two">
                    <Field name="name" label="Name" optional=true hint="For you, for example Hardware wallet."/>
                    <SelectField name="mode" label="What it is for" options=modes value="live" typed=mode/>
                </div>
                <div class="row needs-script"><Submit words="Show its addresses" pending=preview.pending() scripted=true/></div>
                <div class="row without-script">
                    <button class="btn primary" type="submit" formaction=to_compare name="to_compare" value="true">
                        "Show its addresses"
                    </button>
                </div>
            </ActionForm>
            {move || found().map(|found| view! { <Preview found sent add/> })}
        </section>
    }
    .into_any()
}
