//! A list that is being made, a slice of the work at a time: a frame must not wait for all rows.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Bound;
use std::sync::Arc;

use atiende_protocol::{Request, RequestId};

use super::Wanted;
use super::known::Known;
use super::order::Place;

/// A list that is being made: rows are looked through and sorted by runs, then the runs are merged.
#[derive(Clone, Debug)]
pub(super) struct Making {
    pub wanted: Wanted,
    pub known: Known,
    pub rows: Vec<RequestId>,
    /// The open requests up to here were looked through; `None` before the first.
    reached: Option<RequestId>,
    is_looked_through: bool,
    /// Sorted runs, the last row first.
    runs: Vec<Vec<Place>>,
    /// The first row of each run that is not merged yet.
    heads: BinaryHeap<Reverse<(Place, usize)>>,
}

impl Making {
    pub fn new(wanted: Wanted, known: Known) -> Self {
        Self {
            wanted,
            known,
            rows: Vec::new(),
            reached: None,
            is_looked_through: false,
            runs: Vec::new(),
            heads: BinaryHeap::new(),
        }
    }

    /// Does one slice of the work; whether the list is done.
    pub fn work(&mut self, slice: usize) -> bool {
        let mut left = slice;
        if !self.is_looked_through {
            left = left.saturating_sub(self.look_through(slice));
        }
        self.is_looked_through && self.merge(left)
    }

    /// Looks through the next requests; how many there were.
    fn look_through(&mut self, most: usize) -> usize {
        let most = match self.wanted.view.shows_open() {
            true if self.wanted.has_filter() => most.div_ceil(2), // Comparing texts takes longer.
            true => most,
            false => 0,
        };
        let after = self.reached.map_or(Bound::Unbounded, Bound::Excluded);
        let open = self.known.open.range((after, Bound::Unbounded));
        let mut run = Vec::new();
        let mut count = 0;
        for (id, request) in open.take(most) {
            self.reached = Some(*id);
            count += 1;
            run.extend(self.wanted.place_of(request));
        }
        self.is_looked_through = count < most || most == 0;
        if self.is_looked_through {
            run.extend(self.closed());
        }
        self.add(run);
        count
    }

    /// The closed ones come in pages: there are never many.
    fn closed(&self) -> impl Iterator<Item = Place> {
        let is_closed = |request: &&Arc<Request>| !self.known.open.contains_key(&request.id);
        let closed = self.known.closed.values().filter(is_closed);
        closed.filter_map(|request| self.wanted.place_of(request))
    }

    fn add(&mut self, mut run: Vec<Place>) {
        run.sort_unstable_by(|a, b| b.cmp(a));
        if let Some(first) = run.pop() {
            self.heads.push(Reverse((first, self.runs.len())));
            self.runs.push(run);
        }
    }

    /// Moves the next rows from the runs into the list; whether there are no more.
    fn merge(&mut self, most: usize) -> bool {
        for _ in 0..most {
            let Some(Reverse((place, run))) = self.heads.pop() else {
                return true;
            };
            self.rows.push(place.id());
            if let Some(next) = self.runs.get_mut(run).and_then(Vec::pop) {
                self.heads.push(Reverse((next, run)));
            }
        }
        self.heads.is_empty()
    }
}
