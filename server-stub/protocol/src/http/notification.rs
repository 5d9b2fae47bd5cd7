//! Bodies of the calls about notifications: `/api/v1/me/…`, and an administrator's view of them.

use serde::{Deserialize, Serialize};

use crate::{ContactId, ContactKind, DeliveryId, NotifiedEvent, RequestId, Timestamp};

/// A way to reach a technician (`GET /api/v1/me/contacts`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Which.
    pub id: ContactId,
    /// What can be said about it.
    #[serde(flatten)]
    pub form: ContactForm,
    /// Whether the technician has proven to receive what is sent there; nothing else is sent
    /// before.
    pub is_verified: bool,
    /// What signs the calls of a webhook; only in the answer that makes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
}

/// `POST /api/v1/me/contacts`: a code is sent there at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactForm {
    /// What kind it is.
    pub kind: ContactKind,
    /// The e-mail address, the phone number with `+` and country, or the web address.
    pub address: String,
}

/// `POST /api/v1/me/contacts/{id}/verification`; `…/code` sends another code, `…/test` a test.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerificationForm {
    /// The code that was sent.
    pub code: String,
}

/// Which methods the service can use (`GET /api/v1/me/notification-methods`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Methods {
    /// The kinds of contacts for which the service is set up.
    pub contacts: Vec<ContactKind>,
}

/// Something sent, or to be sent (`GET /api/v1/admin/deliveries?status=&kind=&before=`);
/// `POST /api/v1/admin/deliveries/{id}/retry` tries again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// Which.
    pub id: DeliveryId,
    /// To whom: a technician's name, or a customer's.
    pub to: String,
    /// How.
    pub kind: ContactKind,
    /// Where to; of a webhook only the host.
    pub address: String,
    /// Of what; `None` for codes, tests and answers to customers.
    pub event: Option<NotifiedEvent>,
    /// About which request.
    pub request: Option<RequestId>,
    /// What became of it.
    pub status: DeliveryStatus,
    /// How often it was tried.
    pub attempts: u32,
    /// When it came up.
    pub created_at: Timestamp,
    /// When it is tried next, or was done with.
    pub at: Timestamp,
    /// Why it failed the last time, in the words of the other side.
    pub problem: Option<String>,
    /// Why the service itself did not send it, or sends it no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<DeliveryReason>,
}

/// What became of a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryStatus {
    /// To be tried, now or again.
    Waiting,
    /// The other side took it.
    Sent,
    /// Not needed any more: [`Delivery::reason`] says why.
    Dropped,
    /// Given up.
    Dead,
}

/// Why the service itself did not send something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryReason {
    /// The new request waits no more: somebody took it.
    Taken,
    /// The request was handed over to somebody else.
    HandedOver,
    /// The request was closed.
    Closed,
    /// The customer came back to the page and saw it there.
    CustomerBack,
    /// The technician may not see the company any more.
    AccessLost,
    /// The technician receives no new requests now.
    NotAvailable,
    /// The technician's quiet hours have begun, or the company was muted.
    Quiet,
    /// The way was removed, or the technician's account was disabled.
    Removed,
    /// It could not be sent in time.
    Expired,
}

/// The answer to `GET /api/v1/admin/deliveries`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryPage {
    /// Newest first.
    pub deliveries: Vec<Delivery>,
    /// Whether there are more before the last one.
    pub has_more: bool,
}
