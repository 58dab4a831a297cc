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
use domain::{CustomerFields, Role, SecretKind, delivery::Purpose, link::Ask, secret::WHY};
use serde::Serialize;
use serde_json::Value;
use std::{
    collections::BTreeSet,
    io,
    sync::{Mutex, PoisonError},
};

/// An extended private key.
const XPRV: &str =
    "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi";

/// Secrets in three forms, each proven by its checksum, so that they are known in any text.
const SECRETS: [&str; 3] = [
    "legal winner thank year wave sausage worth useful legal winner thank yellow",
    "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ",
    XPRV,
];

/// No text is too long before it is looked at.
const ANY: usize = usize::MAX;

/// Fields that refuse a secret by its name, with the most characters that they take: what is longer is refused for that.
const REFUSING: &[(&str, &[(&str, usize)])] = &[
    (
        "save_link",
        &[
            ("title", 120),
            ("description", 1_000),
            ("reference", 60),
            ("private_note", 1_000),
            ("message", 1_000),
            ("download", ANY),
            ("redirect", ANY),
        ],
    ),
    (
        "issue_invoice",
        &[
            ("description", 200),
            ("title", 120),
            ("notes", 1_000),
            ("private_note", 1_000),
            ("customer_email", ANY),
            ("customer_name", 120),
            ("customer_address", 500),
        ],
    ),
    ("save_customer", &[("email", ANY), ("name", 120), ("address", 500), ("notes", 2_000)]),
    ("save_product", &[("name", 120), ("description", 1_000), ("price", ANY)]),
    ("rates", &[("currency", ANY)]),
    ("set_rate", &[("currency", ANY)]),
    ("save_business", &[("name", 80), ("contact_email", ANY), ("website", ANY)]),
    ("save_template", &[("subject", 200), ("body", 4_000)]),
    ("preview_template", &[("subject", 200), ("body", 4_000)]),
    ("save_invoicing", &[("address", 500), ("tax_id", 60)]),
    ("preview_wallet", &[("name", 60), ("key", ANY)]),
    ("add_wallet", &[("name", 60), ("key", ANY)]),
    ("save_network", &[("node_url", ANY), ("push_url", ANY), ("explorer", ANY)]),
    ("invite", &[("email", ANY)]),
    ("rename_member", &[("name", 80)]),
    ("begin_passkey", &[("name", 60)]),
    ("add_passkey", &[("name", 60)]),
    ("rename_passkey", &[("name", 60)]),
    ("add_business", &[("business", 80)]),
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

/// The most characters of a secret that a field has to refuse by its name. `None`: it may do otherwise.
fn room(endpoint: &str, field: &str) -> Option<usize> {
    let name = name_of(field);
    let fields = REFUSING.iter().find(|(refusing, _)| *refusing == endpoint).map(|(_, fields)| *fields);
    if let Some((_, most)) = fields.unwrap_or_default().iter().find(|(refusing, _)| *refusing == name) {
        return Some(*most);
    }
    // One that was added since. Which details a link asks for is no text.
    let kept = ["save_", "issue_"].iter().any(|what| endpoint.starts_with(what)) && !field.contains("[fields]");
    (kept && FREE.contains(&name)).then_some(60)
}

/// A field's own name, without those of what it is in.
fn name_of(field: &str) -> &str {
    field.rsplit('[').next().unwrap_or_default().trim_end_matches(']')
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

/// Whether an answer refuses a secret and says what it is.
fn refuses(answer: &Answer, secret: &str) -> bool {
    let kind = SecretKind::find_in(secret).unwrap().to_string();
    answer.text.contains(WHY) && answer.text.contains(&kind)
}

/// Whether a text tells how a secret begins, also as the words of an address.
fn tells(text: &str, secret: &str) -> bool {
    let plain = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
    };
    let beginning: String = plain(secret).chars().take(20).collect();
    plain(text).contains(&beginning)
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
        assert!(!tells(&said(&answer), secret), "{asked} repeats the secret: {answer:?}");
        let after = stage.database().await;
        assert!(before == after || !holds(&after, secret), "{asked} keeps the secret");
        answers.push(answer);
    }
    answers.try_into().unwrap()
}

/// The same, of what refuses the secret by its name.
async fn is_refused(stage: &Stage, path: &str, body: &str, secret: &str) -> Answer {
    let [answer, _] = nothing_is_left(stage, path, body, secret).await;
    assert!(refuses(&answer, secret), "{path} {body} does not refuse it: {answer:?}");
    answer
}

/// What takes a text only where something else is as it should be, or of which a place may ask a few times only.
async fn refused_where_it_is_possible(stage: &Stage) {
    let read = stage.world.store.read().await;
    let invited = read.unwrap().invitation(filled(stage, "{invitation}", false).parse().unwrap()).await;
    let token = invited.unwrap().unwrap().letter.token.unwrap();
    let accepting = format!("form[token]={token}&form[name]=M&form[password]=a+long+enough+password");
    for secret in SECRETS {
        is_refused(stage, "/dashboard/do/ask_for_reset", &with("", "email", secret), secret).await;
        if secret != XPRV {
            let body = with(&accepting, "form[name]", secret);
            is_refused(stage, "/dashboard/do/accept_invitation", &body, secret).await;
        }
        // A line of a file is left out whole, and all that is wrong with it is said.
        let cells = secret.replace(' ', "+");
        let body = format!("csv=email,name,address,notes%0Akari@example.com,{cells},{cells},{cells}");
        let answer = is_refused(stage, "/dashboard/do/import_customers", &body, secret).await;
        assert_eq!(answer.text.matches(WHY).count(), 3, "{body}: {answer:?}");
        // Where the e-mail stands, and where the columns are named.
        for body in [format!("csv=email%0A{cells}"), format!("csv={cells}%0Akari@example.com")] {
            is_refused(stage, "/dashboard/do/import_customers", &body, secret).await;
        }
        // What is no amount is no more repeated than what is no text.
        let link = "form[title]=New&form[assets][0]=sandbox:1/token:USDC&form[window_minutes]=15";
        is_refused(stage, "/dashboard/do/save_link", &with(link, "form[amount]", secret), secret).await;
        // No address is made of a name that will be refused.
        let body = with("turn=1&link=&form[path]=", "form[title]", secret);
        nothing_is_left(stage, "/dashboard/do/link_warnings", &body, secret).await;
        for field in ["subject", "body"] {
            let query = with("purpose=request&subject=Payment&body=Please+pay.", field, secret);
            let path = format!("/dashboard/messages/preview?{query}");
            let answer = stage.ask(&Method::GET, &path, FORM, String::new()).await;
            assert!(refuses(&answer, secret) && !said(&answer).contains(secret), "{path}: {answer:?}");
        }
    }
}

/// The path of a link that asks customers for everything.
async fn asking_link(stage: &Stage) -> String {
    let ask = Ask::Optional;
    let form = dashboard::LinkForm {
        title: "A link that asks".to_owned(),
        amount: "5.00".to_owned(),
        assets: vec!["sandbox:1/token:USDC".to_owned()],
        window_minutes: "15".to_owned(),
        fields: CustomerFields { name: ask, email: ask, phone: ask, address: ask, note: ask },
        ..dashboard::LinkForm::default()
    };
    let link = stage.world.service.create_link(&stage.world.owner, form).await.unwrap();
    format!("/pay/{}", link.id)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn i24_a_secret_is_refused_and_kept_nowhere_whatever_field_it_is_typed_in() {
    let log = tracing_subscriber::fmt().with_max_level(tracing::Level::DEBUG).with_writer(|| Reader).finish();
    tracing::subscriber::set_global_default(log).unwrap();
    let stage = Stage::for_one(Who::Member(Role::Owner), Engine::Sqlite).await;
    let asking = asking_link(&stage).await;
    refused_where_it_is_possible(&stage).await;
    let (mut asked, mut refused) = (0, BTreeSet::new());
    let left_out = |endpoint: &str| endpoint == "sign_out" || LOOK_UP.contains(&endpoint);
    for (endpoint, body) in asks::SERVER_FUNCTIONS.iter().filter(|(endpoint, _)| !left_out(endpoint)) {
        let body = filled(&stage, body, false);
        for field in fields_of(endpoint, &body) {
            let most = room(endpoint, &field).unwrap_or_default();
            for secret in SECRETS {
                let refusing = secret.len() <= most;
                // Nothing but its length tells it from the others: it is asked, which takes its time, where that is taken.
                if secret == XPRV && !refusing {
                    continue;
                }
                let path = format!("/dashboard/do/{endpoint}");
                let [answer, _] = nothing_is_left(&stage, &path, &with(&body, &field, secret), secret).await;
                asked += 1;
                if refusing {
                    assert!(refuses(&answer, secret), "{endpoint} does not refuse it in {field}: {answer:?}");
                    refused.insert(format!("{endpoint} {}", name_of(&field)));
                }
            }
        }
    }
    assert!(asked > 300, "{asked}");
    for (endpoint, fields) in REFUSING {
        for (field, _) in *fields {
            assert!(refused.contains(&format!("{endpoint} {field}")), "{endpoint} has no {field}: {refused:?}");
        }
    }
    for field in ["name", "email", "phone", "address", "note", "amount", "quantity", "asset", "came"] {
        for secret in SECRETS {
            let path = filled(&stage, "/pay/{link}", false);
            nothing_is_left(&stage, &path, &with("asset=sandbox:1/token:USDC", field, secret), secret).await;
        }
    }
    for secret in SECRETS {
        for field in ["name", "email", "address", "note"] {
            is_refused(&stage, &asking, &with("asset=sandbox:1/token:USDC", field, secret), secret).await;
        }
        // The form that comes back hands on how the customer came, and an address fills in what nobody sent.
        let body = with("asset=sandbox:1/token:USDC&email=wrong", "came", secret);
        nothing_is_left(&stage, &asking, &body, secret).await;
        for field in ["name", "email", "phone", "address", "note", "amount", "quantity", "asset", "came"] {
            let path = format!("{asking}?{}", with("", field, secret));
            let answer = stage.ask(&Method::GET, &path, FORM, String::new()).await;
            assert!(!tells(&said(&answer), secret), "{path} repeats the secret: {answer:?}");
        }
        // A number of another form is refused for that.
        nothing_is_left(&stage, &asking, &with("asset=sandbox:1/token:USDC", "phone", secret), secret).await;
    }
    let logged = LOGGED.lock().unwrap_or_else(PoisonError::into_inner);
    assert!(logged.is_empty(), "{logged:?}");
}
