//! A service that reaches people by e-mail, text message and webhook, and technicians who prove where.

use atiende_core::Action;
use atiende_core::notify::NotifyCall;
use atiende_e2e::{Browser, Gateway, Mail, MailServer, Technician, TestServer};
use atiende_protocol::http::notification::ContactForm;
use atiende_protocol::{ContactId, ContactKind, ContactRule, NotificationRules, NotifiedEvent};
use tempfile::TempDir;

use crate::acme::asks_at;

/// A service that can reach people, with the companies *Acme* and *Globex*.
pub(crate) struct Reached {
    /// The service.
    pub(crate) server: TestServer,
    /// Where its e-mails arrive.
    pub(crate) mail: MailServer,
    /// Where its text messages and webhooks arrive.
    pub(crate) gateway: Gateway,
    _settings: TempDir,
}

impl Reached {
    /// Starts the service, a mail server and a gateway.
    pub(crate) async fn opens() -> Self {
        let (mail, gateway) = (MailServer::start().await, Gateway::start().await);
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("atiende.toml");
        let settings = format!(
            "webhook_networks = ['127.0.0.0/8']\n\
             [email]\nurl = '{}'\nfrom = 'Soporte <soporte@atiende.example>'\n\
             [text]\nurl = '{}'\nfields = {{ To = '{{to}}', Body = '{{text}}' }}\n",
            mail.url(),
            gateway.url("/text")
        );
        std::fs::write(&file, settings).unwrap();
        let server = TestServer::start_with(&["--config", file.to_str().unwrap()]).await;
        for (company, slug) in [("Acme", "acme"), ("Globex", "globex")] {
            server.company(company).await;
            server.portal(company, slug).await;
        }
        Self {
            server,
            mail,
            gateway,
            _settings: folder,
        }
    }

    /// A technician who wants to hear of everything at this e-mail address.
    pub(crate) async fn mailed(&self, email: &str, name: &str, company: &str) -> Technician {
        self.server.technician(email, name, &[company]).await;
        let technician = Technician::available(&self.server.url(""), email).await;
        let contact = adds(&technician, ContactKind::Email, email).await;
        let to = |mail: &Mail| mail.to == [email];
        let mail = self.mail.takes("a code", to).await;
        proves(&technician, contact, &mail.plain).await;
        wants(&technician, &[contact]).await;
        technician
    }

    /// Ana of Acme, who wants to hear of everything by every method; with the secret of her webhook.
    pub(crate) async fn ana_everywhere(&self) -> (Technician, String) {
        let ana = self.mailed("ana@acme.example", "Ana", "Acme").await;
        let email = ana.knows().notify.contacts[0].id;
        let text = adds(&ana, ContactKind::Text, "+34 600 111 222").await;
        proves(&ana, text, &self.gateway.takes_text("Atiende").await).await;
        let webhook = adds(&ana, ContactKind::Webhook, &self.gateway.url("/hook")).await;
        let secret = ana.knows().notify.added.as_ref().unwrap().secret.clone();
        let (_, code) = self.gateway.takes_hook("code").await;
        let code: serde_json::Value = serde_json::from_str(&code).unwrap();
        proves(&ana, webhook, code["code"].as_str().unwrap()).await;
        wants(&ana, &[email, text, webhook]).await;
        (ana, secret.expect("a webhook has a secret"))
    }

    /// A customer sends a request.
    pub(crate) async fn hears_from(
        &self,
        browser: &Browser,
        slug: &str,
        name: &str,
        subject: &str,
    ) {
        let portal = self.server.url(&format!("/p/{slug}"));
        asks_at(&portal, browser, [name, subject, "…"]).await;
    }
}

/// Adds a way, of another kind than the last one.
async fn adds(technician: &Technician, kind: ContactKind, address: &str) -> ContactId {
    let form = ContactForm {
        kind,
        address: address.to_owned(),
    };
    technician.does(Action::Notifications(NotifyCall::AddContact(form)));
    let is_added = |state: &atiende_core::State| {
        let added = state.notify.added.as_ref();
        added.is_some_and(|contact| contact.form.kind == kind)
    };
    technician.sees("the new contact", is_added).await;
    technician.knows().notify.added.as_ref().unwrap().id
}

/// Types the code that stands in a message.
async fn proves(technician: &Technician, contact: ContactId, message: &str) {
    let is_code = |word: &&str| word.len() == 6 && word.bytes().all(|byte| byte.is_ascii_digit());
    let mut words = message.split(|c: char| !c.is_ascii_alphanumeric());
    let code = words.find(is_code).expect("a code").to_owned();
    technician.does(Action::Notifications(NotifyCall::Verify(contact, code)));
    let is_proven = |state: &atiende_core::State| {
        let mut contacts = state.notify.contacts.iter();
        contacts.any(|known| known.id == contact && known.is_verified)
    };
    technician.sees("the contact proven", is_proven).await;
}

/// Chooses these contacts for everything.
async fn wants(technician: &Technician, contacts: &[ContactId]) {
    let rule = |contact: &ContactId| ContactRule {
        contact: *contact,
        events: NotifiedEvent::ALL.into(),
    };
    let rules = NotificationRules {
        contacts: contacts.iter().map(rule).collect(),
        ..NotificationRules::default()
    };
    technician.does(Action::Notifications(NotifyCall::SetRules(rules.clone())));
    technician
        .sees("the rules", |state| state.rules == rules)
        .await;
}
