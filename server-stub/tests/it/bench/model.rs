//! What a console shows, made from nothing but the frames of the contract.

use std::collections::{BTreeMap, BTreeSet};

use atiende_protocol::{
    CompanyRef, CustomerPresence, Entry, Request, RequestId, Seq, ServerFrame, Technician,
    TechnicianPresence,
};

/// What a console shows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Model {
    pub(crate) rows: BTreeMap<RequestId, Request>,
    pub(crate) timelines: BTreeMap<RequestId, Vec<Entry>>,
    /// The timelines that the screen wants.
    pub(crate) wanted: BTreeSet<RequestId>,
    /// Those that it wanted on this connection and does not want any more.
    pub(crate) given_up: BTreeSet<RequestId>,
    pub(crate) technician: Option<Technician>,
    pub(crate) presence: BTreeMap<RequestId, (Option<CustomerPresence>, Vec<TechnicianPresence>)>,
    pub(crate) companies: Vec<CompanyRef>,
    /// The last event that is known to be applied with everything before it.
    pub(crate) applied: Option<Seq>,
    /// Whether what comes is live.
    pub(crate) is_caught_up: bool,
    /// Whether a snapshot has begun and not ended.
    pub(crate) is_in_snapshot: bool,
}

impl Model {
    pub(crate) fn apply(&mut self, frame: &ServerFrame) {
        match frame {
            ServerFrame::Welcome {
                technician,
                companies,
                ..
            } => {
                self.technician = Some(technician.clone());
                self.companies.clone_from(companies);
                self.is_caught_up = false;
            }
            ServerFrame::Reset => {
                self.rows.clear();
                self.presence.clear();
                self.timelines.clear();
                self.applied = None;
                self.is_in_snapshot = true;
            }
            ServerFrame::Request { seq, request } => {
                self.rows.insert(request.id, request.clone());
                self.sees(*seq);
            }
            ServerFrame::Gone { seq, request } => {
                self.rows.remove(request);
                self.timelines.remove(request);
                self.sees(*seq);
            }
            ServerFrame::Timeline {
                request, entries, ..
            } => {
                if self.wanted.contains(request) {
                    self.timelines.insert(*request, entries.clone());
                }
            }
            ServerFrame::Entry { request, entry } => self.add(*request, entry),
            ServerFrame::CaughtUp { seq } => {
                self.is_caught_up = true;
                self.is_in_snapshot = false;
                self.advance(*seq);
            }
            ServerFrame::Heartbeat { seq, .. } => self.advance(*seq),
            ServerFrame::Presence {
                request,
                customer,
                technicians,
            } => {
                let said = (*customer, technicians.clone());
                self.presence.insert(*request, said);
            }
            ServerFrame::Settled { .. } | ServerFrame::Bye { .. } => {}
        }
    }

    /// Wants other timelines than before.
    pub(crate) fn watch(&mut self, requests: &[RequestId]) {
        let wanted = requests.iter().copied().collect();
        self.given_up.extend(self.wanted.difference(&wanted));
        self.wanted = wanted;
        let wanted = &self.wanted;
        self.timelines.retain(|request, _| wanted.contains(request));
    }

    /// The timelines that a new connection can go on with; it begins with this.
    ///
    /// One that was wanted, given up and wanted again may be the answer to the first wish, with
    /// lines missing that came in between.
    pub(crate) fn keep(&mut self) -> Vec<RequestId> {
        let given_up = std::mem::take(&mut self.given_up);
        self.timelines
            .retain(|request, _| !given_up.contains(request));
        self.is_caught_up = false;
        self.is_in_snapshot = false;
        self.timelines.keys().copied().collect()
    }

    fn add(&mut self, request: RequestId, entry: &Entry) {
        let Some(timeline) = self.timelines.get_mut(&request) else {
            assert!(
                !self.wanted.contains(&request),
                "a line came without its timeline"
            );
            return self.sees(entry.seq);
        };
        let is_new = timeline.last().map(|last| last.seq) < Some(entry.seq);
        // A replay may repeat what came before the connection was cut.
        assert!(
            is_new || !self.is_caught_up,
            "a line came twice or out of order"
        );
        if is_new {
            timeline.push(entry.clone());
        }
        self.sees(entry.seq);
    }

    /// Everything before a frame's number is there; whether all of its own event is, nobody knows.
    fn sees(&mut self, seq: Seq) {
        if seq > Seq(0) && !self.is_in_snapshot {
            self.advance(Seq(seq.0 - 1));
        }
    }

    fn advance(&mut self, seq: Seq) {
        self.applied = self.applied.max(Some(seq));
    }

    /// What must be the same in a fresh snapshot: completed requests are not part of one.
    pub(crate) fn open_rows(&self) -> BTreeMap<RequestId, Request> {
        let open = self.rows.iter().filter(|(_, row)| row.status.is_open());
        open.map(|(id, row)| (*id, row.clone())).collect()
    }
}
