//! A request and where it stands.

use serde::{Deserialize, Serialize};

use crate::{CompanyId, RequestId, Source, TechnicianId, TechnicianRef, Timestamp};

/// A customer's call for help, as one row of the queue. Its texts are in the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Identifies the request for its whole life.
    pub id: RequestId,
    /// The company whose portal was used.
    pub company: CompanyRef,
    /// Who asks.
    pub customer: Customer,
    /// The subject as typed in the portal.
    pub subject: String,
    /// Where the request stands.
    pub status: RequestStatus,
    /// Who holds it; `None` exactly while it is new or was closed unassigned.
    pub assignee: Option<TechnicianRef>,
    /// Whether a technician has ever joined; the conversation is shown from then on (D11).
    pub chat_opened: bool,
    /// The device it came from.
    pub source: Source,
    /// When it was sent.
    pub submitted_at: Timestamp,
    /// When the present assignee took it.
    pub assigned_at: Option<Timestamp>,
    /// The customer's first word that nobody answered yet.
    pub waiting_since: Option<Timestamp>,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
}

impl Request {
    /// Whether `technician` holds this request.
    pub fn is_assigned_to(&self, technician: TechnicianId) -> bool {
        self.assignee
            .as_ref()
            .is_some_and(|assignee| assignee.id == technician)
    }
}

/// A company's name beside its id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanyRef {
    /// Which company.
    pub id: CompanyId,
    /// Its name.
    pub name: String,
}

/// Who asks, as typed in the portal: a claim, not a proof of identity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    /// The name.
    pub name: String,
    /// The e-mail address.
    pub email: String,
}

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestStatus {
    /// Waits in the queue for a technician.
    New,
    /// A technician has taken it and not joined the chat.
    Assigned,
    /// The assignee is in the chat.
    InChat,
    /// The chat is over; the request is still open.
    ChatEnded,
    /// Closed for good (D12).
    Completed,
}

impl RequestStatus {
    /// Whether the request is still to be worked on.
    pub fn is_open(self) -> bool {
        self != Self::Completed
    }
}
