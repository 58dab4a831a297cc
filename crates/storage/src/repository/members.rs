//! People who sign in, and where they did.

use super::Result;
use crate::records::{Member, Person, Seen, SignIn};
use async_trait::async_trait;
use domain::{Millis, ids::MemberId};

/// People who sign in, and where they did.
#[async_trait]
pub trait Members {
    /// Adds a person, who is in one business. `Taken("email")`.
    async fn insert_member(&mut self, member: &Member) -> Result<()>;
    /// By id.
    async fn person(&mut self, id: MemberId) -> Result<Option<Person>>;
    /// By e-mail, lower-cased.
    async fn person_by_email(&mut self, email: &str) -> Result<Option<Person>>;
    /// Replaces the password's hash.
    async fn set_password_hash(&mut self, id: MemberId, hash: &str) -> Result<()>;
    /// Replaces the name.
    async fn rename_member(&mut self, id: MemberId, name: &str) -> Result<()>;
    /// Keeps others from changing the password until this transaction ends. Returns whether its hash is this one.
    async fn hold_password(&mut self, id: MemberId, hash: &str) -> Result<bool>;
    /// Remembers a signed-in browser. It looks at the business that the member turned to last.
    async fn insert_sign_in(&mut self, sign_in: &SignIn) -> Result<()>;
    /// Who is signed in with this token, if it has not run out at `now`, as a member of the business that the sign-in looks at;
    /// no member, while they are in none. Nobody, while the member has a second factor that was not proven (I22).
    async fn sign_in(&mut self, token_hash: &str, now: Millis) -> Result<Option<(SignIn, Option<Member>)>>;
    /// Forgets a signed-in browser; it shows no more notifications.
    async fn delete_sign_in(&mut self, token_hash: &str) -> Result<()>;
    /// Where a member is signed in at `now`, the newest first.
    async fn sign_ins_of(&mut self, member: MemberId, now: Millis) -> Result<Vec<SignIn>>;
    /// Notes that a sign-in was used, unless that was noted after `since`.
    async fn see_sign_in(&mut self, token_hash: &str, seen: &Seen, since: Millis) -> Result<()>;
    /// The second factor was proven at this sign-in.
    async fn prove_sign_in(&mut self, token_hash: &str) -> Result<()>;
    /// Forgets all sign-ins of a member but one, with the browsers that they let show notifications. Returns how many.
    async fn delete_sign_ins(&mut self, member: MemberId, but: Option<&str>) -> Result<u64>;
    /// Forgets those that ran out before `now`.
    async fn delete_old_sign_ins(&mut self, now: Millis) -> Result<u64>;
}
