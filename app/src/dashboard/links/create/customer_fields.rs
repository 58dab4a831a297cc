//! Whom the link is for: anybody, a customer, or somebody new who is added in place (P2).

use super::{tiles::Tiles, typed::Typed};
use crate::dashboard::{
    customers::load_customer_choices,
    parts::{Field, FieldNote, use_form_scope},
};
use api_types::dashboard::LinkForm;
use leptos::prelude::*;

/// The choices.
const KINDS: &[(&str, &str, &str)] = &[
    ("anybody", "Anybody", "Share it as you like"),
    ("known", "A customer", "One that you have"),
    ("new", "New customer", "Added with this link"),
];

/// Kind, e-mail with a list to search in, and for a new customer what is known.
#[component]
pub fn CustomerFields(
    /// What stands in it at first.
    form: LinkForm,
    /// The newest customers, offered before anything is typed: e-mail and what they are called.
    newest: Vec<(String, String)>,
    /// What is typed.
    typed: Typed,
    /// Sending it at once. `None`: the link is not new.
    send: Option<AnyView>,
    /// Whether it must be for somebody.
    #[prop(optional)]
    needed: bool,
) -> impl IntoView {
    let scope = use_form_scope();
    let kinds = if needed { KINDS.get(1..).unwrap_or_default() } else { KINDS };
    let found = RwSignal::new(newest);
    let ask = Action::new(|text: &String| load_customer_choices(text.clone()));
    let answer = ask.value();
    Effect::new(move || {
        // An older answer may come after a newer question.
        if let Some(Ok((text, customers))) = answer.get()
            && typed.customer_email.with_untracked(|typed| *typed == text)
        {
            found.set(customers);
        }
    });
    let search = move |text: String| {
        typed.customer_email.set(text.clone());
        ask.dispatch(text);
    };
    let (id, list) = (scope.id("customer_email"), scope.id("customers"));
    let (note, same_list) = (format!("{id}-note"), list.clone());
    let options = move || {
        found.get().into_iter().map(|(email, name)| view! { <option value=email>{name}</option> }).collect_view()
    };
    view! {
        <section class="block">
            <header><h2>"Whom it is for"</h2></header>
            <div class="field">
                <Tiles name="customer" label="Whom it is for" options=kinds chosen=typed.customer/>
                <FieldNote name="customer"/>
            </div>
            <div class="if-customer stack">
                <div class="field">
                    <label for=id.clone()>"Customer’s e-mail"</label>
                    <input
                        class="input" id=id name=scope.name("customer_email") type="email" value=form.customer_email
                        autocomplete="off" list=list aria-describedby=note
                        aria-invalid=move || scope.message("customer_email").map(|_| "true")
                        on:input=move |event| search(event_target_value(&event))
                    />
                    <datalist id=same_list>{options}</datalist>
                    <FieldNote name="customer_email" hint="Type a few letters of a name or an e-mail to search in your customers."/>
                </div>
                <div class="if-new two">
                    <Field name="customer_name" label="Name" value=form.customer_name optional=true/>
                    <Field name="customer_phone" label="Phone" value=form.customer_phone keys="tel" optional=true
                        hint="With country code."/>
                </div>
                {send}
                <p class="hint">"The page begins with what you know of them, as far as it asks. So its address is secret, and only they should get it."</p>
            </div>
        </section>
    }
    .into_any()
}
