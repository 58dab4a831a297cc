//! Switching a link on and off.

use api_types::dashboard::{LinkAct, LinkItem};
use domain::invoice::InvoiceState;

/// What switches it, the icon and the word. `None`: a void invoice stays off.
pub fn switch(item: &LinkItem) -> Option<(LinkAct, &'static str, &'static str)> {
    if item.active {
        return Some((LinkAct::Deactivate, "power", "Deactivate"));
    }
    let void = item.invoice.as_ref().is_some_and(|invoice| invoice.state == InvoiceState::Void);
    (!void).then_some((LinkAct::Activate, "check", "Activate"))
}
