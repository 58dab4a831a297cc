//! Messages to customers as merchants see them (R10 to R13).

use crate::reminders::LinkReminders;
use domain::delivery::{Purpose, Way};
use serde::{Deserialize, Serialize};

/// A message in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryItem {
    /// Id.
    pub id: String,
    /// Id of its link.
    pub link: String,
    /// By which way.
    pub way: Way,
    /// What for.
    pub purpose: Purpose,
    /// Address or phone number; empty when the customer was erased.
    pub recipient: String,
    /// What the recipient is called. `None`: not known.
    pub name: Option<String>,
    /// `held`, `waiting`, `taken`, `delivered`, `failed` or `cancelled`.
    pub state: String,
    /// How often it was tried.
    pub attempts: u32,
    /// What was said last about it; may be empty.
    pub said: String,
    /// When it was written, Unix milliseconds.
    pub created_at: i64,
    /// When its state changed last, Unix milliseconds.
    pub changed_at: i64,
    /// When it goes, Unix milliseconds. `None`: it does not wait.
    pub due_at: Option<i64>,
}

/// A message with its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageDetail {
    /// As in a row.
    pub item: DeliveryItem,
    /// Empty for an SMS.
    pub subject: String,
    /// The text.
    pub body: String,
}

/// By which ways messages leave the server.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WaysOut {
    /// The address that e-mail is sent from. `None`: e-mail is held.
    pub email: Option<String>,
    /// How SMS are sent. `None`: SMS are held.
    pub sms: Option<SmsOut>,
}

impl WaysOut {
    /// Whether somebody sends SMS, and only a sender for this business is wanting.
    pub fn lacks_sender(&self) -> bool {
        self.sms.as_ref().is_some_and(|sms| sms.from == SmsFrom::Missing)
    }
}

/// How SMS leave the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SmsOut {
    /// Who sends them.
    pub by: String,
    /// Who they are from.
    pub from: SmsFrom,
}

/// Who an SMS is from, as customers see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SmsFrom {
    /// This name or number.
    Sender(String),
    /// As it is set at the provider.
    Provider,
    /// The name of the business cannot stand there, and the server's settings name no other: SMS are held.
    Missing,
}

/// What a link's page shows of its messages (R13).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LinkMessages {
    /// The newest, newest first.
    pub messages: Vec<DeliveryItem>,
    /// Ways that there are.
    pub ways: WaysOut,
    /// Where the link's customer is reached by e-mail. `None`: the link is for anybody.
    pub email: Option<String>,
    /// Where by SMS. `None`: no number is known.
    pub phone: Option<String>,
    /// Its reminders.
    pub reminders: LinkReminders,
}

/// The words of one kind of message, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateForm {
    /// What for.
    pub purpose: Purpose,
    /// One line.
    #[serde(default)]
    pub subject: String,
    /// The text.
    #[serde(default)]
    pub body: String,
}

/// Something that is put into a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceholderItem {
    /// As it is written.
    pub written: String,
    /// What it becomes.
    pub meaning: String,
}

/// The words of one kind of message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateItem {
    /// As they are.
    pub form: TemplateForm,
    /// Whether they are the merchant's own.
    pub is_own: bool,
    /// What can stand in them.
    pub placeholders: Vec<PlaceholderItem>,
}

/// The messages page of the settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageSettings {
    /// Ways that there are.
    pub ways: WaysOut,
    /// The words of each kind.
    pub templates: Vec<TemplateItem>,
}

/// What typed words come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// One line.
    pub subject: String,
    /// The plain text part.
    pub text: String,
    /// The HTML part: a whole document.
    pub html: String,
}
