//! What the fields of one form share: how they are named, and what the server said about them.

use crate::dashboard::error::UiError;
use leptos::prelude::*;
use server_fn::ServerFn;

/// A form, as context for its fields.
#[derive(Clone, Copy)]
pub struct FormScope {
    /// Begins the ids of the form's elements; one of its own on each page.
    id: StoredValue<String>,
    /// The server function's argument that the fields are in. Empty: each field is an argument.
    argument: &'static str,
    /// What the server said.
    error: Signal<Option<UiError>>,
}

impl FormScope {
    /// Describes the form for the fields below.
    pub fn provide(id: impl Into<String>, argument: &'static str, error: Signal<Option<UiError>>) -> Self {
        let scope = Self { id: StoredValue::new(id.into()), argument, error };
        provide_context(scope);
        scope
    }

    /// The `name` of a field.
    pub fn name(self, field: &str) -> String {
        if self.argument.is_empty() { field.to_owned() } else { format!("{}[{field}]", self.argument) }
    }

    /// The `id` of a field.
    pub fn id(self, field: &str) -> String {
        self.id.with_value(|id| format!("{id}-{field}"))
    }

    /// What is wrong with a field; tracked. `None`: nothing.
    pub fn message(self, field: &str) -> Option<String> {
        self.error.with(|error| error.as_ref().and_then(|error| error.message_for(field)).map(str::to_owned))
    }

    /// What the server said; tracked.
    pub fn error(self) -> Option<UiError> {
        self.error.get()
    }
}

/// Brings a field into view before it takes the focus, as context: for forms that do not show all fields at once.
#[derive(Clone, Copy)]
pub struct Reveal(pub Callback<String>);

/// The form around.
///
/// # Panics
/// Outside of a form, which every rendering of the page shows.
pub fn use_form_scope() -> FormScope {
    expect_context()
}

/// What the server said to the newest sending of a form. `None`: it went well, or was not sent.
pub fn failure<S>(action: ServerAction<S>) -> Signal<Option<UiError>>
where
    S: ServerFn<Error = UiError> + Clone + Send + Sync + 'static,
    S::Output: Clone + Send + Sync + 'static,
{
    let value = action.value();
    Signal::derive(move || value.get().and_then(Result::err))
}
