//! What the merchant asks before an address is given out (A2).

use super::field::{Question, field};
use crate::checkout::LinkFormState;
use api_types::checkout::LinkPage;
use leptos::prelude::*;

const NAME: Question =
    Question { name: "name", label: "Full name", hint: "", kind: "text", autocomplete: "name", lines: false };
const EMAIL: Question = Question {
    name: "email",
    label: "E-mail",
    hint: "For questions about this payment.",
    kind: "email",
    autocomplete: "email",
    lines: false,
};
const PHONE: Question = Question {
    name: "phone",
    label: "Phone",
    hint: "With country code, for example +47 412 34 567.",
    kind: "tel",
    autocomplete: "tel",
    lines: false,
};
const ADDRESS: Question = Question {
    name: "address",
    label: "Shipping address",
    hint: "Street, place and country.",
    kind: "text",
    autocomplete: "street-address",
    lines: true,
};
const NOTE: Question = Question {
    name: "note",
    label: "Anything we should know?",
    hint: "",
    kind: "text",
    autocomplete: "off",
    lines: true,
};

/// The questions of the form, in their order.
pub fn details(page: &LinkPage, form: &LinkFormState) -> impl IntoView + use<> {
    let (fields, info, wrong) = (&page.fields, &form.info, &form.errors);
    let why = [&page.merchant.name, " asks for these before you pay. Only they can read them."].concat();
    view! {
        <fieldset class="stack">
            <legend class="visually-hidden">"Your details"</legend>
            <div class="stack tight">
                <h2 aria-hidden="true">"Your details"</h2>
                <p class="sm muted">{why}</p>
            </div>
            {field(NAME, fields.name, info.name.as_deref(), wrong)}
            {field(EMAIL, fields.email, info.email.as_deref(), wrong)}
            {field(PHONE, fields.phone, info.phone.as_deref(), wrong)}
            {field(ADDRESS, fields.address, info.address.as_deref(), wrong)}
            {field(NOTE, fields.note, info.note.as_deref(), wrong)}
        </fieldset>
    }
}
