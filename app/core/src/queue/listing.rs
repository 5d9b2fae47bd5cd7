//! The rows of a list, kept sorted while single requests change.

use std::sync::Arc;

use atiende_protocol::{Request, RequestId};

use super::Wanted;
use super::known::Known;
use super::making::Making;
use crate::State;

/// How much a refresh does at most.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pace {
    /// So many rows of a list that is being made.
    pub slice: usize,
    /// So many changed requests that are put into their places.
    pub few: usize,
    /// With more changes than this, making the list anew is faster.
    pub many: usize,
}

impl Default for Pace {
    /// About a millisecond.
    fn default() -> Self {
        Self {
            slice: 4_000,
            few: 40,
            many: 1_000,
        }
    }
}

/// The rows of a list.
///
/// It may be some refreshes behind the state when there is much to do; until it has caught up, the
/// rows are those of before.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    wanted: Wanted,
    rows: Vec<RequestId>,
    /// What the rows were made of.
    known: Known,
    /// Which revision of the state that is, once it is all of it.
    revision: Option<u64>,
    making: Option<Box<Making>>,
    pub(super) pace: Pace,
}

impl Listing {
    /// Brings the rows nearer to what they should be, with as little work as the change allows.
    pub fn refresh(&mut self, state: &State, wanted: &Wanted) {
        let is_begun = self.revision.is_some() || self.making.is_some();
        let asked = self
            .making
            .as_ref()
            .map_or(&self.wanted, |making| &making.wanted);
        if !is_begun || asked != wanted {
            self.make(state, wanted.clone());
        } else if self.revision == Some(state.rows_revision) {
            return;
        }
        match self.making.take() {
            Some(making) => self.go_on(state, making),
            None => self.follow(state),
        }
    }

    /// Whether the rows are not yet what they should be: more refreshes are due.
    pub fn is_behind(&self) -> bool {
        self.revision.is_none()
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A row by its place in the list.
    pub fn get(&self, index: usize) -> Option<&Arc<Request>> {
        self.rows.get(index).and_then(|id| self.known.get(*id))
    }

    /// Where a request stands in the list.
    pub fn position(&self, id: RequestId) -> Option<usize> {
        let request = self.known.get(id)?;
        self.search(request).and_then(Result::ok)
    }

    fn make(&mut self, state: &State, wanted: Wanted) {
        let known = Known::of(state, wanted.view, &self.known);
        self.making = Some(Box::new(Making::new(wanted, known)));
        self.revision = None;
    }

    fn go_on(&mut self, state: &State, mut making: Box<Making>) {
        if !making.work(self.pace.slice) {
            self.making = Some(making);
            return;
        }
        self.wanted = making.wanted;
        self.known = making.known;
        self.rows = making.rows;
        self.follow(state);
    }

    /// Puts changed requests into their places, the first ones if there are more than a few.
    fn follow(&mut self, state: &State) {
        self.revision = None;
        let now = Known::of(state, self.wanted.view, &self.known);
        let changed = self.known.differences(&now, self.pace.many + 1);
        if changed.len() > self.pace.many {
            self.make(state, self.wanted.clone());
            return;
        }
        for id in changed.iter().take(self.pace.few) {
            self.take(*id);
            self.known.follow(&now, *id);
            self.put(*id);
        }
        if changed.len() <= self.pace.few {
            self.known = now;
            self.revision = Some(state.rows_revision);
        }
    }

    fn take(&mut self, id: RequestId) {
        if let Some(index) = self.position(id) {
            self.rows.remove(index);
        }
    }

    fn put(&mut self, id: RequestId) {
        let place = self.known.get(id).and_then(|request| self.search(request));
        if let Some(Err(index)) = place {
            self.rows.insert(index, id);
        }
    }

    /// Where a request stands or would stand; nowhere if it is not wanted.
    fn search(&self, request: &Request) -> Option<Result<usize, usize>> {
        let place = self.wanted.place_of(request)?;
        let of = |id: &RequestId| self.known.get(*id).map(|row| self.wanted.sort.place(row));
        let found = self
            .rows
            .binary_search_by(|id| of(id).as_ref().cmp(&Some(&place)));
        Some(found)
    }
}
