//! *My Support Requests*: what the technician holds, and whose turn it is.

use std::sync::Arc;

use atiende_protocol::{Request, RequestStatus, Seq};

use crate::State;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MineRow {
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

/// The rows, in the order in which they were taken: the keys 1–9 stay where they are.
pub fn rows(state: &State) -> Vec<MineRow> {
    let mut rows: Vec<_> = state.mine().map(|request| row(state, request)).collect();
    rows.sort_by_key(|row| (row.request.assigned_at, row.request.id));
    rows
}

fn row(state: &State, request: &Arc<Request>) -> MineRow {
    let read = state.read.get(&request.id).copied().unwrap_or(Seq(0));
    let timeline = state.timelines.get(&request.id);
    MineRow {
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
