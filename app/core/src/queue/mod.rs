//! *Support Requests*: which rows a view shows, and in which order.

mod filter;
mod known;
mod listing;
mod making;
mod order;
mod tally;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use atiende_protocol::{CompanyId, Request, RequestStatus};
use serde::{Deserialize, Serialize};

pub use listing::Listing;
use order::Place;
pub(crate) use tally::Tally;
pub use tally::{Counts, counts, waiting_since};

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

    fn shows_open(self) -> bool {
        self != Self::Completed
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
    pub(crate) fn place(self, request: &Request) -> Place {
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

/// What a list shows, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    view: View,
    sort: Sort,
    /// The filter as it is compared.
    filter: String,
    companies: BTreeSet<CompanyId>,
}

impl Wanted {
    /// Requests of a view in an order, with `filter` in one of their columns and of one of these
    /// companies; none for all of them.
    pub fn new(view: View, sort: Sort, filter: &str, companies: &BTreeSet<CompanyId>) -> Self {
        Self {
            view,
            sort,
            filter: order::searchable(filter.trim()),
            companies: companies.clone(),
        }
    }

    fn has_filter(&self) -> bool {
        !self.filter.is_empty()
    }

    /// Where a request stands, if it is wanted.
    fn place_of(&self, request: &Request) -> Option<Place> {
        self.shows(request).then(|| self.sort.place(request))
    }

    fn shows(&self, request: &Request) -> bool {
        self.view.shows(request.status)
            && (self.companies.is_empty() || self.companies.contains(&request.company.id))
            && filter::contains(request, &self.filter)
    }
}

#[cfg(test)]
mod tests;
