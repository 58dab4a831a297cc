//! An icon from the page's sprite.

use super::Markup;
use leptos::prelude::*;

/// Shows the icon of this name; the page's [`sprite`](super::sprite::sprite) must hold it. For eyes only: a word stands
/// beside it, or the control has an `aria-label`.
pub fn icon_html(name: &'static str) -> Markup {
    Markup::new().raw("<svg class=\"icon\" aria-hidden=\"true\"><use href=\"#i-").raw(name).raw("\"></use></svg>")
}

/// [`icon_html`] as a view.
pub fn icon(name: &'static str) -> impl IntoView {
    icon_html(name).view()
}

/// [`icon_html`] as a component.
#[component]
pub fn Icon(
    /// Which one.
    name: &'static str,
) -> impl IntoView {
    icon(name)
}
