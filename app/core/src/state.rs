//! Everything that the console knows.

use std::sync::Arc;

use atiende_protocol::{
    Availability, Colleague, CommandId, CompanyId, CompanyRef, CustomerPresence, Refusal, Request,
    RequestId, Seq, Settings, Technician, TechnicianPresence, Timestamp, Viewer, WaitingLimits,
};
use imbl::{OrdMap, OrdSet, Vector};
use serde::{Deserialize, Serialize};

use crate::admin::Admin;
use crate::queue::View;
use crate::search::Search;
use crate::{Desk, Outgoing, SignInProblem, Timeline};

/// Everything that the console knows. Panels read it; only [`crate::update`] changes it.
///
/// Cheap to clone: the large parts are shared.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// Whether somebody is signed in.
    pub session: Session,
    /// Whether the service can be reached.
    pub connection: Connection,
    /// When the service was last heard of, by this computer's clock.
    pub synced_at: Option<Timestamp>,
    /// Who is signed in, once the service said so.
    pub me: Option<Technician>,
    /// Every company that the technician may see.
    pub companies: Vector<CompanyRef>,
    /// Every open request that the technician may see, and closed ones that are on the screen.
    pub requests: OrdMap<RequestId, Arc<Request>>,
    /// The timelines of the technician's own requests and of the selected one.
    pub timelines: OrdMap<RequestId, Timeline>,
    /// The request in *Details*.
    pub selected: Option<RequestId>,
    /// Which requests *Support Requests* shows.
    pub view: View,
    /// Closed requests, by pages.
    pub completed: Pages,
    /// What was looked for and found; `None` while nobody searches.
    pub search: Option<Search>,
    /// The other requests of the selected one's customer.
    pub others: Option<Others>,
    /// Who could take the selected request over.
    pub colleagues: Option<(RequestId, Vec<Colleague>)>,
    /// Who looks at which request, and whether its customer is there.
    pub presence: OrdMap<RequestId, Presence>,
    /// What the administrators decided for everybody.
    pub settings: Settings,
    /// How long customers may wait, by company.
    pub limits: Vector<WaitingLimits>,
    /// What an administrator sees.
    pub admin: Admin,
    /// Commands on their way, oldest first.
    pub outbox: Vector<Outgoing>,
    /// Text that was typed and not sent.
    pub drafts: OrdMap<RequestId, String>,
    /// Notes for colleagues that were typed and not sent.
    pub notes: OrdMap<RequestId, String>,
    /// What there is to say to the technician.
    pub notices: Vector<Notice>,
    /// How the technician wants it.
    pub preferences: Preferences,
    /// Goes up whenever a row appears, changes or goes, so that sorted lists know when to sort.
    pub rows_revision: u64,
    /// The open requests that the technician holds, so that nobody looks through all of them.
    pub(crate) held: OrdSet<RequestId>,
    pub(crate) read: OrdMap<RequestId, Seq>,
    /// Everything up to here was applied.
    pub(crate) applied_seq: Option<Seq>,
    /// How far the service's clock is ahead of this computer's, in microseconds.
    pub(crate) clock_ahead: i64,
    /// A snapshot that is not complete yet.
    pub(crate) snapshot: Option<Box<Snapshot>>,
    /// Requests that came up while catching up: to be told in one sentence.
    pub(crate) came_up: usize,
    pub(crate) next_notice: u64,
    /// Until when the service believes that the technician writes, by this computer's clock.
    pub(crate) typing_until: Timestamp,
    /// How often something visible has changed.
    pub(crate) revision: u64,
}

/// What a snapshot brought so far. The old state stays on the screen until it is complete.
#[derive(Clone, Debug, Default)]
pub(crate) struct Snapshot {
    pub(crate) requests: OrdMap<RequestId, Arc<Request>>,
    pub(crate) timelines: OrdMap<RequestId, Timeline>,
}

impl State {
    /// What must survive a crash.
    pub fn desk(&self) -> Desk {
        Desk {
            outbox: self.outbox.iter().cloned().collect(),
            drafts: self
                .drafts
                .iter()
                .map(|(id, text)| (*id, text.clone()))
                .collect(),
            notes: self
                .notes
                .iter()
                .map(|(id, text)| (*id, text.clone()))
                .collect(),
            read: self.read.iter().map(|(id, seq)| (*id, *seq)).collect(),
        }
    }

    /// Where to resume: everything up to here was applied.
    pub fn resume_after(&self) -> Option<Seq> {
        self.applied_seq
    }

    /// The requests whose timelines are wanted: the selected one and one's own.
    pub fn watching(&self) -> Vec<RequestId> {
        let mut wanted: Vec<_> = self.mine().map(|request| request.id).collect();
        wanted.extend(self.selected.filter(|selected| !wanted.contains(selected)));
        wanted
    }

    /// The wanted timelines that are here: a new connection goes on with these and asks for the
    /// others afresh.
    pub fn kept(&self) -> Vec<RequestId> {
        let mut kept = self.watching();
        kept.retain(|request| self.timelines.contains_key(request));
        kept
    }

    /// The open requests that the technician holds.
    pub fn mine(&self) -> impl Iterator<Item = &Arc<Request>> {
        self.held.iter().filter_map(|id| self.requests.get(id))
    }

    /// Whether the technician holds `request`, by its own words.
    pub(crate) fn holds(&self, request: &Request) -> bool {
        let me = self.me.as_ref();
        request.status.is_open() && me.is_some_and(|me| request.is_assigned_to(me.id))
    }

    /// Looks anew which requests the technician holds.
    pub(crate) fn find_held(&mut self) {
        let held = self.requests.values().filter(|request| self.holds(request));
        self.held = held.map(|request| request.id).collect();
    }

    /// A request that is known from anywhere, open or closed.
    pub fn request(&self, id: RequestId) -> Option<&Arc<Request>> {
        let closed = self.completed.requests.iter();
        let others = self.others.iter().flat_map(|others| others.requests.iter());
        let hits = self.search.iter().flat_map(|search| search.hits.iter());
        let mut elsewhere = closed.chain(others).chain(hits.map(|hit| &hit.request));
        self.requests
            .get(&id)
            .or_else(|| elsewhere.find(|request| request.id == id))
    }

    /// Who looks, for [`atiende_protocol::allowed_actions`].
    pub fn viewer(&self) -> Option<Viewer> {
        let has_gate = self.settings.has_availability_gate;
        self.me.as_ref().map(|me| Viewer::new(me, has_gate))
    }

    /// How long the customers of a company may wait.
    pub fn limits_of(&self, company: CompanyId) -> Option<WaitingLimits> {
        self.limits
            .iter()
            .find(|limits| limits.company == company)
            .copied()
    }

    /// The technician's chat status.
    pub fn availability(&self) -> Availability {
        self.me
            .as_ref()
            .map_or(Availability::Offline, |me| me.availability)
    }

    /// The service's clock when this computer's says `now`.
    pub fn service_time(&self, now: Timestamp) -> Timestamp {
        Timestamp(now.0.saturating_add(self.clock_ahead))
    }

    /// Whether a command about `request` is on its way.
    pub fn is_busy(&self, request: RequestId) -> bool {
        self.outbox.iter().any(|outgoing| {
            outgoing.command.request() == Some(request) && outgoing.changes_request()
        })
    }

    /// Changes exactly when something visible has changed.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    pub(crate) fn outgoing(&self, id: CommandId) -> Option<&Outgoing> {
        self.outbox.iter().find(|outgoing| outgoing.id == id)
    }

    pub(crate) fn notice(&mut self, kind: NoticeKind) {
        let id = self.next_notice;
        self.next_notice += 1;
        self.notices.retain(|notice| notice.kind != kind);
        self.notices.push_back(Notice { id, kind });
    }
}

/// Whether somebody is signed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Session {
    /// Not known yet.
    #[default]
    Starting,
    /// Nobody is: the welcome page.
    Welcome {
        /// Whether signing in is under way.
        is_busy: bool,
        /// Why the last try failed.
        problem: Option<SignInProblem>,
    },
    /// Somebody is.
    SignedIn {
        /// The address of the service.
        service: String,
        /// The portal's address, where the service runs inside this process.
        local_portal: Option<String>,
        /// Where the token is kept.
        token_place: TokenPlace,
    },
}

/// Where the token is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TokenPlace {
    /// In the system's keyring.
    Keyring,
    /// In a file that only this user can read, because there is no keyring.
    File,
    /// Nowhere: the service runs inside this process and makes a new one each time.
    #[default]
    Memory,
}

/// Whether the service can be reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Connection {
    /// The first try is under way.
    #[default]
    Connecting,
    /// Connected; what happened meanwhile is arriving.
    CatchingUp,
    /// Connected and complete.
    Online,
    /// Not connected; the engine keeps trying.
    Offline {
        /// Since when, by this computer's clock.
        since: Timestamp,
    },
}

/// Closed requests, newest first, as far as they are loaded.
#[derive(Clone, Debug, Default)]
pub struct Pages {
    /// What is loaded.
    pub requests: Vector<Arc<Request>>,
    /// Whether a page was fetched: those that were closed meanwhile are known without one.
    pub is_begun: bool,
    /// The oldest one that was fetched; the next page comes before it.
    pub reached: Option<RequestId>,
    /// Whether there are more.
    pub has_more: bool,
    /// Whether a page is under way.
    pub is_loading: bool,
    /// Whether the last try failed.
    pub has_failed: bool,
}

/// The other requests of a customer, found by the e-mail address that was typed: a claim, not a
/// proof.
#[derive(Clone, Debug)]
pub struct Others {
    /// Beside which request.
    pub of: RequestId,
    /// The others, newest first.
    pub requests: Vector<Arc<Request>>,
    /// Whether there are more than these.
    pub has_more: bool,
}

/// Who looks at a request, and whether its customer is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presence {
    /// The customer's page, where it is known.
    pub customer: Option<CustomerPresence>,
    /// Every other technician who looks at it.
    pub technicians: Vec<TechnicianPresence>,
}

/// Something to say to the technician until it is dismissed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Names it for [`crate::Action::Dismiss`].
    pub id: u64,
    /// What.
    pub kind: NoticeKind,
}

/// What there is to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// A command was refused.
    Refused {
        /// About which request.
        request: Option<RequestId>,
        /// Why.
        refusal: Refusal,
    },
    /// Something could not be fetched.
    FetchFailed,
    /// A transcript could not be saved, in the words of the system.
    NotSaved(String),
    /// A link is of a kind that is never opened.
    LinkNotOpened(String),
}

/// How the technician wants it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The language's tag; `None` follows the system.
    pub language: Option<String>,
    /// Light or dark.
    pub theme: ThemeChoice,
    /// Whether the next start goes on with the service inside this process.
    pub continues_locally: bool,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemeChoice {
    /// As the system.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}
