//! What the roles are called, and what they may do.

use domain::Role;

/// What a role is called, and what it may do.
pub const fn role_words(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::Owner => ("Owner", "everything, other owners too"),
        Role::Admin => ("Admin", "everything but owners"),
        Role::Staff => ("Staff", "links and payments"),
        Role::Viewer => ("Viewer", "looks only"),
    }
}

/// The roles to choose from, each with what it may do.
pub fn role_choices(roles: &[Role]) -> Vec<(String, String)> {
    let choice = |role: &Role| {
        let (name, may) = role_words(*role);
        (role.as_str().to_owned(), format!("{name}: {may}"))
    };
    roles.iter().map(choice).collect()
}
