//! What is written down of what members do, and of what is done for them at the console: who did what, on which thing, when.

use crate::{
    Millis,
    ids::{AuditId, IdError, MemberId, MerchantId},
    secret::quoted,
};
use std::{fmt, str::FromStr};

/// Makes the enumeration, the words that are stored and those that people read from the same rows.
macro_rules! acts {
    ($($name:ident: $code:literal, $words:literal;)*) => {
        /// What a member did.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Act {
            $(#[doc = $words] $name,)*
        }

        impl Act {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The word that is stored: what it was done to, and what was done.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// What people read after the name of who did it.
            pub const fn words(self) -> &'static str {
                match self { $(Self::$name => $words,)* }
            }
        }
    };
}

acts! {
    ServerSetUp: "server.set_up", "set the server up";
    BusinessMade: "business.made", "made the business";
    SignedIn: "sign_in.made", "signed in";
    SignedOut: "sign_in.ended", "signed out";
    LinkMade: "link.made", "made the link";
    LinkChanged: "link.changed", "changed the link";
    LinkCopied: "link.copied", "made a copy of a link";
    LinkSwitchedOn: "link.switched_on", "switched the link on";
    LinkSwitchedOff: "link.switched_off", "switched the link off";
    LinkArchived: "link.archived", "archived the link";
    LinkUnarchived: "link.unarchived", "took the link out of the archive";
    LinkDeleted: "link.deleted", "deleted the link";
    LinkRestored: "link.restored", "brought the link back";
    PathsRestored: "link.paths_restored", "let old addresses lead on again to the link";
    LinkMadeFront: "link.made_front", "chose the link for the handle";
    FrontTakenAway: "link.front_taken_away", "let the handle lead to no link";
    LinkSent: "link.sent", "sent the link";
    MessageCalledBack: "message.called_back", "called a message back";
    MessageRestored: "message.restored", "let a message go after all";
    MessageTriedAgain: "message.tried_again", "sent a message again";
    PaymentAccepted: "payment.accepted", "accepted the payment";
    PaymentDismissed: "payment.dismissed", "dismissed the payment";
    PaymentReopened: "payment.reopened", "took back the dismissal of the payment";
    PaymentCancelled: "payment.cancelled", "cancelled the payment";
    ActionsTriedAgain: "payment.actions_tried_again", "tried again what follows the payment";
    PaymentAttributed: "payment.attributed", "gave money to the payment";
    TransferLookedAt: "transfer.looked_at", "left money as nobody's";
    TransferReopened: "transfer.reopened", "let money wait again";
    CustomerAdded: "customer.added", "added a customer";
    CustomerChanged: "customer.changed", "changed a customer";
    CustomersImported: "customer.imported", "imported customers";
    CustomerErased: "customer.erased", "erased a customer";
    TagMade: "tag.made", "made the tag";
    TagChanged: "tag.changed", "changed the tag";
    TagMerged: "tag.merged", "merged the tag";
    TagDeleted: "tag.deleted", "deleted the tag";
    TagRestored: "tag.restored", "brought back the tag";
    TagUnmerged: "tag.unmerged", "took back the merge of the tag";
    TagsPut: "tag.put", "changed the tags";
    TagsRestored: "tag.put_back", "put tags back";
    ProductMade: "product.made", "made the product";
    ProductChanged: "product.changed", "changed the product";
    ProductPictured: "product.pictured", "changed the picture of the product";
    PictureRestored: "product.picture_restored", "brought back the picture of the product";
    BusinessChanged: "business.changed", "changed the business";
    LogoChanged: "business.logo", "changed the logo";
    LogoRestored: "business.logo_restored", "brought back the logo";
    WordsChanged: "template.changed", "changed the words of messages";
    WordsRestored: "template.restored", "brought back the words of messages";
    RateSet: "rate.set", "set a rate";
    RateRestored: "rate.restored", "brought back a rate";
    WalletAdded: "wallet.added", "added the wallet";
    WalletSwitchedOn: "wallet.switched_on", "switched the wallet on";
    WalletSwitchedOff: "wallet.switched_off", "switched the wallet off";
    GapRaised: "wallet.gap_raised", "raised the gap limit of the wallet";
    NetworkSaved: "network.saved", "changed the network";
    TokenAdded: "asset.added", "added the token";
    AssetSwitchedOn: "asset.switched_on", "switched the coin on";
    AssetSwitchedOff: "asset.switched_off", "switched the coin off";
    InvoiceIssued: "invoice.issued", "issued the invoice";
    InvoiceVoided: "invoice.voided", "voided the invoice";
    InvoicingChanged: "business.invoicing", "changed what stands on invoices";
    RemindersSet: "link.reminders", "changed the reminders of the link";
    HoursChanged: "business.hours", "changed the hours of reminders";
    NameChanged: "member.name", "changed their name";
    PasswordChanged: "member.password", "changed their password";
    PasswordReset: "member.password_reset", "chose a new password by a link";
    PasswordLinkMade: "member.password_link", "made a link to a new password for";
    SignInsEnded: "sign_in.others_ended", "ended sign-ins of theirs";
    SecondFactorOn: "member.second_factor_on", "turned their second step on";
    SecondFactorOff: "member.second_factor_off", "turned their second step off";
    SecondFactorDropped: "member.second_factor_dropped", "turned off the second step and removed the passkeys of";
    RecoveryCodesRenewed: "member.recovery_codes", "made new recovery codes";
    NotificationsChanged: "member.notifications", "changed what they are told of";
    NotificationsStopped: "member.notifications_stopped", "asked for no more e-mails about what happens";
    NotificationTested: "member.notification_tested", "sent themselves a test notification";
    BrowserAdded: "browser.added", "let a browser show notifications";
    BrowserRemoved: "browser.removed", "took notifications away from a browser";
    PasskeyAdded: "passkey.added", "added the passkey";
    PasskeyRenamed: "passkey.renamed", "renamed the passkey";
    PasskeyRemoved: "passkey.removed", "removed the passkey";
    PasskeyRefused: "passkey.refused", "was refused with the passkey";
    MemberInvited: "member.invited", "invited";
    InvitationRenewed: "member.invited_again", "sent a new invitation to";
    InvitationRevoked: "member.invitation_revoked", "took back the invitation of";
    InvitationRestored: "member.invitation_restored", "brought back the invitation of";
    MemberJoined: "member.joined", "accepted the invitation";
    RoleChanged: "member.role", "changed the role of";
    MemberRemoved: "member.removed", "removed";
    MemberLeft: "member.left", "left the business";
}

/// The stored word is none of ours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is nothing that a member does")]
pub struct NoSuchAct(String);

impl FromStr for Act {
    type Err = NoSuchAct;

    fn from_str(text: &str) -> Result<Self, NoSuchAct> {
        let found = Self::ALL.iter().copied().find(|act| act.code() == text);
        found.ok_or_else(|| NoSuchAct(quoted(text)))
    }
}

/// Who did something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DoneBy {
    /// A member, who may have been removed since.
    Member(MemberId),
    /// Whoever runs the server, at its console.
    Console,
}

/// The word that is stored, and stands in addresses, for the console.
const CONSOLE: &str = "console";

impl fmt::Display for DoneBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Member(id) => fmt::Display::fmt(id, f),
            Self::Console => f.write_str(CONSOLE),
        }
    }
}

impl FromStr for DoneBy {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        if text == CONSOLE { Ok(Self::Console) } else { text.parse().map(Self::Member) }
    }
}

/// An entry of the audit log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// Id.
    pub id: AuditId,
    /// Whose log.
    pub merchant: MerchantId,
    /// Who did it.
    pub by: DoneBy,
    /// What they were called then; empty for the console.
    pub who: String,
    /// What they did.
    pub act: Act,
    /// Id of the thing that it was done to. Empty: none.
    pub thing: String,
    /// What the thing was called then. Never a customer's name: those can be erased, and this log stays.
    pub called: String,
    /// What more there is to say, such as a role.
    pub detail: String,
    /// When.
    pub at: Millis,
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn each_act_has_a_word_of_its_own() {
        let codes: HashSet<_> = Act::ALL.iter().map(|act| act.code()).collect();
        assert_eq!(codes.len(), Act::ALL.len());
        for act in Act::ALL {
            assert_eq!(act.code().parse(), Ok(*act));
            assert!(!act.words().is_empty());
        }
        assert!("money.stolen".parse::<Act>().is_err());
    }

    #[test]
    fn who_did_it_is_read_back_from_what_is_stored() {
        for by in [DoneBy::Console, DoneBy::Member(MemberId::from_parts(Millis(1), 2))] {
            assert_eq!(by.to_string().parse(), Ok(by));
        }
        assert!("link_01".parse::<DoneBy>().is_err());
        assert!("".parse::<DoneBy>().is_err());
    }
}
