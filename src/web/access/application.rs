//! The rules of the application's pages and server functions.
//!
//! What a server function does is refused by its use case, which also pages call that are rendered here; what stands here
//! says what must come of it, and the tests hold the one against the other.

use super::Rule;
use axum::{
    extract::{MatchedPath, Request},
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};
use service::Right;

/// Every member, to look.
const LOOK: Rule = Rule::Member(Right::Look);
/// Members who work with links and payments.
const WORK: Rule = Rule::Member(Right::Work);
/// Members who change the business.
const MANAGE: Rule = Rule::Member(Right::Manage);
/// Members who change the server.
const OWN: Rule = Rule::Member(Right::Own);

/// Pages, by their path.
pub(super) const PAGES: &[(&str, Rule)] = &[
    ("/setup", Rule::Public),
    ("/sign-in", Rule::Public),
    ("/sign-in/code", Rule::Public),
    ("/sign-in/forgotten", Rule::Public),
    ("/sign-in/reset", Rule::Public),
    ("/invitation", Rule::Secret),
    ("/businesses", Rule::SignedIn),
    ("/businesses/new", Rule::SignedIn),
    ("/dashboard", LOOK),
    ("/dashboard/links", LOOK),
    ("/dashboard/links/new", LOOK),
    ("/dashboard/links/new-invoice", LOOK),
    ("/dashboard/links/{id}", LOOK),
    ("/dashboard/links/{id}/edit", LOOK),
    ("/dashboard/payments", LOOK),
    ("/dashboard/payments/{id}", LOOK),
    ("/dashboard/payments/unattributed", LOOK),
    ("/dashboard/customers", LOOK),
    ("/dashboard/customers/new", LOOK),
    ("/dashboard/customers/import", LOOK),
    ("/dashboard/customers/{id}", LOOK),
    ("/dashboard/customers/{id}/edit", LOOK),
    ("/dashboard/customers/{id}/erase", LOOK),
    ("/dashboard/products", LOOK),
    ("/dashboard/products/new", LOOK),
    ("/dashboard/products/{id}", LOOK),
    ("/dashboard/settings", LOOK),
    ("/dashboard/settings/messages", LOOK),
    ("/dashboard/settings/messages/{purpose}", LOOK),
    ("/dashboard/settings/outbox", LOOK),
    ("/dashboard/settings/networks", LOOK),
    ("/dashboard/settings/prices", LOOK),
    ("/dashboard/settings/tags", LOOK),
    ("/dashboard/settings/account", Rule::SignedIn),
    ("/dashboard/settings/account/recovery-codes", Rule::SignedIn),
    ("/dashboard/settings/account/second-step", Rule::SignedIn),
    ("/dashboard/settings/notifications", Rule::SignedIn),
    ("/dashboard/settings/team", LOOK),
    ("/dashboard/settings/audit", MANAGE),
    ("/dashboard/settings/wallets", LOOK),
    ("/dashboard/settings/wallets/{id}", LOOK),
];

/// Where server functions are asked.
const DO: &str = "/dashboard/do/";

/// Server functions, by their endpoint.
pub(super) const SERVER_FUNCTIONS: &[(&str, Rule)] = &[
    ("door", Rule::Public),
    ("setup", Rule::Secret),
    ("sign_in", Rule::Public),
    ("sign_out", Rule::Public),
    ("can_mail_resets", Rule::Public),
    ("ask_for_reset", Rule::Public),
    ("can_reset", Rule::Secret),
    ("reset_password", Rule::Secret),
    ("second_step_door", Rule::Secret),
    ("second_step", Rule::Secret),
    ("ask_passkey", Rule::Public),
    ("sign_in_with_passkey", Rule::Secret),
    ("ask_passkey_step", Rule::Secret),
    ("second_step_with_passkey", Rule::Secret),
    ("account", Rule::SignedIn),
    ("rename_member", Rule::SignedIn),
    ("change_password", Rule::SignedIn),
    ("end_sign_in", Rule::SignedIn),
    ("end_other_sign_ins", Rule::SignedIn),
    ("begin_second_factor", Rule::SignedIn),
    ("second_factor_start", Rule::SignedIn),
    ("turn_on_second_factor", Rule::SignedIn),
    ("turn_off_second_factor", Rule::SignedIn),
    ("renew_recovery_codes", Rule::SignedIn),
    ("fresh_recovery_codes", Rule::SignedIn),
    ("put_codes_away", Rule::SignedIn),
    ("notifications", Rule::SignedIn),
    ("save_notifications", Rule::SignedIn),
    ("add_browser", Rule::SignedIn),
    ("remove_browser", Rule::SignedIn),
    ("test_notifications", Rule::SignedIn),
    ("ask_passkey_proof", Rule::SignedIn),
    ("begin_passkey", Rule::SignedIn),
    ("add_passkey", Rule::SignedIn),
    ("rename_passkey", Rule::SignedIn),
    ("remove_passkey", Rule::SignedIn),
    ("invitation", Rule::Secret),
    ("accept_invitation", Rule::Secret),
    ("businesses", Rule::SignedIn),
    ("switch_business", Rule::SignedIn),
    ("add_business", Rule::SignedIn),
    ("join_business", Rule::SignedIn),
    ("leave_business", Rule::SignedIn),
    ("frame", LOOK),
    ("me", LOOK),
    ("home", LOOK),
    ("find", LOOK),
    ("links", LOOK),
    ("link", LOOK),
    ("new_link", LOOK),
    ("edited_link", LOOK),
    ("link_warnings", WORK),
    ("save_link", WORK),
    ("act_on_links", WORK),
    ("duplicate_link", WORK),
    ("choose_front_link", WORK),
    ("set_link_limit", WORK),
    ("send_link", WORK),
    ("set_reminders", WORK),
    ("new_invoice", LOOK),
    ("issue_invoice", WORK),
    ("void_invoice", WORK),
    ("invoicing", LOOK),
    ("save_invoicing", MANAGE),
    ("outbox", LOOK),
    ("act_on_message", WORK),
    ("payments", LOOK),
    ("payment", LOOK),
    ("accept_payment", WORK),
    ("dismiss_payment", WORK),
    ("cancel_payment", WORK),
    ("try_actions_again", WORK),
    ("unattributed", LOOK),
    ("attribute_transfer", WORK),
    ("look_at_transfer", WORK),
    ("customers", LOOK),
    ("customer", LOOK),
    ("customer_choices", LOOK),
    ("tags_of_customer", LOOK),
    ("save_customer", WORK),
    ("import_customers", WORK),
    ("erase_customer", MANAGE),
    ("tags", LOOK),
    ("tag_uses", LOOK),
    ("tag_them", WORK),
    ("save_tag", WORK),
    ("merge_tags", WORK),
    ("delete_tag", WORK),
    ("take_back", WORK),
    ("products", LOOK),
    ("product", LOOK),
    ("save_product", WORK),
    ("business", LOOK),
    ("save_business", MANAGE),
    ("message_settings", LOOK),
    ("template", LOOK),
    ("preview_template", LOOK),
    ("save_template", MANAGE),
    ("save_hours", MANAGE),
    ("reset_template", MANAGE),
    ("networks", LOOK),
    ("save_network", OWN),
    ("add_token", OWN),
    ("set_asset_enabled", OWN),
    ("rates", LOOK),
    ("set_rate", MANAGE),
    ("wallets", LOOK),
    ("wallet_addresses", LOOK),
    ("preview_wallet", MANAGE),
    ("add_wallet", MANAGE),
    ("set_wallet_active", MANAGE),
    ("raise_gap", MANAGE),
    ("team", LOOK),
    ("invite", MANAGE),
    ("invite_again", MANAGE),
    ("revoke_invitation", MANAGE),
    ("change_role", MANAGE),
    ("remove_member", MANAGE),
    ("audit_log", MANAGE),
];

/// The rule of a path of the application. `None`: nobody said who may come in.
pub(super) fn rule_of(path: &str) -> Option<Rule> {
    let (table, name) = match path.strip_prefix(DO) {
        Some(endpoint) => (SERVER_FUNCTIONS, endpoint),
        None => (PAGES, path),
    };
    table.iter().find(|(known, _)| *known == name).map(|(_, rule)| *rule)
}

/// Answers nothing that has no rule.
pub async fn only_declared(path: MatchedPath, request: Request, next: Next) -> Response {
    if rule_of(path.as_str()).is_none() {
        tracing::error!(path = path.as_str(), "this has no rule in src/web/access, so nobody may come in");
        return StatusCode::NOT_FOUND.into_response();
    }
    next.run(request).await
}
