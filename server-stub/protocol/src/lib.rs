//! The wire contract between the console, the portal and the service.
//!
//! Start at [`ClientFrame`] and [`ServerFrame`], the two directions of a technician's live
//! socket; [`CustomerFrame`] and [`PortalFrame`] are those of a customer's. Every frame is one
//! JSON text message and is fixed by a golden file in `tests/golden`.

mod action;
mod command;
mod customer;
mod entry;
mod file;
mod frame;
pub mod http;
mod id;
mod notification;
mod presence;
mod refusal;
mod request;
mod settings;
mod source;
mod technician;
mod time;

pub use action::{ActionKind, ActionSet, Viewer, allowed_actions};
pub use command::{Command, MAX_MESSAGE_CHARS, MAX_REASON_CHARS, Outcome};
pub use customer::{CustomerEntry, CustomerEntryKind, CustomerFrame, PortalFrame, RequestView};
pub use entry::{Entry, EntryKind, ReleaseReason};
pub use file::{
    FileRefusal, FileType, FileTypes, PreviewSize, SentFile, types_of_customer, types_of_technician,
};
pub use frame::{ByeReason, ClientFrame, ServerFrame};
pub use id::{
    CommandId, CompanyId, ContactId, DeliveryId, FileId, PortalId, RequestId, Seq, SessionId,
    TechnicianId,
};
pub use notification::{
    ContactKind, ContactRule, NotificationRules, NotifiedEvent, NotifiedEvents, QuietHours,
};
pub use presence::{CustomerPresence, TechnicianPresence};
pub use refusal::Refusal;
pub use request::{CompanyRef, Customer, Request, RequestStatus};
pub use settings::{Settings, WaitingLimits};
pub use source::{DeviceType, Platform, Source};
pub use technician::{Availability, Colleague, Technician, TechnicianRef};
pub use time::Timestamp;

/// The version of this contract. The service refuses a `hello` that names another one.
pub const PROTOCOL_VERSION: u32 = 1;

/// The WebSocket subprotocol of a technician's socket.
pub const TECHNICIAN_SUBPROTOCOL: &str = "atiende.v1";

/// The WebSocket subprotocol of a customer's socket.
pub const CUSTOMER_SUBPROTOCOL: &str = "atiende.customer.v1";
