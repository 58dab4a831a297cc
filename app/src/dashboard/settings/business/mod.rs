//! The business: what customers see of it, and what its links start from.

mod accent_field;
mod form;
mod invoicing_form;
mod logo_form;
mod server_fns;

use super::settings_head::SettingsHead;
use crate::dashboard::{
    frame::use_member,
    parts::{Loaded, failure, page_data, successes},
    undo::use_undoing,
};
pub use form::BusinessForm;
use invoicing_form::InvoicingForm;
use leptos::prelude::*;
pub use logo_form::LogoForm;
use server_fns::{SaveBusiness, SaveInvoicing, load_business, load_invoicing};

/// The page.
#[component]
pub fn BusinessPage() -> impl IntoView {
    let save = ServerAction::<SaveBusiness>::new();
    let saved = successes(save);
    let undoing = use_undoing();
    let business = page_data(move || (saved.get(), undoing.done()), |_| load_business());
    let save_invoicing = ServerAction::<SaveInvoicing>::new();
    let kept = successes(save_invoicing);
    let invoicing = page_data(move || kept.get(), |_| load_invoicing());
    let member = use_member();
    Effect::new(move || {
        if saved.get() + undoing.done() > 0 {
            member.refresh();
        }
    });
    let error = failure(save);
    view! {
        <SettingsHead title="Business"/>
        <Loaded resource=business view=move |business| {
            let logo = business.logo_url.clone();
            let name = business.name.clone();
            let typed = error.get_untracked().and_then(|error| error.typed()).unwrap_or(business);
            view! {
                <div class="settings-page">
                    <BusinessForm business=typed save/>
                    <LogoForm logo_url=logo name/>
                </div>
            }
            .into_any()
        }/>
        <Loaded resource=invoicing rows=4 view=move |form| {
            view! { <div class="settings-page"><InvoicingForm form save=save_invoicing/></div> }.into_any()
        }/>
    }
    .into_any()
}
