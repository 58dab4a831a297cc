//! How often, and how many times at most.

use super::words;
use crate::dashboard::parts::{Field, SelectField};
use domain::reminder::Interval;
use leptos::prelude::*;

/// Two fields of the form around.
#[component]
pub fn PlanFields(
    /// What they are called: how often, and how many at most.
    names: [&'static str; 2],
    /// What stands in them at first.
    every: String,
    /// How many.
    most: String,
) -> impl IntoView {
    let options = Interval::ALL.map(|it| (it.as_str().to_owned(), words::every(it).to_owned())).into();
    let every = if every.is_empty() { Interval::default().as_str().to_owned() } else { every };
    let most = if most.is_empty() { "3".to_owned() } else { most };
    view! {
        <div class="two">
            <SelectField name=names[0] label="How often" options value=every/>
            <Field name=names[1] label="At most" value=most keys="numeric" hint="A whole number from 1 to 50."/>
        </div>
    }
    .into_any()
}
