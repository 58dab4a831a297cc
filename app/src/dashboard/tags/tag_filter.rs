//! Narrows a list to what has one or more tags; links, so that it works without script.

use super::tag_list::class;
use crate::dashboard::parts::use_query;
use crate::dashboard::parts::{Icon, with_param};
use api_types::customers::TagItem;
use leptos::prelude::*;

/// The tags of a kind; a press adds one to what is asked for, or takes it out. Nothing without tags.
#[component]
pub fn TagFilter(
    /// By name.
    tags: Vec<TagItem>,
) -> impl IntoView {
    let query = use_query();
    let asked = Memo::new(move |_| ids(query.with(|query| query.get("tags")).as_deref()));
    let open = asked.with_untracked(|asked| !asked.is_empty());
    (!tags.is_empty()).then(|| {
        let links = tags
            .into_iter()
            .map(|tag| {
                let (id, same) = (tag.id.clone(), tag.id);
                let href = move || {
                    let tags = asked.with(|asked| toggled(asked, &id));
                    query.with(|query| with_param(query, "tags", &tags))
                };
                let current = move || asked.with(|asked| asked.contains(&same)).then_some("true");
                view! { <a class=format!("tag pickable {}", class(&tag.colour)) href=href aria-current=current>{tag.name}</a> }
            })
            .collect_view();
        view! {
            <details class="more-filters" open=open>
                <summary class="btn">
                    <Icon name="tag"/>"Tags"
                    {move || asked.with(Vec::len).checked_sub(1).map(|more| format!(", {} chosen", more + 1))}
                </summary>
                <div class="row tag-filter" role="group" aria-label="Tags">{links}</div>
            </details>
        }
    })
}

/// The ids in the address.
fn ids(text: Option<&str>) -> Vec<String> {
    text.unwrap_or_default().split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect()
}

/// The ids with one more or one less, as they stand in the address.
fn toggled(asked: &[String], id: &str) -> String {
    let mut ids: Vec<_> = asked.iter().map(String::as_str).filter(|one| *one != id).collect();
    if ids.len() == asked.len() {
        ids.push(id);
    }
    ids.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r28_a_press_on_a_tag_adds_it_and_another_takes_it_out() {
        let one = toggled(&[], "tag_1");
        let two = toggled(&ids(Some(&one)), "tag_2");
        assert_eq!(two, "tag_1,tag_2");
        assert_eq!(toggled(&ids(Some(&two)), "tag_1"), "tag_2");
        assert_eq!(toggled(&ids(Some("tag_2")), "tag_2"), "");
    }
}
