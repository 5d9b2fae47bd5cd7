//! How technicians are reached, and what is to be sent to whom.

use async_trait::async_trait;
use atiende_protocol::http::notification::{
    Contact, ContactForm, DeliveryPage, DeliveryReason, DeliveryStatus,
};
use atiende_protocol::{
    Availability, ContactId, ContactKind, DeliveryId, Entry, NotificationRules, NotifiedEvent,
    Request, RequestId, Technician, TechnicianId, Timestamp,
};

use super::{Scope, StorageError};

/// The most contacts that one technician may have.
pub const MAX_CONTACTS: usize = 10;

/// Keeps rules, contacts and what is to be sent.
#[async_trait]
pub trait NotificationStore {
    /// How a technician wants to hear of things.
    async fn notification_rules(
        &self,
        technician: TechnicianId,
    ) -> Result<NotificationRules, StorageError>;

    /// Replaces them, and tells the technician's consoles.
    async fn set_notification_rules(
        &self,
        technician: TechnicianId,
        rules: NotificationRules,
        at: Timestamp,
    ) -> Result<(), StorageError>;

    /// The ways to reach a technician, oldest first.
    async fn contacts(&self, technician: TechnicianId) -> Result<Vec<Contact>, StorageError>;

    /// Adds a way, and has a code sent there; `None` where there are [`MAX_CONTACTS`] already.
    async fn add_contact(&self, contact: NewContact) -> Result<Option<ContactId>, StorageError>;

    /// Has another code sent; `false` where there is no such contact that needs one.
    async fn renew_code(
        &self,
        technician: TechnicianId,
        contact: ContactId,
        code: NewCode,
    ) -> Result<bool, StorageError>;

    /// Whether the code is the one that was sent; then the contact may be used. A code works for
    /// a while and for a few tries.
    async fn verify_contact(
        &self,
        technician: TechnicianId,
        contact: ContactId,
        code_hash: [u8; 32],
        at: Timestamp,
    ) -> Result<bool, StorageError>;

    /// Forgets a way; what waits for it is not sent any more.
    async fn remove_contact(
        &self,
        technician: TechnicianId,
        contact: ContactId,
        at: Timestamp,
    ) -> Result<bool, StorageError>;

    /// Has a test sent to a verified contact.
    async fn test_contact(
        &self,
        technician: TechnicianId,
        contact: ContactId,
        at: Timestamp,
    ) -> Result<bool, StorageError>;

    /// Looks at what happened since the last time, and keeps what `plan` makes of it: each
    /// happening is planned for exactly once, whatever crashes. How many happenings there were.
    async fn plan_deliveries(&self, at: Timestamp, plan: Plan) -> Result<usize, StorageError>;

    /// What is to be tried now, the longest due first.
    async fn due_deliveries(
        &self,
        now: Timestamp,
        limit: usize,
    ) -> Result<Vec<DueDelivery>, StorageError>;

    /// When the next delivery is to be tried.
    async fn next_delivery(&self) -> Result<Option<Timestamp>, StorageError>;

    /// What became of an attempt.
    async fn settle_delivery(
        &self,
        delivery: DeliveryId,
        settled: Settled,
        at: Timestamp,
    ) -> Result<(), StorageError>;

    /// Withholds what waits to tell the customer of a request that there is an answer: the customer
    /// is back. How many there were.
    async fn withhold_answers(
        &self,
        request: RequestId,
        at: Timestamp,
    ) -> Result<usize, StorageError>;

    /// Deliveries for administrators, newest first.
    async fn delivery_page(
        &self,
        query: DeliveryQuery,
        limit: usize,
    ) -> Result<DeliveryPage, StorageError>;
}

/// Which deliveries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DeliveryQuery {
    /// What became of them.
    pub status: Option<DeliveryStatus>,
    /// How they were sent.
    pub kind: Option<ContactKind>,
    /// Those before this one; `None` asks for the newest.
    pub before: Option<DeliveryId>,
}

/// Makes deliveries of happenings; a rule, so that it lives elsewhere.
pub type Plan = Box<dyn FnOnce(&[Happening], &[Listener]) -> Vec<NewDelivery> + Send>;

/// Something that happened in a request.
#[derive(Clone, Debug)]
pub struct Happening {
    /// What.
    pub entry: Entry,
    /// The request as it is now.
    pub request: Request,
    /// The customer's language.
    pub language: String,
}

/// A technician who may be told.
#[derive(Clone, Debug)]
pub struct Listener {
    /// Who.
    pub technician: Technician,
    /// What he or she may see.
    pub scope: Scope,
    /// How he or she wants to hear of things.
    pub rules: NotificationRules,
    /// The verified ways.
    pub contacts: Vec<Way>,
}

/// A verified way to reach a technician.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Which.
    pub id: ContactId,
    /// What kind.
    pub kind: ContactKind,
    /// Where to.
    pub address: String,
    /// In which language.
    pub language: String,
}

/// A way to be added.
#[derive(Clone, Debug)]
pub struct NewContact {
    /// Whose.
    pub technician: TechnicianId,
    /// What and where to.
    pub form: ContactForm,
    /// What signs the calls of a webhook.
    pub secret: Option<String>,
    /// In which language.
    pub language: String,
    /// The first code.
    pub code: NewCode,
}

/// A code that proves that somebody receives what is sent to a contact.
#[derive(Clone)]
pub struct NewCode {
    /// As it is sent.
    pub code: String,
    /// As it is kept.
    pub hash: [u8; 32],
    /// When it was made.
    pub at: Timestamp,
    /// Until when it works.
    pub expires_at: Timestamp,
}

impl std::fmt::Debug for NewCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewCode(…)")
    }
}

/// Something to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDelivery {
    /// About what and where to: there is one delivery for each cause.
    pub cause: String,
    /// To which technician; `None` where it goes to a customer.
    pub technician: Option<TechnicianId>,
    /// By which contact.
    pub contact: Option<ContactId>,
    /// The name of who gets it.
    pub to_name: String,
    /// How.
    pub kind: ContactKind,
    /// Where to.
    pub address: String,
    /// In which language.
    pub language: String,
    /// Of what; `None` where a customer is told of an answer.
    pub event: Option<NotifiedEvent>,
    /// About which request.
    pub request: RequestId,
    /// When it is of no use any more.
    pub expires_at: Timestamp,
    /// Nothing is sent where there was a delivery of the same event of the same request to the
    /// same contact since then.
    pub unless_since: Option<Timestamp>,
}

/// What a message says.
#[derive(Clone, PartialEq, Eq)]
pub enum Matter {
    /// Something happened in a request.
    Event(NotifiedEvent),
    /// A code that proves that somebody receives it.
    Code(String),
    /// Nothing but that it arrives.
    Test,
    /// A customer's request was answered.
    Answer,
}

/// Something to be tried now.
#[derive(Clone)]
pub struct DueDelivery {
    /// Which.
    pub id: DeliveryId,
    /// How often it was tried before.
    pub attempts: u32,
    /// What it says.
    pub matter: Matter,
    /// How.
    pub kind: ContactKind,
    /// Where to.
    pub address: String,
    /// What signs the calls of a webhook.
    pub secret: Option<String>,
    /// In which language.
    pub language: String,
    /// When it came up.
    pub created_at: Timestamp,
    /// When it is of no use any more.
    pub expires_at: Timestamp,
    /// The request as it is now, with the id of the form that made it.
    pub request: Option<(Request, String)>,
    /// The technician as he or she is now; `None` where there is none, or none any more, or the
    /// contact was removed.
    pub listener: Option<Listener>,
}

/// What became of an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settled {
    /// The other side took it.
    Sent,
    /// Not needed any more.
    Dropped(DeliveryReason),
    /// Given up because it is too late; why it failed before is kept.
    Expired,
    /// To be tried again.
    Later {
        /// When.
        at: Timestamp,
        /// Why it failed, in the words of the other side.
        problem: String,
    },
    /// Given up.
    Dead {
        /// Why.
        problem: String,
    },
}

impl Listener {
    /// Whether new requests are received now.
    pub fn receives_new(&self, has_gate: bool) -> bool {
        !has_gate || self.technician.availability == Availability::Available
    }
}
