//! What members are told of by the server itself, and the e-mails that tell it.

use super::Result;
use crate::records::{DeliveryState, DueNotice, Notice, Notification, NotificationSettings};
use async_trait::async_trait;
use domain::{
    Millis,
    ids::{MemberId, MerchantId, NoticeId, NotificationId},
    notification::{Kind, Preferences},
};

/// What members are told of by the server itself, and the e-mails that tell it.
#[async_trait]
pub trait Notifications {
    /// What a member wants to be told. `None`: they never said, and were never written to.
    async fn notification_settings(
        &mut self,
        merchant: MerchantId,
        member: MemberId,
    ) -> Result<Option<NotificationSettings>>;
    /// Whose e-mails carry this token.
    async fn notification_settings_by_token(&mut self, token: &str) -> Result<Option<NotificationSettings>>;
    /// Keeps them for who has none. What is there stays.
    async fn add_notification_settings(&mut self, settings: &NotificationSettings) -> Result<()>;
    /// Replaces what a member wants to be told. Returns whether there was anything to replace.
    async fn set_notification_preferences(
        &mut self,
        merchant: MerchantId,
        member: MemberId,
        preferences: &Preferences,
    ) -> Result<bool>;
    /// Up to which place in the activity log members were told.
    async fn notification_cursor(&mut self) -> Result<i64>;
    /// Moves it on. Returns whether it still stood at `from`: of two readers one tells.
    async fn move_notification_cursor(&mut self, from: i64, to: i64) -> Result<bool>;
    /// Adds what there is to tell. Returns which of it was new: a member is told of one thing of one kind once.
    async fn add_notifications(&mut self, notifications: &[Notification]) -> Result<Vec<NotificationId>>;
    /// Which e-mails are to be written at `now`, the longest due first.
    async fn due_notices(&mut self, now: Millis, most: u32) -> Result<Vec<DueNotice>>;
    /// Takes what is due of a topic into an e-mail, the oldest first. Nothing goes into two.
    async fn take_into_notice(&mut self, due: &DueNotice, notice: NoticeId, now: Millis) -> Result<Vec<Notification>>;
    /// When the next e-mail is to be written. `None`: none is.
    async fn next_notice_to_write(&mut self) -> Result<Option<Millis>>;
    /// Gives what waits for a member's digest another time.
    async fn put_off_digest(&mut self, merchant: MerchantId, member: MemberId, due: Millis) -> Result<()>;
    /// Takes what was not written yet of these kinds out of a member's e-mails.
    async fn leave_out_of_mail(&mut self, merchant: MerchantId, member: MemberId, kinds: &[Kind]) -> Result<()>;
    /// Keeps an e-mail.
    async fn add_notice(&mut self, notice: &Notice) -> Result<()>;
    /// Gives out e-mails that are due at `now`, the oldest first: nobody else is given them before `until`.
    async fn claim_notices(&mut self, now: Millis, until: Millis, most: u32) -> Result<Vec<Notice>>;
    /// Says what became of one, from the attempt that it is given in. Returns whether it still waited so.
    async fn move_notice(&mut self, notice: &Notice, state: DeliveryState, said: &str, at: Millis) -> Result<bool>;
    /// When the next e-mail goes. `None`: none waits.
    async fn next_notice(&mut self) -> Result<Option<Millis>>;
    /// Lets out every e-mail that was held. Returns how many.
    async fn release_notices(&mut self, now: Millis) -> Result<u64>;
    /// Calls back what a member was written and did not go. Returns how many.
    async fn call_back_notices(&mut self, merchant: MerchantId, member: MemberId, why: &str, at: Millis)
    -> Result<u64>;
    /// When a member was written to last about a topic. `None`: never.
    async fn last_notice(&mut self, merchant: MerchantId, member: MemberId, topic: &str) -> Result<Option<Millis>>;
    /// Forgets the oldest of what members were told before `before` and of the e-mails that were done with before it, at most so
    /// many of each. What waits to be told or to go stays. Returns how many.
    async fn forget_notifications(&mut self, before: Millis, most: u32) -> Result<u64>;
    /// What a member was written, newest first.
    async fn notices_of(&mut self, merchant: MerchantId, member: MemberId, most: u32) -> Result<Vec<Notice>>;
}
