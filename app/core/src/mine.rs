//! *My Support Requests*: what the technician holds, and whose turn it is.

use std::sync::Arc;

use atiende_protocol::{Request, RequestStatus, Seq};

use crate::State;
use crate::queue::{Column, Sort};

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MineRow {
    /// Its place among those held, in the order in which they were taken: the key that leads to it.
    pub number: usize,
    /// The request.
    pub request: Arc<Request>,
    /// Whose turn it is.
    pub turn: Turn,
    /// How many of the customer's messages were not on the screen yet.
    pub unread: usize,
}

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The technician has not joined yet.
    ToJoin,
    /// The customer waits for an answer.
    Technician,
    /// The technician waits for the customer.
    Customer,
    /// Nothing but closing is left.
    ToClose,
}

/// What the rows are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MineColumn {
    /// When they were taken.
    #[default]
    TakenAt,
    /// The number of the request.
    Id,
    /// The customer's name.
    Customer,
}

/// An order of the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MineSort {
    /// What the rows are sorted by.
    pub column: MineColumn,
    /// Whether the largest comes first.
    pub is_descending: bool,
}

impl MineSort {
    /// The order after a click on a header: the other direction, or upwards by the new column.
    #[must_use]
    pub fn clicked(self, column: MineColumn) -> Self {
        let is_descending = self.column == column && !self.is_descending;
        Self {
            column,
            is_descending,
        }
    }
}

/// The rows, in the order in which they were taken: the keys 1–9 stay where they are.
pub fn rows(state: &State) -> Vec<MineRow> {
    let mut held: Vec<_> = state.mine().collect();
    held.sort_by_key(|request| (request.assigned_at, request.id));
    let numbered = (1..).zip(held);
    numbered
        .map(|(number, request)| row(state, number, request))
        .collect()
}

/// The rows in an order; their numbers stay.
pub fn sorted_rows(state: &State, sort: MineSort) -> Vec<MineRow> {
    let mut rows = rows(state);
    let is_descending = sort.is_descending;
    match sort.column {
        MineColumn::TakenAt if is_descending => rows.reverse(),
        MineColumn::TakenAt => {}
        MineColumn::Id => order(&mut rows, Column::Id, is_descending),
        MineColumn::Customer => order(&mut rows, Column::Customer, is_descending),
    }
    rows
}

fn order(rows: &mut [MineRow], column: Column, is_descending: bool) {
    let sort = Sort {
        column,
        is_descending,
    };
    rows.sort_by_cached_key(|row| sort.place(&row.request));
}

fn row(state: &State, number: usize, request: &Arc<Request>) -> MineRow {
    let read = state.read.get(&request.id).copied().unwrap_or(Seq(0));
    let timeline = state.timelines.get(&request.id);
    MineRow {
        number,
        request: Arc::clone(request),
        turn: turn(request),
        unread: timeline.map_or(0, |timeline| timeline.unread_after(read)),
    }
}

fn turn(request: &Request) -> Turn {
    match request.status {
        RequestStatus::InChat if request.waiting_since.is_some() => Turn::Technician,
        RequestStatus::InChat => Turn::Customer,
        RequestStatus::ChatEnded | RequestStatus::Completed => Turn::ToClose,
        RequestStatus::New | RequestStatus::Assigned => Turn::ToJoin,
    }
}
