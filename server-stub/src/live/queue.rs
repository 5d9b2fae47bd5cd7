//! What customers who wait are told: their place, and whether anybody is there for them.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;

use atiende_protocol::{CompanyId, RequestId, TechnicianId};

use super::Hub;
use crate::storage::{Queue, Scope, Storage};

/// The truth is told at most so often.
const PAUSE: Duration = Duration::from_secs(1);

/// What one waiting customer is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// How many wait longer for the same technicians, plus one.
    pub(super) place: u32,
    /// Whether a technician who may take the request is connected and receives new ones.
    pub(super) is_somebody_available: bool,
}

/// Tells waiting customers when something moved, as long as the service runs. Where no customer
/// is connected, nothing is read.
pub(crate) async fn tell(storage: Arc<dyn Storage>, hub: Arc<Hub>) {
    loop {
        hub.queue_moved().await;
        if hub.has_customers() {
            match storage.queue().await {
                Ok(queue) => hub.tell_places(&places(&queue, &hub.connected())),
                Err(error) => tracing::warn!(%error, "Could not look for who waits"),
            }
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Everybody's place.
///
/// Customers of another company only count where a technician who is there serves both: the
/// others keep nobody waiting.
fn places(queue: &Queue, connected: &BTreeSet<TechnicianId>) -> HashMap<RequestId, Place> {
    let receivers = queue.receivers.iter();
    let there: Vec<&Scope> = receivers
        .filter(|(technician, _)| connected.contains(technician))
        .map(|(_, scope)| scope)
        .collect();
    let mut ahead: HashMap<CompanyId, u32> = HashMap::new();
    let mut places = HashMap::with_capacity(queue.waiting.len());
    for (request, company) in &queue.waiting {
        let serving: Vec<_> = there
            .iter()
            .filter(|scope| scope.covers(*company))
            .collect();
        let counts = |other: &CompanyId| {
            other == company || serving.iter().any(|scope| scope.covers(*other))
        };
        let before = ahead.iter().filter(|(other, _)| counts(other));
        let place = Place {
            place: before.map(|(_, count)| count).sum::<u32>() + 1,
            is_somebody_available: !serving.is_empty(),
        };
        places.insert(*request, place);
        *ahead.entry(*company).or_default() += 1;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: CompanyId = CompanyId(1);
    const B: CompanyId = CompanyId(2);

    fn scope(companies: &[CompanyId]) -> Scope {
        Scope::Companies(companies.iter().copied().collect())
    }

    fn told(receivers: &[(i64, &[CompanyId])], connected: &[i64]) -> Vec<(u32, bool)> {
        let waiting = [A, B, A, B];
        let queue = Queue {
            waiting: (1..).map(RequestId).zip(waiting).collect(),
            receivers: receivers
                .iter()
                .map(|(id, companies)| (TechnicianId(*id), scope(companies)))
                .collect(),
        };
        let connected = connected.iter().copied().map(TechnicianId).collect();
        let places = places(&queue, &connected);
        let told = (1..=4).map(|id| places[&RequestId(id)]);
        told.map(|told| (told.place, told.is_somebody_available))
            .collect()
    }

    #[test]
    fn companies_with_technicians_of_their_own_have_queues_of_their_own() {
        let told = told(&[(1, &[A]), (2, &[B])], &[1, 2]);
        assert_eq!(told, [(1, true), (1, true), (2, true), (2, true)]);
    }

    #[test]
    fn companies_that_share_a_technician_share_the_queue() {
        let told = told(&[(1, &[A, B])], &[1]);
        assert_eq!(told, [(1, true), (2, true), (3, true), (4, true)]);
    }

    #[test]
    fn nobody_is_available_who_is_not_connected() {
        let told = told(&[(1, &[A, B]), (2, &[B])], &[2]);
        assert_eq!(told, [(1, false), (1, true), (2, false), (2, true)]);
    }
}
