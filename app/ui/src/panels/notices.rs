//! What there is to say: refusals and failures, one sentence each.

use std::collections::BTreeMap;

use atiende_assets::{Key, key};
use atiende_core::{Action, Notice, NoticeKind};
use atiende_protocol::{Refusal, RequestId};
use egui::Context;

use super::top_bar::availability_words;
use crate::format;
use crate::scene::Scene;
use crate::theme::Tone;
use crate::widgets::{Toast, ToastClick, toasts};

/// The sentences as they were first said: *2 s ago* must not tick.
#[derive(Clone, Debug, Default)]
pub(crate) struct NoticesView {
    said: BTreeMap<(u64, &'static str), String>,
}

/// Draws the notices; an action when one was dismissed or followed.
pub(crate) fn notices_ui(
    ctx: &Context,
    scene: Scene<'_>,
    view: &mut NoticesView,
) -> Option<Action> {
    let notices = &scene.state.notices;
    if notices.is_empty() {
        view.said.clear();
        return None;
    }
    let tag = scene.env.locale.tag();
    for notice in notices {
        view.said
            .entry((notice.id, tag))
            .or_insert_with(|| sentence(scene, &notice.kind));
    }
    let toast = |notice: &Notice| Toast {
        tone: tone(&notice.kind),
        text: view.said.get(&(notice.id, tag)).map_or("", String::as_str),
        action: about(scene, notice).map(|_| scene.text(key::NOTICE_SHOW)),
    };
    let shown: Vec<_> = notices.iter().map(toast).collect();
    let clicked = |index: usize| notices.get(index);
    match toasts(ctx, &shown, scene.text(key::DISMISS))? {
        ToastClick::Dismiss(index) => clicked(index).map(|notice| Action::Dismiss(notice.id)),
        ToastClick::Action(index) => clicked(index)
            .and_then(|notice| about(scene, notice))
            .map(Action::Select),
    }
}

/// The request that a notice leads to: one that is known and not on the screen.
fn about(scene: Scene<'_>, notice: &Notice) -> Option<RequestId> {
    let NoticeKind::Refused {
        request: Some(request),
        ..
    } = &notice.kind
    else {
        return None;
    };
    let is_elsewhere = scene.state.selected != Some(*request);
    (is_elsewhere && scene.state.request(*request).is_some()).then_some(*request)
}

fn tone(kind: &NoticeKind) -> Tone {
    match kind {
        NoticeKind::Refused { .. }
        | NoticeKind::LinkNotOpened(_)
        | NoticeKind::FolderNotSent(_)
        | NoticeKind::TooManyFiles(_)
        | NoticeKind::NoSuchRequest(_)
        | NoticeKind::LinkWaits(_) => Tone::Attention,
        NoticeKind::WentAway(_) | NoticeKind::CameBack(_) => Tone::Calm,
        NoticeKind::FetchFailed
        | NoticeKind::NotSaved(_)
        | NoticeKind::FileNotSent(_)
        | NoticeKind::NotPicked(_) => Tone::Danger,
    }
}

fn sentence(scene: Scene<'_>, kind: &NoticeKind) -> String {
    match kind {
        NoticeKind::FetchFailed => scene.text(key::NOTICE_FETCH_FAILED).to_owned(),
        NoticeKind::NotSaved(message) => scene.env.locale.text_with(
            key::NOTICE_NOT_SAVED,
            &[("message", message.as_str().into())],
        ),
        NoticeKind::LinkNotOpened(url) => scene
            .env
            .locale
            .text_with(key::NOTICE_LINK, &[("url", url.as_str().into())]),
        NoticeKind::FolderNotSent(name) => with(scene, key::FILE_NOTICE_FOLDER, "file", name),
        NoticeKind::FileNotSent(name) => with(scene, key::FILE_NOTICE_OUT_OF_REACH, "file", name),
        NoticeKind::TooManyFiles(max) => {
            with(scene, key::FILE_NOTICE_TOO_MANY, "max", &max.to_string())
        }
        NoticeKind::NotPicked(message) => {
            with(scene, key::FILE_NOTICE_NOT_PICKED, "message", message)
        }
        NoticeKind::NoSuchRequest(request) => {
            let number = request.to_string();
            with(scene, key::NOTICE_NO_SUCH_REQUEST, "number", &number)
        }
        NoticeKind::LinkWaits(request) => {
            let number = request.to_string();
            with(scene, key::NOTICE_LINK_WAITS, "number", &number)
        }
        NoticeKind::WentAway(minutes) => scene.env.locale.text_with(
            key::NOTICE_WENT_AWAY,
            &[("minutes", usize::from(*minutes).into())],
        ),
        NoticeKind::CameBack(status) => {
            let status = scene.text(availability_words(*status).0);
            with(scene, key::NOTICE_CAME_BACK, "status", status)
        }
        NoticeKind::Refused {
            request: None,
            refusal,
        } => refusal_words(scene, refusal),
        NoticeKind::Refused {
            request: Some(request),
            refusal,
        } => {
            let text = refusal_words(scene, refusal);
            let values = [("id", request.to_string().into()), ("text", text.into())];
            scene.env.locale.text_with(key::REFUSED_ABOUT, &values)
        }
    }
}

fn with(scene: Scene<'_>, key: Key, name: &str, value: &str) -> String {
    scene.env.locale.text_with(key, &[(name, value.into())])
}

/// Why the service said no, and what to do.
pub(crate) fn refusal_words(scene: Scene<'_>, refusal: &Refusal) -> String {
    let locale = scene.env.locale;
    match refusal {
        Refusal::AlreadyAssigned { by, at } => {
            let elapsed = format::elapsed(*at, scene.state.service_time(scene.env.now));
            let ago = format::ago(locale, elapsed);
            let values = [("name", by.name.as_str().into()), ("ago", ago.into())];
            locale.text_with(key::REFUSED_ALREADY, &values)
        }
        Refusal::TextTooLong { max } => {
            locale.text_with(key::REFUSED_TOO_LONG, &[("max", max.to_string().into())])
        }
        Refusal::TooFast { retry_secs } => {
            locale.text_with(key::REFUSED_TOO_FAST, &[("secs", (*retry_secs).into())])
        }
        other => scene.text(fixed(other)).to_owned(),
    }
}

fn fixed(refusal: &Refusal) -> Key {
    match refusal {
        Refusal::NotFound => key::REFUSED_NOT_FOUND,
        Refusal::NotAssignedToYou => key::REFUSED_NOT_YOURS,
        Refusal::NobodyWaiting => key::REFUSED_NOBODY_WAITING,
        Refusal::NoSuchColleague => key::REFUSED_NO_SUCH_COLLEAGUE,
        Refusal::NotAvailable => key::REFUSED_NOT_AVAILABLE,
        Refusal::ChatEnded => key::REFUSED_CHAT_ENDED,
        Refusal::Completed => key::REFUSED_COMPLETED,
        Refusal::EmptyText => key::REFUSED_EMPTY,
        Refusal::IdReused => key::REFUSED_ID_REUSED,
        Refusal::Unavailable => key::REFUSED_UNAVAILABLE,
        Refusal::NotNow
        | Refusal::AlreadyAssigned { .. }
        | Refusal::TextTooLong { .. }
        | Refusal::TooFast { .. } => key::REFUSED_NOT_NOW,
    }
}
