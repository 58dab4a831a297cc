//! The tags themselves: made, renamed, merged and deleted.

mod page;
mod tag_rows;

pub use page::TagsPage;
#[cfg(all(test, feature = "ssr"))]
pub use tag_rows::TagRows;
