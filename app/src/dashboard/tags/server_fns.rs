//! What is asked of the server about tags.

use crate::dashboard::error::UiError;
use api_types::{
    customers::{TagForm, TagItem, Tagging},
    undo::Undo,
};
use leptos::prelude::*;

/// A merchant's tags of a kind, by name.
#[server(prefix = "/dashboard/do", endpoint = "tags", client = crate::dashboard::Tab)]
pub async fn load_tags(kind: String) -> Result<Vec<TagItem>, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.tags(&actor, &kind).await)
}

/// The same with how many have each.
#[server(prefix = "/dashboard/do", endpoint = "tag_uses", client = crate::dashboard::Tab)]
pub async fn load_tag_uses(kind: String) -> Result<Vec<TagItem>, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.tag_uses(&actor, &kind).await)
}

/// Puts tags on links or customers, or takes them off.
#[server(prefix = "/dashboard/do", endpoint = "tag_them", client = crate::dashboard::Tab)]
pub async fn tag_them(#[server(default)] asked: Tagging) -> Result<Option<Undo>, UiError> {
    use crate::dashboard::session::{actor, answer, plain_form, with_typed};
    let (service, actor) = actor().await?;
    let undo = with_typed(answer(service.tag_them(&actor, &asked).await), &asked)?;
    if plain_form()
        && let Some(undo) = &undo
    {
        // Only a known kind has anything that can be put back.
        let list = if asked.kind == "link" { "links" } else { "customers" };
        leptos_axum::redirect(&format!("/dashboard/{list}?{}", undo.in_address()));
    }
    Ok(undo)
}

/// Makes a tag, or renames and colours the one that is named.
#[server(prefix = "/dashboard/do", endpoint = "save_tag", client = crate::dashboard::Tab)]
pub async fn save_tag(#[server(default)] tag: String, form: TagForm) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer, with_typed};
    let (service, actor) = actor().await?;
    let id = Some(tag.as_str()).filter(|id| !id.is_empty());
    with_typed(answer(service.save_tag(&actor, id, &form).await), &(tag.clone(), form))?;
    Ok(())
}

/// Puts one tag in the place of another.
#[server(prefix = "/dashboard/do", endpoint = "merge_tags", client = crate::dashboard::Tab)]
pub async fn merge_tags(tag: String, #[server(default)] into: String) -> Result<Undo, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    Ok(offered(answer(service.merge_tags(&actor, &tag, &into).await)?))
}

/// Deletes a tag.
#[server(prefix = "/dashboard/do", endpoint = "delete_tag", client = crate::dashboard::Tab)]
pub async fn delete_tag(tag: String) -> Result<Undo, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    Ok(offered(answer(service.delete_tag(&actor, &tag).await)?))
}

/// Leads a browser without script to the page that offers to take it back.
#[cfg(feature = "ssr")]
fn offered(undo: Undo) -> Undo {
    if crate::dashboard::session::plain_form() {
        leptos_axum::redirect(&format!("/dashboard/settings/tags?{}", undo.in_address()));
    }
    undo
}
