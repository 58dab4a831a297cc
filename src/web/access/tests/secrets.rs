//! I24: a private key, seed phrase or xprv is refused by its name wherever it is typed, and is nowhere afterwards: not in the
//! answer, not in the address that a browser without script is led to, not in the database, not in the log. Asked of every
//! text field of every server function and of the customer's form.

use super::{
    FORM, asks,
    asks::filled,
    stage::{Answer, Engine, Stage, Who},
};
use api_types::{
    account, businesses, customers,
    dashboard::{self, ListQuery},
    deliveries::TemplateForm,
    invoices, notifications, reminders, team,
};
use axum::http::Method;
use base64::{Engine as _, engine::general_purpose::URL_SAFE};
use domain::{Role, delivery::Purpose, secret::WHY};
use serde::Serialize;
use serde_json::Value;
use std::{
    collections::BTreeSet,
    io,
    sync::{Mutex, PoisonError},
};

/// Secrets in two forms, each proven by its checksum, so that they are known in any text.
const SECRETS: [&str; 2] = [
    "legal winner thank year wave sausage worth useful legal winner thank yellow",
    "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ",
];

/// Names of fields that take any text: what is typed there would be kept.
const FREE: &[&str] =
    &["title", "description", "private_note", "note", "notes", "reference", "subject", "body", "message", "tax_id"];

/// They answer with what they were asked for, so that the page that asks knows which of its questions it is.
const LOOK_UP: [&str; 2] = ["customer_choices", "tags_of_customer"];

/// Lines of the log in which a secret stands.
static LOGGED: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Reads what is logged.
struct Reader;

impl io::Write for Reader {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(line);
        if SECRETS.iter().any(|secret| text.contains(secret)) {
            LOGGED.lock().unwrap_or_else(PoisonError::into_inner).push(text.into_owned());
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The texts of a form as its type has them.
fn texts<T: Default + Serialize>() -> Vec<String> {
    fn collect(value: &Value, name: &str, found: &mut Vec<String>) {
        match value {
            Value::String(_) | Value::Null => found.push(name.to_owned()),
            Value::Object(fields) => {
                fields.iter().for_each(|(field, value)| collect(value, &format!("{name}[{field}]"), found));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    collect(&serde_json::to_value(T::default()).unwrap(), "", &mut found);
    found
}

/// The fields of the form that a server function takes, behind the name of its argument.
fn form_of(endpoint: &str) -> (&'static str, Vec<String>) {
    match endpoint {
        "links" | "payments" | "customers" | "unattributed" => ("query", texts::<ListQuery>()),
        "save_link" | "link_warnings" => ("form", texts::<dashboard::LinkForm>()),
        "issue_invoice" => {
            let lines = texts::<invoices::LineForm>().into_iter().map(|field| format!("[lines][0]{field}"));
            ("form", texts::<invoices::InvoiceForm>().into_iter().chain(lines).collect())
        }
        "save_customer" => ("form", texts::<customers::CustomerForm>()),
        "save_tag" => ("form", texts::<customers::TagForm>()),
        "save_product" => ("form", texts::<dashboard::ProductForm>()),
        "set_rate" => ("form", texts::<dashboard::RateForm>()),
        "save_business" => ("form", texts::<dashboard::Business>()),
        "save_network" => ("form", texts::<dashboard::NetworkForm>()),
        "add_token" => ("form", texts::<dashboard::TokenForm>()),
        "preview_wallet" | "add_wallet" => ("form", texts::<dashboard::WalletForm>()),
        "setup" => ("form", texts::<dashboard::SetupForm>()),
        "save_hours" => ("form", texts::<reminders::HoursForm>()),
        "save_invoicing" => ("form", texts::<invoices::InvoicingForm>()),
        "invite" => ("form", texts::<team::InviteForm>()),
        "accept_invitation" => ("form", texts::<team::AcceptForm>()),
        "add_business" => ("form", texts::<businesses::NewBusinessForm>()),
        "add_browser" => ("form", texts::<notifications::BrowserForm>()),
        "save_notifications" => {
            ("form", vec!["[mail][paid]".to_owned(), "[push][paid]".to_owned(), "[hour]".to_owned()])
        }
        "begin_passkey" => ("form", texts::<account::ProofForm>().into_iter().chain(["[name]".to_owned()]).collect()),
        "remove_passkey" => ("form", texts::<account::ProofForm>()),
        "change_password" => ("form", texts::<account::PasswordForm>()),
        "turn_on_second_factor" | "turn_off_second_factor" | "renew_recovery_codes" => {
            ("form", texts::<account::ProofForm>())
        }
        "save_template" | "preview_template" => {
            let empty = TemplateForm { purpose: Purpose::Request, subject: String::new(), body: String::new() };
            let fields = serde_json::to_value(empty).unwrap();
            ("form", fields.as_object().unwrap().keys().map(|field| format!("[{field}]")).collect())
        }
        _ => ("", Vec::new()),
    }
}

/// Names of all texts that a server function takes: those of its form, and those that it is asked with.
fn fields_of(endpoint: &str, body: &str) -> BTreeSet<String> {
    let (argument, form) = form_of(endpoint);
    let asked = body.split('&').filter_map(|pair| pair.split_once('=')).map(|(name, _)| name.to_owned());
    let fields: BTreeSet<_> = asked.chain(form.into_iter().map(|field| format!("{argument}{field}"))).collect();
    let structured = fields.iter().any(|field| field.starts_with("form["));
    assert!(!structured || argument == "form", "the form of {endpoint} is not in form_of: {fields:?}");
    fields
}

/// The same body with a secret in one field.
fn with(body: &str, field: &str, secret: &str) -> String {
    let others = body.split('&').filter(|pair| pair.split('=').next() != Some(field) && !pair.is_empty());
    let typed = format!("{field}={}", secret.replace(' ', "+"));
    others.map(str::to_owned).chain([typed]).collect::<Vec<_>>().join("&")
}

/// All that an answer says, also what it says in an address.
fn said(answer: &Answer) -> String {
    let address = answer.leads_to.clone().unwrap_or_default();
    let error = address.split_once("__err=").map(|(_, rest)| rest.split('&').next().unwrap_or_default());
    let error = error.map(|error| error.replace("%3D", "=")).and_then(|error| URL_SAFE.decode(error).ok());
    let error = error.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    format!("{}\n{}\n{error}", answer.text, address.replace('+', " ").replace("%20", " "))
}

fn holds(bytes: &[Vec<u8>], secret: &str) -> bool {
    bytes.iter().any(|file| file.windows(secret.len()).any(|part| part == secret.as_bytes()))
}

/// Asks, and looks for the secret in all that is left of it.
async fn nothing_is_left(stage: &Stage, path: &str, body: &str, secret: &str) -> [Answer; 2] {
    let mut answers = Vec::new();
    for accept in ["*/*", "text/html"] {
        let before = stage.database().await;
        let answer = stage.ask_for(accept, &Method::POST, path, FORM, body.to_owned()).await;
        let asked = format!("{path} {body}");
        assert!(!said(&answer).contains(secret), "{asked} repeats the secret: {answer:?}");
        let after = stage.database().await;
        assert!(before == after || !holds(&after, secret), "{asked} keeps the secret");
        answers.push(answer);
    }
    answers.try_into().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn i24_a_secret_is_refused_and_kept_nowhere_whatever_field_it_is_typed_in() {
    let log = tracing_subscriber::fmt().with_max_level(tracing::Level::DEBUG).with_writer(|| Reader).finish();
    tracing::subscriber::set_global_default(log).unwrap();
    let stage = Stage::for_one(Who::Member(Role::Owner), Engine::Sqlite).await;
    let (mut asked, mut refused) = (0, BTreeSet::new());
    let left_out = |endpoint: &str| endpoint == "sign_out" || LOOK_UP.contains(&endpoint);
    for (endpoint, body) in asks::SERVER_FUNCTIONS.iter().filter(|(endpoint, _)| !left_out(endpoint)) {
        let body = filled(&stage, body, false);
        for field in fields_of(endpoint, &body) {
            for secret in SECRETS {
                let path = format!("/dashboard/do/{endpoint}");
                let [answer, _] = nothing_is_left(&stage, &path, &with(&body, &field, secret), secret).await;
                asked += 1;
                let name = field.rsplit('[').next().unwrap_or_default().trim_end_matches(']');
                // Which details a link asks for is no text.
                let kept =
                    ["save_", "issue_"].iter().any(|what| endpoint.starts_with(what)) && !field.contains("[fields]");
                if kept && FREE.contains(&name) && secret.len() <= 60 {
                    assert!(answer.text.contains(WHY), "{endpoint} does not refuse it in {field}: {answer:?}");
                    refused.insert(format!("{endpoint} {field}"));
                }
            }
        }
    }
    assert!(asked > 300 && refused.len() > 10, "{asked} asked, refused in {refused:?}");
    for field in ["name", "email", "phone", "address", "note", "amount", "quantity", "asset", "came"] {
        for secret in SECRETS {
            let path = filled(&stage, "/pay/{link}", false);
            nothing_is_left(&stage, &path, &with("asset=sandbox:1/token:USDC", field, secret), secret).await;
        }
    }
    let logged = LOGGED.lock().unwrap_or_else(PoisonError::into_inner);
    assert!(logged.is_empty(), "{logged:?}");
}
