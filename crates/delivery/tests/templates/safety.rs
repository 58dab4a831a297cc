//! Whatever is typed, told or made up stays words.

use crate::fixtures::{facts, read, rendered, tags, words};
use delivery::{
    Sms, WebAddress,
    template::{Accent, Brand, Facts, Kind, Template, sms},
};
use proptest::prelude::*;

#[test]
fn what_is_filled_in_is_not_read_as_a_template_or_a_link() {
    let title = Some("{{amount}} https://evil.example <a href=https://evil.example>".to_owned());
    let name = Some("Win at www.evil.example".to_owned());
    let mail =
        rendered("{{title}}", "Hi {{customer_name}}, for {{title}}", &Facts { title, customer_name: name, ..facts() });
    assert_eq!(mail.subject, "{{amount}} https://evil.example <a href=https://evil.example>");
    assert!(mail.text.contains("Hi there, for {{amount}} https://evil.example <a"), "{}", mail.text);
    assert_eq!(mail.html.matches("<a href=").count(), 1, "only the button: {}", mail.html);
    assert!(!mail.html.contains("href=\"https://evil"), "{}", mail.html);
}

fn nasty() -> impl Strategy<Value = String> {
    // No two words beside each other are of those that seed phrases are made of: twelve at random pass the checksum once in
    // sixteen times, and what holds a phrase is rightly not sent (I24).
    let attacks = vec![
        "<script>eval(1)</script>",
        "\"><img src=x onerror=eval(1)>",
        "' style='x",
        "</td></table>",
        "<!--",
        "-->",
        "&lt;",
        "&#x3c;",
        "]]>",
        "javascript:eval(1)",
        "https://a.example/\"onmouseover=\"x",
        "http://<b>",
        "https://",
        "https://x.example/'><script>",
        "\r\n",
        "\n\n",
        "\u{2028}",
        "\u{202e}",
        "\0",
        "{{",
        "}}",
        "{{link}}",
        "=",
        "`",
        "é",
        "😀",
    ];
    let piece = prop_oneof![
        prop::sample::select(attacks).prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
        "[ -~]{0,12}",
        " [a-z]{1,8} ",
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

prop_compose! {
    fn any_facts()(
        customer_name in prop::option::of(nasty()), amount in prop::option::of(nasty()),
        title in prop::option::of(nasty()), due in prop::option::of(nasty()), path in "[ -~é]{0,40}", stop in any::<bool>(), test in any::<bool>(),
    ) -> Facts {
        let link = format!("https://pay.example.com/{path}").parse().unwrap_or(facts().link);
        let unsubscribe = stop.then(|| "https://pay.example.com/stop?a=1&b='2'".parse().expect("an address"));
        Facts { customer_name, amount, title, link, due, unsubscribe, test }
    }
}

fn can_be_sent(text: &str) -> bool {
    let reference = "dlv_1".parse().expect("a reference");
    let (to, sender) = ("+31612345678".parse().expect("a number"), "Northlight".parse().expect("a sender"));
    Sms::new(reference, to, sender, text).is_ok()
}

fn hidden(c: char) -> bool {
    domain::text::line("It", &format!("a{c}a"), 3).is_err()
}

/// A template of whatever is typed, with all placeholders somewhere in it.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        // What a template may not hold is refused, which another test shows.
        nasty().prop_map(|text| text.replace(hidden, "").replace("{{", "((")),
        prop::sample::select(vec![
            "{{customer_name}}",
            "{{business}}",
            "{{amount}}",
            "{{title}}",
            "{{link}}",
            "{{due}}",
            "\n",
            "\n\n"
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 1..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn r11_no_input_lets_a_tag_or_an_attribute_out(
        business in nasty(), facts in any_facts(), subject in any_text(), body in any_text(),
        kind in prop::sample::select(Kind::ALL.to_vec()),
    ) {
        let subject = subject.replace('\n', " ");
        let template = Template::parse(kind, &subject, &body).unwrap_or_else(|_| kind.default_template());
        let brand = Brand { business, accent: Accent::DEFAULT, logo: false };
        let mail = template.render(&brand, &facts);

        // Every tag with every attribute is one of those that an innocent letter has.
        let stop = Some("https://pay.example.com/stop".parse().expect("an address"));
        let innocent = Facts { unsubscribe: stop, ..crate::fixtures::facts() };
        let innocent = rendered("Hello", "Hello\nyou\n\nat https://a.example", &innocent);
        let extra: Vec<String> = tags(&mail.html).difference(&tags(&innocent.html)).cloned().collect();
        prop_assert_eq!(extra, Vec::<String>::new());

        // Both parts have the same words.
        prop_assert_eq!(words(&read(&mail.html)), words(&mail.text));

        // And whatever it became, it can be sent.
        prop_assert!(!mail.subject.chars().any(char::is_control));
        let sent = crate::fixtures::mail(mail);
        prop_assert!(sent.is_ok(), "{:?}", sent);

        // Nor does an SMS.
        let text = sms(kind, &brand, &facts);
        let stop = facts.unsubscribe.as_ref().filter(|_| kind == Kind::Reminder);
        let end = stop.map_or_else(|| facts.link.to_string(), |stop| format!("{} Stop reminders: {stop}", facts.link));
        prop_assert!(can_be_sent(&text) && !text.contains('\n') && text.ends_with(&end), "{}", text);
    }
}

#[test]
fn the_longest_letter_that_can_be_written_can_be_sent() {
    let long = "\"".repeat(300);
    let link: WebAddress = format!("https://pay.example.com/{}", "'".repeat(850)).parse().expect("an address");
    let filled = Facts {
        customer_name: Some(long.clone()),
        amount: Some(long.clone()),
        title: Some(long.clone()),
        due: Some(long.clone()),
        link,
        ..facts()
    };
    let brand = Brand { business: long, accent: Accent::DEFAULT, logo: false };
    let mut body = "{{link}}\n\n".repeat(29);
    body.push_str(&"\"\n\n".repeat((4_000 - body.chars().count()) / 3 - 10));
    body.push_str("{{title}}");
    let mail = Template::parse(Kind::Request, &"\"".repeat(200), &body).expect("a template").render(&brand, &filled);
    let sent = crate::fixtures::mail(mail);
    assert!(sent.is_ok(), "{sent:?}");
    for kind in Kind::ALL {
        let text = sms(kind, &brand, &filled);
        assert!(can_be_sent(&text), "{}: {text}", text.chars().count());
    }
}
