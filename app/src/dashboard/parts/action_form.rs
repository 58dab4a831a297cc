//! A form whose server function is asked: by script, or by the browser itself.

use crate::dashboard::tab::with_business;
use leptos::{
    ev::{SubmitEvent, submit},
    form::FromFormData,
    html::{Form, form},
    prelude::*,
    web_sys::FormData,
};
use serde::de::DeserializeOwned;
use server_fn::{
    Http, ServerFn, client::Client, codec::PostUrl, error::IntoAppError, error::ServerFnErrorErr, request::ClientReq,
};

/// As Leptos' own, but the address that a browser without script sends to says which business the page is of
/// ([`with_business`]); script says it by itself.
#[component]
pub fn ActionForm<F, O>(
    /// What is asked.
    action: ServerAction<F>,
    /// The `<form>`.
    #[prop(optional)]
    node_ref: Option<NodeRef<Form>>,
    /// What is in it.
    children: Children,
) -> impl IntoView
where
    F: DeserializeOwned + ServerFn<Protocol = Http<PostUrl, O>> + Clone + Send + Sync + 'static,
    <<F::Client as Client<F::Error>>::Request as ClientReq<F::Error>>::FormData: From<FormData>,
    F::Output: Send + Sync + 'static,
    F::Error: Send + Sync + 'static,
    <F as ServerFn>::Client: Client<<F as ServerFn>::Error>,
{
    let (version, value) = (action.version(), action.value());
    let on_submit = move |event: SubmitEvent| {
        if event.default_prevented() {
            return;
        }
        event.prevent_default();
        match F::from_event(&event) {
            Ok(input) => _ = action.dispatch(input),
            Err(error) => {
                value.set(Some(Err(ServerFnErrorErr::Serialization(error.to_string()).into_app_error())));
                version.update(|version| *version += 1);
            }
        }
    };
    let shown = form().action(with_business(F::PATH)).method("post").on(submit, on_submit).child(children());
    match node_ref {
        Some(node_ref) => leptos::either::Either::Left(shown.node_ref(node_ref)),
        None => leptos::either::Either::Right(shown),
    }
}
