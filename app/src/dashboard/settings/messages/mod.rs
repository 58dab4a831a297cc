//! Messages: by which ways they leave, and the words of each kind (R11).

mod hours_form;
mod page;
mod server_fns;
mod template_form;
mod template_page;
mod template_preview;
mod ways_card;
mod words;

pub use page::MessagesPage;
pub use template_page::TemplatePage;
#[cfg(all(test, feature = "ssr"))]
pub use {hours_form::HoursForm, template_form::TemplateEditor, ways_card::WaysCard};
