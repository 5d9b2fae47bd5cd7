//! Technicians as others see them.

use serde::{Deserialize, Serialize};

use crate::TechnicianId;

/// The signed-in technician, as the service tells the console.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Technician {
    /// Who it is.
    pub id: TechnicianId,
    /// The name that customers and colleagues read.
    pub name: String,
    /// The address used to sign in.
    pub email: String,
    /// Whether this technician sees every company and administers the service.
    pub is_administrator: bool,
    /// The chat status.
    pub availability: Availability,
    /// Why, for colleagues.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub availability_reason: Option<String>,
}

/// A colleague, as the list for handing over shows one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colleague {
    /// Who it is.
    pub technician: TechnicianRef,
    /// The chat status.
    pub availability: Availability,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub availability_reason: Option<String>,
    /// Whether a console is connected.
    pub is_connected: bool,
    /// How many open requests the colleague holds.
    pub open_requests: u32,
}

/// A technician's name beside something that he or she did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TechnicianRef {
    /// Who it is.
    pub id: TechnicianId,
    /// The name at that time.
    pub name: String,
}

/// A technician's chat status. Only [`Availability::Available`] receives new requests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Availability {
    /// Receives new requests.
    Available,
    /// At work on something else.
    Busy,
    /// Not at the desk.
    Away,
    /// Not on duty.
    #[default]
    Offline,
}
