//! Logos: the merchant's, and our own mark.

use leptos::prelude::*;

/// A merchant's logo, or the first letter of its name in its colour.
pub fn logo(name: &str, url: Option<&str>) -> impl IntoView + use<> {
    match url {
        Some(url) => {
            let url = url.to_owned();
            view! { <img class="logo" src=url alt="" width="40" height="40" /> }.into_any()
        }
        None => {
            let letter: String = name.chars().take(1).flat_map(char::to_uppercase).collect();
            view! { <span class="logo letter" aria-hidden="true">{letter}</span> }.into_any()
        }
    }
}

/// The outline of our mark: the two halves of a tally stick. `public/favicon.svg` draws the same.
pub const MARK: &str = "M3 5.5h3.5L8 8l1.5-2.5h1L12 8l1.5-2.5h1L16 8l1.5-2.5H21v5.7H3zM3 12.8h18v5.7h-3.5L16 16l-1.5 \
                        2.5h-1L12 16l-1.5 2.5h-1L8 16l-1.5 2.5H3z";

/// Our mark.
pub fn mark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
            <path d=MARK></path>
        </svg>
    }
}
