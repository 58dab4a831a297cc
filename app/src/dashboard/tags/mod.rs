//! Tags on links and customers (R28): how they look, the dialog that puts them on, and what a list is narrowed by.

mod colour_choice;
mod of_tags;
mod server_fns;
mod tag_filter;
mod tag_list;
mod tags_card;
mod tags_dialog;

pub use colour_choice::ColourChoice;
pub use of_tags::OfTags;
pub use server_fns::{DeleteTag, MergeTags, SaveTag, TagThem, load_tag_uses, load_tags};
pub use tag_filter::TagFilter;
pub use tag_list::{TagList, TagMark};
pub use tags_card::TagsCard;
pub use tags_dialog::{DIALOG, TagsDialog};
