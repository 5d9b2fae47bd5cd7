//! Files that are dragged over the window and let go there.

use atiende_assets::{Key, key};
use atiende_core::{Action, files};
use atiende_protocol::{Request, RequestStatus};
use egui::{Rect, Ui};

use crate::UiState;
use crate::icons;
use crate::scene::Scene;
use crate::theme::Tone;
use crate::widgets::drop_target;

/// Covers `place` while files are over the window, and sends what is let go.
///
/// Where the pointer is meanwhile, not every system tells: the whole window is the target.
pub(crate) fn drop_ui(
    ui: &Ui,
    place: Rect,
    scene: Scene<'_>,
    request: &Request,
    ui_state: &UiState,
) -> Option<Action> {
    if ui_state.has_dialog() {
        return None;
    }
    let may_send = files::may_send(scene.state, request);
    let (is_over, paths) = ui.input(|input| {
        let dropped = input.raw.dropped_files.iter();
        let paths: Vec<_> = dropped.map(|file| file.path().to_owned()).collect();
        (!input.raw.hovered_files.is_empty(), paths)
    });
    if is_over {
        let words = match may_send {
            true => scene.text_of(key::UPLOAD_DROP, &request.customer.name),
            false => scene.text(reason(scene, request)).to_owned(),
        };
        let look = match may_send {
            true => (icons::UPLOAD, Tone::Accent),
            false => (icons::LOCK, Tone::Neutral),
        };
        drop_target(ui.ctx(), place, look, &words);
    }
    let is_sent = may_send && !paths.is_empty();
    is_sent.then_some(Action::SendFiles {
        request: request.id,
        paths,
    })
}

fn reason(scene: Scene<'_>, request: &Request) -> Key {
    match request.status {
        RequestStatus::Completed => key::UPLOAD_DROP_COMPLETED,
        RequestStatus::New => key::UPLOAD_DROP_NEW,
        _ if !scene.is_mine(request) => key::UPLOAD_DROP_OF_ANOTHER,
        RequestStatus::ChatEnded => key::UPLOAD_DROP_ENDED,
        RequestStatus::Assigned | RequestStatus::InChat => key::UPLOAD_DROP_NOT_JOINED,
    }
}
