//! What was wrong with a form that came back.

use crate::ui::icon;
use domain::FieldError;
use leptos::prelude::*;

/// Why it cannot be paid now.
pub fn refused(why: Option<&str>) -> impl IntoView + use<> {
    why.map(|why| {
        let why = why.to_owned();
        view! {
            <div class="notice warn" role="alert" tabindex="-1" autofocus>
                {icon("triangle-alert")} <h2>"Not now"</h2> <p>{why}</p>
            </div>
        }
    })
}

/// All that is wrong, with links to the fields; takes the focus, so that it is read first.
pub fn summary(errors: &[FieldError]) -> impl IntoView + use<> {
    (!errors.is_empty()).then(|| {
        let title = match errors.len() {
            1 => "One thing needs a look".to_owned(),
            n => [&n.to_string(), " things need a look"].concat(),
        };
        let lines: Vec<_> = errors
            .iter()
            .map(|error| {
                let href = ["#", &error.field].concat();
                view! { <li><a href=href>{error.message.clone()}</a></li> }
            })
            .collect();
        view! {
            <div class="notice bad" role="alert" tabindex="-1" autofocus>
                {icon("triangle-alert")} <h2>{title}</h2> <ul class="lines">{lines}</ul>
            </div>
        }
    })
}

/// What is wrong with a field.
pub fn of<'a>(errors: &'a [FieldError], field: &str) -> Option<&'a str> {
    errors.iter().find(|error| error.field == field).map(|error| error.message.as_str())
}
