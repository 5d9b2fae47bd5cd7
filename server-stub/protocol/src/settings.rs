//! What administrators decide for everybody.

use serde::{Deserialize, Serialize};

use crate::CompanyId;

/// What administrators decide for everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Whether only *Available* technicians receive new requests.
    pub has_availability_gate: bool,
    /// What a company is called here, where it is not *company*: a site, a department…
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company_word: Option<String>,
    /// After how many minutes without a connected console a technician's requests go back to the
    /// queue; `None` where they never do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub release_after_minutes: Option<u32>,
    /// The longest file that may be sent, in bytes (D14).
    #[serde(default = "max_file_bytes")]
    pub max_file_bytes: u64,
    /// How long the files of one request may be together, in bytes.
    #[serde(default = "max_request_bytes")]
    pub max_request_bytes: u64,
    /// Whether toasts, e-mails, text messages and webhooks say only that there is something, and
    /// not of whom and about what.
    #[serde(default)]
    pub hides_details: bool,
}

fn max_file_bytes() -> u64 {
    25 * 1024 * 1024
}

fn max_request_bytes() -> u64 {
    500 * 1024 * 1024
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            has_availability_gate: true,
            company_word: None,
            release_after_minutes: Some(10),
            max_file_bytes: max_file_bytes(),
            max_request_bytes: max_request_bytes(),
            hides_details: false,
        }
    }
}

/// How long a company's customers may wait before it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingLimits {
    /// Whose customers.
    pub company: CompanyId,
    /// From when on the time is amber, in seconds.
    pub amber_secs: u32,
    /// From when on it is red, in seconds; not less than `amber_secs`.
    pub red_secs: u32,
}
