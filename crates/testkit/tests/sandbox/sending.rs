//! Ways out that a test holds in its hand, and what the runner makes of slow ones and of crashes (R12, R13, I18).

use api_types::{
    dashboard::{LinkForm, LinkItem},
    team::InviteForm,
};
use async_trait::async_trait;
use delivery::{DeliveryError, Mail, Mailer, Sent, Sms, Texter};
use domain::Millis;
use service::{EmailWay, SmsWay, Ways};
use std::sync::{Arc, Mutex};
use testkit::world::{World, usdc};
use tokio::sync::Notify;

crate::scenarios!(
    i18_an_sms_that_a_crash_interrupts_is_not_sent_a_second_time,
    i18_a_mail_that_a_crash_interrupts_is_sent_again_with_the_same_id,
    r13_a_slow_mail_server_holds_up_no_other_message,
    i19_a_member_does_not_wait_behind_the_messages_to_customers,
    i18_a_server_that_is_told_to_stop_begins_with_no_other_message,
);

/// What becomes of what is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Answer {
    /// It is taken.
    #[default]
    Taken,
    /// Not now.
    Busy,
    /// None ever comes.
    Silence,
    /// Never, and it says whose mail it was.
    Refused,
    /// It is taken once [`Post::release`] says so.
    Later,
}

/// Takes mails and SMS, and keeps them.
#[derive(Default)]
pub struct Post {
    answer: Mutex<Answer>,
    mails: Mutex<Vec<String>>,
    sms: Mutex<usize>,
    handed_over: Notify,
    released: tokio::sync::watch::Sender<bool>,
}

impl Post {
    /// From now on it answers so.
    pub fn answers(&self, answer: Answer) {
        *self.answer.lock().unwrap() = answer;
    }

    /// Waits until something is handed over.
    pub async fn handed_over(&self) {
        self.handed_over.notified().await;
    }

    /// Takes what was handed over and waits.
    pub fn release(&self) {
        self.released.send_replace(true);
    }

    /// The mails so far, as they are written, soft line breaks undone.
    pub fn mails(&self) -> Vec<String> {
        self.mails.lock().unwrap().clone()
    }

    /// How many SMS so far.
    pub fn sms(&self) -> usize {
        *self.sms.lock().unwrap()
    }

    /// Both ways lead here.
    pub fn ways(self: &Arc<Self>) -> Ways {
        let from = "pay@northlight.example".parse().unwrap();
        let mailer = Arc::clone(self) as Arc<dyn Mailer>;
        Ways {
            email: Some(EmailWay { mailer, from }),
            sms: Some(SmsWay { texter: Arc::clone(self) as Arc<dyn Texter>, sender: None }),
            ..Ways::default()
        }
    }

    /// Counts what is handed over and says what becomes of it, as one step: who saw it counted can change the answer to the next.
    fn takes(&self, count: impl FnOnce(&Self)) -> Answer {
        let answer = self.answer.lock().unwrap();
        count(self);
        *answer
    }

    async fn take(&self, count: impl FnOnce(&Self)) -> Result<Sent, DeliveryError> {
        let answer = self.takes(count);
        self.handed_over.notify_one();
        match answer {
            Answer::Taken => Ok(Sent { id: None, reply: "taken".to_owned() }),
            Answer::Busy => Err(DeliveryError::Transient { why: "busy".to_owned(), wait: None, maybe_taken: false }),
            Answer::Refused => Err(DeliveryError::Persistent("550 maja@example.com is not here".to_owned())),
            Answer::Silence => std::future::pending().await,
            Answer::Later => {
                self.released.subscribe().wait_for(|released| *released).await.unwrap();
                Ok(Sent { id: None, reply: "taken".to_owned() })
            }
        }
    }
}

#[async_trait]
impl Mailer for Post {
    async fn send(&self, mail: &Mail) -> Result<Sent, DeliveryError> {
        let written = String::from_utf8(mail.written()).unwrap();
        let written = written.replace("=\r\n", "").replace("=3D", "=");
        self.take(|post| post.mails.lock().unwrap().push(written)).await
    }
}

#[async_trait]
impl Texter for Post {
    fn name(&self) -> &'static str {
        "Post"
    }

    async fn send(&self, _sms: &Sms) -> Result<Sent, DeliveryError> {
        self.take(|post| *post.sms.lock().unwrap() += 1).await
    }
}

/// A link for Maja that is sent at once, by e-mail or by SMS.
pub async fn sent_link(world: &World, by_sms: bool, form: LinkForm) -> LinkItem {
    let form = LinkForm {
        title: "Night photography workshop".to_owned(),
        amount: "5.00".to_owned(),
        assets: vec![usdc().to_string()],
        window_minutes: "15".to_owned(),
        customer: "new".to_owned(),
        customer_email: "maja@example.com".to_owned(),
        customer_name: "Maja Lind".to_owned(),
        customer_phone: "+31 6 12345678".to_owned(),
        send_email: !by_sms,
        send_sms: by_sms,
        ..form
    };
    world.service.create_link(&world.owner, form).await.unwrap()
}

/// The server stops while a message is on its way to somebody who does not answer.
async fn crash_while_sending(world: World, post: &Arc<Post>) -> World {
    post.answers(Answer::Silence);
    let service = Arc::clone(&world.service);
    let sending = tokio::spawn(async move { service.run_due_deliveries().await });
    post.handed_over.notified().await;
    sending.abort();
    assert!(sending.await.unwrap_err().is_cancelled());
    post.answers(Answer::Taken);
    world.restarted().await
}

async fn state(world: &World, link: &LinkItem) -> (String, String) {
    let message = world.service.link_messages(&world.owner, &link.id).await.unwrap().messages.remove(0);
    (message.state, message.said)
}

async fn i18_an_sms_that_a_crash_interrupts_is_not_sent_a_second_time(world: World) {
    let post = Arc::new(Post::default());
    let world = world.restarted_with(post.ways()).await;
    let link = sent_link(&world, true, LinkForm::default()).await;
    let world = crash_while_sending(world, &post).await;
    assert_eq!(post.sms(), 1);
    world.service.run_due_deliveries().await.unwrap();
    assert_eq!(state(&world, &link).await.0, "waiting", "somebody may still be at it");
    world.clock.advance(Millis::minutes(5));
    let beside = world.beside().await;
    let (one, two) = tokio::join!(world.service.run_due_deliveries(), beside.run_due_deliveries());
    assert_eq!((one.unwrap(), two.unwrap(), post.sms()), (0, 0, 1), "at most one");
    let (state, said) = state(&world, &link).await;
    assert_eq!(state, "failed");
    assert!(said.contains("nobody knows whether it went"), "{said}");
}

async fn i18_a_mail_that_a_crash_interrupts_is_sent_again_with_the_same_id(world: World) {
    let post = Arc::new(Post::default());
    let world = world.restarted_with(post.ways()).await;
    let link = sent_link(&world, false, LinkForm::default()).await;
    let world = crash_while_sending(world, &post).await;
    world.clock.advance(Millis::minutes(5));
    assert_eq!(world.service.run_due_deliveries().await.unwrap(), 1);
    let mails = post.mails();
    assert_eq!(mails.len(), 2);
    assert_eq!(mails[0], mails[1], "to the byte");
    assert_eq!(state(&world, &link).await.0, "taken");
}

async fn r13_a_slow_mail_server_holds_up_no_other_message(world: World) {
    let post = Arc::new(Post::default());
    let world = world.restarted_with(post.ways()).await;
    post.answers(Answer::Silence);
    sent_link(&world, false, LinkForm::default()).await;
    let service = Arc::clone(&world.service);
    let slow = tokio::spawn(async move { service.run_due_deliveries().await });
    post.handed_over.notified().await;
    post.answers(Answer::Taken);
    // Written while the first is on its way: more than are sent at once.
    for _ in 0..12 {
        sent_link(&world, true, LinkForm::default()).await;
    }
    world.service.run_due_deliveries().await.unwrap();
    // Whichever of the two took them: it is behind none that the slow server has.
    while post.sms() < 12 {
        post.handed_over().await;
    }
    slow.abort();
}

async fn i19_a_member_does_not_wait_behind_the_messages_to_customers(world: World) {
    let post = Arc::new(Post::default());
    let world = world.restarted_with(post.ways()).await;
    post.answers(Answer::Silence);
    // As many as are sent at once, to a mail server that does not answer, and more behind them.
    for _ in 0..10 {
        sent_link(&world, false, LinkForm::default()).await;
    }
    let (_stop_sending, sending_stops) = tokio::sync::oneshot::channel::<()>();
    let (stop_letters, letters_stop) = tokio::sync::oneshot::channel::<()>();
    let sending = tokio::spawn(Arc::clone(&world.service).run_deliveries(async { drop(sending_stops.await) }));
    let letters = tokio::spawn(Arc::clone(&world.service).run_letters(async { drop(letters_stop.await) }));
    while post.mails().len() < 8 {
        post.handed_over().await;
    }
    post.answers(Answer::Taken);
    let form = InviteForm { email: "kari@example.com".to_owned(), role: "staff".to_owned() };
    world.service.invite(&world.owner, &form).await.unwrap();
    while !post.mails().iter().any(|mail| mail.contains("To: kari@example.com")) {
        post.handed_over().await;
    }
    assert_eq!(post.mails().len(), 9, "and no message to a customer went before it");
    stop_letters.send(()).unwrap();
    letters.await.unwrap();
    sending.abort();
}

async fn i18_a_server_that_is_told_to_stop_begins_with_no_other_message(world: World) {
    let post = Arc::new(Post::default());
    let world = world.restarted_with(post.ways()).await;
    post.answers(Answer::Later);
    for _ in 0..12 {
        sent_link(&world, true, LinkForm::default()).await;
    }
    let (stop, stops) = tokio::sync::oneshot::channel::<()>();
    let service = Arc::clone(&world.service);
    let sending = tokio::spawn(service.run_deliveries(async { drop(stops.await) }));
    while post.sms() < 8 {
        post.handed_over.notified().await;
    }
    stop.send(()).unwrap();
    // Let it be heard before the first is taken.
    tokio::task::yield_now().await;
    world.clock.advance(Millis(1));
    let (outbox, _) = world.service.outbox(&world.owner, false, 1).await.unwrap();
    assert_eq!(outbox.len(), 12);
    post.answers(Answer::Taken);
    post.release();
    sending.await.unwrap();
    assert_eq!(post.sms(), 8, "those that were on their way are finished, and no other is begun");
    let (outbox, _) = world.service.outbox(&world.owner, false, 1).await.unwrap();
    assert!(outbox.len() == 4 && outbox.iter().all(|message| message.item.attempts == 0), "{outbox:?}");
}
