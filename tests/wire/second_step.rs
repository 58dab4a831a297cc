//! What the right password gives where a second factor is on, as it goes over the wire (I22, I23).

use crate::place::{OWNER, Place, client};
use api_types::account::ProofForm;
use domain::TotpSecret;
use reqwest::{Client, Response, StatusCode, header};
use service::Entry;

/// A server whose owner has a second factor.
async fn with_second_factor(settings: &[(&str, &str)]) -> Place {
    let place = Place::open(settings).await;
    let (service, owner) = (&place.world.service, &place.world.owner);
    let Entry::Inside(token) = service.sign_in(OWNER.0, OWNER.1, "here").await.unwrap() else { panic!("it is off") };
    service.begin_second_factor(owner).await.unwrap();
    let secret: TotpSecret = service.second_factor_start(owner).await.unwrap().secret.replace(' ', "").parse().unwrap();
    let code = secret.code(TotpSecret::step_at(place.world.clock.now())).to_string();
    let form = ProofForm { password: OWNER.1.to_owned(), code, ..ProofForm::default() };
    service.turn_on_second_factor(owner, &token, form, "here").await.unwrap();
    place
}

fn cookies(answer: &Response) -> Vec<String> {
    answer.headers().get_all(header::SET_COOKIE).iter().map(|cookie| cookie.to_str().unwrap().to_owned()).collect()
}

async fn csv(place: &Place, client: &Client, cookie: &str) -> StatusCode {
    let asked = client.get(place.url("/dashboard/payments.csv")).header(header::COOKIE, cookie);
    asked.send().await.unwrap().status()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn i22_the_right_password_gives_a_cookie_that_opens_the_second_step_and_nothing_else() {
    let place = with_second_factor(&[]).await;
    let client = client(1);
    let answer = place.sign_in(&client, OWNER.0, OWNER.1, None).await;
    let given = cookies(&answer);
    assert_eq!(given.len(), 1, "{given:?}");
    let token = given[0].strip_prefix("__Host-tallystick-step=").unwrap().split(';').next().unwrap();
    assert!(given[0].ends_with("; Path=/; HttpOnly; SameSite=Lax; Max-Age=600; Secure"), "{given:?}");
    for cookie in [format!("__Host-tallystick-step={token}"), format!("__Host-tallystick={token}")] {
        assert_eq!(csv(&place, &client, &cookie).await, StatusCode::UNAUTHORIZED, "{cookie}");
    }
    let step = client.post(place.url("/dashboard/do/second_step")).form(&[("code", "12345")]);
    let answer = step.header(header::COOKIE, format!("__Host-tallystick-step={token}")).send().await.unwrap();
    assert_eq!((answer.status(), cookies(&answer).len()), (StatusCode::UNPROCESSABLE_ENTITY, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn i22_who_is_a_member_cannot_be_found_out_by_asking_for_a_new_password() {
    // Nobody takes the mail there: that comes after the answer, too.
    let mail = [("HOST", "127.0.0.1"), ("PORT", "1"), ("SECURITY", "none"), ("FROM", "pay@northlight.example")];
    let names = mail.map(|(name, value)| (format!("TALLYSTICK__EMAIL__{name}"), value));
    let settings: Vec<_> = names.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    let place = Place::open(&settings).await;
    let mut answers = Vec::new();
    for account in [OWNER.0, "nobody@example.com"] {
        let asked = client(1).post(place.url("/dashboard/do/ask_for_reset")).form(&[("email", account)]);
        let answer = asked.send().await.unwrap();
        let to = answer.headers().get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned());
        answers.push((answer.status(), to, cookies(&answer), answer.text().await.unwrap()));
    }
    assert!(answers[0].0.is_redirection() || answers[0].0.is_success(), "{answers:?}");
    assert_eq!(answers[0], answers[1]);
}
