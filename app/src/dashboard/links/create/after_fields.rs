//! What happens once the customer has paid (R26, R27).

use super::typed::Typed;
use crate::dashboard::{
    customers::load_tags_of_customer,
    parts::{Field, FieldNote, use_form_scope},
};
use api_types::dashboard::LinkForm;
use leptos::prelude::*;

/// Words, a download, a way on, and for one customer tags.
#[component]
pub fn AfterFields(
    /// What stands in it at first.
    form: LinkForm,
    /// Names of the tags that customers can have.
    tags: Vec<String>,
    /// What is typed.
    typed: Typed,
) -> impl IntoView {
    let scope = use_form_scope();
    let applied = RwSignal::new(form.apply_tag.clone());
    let worn = RwSignal::new(Vec::<String>::new());
    let ask = Action::new(|email: &String| load_tags_of_customer(email.clone()));
    let answer = ask.value();
    Effect::new(move || {
        if typed.customer.with(|kind| kind == "known") {
            ask.dispatch(typed.customer_email.get());
        } else {
            worn.set(Vec::new());
        }
    });
    Effect::new(move || {
        // An older answer may come after a newer question.
        if let Some(Ok((email, tags))) = answer.get()
            && typed.customer_email.with_untracked(|typed| *typed == email)
        {
            worn.set(tags);
        }
    });
    // The customer's own, and the one that is added (R27).
    let removable = Signal::derive(move || {
        let applied = Some(applied.get()).filter(|name| !name.is_empty());
        worn.get().into_iter().chain(applied).collect::<Vec<_>>()
    });
    view! {
        <section class="block">
            <header><h2>"After payment"</h2><p>"For who has paid, and nobody else."</p></header>
            <Field name="message" label="Message" value=form.message lines=2 optional=true
                hint="Shown with our thanks, for example what happens next."/>
            <Field name="download" label="Download or private page" value=form.download kind="url" optional=true
                hint="Whoever has paid finds a button to this address. Nobody finds it before."/>
            <Field name="redirect" label="Lead on to" value=form.redirect kind="url" optional=true
                hint="A button leads to this address of yours, and says which site it is. Your site can check that the payment is real."/>
            <label class="tick">
                <input type="checkbox" name=scope.name("send_receipt") value="true" checked=form.send_receipt/>
                <span><span class="name">"Send them the receipt by e-mail"</span>
                <span class="note">"To the e-mail that they give, or the one that you know."</span></span>
            </label>
            <div class="if-customer two">
                <TagField name="apply_tag" label="Tag to add" value=form.apply_tag options=Signal::stored(tags) typed=applied customer=typed.customer
                    hint="The customer gets it by paying. A new name makes a new tag."/>
                <TagField name="remove_tag" label="Tag to remove" value=form.remove_tag options=removable customer=typed.customer
                    hint="One that the customer has."/>
            </div>
        </section>
    }
    .into_any()
}

/// A tag's name, with a list to choose from.
#[component]
fn TagField(
    /// Field's name.
    name: &'static str,
    /// What stands above.
    label: &'static str,
    /// What stands in it at first.
    value: String,
    /// What can be chosen.
    options: Signal<Vec<String>>,
    /// Follows what is typed.
    #[prop(optional)]
    typed: Option<RwSignal<String>>,
    /// Whom the link is for: of anybody, nobody's tags are changed, and nothing is sent.
    customer: RwSignal<String>,
    /// What stands below.
    hint: &'static str,
) -> impl IntoView {
    let scope = use_form_scope();
    let (id, list) = (scope.id(name), format!("{}-list", scope.id(name)));
    let (note, same_list, same_id) = (format!("{id}-note"), list.clone(), id.clone());
    let choices = move || options.get().into_iter().map(|name| view! { <option value=name></option> }).collect_view();
    view! {
        <div class="field">
            <label for=id>{label}<span class="opt">"Optional"</span></label>
            <input
                class="input" id=same_id name=scope.name(name) value=value maxlength="40" autocomplete="off" list=list
                aria-describedby=note aria-invalid=move || scope.message(name).map(|_| "true")
                disabled=move || customer.with(|kind| kind == "anybody")
                on:input=move |event| {
                    if let Some(typed) = typed {
                        typed.set(event_target_value(&event));
                    }
                }
            />
            <datalist id=same_list>{choices}</datalist>
            <FieldNote name hint/>
        </div>
    }
    .into_any()
}
