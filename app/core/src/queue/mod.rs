//! *Support Requests*: which rows a view shows, and in which order.

mod listing;
mod order;

use std::cmp::Reverse;
use std::sync::Arc;

use atiende_protocol::{Request, RequestStatus};
use serde::{Deserialize, Serialize};

use crate::State;
pub use listing::{Listing, Wanted};
use order::Place;

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

    fn shows_closed(self) -> bool {
        self.shows(RequestStatus::Completed)
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
    state
        .requests
        .values()
        .for_each(|request| counts.add(request));
    counts
}

impl Counts {
    fn add(&mut self, request: &Request) {
        if let Some(count) = self.of(request.status) {
            *count += 1;
        }
    }

    fn remove(&mut self, request: &Request) {
        if let Some(count) = self.of(request.status) {
            *count = count.saturating_sub(1);
        }
    }

    fn of(&mut self, status: RequestStatus) -> Option<&mut usize> {
        match status {
            RequestStatus::New => Some(&mut self.new),
            RequestStatus::Completed => None,
            _ => Some(&mut self.active),
        }
    }
}

/// What the rows are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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

    /// Where a row stands.
    fn place(self, request: &Request) -> Place {
        let key = order::key(self.column, request);
        match self.is_descending {
            true => Place::Descending(Reverse(key), request.id),
            false => Place::Ascending(key, request.id),
        }
    }
}

fn assignee(request: &Request) -> &str {
    request
        .assignee
        .as_ref()
        .map_or("", |assignee| &assignee.name)
}

/// The rows of a view that contain `filter`, sorted.
pub fn rows(state: &State, view: View, sort: Sort, filter: &str) -> Vec<Arc<Request>> {
    let mut listing = Listing::default();
    let wanted = Wanted {
        view,
        sort,
        filter: filter.to_owned(),
        ..Wanted::default()
    };
    listing.refresh(state, wanted);
    listing.rows().to_vec()
}

/// Whether a row has `filter`, given as it is compared, in one of its columns.
fn contains(request: &Request, filter: &str) -> bool {
    if filter.is_empty() {
        return true;
    }
    let has = |text: &str| order::searchable(text).contains(filter);
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
