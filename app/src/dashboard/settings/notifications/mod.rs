//! What a member is told of by the server itself: which kinds, by which way, in which browsers.

mod browsers_card;
mod kind_row;
mod kinds_form;
mod notices_card;
mod page;
mod server_fns;
mod test_card;
mod this_browser;
mod turn_on;
mod words;

pub use notices_card::NoticeRows;
pub use page::NotificationsPage;
#[cfg(all(test, feature = "ssr"))]
pub use page::{NotificationActions, NotificationsView};
pub use turn_on::turn_off as turn_notifications_off;
