//! Signing in with a passkey, as it goes over the wire (I21, I22, I23).

use crate::place::{ORIGIN, OWNER, Place, client};
use api_types::account::ProofForm;
use reqwest::{Client, Response, StatusCode, header};
use service::Entry;
use webauthn::authenticator::Authenticator;

/// A server whose owner has a passkey.
async fn with_passkey() -> (Place, Authenticator) {
    let (place, mut phone) = (Place::open(&[]).await, Authenticator::new(1));
    let (service, owner) = (&place.world.service, &place.world.owner);
    let Entry::Inside(token) = service.sign_in(OWNER.0, OWNER.1, "here").await.unwrap() else { panic!("it is off") };
    let form = ProofForm { password: OWNER.1.to_owned(), ..ProofForm::default() };
    let asked = service.begin_passkey(owner, &token, "Phone", form, "here").await.unwrap();
    service.add_passkey(owner, &token, "Phone", &phone.create(&asked, ORIGIN)).await.unwrap();
    (place, phone)
}

/// What the server asks at an address of its server functions, whatever host the request names.
async fn asked(place: &Place, client: &Client, function: &str, cookie: &str) -> String {
    let ask = client.post(place.url(&format!("/dashboard/do/{function}"))).header(header::COOKIE, cookie);
    let answer = ask.header(header::HOST, "evil.example").header(header::CONTENT_LENGTH, 0).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    answer.json().await.unwrap()
}

fn cookies(answer: &Response) -> Vec<String> {
    answer.headers().get_all(header::SET_COOKIE).iter().map(|cookie| cookie.to_str().unwrap().to_owned()).collect()
}

async fn csv(place: &Place, client: &Client, cookie: &str) -> StatusCode {
    let asked = client.get(place.url("/dashboard/payments.csv")).header(header::COOKIE, cookie);
    asked.send().await.unwrap().status()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn i23_a_passkey_gives_the_same_pinned_cookie_as_a_password_and_for_the_servers_own_name_only() {
    let (place, mut phone) = with_passkey().await;
    let client = client(1);
    let question = asked(&place, &client, "ask_passkey", "").await;
    assert!(question.contains("\"rpId\":\"pay.example\"") && !question.contains("evil"), "{question}");
    let answer = phone.get(&question, ORIGIN);
    let taken = place.call(&client, "", "sign_in_with_passkey", &[("answer", &answer)]).await;
    let given = cookies(&taken);
    assert_eq!(given.len(), 1, "{given:?}");
    assert!(given[0].starts_with("__Host-tallystick=") && given[0].contains("HttpOnly"), "{given:?}");
    assert_eq!(csv(&place, &client, given[0].split(';').next().unwrap()).await, StatusCode::OK);
    let again = place.call(&client, "", "sign_in_with_passkey", &[("answer", &answer)]).await;
    assert_eq!((again.status(), cookies(&again).len()), (StatusCode::CONFLICT, 0), "replayed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn i22_after_the_password_a_passkey_takes_the_second_step() {
    let (place, mut phone) = with_passkey().await;
    let client = client(1);
    let given = cookies(&place.sign_in(&client, OWNER.0, OWNER.1, None).await);
    let step = given[0].split(';').next().unwrap();
    assert!(given.len() == 1 && step.starts_with("__Host-tallystick-step="), "{given:?}");
    assert_eq!(csv(&place, &client, step).await, StatusCode::UNAUTHORIZED);
    let question = asked(&place, &client, "ask_passkey_step", step).await;
    let form = phone.get(&question, ORIGIN);
    let nobodys = place.call(&client, "", "second_step_with_passkey", &[("answer", &form)]).await;
    assert_eq!((nobodys.status(), cookies(&nobodys).len()), (StatusCode::CONFLICT, 0), "without the first step");
    let taken = place.call(&client, step, "second_step_with_passkey", &[("answer", &form)]).await;
    let given = cookies(&taken);
    assert_eq!(given.len(), 2, "{given:?}");
    let inside = given.iter().find(|cookie| cookie.starts_with("__Host-tallystick=")).unwrap();
    assert_eq!(csv(&place, &client, inside.split(';').next().unwrap()).await, StatusCode::OK);
    assert!(given.iter().any(|cookie| cookie.starts_with("__Host-tallystick-step=;")), "{given:?}");
}
