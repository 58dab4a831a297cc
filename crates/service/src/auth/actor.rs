//! A signed-in member, and what the role allows (I19).

use crate::fail::Outcome;
use api_types::Problem;
use domain::ids::{MemberId, MerchantId};
use storage::records::Role;

/// Who is asking. Every merchant's use case takes one and looks no further than its merchant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The member.
    pub member: MemberId,
    /// Whose member.
    pub merchant: MerchantId,
    /// What they may do.
    pub role: Role,
}

/// What a use case asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// Look.
    Look,
    /// Make links and decide about payments.
    Work,
    /// Change the business and where it is paid.
    Manage,
    /// Change the server: networks and nodes.
    Own,
}

impl Actor {
    /// Goes on when the role allows it.
    ///
    /// # Errors
    /// `NotAllowed`.
    pub(crate) fn may(&self, right: Right) -> Outcome<()> {
        let allowed = match self.role {
            Role::Owner => true,
            Role::Admin => right != Right::Own,
            Role::Staff => matches!(right, Right::Look | Right::Work),
            Role::Viewer => right == Right::Look,
        };
        if allowed { Ok(()) } else { Err(Problem::NotAllowed) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Millis;

    #[test]
    fn each_role_may_what_its_name_says_i19() {
        let rights = [Right::Look, Right::Work, Right::Manage, Right::Own];
        for (role, may) in [(Role::Owner, 4), (Role::Admin, 3), (Role::Staff, 2), (Role::Viewer, 1)] {
            let actor = Actor {
                member: MemberId::from_parts(Millis(1), 1),
                merchant: MerchantId::from_parts(Millis(1), 1),
                role,
            };
            assert_eq!(rights.iter().filter(|right| actor.may(**right).is_ok()).count(), may, "{role:?}");
        }
    }
}
