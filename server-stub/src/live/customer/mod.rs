//! A customer's socket, `GET /r/{token}/stream`. The token proves one request and nothing else.

mod pump;
mod reader;

use atiende_protocol::http::ProblemKind;
use atiende_protocol::{
    ByeReason, CUSTOMER_SUBPROTOCOL, CustomerFrame, PROTOCOL_VERSION, PortalFrame, RequestId, Seq,
};
use axum::extract::ws::{WebSocket, WebSocketUpgrade};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use futures_util::StreamExt as _;
use tokio::sync::mpsc;

use self::pump::Pump;
use super::hub::{Listener, Seat};
use super::line::Queued;
use super::origin;
use super::published::encode;
use super::socket::{self, Ending, Incoming};
use crate::AppState;
use crate::notifications;
use crate::portal::Visitor;
use crate::routes::ApiRefusal;
use crate::storage::TokenHash;

/// How many frames a page may send a second, and at once after having been offline.
const FRAMES: (u32, u32) = (5, 50);

/// `GET /r/{token}/stream`.
pub(super) async fn upgrade(
    State(app): State<AppState>,
    Path(token): Path<String>,
    visitor: Visitor,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    if !origin::is_own(&headers, app.config.public_url.as_deref()) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let request = match proven(&app, &token).await {
        Ok(request) => request,
        Err(problem) => return refusal(&app, visitor, problem).into_response(),
    };
    let upgrade = match socket::limited(upgrade, CUSTOMER_SUBPROTOCOL) {
        Ok(upgrade) => upgrade,
        Err(problem) => return ApiRefusal::from(problem).into_response(),
    };
    let place = socket::seated(&app, Listener::Customer(request), visitor.address);
    match place {
        Ok(place) => upgrade.on_upgrade(move |socket| serve(app, request, socket, place)),
        Err(refusal) => refusal.into_response(),
    }
}

async fn proven(app: &AppState, token: &str) -> Result<RequestId, ProblemKind> {
    match app.storage.customer_request(TokenHash::of(token)).await {
        Ok(Some(found)) => Ok(found.request.id),
        Ok(None) => Err(ProblemKind::NotFound),
        Err(error) => {
            tracing::error!(%error, "A customer's token could not be looked up");
            Err(ProblemKind::Unavailable)
        }
    }
}

/// A token that names nothing counts as a guess, as on the page itself.
fn refusal(app: &AppState, visitor: Visitor, problem: ProblemKind) -> ApiRefusal {
    if problem != ProblemKind::NotFound {
        return problem.into();
    }
    let counted = app.limiter.missed_link(visitor.address);
    counted.map_or_else(ApiRefusal::from, |()| problem.into())
}

async fn serve(
    app: AppState,
    request: RequestId,
    socket: WebSocket,
    (seat, queue): (Seat, mpsc::Receiver<Queued>),
) {
    notifications::customer_is_back(&app, request).await;
    let (outgoing, incoming) = socket.split();
    let mut pump = Pump::new(&app, request, outgoing, (&seat.line, queue));
    let ending = tokio::select! {
        ending = converse(&app, request, incoming, &mut pump, &seat) => ending,
        () = seat.line.overflown() => Ending::Bye(ByeReason::TooSlow),
        () = app.hub.stopped() => Ending::Bye(ByeReason::Stopping),
    };
    let outgoing = pump.into_outgoing();
    socket::farewell(outgoing, ending, |reason| {
        encode(&PortalFrame::Bye { reason })
    })
    .await;
}

async fn converse(
    app: &AppState,
    request: RequestId,
    mut incoming: Incoming,
    pump: &mut Pump<'_>,
    seat: &Seat,
) -> Ending {
    let limiter = socket::frame_limiter(FRAMES.0, FRAMES.1);
    let resume_after = match socket::first_frame(&mut incoming, &limiter)
        .await
        .and_then(hello)
    {
        Ok(resume_after) => resume_after,
        Err(ending) => return ending,
    };
    // Before anything else is read: what the page says of itself comes right behind.
    match app.storage.request(request).await {
        Ok(Some(stored)) => app.hub.rooms.open_page(seat.number, &stored.request),
        Ok(None) => return Ending::Closed,
        Err(error) => return Ending::Failed(error),
    }
    let reader = reader::Reader {
        app,
        request,
        seat,
        limiter,
    };
    tokio::select! {
        ending = pump.run(resume_after) => ending,
        ending = reader.run(incoming) => ending,
    }
}

/// What the first frame asks for.
fn hello(frame: CustomerFrame) -> Result<Option<Seq>, Ending> {
    match frame {
        CustomerFrame::Hello {
            version: PROTOCOL_VERSION,
            resume_after,
        } => Ok(resume_after),
        CustomerFrame::Hello { .. } => Err(Ending::Bye(ByeReason::UnsupportedVersion)),
        CustomerFrame::Send { .. } | CustomerFrame::Presence { .. } => {
            Err(Ending::Bye(ByeReason::BadFrame))
        }
    }
}
