//! The sorted rows, worked out anew only when something changed, and moving through them.

use std::sync::Arc;

use atiende_core::State;
use atiende_core::queue::{self, Sort, View};
use atiende_protocol::{Request, RequestId};

use super::QueueView;

/// The rows of a view, as of a revision of the state.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    made_of: Option<(u64, View, Sort, String)>,
    rows: Arc<Vec<Arc<Request>>>,
}

impl Rows {
    /// Sorts and filters again if anything changed since the last time.
    pub fn refresh(&mut self, state: &State, sort: Sort, filter: &str) {
        let is_current = self
            .made_of
            .as_ref()
            .is_some_and(|(revision, view, by, text)| {
                *revision == state.rows_revision
                    && *view == state.view
                    && *by == sort
                    && text == filter
            });
        if !is_current {
            self.rows = Arc::new(queue::rows(state, state.view, sort, filter));
            self.made_of = Some((state.rows_revision, state.view, sort, filter.to_owned()));
        }
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A handle to the rows that outlives the next refresh.
    pub fn shared(&self) -> Arc<Vec<Arc<Request>>> {
        Arc::clone(&self.rows)
    }

    fn position(&self, id: RequestId) -> Option<usize> {
        self.rows.iter().position(|request| request.id == id)
    }
}

/// Where the keyboard goes in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Move {
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
}

/// How many rows a page has; the list keeps a few in sight.
const PAGE: usize = 10;

impl QueueView {
    /// Moves the keyboard to another row and brings it into sight.
    pub fn go(&mut self, to: Move, selected: Option<RequestId>) {
        let last = self.rows.rows.len().saturating_sub(1);
        let here = self
            .cursor
            .or(selected)
            .and_then(|id| self.rows.position(id));
        let there = match (to, here) {
            (Move::First, _) | (Move::Down | Move::PageDown, None) => 0,
            (Move::Last, _) | (Move::Up | Move::PageUp, None) => last,
            (Move::Up, Some(here)) => here.saturating_sub(1),
            (Move::Down, Some(here)) => (here + 1).min(last),
            (Move::PageUp, Some(here)) => here.saturating_sub(PAGE),
            (Move::PageDown, Some(here)) => (here + PAGE).min(last),
        };
        self.reach = self.rows.rows.get(there).map(|request| request.id);
        self.cursor = self.reach.or(self.cursor);
    }

    /// The index of the row that must come into sight.
    pub(super) fn index_to_reach(&self) -> Option<usize> {
        self.reach.and_then(|id| self.rows.position(id))
    }
}
