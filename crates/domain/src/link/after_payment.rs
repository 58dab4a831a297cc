//! What happens once a customer has paid (R26).

use crate::{Task, WebAddress, ids::TagId};
use serde::{Deserialize, Serialize};

/// What happens once a customer has paid; all of it can be combined. The customer is shown and offered the first three as long as
/// the payment stands; the others are tasks that are done once.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AfterPayment {
    /// What the customer reads, with line breaks. `None`: only our own words.
    pub message: Option<String>,
    /// What only who has paid may have.
    pub download: Option<WebAddress>,
    /// Where the customer is led on to.
    pub redirect: Option<WebAddress>,
    /// Whether who paid is sent the receipt by e-mail.
    pub send_receipt: bool,
    /// The tag that the customer gets.
    pub apply_tag: Option<TagId>,
    /// The tag that is taken from the customer, after the other was given.
    pub remove_tag: Option<TagId>,
}

impl AfterPayment {
    /// The most characters of the message.
    pub const LONGEST_MESSAGE: usize = 1_000;

    /// Whether nothing is to happen.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What is to be done, in this order.
    pub fn tasks(&self) -> impl Iterator<Item = Task> {
        let apply = self.apply_tag.map(|tag| Task::ApplyTag { tag });
        let remove = self.remove_tag.map(|tag| Task::RemoveTag { tag });
        let receipt = self.send_receipt.then_some(Task::SendReceipt);
        apply.into_iter().chain(remove).chain(receipt)
    }
}
