//! What was sent, for an administrator who looks at it: read when it is opened, and again and again
//! while it is open.

use std::time::Duration;

use atiende_protocol::http::notification::DeliveryPage;

use crate::deliveries::DeliveryFilter;
use crate::notify::NotifyCall;
use crate::{Connection, Effect, State};

/// How soon it is read again while the window is in front.
const SOON: Duration = Duration::from_secs(5);

/// How soon otherwise.
const SOMETIMES: Duration = Duration::from_secs(30);

/// Calls the service; whoever reads deliveries looks at them from now on.
pub(super) fn call(state: &mut State, call: NotifyCall) -> Vec<Effect> {
    state.notify.is_busy = true;
    state.notify.problem = None;
    let mut effects = Vec::new();
    if let NotifyCall::LoadDeliveries(query) = &call {
        state.notify.deliveries.follow(query.filter);
        effects.push(look_later(state));
    }
    effects.push(Effect::Notifications(call));
    effects
}

/// Nobody looks any more.
pub(super) fn leave(state: &mut State) -> Vec<Effect> {
    state.notify.deliveries.followed = None;
    vec![]
}

/// It is time to look again.
pub(super) fn look(state: &mut State) -> Vec<Effect> {
    state.revision -= 1; // Nothing that can be seen has changed.
    let Some(filter) = state.notify.deliveries.followed else {
        return vec![];
    };
    match state.connection {
        Connection::Online => vec![Effect::RefreshDeliveries(filter)],
        _ => vec![look_later(state)],
    }
}

/// The newest are here; nothing where they could not be read.
pub(super) fn refreshed(
    state: &mut State,
    filter: DeliveryFilter,
    newest: Option<DeliveryPage>,
) -> Vec<Effect> {
    let deliveries = &mut state.notify.deliveries;
    if !newest.is_some_and(|newest| deliveries.refresh(filter, newest)) {
        state.revision -= 1; // No frame is drawn for it.
    }
    let is_followed = state.notify.deliveries.followed == Some(filter);
    is_followed.then(|| look_later(state)).into_iter().collect()
}

fn look_later(state: &State) -> Effect {
    Effect::LookAfter(if state.is_in_front { SOON } else { SOMETIMES })
}
