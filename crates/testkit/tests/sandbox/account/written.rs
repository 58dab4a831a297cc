//! What a member does to their own account is written down, once each (I19).

use super::{
    EMAIL, OTHER_PASSWORD, PASSWORD, code, inside,
    passkeys::{first, proven},
    proof, turn_on,
};
use api_types::{
    account::PasswordForm,
    notifications::{BrowserForm, NotificationForm},
};
use delivery::{PATIENCE, WebPush, push::VapidKey};
use domain::{Act, Millis};
use service::Ways;
use std::sync::Arc;
use testkit::world::World;
use webauthn::authenticator::Authenticator;

crate::scenarios!(i19_what_a_member_does_to_their_account_is_written_down);

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0";

/// The audit log, read on and on.
struct Log<'a> {
    world: &'a World,
    seen: usize,
}

impl Log<'_> {
    /// Exactly this was written down since the last look, and this for the first time.
    async fn says(&mut self, act: Act, called: &str) {
        let all = self.world.service.audit_log(&self.world.owner, "", 1).await.unwrap();
        assert!(!all.more, "one page holds all of it");
        let ours: Vec<_> = all.entries.iter().filter(|entry| entry.did == act.words()).collect();
        let [entry] = ours[..] else { panic!("{act:?}: {ours:?}") };
        assert_eq!((entry.who.as_str(), entry.called.as_str()), ("Ingrid Solheim", called), "{act:?}");
        self.seen += 1;
        assert_eq!(all.entries.len(), self.seen, "{act:?} and nothing else: {:?}", all.entries);
    }
}

fn a_browser() -> BrowserForm {
    BrowserForm {
        endpoint: "https://push.example.com/1".to_owned(),
        p256dh: VapidKey::read(&[9; 32]).unwrap().public(),
        auth: "BQUFBQUFBQUFBQUFBQUFBQ".to_owned(),
    }
}

async fn i19_what_a_member_does_to_their_account_is_written_down(world: World) {
    let ways = Ways { push: Some(Arc::new(WebPush::new(PATIENCE).unwrap())), ..Ways::default() };
    let world = world.restarted_with(ways).await;
    let (service, owner) = (&world.service, &world.owner);
    // The set-up came before.
    let mut log = Log { world: &world, seen: 1 };
    let here = inside(&world).await;
    log.says(Act::SignedIn, "").await;

    service.save_notifications(owner, &NotificationForm::default()).await.unwrap();
    log.says(Act::NotificationsChanged, "").await;
    service.test_notifications(owner).await.unwrap();
    log.says(Act::NotificationTested, "").await;
    service.add_browser(owner, &here, &a_browser(), FIREFOX).await.unwrap();
    log.says(Act::BrowserAdded, "Firefox on Linux").await;
    let browser = service.notifications(owner).await.unwrap().browsers.remove(0).id;
    service.remove_browser(owner, &browser).await.unwrap();
    log.says(Act::BrowserRemoved, "Firefox on Linux").await;

    let secret = turn_on(&world, &here).await;
    log.says(Act::SecondFactorOn, "").await;
    let form = proof(PASSWORD, &code(&world, &secret));
    service.renew_recovery_codes(owner, &here, form, "here").await.unwrap();
    log.says(Act::RecoveryCodesRenewed, "").await;
    world.clock.advance(Millis::seconds(30));
    let form = proof(PASSWORD, &code(&world, &secret));
    service.turn_off_second_factor(owner, &here, form, "here").await.unwrap();
    log.says(Act::SecondFactorOff, "").await;

    let mut phone = Authenticator::new(1);
    let passkey = first(&world, &here, &mut phone).await.id;
    log.says(Act::PasskeyAdded, "Phone").await;
    service.rename_passkey(owner, &passkey, "Old phone").await.unwrap();
    log.says(Act::PasskeyRenamed, "Old phone").await;
    let form = proven(&world, &here, &mut phone).await;
    service.remove_passkey(owner, &here, &passkey, form, "here").await.unwrap();
    log.says(Act::PasskeyRemoved, "Old phone").await;

    let form = PasswordForm { current: PASSWORD.to_owned(), password: OTHER_PASSWORD.to_owned() };
    service.change_password(owner, &here, form, "here").await.unwrap();
    log.says(Act::PasswordChanged, "").await;
    let url = service.reset_url(EMAIL).await.unwrap().unwrap();
    // That the link was made is the console's act.
    log.seen += 1;
    let (_, token) = url.split_once("token=").unwrap();
    service.reset_password(token, PASSWORD.to_owned(), "here").await.unwrap();
    log.says(Act::PasswordReset, "").await;
}
