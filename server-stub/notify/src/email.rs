//! E-mail by SMTP.

use async_trait::async_trait;
use atiende_protocol::ContactKind;
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::Error;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};
use url::{Host, Url};

use crate::{Address, Channel, Message, Secret, SendError, SetupError, TIMEOUT, http};

/// The server that takes e-mails.
#[derive(Clone, Debug)]
pub struct EmailSetup {
    /// Its address with name and password: `smtps://user:password@mail.example`,
    /// `smtp://user:password@mail.example:587?tls=required`, `smtp://127.0.0.1:25`.
    pub url: Secret,
    /// Who sends: `Soporte <soporte@example.com>`.
    pub from: String,
}

/// Whether a text can be an e-mail address.
pub fn is_email(text: &str) -> bool {
    text.len() <= 254 && text.parse::<lettre::Address>().is_ok()
}

pub(crate) struct EmailChannel {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl EmailChannel {
    pub(crate) fn new(setup: &EmailSetup) -> Result<Self, SetupError> {
        check_protection(&setup.url.0)?;
        let wrong = |error: Error| SetupError::MailServer(http::reason(&error));
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&setup.url.0)
            .map_err(wrong)?
            .timeout(Some(TIMEOUT))
            .build();
        let from = setup.from.parse();
        Ok(Self {
            transport,
            from: from.map_err(|_| SetupError::Sender(setup.from.clone()))?,
        })
    }

    fn email(&self, to: &Address, message: &Message) -> Option<lettre::Message> {
        let domain = self.from.email.domain();
        let both = MultiPart::alternative_plain_html(message.text.clone(), message.html.clone());
        lettre::Message::builder()
            .message_id(Some(format!("<{}@{domain}>", message.id)))
            .from(self.from.clone())
            .to(Mailbox::new(None, to.address.parse().ok()?))
            .subject(one_line(&message.subject))
            .multipart(both)
            .ok()
    }
}

#[async_trait]
impl Channel for EmailChannel {
    fn kind(&self) -> ContactKind {
        ContactKind::Email
    }

    async fn send(&self, to: &Address, message: &Message) -> Result<(), SendError> {
        let email = self.email(to, message);
        let email = email.ok_or_else(|| SendError::Permanent("no e-mail address".to_owned()))?;
        match self.transport.send(email).await {
            Ok(_) => Ok(()),
            Err(error) if error.is_permanent() => Err(SendError::Permanent(http::reason(&error))),
            Err(error) => Err(SendError::Temporary(http::reason(&error))),
        }
    }
}

/// A password goes to another computer only where nobody can read it on the way.
fn check_protection(url: &str) -> Result<(), SetupError> {
    let wrong = |error: url::ParseError| SetupError::MailServer(error.to_string());
    let url = Url::parse(url).map_err(wrong)?;
    let is_protected = url.scheme() == "smtps"
        || url
            .query_pairs()
            .any(|(name, value)| name == "tls" && value == "required");
    let is_here = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost" || name.parse().is_ok_and(is_loopback),
        None => false,
    };
    if url.password().is_some() && !is_protected && !is_here {
        return Err(SetupError::Unprotected);
    }
    Ok(())
}

/// Hosts of schemes that are not of the web are not understood as addresses.
fn is_loopback(address: std::net::IpAddr) -> bool {
    address.is_loopback()
}

/// A header of its own cannot be begun.
fn one_line(text: &str) -> String {
    let parts: Vec<_> = text.split(char::is_control).collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn channel() -> EmailChannel {
        let setup = EmailSetup {
            url: Secret("smtp://127.0.0.1:25".to_owned()),
            from: "Soporte <soporte@acme.example>".to_owned(),
        };
        EmailChannel::new(&setup).unwrap()
    }

    fn written(subject: &str) -> String {
        let to = Address {
            address: "ana@acme.example".to_owned(),
            secret: None,
        };
        let message = Message {
            id: "delivery-7".to_owned(),
            subject: subject.to_owned(),
            text: "Hola".to_owned(),
            html: "<p>Hola</p>".to_owned(),
            ..Message::default()
        };
        let email = channel().email(&to, &message).unwrap();
        String::from_utf8(email.formatted()).unwrap()
    }

    #[tokio::test]
    async fn an_email_has_a_plain_and_a_rich_part_and_keeps_its_name() {
        let email = written("María necesita ayuda");

        assert!(email.contains("multipart/alternative"), "{email}");
        assert!(email.contains("text/plain"), "{email}");
        assert!(email.contains("text/html"), "{email}");
        assert!(
            email.contains("Message-ID: <delivery-7@acme.example>"),
            "{email}"
        );
    }

    #[tokio::test]
    async fn a_customer_s_subject_begins_no_header() {
        let email = written("Ayuda\r\nBcc: eve@evil.example\r\n\r\nx");

        assert!(!email.contains("\nBcc:"), "{email}");
    }

    #[test]
    fn a_password_does_not_travel_in_the_clear() {
        for url in [
            "smtps://u:p@mail.example",
            "smtp://u:p@mail.example:587?tls=required",
            "smtp://u:p@127.0.0.1:25",
            "smtp://mail.example",
        ] {
            assert!(check_protection(url).is_ok(), "{url}");
        }
        for url in [
            "smtp://u:p@mail.example",
            "smtp://u:p@mail.example?tls=opportunistic",
        ] {
            assert!(
                matches!(check_protection(url), Err(SetupError::Unprotected)),
                "{url}"
            );
        }
    }
}
