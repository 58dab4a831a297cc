//! The businesses that a member can turn to.

use super::member::use_member;
use crate::dashboard::{businesses::SwitchForm, parts::Icon};
use leptos::prelude::*;

/// Where the member is, where else they can go, and the way to another business.
#[component]
pub fn BusinessMenu() -> impl IntoView {
    let member = use_member();
    let list = move || {
        let me = member.me();
        let several = me.businesses.len() > 1;
        let rows = me.businesses.into_iter().map(|business| {
            if business.current {
                view! { <p class="menu-here" aria-current="true"><Icon name="check"/><span class="cut">{business.name}</span></p> }
                    .into_any()
            } else {
                view! { <SwitchForm business/> }.into_any()
            }
        });
        let rows = several.then(|| rows.collect_view());
        let add =
            me.may_add_business.then(|| view! { <a href="/businesses/new"><Icon name="plus"/>"Add a business"</a> });
        let any = rows.is_some() || add.is_some();
        any.then(|| view! { <div role="group" aria-label="Businesses">{rows}{add}</div><hr/> })
    };
    view! { {list} }.into_any()
}
