//! Everything that the console knows.

use std::sync::Arc;

use atiende_protocol::{
    Availability, Colleague, CommandId, CompanyId, CompanyRef, CustomerPresence, FileId, Request,
    RequestId, Seq, Settings, Technician, TechnicianPresence, Timestamp, Viewer, WaitingLimits,
};
use imbl::{OrdMap, OrdSet, Vector};
use serde::{Deserialize, Serialize};

use crate::admin::Admin;
use crate::notify::Notify;
use crate::queue::{Tally, View};
use crate::search::Search;
use crate::update::tell::Telling;
use crate::{
    Desk, DesktopPart, Download, Notice, NoticeKind, Outgoing, Preview, SignInProblem, Timeline,
    Upload, UploadId,
};

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
    /// How the technician wants to hear of things.
    pub rules: atiende_protocol::NotificationRules,
    /// The ways to reach the technician.
    pub notify: Notify,
    /// What an administrator sees.
    pub admin: Admin,
    /// Commands on their way, oldest first.
    pub outbox: Vector<Outgoing>,
    /// Text that was typed and not sent.
    pub drafts: OrdMap<RequestId, String>,
    /// Notes for colleagues that were typed and not sent.
    pub notes: OrdMap<RequestId, String>,
    /// Files on their way to customers, oldest first.
    pub uploads: Vector<Upload>,
    /// Files that are being fetched, and those that could not be.
    pub downloads: OrdMap<FileId, Download>,
    /// Small pictures of files.
    pub previews: OrdMap<FileId, Preview>,
    /// What there is to say to the technician.
    pub notices: Vector<Notice>,
    /// How the technician wants it.
    pub preferences: Preferences,
    /// Whether the window is in front.
    pub is_in_front: bool,
    /// What this computer lacks of what the console would use.
    pub missing: OrdSet<DesktopPart>,
    /// Goes up whenever a link or a notification led to a request, also to the selected one.
    pub links_followed: u64,
    /// Goes up whenever a row appears, changes or goes, so that sorted lists know when to sort.
    pub rows_revision: u64,
    /// The open requests that the technician holds, so that nobody looks through all of them.
    pub(crate) held: OrdSet<RequestId>,
    /// What is counted of the open requests.
    pub(crate) tally: Tally,
    pub(crate) read: OrdMap<RequestId, Seq>,
    /// Everything up to here was applied.
    pub(crate) applied_seq: Option<Seq>,
    /// How far the service's clock is ahead of this computer's, in microseconds.
    pub(crate) clock_ahead: i64,
    /// A snapshot that is not complete yet.
    pub(crate) snapshot: Option<Box<Snapshot>>,
    /// What was told and is not over.
    pub(crate) telling: Telling,
    /// A request that a link leads to, until it can be shown.
    pub(crate) link: Option<RequestId>,
    /// The request that the last link led to, where it is not known otherwise.
    pub(crate) linked: Option<Arc<Request>>,
    /// What the technician was before the console made him *Away*.
    pub(crate) before_away: Option<Availability>,
    /// Since when the screen is locked, by this computer's clock.
    pub(crate) locked_since: Option<Timestamp>,
    pub(crate) next_notice: u64,
    /// The uploads that the engine works on.
    pub(crate) running: OrdSet<UploadId>,
    /// Of which request each preview is.
    pub(crate) preview_owners: OrdMap<FileId, RequestId>,
    /// Requests of which files were fetched, and whose customers theirs are.
    pub(crate) fetched: OrdMap<RequestId, Option<CompanyId>>,
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
            uploads: self.uploads.iter().cloned().collect(),
            before_away: self.before_away,
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
        let hits = hits.map(|hit| &hit.request);
        let mut elsewhere = closed.chain(others).chain(hits).chain(&self.linked);
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

    /// Whether a new request will be told again.
    pub fn is_ringing(&self) -> bool {
        self.rules.repeats && self.telling.has_waiting()
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
    /// Whether closing the window leaves the console running in the tray.
    pub closes_to_tray: bool,
    /// Whether the console starts with the computer.
    pub starts_at_login: bool,
    /// After how many minutes at which nobody touched the computer the technician is *Away*.
    pub away_after_minutes: Option<u16>,
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
