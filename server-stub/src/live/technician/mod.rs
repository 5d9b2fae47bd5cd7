//! A technician's socket, `GET /api/v1/stream`.

mod presence;
mod pump;
mod reader;
mod view;

use atiende_protocol::{
    ByeReason, ClientFrame, PROTOCOL_VERSION, ServerFrame, TECHNICIAN_SUBPROTOCOL,
};
use axum::extract::State;
use axum::extract::ws::{WebSocket, WebSocketUpgrade};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use futures_util::StreamExt as _;
use tokio::sync::mpsc;

use self::pump::Pump;
use super::hub::{Listener, Seat};
use super::line::Queued;
use super::origin;
use super::published::encode;
use super::socket::{self, Ending, Incoming, Outgoing};
use crate::AppState;
use crate::auth::session::{note_use, session_from_headers};
use crate::portal::Visitor;
use crate::routes::ApiRefusal;
use crate::storage::{Resume, SessionTechnician};

/// The most timelines that one console watches.
const MAX_WATCHED: usize = 200;

/// How many frames a console may send a second, and at once after having been offline.
const FRAMES: (u32, u32) = (50, 500);

/// `GET /api/v1/stream`.
pub(super) async fn upgrade(
    State(app): State<AppState>,
    visitor: Visitor,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    if !origin::is_own(&headers, app.config.public_url.as_deref()) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let caller = match session_from_headers(&app, &headers).await {
        Ok(caller) => caller,
        Err(problem) => return ApiRefusal::from(problem).into_response(),
    };
    let upgrade = match socket::limited(upgrade, TECHNICIAN_SUBPROTOCOL) {
        Ok(upgrade) => upgrade,
        Err(problem) => return ApiRefusal::from(problem).into_response(),
    };
    let listener = Listener::Technician(caller.technician.id);
    match socket::seated(&app, listener, visitor.address) {
        Ok(place) => upgrade.on_upgrade(move |socket| serve(app, caller, socket, place)),
        Err(refusal) => refusal.into_response(),
    }
}

async fn serve(
    app: AppState,
    caller: SessionTechnician,
    socket: WebSocket,
    (seat, queue): (Seat, mpsc::Receiver<Queued>),
) {
    let (outgoing, incoming) = socket.split();
    let mut pump = Pump::new(&app, &caller, outgoing, (&seat, queue));
    let ending = tokio::select! {
        ending = converse(&app, &caller, incoming, &mut pump, &seat) => ending,
        () = seat.line.overflown() => Ending::Bye(ByeReason::TooSlow),
        () = app.hub.stopped() => Ending::Bye(ByeReason::Stopping),
    };
    let outgoing: Outgoing = pump.into_outgoing();
    socket::farewell(outgoing, ending, |reason| {
        encode(&ServerFrame::Bye { reason })
    })
    .await;
    note_use(&app, &caller).await;
}

async fn converse(
    app: &AppState,
    caller: &SessionTechnician,
    mut incoming: Incoming,
    pump: &mut Pump<'_>,
    seat: &Seat,
) -> Ending {
    let limiter = socket::frame_limiter(FRAMES.0, FRAMES.1);
    let resume = match socket::first_frame(&mut incoming, &limiter)
        .await
        .and_then(hello)
    {
        Ok(resume) => resume,
        Err(ending) => return ending,
    };
    let reader = reader::Reader {
        app,
        caller,
        seat,
        limiter,
    };
    tokio::select! {
        ending = pump.run(resume) => ending,
        ending = reader.run(incoming) => ending,
    }
}

/// What the first frame asks for.
fn hello(frame: ClientFrame) -> Result<Resume, Ending> {
    let ClientFrame::Hello {
        version,
        resume_after,
        watching,
    } = frame
    else {
        return Err(Ending::Bye(ByeReason::BadFrame));
    };
    if version != PROTOCOL_VERSION {
        return Err(Ending::Bye(ByeReason::UnsupportedVersion));
    }
    if watching.len() > MAX_WATCHED {
        return Err(Ending::Bye(ByeReason::BadFrame));
    }
    Ok(Resume {
        after: resume_after,
        watching,
    })
}
