//! A merchant's tags by their names, for making those that are not there yet.

use crate::fail::{self, Outcome};
use domain::{
    Tag, TagColour, TagKind, TagName,
    ids::{MerchantId, TagId},
};
use std::collections::HashMap;
use storage::{StorageError, Transaction};

/// The most tags of a kind: a list that a person can still read.
const MOST: usize = 300;

/// The tags of a kind.
pub struct Words {
    merchant: MerchantId,
    kind: TagKind,
    known: HashMap<String, Tag>,
}

impl Words {
    /// Reads them.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn of(tx: &mut dyn Transaction, merchant: MerchantId, kind: TagKind) -> Outcome<Self> {
        let mut words = Self { merchant, kind, known: HashMap::new() };
        words.read(tx).await?;
        Ok(words)
    }

    async fn read(&mut self, tx: &mut dyn Transaction) -> Outcome<()> {
        let rows = tx.tags(self.merchant, self.kind).await.map_err(fail::storage("reading tags"))?;
        self.known = rows.into_iter().map(|tag| (tag.name.folded(), tag)).collect();
        Ok(())
    }

    /// Whether there is one of this name.
    pub fn has(&self, name: &TagName) -> bool {
        self.known.contains_key(&name.folded())
    }

    /// The one of this name. `None`: there is none.
    pub fn find(&self, name: &TagName) -> Option<&Tag> {
        self.known.get(&name.folded())
    }

    /// Whether one of them has this id.
    pub fn has_id(&self, id: TagId) -> bool {
        self.known.values().any(|tag| tag.id == id)
    }

    /// Ids of all.
    pub fn ids(&self) -> Vec<TagId> {
        self.known.values().map(|tag| tag.id).collect()
    }

    /// The one of this name; made when there is none.
    ///
    /// # Errors
    /// `Refused`: there are too many already.
    pub async fn take(
        &mut self,
        tx: &mut dyn Transaction,
        name: TagName,
        colour: TagColour,
        id: impl FnOnce() -> (TagId, domain::Millis) + Send,
    ) -> Outcome<Tag> {
        let folded = name.folded();
        if let Some(tag) = self.known.get(&folded) {
            return Ok(tag.clone());
        }
        if self.known.len() >= MOST {
            return Err(fail::refused(format!("There are {MOST} tags already. Merge or delete some first.")));
        }
        let (id, created_at) = id();
        let tag = Tag { id, merchant: self.merchant, kind: self.kind, name, colour, created_at };
        match tx.insert_tag(&tag).await {
            Ok(()) => {}
            // Another made it in this moment.
            Err(StorageError::Taken(_)) => {
                self.read(tx).await?;
                if let Some(tag) = self.known.get(&folded) {
                    return Ok(tag.clone());
                }
                return Err(api_types::Problem::Unavailable);
            }
            Err(error) => return Err(fail::storage("making a tag")(error)),
        }
        self.known.insert(folded, tag.clone());
        Ok(tag)
    }
}
