//! Customers and tags as merchants make and see them.

use crate::dashboard::{Listing, PaymentItem};
use serde::{Deserialize, Serialize};

/// A tag, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TagItem {
    /// Id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The word of its colour.
    pub colour: String,
    /// How many have it. 0 where it is not counted.
    pub used: u64,
}

/// The form that makes or edits a tag, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TagForm {
    /// `link` or `customer`; for a new one.
    pub kind: String,
    /// What it is called.
    pub name: String,
    /// The word of its colour; empty: the first.
    pub colour: String,
}

/// What is done with tags to links or customers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TagAct {
    /// They have these and no others.
    #[default]
    Set,
    /// They have these too.
    Add,
    /// They do not have these.
    Take,
}

/// A choice of tags for some links or customers, as sent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Tagging {
    /// `link` or `customer`.
    pub kind: String,
    /// Ids of the links or customers.
    pub targets: Vec<String>,
    /// What is done.
    pub act: TagAct,
    /// Ids of the chosen tags.
    pub tags: Vec<String>,
    /// Name of one more, which is made if there is none; empty: none.
    pub name: String,
    /// Its colour.
    pub colour: String,
}

/// The form that makes or edits a customer, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CustomerForm {
    /// E-mail address.
    pub email: String,
    /// Full name.
    pub name: String,
    /// Phone number with country code.
    pub phone: String,
    /// Postal address.
    pub address: String,
    /// For the merchant alone.
    pub notes: String,
    /// Whether to put this customer together with the one that has the e-mail already.
    pub merge: bool,
}

/// A customer in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerItem {
    /// Id.
    pub id: String,
    /// E-mail address.
    pub email: String,
    /// Full name.
    pub name: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
    /// By name.
    pub tags: Vec<TagItem>,
    /// Paid payments in the mode that is shown.
    pub paid: u64,
    /// When they began to pay last.
    pub last_at: Option<i64>,
    /// `payment`, `dashboard` or `import`.
    pub source: String,
    /// When they were added.
    pub created_at: i64,
}

/// Something that was told while paying, by the customer or by who paid for them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collected {
    /// `name`, `email`, `phone`, `address` or `note`.
    pub field: String,
    /// What they wrote.
    pub value: String,
    /// With which session.
    pub session: String,
    /// When.
    pub at: i64,
    /// The e-mail address that was given with it, where that is not the customer's: it may be about somebody else. `None`: it is the
    /// customer's own.
    pub by: Option<String>,
}

/// A customer's own page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerDetail {
    /// As in the list.
    pub item: CustomerItem,
    /// As the form that edits it begins; all that is known.
    pub form: CustomerForm,
    /// E-mail addresses that they had before, by the alphabet: who pays with one of these is this customer.
    pub former_emails: Vec<String>,
    /// What was told with their payments, newest first, each thing once.
    pub collected: Vec<Collected>,
    /// How many of the newest payments it is from, where there are more. `None`: it is from all.
    pub collected_from: Option<u32>,
    /// A page of their payments.
    pub payments: Listing<PaymentItem>,
    /// Links that are for them: ids and titles.
    pub links: Vec<(String, String)>,
    /// What they could be tagged with.
    pub tags: Vec<TagItem>,
}

/// What became of a line of an imported file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineOutcome {
    /// A new customer.
    Added,
    /// What is known of a customer was changed.
    Changed,
    /// All of it was known.
    Same,
    /// Not taken.
    Wrong,
}

/// A line of an imported file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportLine {
    /// Its number in the file, the heading being 1.
    pub line: u64,
    /// Its e-mail address, as it stands there.
    pub email: String,
    /// What became of it.
    pub outcome: LineOutcome,
    /// What is wrong with it and what is expected, or another line with the same e-mail that it was put together with. Empty:
    /// nothing to say.
    pub message: String,
}

/// What became of an imported file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ImportReport {
    /// Its lines, in their order.
    pub lines: Vec<ImportLine>,
}

impl ImportReport {
    /// How many lines this became of.
    pub fn count(&self, outcome: LineOutcome) -> u64 {
        self.lines.iter().filter(|line| line.outcome == outcome).count() as u64
    }
}
