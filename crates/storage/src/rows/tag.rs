//! Rows of `tags` and `tagged`.

use super::{Result, read, read_number};
use crate::{StorageError, records::TagRow};
use domain::{Millis, Tag};

/// A row of `tags`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct TagColumns {
    pub id: String,
    pub merchant: String,
    pub kind: String,
    pub name: String,
    pub colour: String,
    pub created_at: i64,
}

impl TryFrom<TagColumns> for Tag {
    type Error = StorageError;

    fn try_from(row: TagColumns) -> Result<Self> {
        Ok(Self {
            id: read("tag id", &row.id)?,
            merchant: read("merchant id", &row.merchant)?,
            kind: read("kind of tag", &row.kind)?,
            name: read("tag", &row.name)?,
            colour: read("colour", &row.colour)?,
            created_at: Millis(row.created_at),
        })
    }
}

/// A tag with how many have it.
#[expect(missing_docs, reason = "the columns are described in the statements")]
#[derive(Debug)]
pub struct TagUseColumns {
    pub id: String,
    pub merchant: String,
    pub kind: String,
    pub name: String,
    pub colour: String,
    pub created_at: i64,
    pub used: i64,
}

impl TryFrom<TagUseColumns> for TagRow {
    type Error = StorageError;

    fn try_from(row: TagUseColumns) -> Result<Self> {
        let TagUseColumns { id, merchant, kind, name, colour, created_at, used } = row;
        let tag = TagColumns { id, merchant, kind, name, colour, created_at }.try_into()?;
        Ok(Self { tag, used: read_number("count", used)? })
    }
}

/// A tag with what has it.
#[expect(missing_docs, reason = "the columns are described in the statements")]
#[derive(Debug)]
pub struct TaggedColumns {
    pub target: String,
    pub id: String,
    pub merchant: String,
    pub kind: String,
    pub name: String,
    pub colour: String,
    pub created_at: i64,
}

impl TryFrom<TaggedColumns> for (String, Tag) {
    type Error = StorageError;

    fn try_from(row: TaggedColumns) -> Result<Self> {
        let TaggedColumns { target, id, merchant, kind, name, colour, created_at } = row;
        Ok((target, TagColumns { id, merchant, kind, name, colour, created_at }.try_into()?))
    }
}
