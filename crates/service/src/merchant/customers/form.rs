//! Reads what is typed about a customer.

use crate::{fields::Fields, phone::dialled};
use api_types::customers::CustomerForm;
use domain::{
    Email,
    customer::About,
    text::{optional_line, paragraph},
};

/// Reads it. `named` gives the field of the form that stands for one of ours; what is wrong is noted there.
pub fn read(form: &CustomerForm, fields: &mut Fields, named: impl Fn(&str) -> String) -> Option<(Email, About)> {
    let (name, address, notes) = About::MOST;
    let email = fields.take(&named("email"), form.email.parse::<Email>());
    let about = About {
        name: fields.take(&named("name"), optional_line("The name", &form.name, name)).flatten(),
        phone: fields.take(&named("phone"), dialled(&form.phone)).flatten(),
        address: fields.take(&named("address"), paragraph("The address", &form.address, address)).flatten(),
        notes: fields.take(&named("notes"), paragraph("The notes", &form.notes, notes)).flatten(),
    };
    email.map(|email| (email, about))
}
