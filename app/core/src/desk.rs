//! What a technician has begun and the service does not know yet: it survives a crash.

use std::collections::BTreeMap;

use atiende_protocol::{Availability, Command, CommandId, Refusal, RequestId, Seq, Timestamp};
use serde::{Deserialize, Serialize};

use crate::Upload;

/// What is kept on the technician's disk, one for each account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Desk {
    /// Commands that the service has not settled, oldest first.
    pub outbox: Vec<Outgoing>,
    /// Text that was typed and not sent.
    pub drafts: BTreeMap<RequestId, String>,
    /// Notes for colleagues that were typed and not sent.
    pub notes: BTreeMap<RequestId, String>,
    /// The last entry of each request that was on the screen.
    pub read: BTreeMap<RequestId, Seq>,
    /// Files on their way to customers, oldest first.
    pub uploads: Vec<Upload>,
    /// What the technician was before the untouched computer made *Away* of it.
    pub before_away: Option<Availability>,
}

/// A command on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outgoing {
    /// Names the command until it is settled, also over restarts.
    pub id: CommandId,
    /// What was asked.
    pub command: Command,
    /// When it was asked, by this computer's clock.
    pub asked_at: Timestamp,
    /// What became of it.
    pub status: OutgoingStatus,
}

/// What became of a command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutgoingStatus {
    /// Not answered yet; sent again after each reconnect.
    Sending,
    /// The service said no. Messages stay, to be sent again or discarded.
    Refused(Refusal),
}

impl Outgoing {
    /// Whether it is under way and will change the state of its request.
    pub(crate) fn changes_request(&self) -> bool {
        self.status == OutgoingStatus::Sending
            && !matches!(
                self.command,
                Command::SendMessage { .. } | Command::AddNote { .. }
            )
    }
}
