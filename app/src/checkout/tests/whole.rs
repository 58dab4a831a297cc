//! X7: the pages are whole without script. A10, P5: what is asked for first.

use super::fixtures::{link, option, refused, sandbox, session, shell, view};
use crate::checkout::{LinkFormState, Shell, link_page, sandbox_page, session_page};
use api_types::checkout::{Phase, SandboxPage};
use domain::{CustomerInfo, FieldError, link::Ask};

fn without_script() -> Shell {
    Shell { script_name: None, ..shell() }
}

#[test]
fn a_session_shows_all_one_needs_to_pay_without_script() {
    let html = session_page(&without_script(), session(Phase::Waiting, ""));
    for needed in [
        "52.50",
        "0x<b>7A3fE2</b>91bC04d8F6aE35b1907C2dF48e6B<b>5cD9e1</b>",
        "<path d=\"M0 0h7v1h-7z\">",
        "data-uri=\"tallystick-sandbox:sbx1?asset=USDC&amp;units=5\"",
        "09:41",
        "K7QF-3MXD",
        "href=\"/s/ses_1\">Refresh</a>",
        "popovertarget=\"share\"",
        "href=\"/sandbox/ses_1\"",
        "action=\"/s/ses_1/cancel\"",
    ] {
        assert!(html.contains(needed), "\"{needed}\" is not in {html}");
    }
    assert!(!html.contains("<script type=\"module\""));
}

#[test]
fn the_islands_start_from_the_same_data_and_the_code_is_sent_once() {
    let html = session_page(&shell(), session(Phase::Waiting, ""));
    assert_eq!(html.matches("M0 0h7v1h-7z").count(), 1);
    assert_eq!(html.matches("<leptos-island").count(), 2);
    let data = html.split("id=\"live\">").nth(1).and_then(|rest| rest.split("</script>").next()).unwrap();
    let data: leptos::serde_json::Value = leptos::serde_json::from_str(data).unwrap();
    let mut expected = view(Phase::Waiting, "");
    expected.qr_path.clear();
    assert_eq!(data["view"], leptos::serde_json::json!(expected));
}

#[test]
fn a_page_carries_the_icons_that_it_begins_with_and_no_others() {
    for phase in [Phase::Waiting, Phase::Partial, Phase::Paid, Phase::Expired] {
        let html = session_page(&shell(), session(phase, ""));
        let names = |before: &str| -> std::collections::BTreeSet<String> {
            let rest = html.split(before).skip(1);
            rest.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
        };
        assert_eq!(names("<symbol id=\"i-"), names("href=\"#i-"), "{phase:?}");
    }
}

#[test]
fn one_coin_and_no_questions_is_one_button() {
    let html = link_page(&shell(), link(vec![option("Base", None, "")], Ask::Off, ""), LinkFormState::default());
    assert!(html.contains("Pay 52.50 USDC on Base") && html.contains("type=\"hidden\" name=\"asset\""), "{html}");
    assert!(!html.contains("type=\"radio\"") && !html.contains("name=\"email\""));
}

#[test]
fn a_choice_says_what_cannot_be_chosen_and_why() {
    let options =
        vec![option("Base", Some("Base cannot be reached. Choose another."), ""), option("Polygon", None, "")];
    let html = link_page(&shell(), link(options, Ask::Off, ""), LinkFormState::default());
    assert!(html.contains("Base cannot be reached. Choose another."));
    assert_eq!(html.matches(" disabled").count(), 1);
    let chosen = html.split(" checked").next().unwrap();
    assert!(chosen.ends_with("value=\"eip155:1/slip44:Polygon\""), "the first that works is chosen: {html}");
}

#[test]
fn no_network_that_works_gives_no_form() {
    let options = vec![option("Base", Some("This server is behind."), "")];
    let html = link_page(&shell(), link(options, Ask::Required, ""), LinkFormState::default());
    assert!(html.contains("This cannot be paid right now") && html.contains("This server is behind."));
    assert!(!html.contains("<form"));
}

#[test]
fn what_was_typed_is_kept_and_errors_lead_to_their_fields() {
    let form = LinkFormState {
        info: CustomerInfo { email: Some("maja.example.com".to_owned()), ..CustomerInfo::default() },
        errors: vec![FieldError::new("email", "Enter an e-mail address with @.")],
        ..LinkFormState::default()
    };
    let html = link_page(&shell(), link(vec![option("Base", None, "")], Ask::Required, ""), form);
    for needed in
        ["value=\"maja.example.com\"", "href=\"#email\"", "aria-invalid=\"true\"", "autofocus", "id=\"email-note\""]
    {
        assert!(html.contains(needed), "\"{needed}\" is not in {html}");
    }
}

#[test]
fn an_amount_that_the_test_wallet_refuses_stays_in_its_field_and_is_called_wrong_there() {
    let html = sandbox_page(&shell(), SandboxPage { outcome: Some(refused("")), ..sandbox("") });
    assert!(html.contains("role=\"alert\"") && html.contains("Nothing was sent"), "{html}");
    assert!(html.contains("Enter an amount, like 12.50") && !html.contains("Done"), "{html}");
    let field = |label: &str| {
        let inputs = html.split("<input").find(|input| input.contains(label));
        inputs.and_then(|input| input.split('>').next()).unwrap_or_default().to_owned()
    };
    let (less, more) = (field("Pay less, amount"), field("Pay more, amount"));
    assert!(less.contains("value=\"none\"") && less.contains("aria-invalid=\"true\""), "{less}");
    assert!(!more.contains("value=") && !more.contains("aria-invalid"), "{more}");
}
