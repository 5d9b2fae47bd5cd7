//! What a technician did in a panel.

use atiende_protocol::{ClientFrame, Command, RequestId, RequestStatus, Timestamp};
use imbl::OrdMap;

use super::{deliveries, downloads, link, outbox, search, tell, uploads};
use crate::admin::AdminCall;
use crate::queue::View;
use crate::{Action, Context, Effect, NoticeKind, Preferences, Session, State};

/// How long the service believes that somebody writes who has said so, in microseconds.
const TYPING_MICROS: i64 = 4_000_000;

#[expect(clippy::too_many_lines, reason = "a table: one call an arm")]
pub(super) fn apply(state: &mut State, action: Action, context: &Context) -> Vec<Effect> {
    match action {
        Action::SignIn {
            service,
            email,
            password,
        } => sign_in(
            state,
            Effect::SignIn {
                service,
                email,
                password,
            },
        ),
        Action::TryLocal => sign_in(state, Effect::StartLocal),
        Action::SignOut => vec![Effect::SignOut],
        Action::Select(request) => select(state, Some(request)),
        Action::OpenRequest(request) => link::open(state, request),
        Action::Deselect => select(state, None),
        Action::ShowView(view) => show_view(state, view),
        Action::Claim(request) => outbox::ask(state, Command::Claim { request }, context),
        Action::Unassign(request) => outbox::ask(state, Command::Unassign { request }, context),
        Action::Join(request) => outbox::ask(state, Command::Join { request }, context),
        Action::EndChat(request) => outbox::ask(state, Command::EndChat { request }, context),
        Action::Close(request) => outbox::ask(state, Command::Close { request }, context),
        Action::TakeNext => outbox::ask(state, Command::TakeNext, context),
        Action::TakeOver(request) => outbox::ask(state, Command::TakeOver { request }, context),
        Action::Transfer { request, to, note } => {
            let note = note.trim().to_owned();
            outbox::ask(state, Command::Transfer { request, to, note }, context)
        }
        Action::SetAvailability {
            availability,
            reason,
        } => {
            let reason = Some(reason.trim().to_owned()).filter(|reason| !reason.is_empty());
            let command = Command::SetAvailability {
                availability,
                reason,
            };
            outbox::ask(state, command, context)
        }
        Action::AddNote { request, text } => outbox::note(state, request, &text, context),
        Action::EditNote { request, text } => edit(&mut state.notes, request, text),
        Action::SendMessage { request, text } => outbox::send(state, request, &text, context),
        Action::Retry(id) => outbox::retry(state, id, context),
        Action::Reclaim(id) => outbox::reclaim(state, id),
        Action::EditDraft { request, text } => edit_draft(state, request, text, context),
        Action::LoadEarlier(request) => load_earlier(state, request),
        Action::LoadMoreCompleted => load_completed(state),
        Action::LoadColleagues(request) => load_colleagues(state, request),
        Action::Search(query) => search::begin(state, query),
        Action::LoadMoreFound => search::more(state),
        Action::EndSearch => search::end(state),
        Action::SaveTranscript(request, format) => vec![Effect::SaveTranscript(request, format)],
        Action::PrintTranscript(request) => vec![Effect::PrintTranscript(request)],
        Action::Administer(call) => administer(state, call),
        Action::Notifications(call) => deliveries::call(state, call),
        Action::LeaveDeliveries => deliveries::leave(state),
        Action::SetPreferences(preferences) => set_preferences(state, preferences),
        Action::OpenPortal => open_portal(state),
        Action::OpenLink(url) => open_link(state, url),
        Action::Dismiss(id) => {
            state.notices.retain(|notice| notice.id != id);
            vec![]
        }
        Action::Silence(request) => tell::silence(state, request),
        Action::PickFiles(request) => uploads::pick(state, request),
        Action::SendFiles { request, paths } => uploads::send(state, request, paths),
        Action::SendPicture { request, png } => vec![Effect::KeepPicture { request, png }],
        Action::PauseUpload(id) => uploads::pause(state, id),
        Action::ResumeUpload(id) => uploads::resume(state, id),
        Action::CancelUpload(id) => uploads::cancel(state, id),
        Action::FetchFile {
            request,
            file,
            purpose,
        } => downloads::fetch(state, request, file, purpose),
        Action::CancelDownload(file) => downloads::cancel(state, file),
        Action::FetchPreview { request, file } => downloads::preview(state, request, file),
    }
}

fn sign_in(state: &mut State, effect: Effect) -> Vec<Effect> {
    if state.session
        == (Session::Welcome {
            is_busy: true,
            problem: None,
        })
    {
        return vec![]; // A second click while the first is under way.
    }
    state.session = Session::Welcome {
        is_busy: true,
        problem: None,
    };
    vec![effect]
}

pub(super) fn select(state: &mut State, request: Option<RequestId>) -> Vec<Effect> {
    if state.selected == request {
        return vec![];
    }
    let left = std::mem::replace(&mut state.selected, request);
    drop_unwatched(state, left);
    mark_read(state);
    state.others = None;
    state.colleagues = None;
    state.typing_until = Timestamp(0);
    let mut effects = vec![watch(state), presence_frame(state, false), Effect::SaveDesk];
    effects.extend(request.map(Effect::FetchOthers));
    effects
}

/// A timeline that nobody watches goes stale: it is fetched anew when it is wanted again.
pub(super) fn drop_unwatched(state: &mut State, request: Option<RequestId>) {
    if let Some(request) = request
        && !state.watching().contains(&request)
    {
        state.timelines.remove(&request);
        downloads::drop_previews(state, request);
    }
}

/// Asks for the timelines that are wanted now.
pub(super) fn watch(state: &State) -> Effect {
    Effect::Send(ClientFrame::Watch {
        requests: state.watching(),
    })
}

/// Everything in the selected request is on the screen.
pub(super) fn mark_read(state: &mut State) {
    let Some(selected) = state.selected else {
        return;
    };
    let timeline = state.timelines.get(&selected);
    if let Some(last) = timeline.and_then(crate::Timeline::last_seq) {
        state.read.insert(selected, last);
    }
}

fn show_view(state: &mut State, view: View) -> Vec<Effect> {
    state.view = view;
    let wants_closed = view.shows(RequestStatus::Completed);
    let is_missing = !state.completed.is_begun && !state.completed.is_loading;
    if wants_closed && is_missing {
        load_completed(state)
    } else {
        vec![]
    }
}

fn load_completed(state: &mut State) -> Vec<Effect> {
    if state.completed.is_loading {
        return vec![];
    }
    state.completed.is_loading = true;
    let before = state.completed.reached;
    vec![Effect::FetchCompleted { before }]
}

fn load_earlier(state: &mut State, request: RequestId) -> Vec<Effect> {
    let Some(timeline) = state.timelines.get_mut(&request) else {
        return vec![];
    };
    if !timeline.has_earlier || timeline.is_loading_earlier {
        return vec![];
    }
    timeline.is_loading_earlier = true;
    let first = timeline.entries.front().map(|entry| entry.seq);
    first
        .map(|before| Effect::FetchEarlier { request, before })
        .into_iter()
        .collect()
}

/// Says that the technician writes; not on every key.
fn edit_draft(
    state: &mut State,
    request: RequestId,
    text: String,
    context: &Context,
) -> Vec<Effect> {
    let is_writing = !text.is_empty() && state.selected == Some(request);
    let mut effects = edit(&mut state.drafts, request, text);
    if is_writing && context.now >= state.typing_until {
        state.typing_until = Timestamp(context.now.0 + TYPING_MICROS);
        effects.push(presence_frame(state, true));
    }
    effects
}

fn edit(drafts: &mut OrdMap<RequestId, String>, request: RequestId, text: String) -> Vec<Effect> {
    if text.is_empty() {
        drafts.remove(&request);
    } else {
        drafts.insert(request, text);
    }
    vec![Effect::SaveDesk]
}

/// What the technician looks at, for colleagues and the customer.
pub(super) fn presence_frame(state: &State, is_typing: bool) -> Effect {
    Effect::Send(ClientFrame::Presence {
        viewing: state.selected,
        is_typing,
    })
}

fn load_colleagues(state: &mut State, request: RequestId) -> Vec<Effect> {
    state.colleagues = None;
    vec![Effect::FetchColleagues(request)]
}

fn administer(state: &mut State, call: AdminCall) -> Vec<Effect> {
    if call == AdminCall::ForgetInvitation {
        state.admin.invitation = None;
        return vec![];
    }
    state.admin.is_busy = true;
    state.admin.problem = None;
    vec![Effect::Administer(call)]
}

fn set_preferences(state: &mut State, preferences: Preferences) -> Vec<Effect> {
    state.preferences = preferences;
    vec![Effect::SavePreferences]
}

fn open_portal(state: &State) -> Vec<Effect> {
    match &state.session {
        Session::SignedIn {
            local_portal: Some(url),
            ..
        } => vec![Effect::OpenUrl(url.clone())],
        _ => vec![],
    }
}

/// Only web addresses: another scheme could start any program on this computer.
fn open_link(state: &mut State, url: String) -> Vec<Effect> {
    let scheme = url
        .split(':')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    if matches!(scheme.as_str(), "http" | "https") {
        return vec![Effect::OpenUrl(url)];
    }
    state.notice(NoticeKind::LinkNotOpened(url));
    vec![]
}
