//! Who is there: never logged, never stored.

use serde::{Deserialize, Serialize};

use crate::TechnicianRef;

/// What is known of the customer's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CustomerPresence {
    /// No page is open.
    Gone,
    /// A page is open, and not in front.
    Idle,
    /// A page is open and in front.
    Online,
    /// The customer writes just now.
    Typing,
}

/// A technician who looks at a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TechnicianPresence {
    /// Who.
    pub technician: TechnicianRef,
    /// Whether a message to the customer is being written.
    pub is_typing: bool,
}
