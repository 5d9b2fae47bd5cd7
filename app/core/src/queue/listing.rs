//! The rows of a list, kept sorted while single requests change.

use std::collections::BTreeSet;
use std::sync::Arc;

use atiende_protocol::{CompanyId, Request, RequestId};
use imbl::ordmap::DiffItem;
use imbl::{OrdMap, Vector};

use super::{Counts, Sort, View, order};
use crate::State;

/// With more changes than this at once, sorting anew is faster.
const FEW: usize = 256;

/// What a list shows, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Requests of which state.
    pub view: View,
    /// In which order.
    pub sort: Sort,
    /// Only rows with this in one of their columns.
    pub filter: String,
    /// Only of these companies; none for all of them.
    pub companies: BTreeSet<CompanyId>,
}

/// The rows of a list, as of a revision of the state.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    revision: Option<u64>,
    wanted: Wanted,
    /// The filter as it is compared.
    needle: String,
    rows: Arc<Vec<Arc<Request>>>,
    counts: Counts,
    requests: OrdMap<RequestId, Arc<Request>>,
    closed: Vector<Arc<Request>>,
}

impl Listing {
    /// Brings the rows up to date, with as little work as the change allows.
    pub fn refresh(&mut self, state: &State, wanted: Wanted) {
        let is_same_list = self.revision.is_some() && self.wanted == wanted;
        if is_same_list && self.revision == Some(state.rows_revision) {
            return;
        }
        if !(is_same_list && self.follow(state)) {
            self.make(state, wanted);
        }
        self.revision = Some(state.rows_revision);
        self.requests = state.requests.clone();
        self.closed = state.completed.requests.clone();
    }

    /// The rows, to be kept until the next refresh.
    pub fn rows(&self) -> Arc<Vec<Arc<Request>>> {
        Arc::clone(&self.rows)
    }

    /// How many open requests each link leads to.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    fn make(&mut self, state: &State, wanted: Wanted) {
        self.counts = super::counts(state);
        self.needle = order::searchable(wanted.filter.trim());
        self.wanted = wanted;
        let closed = state.completed.requests.iter();
        let closed = closed.filter(|request| !state.requests.contains_key(&request.id));
        let all = state.requests.values().chain(closed);
        let mut rows: Vec<_> = all.filter(|row| self.shows(row)).cloned().collect();
        rows.sort_by_cached_key(|row| self.wanted.sort.place(row));
        self.rows = Arc::new(rows);
    }

    /// Puts the changed requests into their places; false where sorting anew is due.
    fn follow(&mut self, state: &State) -> bool {
        let before = self.requests.clone();
        let changes: Vec<_> = before.diff(&state.requests).take(FEW + 1).collect();
        let Some(newly_closed) = self.newly_closed(state) else {
            return false;
        };
        if changes.len() > FEW {
            return false;
        }
        for change in changes {
            match change {
                DiffItem::Add(_, new) => self.change(None, Some(new)),
                DiffItem::Update { old, new } => self.change(Some(old.1), Some(new.1)),
                DiffItem::Remove(_, old) => self.change(Some(old), None),
            }
        }
        if let Some(request) = newly_closed {
            self.put(&request);
        }
        true
    }

    /// What was closed since; `None` where the closed ones have changed in another way.
    fn newly_closed(&self, state: &State) -> Option<Option<Arc<Request>>> {
        let closed = &state.completed.requests;
        if closed.ptr_eq(&self.closed) || !self.wanted.view.shows_closed() {
            return Some(None);
        }
        let is_one_more = closed.len() == self.closed.len() + 1;
        let is_rest_the_same =
            closed.get(1).map(Arc::as_ptr) == self.closed.front().map(Arc::as_ptr);
        (is_one_more && is_rest_the_same).then(|| closed.front().cloned())
    }

    fn change(&mut self, old: Option<&Arc<Request>>, new: Option<&Arc<Request>>) {
        if let Some(old) = old {
            self.counts.remove(old);
            self.take(old);
        }
        if let Some(new) = new {
            self.counts.add(new);
            self.put(new);
        }
    }

    fn take(&mut self, request: &Arc<Request>) {
        if let Ok(index) = self.place_of(request) {
            Arc::make_mut(&mut self.rows).remove(index);
        }
    }

    fn put(&mut self, request: &Arc<Request>) {
        if !self.shows(request) {
            return;
        }
        match self.place_of(request) {
            Ok(index) => {
                if let Some(row) = Arc::make_mut(&mut self.rows).get_mut(index) {
                    *row = Arc::clone(request);
                }
            }
            Err(index) => Arc::make_mut(&mut self.rows).insert(index, Arc::clone(request)),
        }
    }

    fn place_of(&self, request: &Request) -> Result<usize, usize> {
        let place = self.wanted.sort.place(request);
        self.rows
            .binary_search_by(|row| self.wanted.sort.place(row).cmp(&place))
    }

    fn shows(&self, request: &Request) -> bool {
        let companies = &self.wanted.companies;
        self.wanted.view.shows(request.status)
            && (companies.is_empty() || companies.contains(&request.company.id))
            && super::contains(request, &self.needle)
    }
}
