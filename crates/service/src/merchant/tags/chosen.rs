//! The tags that are chosen in the form that makes or edits a link (R4, R23, R28).

use super::{Words, colour};
use crate::{
    Service,
    auth::Actor,
    fail::{self, Outcome},
    fields::Fields,
};
use api_types::{Problem, dashboard::LinkForm};
use domain::{
    TagColour, TagKind, TagName,
    ids::{LinkId, TagId},
};
use storage::Transaction;

/// What a link is to be tagged with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    ids: Vec<TagId>,
    new: Option<(TagName, TagColour)>,
}

impl Chosen {
    /// Reads it; what is wrong is noted. `None`: the form says nothing of tags, or something is wrong.
    pub fn read(form: &LinkForm, fields: &mut Fields) -> Option<Self> {
        if !form.sets_tags {
            return None;
        }
        let ids: Result<Vec<TagId>, _> = form.tags.iter().map(|tag| tag.parse().map_err(|_| GONE)).collect();
        let ids = fields.take("tags", ids);
        let new = match form.new_tag.trim() {
            "" => Some(None),
            name => {
                let name = fields.take("new_tag", name.parse::<TagName>());
                let colour = fields.take("new_tag_colour", colour(&form.new_tag_colour));
                name.zip(colour).map(Some)
            }
        };
        Some(Self { ids: ids?, new: new? })
    }
}

/// What is said when a tag was deleted, or never was this merchant's (I19).
const GONE: &str = "One of these tags is no longer there. Choose again.";

impl Service {
    /// Gives a link these tags and no others. A name that is typed is made a tag.
    pub(in crate::merchant) async fn wear(
        &self,
        tx: &mut dyn Transaction,
        actor: &Actor,
        link: LinkId,
        chosen: Option<Chosen>,
    ) -> Outcome<()> {
        let Some(Chosen { mut ids, new }) = chosen else { return Ok(()) };
        let failed = fail::storage("tagging a link");
        let mut words = Words::of(tx, actor.merchant, TagKind::Link).await?;
        if ids.iter().any(|id| !words.has_id(*id)) {
            return Err(Problem::field("tags", GONE));
        }
        if let Some((name, colour)) = new {
            ids.push(words.take(tx, name, colour, || self.tag_id()).await?.id);
        }
        let target = [link.to_string()];
        let others: Vec<_> = words.ids().into_iter().filter(|tag| !ids.contains(tag)).collect();
        tx.take_tags(actor.merchant, &others, &target).await.map_err(&failed)?;
        tx.put_tags(actor.merchant, TagKind::Link, &ids, &target).await.map_err(&failed)
    }
}
