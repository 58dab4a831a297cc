//! Who may do what in a business's team, and who may change whom (I19).

use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// What a member may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Everything, the server's own settings too.
    Owner,
    /// Everything of the merchant's.
    Admin,
    /// Links and payments.
    Staff,
    /// Looks only.
    Viewer,
}

/// What a use case asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Right {
    /// Look.
    Look,
    /// Make links and decide about payments.
    Work,
    /// Change the business, its team and where it is paid.
    Manage,
    /// Change the server: networks and nodes.
    Own,
}

/// Why a team is not changed so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TeamError {
    /// The role is above the one of who gives it.
    #[error("Nobody can give a role above their own. Choose {} or less.", .0.as_str())]
    AboveOwn(Role),
    /// Who is to be changed stands above who changes.
    #[error("Only an owner can change or remove an owner.")]
    StandsAbove,
    /// Nobody would be left to own the business.
    #[error("This is the last owner. Make somebody else an owner first.")]
    LastOwner,
}

impl Role {
    /// All of them, the mightiest first.
    pub const ALL: [Self; 4] = [Self::Owner, Self::Admin, Self::Staff, Self::Viewer];

    /// The word that is stored and sent.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Admin => "admin",
            Self::Staff => "staff",
            Self::Viewer => "viewer",
        }
    }

    /// What the role may do.
    pub const fn may(self, right: Right) -> bool {
        match self {
            Self::Owner => true,
            Self::Admin => !matches!(right, Right::Own),
            Self::Staff => matches!(right, Right::Look | Right::Work),
            Self::Viewer => matches!(right, Right::Look),
        }
    }

    const fn rank(self) -> u8 {
        match self {
            Self::Owner => 3,
            Self::Admin => 2,
            Self::Staff => 1,
            Self::Viewer => 0,
        }
    }

    /// Whether this role stands above another.
    pub const fn is_above(self, other: Self) -> bool {
        self.rank() > other.rank()
    }

    /// The roles that somebody with this one can give, the mightiest first.
    pub fn can_give(self) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |given| !given.is_above(self))
    }

    /// Goes on when somebody with this role may give that one.
    ///
    /// # Errors
    /// It is above.
    pub const fn give(self, given: Self) -> Result<(), TeamError> {
        if given.is_above(self) { Err(TeamError::AboveOwn(self)) } else { Ok(()) }
    }
}

impl FromStr for Role {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|role| role.as_str() == word)
            .ok_or_else(|| "Choose one of owner, admin, staff and viewer.".to_owned())
    }
}

/// Goes on when `by` may make a member of `before` into one of `after`, or remove it (`None`), in a team with this many
/// owners.
///
/// # Errors
/// Why not.
pub const fn change(by: Role, before: Role, after: Option<Role>, owners: u64) -> Result<(), TeamError> {
    if before.is_above(by) {
        return Err(TeamError::StandsAbove);
    }
    if let Some(after) = after
        && let Err(error) = by.give(after)
    {
        return Err(error);
    }
    let stays_owner = matches!(after, Some(Role::Owner));
    if matches!(before, Role::Owner) && !stays_owner && owners <= 1 {
        return Err(TeamError::LastOwner);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_role_may_what_its_name_says_i19() {
        let rights = [Right::Look, Right::Work, Right::Manage, Right::Own];
        for (role, may) in [(Role::Owner, 4), (Role::Admin, 3), (Role::Staff, 2), (Role::Viewer, 1)] {
            assert_eq!(rights.iter().filter(|right| role.may(**right)).count(), may, "{role:?}");
            assert_eq!(role.as_str().parse(), Ok(role));
        }
        assert!("boss".parse::<Role>().unwrap_err().contains("Choose one of"));
    }

    #[test]
    fn a_role_can_be_given_by_who_has_it_or_more() {
        assert_eq!(Role::Admin.can_give().collect::<Vec<_>>(), [Role::Admin, Role::Staff, Role::Viewer]);
        assert_eq!(Role::Admin.give(Role::Owner), Err(TeamError::AboveOwn(Role::Admin)));
        assert_eq!(change(Role::Admin, Role::Owner, None, 2), Err(TeamError::StandsAbove));
        assert_eq!(change(Role::Owner, Role::Owner, None, 1), Err(TeamError::LastOwner));
        assert_eq!(change(Role::Owner, Role::Owner, Some(Role::Owner), 1), Ok(()));
    }

    fn role() -> impl Strategy<Value = Role> {
        prop::sample::select(&Role::ALL[..])
    }

    proptest! {
        /// Whatever members do to each other, somebody owns the business, and nobody got more than the giver had.
        #[test]
        fn a_team_always_keeps_an_owner_i19(acts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), prop::option::of(role())), 0..60)) {
            let mut team = vec![Role::Owner, Role::Admin, Role::Owner, Role::Staff, Role::Viewer];
            for (by, whom, after) in acts {
                let (by, whom) = (by.index(team.len()), whom.index(team.len()));
                let owners = team.iter().filter(|role| **role == Role::Owner).count() as u64;
                let giver = team[by];
                if !giver.may(Right::Manage) || change(giver, team[whom], after, owners).is_err() {
                    continue;
                }
                prop_assert!(!team[whom].is_above(giver));
                match after {
                    Some(after) => {
                        prop_assert!(!after.is_above(giver));
                        team[whom] = after;
                    }
                    None => drop(team.remove(whom)),
                }
                prop_assert!(team.contains(&Role::Owner));
            }
        }
    }
}
