//! Several businesses on one server: who may add one, who is in which, and which one a sign-in looks at.

mod add;
mod beginning;
mod choose;
mod join;
mod leave;
mod list;

pub(crate) use beginning::{ACCENT, fresh, handle_from};

/// Who may add a business to the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WhoAdds {
    /// The owners of the business that the server was set up with: who runs the server.
    #[default]
    Operator,
    /// Owners of any business on it, too.
    Owners,
}
