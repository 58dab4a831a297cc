//! The team: who is in it, who is invited.

mod invitation_row;
mod invite_form;
mod member_row;
mod page;
mod server_fns;
mod words;

pub use page::TeamPage;
#[cfg(all(test, feature = "ssr"))]
pub use page::{TeamActions, TeamView};
pub use words::role_words;
