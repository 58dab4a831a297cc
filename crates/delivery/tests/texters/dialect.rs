//! How each provider answers, as it documents it.

use delivery::{
    DeliveryError, Reference, Secret, Sender, Sms, Texter,
    sms::{Bird, Body, Gateway, GatewaySettings, MessageBird, Method, Twilio},
};
use std::time::Duration;

/// A provider.
pub struct Dialect {
    pub name: &'static str,
    pub make: fn(&str) -> Result<Box<dyn Texter>, DeliveryError>,
    /// With which status it takes a message, and what it says then.
    pub taken: (u16, &'static str),
    /// The id in that answer.
    pub id: &'static str,
    /// What it says when the number is none, with which status, and the words that must be shown.
    pub refused: (u16, &'static str, &'static str),
    /// The same for a wrong key.
    pub unknown_key: (u16, &'static str, &'static str),
}

pub const KEY: &str = "k3y-of-the-account";
const ACCOUNT: &str = "ACd5a6dd3f0b0e4a7c9f1e2d3c4b5a6978";
const WORKSPACE: &str = "a1405560-c8d3-4b1a-877d-3f449ad95352";
const CHANNEL: &str = "614208aa-b153-4d5d-9989-2fddfc0ce4c3";

/// What we call the SMS.
pub const OURS: &str = "dlv_01J0";
pub const REPORTS: &str = "https://pay.example.com/reports/secret";

/// Long enough for a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(10);

pub fn sms() -> Sms {
    sms_of("Northlight", "Hello Lena, pay \"25 €\" & more: https://pay.example.com/pay/link_1?c=s")
}

pub fn sms_of(sender: &str, text: &str) -> Sms {
    let reference: Reference = OURS.parse().expect("a reference");
    let sender: Sender = sender.parse().expect("a sender");
    Sms::new(reference, "+31 6 12345678".parse().expect("a number"), sender, text).expect("an SMS")
}

/// <https://www.twilio.com/docs/messaging/api/message-resource#create-a-message>
pub const TWILIO: Dialect = Dialect {
    name: "Twilio",
    make: |url| {
        let reports = Some(REPORTS.parse().expect("an address"));
        Ok(Box::new(Twilio::new(url, ACCOUNT, Secret::new(KEY), reports, PATIENCE)?))
    },
    taken: (
        201,
        r#"{"account_sid":"ACd5a6dd3f0b0e4a7c9f1e2d3c4b5a6978","api_version":"2010-04-01","body":"Hello",
            "date_created":"Thu, 24 Aug 2023 05:01:45 +0000","date_sent":null,"direction":"outbound-api",
            "error_code":null,"error_message":null,"from":"Northlight","num_media":"0","num_segments":"1","price":null,
            "price_unit":null,"messaging_service_sid":null,"sid":"SM2f0e0b1cd5a6dd3f0b0e4a7c9f1e2d3c","status":"queued",
            "to":"+31612345678","uri":"/2010-04-01/Accounts/AC…/Messages/SM….json"}"#,
    ),
    id: "SM2f0e0b1cd5a6dd3f0b0e4a7c9f1e2d3c",
    refused: (
        400,
        r#"{"code":21211,"message":"The 'To' number +31612345678 is not a valid phone number.",
            "more_info":"https://www.twilio.com/docs/errors/21211","status":400}"#,
        "The 'To' number +31612345678 is not a valid phone number. (error 21211)",
    ),
    unknown_key: (
        401,
        r#"{"code":20003,"message":"Authenticate","more_info":"https://www.twilio.com/docs/errors/20003","status":401}"#,
        "Authenticate (error 20003)",
    ),
};

/// <https://developers.messagebird.com/api/sms-messaging/#send-outbound-sms>
pub const MESSAGEBIRD: Dialect = Dialect {
    name: "MessageBird",
    make: |url| {
        let reports = Some(REPORTS.parse().expect("an address"));
        Ok(Box::new(MessageBird::new(url, Secret::new(KEY), reports, PATIENCE)?))
    },
    taken: (
        201,
        r#"{"id":"e8077d803532c0b5937c639b60216938",
            "href":"https://rest.messagebird.com/messages/e8077d803532c0b5937c639b60216938","direction":"mt","type":"sms",
            "originator":"Northlight","body":"Hello","reference":"dlv_01J0","validity":null,"gateway":10,"typeDetails":{},
            "datacoding":"plain","mclass":1,"scheduledDatetime":null,"createdDatetime":"2016-05-03T14:26:57+00:00",
            "recipients":{"totalCount":1,"totalSentCount":1,"totalDeliveredCount":0,"totalDeliveryFailedCount":0,
            "items":[{"recipient":31612345678,"status":"sent","statusDatetime":"2016-05-03T14:26:57+00:00",
            "messagePartCount":1}]}}"#,
    ),
    id: "e8077d803532c0b5937c639b60216938",
    refused: (
        422,
        r#"{"errors":[{"code":9,"description":"no (correct) recipients found","parameter":"recipients"},
            {"code":10,"description":"originator is invalid","parameter":"originator"}]}"#,
        "no (correct) recipients found (error 9); originator is invalid (error 10)",
    ),
    unknown_key: (
        401,
        r#"{"errors":[{"code":2,"description":"Request not allowed (incorrect access_key)","parameter":"access_key"}]}"#,
        "Request not allowed (incorrect access_key) (error 2)",
    ),
};

/// <https://docs.bird.com/api/channels-api/api-reference/messaging#sending-messages>
pub const BIRD: Dialect = Dialect {
    name: "Bird",
    make: |url| Ok(Box::new(Bird::new(url, WORKSPACE, CHANNEL, Secret::new(KEY), PATIENCE)?)),
    taken: (
        202,
        r#"{"id":"96a0b5fa-a986-453d-be5c-3117f989f025","channelId":"614208aa-b153-4d5d-9989-2fddfc0ce4c3",
            "sender":{"connector":{"id":"86cc4dc0-3dc0-41b7-ac43-8ec829ead56f"}},
            "receiver":{"contacts":[{"identifierKey":"phonenumber","identifierValue":"+31612345678"}]},
            "body":{"type":"text","text":{"text":"Hello"}},"reference":"dlv_01J0","parts":[],"status":"accepted",
            "reason":"","direction":"outgoing","lastStatusAt":"2022-12-22T08:32:50.736Z",
            "createdAt":"2022-12-22T08:32:50.736Z","updatedAt":"2022-12-22T08:32:50.736Z"}"#,
    ),
    id: "96a0b5fa-a986-453d-be5c-3117f989f025",
    refused: (
        422,
        r#"{"code":"InvalidPayload","message":"Invalid JSON body","details":{"receiver.contacts":["is not a number"]}}"#,
        "Invalid JSON body (InvalidPayload)",
    ),
    unknown_key: (
        401,
        r#"{"code":"Unauthorized","message":"The access key is not valid"}"#,
        "The access key is not valid (Unauthorized)",
    ),
};

/// No provider's: as the settings below say.
pub const GATEWAY: Dialect = Dialect {
    name: "The SMS gateway",
    make: |url| {
        let settings = GatewaySettings {
            method: Method::Post,
            url: format!("{url}/send"),
            headers: vec![("X-Api-Key".to_owned(), Secret::new(KEY))],
            body: Body::Json(
                r#"{"to": "{to}", "from": "{sender}", "message": "{text}", "ref": "{reference}"}"#.to_owned(),
            ),
            id_field: Some("messages.0.id".to_owned()),
        };
        Ok(Box::new(Gateway::new(settings, PATIENCE)?))
    },
    taken: (200, r#"{"messages":[{"id":"4711","state":"ok"}]}"#),
    id: "4711",
    refused: (400, "No such number", "No such number"),
    unknown_key: (403, "Who are you?", "Who are you?"),
};
