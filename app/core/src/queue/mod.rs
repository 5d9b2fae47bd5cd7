//! *Support Requests*: which rows a view shows, and in which order.

use std::cmp::Ordering;
use std::sync::Arc;

use atiende_protocol::{Request, RequestStatus};

use crate::State;

/// Which requests are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// Open and unassigned (D3).
    #[default]
    New,
    /// Open and assigned.
    Active,
    /// Closed.
    Completed,
    /// All of them; closed ones as far as they are loaded.
    All,
}

impl View {
    /// In the order of the links.
    pub const ALL: [Self; 4] = [Self::All, Self::New, Self::Active, Self::Completed];

    /// Whether a request belongs into this view.
    pub fn shows(self, status: RequestStatus) -> bool {
        match self {
            Self::All => true,
            Self::New => status == RequestStatus::New,
            Self::Active => status.is_open() && status != RequestStatus::New,
            Self::Completed => !status.is_open(),
        }
    }
}

/// How many open requests each link leads to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Open and unassigned.
    pub new: usize,
    /// Open and assigned.
    pub active: usize,
}

/// How many open requests each link leads to.
pub fn counts(state: &State) -> Counts {
    let mut counts = Counts::default();
    for request in state.requests.values() {
        match request.status {
            RequestStatus::New => counts.new += 1,
            RequestStatus::Completed => {}
            _ => counts.active += 1,
        }
    }
    counts
}

/// What the rows are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Column {
    /// When it was sent.
    SubmittedAt,
    /// The number.
    Id,
    /// The customer's name.
    Customer,
    /// The company's name.
    Company,
    /// The subject.
    Subject,
    /// How long the customer has been waiting.
    #[default]
    Waiting,
    /// Where it stands.
    Status,
    /// Who holds it.
    Assignee,
}

/// An order of rows; ties are broken by number, so that it is always the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// What the rows are sorted by.
    pub column: Column,
    /// Whether the largest comes first.
    pub is_descending: bool,
}

impl Default for Sort {
    /// The longest waiting first.
    fn default() -> Self {
        Self {
            column: Column::Waiting,
            is_descending: true,
        }
    }
}

impl Sort {
    /// The order after a click on a header: the other direction, or upwards by the new column.
    #[must_use]
    pub fn clicked(self, column: Column) -> Self {
        let is_descending = self.column == column && !self.is_descending;
        Self {
            column,
            is_descending,
        }
    }

    /// How two rows stand to each other.
    pub fn compare(self, a: &Request, b: &Request) -> Ordering {
        let order = by_column(self.column, a, b);
        let order = if self.is_descending {
            order.reverse()
        } else {
            order
        };
        order.then(a.id.cmp(&b.id))
    }
}

fn by_column(column: Column, a: &Request, b: &Request) -> Ordering {
    match column {
        Column::SubmittedAt => a.submitted_at.cmp(&b.submitted_at),
        Column::Id => a.id.cmp(&b.id),
        Column::Customer => by_text(&a.customer.name, &b.customer.name),
        Column::Company => by_text(&a.company.name, &b.company.name),
        Column::Subject => by_text(&a.subject, &b.subject),
        Column::Waiting => by_waiting(a, b),
        Column::Status => a.status.cmp(&b.status),
        Column::Assignee => by_text(assignee(a), assignee(b)),
    }
}

/// Who waits longer is larger; nobody waiting is the smallest.
fn by_waiting(a: &Request, b: &Request) -> Ordering {
    match (a.waiting_since, b.waiting_since) {
        (Some(a), Some(b)) => b.cmp(&a),
        (a, b) => a.is_some().cmp(&b.is_some()),
    }
}

fn by_text(a: &str, b: &str) -> Ordering {
    let lower = |text: &str| {
        text.chars()
            .flat_map(char::to_lowercase)
            .collect::<String>()
    };
    lower(a).cmp(&lower(b))
}

fn assignee(request: &Request) -> &str {
    request
        .assignee
        .as_ref()
        .map_or("", |assignee| &assignee.name)
}

/// The rows of a view that contain `filter`, sorted.
pub fn rows(state: &State, view: View, sort: Sort, filter: &str) -> Vec<Arc<Request>> {
    let filter = filter.trim().to_lowercase();
    let closed = state.completed.requests.iter();
    let closed = closed.filter(|request| !state.requests.contains_key(&request.id));
    let all = state.requests.values().chain(closed);
    let mut rows: Vec<_> = all
        .filter(|request| view.shows(request.status) && contains(request, &filter))
        .cloned()
        .collect();
    rows.sort_by(|a, b| sort.compare(a, b));
    rows
}

/// Whether a row has `filter`, given in lower case, in one of its columns.
fn contains(request: &Request, filter: &str) -> bool {
    if filter.is_empty() {
        return true;
    }
    let has = |text: &str| text.to_lowercase().contains(filter);
    has(&request.customer.name)
        || has(&request.customer.email)
        || has(&request.company.name)
        || has(&request.subject)
        || has(assignee(request))
        || request
            .id
            .to_string()
            .starts_with(filter.trim_start_matches('#'))
}

#[cfg(test)]
mod tests;
