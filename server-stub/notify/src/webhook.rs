//! Webhooks, signed as Standard Webhooks says: <https://www.standardwebhooks.com>.

use async_trait::async_trait;
use atiende_protocol::ContactKind;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use ipnet::IpNet;
use reqwest::Client;
use reqwest::header::CONTENT_TYPE;
use sha2::Sha256;
use url::Url;

use crate::guard::Guard;
use crate::{Address, Channel, Message, SendError, SetupError, http};

/// How a secret begins.
const PREFIX: &str = "whsec_";

/// The longest web address.
const MAX_URL: usize = 500;

/// Whether a text can be the web address of a webhook.
pub fn is_webhook(text: &str) -> bool {
    let url = Url::parse(text).ok();
    text.len() <= MAX_URL
        && url.is_some_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

/// A secret as it is shown, from random bytes.
pub fn fresh_secret_from(random: [u8; 32]) -> String {
    format!("{PREFIX}{}", STANDARD.encode(random))
}

pub(crate) struct WebhookChannel {
    client: Client,
    guard: Guard,
}

impl WebhookChannel {
    pub(crate) fn new(allowed: &[IpNet]) -> Result<Self, SetupError> {
        let guard = Guard::new(allowed);
        let client = http::client(|builder| builder.dns_resolver(guard.clone()))?;
        Ok(Self { client, guard })
    }
}

#[async_trait]
impl Channel for WebhookChannel {
    fn kind(&self) -> ContactKind {
        ContactKind::Webhook
    }

    async fn send(&self, to: &Address, message: &Message) -> Result<(), SendError> {
        let permanent = |reason: &str| SendError::Permanent(reason.to_owned());
        let url = Url::parse(&to.address).map_err(|_| permanent("no web address"))?;
        if !self.guard.permits_host(&url) {
            return Err(permanent("the address is not on the public internet"));
        }
        let secret = to.secret.as_ref().map(|secret| secret.0.as_str());
        let signature = secret.and_then(|secret| sign(secret, message));
        let signature = signature.ok_or_else(|| permanent("no secret"))?;
        let call = self
            .client
            .post(url)
            .header(CONTENT_TYPE, "application/json")
            .header("webhook-id", &message.id)
            .header("webhook-timestamp", message.at_secs)
            .header("webhook-signature", signature)
            .body(message.json.clone());
        http::accepted(call.send().await)
    }
}

/// The signature of a message; nothing where the secret is none.
fn sign(secret: &str, message: &Message) -> Option<String> {
    let key = STANDARD.decode(secret.strip_prefix(PREFIX)?).ok()?;
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).ok()?;
    let Message {
        id, at_secs, json, ..
    } = message;
    mac.update(format!("{id}.{at_secs}.{json}").as_bytes());
    let tag = STANDARD.encode(mac.finalize().into_bytes());
    Some(format!("v1,{tag}"))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderMap;
    use axum::routing::post;
    use axum::{Router, http::StatusCode};
    use tokio::net::TcpListener;
    use tokio::sync::mpsc;

    use super::*;
    use crate::Secret;

    type Received = mpsc::Receiver<(HeaderMap, String)>;

    /// A program that takes webhooks.
    async fn receiver(answer: StatusCode) -> (String, Received) {
        let (told, received) = mpsc::channel(8);
        let take = async move |headers: HeaderMap, body: String| {
            told.send((headers, body)).await.unwrap();
            answer
        };
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let routes = Router::new().route("/hook", post(take));
        tokio::spawn(async move { axum::serve(listener, routes).await });
        (format!("http://{address}/hook"), received)
    }

    fn message() -> Message {
        let now = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .unwrap();
        Message {
            id: "delivery-7".to_owned(),
            json: r#"{"event":"new_request","customer":"María"}"#.to_owned(),
            at_secs: now.as_secs().cast_signed(),
            ..Message::default()
        }
    }

    async fn send(allowed: &str, address: String) -> Result<(), SendError> {
        let channel = WebhookChannel::new(&[allowed.parse().unwrap()]).unwrap();
        let secret = Some(Secret(fresh_secret_from([7; 32])));
        channel.send(&Address { address, secret }, &message()).await
    }

    #[tokio::test]
    async fn a_foreign_verifier_accepts_the_signature() {
        let (address, mut received) = receiver(StatusCode::NO_CONTENT).await;

        send("127.0.0.0/8", address).await.unwrap();

        let (headers, body) = received.recv().await.unwrap();
        let verifier = standardwebhooks::Webhook::new(&fresh_secret_from([7; 32])).unwrap();
        verifier.verify(body.as_bytes(), &headers).unwrap();
        assert_eq!(body, message().json);
        let other = standardwebhooks::Webhook::new(&fresh_secret_from([8; 32])).unwrap();
        assert!(other.verify(body.as_bytes(), &headers).is_err());
    }

    #[tokio::test]
    async fn an_address_inside_is_refused_for_ever_and_nothing_is_sent() {
        let (address, mut received) = receiver(StatusCode::OK).await;
        let named = address.replace("127.0.0.1", "localhost");

        let refused = send("192.0.2.0/24", address).await;
        assert!(
            matches!(refused, Err(SendError::Permanent(_))),
            "{refused:?}"
        );
        let refused = send("192.0.2.0/24", named).await;
        assert!(refused.is_err(), "{refused:?}");
        assert!(received.try_recv().is_err());
    }

    #[tokio::test]
    async fn a_redirect_is_not_followed() {
        let (address, _received) = receiver(StatusCode::TEMPORARY_REDIRECT).await;

        let refused = send("127.0.0.0/8", address).await;

        assert!(
            matches!(refused, Err(SendError::Permanent(_))),
            "{refused:?}"
        );
    }

    #[test]
    fn only_web_addresses_are_webhooks() {
        assert!(is_webhook("https://hooks.example/a?b=c"));
        for text in [
            "",
            "ftp://a.example/",
            "javascript:alert(1)",
            "hooks.example",
        ] {
            assert!(!is_webhook(text), "{text}");
        }
    }
}
