//! How many open requests each link leads to, counted as they come and go.

use std::ops::Bound;
use std::sync::Arc;

use atiende_protocol::{CompanyId, Request, RequestId, RequestStatus, Timestamp};
use imbl::{OrdMap, OrdSet};

use super::View;
use crate::State;

/// How many open requests each link leads to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Open and unassigned.
    pub new: usize,
    /// Open and assigned.
    pub active: usize,
}

impl Counts {
    fn of(&mut self, status: RequestStatus) -> Option<&mut usize> {
        match status {
            RequestStatus::New => Some(&mut self.new),
            RequestStatus::Completed => None,
            _ => Some(&mut self.active),
        }
    }
}

/// A company, and whether the request is new.
type Group = (CompanyId, bool);

/// Who waits: group by group, the longest waiting first.
type Waiting = (Group, Timestamp, RequestId);

/// What is counted of the open requests, so that no frame counts all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    counts: Counts,
    waiting: OrdSet<Waiting>,
    /// How many of each group wait.
    sizes: OrdMap<Group, usize>,
}

impl Tally {
    /// Counts a request that came.
    pub(crate) fn add(&mut self, request: &Request) {
        if let Some(count) = self.counts.of(request.status) {
            *count += 1;
        }
        let waiting = waiting(request);
        if let Some(waiting) = waiting.filter(|waiting| !self.waiting.contains(waiting)) {
            self.waiting.insert(waiting);
            *self.sizes.entry(waiting.0).or_default() += 1;
        }
    }

    /// Counts a request no longer that went.
    pub(crate) fn remove(&mut self, request: &Request) {
        if let Some(count) = self.counts.of(request.status) {
            *count = count.saturating_sub(1);
        }
        let gone = waiting(request).and_then(|waiting| self.waiting.remove(&waiting));
        if let Some((group, ..)) = gone {
            self.shrink(group);
        }
    }

    fn shrink(&mut self, group: Group) {
        match self.sizes.get(&group).copied().unwrap_or_default() {
            0 | 1 => self.sizes.remove(&group),
            size => self.sizes.insert(group, size - 1),
        };
    }

    /// How many of a group have been waiting since `until` or longer. Those and the others are
    /// walked through side by side: it takes as long as there are of whichever are fewer.
    fn waiting_since(&self, group: Group, until: Timestamp) -> usize {
        let size = self.sizes.get(&group).copied().unwrap_or_default();
        let first = (group, Timestamp(i64::MIN), RequestId(i64::MIN));
        let limit = (group, until, RequestId(i64::MAX));
        let last = (group, Timestamp(i64::MAX), RequestId(i64::MAX));
        let mut longer = self.waiting.range(first..=limit);
        let mut shorter = self
            .waiting
            .range((Bound::Excluded(limit), Bound::Included(last)));
        for count in 0..size {
            if longer.next().is_none() {
                return count;
            }
            if shorter.next().is_none() {
                return size - count;
            }
        }
        size
    }

    /// Counts these.
    pub(crate) fn of<'a>(requests: impl Iterator<Item = &'a Request>) -> Self {
        let mut tally = Self::default();
        requests.for_each(|request| tally.add(request));
        tally
    }
}

impl State {
    /// Puts an open request among the others. Like [`Self::drop_request`] and
    /// [`Self::replace_requests`] it keeps what is known about all of them right.
    pub(crate) fn put_request(&mut self, request: Arc<Request>) {
        let id = request.id;
        self.drop_request(id);
        self.tally.add(&request);
        if self.holds(&request) {
            self.held.insert(id);
        }
        self.requests.insert(id, request);
    }

    /// Takes a request away that is not open any more, or not to be seen.
    pub(crate) fn drop_request(&mut self, id: RequestId) {
        if let Some(request) = self.requests.remove(&id) {
            self.tally.remove(&request);
        }
        self.held.remove(&id);
    }

    /// Knows these open requests and no others.
    pub(crate) fn replace_requests(&mut self, requests: OrdMap<RequestId, Arc<Request>>) {
        self.requests = requests;
        self.tally = Tally::of(self.requests.values().map(Arc::as_ref));
        self.find_held();
    }
}

fn waiting(request: &Request) -> Option<Waiting> {
    let is_new = request.status == RequestStatus::New;
    let since = request.waiting_since?;
    Some(((request.company.id, is_new), since, request.id))
}

/// How many open requests each link leads to.
pub fn counts(state: &State) -> Counts {
    state.tally.counts
}

/// How many customers of a company have been waiting in a view since `until` or longer.
pub fn waiting_since(state: &State, view: View, company: CompanyId, until: Timestamp) -> usize {
    let count = |is_new| state.tally.waiting_since((company, is_new), until);
    let news = view.shows(RequestStatus::New).then(|| count(true));
    let others = view.shows(RequestStatus::InChat).then(|| count(false));
    news.unwrap_or_default() + others.unwrap_or_default()
}
