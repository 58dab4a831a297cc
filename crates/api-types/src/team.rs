//! The team of a business, and what its members did.

use domain::Role;
use serde::{Deserialize, Serialize};

/// An entry of the audit log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditItem {
    /// When, Unix milliseconds.
    pub at: i64,
    /// What who did it was called then.
    pub who: String,
    /// What was done.
    pub did: String,
    /// What it was done to, as it was called then; may be empty.
    pub called: String,
    /// The page of the thing. `None`: it has none.
    pub href: Option<String>,
    /// What more there is to say; may be empty.
    pub detail: String,
}

/// A page of the audit log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditPage {
    /// Newest first.
    pub entries: Vec<AuditItem>,
    /// Everybody who stands in the log, also the server's console: id and name.
    pub people: Vec<(String, String)>,
    /// Whose entries these are. Empty: everybody's.
    pub member: String,
    /// Whether there are more.
    pub more: bool,
    /// From 1.
    pub page: u32,
}

/// A member as the team page shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberItem {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// E-mail, by which they sign in.
    pub email: String,
    /// What they may do.
    pub role: Role,
    /// Since when, Unix milliseconds.
    pub since: i64,
    /// Whether this is who asks.
    pub you: bool,
    /// Whether who asks may give another role, or remove.
    pub can_change: bool,
}

/// An invitation that has not ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationItem {
    /// Id.
    pub id: String,
    /// Whom.
    pub email: String,
    /// As what.
    pub role: Role,
    /// Until when it can be accepted, Unix milliseconds.
    pub expires_at: i64,
    /// Whether that time is over.
    pub over: bool,
    /// Where its letter is: `held`, `waiting`, `taken` or `failed`.
    pub letter: String,
    /// What was said last about the letter; may be empty.
    pub said: String,
    /// The link that accepts it, to be handed on. `None`: the letter has gone, or it is not for who asks to see.
    pub link: Option<String>,
    /// Whether who asks may send it again or take it back.
    pub can_change: bool,
}

/// The team page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    /// Who was there first comes first.
    pub members: Vec<MemberItem>,
    /// The newest first.
    pub invitations: Vec<InvitationItem>,
    /// What who asks can give, the mightiest first. Empty: they cannot change the team.
    pub roles: Vec<Role>,
    /// Whether invitations leave by e-mail.
    pub by_email: bool,
}

/// Who is invited, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct InviteForm {
    /// E-mail.
    pub email: String,
    /// `owner`, `admin`, `staff` or `viewer`.
    pub role: String,
}

/// What who is invited reads before they accept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Welcome {
    /// The business.
    pub business: String,
    /// Their e-mail.
    pub email: String,
    /// As what.
    pub role: Role,
    /// Whether they sign in to this server already: then they join with that, and choose no password.
    pub known: bool,
    /// The e-mail of who is signed in in this browser. `None`: nobody.
    pub signed_in: Option<String>,
}

/// How an invitation is accepted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AcceptForm {
    /// The token in the link.
    pub token: String,
    /// Name.
    pub name: String,
    /// At least 12 characters.
    pub password: String,
}
