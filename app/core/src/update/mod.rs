//! The one function that changes the state.

mod action;
mod away;
mod deliveries;
mod desktop;
mod downloads;
mod frame;
mod link;
pub(crate) mod missed;
mod outbox;
mod search;
pub(crate) mod tell;
mod uploads;

use std::sync::Arc;

use atiende_protocol::http::{RequestPage, TimelinePage};
use atiende_protocol::{Request, RequestId, Technician};

use crate::{Connection, Context, Desk, Effect, Input, NoticeKind, Others, Session, State};

/// Applies one input and says what the outside world must do about it.
pub fn update(state: &mut State, input: Input, context: &Context) -> Vec<Effect> {
    state.revision += 1;
    let mut effects = apply(state, input, context);
    effects.extend(tell::withdraw(state));
    effects
}

#[expect(clippy::too_many_lines, reason = "a table: one call an arm")]
fn apply(state: &mut State, input: Input, context: &Context) -> Vec<Effect> {
    match input {
        Input::Action(action) => action::apply(state, action, context),
        Input::Frame(frame) => frame::apply(state, frame, context),
        Input::Restored(preferences) => {
            state.preferences = preferences;
            vec![]
        }
        Input::NoAccount => welcome(state, None),
        Input::SignInFailed(problem) => welcome(state, Some(problem)),
        Input::SignedOut => signed_out(state),
        Input::SignedIn {
            service,
            local_portal,
            token_place,
            desk,
            technician,
        } => {
            let session = Session::SignedIn {
                service,
                local_portal,
                token_place,
            };
            signed_in(state, session, desk, technician)
        }
        Input::Connecting => connecting(state),
        Input::Disconnected => disconnected(state, context),
        Input::CompletedLoaded {
            page,
            is_continuation,
        } => completed_loaded(state, page, is_continuation),
        Input::EarlierLoaded { request, page } => earlier_loaded(state, request, page),
        Input::OthersLoaded { request, page } => others_loaded(state, request, page),
        Input::ColleaguesLoaded {
            request,
            colleagues,
        } => {
            state.colleagues = Some((request, colleagues));
            vec![]
        }
        Input::Found {
            query,
            page,
            is_continuation,
        } => search::found(state, &query, page, is_continuation),
        Input::SearchFailed => search::failed(state),
        Input::NotificationsAnswered(answer) => {
            if let Some(rules) = state.notify.apply(answer) {
                state.rules = rules;
            }
            vec![]
        }
        Input::Look => deliveries::look(state),
        Input::DeliveriesRefreshed(filter, newest) => deliveries::refreshed(state, filter, newest),
        Input::Administered(answer) => {
            state.admin.apply(answer);
            vec![]
        }
        Input::Failed(kind) => {
            state.notice(kind);
            vec![]
        }
        Input::CompletedFailed => completed_failed(state),
        Input::EarlierFailed(request) => earlier_failed(state, request),
        Input::FilesFound { request, files } => uploads::found(state, request, files),
        Input::Upload(id, answer) => uploads::answered(state, id, answer),
        Input::DownloadProgress { file, received } => downloads::progress(state, file, received),
        Input::DownloadDone(file) => downloads::done(state, file),
        Input::DownloadFailed(file, problem) => downloads::failed(state, file, problem),
        Input::PreviewLoaded(file, content) => downloads::preview_loaded(state, file, content),
        Input::Desktop(event) => desktop::apply(state, event, context),
        Input::Ring => tell::ring(state, context),
        Input::RequestFetched(request) => link::fetched(state, *request),
        Input::NoSuchRequest(request) => link::leads_nowhere(state, request),
    }
}

/// Forgets everything about the account; the preferences stay.
fn welcome(state: &mut State, problem: Option<crate::SignInProblem>) -> Vec<Effect> {
    *state = State {
        session: Session::Welcome {
            is_busy: false,
            problem,
        },
        preferences: std::mem::take(&mut state.preferences),
        // What is on the desktop is taken away by the update itself.
        telling: std::mem::take(&mut state.telling),
        missing: std::mem::take(&mut state.missing),
        is_in_front: state.is_in_front,
        link: state.link,
        rows_revision: state.rows_revision + 1,
        revision: state.revision,
        ..State::default()
    };
    tell::forget_missed(state);
    vec![]
}

fn signed_in(
    state: &mut State,
    session: Session,
    desk: Desk,
    technician: Option<Technician>,
) -> Vec<Effect> {
    welcome(state, None);
    state.session = session;
    state.me = technician;
    state.outbox = desk.outbox.into();
    state.drafts = desk.drafts.into_iter().collect();
    state.notes = desk.notes.into_iter().collect();
    state.read = desk.read.into_iter().collect();
    state.uploads = desk.uploads.into();
    state.before_away = desk.before_away;
    let is_local = matches!(
        state.session,
        Session::SignedIn {
            local_portal: Some(_),
            ..
        }
    );
    continue_locally(state, is_local)
}

fn signed_out(state: &mut State) -> Vec<Effect> {
    welcome(state, None);
    continue_locally(state, false)
}

fn continue_locally(state: &mut State, yes: bool) -> Vec<Effect> {
    let has_changed = std::mem::replace(&mut state.preferences.continues_locally, yes) != yes;
    has_changed
        .then_some(Effect::SavePreferences)
        .into_iter()
        .collect()
}

fn connecting(state: &mut State) -> Vec<Effect> {
    if !matches!(state.connection, Connection::Offline { .. }) {
        state.connection = Connection::Connecting;
    }
    vec![]
}

fn disconnected(state: &mut State, context: &Context) -> Vec<Effect> {
    state.snapshot = None; // Half a snapshot is worth nothing: the next connection resumes.
    state.presence.clear(); // Nobody knows any more who is there.
    if !matches!(state.connection, Connection::Offline { .. }) {
        state.connection = Connection::Offline { since: context.now };
    }
    vec![]
}

fn completed_loaded(state: &mut State, page: RequestPage, is_continuation: bool) -> Vec<Effect> {
    let pages = &mut state.completed;
    if !is_continuation {
        pages.reached = None;
    }
    // What was closed meanwhile is there already, and may be on the screen: it stays.
    let is_fetched = |known: &Request| page.requests.iter().any(|request| request.id == known.id);
    pages.requests.retain(|known| !is_fetched(known));
    pages.reached = page.requests.last().map(|last| last.id).or(pages.reached);
    pages.is_begun = true;
    pages
        .requests
        .extend(page.requests.into_iter().map(Arc::new));
    pages.has_more = page.has_more;
    pages.is_loading = false;
    pages.has_failed = false;
    state.rows_revision += 1;
    vec![]
}

fn earlier_loaded(state: &mut State, request: RequestId, page: TimelinePage) -> Vec<Effect> {
    if let Some(timeline) = state.timelines.get_mut(&request) {
        timeline.prepend(page.entries, page.has_earlier);
    }
    vec![]
}

fn others_loaded(state: &mut State, request: RequestId, page: RequestPage) -> Vec<Effect> {
    if state.selected == Some(request) {
        state.others = Some(Others {
            of: request,
            requests: page.requests.into_iter().map(Arc::new).collect(),
            has_more: page.has_more,
        });
    }
    vec![]
}

fn completed_failed(state: &mut State) -> Vec<Effect> {
    state.completed.is_loading = false;
    state.completed.has_failed = true;
    state.notice(NoticeKind::FetchFailed);
    vec![]
}

fn earlier_failed(state: &mut State, request: RequestId) -> Vec<Effect> {
    if let Some(timeline) = state.timelines.get_mut(&request) {
        timeline.is_loading_earlier = false;
    }
    state.notice(NoticeKind::FetchFailed);
    vec![]
}

#[cfg(test)]
mod tests;
