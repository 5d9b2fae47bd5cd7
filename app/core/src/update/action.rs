//! What a technician did in a panel.

use atiende_protocol::{ClientFrame, Command, RequestId, RequestStatus};

use super::outbox;
use crate::queue::View;
use crate::{Action, Context, Effect, NoticeKind, Preferences, Session, State};

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
        Action::Deselect => select(state, None),
        Action::ShowView(view) => show_view(state, view),
        Action::Claim(request) => outbox::ask(state, Command::Claim { request }, context),
        Action::Unassign(request) => outbox::ask(state, Command::Unassign { request }, context),
        Action::Join(request) => outbox::ask(state, Command::Join { request }, context),
        Action::EndChat(request) => outbox::ask(state, Command::EndChat { request }, context),
        Action::Close(request) => outbox::ask(state, Command::Close { request }, context),
        Action::SetAvailability(availability) => {
            outbox::ask(state, Command::SetAvailability { availability }, context)
        }
        Action::SendMessage { request, text } => outbox::send(state, request, &text, context),
        Action::Retry(id) => outbox::retry(state, id, context),
        Action::Reclaim(id) => outbox::reclaim(state, id),
        Action::EditDraft { request, text } => edit_draft(state, request, text),
        Action::LoadEarlier(request) => load_earlier(state, request),
        Action::LoadMoreCompleted => load_completed(state),
        Action::SetPreferences(preferences) => set_preferences(state, preferences),
        Action::OpenPortal => open_portal(state),
        Action::OpenLink(url) => open_link(state, url),
        Action::Dismiss(id) => {
            state.notices.retain(|notice| notice.id != id);
            vec![]
        }
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

fn select(state: &mut State, request: Option<RequestId>) -> Vec<Effect> {
    if state.selected == request {
        return vec![];
    }
    let left = std::mem::replace(&mut state.selected, request);
    drop_unwatched(state, left);
    mark_read(state);
    vec![watch(state), Effect::SaveDesk]
}

/// A timeline that nobody watches goes stale: it is fetched anew when it is wanted again.
pub(super) fn drop_unwatched(state: &mut State, request: Option<RequestId>) {
    if let Some(request) = request
        && !state.watching().contains(&request)
    {
        state.timelines.remove(&request);
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

fn edit_draft(state: &mut State, request: RequestId, text: String) -> Vec<Effect> {
    if text.is_empty() {
        state.drafts.remove(&request);
    } else {
        state.drafts.insert(request, text);
    }
    vec![Effect::SaveDesk]
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
