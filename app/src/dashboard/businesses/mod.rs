//! The businesses of a member: turning from one to another, adding, joining and leaving one.

mod add_page;
mod join_card;
mod leave_card;
mod page;
mod server_fns;
mod switch_form;

pub use add_page::AddBusinessPage;
pub use join_card::JoinCard;
pub use leave_card::LeaveCard;
pub use page::BusinessesPage;
pub use switch_form::SwitchForm;

#[cfg(all(test, feature = "ssr"))]
pub use {add_page::AddBusinessCard, page::BusinessesCard, server_fns::LeaveBusiness};
