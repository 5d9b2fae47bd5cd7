//! What was sent to anybody, as an administrator looks at it.

use atiende_protocol::http::notification::{DeliveryPage, DeliveryStatus};
use atiende_protocol::{ContactKind, DeliveryId};

/// Which deliveries; nothing chosen means all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DeliveryFilter {
    /// What became of them.
    pub status: Option<DeliveryStatus>,
    /// How they were sent.
    pub kind: Option<ContactKind>,
}

/// Which page of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DeliveryQuery {
    /// Which.
    pub filter: DeliveryFilter,
    /// Those before this one; `None` asks for the newest.
    pub before: Option<DeliveryId>,
}

/// What an administrator sees of them.
#[derive(Clone, Debug, Default)]
pub struct Deliveries {
    /// Which are looked at; `None` while nobody looks.
    pub followed: Option<DeliveryFilter>,
    /// Newest first, as far as they are loaded.
    pub page: Option<DeliveryPage>,
}

impl Deliveries {
    /// They are looked at from now on; what is known of others does not belong here.
    pub(crate) fn follow(&mut self, filter: DeliveryFilter) {
        if self.followed != Some(filter) {
            self.page = None;
        }
        self.followed = Some(filter);
    }

    /// Notes a page, unless others are looked at by now.
    pub(crate) fn learn(&mut self, query: DeliveryQuery, page: DeliveryPage) {
        if self.followed != Some(query.filter) {
            return;
        }
        let known = self.page.take().filter(|_| query.before.is_some());
        let mut deliveries = known.map(|known| known.deliveries).unwrap_or_default();
        deliveries.extend(page.deliveries);
        self.page = Some(DeliveryPage {
            deliveries,
            has_more: page.has_more,
        });
    }

    /// Puts the newest in the place of what was known of them; whether that changed anything.
    pub(crate) fn refresh(&mut self, filter: DeliveryFilter, newest: DeliveryPage) -> bool {
        if self.followed != Some(filter) {
            return false;
        }
        let fresh = self.with(newest);
        let has_changed = self.page.as_ref() != Some(&fresh);
        self.page = Some(fresh);
        has_changed
    }

    /// The newest, and what is known of those that come after them.
    fn with(&self, newest: DeliveryPage) -> DeliveryPage {
        let mut fresh = newest;
        let end = fresh.deliveries.last().map(|last| last.id);
        let (Some(known), Some(end), true) = (&self.page, end, fresh.has_more) else {
            return fresh;
        };
        let older: Vec<_> = known.deliveries.iter().filter(|one| one.id < end).collect();
        if !older.is_empty() {
            fresh.has_more = known.has_more;
            fresh.deliveries.extend(older.into_iter().cloned());
        }
        fresh
    }
}
