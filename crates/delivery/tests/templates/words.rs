//! What customers read.

use crate::fixtures::{bare, brand, facts, read, rendered, words};
use delivery::{
    WebAddress,
    sms::{Alphabet, Segments},
    template::{Brand, Facts, Kind, Template, TemplateError, shows_logo, sms, with_logo},
};

#[test]
fn r11_each_kind_reads_well_as_it_comes() {
    for kind in Kind::ALL {
        let mail = kind.default_template().render(&brand(), &facts());
        for part in [&mail.text, &mail.html] {
            assert!(part.contains("Northlight") && part.contains("Lena") && part.contains("pay.example.com"), "{part}");
            assert!(!part.contains("{{"), "{part}");
        }
        assert!(mail.text.contains("You get this"), "{}", mail.text);
        assert!(
            !mail.subject.is_empty()
                && mail.subject.contains(if kind == Kind::Receipt { "Beans" } else { "Northlight" })
        );
    }
    let request = Kind::Request.default_template().render(&brand(), &facts());
    assert_eq!(
        request.text,
        "Northlight\n\nHello Lena,\n\nNorthlight asks you to pay for Beans.\nThe amount is 25.00 EUR.\nPlease pay by \
         1 December 2025.\n\nPay 25.00 EUR:\nhttps://pay.example.com/pay/link_1?c=e&x=1\n\nThe page shows how to pay from \
         any wallet, and tells you as soon as your payment has arrived.\n\nIf something is not clear, just answer this \
         e-mail.\n\nNorthlight\n\nYou get this e-mail because Northlight sent a payment request to this address."
    );
    assert_eq!(request.subject, "Payment for Beans, from Northlight");
}

#[test]
fn r11_what_is_not_known_leaves_its_line_out_and_nobody_without_a_greeting() {
    let request = Kind::Request.default_template().render(&brand(), &bare());
    assert!(
        request.text.contains("Hello there,") && request.text.contains("Open the payment page:"),
        "{}",
        request.text
    );
    for gone in ["amount", "pay by", "pay for", "  ", "{{"] {
        assert!(!request.text.contains(gone), "{gone}: {}", request.text);
    }
    assert_eq!(rendered("{{title}}", "Hello", &bare()).subject, "Message from Northlight");
    assert_eq!(
        rendered("{{title}}", "Hello", &Facts { test: true, ..bare() }).subject,
        "[TEST] Message from Northlight"
    );
}

#[test]
fn r11_a_placeholder_that_there_is_not_is_named_beside_those_that_there_are() {
    let error = Template::parse(Kind::Request, "Hello", "Dear {{ first_name }},").expect_err("there is none");
    assert_eq!(
        error.to_string(),
        "There is no {{first_name}}. You can use {{customer_name}}, {{business}}, {{amount}}, {{title}}, {{link}} and \
         {{due}}."
    );
    for (kind, text, right) in [
        (Kind::Invitation, "Pay {{amount}}", false),
        (Kind::Receipt, "until {{due}}", false),
        (Kind::Request, "until {{ due }}", true),
        (Kind::Request, "a { b } {c}", true),
        (Kind::Request, "a {{", false),
        (Kind::Request, "a {{amount", false),
        (Kind::Request, "a }} b", true),
        (Kind::Request, "{{Amount}}", false),
        (Kind::Request, "{{}}", false),
    ] {
        let (subject, body) = (Template::parse(kind, text, "Hello"), Template::parse(kind, "Hello", text));
        assert_eq!((subject.is_ok(), body.is_ok()), (right, right), "{text}");
    }
}

#[test]
fn texts_that_cannot_be_sent_are_refused() {
    for (subject, body) in
        [("", "Hello"), ("Hello", " \n "), ("a\nb", "Hello"), ("a\u{202e}b", "Hello"), ("Hello", "a\0b")]
    {
        let error = Template::parse(Kind::Request, subject, body).expect_err("it is refused");
        assert!(matches!(error, TemplateError::Text(_)), "{error}");
    }
    assert!(Template::parse(Kind::Request, &"x".repeat(201), "Hello").is_err());
    assert!(Template::parse(Kind::Request, "Hello", &"x".repeat(4_001)).is_err());
    let many = Template::parse(Kind::Request, "Hello", &"{{link}} ".repeat(31)).expect_err("too many");
    assert_eq!(many.to_string(), "A text can have 30 placeholders, and this has 31.");
}

#[test]
fn r11_the_link_alone_is_a_button_and_there_is_always_one() {
    for (body, buttons, links) in [
        ("Hello", 1, 1),
        ("Hello\n{{link}}\nBye", 1, 1),
        ("Hello\n\n  {{ link }} \n\nBye", 1, 1),
        ("Open {{link}} please", 1, 2),
        ("See https://northlight.example/about.", 1, 2),
    ] {
        let html = rendered("Hello", body, &facts()).html;
        assert_eq!(html.matches("display:inline-block").count(), buttons, "{body}");
        assert_eq!(html.matches("<a href=").count(), links, "{body}");
    }
}

#[test]
fn r14_a_reminder_says_how_it_stops() {
    let stop: WebAddress = "https://pay.example.com/stop/abc".parse().expect("an address");
    let mail = Kind::Reminder.default_template().render(&brand(), &Facts { unsubscribe: Some(stop), ..facts() });
    assert!(mail.text.ends_with("Stop these reminders:\nhttps://pay.example.com/stop/abc"), "{}", mail.text);
    assert!(mail.html.contains("<a href=\"https://pay.example.com/stop/abc\""), "{}", mail.html);
    assert_eq!(words(&read(&mail.html)), words(&mail.text));
}

#[test]
fn a_test_is_marked_in_every_part() {
    let mail = Kind::Request.default_template().render(&brand(), &Facts { test: true, ..facts() });
    assert!(mail.subject.starts_with("[TEST] "));
    for part in [&mail.text, &mail.html] {
        assert!(part.contains("This is a test. No real money moves."), "{part}");
    }
}

#[test]
fn r11_the_business_s_colour_is_on_the_page_and_readable() {
    let brand = Brand { accent: "#ffdd00".parse().expect("a colour"), ..brand() };
    let html = Kind::Request.default_template().render(&brand, &facts()).html;
    assert!(html.contains("border-top:4px solid #ffdd00") && html.contains("bgcolor=\"#ffdd00\""), "{html}");
    assert!(html.contains("color:#000000;text-decoration:none"), "{html}");
    assert!(html.contains("prefers-color-scheme:dark"));
    assert!(html.len() < 20_000, "{}", html.len());
}

#[test]
fn r12_an_sms_has_name_and_link_and_is_one_message() {
    let short = Facts { link: "https://pay.example.com/s/x1".parse().expect("an address"), ..facts() };
    for (kind, facts, text) in [
        (
            Kind::Request,
            &short,
            "Hello Lena, Northlight asks you to pay 25.00 EUR for Beans: https://pay.example.com/s/x1",
        ),
        (
            Kind::Reminder,
            &short,
            "Hello Lena, Northlight still waits for your payment of 25.00 EUR for Beans: https://pay.example.com/s/x1",
        ),
        (
            Kind::Receipt,
            &short,
            "Hello Lena, Northlight received your payment of 25.00 EUR for Beans. Thank you! https://pay.example.com/s/x1",
        ),
        (Kind::Invitation, &short, "Hello Lena, Northlight invites you to join its team: https://pay.example.com/s/x1"),
        (
            Kind::Request,
            &Facts { test: true, link: short.link.clone(), ..bare() },
            "[TEST] Hello there, Northlight asks you to pay: https://pay.example.com/s/x1",
        ),
        (
            Kind::Receipt,
            &Facts { title: Some("a".repeat(60)), link: short.link.clone(), ..bare() },
            "Hello there, Northlight received your payment for aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.... Thank you! \
             https://pay.example.com/s/x1",
        ),
    ] {
        assert_eq!(sms(kind, &brand(), facts), text);
        assert_eq!(Segments::of(text), Segments { alphabet: Alphabet::Gsm7, count: 1 }, "{text}");
    }
}

#[test]
fn r14_a_reminder_by_sms_says_where_it_stops_in_two_messages() {
    let facts = Facts {
        link: "https://pay.example.com/p/abcdefghjkmnpqrstuvwxyz?c=s".parse().expect("an address"),
        unsubscribe: Some(format!("https://pay.example.com/reminders/{}", "t".repeat(43)).parse().expect("an address")),
        ..facts()
    };
    let stop = format!(" Stop reminders: https://pay.example.com/reminders/{}", "t".repeat(43));
    let says = |facts: &Facts| sms(Kind::Reminder, &brand(), facts);
    let usual = says(&facts);
    assert!(usual.contains("for Beans: https://") && usual.ends_with(&stop), "{usual}");
    assert_eq!(Segments::of(&usual).count, 2, "{usual}");
    let long = Facts { title: Some("b".repeat(200)), customer_name: Some("L".repeat(40)), ..facts.clone() };
    let long = sms(Kind::Reminder, &Brand { business: "N".repeat(40), ..brand() }, &long);
    assert!(
        !long.contains("bbb") && long.contains("LLL") && long.ends_with(&stop),
        "what for is left out first: {long}"
    );
    assert_eq!(Segments::of(&long).count, 2, "{long}");
    // One letter beyond GSM's would make three of it.
    let wide = says(&Facts { customer_name: Some("Żaneta".to_owned()), ..facts.clone() });
    assert!(wide.starts_with("Hello there, ") && wide.ends_with(&stop), "{wide}");
    assert_eq!(Segments::of(&wide), Segments { alphabet: Alphabet::Gsm7, count: 2 }, "{wide}");
    let business = Brand { business: "Żółty sklep".to_owned(), ..brand() };
    assert!(
        sms(Kind::Reminder, &business, &facts).ends_with(&stop),
        "who can be reminded can stop it, whatever it costs"
    );
    for kind in [Kind::Request, Kind::Receipt] {
        assert!(!sms(kind, &brand(), &facts).contains("Stop"), "it does not come again");
    }
}

#[test]
fn r11_the_business_s_logo_is_above_its_name_and_comes_from_nowhere_else() {
    let template = Kind::Request.default_template();
    let plain = template.render(&brand(), &facts());
    let mail = template.render(&Brand { logo: true, ..brand() }, &facts());
    assert!(shows_logo(&mail.html) && !shows_logo(&plain.html));
    assert!(mail.html.find("<img src=\"cid:").unwrap() < mail.html.find(">Northlight</p>").unwrap(), "{}", mail.html);
    assert_eq!(mail.html.matches("<img").count(), 1);
    assert!(!mail.html.contains("src=\"http"), "nobody learns that it was opened: {}", mail.html);
    assert_eq!(mail.text, plain.text);
    assert_eq!(with_logo(&mail.html, None), plain.html, "without a logo it is as if there had been none");
    let elsewhere = with_logo(&mail.html, Some("data:image/png;base64,AAAA\"><b>"));
    assert!(elsewhere.contains("<img src=\"data:image/png;base64,AAAA&quot;&gt;&lt;b&gt;\""), "{elsewhere}");
    let typed = Template::parse(Kind::Request, "Hello", "cid:logo@tallystick <img src=\"cid:logo@tallystick\">")
        .expect("a template");
    assert!(!shows_logo(&typed.render(&brand(), &facts()).html), "words stay words");
}
