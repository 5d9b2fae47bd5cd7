//! What a technician's socket needs to become current, and when a resume is possible.

use std::collections::BTreeSet;

use atiende_protocol::http::TimelinePage;
use atiende_protocol::{
    CompanyId, CompanyRef, Entry, NotificationRules, Request, RequestId, Seq, Settings, Technician,
    WaitingLimits,
};

/// Where a console left off.
#[derive(Clone, Debug, Default)]
pub struct Resume {
    /// The last event that it applied; `None` asks for a snapshot.
    pub after: Option<Seq>,
    /// The requests whose timelines it keeps.
    pub watching: Vec<RequestId>,
}

/// The companies that somebody may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All, for an administrator.
    All,
    /// These.
    Companies(BTreeSet<CompanyId>),
}

impl Scope {
    /// Whether `company` may be seen.
    pub fn covers(&self, company: CompanyId) -> bool {
        match self {
            Self::All => true,
            Self::Companies(companies) => companies.contains(&company),
        }
    }
}

/// A technician's view of the service, read at one instant.
#[derive(Clone, Debug)]
pub struct TechnicianSync {
    /// Who.
    pub technician: Technician,
    /// What may be seen.
    pub scope: Scope,
    /// Where that last changed.
    pub scope_seq: Seq,
    /// The companies in the scope, by name.
    pub companies: Vec<CompanyRef>,
    /// What the administrators decided for everybody.
    pub settings: Settings,
    /// How long the customers of these companies may wait.
    pub limits: Vec<WaitingLimits>,
    /// How the technician wants to hear of things.
    pub rules: NotificationRules,
    /// The newest event at that instant.
    pub head: Seq,
    /// What to send.
    pub catch_up: CatchUp,
    /// The timelines that are watched and may be seen.
    pub watched: Vec<Watched>,
}

/// What brings a console up to date.
#[derive(Clone, Debug)]
pub enum CatchUp {
    /// It starts afresh with these open requests.
    Snapshot(Vec<Request>),
    /// It goes on from where it left off.
    Replay {
        /// Requests that changed, as they are now, with their last event, in its order.
        changed: Vec<(Seq, Request)>,
        /// Requests that went out of sight, with their last event.
        gone: Vec<(Seq, RequestId)>,
        /// New lines of the timelines that the console keeps, in the order of the log.
        entries: Vec<(RequestId, Entry)>,
    },
}

/// A watched timeline that may be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watched {
    /// Of which request.
    pub request: RequestId,
    /// Whether messages are among its entries (D11).
    pub with_messages: bool,
    /// Its newest part, where it is to be sent as a whole.
    pub whole: Option<TimelinePage>,
}

/// How many events a console may be behind and still be told each of them.
pub const MAX_REPLAY: i64 = 2_000;

/// The newest part of a timeline has at most this many entries.
pub const TIMELINE_SLICE: usize = 500;

/// Whether a console that applied everything up to `after` can go on from there.
///
/// It cannot after a change of what it may see, after too many events, or where it comes from
/// another database and is ahead of the log.
pub fn can_replay(after: Seq, scope_seq: Seq, head: Seq) -> bool {
    scope_seq <= after && after <= head && head.0 - after.0 <= MAX_REPLAY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_console_goes_on_from_where_it_left_off() {
        assert!(can_replay(Seq(5), Seq(5), Seq(5)));
        assert!(can_replay(Seq(5), Seq(3), Seq(5 + MAX_REPLAY)));
    }

    #[test]
    fn a_console_starts_afresh_where_going_on_would_leave_a_hole() {
        assert!(!can_replay(Seq(5), Seq(6), Seq(9)), "its scope changed");
        assert!(
            !can_replay(Seq(5), Seq(0), Seq(6 + MAX_REPLAY)),
            "too far behind"
        );
        assert!(!can_replay(Seq(5), Seq(0), Seq(4)), "another database");
    }
}
