//! Links and notifications that lead to a request: they navigate and do nothing else.

use std::sync::Arc;

use atiende_protocol::{Request, RequestId};

use super::action::select;
use crate::{Connection, Effect, NoticeKind, State};

/// Goes to a request; without a connection, once there is one.
pub(super) fn open(state: &mut State, request: RequestId) -> Vec<Effect> {
    state.link = Some(request);
    follow(state)
}

/// Goes to where a link led that could not be followed before.
pub(super) fn follow(state: &mut State) -> Vec<Effect> {
    if state.connection != Connection::Online {
        return vec![];
    }
    match state.link.take() {
        Some(request) if state.request(request).is_some() => lead(state, request),
        Some(request) => vec![Effect::FetchRequest(request)],
        None => vec![],
    }
}

/// The request is here: a closed one, usually.
pub(super) fn fetched(state: &mut State, request: Request) -> Vec<Effect> {
    let id = request.id;
    state.linked = Some(Arc::new(request));
    lead(state, id)
}

fn lead(state: &mut State, request: RequestId) -> Vec<Effect> {
    let waits = NoticeKind::LinkWaits(request);
    state.notices.retain(|notice| notice.kind != waits);
    state.links_followed += 1;
    select(state, Some(request))
}

/// What is not there and what this technician may not see are told alike. While new requests are
/// not shown it may be one of them: it opens, if it is there, once they are.
pub(super) fn leads_nowhere(state: &mut State, request: RequestId) -> Vec<Effect> {
    if state.viewer().is_some_and(|viewer| viewer.receives_new) {
        state.notice(NoticeKind::NoSuchRequest(request));
    } else {
        state.link = Some(request);
        state.notice(NoticeKind::LinkWaits(request));
    }
    vec![]
}
