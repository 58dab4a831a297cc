//! Asks before links are deleted, and says what goes with them (R24, R32).

use super::server_fns::ActOnLinks;
use crate::dashboard::{
    parts::{ActionForm, Icon},
    words,
};
use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys::HtmlElement};

/// The dialog's id.
const DIALOG: &str = "delete-links";

/// What is about to be deleted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Doomed {
    /// Ids.
    pub links: Vec<String>,
    /// Its title, when it is one.
    pub title: Option<String>,
    /// How many payments they have had.
    pub payments: u64,
    /// How often people looked at them.
    pub views: u64,
}

impl Doomed {
    fn question(&self) -> String {
        match &self.title {
            Some(title) => format!("Delete {title}?"),
            None => format!("Delete {}?", words::count(self.links.len() as u64, "link", "links")),
        }
    }

    fn history(&self) -> Option<String> {
        let (them, its) = if self.links.len() == 1 { ("this link", "its") } else { ("these links", "their") };
        let payments = words::count(self.payments, "payment", "payments");
        let views = words::count(self.views, "view", "views");
        let stays = format!("The payments stay in Payments, but {its} figures go. To keep both, archive instead.");
        match (self.payments, self.views) {
            (0, 0) => None,
            (0, _) => Some(format!("{views} of {them} were counted. Those figures go. To keep them, archive instead.")),
            (_, 0) => Some(format!("{payments} came through {them}. {stays}")),
            _ => Some(format!("{payments} and {views} came through {them}. {stays}")),
        }
    }
}

/// The question. Opened by a button with `popovertarget="delete-links"`.
#[component]
pub fn DeleteDialog(
    /// Deletes.
    act: ServerAction<ActOnLinks>,
    /// What.
    doomed: RwSignal<Doomed>,
) -> impl IntoView {
    let links = move || {
        let ids = doomed.with(|doomed| doomed.links.clone());
        ids.into_iter().map(|id| view! { <input type="hidden" name="links[]" value=id/> }).collect_view()
    };
    view! {
        <div class="dialog" id="delete-links" popover="auto" role="dialog" aria-labelledby="delete-title">
            <header>
                <h2 id="delete-title">{move || doomed.with(Doomed::question)}</h2>
                <button class="btn quiet square" type="button" popovertarget="delete-links" aria-label="Close"><Icon name="x"/></button>
            </header>
            <div class="body stack">
                {move || doomed.with(Doomed::history).map(|words| view! {
                    <div class="notice warn"><Icon name="triangle-alert"/><h3>"History would be lost"</h3><p>{words}</p></div>
                })}
                <p>"Its address stops working at once, and somebody else may take it. Running payments go on."</p>
            </div>
            <footer>
                <button class="btn" type="button" popovertarget="delete-links" popovertargetaction="hide" autofocus>"Keep"</button>
                <ActionForm action=act>
                    {links}
                    <input type="hidden" name="act" value="delete"/>
                    <button class="btn danger" type="submit" on:click=move |_| hide()>"Delete"</button>
                </ActionForm>
            </footer>
        </div>
    }
    .into_any()
}

/// Opens the dialog in place of the menu that led to it. Without script it opens above the menu.
pub fn open_instead_of(menu: &str) {
    if let (Some(menu), Some(dialog)) = (element(menu), element(DIALOG)) {
        _ = menu.hide_popover();
        _ = dialog.show_popover();
    }
}

/// Closes the dialog once its form was sent.
fn hide() {
    request_animation_frame(|| {
        if let Some(dialog) = element(DIALOG) {
            _ = dialog.hide_popover();
        }
    });
}

fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r24_history_that_would_be_lost_is_counted() {
        let one = Doomed { links: vec!["a".to_owned()], title: Some("Print".to_owned()), payments: 17, views: 0 };
        assert_eq!(one.question(), "Delete Print?");
        assert!(one.history().is_some_and(|words| words.starts_with("17 payments came through this link.")));
        let seen = Doomed { payments: 0, views: 40, ..one.clone() };
        assert!(seen.history().is_some_and(|words| words.starts_with("40 views of this link")), "r32");
        let both = Doomed { views: 1, ..one };
        assert!(both.history().is_some_and(|words| words.starts_with("17 payments and 1 view came")), "r32");
        let none = Doomed { links: vec!["a".to_owned(), "b".to_owned()], title: None, payments: 0, views: 0 };
        assert_eq!((none.question().as_str(), none.history()), ("Delete 2 links?", None));
    }
}
