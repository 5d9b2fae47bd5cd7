//! Carries messages out of the service: e-mail, text messages, webhooks.
//!
//! ```text
//! Message + Address ──► Channel (one file each) ──► SMTP server, gateway, web address
//! ```
//!
//! Start at [`channels`]. What is sent to whom is decided elsewhere; here nothing is kept, and
//! nothing is tried twice.

mod email;
mod guard;
mod http;
mod text;
mod webhook;

use std::fmt;
use std::time::Duration;

use async_trait::async_trait;
use atiende_protocol::ContactKind;
use ipnet::IpNet;

pub use email::{EmailSetup, is_email};
pub use text::{Content, Credentials, TextSetup, is_phone};
pub use webhook::{fresh_secret_from, is_webhook};

/// How long the other side may take to accept a message.
const TIMEOUT: Duration = Duration::from_secs(20);

/// How the service reaches people.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// The server that takes e-mails; none are sent without one.
    pub email: Option<EmailSetup>,
    /// The gateway that takes text messages; none are sent without one.
    pub text: Option<TextSetup>,
    /// Networks that webhooks may reach though they are not public.
    pub allowed_networks: Vec<IpNet>,
}

impl Setup {
    /// What it reaches.
    pub fn kinds(&self) -> Vec<ContactKind> {
        let email = self.email.as_ref().map(|_| ContactKind::Email);
        let text = self.text.as_ref().map(|_| ContactKind::Text);
        let kinds = email.into_iter().chain(text);
        kinds.chain([ContactKind::Webhook]).collect()
    }
}

/// Something that is never printed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(pub String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// What is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// Names it for ever: a message that was tried again bears the same name.
    pub id: String,
    /// What it is about, in one line.
    pub subject: String,
    /// All of it as plain text; what a text message says.
    pub text: String,
    /// All of it as a web page, for e-mails.
    pub html: String,
    /// All of it for programs, as JSON.
    pub json: String,
    /// When it came up, in seconds since 1970 UTC.
    pub at_secs: i64,
}

/// Where a message goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The e-mail address, phone number or web address.
    pub address: String,
    /// What signs the calls of a webhook.
    pub secret: Option<Secret>,
}

/// Why a message was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// It may be taken later.
    #[error("{0}")]
    Temporary(String),
    /// It will never be taken.
    #[error("{0}")]
    Permanent(String),
}

/// The settings of a channel cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// The address of the server that takes e-mails.
    #[error("The address of the mail server is wrong: {0}")]
    MailServer(String),
    /// The sender of e-mails.
    #[error("The sender of e-mails is no e-mail address: {0}")]
    Sender(String),
    /// The password would travel in the clear.
    #[error(
        "The password for the mail server would not be protected: use smtps:// or ?tls=required"
    )]
    Unprotected,
    /// The gateway's address.
    #[error("The address of the gateway for text messages is wrong: {0}")]
    Gateway(String),
    /// There are no secure connections on this computer.
    #[error("Secure connections cannot be made: {0}")]
    Tls(String),
}

/// One way to reach somebody.
#[async_trait]
pub trait Channel: Send + Sync {
    /// What it reaches.
    fn kind(&self) -> ContactKind;

    /// Hands a message over; the other side has it when this returns.
    async fn send(&self, to: &Address, message: &Message) -> Result<(), SendError>;
}

/// Every channel that is set up. A new one is added here and nowhere else.
pub fn channels(setup: &Setup) -> Result<Vec<Box<dyn Channel>>, SetupError> {
    let mut channels: Vec<Box<dyn Channel>> = vec![Box::new(webhook::WebhookChannel::new(
        &setup.allowed_networks,
    )?)];
    if let Some(email) = &setup.email {
        channels.push(Box::new(email::EmailChannel::new(email)?));
    }
    if let Some(text) = &setup.text {
        channels.push(Box::new(text::TextChannel::new(text)?));
    }
    Ok(channels)
}
