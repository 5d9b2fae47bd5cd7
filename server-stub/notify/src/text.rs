//! Text messages through a gateway's HTTP interface, as most of them have it: fields by form or
//! JSON, and a name with a password, or a token.

use std::collections::BTreeMap;

use async_trait::async_trait;
use atiende_protocol::ContactKind;
use reqwest::Client;
use serde::Deserialize;
use url::Url;

use crate::{Address, Channel, Message, Secret, SendError, SetupError, http};

/// The longest text: three parts of a message, in characters.
const MAX_CHARS: usize = 459;

/// The gateway that takes text messages.
#[derive(Clone, Debug)]
pub struct TextSetup {
    /// Where it takes them.
    pub url: String,
    /// How the fields travel.
    pub content: Content,
    /// What is sent: in each value `{to}`, `{text}` and `{id}` stand for what they say.
    pub fields: BTreeMap<String, String>,
    /// What the gateway knows us by.
    pub credentials: Option<Credentials>,
}

/// How fields travel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// As a web form, for example Twilio.
    #[default]
    Form,
    /// As a JSON object.
    Json,
}

/// What a gateway knows us by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credentials {
    /// A name and a password.
    Basic {
        /// The name.
        user: String,
        /// The password.
        password: Secret,
    },
    /// A token.
    Bearer(Secret),
}

/// Whether a text can be a phone number: `+`, then 7 to 15 digits (E.164).
pub fn is_phone(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or_default();
    (7..=15).contains(&digits.len())
        && !digits.starts_with('0')
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

pub(crate) struct TextChannel {
    client: Client,
    url: Url,
    setup: TextSetup,
}

impl TextChannel {
    pub(crate) fn new(setup: &TextSetup) -> Result<Self, SetupError> {
        let url = Url::parse(&setup.url).ok();
        let url = url.filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
        let url = url.ok_or_else(|| SetupError::Gateway(setup.url.clone()))?;
        Ok(Self {
            client: http::client(|builder| builder)?,
            url,
            setup: setup.clone(),
        })
    }

    fn fields(&self, to: &Address, message: &Message) -> BTreeMap<&str, String> {
        let text: String = message.text.chars().take(MAX_CHARS).collect();
        let values = [
            ("{to}", &to.address),
            ("{id}", &message.id),
            ("{text}", &text),
        ];
        let fields = self.setup.fields.iter();
        fields
            .map(|(name, template)| (name.as_str(), filled(template, values)))
            .collect()
    }
}

#[async_trait]
impl Channel for TextChannel {
    fn kind(&self) -> ContactKind {
        ContactKind::Text
    }

    async fn send(&self, to: &Address, message: &Message) -> Result<(), SendError> {
        let call = self.client.post(self.url.clone());
        let call = match &self.setup.credentials {
            Some(Credentials::Basic { user, password }) => call.basic_auth(user, Some(&password.0)),
            Some(Credentials::Bearer(token)) => call.bearer_auth(&token.0),
            None => call,
        };
        let fields = self.fields(to, message);
        let call = match self.setup.content {
            Content::Form => call.form(&fields),
            Content::Json => call.json(&fields),
        };
        http::accepted(call.send().await)
    }
}

/// A template with its placeholders replaced, each where the template has it: what stands in a
/// value is never replaced again.
fn filled(template: &str, values: [(&str, &String); 3]) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while !rest.is_empty() {
        let known = values.iter().find(|(name, _)| rest.starts_with(name));
        if let Some((name, value)) = known {
            filled.push_str(value);
            rest = rest.get(name.len()..).unwrap_or_default();
        } else {
            let mut chars = rest.chars();
            filled.extend(chars.next());
            rest = chars.as_str();
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::http::{HeaderMap, StatusCode, header};
    use axum::routing::post;
    use tokio::net::TcpListener;
    use tokio::sync::mpsc;

    use super::*;

    async fn sent(content: Content, credentials: Option<Credentials>) -> (HeaderMap, String) {
        let (told, mut received) = mpsc::channel(1);
        let take = async move |headers: HeaderMap, body: String| {
            told.send((headers, body)).await.unwrap();
            StatusCode::CREATED
        };
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/messages", listener.local_addr().unwrap());
        let routes = Router::new().route("/messages", post(take));
        tokio::spawn(async move { axum::serve(listener, routes).await });
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let setup = TextSetup {
            url,
            content,
            fields: [
                field("To", "{to}"),
                field("From", "+34600"),
                field("Body", "{text}"),
            ]
            .into(),
            credentials,
        };
        let to = Address {
            address: "+34600111222".to_owned(),
            secret: None,
        };
        let message = Message {
            text: "María & {to}: \"ñ\"".to_owned(),
            ..Message::default()
        };
        let channel = TextChannel::new(&setup).unwrap();
        channel.send(&to, &message).await.unwrap();
        received.recv().await.unwrap()
    }

    #[tokio::test]
    async fn a_form_carries_what_a_customer_wrote_as_text() {
        let credentials = Credentials::Basic {
            user: "AC1".to_owned(),
            password: Secret("pw".to_owned()),
        };
        let (headers, body) = sent(Content::Form, Some(credentials)).await;

        let fields: Vec<(String, String)> = url::form_urlencoded::parse(body.as_bytes())
            .into_owned()
            .collect();
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(
            fields,
            [
                field("Body", "María & {to}: \"ñ\""),
                field("From", "+34600"),
                field("To", "+34600111222")
            ]
        );
        assert_eq!(headers[header::AUTHORIZATION], "Basic QUMxOnB3");
    }

    #[tokio::test]
    async fn json_carries_it_as_well() {
        let token = Credentials::Bearer(Secret("t0ken".to_owned()));
        let (headers, body) = sent(Content::Json, Some(token)).await;

        let json: serde_json::Value = serde_json::from_str(&body).unwrap();
        assert_eq!(json["Body"], "María & {to}: \"ñ\"");
        assert_eq!(json["To"], "+34600111222");
        assert_eq!(headers[header::AUTHORIZATION], "Bearer t0ken");
    }

    #[test]
    fn phones_are_international_numbers() {
        assert!(is_phone("+34600111222"));
        for text in [
            "",
            "600111222",
            "+0341",
            "+34 600 111",
            "+123456",
            "+1234567890123456",
        ] {
            assert!(!is_phone(text), "{text}");
        }
    }
}
