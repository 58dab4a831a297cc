//! Messages to customers: those of a link, and those of all links (R10 to R13).

mod message_row;
mod messages_card;
mod outbox_list;
mod outbox_page;
mod send_form;
mod server_fns;
mod words;

pub use messages_card::{MessageActions, MessagesCard};
pub use outbox_page::OutboxPage;
pub use words::{state, what};
#[cfg(all(test, feature = "ssr"))]
pub use {outbox_list::OutboxList, server_fns::Outbox};
