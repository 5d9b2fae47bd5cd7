//! The requests that a list was made of, and what is different in others.

use std::sync::Arc;

use atiende_protocol::{Request, RequestId};
use imbl::ordmap::DiffItem;
use imbl::{OrdMap, Vector};

use super::View;
use crate::State;

type Requests = OrdMap<RequestId, Arc<Request>>;

/// The requests that a list was made of. A number that is open and closed counts as open.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    pub open: Requests,
    pub closed: Requests,
    /// What `closed` was made of.
    pages: Vector<Arc<Request>>,
}

impl Known {
    /// What a state knows now, as far as a view can show it.
    pub fn of(state: &State, view: View, before: &Self) -> Self {
        let pages = match view.shows_closed() {
            true => state.completed.requests.clone(),
            false => Vector::new(),
        };
        let by_number = |request: &Arc<Request>| (request.id, Arc::clone(request));
        let closed = match pages.ptr_eq(&before.pages) {
            true => before.closed.clone(),
            false => pages.iter().map(by_number).collect(),
        };
        Self {
            open: state.requests.clone(),
            closed,
            pages,
        }
    }

    pub fn get(&self, id: RequestId) -> Option<&Arc<Request>> {
        self.open.get(&id).or_else(|| self.closed.get(&id))
    }

    /// Takes over what is known of one request elsewhere.
    pub fn follow(&mut self, other: &Self, id: RequestId) {
        for (mine, others) in [
            (&mut self.open, &other.open),
            (&mut self.closed, &other.closed),
        ] {
            match others.get(&id) {
                Some(request) => mine.insert(id, Arc::clone(request)),
                None => mine.remove(&id),
            };
        }
    }

    /// The numbers of the requests that differ, no more than `most`.
    pub fn differences(&self, other: &Self, most: usize) -> Vec<RequestId> {
        let open = self.open.diff(&other.open);
        let closed = self.closed.diff(&other.closed);
        open.chain(closed).map(number).take(most).collect()
    }
}

fn number(difference: DiffItem<'_, '_, RequestId, Arc<Request>>) -> RequestId {
    match difference {
        DiffItem::Add(id, _) | DiffItem::Remove(id, _) => *id,
        DiffItem::Update { new, .. } => *new.0,
    }
}
