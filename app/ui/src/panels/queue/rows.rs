//! The sorted rows, brought up to date when something changed, and moving through them.

use atiende_core::State;
use atiende_core::queue::{Sort, Wanted};
use atiende_protocol::RequestId;
use egui::Context;

use super::QueueView;

impl QueueView {
    /// Brings the rows up to date; with very many of them over some frames.
    pub(super) fn refresh(&mut self, ctx: &Context, state: &State, sort: Sort) {
        let wanted = Wanted::new(state.view, sort, &self.filter, &self.companies);
        self.listing.refresh(state, &wanted);
        if self.listing.is_behind() {
            ctx.request_repaint();
        }
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
        let last = self.listing.len().saturating_sub(1);
        let here = self.cursor.or(selected);
        let here = here.and_then(|id| self.listing.position(id));
        let there = match (to, here) {
            (Move::First, _) | (Move::Down | Move::PageDown, None) => 0,
            (Move::Last, _) | (Move::Up | Move::PageUp, None) => last,
            (Move::Up, Some(here)) => here.saturating_sub(1),
            (Move::Down, Some(here)) => (here + 1).min(last),
            (Move::PageUp, Some(here)) => here.saturating_sub(PAGE),
            (Move::PageDown, Some(here)) => (here + PAGE).min(last),
        };
        self.reach = self.listing.get(there).map(|request| request.id);
        self.cursor = self.reach.or(self.cursor);
    }

    /// The index of the row that must come into sight.
    pub(super) fn index_to_reach(&self) -> Option<usize> {
        self.reach.and_then(|id| self.listing.position(id))
    }
}
